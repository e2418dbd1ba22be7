"""Smallest sets of answers: the fewest that alone force a finding, and the fewest to change for another one.

Both are found by implicit hitting sets: guess the smallest set that meets every demand found so far, ask the
solver whether it will do, and if not, learn one more demand from its answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pysat.examples.hitman import Hitman

from webapp.engine.verdict import assess
from webapp.engine.worlds import Demand, Worlds
from webapp.model import Answers, Level, Value


@dataclass(frozen=True, slots=True)
class Change:
    """Other answers to a few facts under which the verdict has another level.

    `answers`: what to answer differently. `then`: the questions that follow from it, with the answers on
    which the level rests as well.
    """

    answers: dict[str, Value]
    then: dict[str, Value]
    level: Level


def smallest_reason(worlds: Worlds, answers: Answers, against: Demand) -> tuple[str, ...]:
    """Return the fewest facts whose answers alone rule out every world like `against`, whatever the others.

    To ask what forces a node to be true, demand it false. Raises `ValueError` when the answers do not.
    """
    if worlds.possible(answers, against):
        message = "these answers do not force it"
        raise ValueError(message)
    with Hitman(solver="m22", htype="sorted") as guesses:
        while True:
            guess = guesses.get() or []
            departing = worlds.departure(answers, guess, against)
            if departing is None:
                return tuple(fact for fact in answers if fact in guess)
            guesses.hit(sorted(departing))


def smallest_changes(
    worlds: Worlds, answers: Answers, *, changeable: Collection[str], levels: Collection[Level]
) -> Iterator[Change]:
    """Yield every smallest set of changes to `changeable` facts that brings one of the levels.

    Answers to other facts stay; facts without an answer are free. All the sets have the same size.
    """
    demand = worlds.levels(levels)
    free = set(changeable) & set(answers)
    size = None
    with Hitman(solver="m22", htype="sorted") as guesses:
        while (guess := guesses.get()) is not None and (size is None or len(guess) <= size):
            kept = {fact: value for fact, value in answers.items() if fact not in guess}
            world = worlds.world(kept, demand)
            if world is not None:
                size = len(guess)
                yield _change(worlds, answers, guess, world)
                guesses.block(guess)
                continue
            blamed = worlds.blamed(kept, demand) & free
            if not blamed:
                return
            guesses.hit(sorted(blamed))


def _change(worlds: Worlds, answers: Answers, guess: list[str], world: dict[str, Value]) -> Change:
    """Follow the interview from the changed answers, answering what it asks as the world does."""
    changed = {fact: value for fact, value in world.items() if fact in guess}
    given = {**answers, **changed}
    then: dict[str, Value] = {}
    while (fact := (verdict := assess(worlds.program, {**given, **then})).next_fact) is not None:
        then[fact.id] = world[fact.id]
    return Change(changed, then, verdict.level)
