"""What a text's tests can tell apart of each fact's answers: finitely many cells, numbers included."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from webapp.engine.evaluate import matches
from webapp.engine.program import Program
from webapp.model import NONE, UNSURE, Fact, FactType, Test, Value, Within


@dataclass(frozen=True, slots=True)
class Domain:
    """The cells of one fact. `several`: any set of cells is an answer, also the empty one; else exactly one.

    `cells`: the cell's name to one answer in it.
    """

    fact: Fact
    cells: dict[str, Value]
    several: bool
    tests: tuple[Test | Within, ...]

    def passing(self, test: Test | Within) -> tuple[tuple[str, ...], bool]:
        """Return the cells that pass the test, and whether the empty set does."""
        passing = tuple(cell for cell, value in self.cells.items() if matches(test, value))
        return passing, self.several and isinstance(test, Test) and NONE in test.values

    def chosen(self, value: Value) -> frozenset[str] | None:
        """Return the cells that an answer lies in; None for an unsure one."""
        if value == UNSURE:
            return None
        if isinstance(value, frozenset):
            return value
        if isinstance(value, Decimal):
            profile = [matches(test, value) for test in self.tests]
            same = [c for c, v in self.cells.items() if [matches(test, v) for test in self.tests] == profile]
            return frozenset(same[:1])
        return frozenset({value})


@lru_cache(maxsize=64)
def domains(program: Program) -> dict[str, Domain]:
    """Return the domain of each fact of the program."""
    return {
        fact.id: _domain(fact, tuple(t for _, t in program.atoms.get(fact.id, ())))
        for fact in program.facts.values()
    }


def _domain(fact: Fact, tests: tuple[Test | Within, ...]) -> Domain:
    if fact.type is FactType.NUMBER:
        cells: dict[str, Value] = {str(number): number for number in _numbers(fact, tests)}
        return Domain(fact, cells, several=False, tests=tests)
    several = fact.type is FactType.CHOICES
    cells = {o.value: frozenset({o.value}) if several else o.value for o in fact.options}
    return Domain(fact, cells, several=several, tests=tests)


def _numbers(fact: Fact, tests: tuple[Test | Within, ...]) -> list[Decimal]:
    """Return one number for each stretch between the bounds that tests name, and those bounds."""
    low = fact.minimum if fact.minimum is not None else Decimal(-(10**9))
    high = fact.maximum if fact.maximum is not None else Decimal(10**9)
    within = [test for test in tests if isinstance(test, Within)]
    bounds = {
        bound
        for test in within
        for bound in (test.low, test.high)
        if bound is not None and low <= bound <= high
    }
    edges = sorted({low, high, *bounds})
    numbers = sorted({*edges, *((a + b) / 2 for a, b in pairwise(edges))})
    kept: dict[tuple[bool, ...], Decimal] = {}
    for number in numbers:
        kept.setdefault(tuple(matches(test, number) for test in within), number)
    return sorted(kept.values())
