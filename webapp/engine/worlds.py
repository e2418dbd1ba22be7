"""Reasoning over every way in which the open questions could be answered, jointly and exactly.

A world answers every fact; an unsure answer is as open as a missing one. What no world allows is impossible,
what all worlds share is certain, whatever the rules look like one by one.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Final, TypeAlias

from webapp.engine.clauses import Clauses, FactVariables, Literal
from webapp.engine.domains import domains
from webapp.engine.evaluate import evaluate
from webapp.engine.precedents import Bits, Lexicon, Precedents, said
from webapp.engine.program import STRICTNESS, Atom, Both, Either, Index, Node, Program
from webapp.engine.residue import below
from webapp.engine.truth import Truth
from webapp.model import UNSURE, Answers, Level, Value

Demand: TypeAlias = tuple[Literal, ...]
"""What a world must be like, made by `Worlds.nodes`, `levels` and `answered`; demands add up with `+`."""

Glimpse: TypeAlias = list[Literal]
"""A world as the solver found it, to be asked with `Worlds.shows` and `Worlds.chosen`."""

MOST_FOUND: Final = 16
"""So many worlds with a level are kept, and so many reasons why there is none."""


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
        # Who is shown a world reads it more easily where little is said of the system.
        self._plain = [literal for fact in self._facts.values() for literal in _plainest(fact)]
        self._literals: dict[Index, Literal] = {}
        self._levels = {level: self._level(level) for level in STRICTNESS}
        self._lexicon = Lexicon(program, self._facts)
        self._found = {level: Precedents(MOST_FOUND) for level in STRICTNESS}
        self._demands: dict[frozenset[Level], Demand] = {}

    def nodes(self, *, true: Collection[Index] = (), false: Collection[Index] = ()) -> Demand:
        """Return the demand that these nodes are true and those false."""
        return (*map(self._at, true), *(-self._at(place) for place in false))

    def levels(self, levels: Collection[Level]) -> Demand:
        """Return the demand that the whole verdict has one of these levels."""
        wanted = frozenset(levels)
        if wanted not in self._demands:
            ordered = (self._levels[level] for level in STRICTNESS if level in wanted)
            self._demands[wanted] = (self._clauses.disjunction(ordered),)
        return self._demands[wanted]

    def answered(self, fact: str, value: Value) -> Demand:
        """Return the demand that a fact has this answer. An unsure one demands nothing."""
        return tuple(self._facts[fact].given(value))

    def option(self, fact: str, cell: str, *, chosen: bool) -> Demand:
        """Return the demand that one option of a fact is chosen, or is not."""
        variable = self._facts[fact].cells[cell]
        return (variable if chosen else -variable,)

    def glimpse(self, demand: Demand) -> Glimpse | None:
        """Return a world as demanded."""
        return self._clauses.model(list(demand))

    def shows(self, glimpse: Glimpse, demand: Demand) -> bool:
        """Say whether a world is as demanded."""
        return all(glimpse[abs(literal) - 1] == literal for literal in demand)

    def chosen(self, glimpse: Glimpse, fact: str) -> frozenset[str]:
        """Return the cells of one fact that hold in a world."""
        cells = self._facts[fact].cells
        return frozenset([cell for cell, variable in cells.items() if glimpse[variable - 1] > 0])

    def forcing(self, glimpse: Glimpse, shown: Demand) -> frozenset[str]:
        """Return facts whose answers in a world alone force what it shows, whatever the others are."""
        fixed = [glimpse[variable - 1] for variable in self._owners]
        core = self._clauses.core([*fixed, -self._clauses.conjunction(shown)])
        return frozenset(self._owners[abs(literal)] for literal in core if abs(literal) in self._owners)

    def possible(self, answers: Answers, demand: Demand) -> bool:
        """Say whether some world with these answers is as demanded."""
        return self._clauses.satisfiable([*self._given(answers), *demand])

    def witness(
        self, answers: Answers, *, true: Collection[Index] = (), false: Collection[Index] = ()
    ) -> dict[str, Value] | None:
        """Return a world with these answers in which these nodes are true and those false."""
        return self.world(answers, self.nodes(true=true, false=false))

    def world(self, answers: Answers, demand: Demand) -> dict[str, Value] | None:
        """Return a world with these answers as demanded: answers to all facts that hold, in tree order."""
        found = self._clauses.solve([*self._given(answers), *demand], prefer=self._plain)
        return None if found is None else self._world(found)

    def departure(self, answers: Answers, kept: Collection[str], demand: Demand) -> frozenset[str] | None:
        """Return the facts that a world as demanded answers otherwise, while the `kept` ones stay.

        Of the others as many stay as can, those that come first before those that come later, so that the
        same question always has the same answer. None: there is no such world.
        """
        given = {name: self.answered(name, answers[name]) for name in self._facts if name in answers}
        fixed = demand + sum((given[name] for name in kept if name in given), ())
        glimpse = self.glimpse(fixed)
        if glimpse is None:
            return None
        leaving = set()
        for name in [name for name in given if name not in kept]:
            found = glimpse if self.shows(glimpse, given[name]) else self.glimpse(fixed + given[name])
            if found is None:
                leaving.add(name)
            else:
                fixed, glimpse = fixed + given[name], found
        return frozenset(leaving)

    def blamed(self, answers: Answers, demand: Demand) -> frozenset[str]:
        """Return facts whose answers together rule out every world as demanded. Empty: none are needed."""
        core = self._clauses.core([*self._given(answers), *demand])
        return frozenset(self._owners[abs(literal)] for literal in core if abs(literal) in self._owners)

    def possible_levels(self, answers: Answers, among: Collection[Level] = STRICTNESS) -> tuple[Level, ...]:
        """Return the levels, from mildest to strictest, that the whole verdict has in some world."""
        given = said(self.program, {name: value for name, value in answers.items() if value != UNSURE})
        return tuple(level for level in STRICTNESS if level in among and self._has(level, given, answers))

    def levels_for_once(self, answers: Answers, among: Collection[Level]) -> tuple[Level, ...]:
        """Return the same for answers that nobody gave, without keeping what is found."""
        given = self._given(answers)
        return tuple(
            level
            for level in STRICTNESS
            if level in among and self._clauses.satisfiable([*given, self._levels[level]])
        )

    def _has(self, level: Level, given: Bits, answers: Answers) -> bool:
        """Say whether the whole verdict has this level in some world with these answers."""
        return self._found[level].satisfiable(
            given, self._clauses, self._lexicon, lambda: [*self._given(answers), self._levels[level]]
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

    def _at(self, place: Index) -> Literal:
        """Return the literal of a node. The solver learns of nodes when they are asked for: fewer, faster."""
        if place not in self._literals:
            with self._clauses.lock:
                for part in sorted(below(self.program, place) - self._literals.keys()):
                    self._literals[part] = self._literal(self.program.nodes[part])
        return self._literals[place]

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
                    here.append(self._at(place))
                elif STRICTNESS.index(its_level) > STRICTNESS.index(level):
                    stricter.append(self._at(place))
        milder = -self._clauses.disjunction(stricter)
        if level is not Level.NONE:
            return self._clauses.conjunction([self._clauses.disjunction(here), milder])
        outside = [n.applies for n in self.program.rules if n.rule.finding is Level.OUTSIDE]
        displaced = self._clauses.disjunction(map(self._at, outside))
        return self._clauses.conjunction([-displaced, milder])


def _plainest(fact: FactVariables) -> list[Literal]:
    """Return literals for the answer that says least: none of several choices, no rather than yes."""
    if fact.domain.several:
        return [-variable for variable in fact.cells.values()]
    return [fact.cells["no"]] if "no" in fact.cells else []
