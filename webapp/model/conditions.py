"""When something holds: conditions over facts, conclusions and rules."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

from webapp.model.words import State


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
