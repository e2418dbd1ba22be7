"""Files that commands write."""

from __future__ import annotations

from pathlib import Path

from webapp.cli.console import UsageError


def refuse_a_bad_place(path: Path) -> None:
    """Refuse at once what would fail only after the seconds that a PDF takes."""
    if path.is_dir():
        raise UsageError(f"Cannot write “{path}”: it is a folder; name a file.")
    if not path.parent.is_dir():
        raise UsageError(f"Cannot write “{path}”: there is no folder “{path.parent}”.")


def save(content: bytes, path: Path) -> None:
    """Write a file. Raises `UsageError` where that cannot be done."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UsageError(f"Cannot write “{path}”: {error.strerror}.") from None
