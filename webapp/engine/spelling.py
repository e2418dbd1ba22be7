"""Conditions found by reasoning, spelt as an author would write them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby, pairwise
from typing import TypeAlias

from webapp.engine.covering import Cube, Part
from webapp.engine.domains import Domain
from webapp.model import NONE, All, Any, Condition, FactType, Not, Test, Within

Stretch: TypeAlias = tuple[Decimal | None, Decimal | None]
"""A single number (both the same), or what lies between two numbers, without them; None: without end."""


def spell(cube: Cube) -> Condition:
    """Return the condition of the tree format that a cube stands for."""
    return _all(condition for part in cube for condition in _conditions(part))


def _conditions(part: Part) -> Iterator[Condition]:
    """Yield what is asked of one fact, by the fewer of what is allowed and what is not."""
    name = part.fact.id
    if part.fact.type is FactType.NUMBER:
        yield _numbers(part.domain, part.one_of[0])
        return
    every = frozenset(part.domain.cells)
    for cells in part.one_of:
        others = every - cells
        if part.domain.several:
            yield Not(Test(name, frozenset({NONE}))) if not others else Test(name, cells)
        else:
            yield Test(name, cells) if len(cells) <= len(others) + 1 else Not(Test(name, others))
    if part.barred:
        nothing = part.barred == every
        yield Test(name, frozenset({NONE})) if nothing else Not(Test(name, part.barred))


def _numbers(domain: Domain, cells: frozenset[str]) -> Condition:
    """Return the ranges that make up these cells."""
    wanted = [(stretch, _lies_in(stretch, domain, cells)) for stretch in _stretches(domain)]
    runs = ([stretch for stretch, _ in run] for inside, run in groupby(wanted, lambda one: one[1]) if inside)
    first, last = wanted[0][0], wanted[-1][0]
    found = tuple(
        _within(domain.fact.id, run, is_first=run[0] is first, is_last=run[-1] is last) for run in runs
    )
    return found[0] if len(found) == 1 else Any(found)


def _within(fact: str, run: list[Stretch], *, is_first: bool, is_last: bool) -> Within:
    low, high = run[0][0], run[-1][1]
    return Within(
        fact,
        low=None if is_first else low,
        high=None if is_last else high,
        low_open=not is_first and run[0][0] != run[0][1],
        high_open=not is_last and run[-1][0] != run[-1][1],
    )


def _stretches(domain: Domain) -> list[Stretch]:
    """Return the numbers that tests name and what lies between them, within what the fact allows."""
    low, high = domain.fact.minimum, domain.fact.maximum
    within = [test for test in domain.tests if isinstance(test, Within)]
    named = {bound for test in within for bound in (test.low, test.high) if bound is not None}
    inner = sorted(b for b in named if (low is None or b > low) and (high is None or b < high))
    found: list[Stretch] = [(low, low)] if low in named else []
    for before, after in pairwise([low, *inner, high]):
        found += [(before, after), (after, after)]
    return found if high in named and high is not None else found[:-1]


def _lies_in(stretch: Stretch, domain: Domain, cells: frozenset[str]) -> bool:
    low, high = stretch
    one = Decimal(1)
    if low is None and high is None:
        value = Decimal(0)
    elif low is None or high is None:
        value = (high - one) if high is not None else (low or one) + one
    else:
        value = (low + high) / 2
    return bool((domain.chosen(value) or frozenset()) & cells)


def _all(conditions: Iterable[Condition]) -> Condition:
    parts = tuple(conditions)
    return parts[0] if len(parts) == 1 else All(parts)
