"""The characters that a file may hold: those that show, on lines that are counted alike everywhere."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from webapp.reading.collector import Collector
from webapp.reading.nodes import LINE_END, File, Scalar

# Everything YAML 1.1 forbids, line ends other than newlines, and characters that hide or turn text around.
FORBIDDEN: Final = re.compile(
    "[^\\n\\r\\x20-\\x7e\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]"
    "|[\\u00ad\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff]"
)


def has_only_allowed_characters(file: File, problems: Collector) -> bool:
    """Whether all characters of the file are allowed; the first that is not is reported."""
    bad = FORBIDDEN.search(file.text)
    if bad is None:
        return True
    at, character = position_after(file, file.text[: bad.start()]), bad.group()
    if character == "\t":
        problems.unread("tab", at)
    else:
        name = unicodedata.name(character, "control character")
        problems.unread("bad-character", at, name=f"U+{ord(character):04X} ({name})")
    return False


def position_after(file: File, before: str) -> Scalar:
    """Return the place in the file that follows this beginning of it."""
    lines = LINE_END.split(before)
    return Scalar(file, len(lines), len(lines[-1]) + 1)
