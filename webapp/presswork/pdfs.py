"""The PDFs made a short while ago, for the next reader: bounded in bytes and age, shared between processes.

What cannot be kept, on a disk that is full or a folder that is gone, is made again: nothing here fails.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final

from webapp.presswork.locks import lock

MOST_BYTES: Final = 32_000_000
LONGEST: Final = 600.0
"""Seconds that a PDF is kept: it holds somebody's answers."""

ENDING: Final = ".pdf"
LOCK_LETTERS: Final = 2


class Pdfs:
    """PDFs in a folder, by key. `clock`: seconds since the epoch, as files bear them."""

    def __init__(
        self, folder: Path, *, most_bytes: int = MOST_BYTES, clock: Callable[[], float] = time.time
    ) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._clock = clock

    def get(self, key: str) -> bytes | None:
        """Return the PDF, if it is still there."""
        path = self._path(key)
        try:
            return None if self._is_old(path.stat()) else path.read_bytes()
        except OSError:
            return None

    def keep(self, key: str, pdf: bytes) -> None:
        """Keep a PDF, if there is room, and drop what is too old or too much."""
        with contextlib.suppress(OSError):
            self._write(self._path(key), pdf)
        with contextlib.suppress(OSError):
            self.sweep()

    def claim(self, key: str, *, timeout: float) -> AbstractContextManager[None]:
        """Return what keeps other processes from making this PDF meanwhile. It raises `LockBusy`."""
        return lock(self._folder / key[:LOCK_LETTERS], timeout=timeout)

    def sweep(self) -> None:
        """Remove what is too old, then the oldest until the rest is not too much."""
        found = [(path, path.stat()) for path in self._folder.glob(f"*{ENDING}")]
        found.sort(key=lambda one: one[1].st_mtime, reverse=True)
        total = 0
        for path, about in found:
            total += about.st_size
            if self._is_old(about) or total > self._most_bytes:
                path.unlink(missing_ok=True)

    def _write(self, path: Path, pdf: bytes) -> None:
        """Write it aside and move it there, so that nobody ever reads half of it."""
        number, name = tempfile.mkstemp(dir=self._folder)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(pdf)
            os.utime(name, (self._clock(), self._clock()))
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise

    def _is_old(self, about: os.stat_result) -> bool:
        # A file from the future shows that the clock was set back; its age is not known.
        return abs(self._clock() - about.st_mtime) > LONGEST

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{ENDING}"
