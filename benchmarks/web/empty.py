"""The limit: a Flask view that does nothing, on the server that Fingerpost has."""

from flask import Flask

from webapp.presswork import Press
from webapp.server import HOST, Workers, listen


def main() -> None:
    """Serve it until stopped."""
    app = Flask("empty", static_folder=None)
    app.add_url_rule("/", "empty", lambda: "")
    Workers(app, listen(host=HOST, port=0), Press()).run()


if __name__ == "__main__":
    main()
