"""Many variations of the same answers decided at once: a lane for each, a bit in every node's truth.

The passes over the nodes are those of `evaluate`, with whole numbers in the place of single truths, so that
fifty variations cost about as much as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from webapp.engine.compile import AND, OR
from webapp.engine.evaluate import matches
from webapp.engine.program import STRICTNESS, Program
from webapp.engine.verdict import levels_left
from webapp.engine.worlds import worlds_of
from webapp.model import UNSURE, Answers, Level, State, Value

Mask: TypeAlias = int
"""Lanes, a bit for each."""

Variation: TypeAlias = tuple[str, Value]
"""A fact, and the answer to it in one lane."""


@dataclass(frozen=True, slots=True)
class Lanes:
    """In which lanes each node is true, and in which it is false; in the others it is unknown."""

    every: Mask
    true: Sequence[Mask]
    false: Sequence[Mask]


def evaluate_lanes(program: Program, answers: Answers, variations: Sequence[Variation]) -> Lanes:
    """Return the truth of every node under each variation of the answers."""
    every = (1 << len(variations)) - 1
    true, false = [0] * len(program.nodes), [0] * len(program.nodes)
    varied = dict.fromkeys((fact for fact, _ in variations), 0)
    for number, (fact, value) in enumerate(variations):
        varied[fact] |= 1 << number
        _answer(program, (true, false), fact, value, 1 << number)
    for fact, value in answers.items():
        _answer(program, (true, false), fact, value, every & ~varied.get(fact, 0))
    for place, kind, parts in program.joints:
        if kind == AND:
            holds, fails = every, 0
            for part in parts:
                holds &= true[part]
                fails |= false[part]
        elif kind == OR:
            holds, fails = 0, every
            for part in parts:
                holds |= true[part]
                fails &= false[part]
        else:
            holds, fails = false[parts[0]], true[parts[0]]
        true[place], false[place] = holds, fails
    return Lanes(every, true, false)


def _answer(
    program: Program, masks: tuple[list[Mask], list[Mask]], fact: str, value: Value, lanes: Mask
) -> None:
    """Answer a fact in some lanes."""
    if value == UNSURE:
        return
    true, false = masks
    for place, test in program.atoms.get(fact, ()):
        (true if matches(test, value) else false)[place] |= lanes


class Standings:
    """How the rules of a program stand under each variation of some answers."""

    def __init__(self, program: Program, answers: Answers, variations: Sequence[Variation]) -> None:
        self._program, self._answers, self._variations = program, answers, variations
        self._states: list[dict[State, Mask]] = []
        self._decided: dict[Level, Mask] = dict.fromkeys(STRICTNESS, 0)
        self._possible: dict[Level, Mask] = dict.fromkeys(STRICTNESS, 0)
        lanes = evaluate_lanes(program, answers, variations)
        self._every = lanes.every
        for nodes in program.rules:
            applies, excepted = lanes.true[nodes.applies], lanes.true[nodes.excepted]
            never, unexcepted = lanes.false[nodes.applies], lanes.false[nodes.excepted]
            unknown = lanes.every & ~(applies | excepted | (never & unexcepted))
            self._states.append(
                {
                    State.APPLIES: applies,
                    State.EXCEPTED: excepted,
                    State.DOES_NOT_APPLY: never & unexcepted,
                    State.UNKNOWN: unknown,
                }
            )
            self._decided[nodes.rule.finding] |= applies
            self._decided[nodes.rule.then] |= excepted
            self._possible[nodes.rule.finding] |= unknown & ~never
            self._possible[nodes.rule.then] |= unknown & ~unexcepted

    def changes(self, before: Sequence[State]) -> list[dict[str, tuple[State, State]]]:
        """Return for each lane the rules, by id, that stand otherwise than they did, in tree order."""
        found: list[dict[str, tuple[State, State]]] = [{} for _ in self._variations]
        for nodes, was, states in zip(self._program.rules, before, self._states, strict=True):
            if states[was] == self._every:
                continue
            for state, lanes in states.items():
                if state is not was:
                    for number in _numbers(lanes):
                        found[number][nodes.rule.id] = (was, state)
        return found

    def levels(self, number: int) -> tuple[Level, ...]:
        """Return the levels that the whole verdict can have in a lane."""
        fact, value = self._variations[number]
        decided = {level for level, lanes in self._decided.items() if lanes >> number & 1}
        possible = {level for level, lanes in self._possible.items() if lanes >> number & 1}
        left = levels_left(decided, possible)
        if len(left) == 1:
            return tuple(left)
        return worlds_of(self._program).levels_for_once({**self._answers, fact: value}, left)


def _numbers(lanes: Mask) -> Iterator[int]:
    while lanes:
        lowest = lanes & -lanes
        yield lowest.bit_length() - 1
        lanes ^= lowest
