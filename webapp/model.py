"""The waist of the program: what a tree says, as frozen dataclasses.

Reading builds these from YAML, the engine decides over them, wording and pages show them. This module
imports nothing of ours, does no I/O and decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeAlias

Value: TypeAlias = str | frozenset[str] | Decimal
"""One answer: an option's value (yes-no, choice, country), a set of them (choices), or a number.

`UNSURE` is a value of every fact. For `choices`, the empty set says that none of the options holds.
"""

Answers: TypeAlias = Mapping[str, Value]
"""Fact id to value. A fact that is not a key has not been answered."""

UNSURE: Final = "unsure"
NONE: Final = "none"
"""How the empty set of a `choices` fact is written in YAML, addresses and JSON."""


class FactType(StrEnum):
    """What kind of answer a fact takes."""

    YES_NO = "yes-no"
    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"
    COUNTRY = "country"


class Level(StrEnum):
    """What a finding says of the system, from the mildest to the strictest of a law's levels.

    `silent` and `unknown` belong to texts that only state a position: the text says nothing, or we
    could not establish what it says.
    """

    OUTSIDE = "outside"
    NONE = "none"
    TRANSPARENCY = "transparency"
    DEROGATED = "derogated"
    HIGH_RISK = "high-risk"
    CONDITIONAL = "conditional"
    PROHIBITED = "prohibited"
    SILENT = "silent"
    UNKNOWN = "unknown"


class State(StrEnum):
    """How a rule stands for a set of answers."""

    APPLIES = "applies"
    EXCEPTED = "excepted"
    DOES_NOT_APPLY = "does-not-apply"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """What kind of text a tree writes down."""

    LAW = "law"
    DRAFT = "draft"
    OPINION = "opinion"
    DEAL = "deal"
    DEMAND = "demand"


class Topic(StrEnum):
    """What a note is about."""

    PENALTIES = "penalties"
    SUPERVISION = "supervision"
    DATA_PROTECTION = "data-protection"
    DATES = "dates"
    REMEDIES = "remedies"


# Sources ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Document:
    """A published text that sources point into; `weight` says in words how binding it is."""

    id: str
    title: str
    short: str
    url: str
    weight: str


@dataclass(frozen=True, slots=True)
class Source:
    """A pinpoint citation with its link, e.g. `Art. 5(1)(h)` of the AI Act."""

    id: str
    cite: str
    document: Document
    url: str


# Conditions ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Test:
    """The fact's answer is one of `values`, or, for a `choices` fact, includes one of them.

    `values == {NONE}` on a `choices` fact holds when none of its options was chosen.
    """

    fact: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Within:
    """The number lies between the bounds; an open bound excludes its own value."""

    fact: str
    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True, slots=True)
class Holds:
    """The conclusion is true."""

    conclusion: str


@dataclass(frozen=True, slots=True)
class Found:
    """The rule stands in one of these states (`UNKNOWN` is never among them)."""

    rule: str
    states: frozenset[State]


@dataclass(frozen=True, slots=True)
class All:
    """Every part is true. No parts: true."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one part is true. No parts: false."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part is false."""

    part: Condition


Condition: TypeAlias = Test | Within | Holds | Found | All | Any | Not

ALWAYS: Final = All(())


# Facts -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Option:
    """One allowed answer. `means` is a clause that can stand in a sentence ("people are compared ...")."""

    value: str
    label: str
    means: str
    hint: str | None = None
    contested: str | None = None
    to_verify: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One question, shared by all trees; its meaning never changes under its id.

    Yes-no facts have the options `yes` and `no`; country facts one per country. Number facts have no
    options but `unit`, `minimum`, `maximum` and `means` (a noun phrase: "the maximum penalty").
    """

    id: str
    ask: str
    type: FactType
    options: tuple[Option, ...]
    sources: tuple[Source, ...]
    find_out: str
    hint: str | None = None
    why: str | None = None
    only_if: Condition | None = None
    unit: str | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    means: str | None = None
    group: str = ""

    def option(self, value: str) -> Option:
        """Return the option with this value. Raises `KeyError` when the fact has none such."""
        for option in self.options:
            if option.value == value:
                return option
        raise KeyError(value)


# What a text says ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Doubt:
    """Where the law is disputed (`contested`) or our reading unchecked (`to_verify`), in words."""

    contested: str | None = None
    to_verify: str | None = None


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A named step of reasoning over facts, never asked, e.g. remote identification."""

    id: str
    title: str
    when: Condition
    sources: tuple[Source, ...]
    means: str
    means_not: str
    doubt: Doubt = Doubt()


@dataclass(frozen=True, slots=True)
class Limb:
    """One carve-out, exception or safeguard of a rule."""

    name: str
    title: str
    when: Condition
    sources: tuple[Source, ...]
    doubt: Doubt = Doubt()


@dataclass(frozen=True, slots=True)
class Rule:
    """One provision: when it applies, its exceptions, the conditions under which they hold, the finding.

    `unless`: carve-outs, the rule does not reach the system at all. `exceptions`: the rule reaches it and
    lifts the finding if one of them and every part of `provided` holds; the level is then `then`
    (`Level.NONE` when the provision simply falls away).
    `addressed_to`: roles (options of the text's role fact); empty means everybody.
    """

    id: str
    title: str
    finding: Level
    sources: tuple[Source, ...]
    when: Condition
    about: str = ""
    unless: tuple[Limb, ...] = ()
    exceptions: tuple[Limb, ...] = ()
    provided: tuple[Limb, ...] = ()
    then: Level = Level.NONE
    applies_from: date | None = None
    applies_until: date | None = None
    addressed_to: tuple[str, ...] = ()
    doubt: Doubt = Doubt()


@dataclass(frozen=True, slots=True)
class Duty:
    """Something somebody must do by a date. `who`: roles, options of the text's role fact."""

    id: str
    who: tuple[str, ...]
    do: str
    when: Condition
    sources: tuple[Source, ...]
    applies_from: date | None = None
    evidence: str | None = None
    done_when: Condition | None = None
    doubt: Doubt = Doubt()


@dataclass(frozen=True, slots=True)
class Note:
    """What the reader should know beside the findings: penalties, who supervises, data protection, dates.

    A note never makes a question necessary; while its condition is open it is shown with it.
    """

    id: str
    topic: Topic
    say: str
    when: Condition
    sources: tuple[Source, ...]
    doubt: Doubt = Doubt()


@dataclass(frozen=True, slots=True)
class Text:
    """A law, or a position on the law, at a date: one tree.

    `facts`: every fact the text uses, in the order of first use ("tree order"); a fact that an `only_if`
    needs stands before the fact that has it. `role`: id of the fact whose options are the roles.
    `digest`: hexadecimal, changes whenever anything that the tree says or uses changes.
    """

    id: str
    version: date
    title: str
    short: str
    status: Status
    issuer: str
    about: str
    source: Source
    role: str | None
    facts: tuple[Fact, ...]
    conclusions: tuple[Conclusion, ...]
    rules: tuple[Rule, ...]
    duties: tuple[Duty, ...]
    notes: tuple[Note, ...]
    digest: str
    amends: str | None = None
    as_of: str = ""
    """What the tree knows of the state of the law, in a sentence for the page and the report."""

    @property
    def key(self) -> str:
        """The text's name with its version, e.g. `eu-ai-act@2026-07-27`."""
        return f"{self.id}@{self.version.isoformat()}"


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
    """Everything that was read: shared facts in their own order, texts by age, cases."""

    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    texts: tuple[Text, ...]
    cases: tuple[Case, ...]

    def text(self, name: str) -> Text | None:
        """Return the text called `name`: a key with version, or an id, meaning its newest version."""
        found = [text for text in self.texts if name in (text.key, text.id)]
        return max(found, key=lambda text: text.version, default=None)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in an author's file: path as shown to the author, line and column counted from 1."""

    path: str
    line: int
    column: int
    quote: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of a tree, told so that a lawyer can act on it. Collected, never raised.

    `what` happened, `why` it matters, what `to_do`, and perhaps `did_you_mean`. `id` names the kind.
    `warning`: the tree can be used all the same.
    """

    id: str
    place: Place
    what: str
    why: str
    to_do: str
    did_you_mean: str | None = None
    warning: bool = False
