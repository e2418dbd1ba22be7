"""What a YAML file holds, each value with its place: texts, lists and maps, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeAlias

from webapp.model import Place

MOST_QUOTED: Final = 160
LINE_END: Final = re.compile(r"\r\n?|\n")
EMPTY: Final = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass
class File:
    """One file, or the name of one that could not be read; `path` is as the author sees it."""

    path: str
    text: str = ""

    def __post_init__(self) -> None:
        """Make the path fit to be printed, whatever characters the name of a file holds."""
        self.path = _printable(self.path) or "."

    @cached_property
    def lines(self) -> list[str]:
        """The lines as YAML counts them. Split only when one is quoted."""
        return LINE_END.split(self.text)

    def place(self, line: int, column: int) -> Place:
        """Return the place with the line quoted, shortened when it is long."""
        quote = self.lines[line - 1].strip() if line <= len(self.lines) else ""
        if len(quote) > MOST_QUOTED:
            quote = quote[:MOST_QUOTED] + "…"
        return Place(path=self.path, line=line, column=column, quote=_printable(quote))


@dataclass(slots=True)
class Scalar:
    """One text. `plain`: written without quotes."""

    file: File
    line: int
    column: int
    text: str = ""
    plain: bool = True

    @property
    def is_empty(self) -> bool:
        """Nothing was written, or what YAML takes for nothing."""
        return not self.text.strip() or (self.plain and self.text in EMPTY)


@dataclass(slots=True)
class ListNode:
    """A list of values."""

    file: File
    line: int
    column: int
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class MapNode:
    """Keys with their values, in written order."""

    file: File
    line: int
    column: int
    entries: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)


@dataclass(slots=True)
class BrokenNode:
    """A value that was refused and told of; nothing more is said about it."""

    file: File
    line: int
    column: int


Node: TypeAlias = Scalar | ListNode | MapNode | BrokenNode


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in text)
