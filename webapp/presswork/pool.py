"""A few worker processes, started when needed, replaced when lost or worn."""

from __future__ import annotations

import queue
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Final

from webapp.presswork.page import Report
from webapp.presswork.process import WorkerLost, WorkerProcess
from webapp.presswork.unavailable import BROKEN, BUSY, MISSING, SLOW, PressUnavailable

MOST_REPORTS: Final = 40
"""After so many reports a worker is replaced by a fresh one, so that what leaks in a library stays small."""


class Pool:
    """The workers of one process. `fonts` tells where the fonts are described, and may raise `OSError`."""

    def __init__(self, fonts: Callable[[], Path], *, workers: int, timeout: float) -> None:
        self._fonts = fonts
        self._timeout = timeout
        self._idle: queue.LifoQueue[WorkerProcess | None] = queue.LifoQueue()
        self._living: weakref.WeakSet[WorkerProcess] = weakref.WeakSet()
        self._workers = workers
        for _ in range(workers):
            self._idle.put(None)

    def make(self, report: Report) -> bytes:
        """Return the report as PDF. Raises `PressUnavailable`."""
        worker = self._take()
        try:
            worker = worker or self._start()
            pdf = worker.make(report, timeout=self._timeout)
        except WorkerLost as lost:
            worker = None
            raise PressUnavailable(_why(lost)) from lost
        finally:
            self._give_back(worker)
        if pdf is None:
            raise PressUnavailable(BROKEN)
        return pdf

    def warm(self) -> None:
        """Start a worker ahead of need, if all are missing and none is at work."""
        try:
            worker = self._idle.get_nowait()
        except queue.Empty:
            return
        try:
            worker = worker or self._start()
        except WorkerLost:
            worker = None  # the first report will tell why
        finally:
            self._idle.put(worker)

    def abandon(self) -> None:
        """Kill every worker, whatever it is at."""
        for worker in list(self._living):
            worker.kill()

    def close(self) -> None:
        """Stop the workers, each after what it is at."""
        for _ in range(self._workers):
            worker = self._idle.get()
            if worker is not None:
                worker.stop()
            self._idle.put(None)

    def _take(self) -> WorkerProcess | None:
        try:
            return self._idle.get(timeout=self._timeout)
        except queue.Empty:
            raise PressUnavailable(BUSY) from None

    def _start(self) -> WorkerProcess:
        try:
            worker = WorkerProcess(self._fonts(), timeout=self._timeout)
        except OSError as error:
            raise WorkerLost from error
        self._living.add(worker)
        worker.greet()
        return worker

    def _give_back(self, worker: WorkerProcess | None) -> None:
        if worker is None or worker.reports < MOST_REPORTS:
            self._idle.put(worker)
        else:
            threading.Thread(target=self._replace, args=(worker,), daemon=True).start()

    def _replace(self, worn: WorkerProcess) -> None:
        """Start a fresh worker in the place of a worn one, while nobody waits for it."""
        worn.stop()
        fresh = None
        try:
            fresh = self._start()
        except WorkerLost:
            pass
        finally:
            self._idle.put(fresh)


def _why(lost: WorkerLost) -> str:
    if lost.told:
        return MISSING
    return SLOW if lost.late else BROKEN
