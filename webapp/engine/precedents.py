"""What a solver has found before, so that it need not be asked the same again. Exact, and bounded.

A world found for some answers shows what is possible under all answers that it agrees with, and answers that
rule something out rule it out whatever is answered besides. Both are kept as bits, a bit for each thing that
an answer can say of an option, so that looking one up takes less than a microsecond.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Final, TypeAlias

from webapp.engine.clauses import Clauses, FactVariables, Literal
from webapp.engine.domains import Domain, domains
from webapp.engine.program import Program
from webapp.model import Answers, Value

Bits: TypeAlias = int
"""What some answers say, or a world, or a reason why there is none."""

MOST_OF_EACH: Final = 8
"""So many worlds, and so many reasons, are kept for one question to the solver, unless told otherwise."""

MOST_VALUES: Final = 100
"""So many answers to a fact are remembered with their bits."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What an answer to one fact can say, as bits: that it is unsure, and of each cell whether it holds."""

    cells: Mapping[str, tuple[Bits, Bits]]
    unsure: tuple[Bits, Bits]
    domain: Domain
    known: dict[Value, Bits]

    def bits(self, value: Value) -> Bits:
        """Return what this answer says."""
        known = self.known.get(value)
        return self._find(value) if known is None else known

    def _find(self, value: Value) -> Bits:
        chosen = self.domain.chosen(value)
        if chosen is None:
            found = self.unsure[0]
        else:
            found = self.unsure[1]
            for cell, (holds, fails) in self.cells.items():
                if cell in chosen:
                    found |= holds
                elif self.domain.several:
                    found |= fails
        if len(self.known) < MOST_VALUES:
            self.known[value] = found
        return found


@lru_cache(maxsize=64)
def sayings(program: Program) -> Mapping[str, Saying]:
    """Return the bits of each fact of the program, the same for every question about it."""
    found, place = {}, 0
    for name, domain in domains(program).items():
        pairs = [(1 << place + 2 * i, 1 << place + 2 * i + 1) for i in range(len(domain.cells) + 1)]
        place += 2 * len(pairs)
        found[name] = Saying(dict(zip(domain.cells, pairs[1:], strict=True)), pairs[0], domain, {})
    return found


def said(program: Program, answers: Answers) -> Bits:
    """Return what all answers say together."""
    known, found = sayings(program), 0
    for name, value in answers.items():
        if name in known:
            found |= known[name].bits(value)
    return found


class Lexicon:
    """The bits of a solver's variables for some facts."""

    def __init__(self, program: Program, facts: Mapping[str, FactVariables]) -> None:
        self._bits: dict[Literal, Bits] = {}
        self._variables: list[Literal] = []
        self.every: Bits = 0
        known = sayings(program)
        for name, fact in facts.items():
            saying = known[name]
            variables = [(variable, saying.cells[cell]) for cell, variable in fact.cells.items()]
            if fact.unsure is not None:
                variables.append((fact.unsure, saying.unsure))
            for variable, (holds, fails) in variables:
                self._bits[variable], self._bits[-variable] = holds, fails
                self._variables.append(variable)
                self.every |= holds | fails
        self._of_facts = itemgetter(*(variable - 1 for variable in self._variables), 0)

    def world(self, model: list[Literal]) -> Bits:
        """Return what a solution says of the facts."""
        *literals, _ = self._of_facts(model)
        return sum(map(self._bits.__getitem__, literals))

    def reason(self, core: list[Literal]) -> Bits:
        """Return what these literals say of the facts; of anything else they say nothing."""
        return sum([self._bits.get(literal, 0) for literal in core])


class Precedents:
    """What was found of one question to a solver, the newest first."""

    __slots__ = ("_barred", "_most", "_shown")

    def __init__(self, most: int = MOST_OF_EACH) -> None:
        self._most = most
        self._shown: tuple[Bits, ...] = ()
        self._barred: tuple[Bits, ...] = ()

    def satisfiable(
        self, given: Bits, clauses: Clauses, lexicon: Lexicon, ask: Callable[[], list[Literal]]
    ) -> bool:
        """Say whether there is a solution under what is given; ask the solver if nothing else tells."""
        for world in self._shown:
            if world & given == given:
                return True
        for reason in self._barred:
            if reason & given == reason:
                return False
        found, literals = clauses.settle(ask())
        if found:
            self._shown = (lexicon.world(literals), *self._shown)[: self._most]
        else:
            self._barred = (lexicon.reason(literals), *self._barred)[: self._most]
        return found
