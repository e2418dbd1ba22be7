"""One pass over a program's nodes: answers in, a truth value for every node out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from webapp.engine.compile import AND, OR
from webapp.engine.program import Index, Program
from webapp.engine.truth import Truth
from webapp.model import NONE, UNSURE, Answers, Test, Value, Within

Truths: TypeAlias = list[Truth]
"""A truth value for each node, by its place."""

Joint: TypeAlias = tuple[Index, int, tuple[Index, ...]]


def evaluate(program: Program, answers: Answers) -> Truths:
    """Return the truth of every node. Answers to facts that the text does not use have no effect."""
    truths: Truths = [Truth.UNKNOWN] * len(program.nodes)
    atoms = program.atoms
    for fact, value in answers.items():
        if fact in atoms and value != UNSURE:
            for place, test in atoms[fact]:
                truths[place] = Truth.TRUE if matches(test, value) else Truth.FALSE
    _settle(truths, program.joints)
    return truths


def revise(program: Program, truths: Truths, fact: str, value: Value) -> Truths:
    """Return the truths after another answer to one fact, looking only at what hangs on it."""
    revised = truths.copy()
    for place, test in program.atoms.get(fact, ()):
        if value == UNSURE:
            revised[place] = Truth.UNKNOWN
        else:
            revised[place] = Truth.TRUE if matches(test, value) else Truth.FALSE
    _settle(revised, cones(program).get(fact, ()))
    return revised


@lru_cache(maxsize=64)
def cones(program: Program) -> Mapping[str, tuple[Joint, ...]]:
    """Return, for each fact, the nodes that hang on it, parts before wholes."""
    found = {}
    for fact, atoms in program.atoms.items():
        reached = {place for place, _ in atoms}
        hanging = []
        for joint in program.joints:
            if not reached.isdisjoint(joint[2]):
                reached.add(joint[0])
                hanging.append(joint)
        found[fact] = tuple(hanging)
    return found


def _settle(truths: Truths, joints: Iterable[Joint]) -> None:
    """Decide these nodes in turn from their parts."""
    false, true = Truth.FALSE, Truth.TRUE
    unknown = Truth.UNKNOWN
    for place, kind, parts in joints:
        if kind == AND:
            result = true
            for part in parts:
                truth = truths[part]
                if truth is false:
                    result = false
                    break
                if truth is unknown:
                    result = unknown
            truths[place] = result
        elif kind == OR:
            result = false
            for part in parts:
                truth = truths[part]
                if truth is true:
                    result = true
                    break
                if truth is unknown:
                    result = unknown
            truths[place] = result
        else:
            part_truth = truths[parts[0]]
            truths[place] = unknown if part_truth is unknown else (false if part_truth is true else true)


def matches(test: Test | Within, value: Value) -> bool:
    """Say whether a given answer, not `UNSURE`, passes the test."""
    if isinstance(test, Within):
        return isinstance(value, Decimal) and _within(test, value)
    if isinstance(value, frozenset):
        return bool(value & test.values) or (not value and NONE in test.values)
    return value in test.values


def _within(test: Within, value: Decimal) -> bool:
    above = test.low is None or value > test.low or (value == test.low and not test.low_open)
    below = test.high is None or value < test.high or (value == test.high and not test.high_open)
    return above and below
