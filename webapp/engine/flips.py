"""What single other answers would change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from webapp.engine.domains import Domain, domains
from webapp.engine.program import Program
from webapp.engine.verdict import Verdict, assess
from webapp.model import UNSURE, Answers, Fact, Level, State, Value


@dataclass(frozen=True, slots=True)
class Flip:
    """One other answer to one fact, and what it would change.

    `levels`: the levels then possible, one unless it opens further questions. `changed`: rule id to the state
    before and after.
    """

    fact: Fact
    value: Value
    levels: tuple[Level, ...]
    changed: dict[str, tuple[State, State]]


def flips(program: Program, verdict: Verdict) -> tuple[Flip, ...]:
    """Return every single other answer under which the level or a rule's state changes, in tree order.

    For a fact of several choices one option at a time is added or taken away; a number moves to each stretch
    that the text tells apart.
    """
    before = {finding.rule.id: finding.state for finding in verdict.findings}
    found = []
    for name, answer in verdict.answers.items():
        if answer == UNSURE or program.facts[name] in verdict.ignored:
            continue
        domain = domains(program)[name]
        for value in _others(domain, answer):
            after = assess(program, {**verdict.answers, name: value})
            changed = {
                finding.rule.id: (before[finding.rule.id], finding.state)
                for finding in after.findings
                if finding.state is not before[finding.rule.id]
            }
            if changed:
                found.append(Flip(domain.fact, value, after.possible_levels, changed))
    return tuple(found)


def leads_to(program: Program, answers: Answers, fact: str) -> tuple[tuple[Value, tuple[Level, ...]], ...]:
    """Return each answer to one fact with the levels that are possible after it."""
    domain = domains(program)[fact]
    values = (*domain.cells.values(), *((frozenset(),) if domain.several else ()))
    return tuple((value, assess(program, {**answers, fact: value}).possible_levels) for value in values)


def _others(domain: Domain, answer: Value) -> Iterator[Value]:
    if isinstance(answer, frozenset):
        yield from (answer ^ {cell} for cell in domain.cells)
        return
    chosen = domain.chosen(answer) or frozenset()
    yield from (value for cell, value in domain.cells.items() if cell not in chosen)
