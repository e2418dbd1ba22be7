"""Earlier states of the trees, kept beside them, so that old links can be read as they were meant.

A state is one archive with the files that texts are made of; it names the texts in it by their digests, which
is all that is looked at until a link asks for one of them.
"""

from __future__ import annotations

import hashlib
import io
import json
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from webapp.model import Text
from webapp.reading.library import PAST, read_library

CONTENTS: Final = "digests.json"
LEFT_OUT: Final = ("cases", "events", PAST)
"""Folders of which no text is made."""

OLDEST: Final = (1980, 1, 1, 0, 0, 0)
"""The date of every file in an archive, so that the same trees give the same bytes."""

MOST_READ: Final = 8
"""So many states are held in memory."""


class PastStates:
    """The states kept below one folder of trees. May be shared between threads."""

    def __init__(self, trees: Path) -> None:
        self._folder = trees / PAST
        self._archives = dict(self._listed())
        self._read = lru_cache(maxsize=MOST_READ)(_read_archive)

    def find(self, key: str, mark: str) -> Text | None:
        """Return a text as it was when its digest began with the mark, or None where that was not kept."""
        if not mark:
            return None
        for (its_key, digest), path in self._archives.items():
            if its_key == key and digest.startswith(mark):
                texts = self._read(path)
                return next((one for one in texts if one.key == key and one.digest == digest), None)
        return None

    def _listed(self) -> Iterator[tuple[tuple[str, str], Path]]:
        for path in sorted(self._folder.glob("*.zip")):
            for key, digest in _digests(path).items():
                yield (key, digest), path


def keep_state(trees: Path) -> Path | None:
    """Keep the present state, and return its archive. None: every text in it is kept already.

    Raises `ValueError` where the trees have errors: what cannot be read today cannot be read later.
    """
    reading = read_library(trees)
    if reading.library is None or any(not problem.warning for problem in reading.problems):
        message = "the trees have errors"
        raise ValueError(message)
    past = PastStates(trees)
    if all(past.find(text.key, text.digest) for text in reading.library.texts):
        return None
    content = _pack(trees, reading.library.texts)
    path = trees / PAST / f"{hashlib.sha256(content).hexdigest()[:12]}.zip"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path


def _pack(trees: Path, texts: Iterable[Text]) -> bytes:
    files = {CONTENTS: json.dumps({text.key: text.digest for text in texts}, indent=1).encode()}
    for path in sorted(trees.rglob("*.yaml")):
        name = path.relative_to(trees)
        if name.parts[0] not in LEFT_OUT:
            files[name.as_posix()] = path.read_bytes()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for written, content in files.items():
            archive.writestr(zipfile.ZipInfo(written, OLDEST), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _digests(path: Path) -> dict[str, str]:
    """Return the digests that an archive names, by texts; nothing for what is no archive of ours."""
    try:
        with zipfile.ZipFile(path) as archive:
            found = json.loads(archive.read(CONTENTS))
    except (OSError, zipfile.BadZipFile, KeyError, ValueError):
        return {}
    return {str(key): str(digest) for key, digest in found.items()} if isinstance(found, dict) else {}


def _read_archive(path: Path) -> tuple[Text, ...]:
    with tempfile.TemporaryDirectory(prefix="fingerpost-") as place:
        with zipfile.ZipFile(path) as archive:
            archive.extractall(place)
        library = read_library(Path(place)).library
    return library.texts if library is not None else ()
