"""Whether the files of a folder of trees are as they were: for whoever waits for an author to save one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

Stamps: TypeAlias = frozenset[tuple[str, int, int]]
"""Path, time of the last change and size of each file."""


def stamps(root: Path) -> Stamps:
    """Return what changes whenever a file in the folder is added, changed or removed."""
    return frozenset(_stamps(str(root)))


def _stamps(folder: str) -> Iterator[tuple[str, int, int]]:
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError:
        return
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from _stamps(entry.path)
            continue
        try:
            status = entry.stat()
        except OSError:
            # Editors save by replacing: between two looks a file may be gone.
            continue
        yield entry.path, status.st_mtime_ns, status.st_size
