"""The press: keeps a worker process that sets reports, bounded in number, time and memory.

Nothing here imports WeasyPrint. A worker starts with the first report, is killed when it takes too long, and
another starts with the next report. PDFs are kept for a while, by a digest of what they were made of.
"""

from __future__ import annotations

import ctypes
import os
import queue
import shutil
import sys
import tempfile
import threading
import weakref
from collections import OrderedDict
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from webapp.presswork.fonts import describe_fonts
from webapp.presswork.process import WorkerLost, WorkerProcess
from webapp.presswork.report import Report, compose_report
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

INSTALL: Final = (
    "apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)
PRINT: Final = "Print the page itself: your browser can save it as a PDF."
MISSING: Final = (
    "PDF reports need the Pango library, which the machine that runs Fingerpost lacks. "
    f"On Debian and Ubuntu this installs it: {INSTALL}. {PRINT}"
)
BUSY: Final = f"Too many reports are being made at this moment. Try again in a minute. {PRINT}"
SLOW: Final = f"This report took too long to make. Try again in a minute. {PRINT}"
BROKEN: Final = f"This report could not be made, which is our fault. {PRINT}"
WORKERS: Final = 1
WAITING: Final = 6
TIMEOUT: Final = 30.0
MOST_BYTES_KEPT: Final = 16_000_000


class PressUnavailable(Exception):
    """No PDF can be had. `reason`: why, and what to do instead, in sentences for the reader."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Press:
    """Makes PDFs of reports. Safe to share between threads, and to be inherited by a forked process.

    `workers` at a time, `waiting` more reports in line, `timeout` seconds for each. Making one costs nothing:
    the first report starts a worker.
    """

    def __init__(
        self,
        *,
        workers: int = WORKERS,
        waiting: int = WAITING,
        timeout: float = TIMEOUT,
        libraries: Sequence[str] = LIBRARIES,
    ) -> None:
        self._workers = workers
        self._waiting = waiting
        self._timeout = timeout
        self._libraries = tuple(libraries)
        self._refused = ""
        self._lock = threading.Lock()
        self._folder: tuple[str, int] | None = None
        self._idle: queue.LifoQueue[WorkerProcess | None] = queue.LifoQueue()
        self._pdfs: OrderedDict[str, bytes] = OrderedDict()
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
        if self._refused:
            return self._refused
        if sys.platform == "linux" and not all(map(_is_there, self._libraries)):
            self._refused = MISSING
        return self._refused or None

    def make(self, report: Report) -> bytes:
        """Return the report as PDF. Raises `PressUnavailable`."""
        if self._owner != os.getpid():
            self._open()
        kept = self._kept(report.key)
        if kept is not None:
            return kept
        if (reason := self.reason()) is not None:
            raise PressUnavailable(reason)
        if not self._line.acquire(blocking=False):
            raise PressUnavailable(BUSY)
        try:
            return self._make(report)
        finally:
            self._line.release()

    def close(self) -> None:
        """Stop the workers and remove what they left behind. The next report would start anew."""
        for _ in range(self._workers):
            worker = self._idle.get()
            if worker is not None:
                worker.stop()
            self._idle.put(None)
        if self._folder is not None:
            _remove(*self._folder)
            self._folder = None

    def _open(self) -> None:
        self._owner = os.getpid()
        self._lock = threading.Lock()
        self._line = threading.BoundedSemaphore(self._workers + self._waiting)
        self._idle = queue.LifoQueue()
        self._pdfs = OrderedDict()
        self._folder = None
        for _ in range(self._workers):
            self._idle.put(None)

    def _make(self, report: Report) -> bytes:
        try:
            worker = self._idle.get(timeout=self._timeout)
        except queue.Empty:
            raise PressUnavailable(BUSY) from None
        try:
            # While this one stood in line, another reader may have had the same report made.
            pdf = self._kept(report.key)
            if pdf is None:
                worker = worker or self._start()
                pdf = worker.make(report, timeout=self._timeout)
        except WorkerLost as lost:
            worker = None
            raise PressUnavailable(self._refused or (SLOW if lost.late else BROKEN)) from lost
        finally:
            self._idle.put(worker)
        if pdf is None:
            raise PressUnavailable(BROKEN)
        self._keep(report.key, pdf)
        return pdf

    def _start(self) -> WorkerProcess:
        with self._lock:
            if self._folder is None:
                self._folder = (tempfile.mkdtemp(prefix="fingerpost-"), self._owner)
                weakref.finalize(self, _remove, *self._folder)
            folder = Path(self._folder[0])
        fonts = describe_fonts(locate().static / "fonts", folder)
        try:
            return WorkerProcess(fonts, timeout=self._timeout)
        except WorkerLost as lost:
            if lost.told:
                self._refused = MISSING
            raise

    def _kept(self, key: str) -> bytes | None:
        with self._lock:
            if key in self._pdfs:
                self._pdfs.move_to_end(key)
            return self._pdfs.get(key)

    def _keep(self, key: str, pdf: bytes) -> None:
        with self._lock:
            self._pdfs[key] = pdf
            while sum(map(len, self._pdfs.values())) > MOST_BYTES_KEPT:
                self._pdfs.popitem(last=False)


def render_report(view: VerdictView, *, document: bytes, link: str, created: date) -> bytes:
    """Make the PDF of a verdict at once, in a worker of its own. Raises `PressUnavailable`.

    `document`: the verdict as JSON, to be attached. A server keeps one `Press` instead.
    """
    with Press() as press:
        return press.make(compose_report(view, document=document, link=link, created=created))


def _remove(folder: str, owner: int) -> None:
    """Remove a folder, unless it belongs to the process that this one was forked from."""
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)


def _is_there(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
