"""Whether a question can still matter, over all answers that the other open questions may get.

Each node becomes two literals, "surely true" and "surely false", so that clauses speak of three truth values.
The nodes stand twice: once as they are, once with one fact masked as if it were unsure. If for no answers the
two differ in the outputs, the fact is not worth asking.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import TypeAlias

from webapp.engine.clauses import Clauses, FactVariables, Literal
from webapp.engine.domains import domains
from webapp.engine.program import Atom, Both, Either, Index, Program
from webapp.model import Answers

Rails: TypeAlias = tuple[Literal, Literal]
"""The literals for "surely true" and "surely false"."""


def can_matter(program: Program, answers: Answers, outputs: tuple[Index, ...], fact: str) -> bool:
    """Say whether an answer to `fact` can decide one of `outputs` that stays unknown without it."""
    return _pair(program, outputs).differs(answers, fact)


def mattering_among(
    program: Program, answers: Answers, outputs: tuple[Index, ...], facts: Collection[str]
) -> frozenset[str]:
    """Return those of the facts that can matter to `outputs`."""
    return _pair(program, outputs).differing(answers, facts)


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

    def differs(self, answers: Answers, fact: str) -> bool:
        """Ask whether the copies can differ with this fact masked, under the answers given."""
        return bool(self.differing(answers, [fact]))

    def differing(self, answers: Answers, facts: Collection[str]) -> frozenset[str]:
        """Return those of the facts with which masked the copies can differ."""
        given = []
        for name, variables in self.facts.items():
            if name in answers:
                given += variables.given(answers[name])
        unmasked = [-mask for mask in self.masks.values()]
        places = {name: place for place, name in enumerate(self.masks)}
        found = []
        for name in facts:
            if name not in places:
                continue
            place = places[name]
            unmasked[place] = -unmasked[place]
            if self.clauses.satisfiable(given + unmasked):
                found.append(name)
            unmasked[place] = -unmasked[place]
        return frozenset(found)

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
