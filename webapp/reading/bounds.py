"""Tests of numbers: one bound, or two as a range."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from webapp.answers import number_as_text
from webapp.model import ALWAYS, Condition, Fact, Within
from webapp.reading.collector import Collector
from webapp.reading.fields import number
from webapp.reading.keys import BOUNDS
from webapp.reading.nodes import MapNode, Scalar

LOW: Final = ("at_least", "above")
HIGH: Final = ("at_most", "below")
OPEN: Final = ("above", "below")


def read_bounds(fact: Fact, node: MapNode, problems: Collector) -> Condition:
    """Return the range that the map says, e.g. `{at_least: 4, below: 10}`."""
    before = problems.errors
    bounds = _bounds(fact, node, problems)
    if not node.entries:
        problems.report("empty-condition", node)
    for side in (LOW, HIGH):
        if bounds.keys() >= set(side):
            problems.report("two-bounds", node)
    if problems.errors > before:
        return ALWAYS
    low, high = (next((name for name in side if name in bounds), None) for side in (LOW, HIGH))
    found = Within(
        fact.id,
        low=bounds[low] if low else None,
        high=bounds[high] if high else None,
        low_open=low in OPEN,
        high_open=high in OPEN,
    )
    if _is_empty(found):
        problems.report("empty-range", node)
    return found


def _bounds(fact: Fact, node: MapNode, problems: Collector) -> dict[str, Decimal]:
    bounds: dict[str, Decimal] = {}
    for name, (key, value) in node.entries.items():
        thing = f"the test of `{fact.id}`"
        if name not in BOUNDS:
            problems.report("unknown-key", key, near=BOUNDS, key=name, thing=thing, allowed=BOUNDS)
        elif not isinstance(value, Scalar):
            problems.report("not-text", value, key=name, thing=thing)
        elif (bound := number(value, problems, thing=thing)) is not None:
            bounds[name] = bound
            _check_inside(fact, bound, value, problems)
    return bounds


def _check_inside(fact: Fact, bound: Decimal, at: Scalar, problems: Collector) -> None:
    if fact.minimum is None or fact.maximum is None or fact.minimum <= bound <= fact.maximum:
        return
    minimum, maximum = number_as_text(fact.minimum), number_as_text(fact.maximum)
    problems.report("bound-outside", at, value=number_as_text(bound), minimum=minimum, maximum=maximum)


def _is_empty(found: Within) -> bool:
    if found.low is None or found.high is None:
        return False
    return found.low > found.high or (found.low == found.high and (found.low_open or found.high_open))
