"""Finds and opens the files of a tree: only those inside it, only ordinary ones, only small ones."""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path
from typing import Final

from webapp.reading.characters import position_after
from webapp.reading.collector import Collector
from webapp.reading.nodes import File

MOST_BYTES: Final = 1_000_000
ENDING: Final = ".yaml"
SILENTLY_PASSED: Final = (".md",)


class Folder:
    """The folder that holds the trees. All paths are relative to it, with `/` between their parts."""

    def __init__(self, root: Path, problems: Collector) -> None:
        self._root = os.path.realpath(root)
        self._problems = problems

    def names(self, path: str) -> tuple[list[str], list[str]]:
        """Return the names of the folders and of the files in a folder, sorted, without hidden ones."""
        try:
            with os.scandir(Path(self._root, path)) as found:
                entries = sorted(
                    (entry for entry in found if entry.name[0] != "."), key=lambda entry: entry.name
                )
        except OSError as error:
            self._problems.unread("cannot-read", File(path), reason=error.strerror)
            return [], []
        inside = [entry for entry in entries if self._is_inside(_join(path, entry.name))]
        folders = [entry.name for entry in inside if Path(entry.path).is_dir()]
        return folders, [entry.name for entry in inside if entry.name not in folders]

    def trees(self, path: str, files: list[str]) -> list[str]:
        """Return the paths of the YAML files among these; others are told of."""
        for name in files:
            if not name.endswith((ENDING, *SILENTLY_PASSED)):
                self._problems.report("stray-file", File(_join(path, name)))
        return [_join(path, name) for name in files if name.endswith(ENDING)]

    def open(self, path: str) -> File | None:
        """Return the file with its text, or None when it cannot be read, which is told."""
        try:
            data = self._read(path)
        except OSError as error:
            self._problems.unread("cannot-read", File(path), reason=error.strerror)
            return None
        if data is None:
            self._problems.unread("file-too-big", File(path), most=MOST_BYTES)
            return None
        return self._decode(path, data)

    def _read(self, path: str) -> bytes | None:
        full = Path(self._root, path)
        found = full.stat()
        if not stat.S_ISREG(found.st_mode):
            raise OSError(0, "it is not an ordinary file")
        return None if found.st_size > MOST_BYTES else full.read_bytes()

    def _is_inside(self, path: str) -> bool:
        real = os.path.realpath(Path(self._root, path))
        inside = os.path.commonpath([real, self._root]) == self._root
        if not inside:
            self._problems.unread("outside-root", File(path))
        return inside

    def _decode(self, path: str, data: bytes) -> File | None:
        data = data.removeprefix(codecs.BOM_UTF8)
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            file = File(path, data.decode(errors="replace"))
            self._problems.unread("not-utf-8", position_after(file, data[: error.start].decode()))
            return None
        return File(path, text)


def _join(path: str, name: str) -> str:
    return f"{path}/{name}" if path else name
