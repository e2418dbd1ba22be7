"""Reasoning over every way in which the open questions could be answered, jointly and exactly.

A world answers every fact; an unsure answer is as open as a missing one. What no world allows is impossible,
what all worlds share is certain, whatever the rules look like one by one.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import TypeAlias

from webapp.engine.clauses import Clauses, FactVariables, Literal
from webapp.engine.domains import domains
from webapp.engine.evaluate import evaluate
from webapp.engine.program import STRICTNESS, Atom, Both, Either, Index, Node, Program
from webapp.engine.truth import Truth
from webapp.model import Answers, Level, Value

Demand: TypeAlias = tuple[Literal, ...]
"""What a world must be like, made by `Worlds.nodes` and `Worlds.levels`; demands add up with `+`."""


@lru_cache(maxsize=64)
def worlds_of(program: Program) -> Worlds:
    """Return the worlds of a program, built on the first call and kept."""
    return Worlds(program)


class Worlds:
    """A text's worlds. May be shared between threads."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._clauses = Clauses()
        self._facts: dict[str, FactVariables] = {
            name: self._clauses.fact(domain, with_unsure=False) for name, domain in domains(program).items()
        }
        self._owners = {abs(v): name for name, fact in self._facts.items() for v in fact.cells.values()}
        self._literals: list[Literal] = []
        for node in program.nodes:
            self._literals.append(self._literal(node))
        self._levels = {level: self._level(level) for level in STRICTNESS}

    def nodes(self, *, true: Collection[Index] = (), false: Collection[Index] = ()) -> Demand:
        """Return the demand that these nodes are true and those false."""
        return (*(self._literals[i] for i in true), *(-self._literals[i] for i in false))

    def levels(self, levels: Collection[Level]) -> Demand:
        """Return the demand that the whole verdict has one of these levels."""
        return (self._clauses.disjunction(self._levels[level] for level in levels),)

    def possible(self, answers: Answers, demand: Demand) -> bool:
        """Say whether some world with these answers is as demanded."""
        return self._clauses.solve([*self._given(answers), *demand]) is not None

    def witness(
        self, answers: Answers, *, true: Collection[Index] = (), false: Collection[Index] = ()
    ) -> dict[str, Value] | None:
        """Return a world with these answers in which these nodes are true and those false."""
        return self.world(answers, self.nodes(true=true, false=false))

    def world(self, answers: Answers, demand: Demand) -> dict[str, Value] | None:
        """Return a world with these answers as demanded: answers to all facts that hold, in tree order."""
        found = self._clauses.solve([*self._given(answers), *demand])
        return None if found is None else self._world(found)

    def departure(self, answers: Answers, kept: Collection[str], demand: Demand) -> frozenset[str] | None:
        """Return the facts that a world as demanded answers otherwise, while the `kept` ones stay.

        The world departs from few of the answers, if not from the fewest. None: there is no such world.
        """
        given = {name: self._facts[name].given(answers[name]) for name in self._facts if name in answers}
        fixed = [literal for name in kept for literal in given.get(name, [])]
        wanted = [literal for name in given if name not in kept for literal in given[name]]
        found = self._clauses.solve([*fixed, *demand], prefer=wanted)
        if found is None:
            return None
        return frozenset(name for name in given if not found.issuperset(given[name]))

    def blamed(self, answers: Answers, demand: Demand) -> frozenset[str]:
        """Return facts whose answers together rule out every world as demanded. Empty: none are needed."""
        core = self._clauses.core([*self._given(answers), *demand])
        return frozenset(self._owners[abs(literal)] for literal in core if abs(literal) in self._owners)

    def possible_levels(self, answers: Answers, among: Collection[Level] = STRICTNESS) -> tuple[Level, ...]:
        """Return the levels, from mildest to strictest, that the whole verdict has in some world."""
        given = self._given(answers)
        return tuple(
            level
            for level in STRICTNESS
            if level in among and self._clauses.satisfiable([*given, self._levels[level]])
        )

    def _given(self, answers: Answers) -> list[Literal]:
        facts = self._facts
        return [lit for name in answers if name in facts for lit in facts[name].given(answers[name])]

    def _world(self, true: frozenset[Literal]) -> dict[str, Value]:
        world = {name: self._value(fact, true) for name, fact in self._facts.items()}
        truths = evaluate(self.program, world)
        gates = self.program.gates
        return {f: value for f, value in world.items() if f not in gates or truths[gates[f]] is Truth.TRUE}

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
        for nodes in self.program.rules:
            for place, its_level in ((nodes.applies, nodes.rule.finding), (nodes.excepted, nodes.rule.then)):
                if its_level is level:
                    here.append(self._literals[place])
                elif STRICTNESS.index(its_level) > STRICTNESS.index(level):
                    stricter.append(self._literals[place])
        milder = -self._clauses.disjunction(stricter)
        if level is not Level.NONE:
            return self._clauses.conjunction([self._clauses.disjunction(here), milder])
        outside = [n.applies for n in self.program.rules if n.rule.finding is Level.OUTSIDE]
        displaced = self._clauses.disjunction(self._literals[place] for place in outside)
        return self._clauses.conjunction([-displaced, milder])
