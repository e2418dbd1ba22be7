"""Reasoning over every way in which the open questions could be answered, jointly and exactly.

A world answers every fact; an unsure answer is as open as a missing one. What no world allows is impossible,
what all worlds share is certain, whatever the rules look like one by one.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from webapp.engine.clauses import Clauses, FactVariables, Literal
from webapp.engine.domains import domains
from webapp.engine.evaluate import evaluate
from webapp.engine.program import STRICTNESS, Atom, Both, Either, Index, Node, Program
from webapp.engine.truth import Truth
from webapp.model import Answers, Level, Value


@lru_cache(maxsize=64)
def worlds_of(program: Program) -> Worlds:
    """Return the worlds of a program, built on the first call and kept."""
    return Worlds(program)


class Worlds:
    """A text's worlds. May be shared between threads."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._clauses = Clauses()
        self._facts: dict[str, FactVariables] = {
            name: self._clauses.fact(domain, with_unsure=False) for name, domain in domains(program).items()
        }
        self._literals: list[Literal] = []
        for node in program.nodes:
            self._literals.append(self._literal(node))
        self._levels = {level: self._level(level) for level in STRICTNESS}

    def witness(
        self, answers: Answers, *, true: Collection[Index] = (), false: Collection[Index] = ()
    ) -> dict[str, Value] | None:
        """Return answers to all facts that hold, in tree order, with these nodes true and those false.

        `answers` are kept, unsure ones filled in. None: no world is like that.
        """
        found = self._solve(
            answers, [*(self._literals[i] for i in true), *(-self._literals[i] for i in false)]
        )
        if found is None:
            return None
        world = {name: self._value(fact, found) for name, fact in self._facts.items()}
        truths = evaluate(self._program, world)
        gates = self._program.gates
        return {f: value for f, value in world.items() if f not in gates or truths[gates[f]] is Truth.TRUE}

    def possible_levels(self, answers: Answers, among: Collection[Level] = STRICTNESS) -> tuple[Level, ...]:
        """Return the levels, from mildest to strictest, that the whole verdict has in some world."""
        return tuple(
            level
            for level in STRICTNESS
            if level in among and self._solve(answers, [self._levels[level]]) is not None
        )

    def _solve(self, answers: Answers, demands: list[Literal]) -> frozenset[Literal] | None:
        given = [
            lit for name, fact in self._facts.items() if name in answers for lit in fact.given(answers[name])
        ]
        return self._clauses.solve(given + demands)

    def _value(self, fact: FactVariables, true: frozenset[Literal]) -> Value:
        chosen = [cell for cell, variable in fact.cells.items() if variable in true]
        return frozenset(chosen) if fact.domain.several else fact.domain.cells[chosen[0]]

    def _literal(self, node: Node) -> Literal:
        if isinstance(node, Atom):
            fact = self._facts[node.test.fact]
            passing, empty_passes = fact.domain.passing(node.test)
            return self._clauses.passes(fact, passing, empty_passes=empty_passes)
        if isinstance(node, Both):
            return self._clauses.conjunction(self._literals[part] for part in node.parts)
        if isinstance(node, Either):
            return self._clauses.disjunction(self._literals[part] for part in node.parts)
        return -self._literals[node.part]

    def _level(self, level: Level) -> Literal:
        """Return a literal for "the strictest finding has this level"."""
        here, stricter = [], []
        for nodes in self._program.rules:
            for place, its_level in ((nodes.applies, nodes.rule.finding), (nodes.excepted, nodes.rule.then)):
                if its_level is level:
                    here.append(self._literals[place])
                elif STRICTNESS.index(its_level) > STRICTNESS.index(level):
                    stricter.append(self._literals[place])
        if level is not Level.NONE:
            return self._clauses.conjunction(
                [self._clauses.disjunction(here), -self._clauses.disjunction(stricter)]
            )
        outside = [n.applies for n in self._program.rules if n.rule.finding is Level.OUTSIDE]
        displaced = self._clauses.disjunction(self._literals[place] for place in outside)
        return self._clauses.conjunction([-displaced, -self._clauses.disjunction(stricter)])
