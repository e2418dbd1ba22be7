"""How many questions are left: two bounds that are true of every interview from here on.

At most: the open questions that can still matter. A question that cannot matter now never will, so this bound
falls with every answer, be it `unsure`. At least: the shortest way to an end, as far as one can look ahead.
Neither bound ever gets wider on the way.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from webapp.engine.alike import sorts_of
from webapp.engine.evaluate import Truths, evaluate, revise
from webapp.engine.interview import mattering, next_fact
from webapp.engine.program import Program
from webapp.model import UNSURE, Answers, Value

LOOKAHEAD: Final = 3
"""So many questions are followed through all their answers; the lower bound can be no larger."""

MOST_WAYS: Final = 40
"""A question with more sorts of answers is not followed; nothing is promised of what comes after it."""


@dataclass(frozen=True, slots=True)
class Remaining:
    """The number of questions left lies between these, whatever is answered."""

    least: int
    most: int


def remaining(program: Program, answers: Answers) -> Remaining:
    """Bound the number of questions that are left after these answers."""
    truths = evaluate(program, answers)
    return Remaining(
        least=_least(program, answers, truths, LOOKAHEAD), most=len(mattering(program, answers, truths))
    )


def _least(program: Program, answers: Answers, truths: Truths, lookahead: int) -> int:
    """Return how many questions come at least, counting no further than the lookahead."""
    fact = next_fact(program, answers, truths)
    if fact is None:
        return 0
    ways = _ways(program, fact.id) if lookahead > 1 else ()
    least = lookahead if ways else 1
    for value in ways:
        revised = revise(program, truths, fact.id, value)
        least = min(least, 1 + _least(program, {**answers, fact.id: value}, revised, lookahead - 1))
        if least == 1:
            break
    return least


@lru_cache(maxsize=4096)
def _ways(program: Program, fact: str) -> tuple[Value, ...]:
    """Return one answer of each sort, and `unsure`; none of a question that has too many."""
    sorts = sorts_of(program)[fact]
    if sorts is None or len(sorts) > MOST_WAYS:
        return ()
    return (*(sort.value for sort in sorts), UNSURE)
