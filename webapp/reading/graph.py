"""What hangs on what: circles among steps of reasoning, and chains too long to follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Final, TypeAlias

from webapp.model import All, Any, Condition, Found, Holds, Not, Test, Within

MOST_CIRCLES: Final = 20
MOST_STEPS: Final = 30

Leaf: TypeAlias = Test | Within | Holds | Found
Edges: TypeAlias = Mapping[str, Sequence[str]]
"""Each step with the steps it needs."""


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Yield the tests of a condition in written order."""
    match condition:
        case All(parts) | Any(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case _:
            yield condition


def find_circles(edges: Edges) -> list[list[str]]:
    """Return circles, each from its first step in order back to it; not all, when there are very many."""
    order = {step: place for place, step in enumerate(edges)}
    left = dict(edges)
    circles: list[list[str]] = []
    while len(circles) < MOST_CIRCLES:
        try:
            TopologicalSorter(left).prepare()
        except CycleError as error:
            circle = _turn(error.args[1], order)
            left[circle[0]] = ()
            circles.append(circle)
        else:
            break
    return circles


def find_long_chains(edges: Edges) -> list[str]:
    """Return the steps from which one step too many hangs together. There must be no circles."""
    lengths: dict[str, int] = {}
    for step in TopologicalSorter(edges).static_order():
        lengths[step] = 1 + max((lengths[needed] for needed in edges.get(step, ())), default=0)
    return [step for step in edges if lengths[step] == MOST_STEPS + 1]


def _turn(found: list[str], order: Mapping[str, int]) -> list[str]:
    """Start the circle with its first step in written order; graphlib names what is needed first."""
    circle = found[:0:-1]
    start = circle.index(min(circle, key=lambda step: order[step]))
    return [*circle[start:], *circle[:start], circle[start]]
