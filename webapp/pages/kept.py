"""Finished pages, kept for the next reader of the same address: a page depends on address and day alone.

In the memory of the process alone, bounded, the longest unread dropped first. Nothing is kept that varies by
more than its encoding, that an error made, or that says `no-store`. What is kept is answered before Flask is
asked at all.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final, TypeAlias

from flask import Response, request
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

from webapp.pages.packing import choose

MOST_BYTES: Final = 4_000_000
LARGEST: Final = 200_000
OVERHEAD: Final = 1_000
"""Bytes that a page takes beside its body."""

GOOD: Final = 200
NOT_OF_A_BODY: Final = frozenset({"Content-Type", "Content-Length", "Content-Encoding"})
PLACE: Final = ("wsgi.url_scheme", "HTTP_HOST", "SERVER_NAME", "SERVER_PORT", "SCRIPT_NAME", "PATH_INFO")

Environ: TypeAlias = dict[str, Any]
Headers: TypeAlias = list[tuple[str, str]]
Application: TypeAlias = Callable[[Environ, Any], Iterable[bytes]]
Key: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One finished answer: its body as sent, and its headers, of which one names it."""

    body: bytes
    headers: Headers
    etag: str


class Kept:
    """The pages kept, all of the same day."""

    def __init__(self, today: Callable[[], date], *, most_bytes: int = MOST_BYTES) -> None:
        self._today = today
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self._bytes = 0
        self._day: date | None = None

    def around(self, inner: Application) -> Application:
        """Answer with what is kept, and ask the application for the rest."""

        def application(environ: Environ, start: Any) -> Iterable[bytes]:  # noqa: ANN401 (WSGI's own type)
            page = self._find(environ)
            if page is None:
                return inner(environ, start)
            if page.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
                start("304 NOT MODIFIED", [head for head in page.headers if head[0] not in NOT_OF_A_BODY])
                return []
            start("200 OK", list(page.headers))
            return [] if environ["REQUEST_METHOD"] == "HEAD" else [page.body]

        return application

    def keep(self, response: Response) -> None:
        """Keep a finished answer, unless it is of a kind that must not be."""
        if not _may_be_kept(response):
            return
        body = response.get_data()
        response.content_length = len(body)
        page = Page(body, list(response.headers.items()), response.headers["ETag"])
        key = _key(request.environ)
        with self._lock:
            self._forget_another_day()
            if key in self._pages or len(body) > LARGEST:
                return
            self._pages[key] = page
            self._bytes += len(body) + OVERHEAD
            while self._bytes > self._most_bytes:
                self._bytes -= len(self._pages.popitem(last=False)[1].body) + OVERHEAD

    def _find(self, environ: Environ) -> Page | None:
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return None
        key = _key(environ)
        with self._lock:
            if key not in self._pages:
                return None
            self._forget_another_day()
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def _forget_another_day(self) -> None:
        today = self._today()
        if today != self._day:
            self._pages.clear()
            self._bytes = 0
            self._day = today


def _key(environ: Environ) -> Key:
    """Return what a page depends on. Its links hold the whole address, so host and prefix belong to it."""
    place = tuple(str(environ.get(name, "")) for name in PLACE)
    return (*place, environ.get("QUERY_STRING", ""), _encoding(environ.get("HTTP_ACCEPT_ENCODING", "")))


@lru_cache(maxsize=256)
def _encoding(accepted: str) -> str:
    return choose(parse_accept_header(accepted, Accept))


def _may_be_kept(response: Response) -> bool:
    return (
        request.method == "GET"
        and response.status_code == GOOD
        and (response.mimetype or "").startswith("text/")
        and not response.is_streamed
        and "no-store" not in response.headers.get("Cache-Control", "")
        and {header.lower() for header in response.vary} <= {"accept-encoding"}
    )
