"""One worker process, as seen by the press: started, asked, killed."""

from __future__ import annotations

import math
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

import webapp
from webapp.language import _
from webapp.presswork.frames import DONE, READY, read_frame, write_frame
from webapp.presswork.page import Report

COMMAND: Final = (sys.executable, "-P", "-m", "webapp.presswork.worker")
STARTING: Final = 30.0
"""So many seconds a worker may take to get ready: it only loads its library, however busy the machine is."""


class WorkerLost(Exception):
    """The worker ended before it answered. `late`: because it took too long and was killed."""

    def __init__(self, *, late: bool = False, told: str = "") -> None:
        super().__init__(told)
        self.late = late
        self.told = told


class WorkerProcess:
    """A worker that sets reports, with its fonts described by `fonts`."""

    def __init__(self, fonts: Path, *, timeout: float) -> None:
        """Start the worker, which must be greeted before it works. Raises `OSError`."""
        self.reports = 0
        self._process = subprocess.Popen(  # noqa: S603 (a constant, and a number)
            (*COMMAND, str(math.ceil(timeout))),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=_environment(fonts),
        )

    def greet(self) -> None:
        """Wait until the worker is ready. Raises `WorkerLost` when it cannot work here."""
        hello = self._within(STARTING)
        if hello != READY:
            self.stop()
            raise WorkerLost(told=hello[1:].decode(errors="replace"))

    def make(self, report: Report, *, timeout: float) -> bytes | None:
        """Return the report as PDF, or None when this page cannot be set. Raises `WorkerLost`."""
        day = report.created.isoformat().encode()
        self.reports += 1
        # The worker speaks no language: what it says stands in the frames.
        about = _("The answers and the whole result, for machines").encode()
        answer = self._within(timeout, day, report.html.encode(), report.attachment, about)
        return answer[len(DONE) :] if answer.startswith(DONE) else None

    def kill(self) -> None:
        """End the worker now; whoever waits for it is told that it is lost."""
        self._process.kill()

    def stop(self) -> None:
        """End the worker now, and clear up after it."""
        self._process.kill()
        self._process.communicate()

    def _within(self, timeout: float, *messages: bytes) -> bytes:
        """Send messages and wait for the answer, but no longer than this."""
        late = threading.Event()

        def give_up() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(timeout, give_up)
        timer.daemon = True
        timer.start()
        try:
            answer = self._exchange(messages)
        finally:
            timer.cancel()
        if answer is None:
            self.stop()
            raise WorkerLost(late=late.is_set())
        return answer

    def _exchange(self, messages: tuple[bytes, ...]) -> bytes | None:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            return None
        try:
            for message in messages:
                write_frame(stdin, message)
            return read_frame(stdout)
        except OSError:
            return None


def _environment(fonts: Path) -> dict[str, str]:
    """Let the worker find this package, and no fonts but ours."""
    package = Path(webapp.__file__).resolve().parent.parent
    paths = (str(package), os.environ.get("PYTHONPATH", ""))
    return {
        **os.environ,
        "FONTCONFIG_FILE": str(fonts),
        "PYTHONPATH": os.pathsep.join(path for path in paths if path),
    }
