"""Doing something again each time a file of the trees is saved, until stopped with Ctrl+C."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from webapp.cli.console import Console, Style
from webapp.reading import Stamps, stamps

PAUSE: Final = 0.5
"""Seconds between two looks at the files."""

SETTLING: Final = 0.1
"""Seconds for which a file must stay as it is: editors may save it in pieces."""


def each_change(root: Path, console: Console) -> Iterator[None]:
    """Yield at once, and again whenever a file in the folder has changed."""
    while True:
        before = stamps(root)
        yield
        console.line()
        console.line("Watching. Save a file to check again, stop with Ctrl+C.", Style.FAINT)
        console.out.flush()
        _wait(root, before)
        console.line()


def _wait(root: Path, before: Stamps) -> None:
    """Wait until the files are no more as they were, and nobody is writing them any more."""
    seen = before
    while (found := stamps(root)) == before or found != seen:
        pause = PAUSE if found == before else SETTLING
        seen = found
        time.sleep(pause)
