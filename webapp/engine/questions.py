"""What a decision is made of: questions, branches with their cases, and the ends that they lead to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from webapp.engine.steps import Part, Step
from webapp.engine.truth import Truth
from webapp.model import Level, State


@dataclass(frozen=True, slots=True)
class Ruling:
    """An end of a rule's decision: how the rule stands, and the level that it then sets."""

    state: State
    level: Level | None


@dataclass(frozen=True, slots=True)
class Holding:
    """An end of a part's decision: whether the part holds."""

    holds: bool


End: TypeAlias = Ruling | Holding
Goal: TypeAlias = "int | End"
"""Where a branch leads: to another question, by its place in the decision, or to an end."""


@dataclass(frozen=True, slots=True)
class Branch:
    """Some cases of a question, and where they lead.

    `cases`: values of options, in the fact's order, and `UNASKED`; of a test or part, `HOLDS` or `FAILS`.
    """

    cases: tuple[str, ...]
    goal: Goal


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a decision. `parts`: those for which the rule asks it, such as an exception."""

    step: Step
    branches: tuple[Branch, ...]
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """The way of some answers through a decision.

    Truth of "the way leads through here", for each question, for each of its branches, and for each end: true
    if it does whatever the open answers are, unknown if it depends on them.
    """

    questions: tuple[Truth, ...]
    branches: tuple[tuple[Truth, ...], ...]
    ends: dict[End, Truth]
