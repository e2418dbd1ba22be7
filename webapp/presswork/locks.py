"""Locks between processes, which the system lets go when their holder dies. Where it has none, no locks."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Final

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows, where the server is one process
    fcntl = None

PAUSE: Final = 0.02


class LockBusy(Exception):
    """Somebody else held the lock all the time."""


def hold(path: Path) -> int:
    """Take the lock of this file for as long as this process, and those forked from it, live."""
    held = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    _try(held)
    return held


def is_free(path: Path) -> bool:
    """Tell whether nobody holds the lock of this file. False where there is no such file, or no locks."""
    if fcntl is None or not path.is_file():
        return False
    lock = os.open(path, os.O_RDWR)
    try:
        return _try(lock)
    finally:
        os.close(lock)


@contextlib.contextmanager
def lock(path: Path, *, timeout: float) -> Iterator[None]:
    """Hold the lock of this file for a while; waits for it. Raises `LockBusy` when it waits too long.

    Where no file can be made, on a disk that is full, work goes on without the lock.
    """
    try:
        opened = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        yield
        return
    try:
        _wait(opened, until=time.monotonic() + timeout)
        yield
    finally:
        os.close(opened)


def _wait(opened: int, *, until: float) -> None:
    while not _try(opened):
        if time.monotonic() > until:
            raise LockBusy
        time.sleep(PAUSE)


def _try(opened: int) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
