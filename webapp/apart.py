"""What differs between two texts, found in a process of its own: it takes a whole processor for seconds.

So pages go before it, its memory goes with it, and it cannot hang. What was found is kept, packed, for the
next reader.
"""

from __future__ import annotations

import math
import os
import pickle
import signal
import subprocess
import sys
import threading
import zlib
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, cast

import webapp
from webapp.engine import compile_text
from webapp.engine.difference import Difference, differ
from webapp.language import language
from webapp.model import Text

COMMAND: Final = (sys.executable, "-P", "-m", "webapp.apart")
TIMEOUT: Final = 45.0
PATIENCE: Final = 10.0
"""Seconds that somebody in line waits; with `TIMEOUT`, less than the minute after which proxies give up."""

IN_LINE: Final = 3
"""So many readers of one process may want a difference at a time: each takes a thread from the pages."""

MOST_KEPT: Final = 256
POLITENESS: Final = 10
MOST_MEMORY: Final = 2**30
SOON: Final = 15
LATER: Final = 60


class NotNow(Exception):
    """It cannot be had now. `retry_after`: seconds after which it makes sense to ask again."""

    def __init__(self, retry_after: int) -> None:
        super().__init__()
        self.retry_after = retry_after


class Apart:
    """Finds differences apart from this process, one at a time. Safe to share between threads.

    `timeout`: seconds for each. Texts of the same name and language must be the same texts.
    """

    def __init__(self, *, timeout: float = TIMEOUT) -> None:
        self._timeout = timeout
        self._line = threading.BoundedSemaphore(IN_LINE)
        self._at_work = threading.Lock()
        self._kept: OrderedDict[tuple[str, str, str], bytes] = OrderedDict()

    def differ(self, left: Text, right: Text) -> Difference:
        """Return what differs. Raises `NotNow`."""
        key = (left.key, right.key, language())
        found = self._kept.get(key)
        if found is None:
            with self._in_line():
                # While this one waited, another may have asked for the same.
                found = self._kept.get(key) or self._found(left, right)
                self._kept[key] = found
                while len(self._kept) > MOST_KEPT:
                    self._kept.popitem(last=False)
        return cast("Difference", pickle.loads(zlib.decompress(found)))  # noqa: S301 (a process of ours wrote it)

    @contextmanager
    def _in_line(self) -> Iterator[None]:
        if not self._line.acquire(blocking=False):
            raise NotNow(SOON)
        try:
            if not self._at_work.acquire(timeout=PATIENCE):
                raise NotNow(SOON)
            try:
                yield
            finally:
                self._at_work.release()
        finally:
            self._line.release()

    def _found(self, left: Text, right: Text) -> bytes:
        try:
            process = subprocess.Popen(  # noqa: S603 (a constant, and a number)
                (*COMMAND, str(math.ceil(self._timeout))),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=_environment(),
            )
        except OSError:
            raise NotNow(LATER) from None
        timer = threading.Timer(self._timeout, process.kill)
        timer.daemon = True
        timer.start()
        with process:
            found = _exchange(process, pickle.dumps((left, right)))
            timer.cancel()
            process.kill()
        if not found:
            raise NotNow(LATER)
        return found


def _exchange(process: subprocess.Popen[bytes], texts: bytes) -> bytes:
    """Send the texts and wait for all that is said of them; nothing when the process ends before."""
    if process.stdin is None or process.stdout is None:
        return b""
    try:
        process.stdin.write(texts)
        process.stdin.flush()
        length = int.from_bytes(process.stdout.read(8))
        found = process.stdout.read(length)
    except OSError:
        return b""
    return found if len(found) == length else b""


def _environment() -> dict[str, str]:
    """Let the process find this package."""
    package = Path(webapp.__file__).resolve().parent.parent
    paths = (str(package), os.environ.get("PYTHONPATH", ""))
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)}


def main() -> None:
    """Read two texts from standard input, say what differs between them, and end with whoever asked."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _restrain(int(sys.argv[1]))
    outgoing = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # What a library prints must not get into the answer.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    left, right = pickle.load(sys.stdin.buffer)  # noqa: S301 (a process of ours wrote it)
    threading.Thread(target=_end_with_input, daemon=True).start()
    found = zlib.compress(pickle.dumps(differ(compile_text(left), compile_text(right))))
    outgoing.write(len(found).to_bytes(8) + found)
    outgoing.flush()


def _end_with_input() -> None:
    sys.stdin.buffer.read()
    os._exit(1)


def _restrain(seconds: int) -> None:
    """Let pages go before this, take no more memory than it ever needs, and end by the system's own clock."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 (not on Windows)

        os.nice(POLITENESS)
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        signal.alarm(seconds + 1)


if __name__ == "__main__":
    main()
