"""A new text from a template with comments, sound from its first line. No file is ever written over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Template
from typing import Final

from webapp.reading.keys import RESERVED
from webapp.reading.library import SHARED

PLACES: Final = {
    "sources.yaml": "sources/{id}.yaml",
    "facts.yaml": "facts/{id}.yaml",
    "text.yaml": "{id}/{day}/text.yaml",
    "rules.yaml": "{id}/{day}/rules.yaml",
    "cases.yaml": "cases/{id}.yaml",
}
"""Where each file of the template goes in a folder of trees."""

TEXT_ID: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
"""Shorter than an id may be: the template makes longer ids of it."""


class CannotStartError(Exception):
    """The text cannot be started here. The message says why and what to do."""


def start_text(text_id: str, folder: Path, *, day: date, template: Path) -> list[Path]:
    """Write the files of a new text into a folder of trees, and return their paths.

    Raises `CannotStartError`, before anything is written, for an id that will not do or a file that is there.
    """
    taken_words = {*SHARED, *RESERVED}
    if not TEXT_ID.fullmatch(text_id) or text_id in taken_words:
        raise CannotStartError(
            f"“{text_id}” cannot be the id of a text. Use at most 40 lower-case letters, digits, - and _,"
            f" starting with a letter or digit, and none of the words {', '.join(sorted(taken_words))}."
        )
    files = dict(_files(text_id, folder, day=day, template=template))
    taken = [path for path in files if path.exists()]
    if taken:
        names = ", ".join(f"“{path}”" for path in taken)
        raise CannotStartError(f"Nothing was written, because there is {names} already. Choose another id.")
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return list(files)


def _files(text_id: str, folder: Path, *, day: date, template: Path) -> Iterator[tuple[Path, str]]:
    words = {"id": text_id, "day": day.isoformat()}
    for name, place in PLACES.items():
        content = Template((template / name).read_text(encoding="utf-8"))
        yield folder / place.format_map(words), content.substitute(words)
