"""Conditions as the tree format writes them, for documents that authors read and paste from."""

from __future__ import annotations

from typing import assert_never

from webapp.answers import number_as_text
from webapp.model import All, Any, Condition, Found, Holds, Not, State, Test, Within


def as_written(condition: Condition) -> dict[str, object]:
    """Return the map that reads as this condition.

    >>> as_written(Not(Test("place", frozenset({"home"}))))
    {'place': {'not': 'home'}}
    """
    match condition:
        case Test(fact, values):
            return {fact: _one_or_more(sorted(values))}
        case Within(fact):
            return {fact: _bounds(condition)}
        case Holds(conclusion):
            return {conclusion: "yes"}
        case Found(rule, states):
            return {rule: _one_or_more([state.value for state in State if state in states])}
        case All(parts):
            return _joined(parts)
        case Any(parts):
            return {"any": [as_written(part) for part in parts]}
        case Not(part):
            return _denied(part)
        case _:
            assert_never(condition)


def _joined(parts: tuple[Condition, ...]) -> dict[str, object]:
    written = [as_written(part) for part in parts]
    keys = [key for part in written for key in part]
    if len(set(keys)) < len(keys):
        return {"all": written}
    return {key: value for part in written for key, value in part.items()}


def _denied(part: Condition) -> dict[str, object]:
    written = as_written(part)
    match part:
        case Holds(conclusion):
            return {conclusion: "no"}
        case Test() | Found():
            return {key: {"not": value} for key, value in written.items()}
        case _:
            return {"not": written}


def _bounds(test: Within) -> dict[str, object]:
    low, high = "above" if test.low_open else "at_least", "below" if test.high_open else "at_most"
    return {
        name: number_as_text(bound)
        for name, bound in ((low, test.low), (high, test.high))
        if bound is not None
    }


def _one_or_more(values: list[str]) -> object:
    return values[0] if len(values) == 1 else values
