"""The answers a fact allows: from raw text to a value, and back to the one canonical text.

Links, forms, the command line and cases all read answers here, so that each of them allows the same ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from webapp.model import NONE, UNSURE, Fact, FactType, Value

MOST_DIGITS: Final = 12
MOST_DECIMALS: Final = 4
NUMBER: Final = re.compile(rf"-?[0-9]{{1,{MOST_DIGITS}}}(?:\.[0-9]{{1,{MOST_DECIMALS}}})?")


def parse_value(fact: Fact, raw: Sequence[str]) -> Value | None:
    """Return the answer that these texts give to the fact, or None when they are not an allowed answer.

    Only `choices` facts take more than one text; `unsure` and `none` stand alone.
    """
    if fact.type is FactType.CHOICES and UNSURE not in raw:
        return _parse_choices(fact, raw)
    if len(raw) != 1:
        return None
    if raw[0] == UNSURE:
        return UNSURE
    if fact.type is FactType.NUMBER:
        return _parse_bounded(fact, raw[0])
    return raw[0] if any(option.value == raw[0] for option in fact.options) else None


def value_as_text(fact: Fact, value: Value) -> tuple[str, ...]:
    """Return the canonical texts of an answer, so that `parse_value` gives the same answer back."""
    if isinstance(value, Decimal):
        return (number_as_text(value),)
    if isinstance(value, str):
        return (value,)
    return tuple(option.value for option in fact.options if option.value in value) or (NONE,)


def parse_number(raw: str) -> Decimal | None:
    """Return the number written in plain digits, or None: no exponents, signs of plus, spaces or commas.

    >>> parse_number("4.50"), parse_number("4,5"), parse_number("1e3")
    (Decimal('4.50'), None, None)
    """
    if not NUMBER.fullmatch(raw):
        return None
    return abs(Decimal(raw)) if not raw.strip("-0.") else Decimal(raw)


def number_as_text(number: Decimal) -> str:
    """Write the number without exponent, without trailing zeros and without a negative zero.

    >>> number_as_text(Decimal("4.50")), number_as_text(Decimal("1E+2")), number_as_text(Decimal("-0.0"))
    ('4.5', '100', '0')
    """
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _parse_choices(fact: Fact, raw: Sequence[str]) -> frozenset[str] | None:
    if list(raw) == [NONE]:
        return frozenset()
    allowed = {option.value for option in fact.options}
    return frozenset(raw) if raw and allowed.issuperset(raw) else None


def _parse_bounded(fact: Fact, raw: str) -> Decimal | None:
    number = parse_number(raw)
    if number is None:
        return None
    too_low = fact.minimum is not None and number < fact.minimum
    too_high = fact.maximum is not None and number > fact.maximum
    return None if too_low or too_high else number
