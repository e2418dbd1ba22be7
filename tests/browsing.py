"""A server in a thread of the test's own process, for tests that look at pages with a browser."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread

from werkzeug.serving import WSGIRequestHandler, make_server

from tests.pages.conftest import TODAY
from webapp.model import Library
from webapp.pages import create_app

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


class Quiet(WSGIRequestHandler):
    """Keeps the test's output free of an access log."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 - the name is werkzeug's
        pass


def serve_in_thread(library: Library) -> Iterator[str]:
    """Serve the app in a thread, and yield its address."""
    app = create_app(library, today=lambda: TODAY)
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()
