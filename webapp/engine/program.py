"""A text compiled for deciding: every condition once, in an order in which each stands after its parts.

The nodes form one shared graph: equal conditions are one node, conclusions and rules that conditions name are
woven in, and a test of a fact already includes that fact's `only_if`. Deciding is one pass over the nodes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from webapp.model import Condition, Duty, Fact, Level, Note, Rule, Test, Text, Within

Index: TypeAlias = int


@dataclass(frozen=True, slots=True)
class Atom:
    """A raw test of one fact, without its `only_if`."""

    test: Test | Within


@dataclass(frozen=True, slots=True)
class Both:
    """Every part is true."""

    parts: tuple[Index, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one part is true."""

    parts: tuple[Index, ...]


@dataclass(frozen=True, slots=True)
class Negation:
    """The part is false."""

    part: Index


Node: TypeAlias = Atom | Both | Either | Negation


@dataclass(frozen=True, slots=True)
class RuleNodes:
    """Where a rule's parts stand; `applies`, `excepted` and not `reach` exclude each other."""

    rule: Rule
    reach: Index
    applies: Index
    excepted: Index
    unless: tuple[Index, ...]
    exceptions: tuple[Index, ...]
    provided: tuple[Index, ...]

    @property
    def outputs(self) -> tuple[Index, ...]:
        """The nodes that decide the rule's state."""
        return (self.applies, self.excepted)


@dataclass(frozen=True, slots=True)
class DutyNodes:
    """Where a duty's parts stand: whether it holds, whether it falls on the reader, whether it is done."""

    duty: Duty
    holds: Index
    yours: Index
    done: Index | None

    @property
    def outputs(self) -> tuple[Index, ...]:
        """The nodes that decide the duty."""
        return (self.holds, self.yours)


@dataclass(frozen=True, slots=True)
class NoteNodes:
    """Where a note's condition stands."""

    note: Note
    holds: Index


@dataclass(frozen=True)
class Program:
    """One text, ready to decide. Immutable, and safe to share between threads.

    `atoms`: fact id to its atoms' places. `joints`: the others, as (place, kind, parts), parts before wholes.
    `identities`: the same as `places` by the `id()` of each condition, which it keeps alive, since hashing
    a deep condition takes long.
    """

    text: Text
    facts: Mapping[str, Fact]
    nodes: tuple[Node, ...]
    atoms: Mapping[str, tuple[tuple[Index, Test | Within], ...]]
    joints: tuple[tuple[Index, int, tuple[Index, ...]], ...]
    places: Mapping[Condition, Index]
    identities: Mapping[int, tuple[Condition, Index]]
    gates: Mapping[str, Index]
    rules: tuple[RuleNodes, ...]
    duties: tuple[DutyNodes, ...]
    notes: tuple[NoteNodes, ...]

    def __hash__(self) -> int:
        """Hash by identity: a program is compiled once and kept."""
        return id(self)

    def __eq__(self, other: object) -> bool:
        """Compare by identity, as hashed."""
        return self is other


STRICTNESS: tuple[Level, ...] = (
    Level.OUTSIDE,
    Level.NONE,
    Level.SILENT,
    Level.UNKNOWN,
    Level.TRANSPARENCY,
    Level.DEROGATED,
    Level.HIGH_RISK,
    Level.CONDITIONAL,
    Level.PROHIBITED,
)
"""Levels from the mildest to the strictest. A text's silence, and our not knowing its position, are weaker
than anything that another of its rules says."""


def strictest(levels: frozenset[Level]) -> Level:
    """Return the strictest of the levels; of none, `Level.NONE`."""
    return max(levels, key=STRICTNESS.index, default=Level.NONE)
