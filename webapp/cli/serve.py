"""`fingerpost serve`: the pages, on the server that people run."""

from __future__ import annotations

from webapp import language
from webapp.cli.console import Console, UsageError
from webapp.cli.library import trees_folder
from webapp.cli.options import Options
from webapp.translating import pseudo


def run_serve(options: Options, _console: Console) -> int:
    """Serve until stopped. Raises `SetupError` when that cannot start."""
    # Flask costs a third of a second at start, which no other command should pay.
    from webapp.server import Place, serve, serve_watched  # noqa: PLC0415

    if options.today is not None:
        raise UsageError(
            "The pages go by the day on which they are read; --today is for ask, assess and report."
        )
    if options.pseudo:
        language.offer(pseudo())
    place = Place(options.host, options.port, options.prefix.rstrip("/"), options.behind_proxy)
    if options.watch:
        serve_watched(trees_folder(options.trees), place=place)
        return 0
    serve(None if options.trees is None else trees_folder(options.trees), place=place)
    return 0
