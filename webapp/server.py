"""The server that people run: gunicorn where there is fork, waitress elsewhere.

The app is made once, before anything listens, so that what is wrong with an installation is said in one line
and no address is printed that does not answer. Answers stand in addresses, so there is no access log, and
what the servers log of a request loses its query string.
"""

import errno
import gc
import logging
import re
import socket
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias, cast

from flask import Flask
from waitress.server import create_server

from webapp.model import Library, Problem
from webapp.pages import SHELF, Watched, create_app, mount
from webapp.presswork import Press
from webapp.resources import SetupError

Application: TypeAlias = Flask | Watched

HOST: Final = "127.0.0.1"
PORT: Final = 8000

WORKERS: Final = 2
THREADS: Final = 30
"""More than ever wait for PDFs and differences, so that pages always find one that is free."""

BACKLOG: Final = 512
MOST_REQUESTS: Final = 1_000_000
"""Of one worker process, before a fresh one takes its place."""

SELDOM: Final = (20_000, 50, 100)
"""Python's own 700, 10 and 10 let it look for garbage a hundred times while it makes one page."""

STALLED: Final = 10
"""Seconds after which a client that has stopped in the middle of a request is left."""

FAREWELL: Final = 30
"""Seconds in which a process that is told to stop answers what it has taken: one PDF may take twenty."""

# Above what `links` reads of an address, so that the app itself can say what is wrong.
LONGEST_REQUEST_LINE: Final = 8190


@dataclass(frozen=True, slots=True)
class Place:
    """Where to serve. Port 0 takes any free one.

    `prefix`: the path before all of ours, as "/fingerpost"; `proxies`: how many proxies stand in front, whose
    forwarded headers are believed.
    """

    host: str = HOST
    port: int = PORT
    prefix: str = ""
    proxies: int = 0


def serve(trees: Path | None = None, *, place: Place | None = None, threads_only: bool = False) -> None:
    """Serve until stopped. Raises `SetupError` when that cannot start.

    `trees`: the folder of other texts than those of this installation. `threads_only`: one process with
    threads, which is what Windows always gets.
    """
    place = place or Place()
    press = Press(eager=True)
    app = create_app(press=press, trees=trees)
    _load_templates(app)
    mount(app, prefix=place.prefix, proxies=place.proxies)
    listener = listen(host=place.host, port=place.port)
    press.prepare()
    _make_ready(app)
    if threads_only or sys.platform == "win32":
        _serve_with_threads(app, listener)
    else:
        _serve_with_workers(app, listener, press)


def serve_watched(folder: Path, *, place: Place | None = None) -> None:
    """Serve the trees of a folder to somebody who is writing them.

    One process with threads, so that all answer by the same files. Raises `SetupError` when it cannot start.
    """
    place = place or Place()
    press = Press()

    def make(library: Library, problems: tuple[Problem, ...]) -> Flask:
        app = create_app(library, press=press, problems=problems, trees=folder)
        mount(app, prefix=place.prefix, proxies=place.proxies)
        return app

    app = Watched(folder, make)
    _serve_with_threads(app, listen(host=place.host, port=place.port))


def listen(*, host: str, port: int) -> socket.socket:
    """Return a socket that listens there. Raises `SetupError`, saying why it cannot and what to do."""
    host = host.strip("[]")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=BACKLOG)
    except (OSError, OverflowError) as error:
        raise SetupError(_why_not(error, host=host, port=port)) from error
    if sys.platform == "linux":
        # What is accepted inherits these; a thread that waits for the rest of a request would wait for ever.
        for option in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            listener.setsockopt(socket.SOL_SOCKET, option, struct.pack("ll", STALLED, 0))
    return listener


def address(listener: socket.socket) -> str:
    """Return the address to open in a browser on this machine."""
    host, port = listener.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 (compared, not bound)
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def without_query(record: logging.LogRecord) -> bool:
    """Cut query strings out of a log record: they hold people's answers. Lets every record pass."""
    record.msg = re.sub(r"\?[^\s'\"]+", "?...", record.getMessage())
    record.args = None
    return True


def is_trouble(record: logging.LogRecord) -> bool:
    """Tell whether the record is more than news of a worker stopped early, or of a client that stalled."""
    if record.exc_info and isinstance(record.exc_info[1], BlockingIOError):
        return False
    return re.search(r"was sent SIG(INT|QUIT|TERM)!", record.getMessage()) is None


def _why_not(error: Exception, *, host: str, port: int) -> str:
    match getattr(error, "errno", None):
        case errno.EADDRINUSE:
            return (
                f"Port {port} is taken: another program, perhaps another Fingerpost, listens there. "
                f"Stop it, or choose another port, for example --port {port + 1}."
            )
        case errno.EACCES:
            return f"This user may not open port {port}. Choose one from 1024 up, for example --port {PORT}."
        case errno.EADDRNOTAVAIL | socket.EAI_NONAME:
            return f"{host} is not an address of this machine. Use --host 0.0.0.0 for all of its addresses."
        case _:
            return f"Cannot listen at {host}, port {port}: {error}"


def _load_templates(app: Flask) -> None:
    """Read every template now: none that changes while serving is read again, and no reader waits for one."""
    app.jinja_env.auto_reload = False
    for name in app.jinja_env.list_templates(["html"]):
        app.jinja_env.get_template(name)


def _make_ready(app: Flask) -> None:
    """Build before forking what all workers need, and let no collection of garbage look at it again.

    Looking through all of it took 30 ms each time, in the middle of a page, and unshared its memory.
    """
    app.extensions[SHELF].prepare()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)


def _announce(url: str) -> None:
    print(f"Fingerpost is at {url}", flush=True)
    print("Stop it with Ctrl+C.", flush=True)


def _serve_with_threads(app: Application, listener: socket.socket) -> None:
    logging.getLogger("waitress").addFilter(without_query)
    server = create_server(
        app,
        sockets=[listener],
        threads=WORKERS * THREADS,
        ident=None,
        max_request_header_size=8 * LONGEST_REQUEST_LINE,
    )
    _announce(address(listener))
    server.run()


if sys.platform != "win32":
    from gunicorn.app.base import BaseApplication
    from gunicorn.glogging import Logger

    from webapp.patience import PatientWorker, keep_signals_for_workers

    class Log(Logger):
        """Gunicorn's log of errors, without query strings and without what is no error."""

        def setup(self, cfg: Any) -> None:  # noqa: ANN401 (gunicorn's own type for it)
            """Set up as gunicorn does, then cut and leave out."""
            super().setup(cfg)
            self.error_log.addFilter(without_query)
            self.error_log.addFilter(is_trouble)

    class Workers(BaseApplication):
        """The app in two worker processes with a few threads each: a slow reader holds up nobody else."""

        def __init__(self, app: Flask, listener: socket.socket, press: Press) -> None:
            self.app = app
            self.press = press
            self.listener = listener
            self.url = address(listener)  # now: gunicorn closes this socket for a copy of its own
            super().__init__()

        def load_config(self) -> None:
            """Set what differs from gunicorn's own defaults."""
            settings: dict[str, object] = {
                "bind": f"fd://{self.listener.fileno()}",
                "worker_class": PatientWorker,
                "workers": WORKERS,
                "threads": THREADS,
                "max_requests": MOST_REQUESTS,
                "max_requests_jitter": MOST_REQUESTS // 10,
                "graceful_timeout": FAREWELL,
                "keepalive": 15,
                "forwarded_allow_ips": "",
                "limit_request_line": LONGEST_REQUEST_LINE,
                "loglevel": "warning",
                "logger_class": Log,
                "control_socket_disable": True,
                "worker_exit": lambda _arbiter, _worker: self.press.abandon(),
                "when_ready": lambda _arbiter: _announce(self.url),
            }
            for name, value in settings.items():
                self.cfg.set(name, value)

        def load(self) -> Callable[..., Any]:
            """Return the app, which is there already."""
            return cast("Callable[..., Any]", self.app)

    def _serve_with_workers(app: Flask, listener: socket.socket, press: Press) -> None:
        keep_signals_for_workers()
        Workers(app, listener, press).run()
