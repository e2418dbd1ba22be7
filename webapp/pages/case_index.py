"""The library of cases as one list: what each case comes to under every text, and how to find some of them.

Deciding all cases takes half a second, so each is decided when it is first asked for, and once.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from webapp.engine import assess
from webapp.engine.comparison import side_by_side
from webapp.language import language
from webapp.model import Case, Level, select
from webapp.pages.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a case comes to. `levels`: by the text's key, None where the case leaves the result open."""

    levels: dict[str, Level | None]
    parts: bool


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for. `text`: the key of the text whose level is meant, empty for any of them."""

    words: str = ""
    topic: str = ""
    level: Level | None = None
    text: str = ""
    parting: bool = False
    everything: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """All cases in one language, and the words by which each is found."""

    cases: dict[str, Case]
    words: dict[str, str]


class CaseIndex:
    """All cases, decided under all texts."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._texts = select(shelf.library.texts).texts
        self._programs = shelf.programs
        self._lock = threading.Lock()
        self._outcomes: dict[str, Outcome] = {}
        self._told: dict[str, Told] = {}

    @property
    def cases(self) -> dict[str, Case]:
        """All cases by their ids, in the language that is being spoken."""
        return self._spoken.cases

    @property
    def _spoken(self) -> Told:
        if language() not in self._told:
            cases = self._shelf.library.cases
            told = Told({case.id: case for case in cases}, {case.id: _words(case) for case in cases})
            self._told[language()] = told
        return self._told[language()]

    def outcome(self, case: Case) -> Outcome:
        """Return what a case comes to."""
        with self._lock:
            if case.id not in self._outcomes:
                self._outcomes[case.id] = self._decide(case)
            return self._outcomes[case.id]

    def topics(self, *, everything: bool) -> dict[str, int]:
        """Return the topics in the order of the alphabet, with how many cases each has."""
        cases = (case for case in self.cases.values() if everything or case.discuss)
        return dict(sorted(Counter(topic for case in cases for topic in case.topics).items()))

    def find(self, search: Search) -> tuple[Case, ...]:
        """Return the cases sought: those written for more texts first, else in the order of their files."""
        words = search.words.casefold().split()
        found: Iterable[Case] = (
            case
            for case in self.cases.values()
            if (search.everything or case.discuss)
            and (not search.topic or search.topic in case.topics)
            and all(word in self._spoken.words[case.id] for word in words)
        )
        if search.level is not None or search.parting:
            found = (case for case in found if _fits(self.outcome(case), search))
        return tuple(sorted(found, key=lambda case: -len(case.expectations)))

    def _decide(self, case: Case) -> Outcome:
        row = side_by_side(assess(self._programs[text.key], case.answers) for text in self._texts)
        levels = {text.key: cell.level for text, cell in zip(self._texts, row.cells, strict=True)}
        return Outcome(levels, row.differs)


def _words(case: Case) -> str:
    return " ".join((case.title, case.story, *case.topics, *case.discuss, case.note or "")).casefold()


def _fits(outcome: Outcome, search: Search) -> bool:
    if search.parting and not outcome.parts:
        return False
    if search.level is None:
        return True
    if search.text:
        return outcome.levels[search.text] is search.level
    return search.level in outcome.levels.values()
