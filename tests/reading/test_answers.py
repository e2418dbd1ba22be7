"""One answer: from raw text to a value and back, the same for links, forms, cases and the command line."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.answers import number_as_text, parse_number, parse_value, value_as_text
from webapp.model import NONE, UNSURE, Fact, FactType, Option


def fact(type_, *options, minimum=None, maximum=None):
    return Fact(
        id="it",
        ask="What is it?",
        type=type_,
        options=tuple(Option(option, option, option) for option in options),
        sources=(),
        find_out="Look.",
        minimum=minimum,
        maximum=maximum,
    )


YES_NO = fact(FactType.YES_NO, "yes", "no")
CHOICE = fact(FactType.CHOICE, "red", "green")
CHOICES = fact(FactType.CHOICES, "red", "green", "blue")
COUNTRY = fact(FactType.COUNTRY, "AT", "other")
YEARS = fact(FactType.NUMBER, minimum=Decimal(0), maximum=Decimal(99))
ALL = (YES_NO, CHOICE, CHOICES, COUNTRY, YEARS)


@pytest.mark.parametrize(
    ("asked", "raw", "value"),
    [
        (YES_NO, ["yes"], "yes"),
        (CHOICE, ["green"], "green"),
        (COUNTRY, ["AT"], "AT"),
        (CHOICES, ["blue", "red"], frozenset({"red", "blue"})),
        (CHOICES, ["red", "red"], frozenset({"red"})),
        (CHOICES, ["none"], frozenset()),
        (YEARS, ["4"], Decimal(4)),
        (YEARS, ["004.50"], Decimal("4.5")),
        (YEARS, ["-0"], Decimal(0)),
        (YEARS, ["99"], Decimal(99)),
    ],
)
def test_an_allowed_answer_is_read(asked, raw, value):
    assert value == parse_value(asked, raw)


@pytest.mark.parametrize(
    ("asked", "raw"),
    [
        (YES_NO, []),
        (YES_NO, [""]),
        (YES_NO, ["Yes"]),
        (YES_NO, ["maybe"]),
        (YES_NO, ["yes", "no"]),
        (YES_NO, ["yes", "yes"]),
        (YES_NO, ["none"]),
        (COUNTRY, ["at"]),
        (CHOICES, []),
        (CHOICES, ["red", "none"]),
        (CHOICES, ["red", "pink"]),
        (CHOICES, ["red", "unsure"]),
        (CHOICES, ["unsure", "unsure"]),
        (YEARS, []),
        (YEARS, ["4", "5"]),
        (YEARS, ["-1"]),
        (YEARS, ["99.0001"]),
        (YEARS, ["four"]),
    ],
)
def test_anything_else_is_no_answer(asked, raw):
    assert parse_value(asked, raw) is None


@pytest.mark.parametrize("asked", ALL, ids=lambda asked: asked.type.value)
def test_unsure_is_an_answer_to_every_fact(asked):
    assert parse_value(asked, [UNSURE]) == UNSURE
    assert value_as_text(asked, UNSURE) == (UNSURE,)


NOT_NUMBERS = ["", " 4", "4 ", "+4", "4.", ".5", "4,5", "1e3", "0x4", "NaN", "Infinity", "-", "1_000", "4\n"]
TOO_LONG = ["1.23456", "1" * 13, "1" * 100_000]
OTHER_DIGITS = ["\u0664", "\uff14", "4\u0660", "\u00b2"]


@pytest.mark.parametrize("raw", [*NOT_NUMBERS, *TOO_LONG, *OTHER_DIGITS])
def test_a_number_is_plain_digits_and_not_too_many(raw):
    assert parse_number(raw) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("4.50"), "4.5"),
        (Decimal("4.0"), "4"),
        (Decimal(100), "100"),
        (Decimal("1E+2"), "100"),
        (Decimal("-0.0"), "0"),
        (Decimal("-2.5"), "-2.5"),
        (Decimal("0.0001"), "0.0001"),
    ],
)
def test_a_number_is_written_without_exponent_and_trailing_zeros(value, text):
    assert text == number_as_text(value)
    assert (text,) == value_as_text(YEARS, value)


def test_several_options_are_written_in_their_own_order():
    assert value_as_text(CHOICES, frozenset({"blue", "red"})) == ("red", "blue")


def test_no_option_is_written_as_none():
    assert value_as_text(CHOICES, frozenset()) == (NONE,)


NUMBERS = st.decimals(min_value=-(10**11), max_value=10**11, places=4, allow_nan=False, allow_infinity=False)
ANY_NUMBER = fact(FactType.NUMBER)


@given(NUMBERS)
def test_a_number_survives_writing_and_reading(value):
    assert parse_value(ANY_NUMBER, value_as_text(ANY_NUMBER, value)) == value


@given(st.sets(st.sampled_from(["red", "green", "blue"])))
def test_a_set_of_options_survives_writing_and_reading(chosen):
    assert parse_value(CHOICES, value_as_text(CHOICES, frozenset(chosen))) == chosen


RAW = (
    st.sampled_from(["yes", "red", "green", "AT", "other", "4", "4.50", "-0", "none", "unsure", "", "1e3"])
    | st.text()
)


@given(st.sampled_from(ALL), st.lists(RAW, max_size=3))
def test_whatever_is_read_has_one_way_of_being_written(asked, raw):
    value = parse_value(asked, raw)

    if value is not None:
        written = value_as_text(asked, value)
        assert parse_value(asked, written) == value
        assert value_as_text(asked, value) == written
