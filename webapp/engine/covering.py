"""Conditions that say for which answers a node is true: few of them, each as short as can be.

A condition names a few facts and which of their answers it allows; whatever the others are, the node is then
true. None of its facts can be left out, and no answer can be allowed in addition.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from pysat.examples.hitman import Hitman

from webapp.engine.clauses import Literal
from webapp.engine.domains import Domain
from webapp.engine.program import Atom, Index, Program
from webapp.engine.residue import parts_of
from webapp.engine.worlds import Demand, Worlds
from webapp.model import Answers, Fact, Value


@dataclass(frozen=True, slots=True)
class Part:
    """What a condition asks of one fact: that its question arises, and that the answer is allowed.

    `one_of`: of each of these sets of cells, one is part of the answer. A fact with one answer has one set;
    of several choices, each set asks for one choice more. `barred`: cells that must not be part.
    """

    domain: Domain
    one_of: tuple[frozenset[str], ...]
    barred: frozenset[str] = frozenset()

    @property
    def fact(self) -> Fact:
        """The fact that this part is about."""
        return self.domain.fact

    def admits(self, value: Value) -> bool:
        """Say whether an answer is as this part asks. An unsure one never is."""
        chosen = self.domain.chosen(value)
        if chosen is None:
            return False
        return all(chosen & cells for cells in self.one_of) and not chosen & self.barred


Cube: TypeAlias = tuple[Part, ...]
"""One condition: all of its parts together. Without parts it always holds."""


@dataclass(frozen=True, slots=True)
class Cover:
    """Conditions under which a node is true, each with answers that meet it.

    `complete`: there are no other answers for which it is true.
    """

    cubes: tuple[tuple[Cube, Answers], ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of one fact: that its question arises, which answers are out, and which are chosen.

    `chosen`: for each choice, a literal for it and the choices that would do as well in its place.
    """

    arises: tuple[Literal, ...]
    out: tuple[Literal, ...]
    chosen: tuple[tuple[Literal, frozenset[str]], ...] = ()

    @property
    def all(self) -> tuple[Literal, ...]:
        """Every literal."""
        return (*self.arises, *self.out, *(literal for literal, _ in self.chosen))

    @property
    def is_silent(self) -> bool:
        """Say whether no answer is out and none is chosen."""
        return not (self.out or self.chosen)


_Saying: TypeAlias = dict[str, _Said]


class Coverings(Worlds):
    """The worlds of a program, and the conditions that bring about one of its nodes."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._supports = _supports(program)

    def cover(self, place: Index, premise: Collection[Index], most: int) -> Cover:
        """Return conditions under which, given the premise, the node is true; at most so many.

        The premise is a matter of course for the reader, and not told again in each condition.
        """
        blocking = self._clauses.variable()
        wanted = self.nodes(true=(place, *premise))
        against = self.nodes(true=premise, false=(place,))
        among = [fact for fact in self.program.facts if fact in self._supports[place]]
        found: list[_Saying] = []
        while (model := self._clauses.solve([*wanted, blocking])) is not None and len(found) < most:
            found.append(self._prime(model, among, against))
            self._clauses.add([[-blocking, *(-literal for literal in _all(found[-1]))]])
        kept = self._irredundant(found, wanted) if model is None else found
        told = ((self._cube(saying), self._met(saying, wanted)) for saying in sorted(kept, key=len))
        return Cover(tuple(told), complete=model is None)

    def _prime(self, model: frozenset[Literal], among: Iterable[str], against: Demand) -> _Saying:
        """Return the fewest facts of this world, with as many answers as can be, that rule out `against`."""
        sayings = {fact: said for fact in among if (said := self._said(fact, model))}
        while True:
            prime = self._widened({fact: sayings[fact] for fact in self._fewest(sayings, against)}, against)
            silent = [fact for fact, said in prime.items() if said.is_silent]
            if not silent:
                return self._with_others(prime, against)
            # That the question of a fact arises is better said by what it hangs on.
            for fact in silent:
                del sayings[fact]

    def _said(self, fact: str, model: frozenset[Literal]) -> _Said | None:
        """Return what a world says of a fact, as narrow as can be; None where its question does not arise."""
        gates = self.program.gates
        arises = (self._literals[gates[fact]],) if fact in gates else ()
        if not model.issuperset(arises):
            return None
        variables = self._facts[fact]
        out = tuple(-literal for literal in variables.cells.values() if literal not in model)
        chosen = (
            (literal, frozenset({cell})) for cell, literal in variables.cells.items() if literal in model
        )
        return _Said(arises, out, tuple(chosen) if variables.domain.several else ())

    def _fewest(self, sayings: _Saying, against: Demand) -> list[str]:
        """Return the fewest facts that do, by guessing the fewest and learning from each wrong guess."""
        every = _all(sayings)
        with Hitman(solver="m22", htype="sorted") as guesses:
            while True:
                guess = guesses.get() or []
                fixed = [literal for fact in guess for literal in sayings[fact].all]
                model = self._clauses.solve([*fixed, *against], prefer=every)
                if model is None:
                    return [fact for fact in sayings if fact in guess]
                guesses.hit([fact for fact, said in sayings.items() if not model.issuperset(said.all)])

    def _widened(self, prime: _Saying, against: Demand) -> _Saying:
        """Let in every answer that can be let in."""
        core = self._clauses.core([*_all(prime), *against])
        kept = {fact: _without(said, {*said.out, *_choices(said)} - core) for fact, said in prime.items()}
        for fact, said in prime.items():
            for literal in (*said.out, *_choices(said)):
                less = {**kept, fact: _without(kept[fact], {literal})}
                if less != kept and not self._clauses.satisfiable([*_all(less), *against]):
                    kept = less
        return kept

    def _with_others(self, prime: _Saying, against: Demand) -> _Saying:
        """Put beside each choice the other ones that would do as well in its place."""
        for fact, said in prime.items():
            cells = self._facts[fact].cells
            for literal, _ in said.chosen:
                rest = _without(prime[fact], {literal})
                free = [c for c, other in cells.items() if not {other, -other} & {*said.out, *_choices(said)}]
                others = [
                    cell
                    for cell in free
                    if not self._clauses.satisfiable([*_all({**prime, fact: rest}), cells[cell], *against])
                ]
                if others:
                    (known,) = (names for choice, names in said.chosen if choice == literal)
                    either = self._clauses.disjunction([literal, *(cells[cell] for cell in others)])
                    one = (either, known.union(others))
                    prime = {**prime, fact: replace(rest, chosen=(*rest.chosen, one))}
        return prime

    def _irredundant(self, found: list[_Saying], wanted: Demand) -> list[_Saying]:
        """Leave out conditions that the others make needless, the longest first."""
        kept = sorted(found, key=len)
        held = [self._clauses.conjunction(_all(saying)) for saying in kept]
        for position in reversed(range(len(kept))):
            others = [-literal for literal in held[:position] + held[position + 1 :]]
            if not self._clauses.satisfiable([*wanted, held[position], *others]):
                del kept[position], held[position]
        return kept

    def _met(self, saying: _Saying, wanted: Demand) -> Answers:
        found = self.world({}, (*wanted, *_all(saying)))
        if found is None:
            message = "every condition was found in some world"
            raise AssertionError(message)
        return found

    def _cube(self, saying: _Saying) -> Cube:
        return tuple(self._part(fact, said) for fact, said in saying.items())

    def _part(self, fact: str, said: _Said) -> Part:
        variables = self._facts[fact]
        barred = frozenset(cell for cell, literal in variables.cells.items() if -literal in said.out)
        if not variables.domain.several:
            return Part(variables.domain, (frozenset(variables.cells) - barred,))
        return Part(variables.domain, tuple(cells for _, cells in said.chosen), barred)


def _choices(said: _Said) -> tuple[Literal, ...]:
    return tuple(literal for literal, _ in said.chosen)


def _without(said: _Said, dropped: Collection[Literal]) -> _Said:
    """Return what is left when some answers are let in again, or need not be chosen."""
    return replace(
        said,
        out=tuple(literal for literal in said.out if literal not in dropped),
        chosen=tuple(choice for choice in said.chosen if choice[0] not in dropped),
    )


def _all(saying: _Saying) -> list[Literal]:
    return [literal for said in saying.values() for literal in said.all]


def _supports(program: Program) -> list[frozenset[str]]:
    """Return the facts that each node rests on, with those on which their questions hang."""
    found: list[frozenset[str]] = []
    for node in program.nodes:
        own = frozenset({node.test.fact}) if isinstance(node, Atom) else frozenset()
        found.append(own.union(*(found[part] for part in parts_of(node))))
    arising = {fact: found[place] for fact, place in program.gates.items()}
    return [_with_gates(facts, arising) for facts in found]


def _with_gates(facts: frozenset[str], arising: Mapping[str, frozenset[str]]) -> frozenset[str]:
    more = facts.union(*(arising.get(fact, frozenset()) for fact in facts))
    return facts if more == facts else _with_gates(more, arising)
