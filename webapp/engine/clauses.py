"""A SAT solver with the few words we need: fresh variables, and, or, clauses, and a fact's values."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from pysat.solvers import Solver

from webapp.engine.domains import Domain
from webapp.model import Value

Literal: TypeAlias = int
"""A variable, or its negation when negative."""


MOST_KNOWN: Final = 100
"""So many answers to a fact are remembered with their literals."""


@dataclass(frozen=True, slots=True)
class FactVariables:
    """A fact's variables: one a value that tests can tell apart, one for `unsure` where it counts."""

    domain: Domain
    cells: Mapping[str, Literal]
    unsure: Literal | None
    _known: dict[Value, list[Literal]] = field(default_factory=dict, compare=False)

    def given(self, value: Value) -> list[Literal]:
        """Return the literals that fix this answer. An unsure one leaves the cells free unless it counts."""
        known = self._known.get(value)
        return self._find(value) if known is None else known

    def _find(self, value: Value) -> list[Literal]:
        chosen = self.domain.chosen(value)
        if chosen is None:
            return [] if self.unsure is None else [self.unsure]
        if self.domain.several:
            fixed = [variable if cell in chosen else -variable for cell, variable in self.cells.items()]
        else:
            # The one that holds rules out the others.
            fixed = [self.cells[cell] for cell in chosen]
        found = fixed if self.unsure is None else [-self.unsure, *fixed]
        if len(self._known) < MOST_KNOWN:
            self._known[value] = found
        return found


class Clauses:
    """Clauses that only grow, and questions asked of them, one at a time. To do more at once, hold `lock`."""

    def __init__(self) -> None:
        self._solver = Solver(name="minisat22")
        # The solver lives outside Python: freed here, not by its own __del__ when modules are already gone.
        weakref.finalize(self, self._solver.delete)
        self.lock = threading.RLock()
        self._last = 0

    def variable(self) -> Literal:
        """Return a fresh variable."""
        self._last += 1
        return self._last

    def add(self, clauses: Iterable[list[Literal]]) -> None:
        """Demand that each clause has a true literal."""
        self._solver.append_formula(list(clauses))

    def conjunction(self, literals: Iterable[Literal]) -> Literal:
        """Return a literal that is true exactly when all are."""
        return -self.disjunction(-literal for literal in literals)

    def disjunction(self, literals: Iterable[Literal]) -> Literal:
        """Return a literal that is true exactly when at least one is."""
        parts = list(literals)
        if len(parts) == 1:
            return parts[0]
        with self.lock:
            result = self.variable()
            self.add([[-result, *parts], *([result, -part] for part in parts)])
        return result

    def fact(self, domain: Domain, *, with_unsure: bool) -> FactVariables:
        """Add a fact's variables: any cells together for a fact of several choices, else exactly one."""
        cells = {cell: self.variable() for cell in domain.cells}
        unsure = self.variable() if with_unsure else None
        if domain.several:
            self.add([[-unsure, -cell] for cell in cells.values()] if unsure is not None else [])
        else:
            every = [*cells.values()] if unsure is None else [unsure, *cells.values()]
            self.add([every, *([-a, -b] for i, a in enumerate(every) for b in every[i + 1 :])])
        return FactVariables(domain, cells, unsure)

    def passes(self, fact: FactVariables, passing: Iterable[str], *, empty_passes: bool) -> Literal:
        """Return a literal for "the answer lies in these cells, or is the empty set where that passes"."""
        inside = [fact.cells[cell] for cell in passing]
        if empty_passes:
            inside.append(self.conjunction(-cell for cell in fact.cells.values()))
        return self.disjunction(inside)

    def solve(
        self, assumptions: list[Literal], *, prefer: Iterable[Literal] = ()
    ) -> frozenset[Literal] | None:
        """Return the true literals of one solution under the assumptions, None if there is none.

        `prefer`: literals that the solution should have true where it can, without promise.
        """
        with self.lock:
            self._solver.set_phases(list(prefer))
            if not self._solver.solve(assumptions=assumptions):
                return None
            return frozenset(self._solver.get_model())

    def model(self, assumptions: list[Literal]) -> list[Literal] | None:
        """Return one solution as a list in which variable n, true or false, stands at place n - 1."""
        with self.lock:
            found = self._solver.solve(assumptions=assumptions)
            return list(self._solver.get_model()) if found else None

    def satisfiable(self, assumptions: list[Literal]) -> bool:
        """Say whether there is a solution under the assumptions."""
        with self.lock:
            return bool(self._solver.solve(assumptions=assumptions))

    def settle(self, assumptions: list[Literal]) -> tuple[bool, list[Literal]]:
        """Say whether there is a solution, and give one, or else some assumptions that rule out every one."""
        with self.lock:
            found = bool(self._solver.solve(assumptions=assumptions))
            literals = self._solver.get_model() if found else self._solver.get_core()
            return found, list(literals or ())

    def core(self, assumptions: list[Literal]) -> frozenset[Literal]:
        """Return some of the assumptions that cannot all be true. Raises `ValueError` where they can."""
        with self.lock:
            if self._solver.solve(assumptions=assumptions):
                message = "there is a solution"
                raise ValueError(message)
            return frozenset(self._solver.get_core() or ())
