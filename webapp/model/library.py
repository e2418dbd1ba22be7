"""Everything that was read: facts, texts, and the cases that hold them to the law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from webapp.model.facts import Fact
from webapp.model.sources import Source
from webapp.model.text import Subject, Text
from webapp.model.words import Answers, Level, State


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a case must yield under one text, and the provision from which that was derived.

    Everything named must match; what is not named is not checked. `missing`: rule id to the names of the
    `provided` parts that must be reported missing, exactly.
    """

    text: str
    because: str
    level: Level | None = None
    findings: Mapping[str, State] = field(default_factory=dict)
    missing: Mapping[str, frozenset[str]] = field(default_factory=dict)
    duties: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """Named facts with the expected findings: library entry, test and class material at once."""

    id: str
    title: str
    story: str
    answers: Answers
    expectations: tuple[Expectation, ...]
    topics: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that was read: shared facts and subjects in their own order, texts by age, cases."""

    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    subjects: Mapping[str, Subject]
    texts: tuple[Text, ...]
    cases: tuple[Case, ...]

    def text(self, name: str) -> Text | None:
        """Return the text called `name`: a key with version, or an id, meaning its newest version."""
        found = [text for text in self.texts if name in (text.key, text.id)]
        return max(found, key=lambda text: text.version, default=None)
