"""The press: makes PDFs of reports in worker processes, bounded in number, time and memory.

Nothing here imports WeasyPrint. Whoever wants a PDF that is being made waits for that one; of the others only
so many wait, and the rest are told at once. PDFs are kept for a while, by a digest of what they are made of.
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import copy_context
from datetime import date
from types import TracebackType
from typing import Final, Self

from webapp.presswork.flights import Flights
from webapp.presswork.folder import Folder
from webapp.presswork.locks import LockBusy
from webapp.presswork.page import Report
from webapp.presswork.pdfs import Pdfs
from webapp.presswork.pool import Pool
from webapp.presswork.report import compose_report
from webapp.presswork.unavailable import BROKEN, BUSY, MISSING, PressUnavailable, fault_in_words
from webapp.resources import locate
from webapp.wording.view import VerdictView

LIBRARIES: Final = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libharfbuzz.so.0",
    "libfontconfig.so.1",
    "libpangoft2-1.0.so.0",
)
"""What WeasyPrint loads on Linux."""

WORKERS: Final = 1
WAITING: Final = 6
JOINING: Final = 2
"""So many more wait for PDFs that are being made already, for each who has one made or waits in line."""

TIMEOUT: Final = 20.0
AFTER_ITS_PAGE: Final = 0.5
"""Seconds after which what may be wanted is begun: pages that are asked for at once go first."""


class Press:
    """Makes PDFs of reports. Safe to share between threads, and to be inherited by forked processes.

    `workers` at a time in each process, `waiting` more readers in line, `timeout` seconds for each report.
    Twice as many again may wait for PDFs that are being made already.
    Making one costs nothing: the first report starts a worker. After `prepare`, forked processes share PDFs.
    `eager`: make PDFs before they are asked for, where the pages say that they may soon be.
    """

    # Made by `_open`, anew in each process.
    _closing: threading.Event
    _pool: Pool

    def __init__(
        self,
        *,
        workers: int = WORKERS,
        waiting: int = WAITING,
        timeout: float = TIMEOUT,
        libraries: Sequence[str] = LIBRARIES,
        eager: bool = False,
    ) -> None:
        self._workers = workers
        self._waiting = waiting
        self._timeout = timeout
        self._libraries = tuple(libraries)
        self._eager = eager
        self._refused = ""
        self._folder: Folder | None = None
        self._warmed = False
        self._open()

    def __enter__(self) -> Self:
        """Use the press for a while."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def reason(self) -> str | None:
        """Say, in sentences for the reader, why no PDF can be made here at all; None when it can."""
        if not self._refused and sys.platform == "linux" and not all(map(_is_there, self._libraries)):
            self._refused = MISSING
        return fault_in_words(self._refused) if self._refused else None

    def prepare(self) -> None:
        """Make the folder that processes forked from this one will share, if there is a place for it."""
        try:
            self._place()
        except OSError:
            self._folder = None

    def make(self, report: Report) -> bytes:
        """Return the report as PDF. Raises `PressUnavailable`."""
        return self.fetch(report.key, lambda: report)

    def fetch(self, key: str, compose: Callable[[], Report]) -> bytes:
        """Return the PDF of this key, which is made only if it is not there. Raises `PressUnavailable`.

        `key` must name everything that the report is made of.
        """
        self._settle()
        kept = self._kept(key)
        if kept is not None:
            return kept
        if self.reason() is not None:
            raise PressUnavailable(self._refused)
        return self._flights.run(key, lambda: self._set_in_turn(key, compose))

    def ahead(self, key: str, compose: Callable[[], Report]) -> bool:
        """Make a PDF in the background for a reader who may want it soon; not when there is other work.

        Returns whether it is being made.
        """
        self._settle()
        if not self._eager or self._in_use or self.reason() is not None or self._kept(key) is not None:
            return False

        closing = self._closing

        def make() -> None:
            if not closing.wait(AFTER_ITS_PAGE):
                self.fetch(key, compose)

        return self._in_background(make)

    def warm(self) -> None:
        """Start a worker in the background, once: readers who begin now will want a report later."""
        self._settle()
        if self._eager and not self._warmed and self.reason() is None:
            self._warmed = self._in_background(self._pool.warm)

    def abandon(self) -> None:
        """Stop this process's workers now, whatever they are at: it ends."""
        if self._owner == os.getpid():
            self._pool.abandon()

    def close(self) -> None:
        """Stop the workers and remove what they left behind. The next report would start anew."""
        self._closing.set()
        self._closing = threading.Event()
        self._pool.close()
        if self._folder is not None:
            self._folder.remove()
            self._folder = None

    def _open(self) -> None:
        self._owner = os.getpid()
        self._lock = threading.Lock()
        self._in_use = 0
        self._warmed = False
        self._behind = threading.BoundedSemaphore(1)
        self._closing = threading.Event()
        joining = JOINING * (self._workers + self._waiting)
        self._flights = Flights(timeout=self._timeout, joining=joining)
        self._pool = self._make_pool()

    def _make_pool(self) -> Pool:
        return Pool(lambda: self._place().fonts, workers=self._workers, timeout=self._timeout)

    def _settle(self) -> None:
        """Begin with nothing of one's own in a process that was forked; the folder is shared."""
        if self._owner != os.getpid():
            self._open()

    def _place(self) -> Folder:
        with self._lock:
            if self._folder is None:
                self._folder = Folder(locate().static / "fonts")
            return self._folder

    def _kept(self, key: str) -> bytes | None:
        return None if self._folder is None else Pdfs(self._folder.pdfs).get(key)

    @contextmanager
    def _in_line(self) -> Iterator[None]:
        with self._lock:
            if self._in_use >= self._workers + self._waiting:
                raise PressUnavailable(BUSY)
            self._in_use += 1
        try:
            yield
        finally:
            with self._lock:
                self._in_use -= 1

    def _set_in_turn(self, key: str, compose: Callable[[], Report]) -> bytes:
        # It may have been made between the first look and here.
        kept = self._kept(key)
        if kept is not None:
            return kept
        with self._in_line():
            return self._set(key, compose)

    def _set(self, key: str, compose: Callable[[], Report]) -> bytes:
        try:
            pdfs = Pdfs(self._place().pdfs)
        except OSError as error:
            raise PressUnavailable(BROKEN) from error
        try:
            with pdfs.claim(key, timeout=self._timeout):
                # While this one waited, another process may have made it.
                pdf = pdfs.get(key)
                if pdf is None:
                    pdf = self._pool.make(compose())
                    pdfs.keep(key, pdf)
                return pdf
        except LockBusy:
            raise PressUnavailable(BUSY) from None
        except PressUnavailable as unavailable:
            if unavailable.fault == MISSING:
                self._refused = MISSING
            raise

    def _in_background(self, work: Callable[[], object]) -> bool:
        if not self._behind.acquire(blocking=False):
            return False
        # A new thread would speak English.
        behind, context = self._behind, copy_context()

        def run() -> None:
            try:
                context.run(work)
            except PressUnavailable:
                pass  # whoever asks for it will be told
            finally:
                behind.release()

        threading.Thread(target=run, daemon=True, name="press-ahead").start()
        return True


def render_report(view: VerdictView, *, document: bytes, link: str, created: date) -> bytes:
    """Make the PDF of a verdict at once, in a worker of its own. Raises `PressUnavailable`.

    `document`: the verdict as JSON, to be attached. A server keeps one `Press` instead.
    """
    with Press() as press:
        return press.make(compose_report(view, document=document, link=link, created=created))


def _is_there(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
