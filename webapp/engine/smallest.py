"""Smallest sets of answers: the fewest that alone force a finding, and the fewest to change for another one.

Both are found by implicit hitting sets: guess the smallest set that meets every demand found so far, ask the
solver whether it will do, and if not, learn one more demand from its answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

from pysat.examples.hitman import Hitman

from webapp.engine.domains import Domain, domains
from webapp.engine.verdict import assess
from webapp.engine.worlds import Demand, Worlds
from webapp.model import UNSURE, Answers, Fact, Level, Value

Needed: TypeAlias = Mapping[str, frozenset[str]]
"""Answers known to be in every reason, by their facts; of several choices, the options that are."""

NOTHING_NEEDED: Final[Needed] = {}


@dataclass(frozen=True, slots=True)
class Change:
    """Other answers to a few facts under which the verdict has another level.

    `answers`: what to answer differently. `then`: the questions that follow from it, with the answers on
    which the level rests as well.
    """

    answers: dict[str, Value]
    then: dict[str, Value]
    level: Level


@dataclass(frozen=True, slots=True)
class Ground:
    """An answer that a reason rests on; of several choices, those that it rests on.

    `without`: options of which it counts that they were not chosen.
    """

    fact: Fact
    value: Value
    without: frozenset[str] = frozenset()


def smallest_reason(
    worlds: Worlds, answers: Answers, against: Demand, *, needed: Needed = NOTHING_NEEDED
) -> tuple[str, ...]:
    """Return the fewest facts whose answers alone rule out every world like `against`, whatever the others.

    To ask what forces a node to be true, demand it false. What is `needed` for sure is not looked for.
    Raises `ValueError` when the answers do not force it.
    """
    enough = worlds.blamed(answers, against)
    # Where one answer alone stands against it, every reason has that answer, so any that is enough has.
    every = {name for name in enough if name in needed or worlds.possible(_without(answers, name), against)}
    if every == enough:
        return tuple(fact for fact in answers if fact in every)
    with Hitman(solver="m22", htype="sorted", bootstrap_with=[[name] for name in sorted(every)]) as guesses:
        while True:
            guess = guesses.get() or []
            departing = worlds.departure(answers, guess, against)
            if departing is None:
                return tuple(fact for fact in answers if fact in guess)
            guesses.hit(sorted(departing))


def grounds(
    worlds: Worlds,
    answers: Answers,
    reason: Collection[str],
    against: Demand,
    *,
    needed: Needed = NOTHING_NEEDED,
) -> tuple[Ground, ...]:
    """Return the answers of a smallest reason, several choices without the options that can be spared.

    What is left, all else being open, still rules out every world like `against`.
    """
    known = domains(worlds.program)
    fixed = {name: worlds.answered(name, answers[name]) for name in reason}
    found = []
    for name in reason:
        value, domain = answers[name], known[name]
        if not isinstance(value, frozenset):
            found.append(Ground(domain.fact, value))
            continue
        rest = sum((demand for other, demand in fixed.items() if other != name), against)
        bits = {cell: worlds.option(name, cell, chosen=cell in value) for cell in domain.cells}
        # What was not chosen is spared first: what was chosen says more.
        looked_at = [cell for cell in bits if cell not in needed.get(name, ())]
        _spare(worlds, bits, [cell for cell in looked_at if cell not in value], rest)
        _spare(worlds, bits, [cell for cell in looked_at if cell in value], rest)
        fixed[name] = sum(bits.values(), ())
        found.append(Ground(domain.fact, frozenset(value & bits.keys()), frozenset(bits.keys() - value)))
    return tuple(found)


def _spare(worlds: Worlds, bits: dict[str, Demand], cells: list[str], rest: Demand) -> None:
    """Take those cells out of `bits` without which all still rules out every world, one after the other.

    Where all can go together, one look is enough.
    """
    if not cells:
        return
    left = sum((bit for cell, bit in bits.items() if cell not in cells), ())
    if not worlds.possible({}, rest + left):
        for cell in cells:
            del bits[cell]
    elif len(cells) > 1:
        middle = len(cells) // 2
        _spare(worlds, bits, cells[:middle], rest)
        _spare(worlds, bits, cells[middle:], rest)


def _without(answers: Answers, name: str) -> Answers:
    return {fact: value for fact, value in answers.items() if fact != name}


def smallest_changes(
    worlds: Worlds, answers: Answers, *, changeable: Collection[str], levels: Collection[Level]
) -> tuple[Change, ...]:
    """Return every smallest set of changes to `changeable` facts that brings one of the levels.

    Answers to other facts stay; facts without an answer are free, and so are those whose answer is unsure.
    All the sets have the same size.
    """
    answers = {fact: value for fact, value in answers.items() if value != UNSURE}
    demand = worlds.levels(levels)
    order = list(worlds.program.facts)
    sets = _smallest_sets(worlds, answers, set(changeable) & set(answers), demand)
    found = [sorted(names, key=order.index) for names in sets]
    return tuple(
        _change(worlds, answers, names, demand)
        for names in sorted(found, key=lambda names: [order.index(name) for name in names])
    )


def _smallest_sets(
    worlds: Worlds, answers: Answers, free: set[str], demand: Demand
) -> Iterator[frozenset[str]]:
    fixed = {fact: value for fact, value in answers.items() if fact not in free}
    if not worlds.possible(fixed, demand):
        return
    size = None
    with Hitman(solver="m22", htype="sorted") as guesses:
        while (guess := guesses.get()) is not None and (size is None or len(guess) <= size):
            kept = {fact: value for fact, value in answers.items() if fact not in guess}
            if worlds.possible(kept, demand):
                size = len(guess)
                yield frozenset(guess)
                guesses.block(guess)
                continue
            blamed = worlds.blamed(kept, demand) & free
            if not blamed:
                return
            guesses.hit(sorted(blamed))


def _change(worlds: Worlds, answers: Answers, names: Collection[str], demand: Demand) -> Change:
    """Find the nearest other answers, then follow the interview to the level that was asked for."""
    given = {fact: value for fact, value in answers.items() if fact not in names}
    changed: dict[str, Value] = {}
    for name in names:
        changed[name] = _nearest(worlds, {**given, **changed}, name, near=answers[name], demand=demand)
    then: dict[str, Value] = {}
    while (verdict := assess(worlds.program, {**given, **changed, **then})).next_fact is not None:
        name = verdict.next_fact.id
        then[name] = _nearest(worlds, {**given, **changed, **then}, name, near=UNSURE, demand=demand)
    return Change(changed, then, verdict.level)


def _nearest(worlds: Worlds, given: Answers, name: str, *, near: Value, demand: Demand) -> Value:
    """Return the answer nearest to `near` with which a world as demanded is possible."""
    domain = domains(worlds.program)[name]
    if not domain.several:
        values = _by_distance(domain, near)
        return next(value for value in values if worlds.possible({**given, name: value}, demand))
    chosen = set()
    for cell in domain.cells:
        is_in = isinstance(near, frozenset) and cell in near
        if not worlds.possible(given, demand + worlds.option(name, cell, chosen=is_in)):
            is_in = not is_in
        demand += worlds.option(name, cell, chosen=is_in)
        if is_in:
            chosen.add(cell)
    return frozenset(chosen)


def _by_distance(domain: Domain, near: Value) -> list[Value]:
    values = list(domain.cells.values())
    if isinstance(near, Decimal):
        values.sort(key=lambda value: abs(value - near) if isinstance(value, Decimal) else 0)
    return values
