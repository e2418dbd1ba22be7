"""Whether a question can still matter, over all answers that the other open questions may get.

Each node becomes two literals, "surely true" and "surely false", so that clauses speak of three truth values.
The nodes stand twice: once as they are, once with one fact masked as if it were unsure. If for no answers the
two differ in the outputs, the fact is not worth asking.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import TypeAlias

from webapp.engine.clauses import Clauses, FactVariables, Literal
from webapp.engine.domains import domains
from webapp.engine.precedents import Bits, Lexicon, Precedents, said
from webapp.engine.program import Atom, Both, Either, Index, Node, Program
from webapp.model import Answers

Rails: TypeAlias = tuple[Literal, Literal]
"""The literals for "surely true" and "surely false"."""


def can_matter(program: Program, answers: Answers, outputs: tuple[Index, ...], fact: str) -> bool:
    """Say whether an answer to `fact` can decide one of `outputs` that stays unknown without it."""
    return bool(Relevance(program, answers).among(outputs, [fact]))


class Relevance:
    """What can still matter under some answers."""

    def __init__(self, program: Program, answers: Answers) -> None:
        self._program = _first_alike(program)
        self._answers = answers
        self._said = said(program, answers)

    def among(self, outputs: tuple[Index, ...], facts: Iterable[str]) -> frozenset[str]:
        """Return those of the facts an answer to which can decide an output that stays unknown without it."""
        pair = _pair(self._program, outputs)
        given = self._said & pair.lexicon.every
        return frozenset([fact for fact in facts if pair.differs(self._answers, given, fact)])


@dataclass(frozen=True, slots=True)
class _Shape:
    """What there is to decide in a program, in whatever language its text is told."""

    nodes: tuple[Node, ...]
    cells: tuple[tuple[str, tuple[str, ...], bool], ...]
    program: Program = field(compare=False)


@lru_cache(maxsize=64)
def _first_alike(program: Program) -> Program:
    """Return the first program met that decides alike: the pairs of one serve all translations."""
    every = domains(program).items()
    cells = tuple((name, tuple(domain.cells), domain.several) for name, domain in every)
    return _first_of(_Shape(program.nodes, cells, program))


@lru_cache(maxsize=64)
def _first_of(shape: _Shape) -> Program:
    return shape.program


@lru_cache(maxsize=4096)
def _pair(program: Program, outputs: tuple[Index, ...]) -> _Pair:
    return _Pair(program, outputs)


class _Pair:
    """Two copies of a few outputs and all they rest on, and the claim that the copies differ."""

    def __init__(self, program: Program, outputs: tuple[Index, ...]) -> None:
        self.program = program
        self.clauses = Clauses()
        self.facts: dict[str, FactVariables] = {}
        self.masks: dict[str, Literal] = {}
        self.plain: dict[Index, Rails] = {}
        self.masked: dict[Index, Rails] = {}
        differences = []
        for place in outputs:
            self._encode(place)
            for here, there in zip(self.plain[place], self.masked[place], strict=True):
                differences.append(self.clauses.conjunction([here, -there]))
        self.clauses.add([differences])
        self.lexicon = Lexicon(program, self.facts)
        self.precedents = {name: Precedents() for name in self.masks}

    def differs(self, answers: Answers, given: Bits, fact: str) -> bool:
        """Ask whether the copies can differ with this fact masked, under the answers given."""
        precedents = self.precedents.get(fact)
        return precedents is not None and precedents.satisfiable(
            given, self.clauses, self.lexicon, lambda: self._assumptions(answers, fact)
        )

    def _assumptions(self, answers: Answers, fact: str) -> list[Literal]:
        masks = (mask if name == fact else -mask for name, mask in self.masks.items())
        given = (variables.given(answers[n]) for n, variables in self.facts.items() if n in answers)
        return [*chain.from_iterable(given), *masks]

    def _encode(self, place: Index) -> None:
        if place in self.plain:
            return
        node = self.program.nodes[place]
        if isinstance(node, Atom):
            self._atom(place, node)
            return
        parts = node.parts if isinstance(node, Both | Either) else (node.part,)
        for part in parts:
            self._encode(part)
        for copy in (self.plain, self.masked):
            trues = [copy[part][0] for part in parts]
            falses = [copy[part][1] for part in parts]
            if isinstance(node, Both):
                copy[place] = (self.clauses.conjunction(trues), self.clauses.disjunction(falses))
            elif isinstance(node, Either):
                copy[place] = (self.clauses.disjunction(trues), self.clauses.conjunction(falses))
            else:
                copy[place] = (falses[0], trues[0])

    def _atom(self, place: Index, node: Atom) -> None:
        name = node.test.fact
        domain = domains(self.program)[name]
        if name not in self.facts:
            self.facts[name] = self.clauses.fact(domain, with_unsure=True)
            self.masks[name] = self.clauses.variable()
        fact = self.facts[name]
        passing, empty_passes = domain.passing(node.test)
        inside = self.clauses.passes(fact, passing, empty_passes=empty_passes)
        sure = -fact.unsure if fact.unsure is not None else inside
        true, false = self.clauses.conjunction([sure, inside]), self.clauses.conjunction([sure, -inside])
        seen = -self.masks[name]
        self.plain[place] = (true, false)
        self.masked[place] = (self.clauses.conjunction([true, seen]), self.clauses.conjunction([false, seen]))
