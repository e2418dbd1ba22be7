"""Answers as plain values for JSON: what the command line reads back."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, TypeAlias

from webapp.answers import value_as_text
from webapp.model import NONE, Answers, Fact, Value

PlainValue: TypeAlias = str | int | float | list[str]


def plain_answers(facts: Iterable[Fact], answers: Answers) -> dict[str, Any]:
    """Write answers in the order of these facts."""
    return {fact.id: plain_value(fact, answers[fact.id]) for fact in facts if fact.id in answers}


def plain_value(fact: Fact, value: Value) -> PlainValue:
    """Write one answer: an option, a list of options, `none`, `unsure`, or a number."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, frozenset) and value:
        return list(value_as_text(fact, value))
    return value if isinstance(value, str) else NONE
