"""Where the press keeps things while it runs: in memory where the system has a folder there, else on disk.

One folder for all processes of a server. It is theirs alone, goes when the server stops, and what a server
that was killed left behind goes when the next one starts.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
import weakref
from pathlib import Path
from typing import Final

from webapp.presswork.fonts import describe_fonts
from webapp.presswork.locks import hold, is_free

PREFIX: Final = "fingerpost-"
IN_MEMORY: Final = Path("/dev/shm")  # noqa: S108 (the folder made in it is ours alone)
HELD: Final = "held"


class Folder:
    """The folder of one press. Made by the process that first needs it, shared with those forked from it."""

    def __init__(self, fonts: Path) -> None:
        """Make it. Raises `OSError` when there is no place for it."""
        place = _place()
        _remove_what_is_left(place)
        self.path = Path(tempfile.mkdtemp(prefix=PREFIX, dir=place))
        self.pdfs = self.path / "pdfs"
        self.pdfs.mkdir()
        self.fonts = describe_fonts(fonts, self.path)
        self._remove = weakref.finalize(self, _remove, self.path, os.getpid(), hold(self.path / HELD))

    def remove(self) -> None:
        """Remove it with all that is in it, unless this process was forked from its owner."""
        self._remove()


def _place() -> Path:
    """Return where to make the folder: where the operator says, else in memory, else the usual place."""
    told = os.environ.get("TMPDIR")
    if not told and sys.platform == "linux" and os.access(IN_MEMORY, os.W_OK | os.X_OK):
        return IN_MEMORY
    return Path(tempfile.gettempdir())


def _remove(path: Path, owner: int, held: int) -> None:
    if os.getpid() == owner:
        shutil.rmtree(path, ignore_errors=True)
        with contextlib.suppress(OSError):
            os.close(held)


def _remove_what_is_left(place: Path) -> None:
    """Remove the folders of our own user's servers that run no more."""
    for path in place.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            if path.stat().st_uid == os.geteuid() and is_free(path / HELD):
                shutil.rmtree(path, ignore_errors=True)
