"""Everything that was read: facts, texts, and the cases that hold them to the law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

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
    discuss: tuple[str, ...] = ()
    """Questions for a discussion in class."""


def topic_words(topic: str) -> str:
    """Write the topic of a case out.

    >>> topic_words("police-live")
    'Police live'
    """
    return topic.replace("-", " ").replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on the way of the texts. `until`: the last day of several.

    `day_known` is false where only the month is; `day` is then its first.
    """

    id: str
    day: date
    title: str
    until: date | None = None
    day_known: bool = True
    sources: tuple[Source, ...] = ()
    to_verify: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the law in plain words. `facts`: the questions that explain it, by id."""

    id: str
    term: str
    means: str
    sources: tuple[Source, ...] = ()
    facts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that was read: shared facts and subjects in their own order, texts by age, cases."""

    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    subjects: Mapping[str, Subject]
    events: tuple[Event, ...]
    texts: tuple[Text, ...]
    cases: tuple[Case, ...]
    terms: tuple[Term, ...] = ()

    def text(self, name: str) -> Text | None:
        """Return the text called `name`: a key with version, or an id, meaning its newest version."""
        found = [text for text in self.texts if name in (text.key, text.id)]
        return max(found, key=lambda text: text.version, default=None)
