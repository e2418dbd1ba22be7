"""Collects problems: every one is told once, none is raised, and there are never too many to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from difflib import get_close_matches
from typing import Final

from webapp.model import Problem
from webapp.reading.nodes import File, Node
from webapp.reading.problems import KINDS

MOST_PER_FILE: Final = 100
MOST_COMPARED: Final = 2_000
MOST_SHOWN: Final = 160
LONGEST_NAME: Final = 60
LIKENESS: Final = 0.7
MOST_LISTED: Final = 12


class Collector:
    """The problems found so far. `errors` counts those that make something unusable, told or not."""

    def __init__(self) -> None:
        self.errors = 0
        self.has_unread_files = False
        self._told: dict[tuple[str, str, int, int, str], Problem] = {}
        self._per_file: Counter[str] = Counter()

    def report(
        self, kind_id: str, at: Node | File, /, *, near: Collection[str] = (), **words: object
    ) -> None:
        """Add a problem at this place. `near`: what `value` or `key` may have been meant to be."""
        kind = KINDS[kind_id]
        self.errors += not kind.warning
        file, line, column = (at, 1, 1) if isinstance(at, File) else (at.file, at.line, at.column)
        if self._per_file[file.path] >= MOST_PER_FILE:
            self._too_many(file)
            return
        shown = {name: show(word) for name, word in words.items()}
        what = kind.what.format_map(shown)
        told = (kind_id, file.path, line, column, what)
        if told in self._told:
            return
        self._per_file[file.path] += 1
        self._told[told] = Problem(
            id=kind_id,
            place=file.place(line, column),
            what=what,
            why=kind.why.format_map(shown),
            to_do=kind.to_do.format_map(shown),
            did_you_mean=suggest(str(words.get("value", words.get("key", ""))), near),
            warning=kind.warning,
        )

    def taint(self) -> None:
        """Count an error that has been told elsewhere, so that what is being read is left out."""
        self.errors += 1

    def unread(
        self, kind_id: str, at: Node | File, /, *, near: Collection[str] = (), **words: object
    ) -> None:
        """Add a problem that keeps a whole file from being read."""
        self.has_unread_files = True
        self.report(kind_id, at, near=near, **words)

    def sorted(self) -> tuple[Problem, ...]:
        """Return all problems by place; at one place, in the order in which they were found."""
        return tuple(problem for _, problem in sorted(self._told.items(), key=lambda item: item[0][1:4]))

    def _too_many(self, file: File) -> None:
        kind = KINDS["too-many-problems"]
        what = kind.what.format(most=MOST_PER_FILE)
        line = len(file.lines)
        told = ("too-many-problems", file.path, line, 1, what)
        place = file.place(line, 1)
        self._told.setdefault(told, Problem(told[0], place, what, kind.why, kind.to_do))


def show(word: object) -> str:
    """Return the word fit to stand in a message: on one line, and short.

    >>> show("two  words")
    'two words'
    """
    if isinstance(word, (list, tuple)):
        return _listed([show(part) for part in word])
    text = " ".join(str(word)[: MOST_SHOWN * 4].split())
    return text if len(text) <= MOST_SHOWN else text[:MOST_SHOWN] + "…"


def suggest(word: str, near: Collection[str]) -> str | None:
    """Return the name most like the word, or None. Long lists are not searched, to stay quick."""
    if not 0 < len(near) <= MOST_COMPARED or len(word) > LONGEST_NAME:
        return None
    matches = get_close_matches(word.lower(), sorted(near), n=1, cutoff=LIKENESS)
    return matches[0] if matches else None


def _listed(words: list[str]) -> str:
    more = f" and {len(words) - MOST_LISTED} more" if len(words) > MOST_LISTED else ""
    return ", ".join(words[:MOST_LISTED]) + more
