"""One pass over a program's nodes: answers in, a truth value for every node out."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

from webapp.engine.compile import AND, OR
from webapp.engine.program import Program
from webapp.engine.truth import Truth
from webapp.model import NONE, UNSURE, Answers, Test, Value, Within

Truths: TypeAlias = list[Truth]
"""A truth value for each node, by its place."""


def evaluate(program: Program, answers: Answers) -> Truths:
    """Return the truth of every node. Answers to facts that the text does not use have no effect."""
    truths: Truths = [Truth.UNKNOWN] * len(program.nodes)
    atoms = program.atoms
    for fact, value in answers.items():
        if fact in atoms and value != UNSURE:
            for place, test in atoms[fact]:
                truths[place] = Truth.TRUE if matches(test, value) else Truth.FALSE
    false, true = Truth.FALSE, Truth.TRUE
    unknown = Truth.UNKNOWN
    for place, kind, parts in program.joints:
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
    return truths


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
