"""Whether two answers to one fact ever make a difference, whatever the other answers are.

The nodes that hang on the fact stand twice, once for each of the two answers; both copies share all the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from webapp.engine.clauses import Clauses, FactVariables, Literal
from webapp.engine.domains import domains
from webapp.engine.evaluate import cones
from webapp.engine.program import Atom, Both, Either, Index, Program
from webapp.engine.residue import parts_of
from webapp.model import Value

Twin: TypeAlias = tuple[Literal, Literal]
"""A node's literals in the two copies; the same twice where it does not hang on the fact."""


class Twins:
    """One fact of a program with two answers at a time."""

    def __init__(self, program: Program, fact: str) -> None:
        self._program = program
        self._fact = fact
        self._clauses = Clauses()
        self._facts: dict[str, tuple[FactVariables, FactVariables]] = {}
        self._twins: dict[Index, Twin] = {}
        one, other = self._variables(fact)
        self._same = {cell: self._alike(one.cells[cell], other.cells[cell]) for cell in one.cells}
        hanging = {place for place, _ in program.atoms.get(fact, ())}
        hanging.update(place for place, _, _ in cones(program).get(fact, ()))
        pairs = (self._twin(place) for place in dict.fromkeys(_told(program)) if place in hanging)
        self._clauses.add([[-self._alike(*pair) for pair in pairs]])

    def differ(self, one: Value, other: Value) -> bool:
        """Say whether a rule, duty or note ever stands otherwise after one answer than after the other."""
        first, second = self._variables(self._fact)
        return self._clauses.satisfiable([*first.given(one), *second.given(other)])

    def counts(self, option: str) -> bool:
        """Say whether choosing an option beside others ever makes a difference."""
        first, second = self._variables(self._fact)
        rest = [same for cell, same in self._same.items() if cell != option]
        return self._clauses.satisfiable([first.cells[option], -second.cells[option], *rest])

    def _variables(self, fact: str) -> tuple[FactVariables, FactVariables]:
        if fact not in self._facts:
            domain = domains(self._program)[fact]
            first = self._clauses.fact(domain, with_unsure=False)
            second = self._clauses.fact(domain, with_unsure=False) if fact == self._fact else first
            self._facts[fact] = first, second
        return self._facts[fact]

    def _alike(self, one: Literal, other: Literal) -> Literal:
        both = self._clauses.conjunction([one, other])
        return self._clauses.disjunction([both, self._clauses.conjunction([-one, -other])])

    def _twin(self, place: Index) -> Twin:
        """Return the literals of a node, encoding all that it rests on the first time."""
        if place not in self._twins:
            self._twins[place] = self._encoded(place)
        return self._twins[place]

    def _encoded(self, place: Index) -> Twin:
        node = self._program.nodes[place]
        if isinstance(node, Atom):
            first, second = (self._passes(variables, node) for variables in self._variables(node.test.fact))
            return first, first if node.test.fact != self._fact else second
        pairs = [self._twin(part) for part in parts_of(node)]
        if isinstance(node, Both):
            join = self._clauses.conjunction
        elif isinstance(node, Either):
            join = self._clauses.disjunction
        else:
            return -pairs[0][0], -pairs[0][1]
        first = join(pair[0] for pair in pairs)
        differs = any(pair[0] != pair[1] for pair in pairs)
        return first, join(pair[1] for pair in pairs) if differs else first

    def _passes(self, variables: FactVariables, node: Atom) -> Literal:
        passing, empty_passes = variables.domain.passing(node.test)
        return self._clauses.passes(variables, passing, empty_passes=empty_passes)


def _told(program: Program) -> Iterator[Index]:
    """Yield the nodes that decide what a reader is told."""
    for rule in program.rules:
        yield from rule.outputs
    for duty in program.duties:
        yield from duty.outputs
        yield from () if duty.done is None else (duty.done,)
    for note in program.notes:
        yield note.holds
