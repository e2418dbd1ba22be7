"""What single other answers would change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TypeAlias

from webapp.engine.domains import Domain, domains
from webapp.engine.evaluate import cones, matches
from webapp.engine.lanes import Standings
from webapp.engine.program import Program
from webapp.engine.verdict import Verdict
from webapp.model import UNSURE, Fact, Level, State, Value

Values: TypeAlias = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Flip:
    """Another answer to one fact, and what it would change.

    `values`: every such answer that comes to the same. `levels`: the levels then possible, one unless it
    opens further questions. `changed`: rule id to the state before and after.
    """

    fact: Fact
    values: Values
    levels: tuple[Level, ...]
    changed: dict[str, tuple[State, State]]

    @property
    def value(self) -> Value:
        """The first of the answers."""
        return self.values[0]


def flips(program: Program, verdict: Verdict) -> tuple[Flip, ...]:
    """Return every single other answer under which the level or a rule's state changes, in tree order.

    For a fact of several choices one option at a time is added or taken away; a number moves to each stretch
    that the text tells apart.
    """
    answers, telling = verdict.answers, _telling(program)
    others = [
        (name, values)
        for name, answer in answers.items()
        if name in telling and answer != UNSURE and program.facts[name] not in verdict.ignored
        for values in _others(program, name, answer)
    ]
    is_open = any(finding.state is State.UNKNOWN for finding in verdict.findings)
    found = _varied(program, verdict, others, also_unchanged=is_open)
    return tuple(flip for flip in found if flip.changed or flip.levels != verdict.possible_levels)


def leads_to(program: Program, verdict: Verdict, fact: str) -> tuple[Flip, ...]:
    """Return what each answer to one fact would leave and change, those together that come to the same."""
    domain = domains(program)[fact]
    answers = [(fact, values) for values in alike(domain, choices(domain))]
    return tuple(_varied(program, verdict, answers, also_unchanged=True))


def _varied(
    program: Program, verdict: Verdict, others: Sequence[tuple[str, Values]], *, also_unchanged: bool
) -> Iterator[Flip]:
    """Yield what other answers, each alone, bring; those that change no rule only if asked to."""
    variations = [(name, values[0]) for name, values in others]
    standings = Standings(program, verdict.answers, variations)
    changes = standings.changes([finding.state for finding in verdict.findings])
    for number, ((name, values), changed) in enumerate(zip(others, changes, strict=True)):
        if changed or also_unchanged:
            yield Flip(program.facts[name], values, standings.levels(number), changed)


def choices(domain: Domain) -> Values:
    """Return the answers to one fact that are worth telling apart: of several choices, one option or none."""
    return (*domain.cells.values(), *((frozenset(),) if domain.several else ()))


@lru_cache(maxsize=64)
def _telling(program: Program) -> frozenset[str]:
    """Return the facts on which a rule hangs. On the others hang duties and notes alone."""
    outputs = {place for nodes in program.rules for place in nodes.outputs}
    return frozenset(
        fact
        for fact, atoms in program.atoms.items()
        if not outputs.isdisjoint(chain((place for place, _ in atoms), (j[0] for j in cones(program)[fact])))
    )


@lru_cache(maxsize=4096)
def _others(program: Program, name: str, answer: Value) -> tuple[Values, ...]:
    """Return the other answers to a fact, those together that no test tells apart."""
    domain = domains(program)[name]
    toggled: Values
    if isinstance(answer, frozenset):
        toggled = tuple(answer ^ {cell} for cell in domain.cells)
    else:
        chosen = domain.chosen(answer) or frozenset()
        toggled = tuple(value for cell, value in domain.cells.items() if cell not in chosen)
    own = _profile(domain, answer)
    return tuple(values for values in alike(domain, toggled) if _profile(domain, values[0]) != own)


def alike(domain: Domain, values: Values) -> Iterator[Values]:
    """Yield answers together that no test of the text tells apart."""
    found: dict[tuple[bool, ...], list[Value]] = {}
    for value in values:
        found.setdefault(_profile(domain, value), []).append(value)
    return (tuple(alike) for alike in found.values())


def _profile(domain: Domain, value: Value) -> tuple[bool, ...]:
    return tuple(matches(test, value) for test in domain.tests)
