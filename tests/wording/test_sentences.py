"""Conditions in words, whatever was answered."""

from __future__ import annotations

from decimal import Decimal

import pytest

from webapp.model import NONE, All, Any, Condition, Found, Holds, Not, State, Within
from webapp.model import Test as FactTest
from webapp.wording import Outline, Words, outline
from webapp.wording.negation import negated


def is_one_of(fact: str, *values: str) -> FactTest:
    return FactTest(fact, frozenset(values))


IDENTIFIES = is_one_of("functions", "identify")
EMOTIONS = is_one_of("functions", "emotions")
POLICE = is_one_of("police", "yes")
LATER = is_one_of("moment", "later")
FUNCTIONS = "What does the system do?"

CLAUSES = [
    (POLICE, "it is for the police", "it is not for the police"),
    (LATER, "recordings are searched later", "it is not the case that recordings are searched later"),
    (
        is_one_of("moment", "later", "instant"),
        "people are compared at once or recordings are searched later",
        "people are compared after a short delay",
    ),
    (
        is_one_of("functions", "emotions", "identify"),
        "it identifies people or it infers emotions",
        "none of these is the case: it identifies people; it infers emotions",
    ),
    (
        is_one_of("functions", NONE),
        f"none of the answers offered to “{FUNCTIONS}” fits",
        f"it is not the case that none of the answers offered to “{FUNCTIONS}” fits",
    ),
    (
        is_one_of("country", "DK", "IE"),
        "it is used in Denmark or it is used in Ireland",
        "none of these is the case: it is used in Denmark; it is used in Ireland",
    ),
    (
        Within("penalty", low=Decimal(4)),
        "the maximum penalty is at least 4 years",
        "the maximum penalty is less than 4 years",
    ),
    (
        Within("penalty", low=Decimal(1), low_open=True),
        "the maximum penalty is more than 1 year",
        "the maximum penalty is at most 1 year",
    ),
    (
        Within("penalty", high=Decimal("2.50")),
        "the maximum penalty is at most 2.5 years",
        "the maximum penalty is more than 2.5 years",
    ),
    (
        Within("penalty", high=Decimal(10), high_open=True),
        "the maximum penalty is less than 10 years",
        "the maximum penalty is at least 10 years",
    ),
    (
        Within("penalty", low=Decimal(4), high=Decimal(10), high_open=True),
        "the maximum penalty is at least 4 years and less than 10 years",
        "the maximum penalty is less than 4 years or at least 10 years",
    ),
    (
        Within("penalty", low=Decimal(3), high=Decimal(3)),
        "the maximum penalty is exactly 3 years",
        "the maximum penalty is less than 3 years or more than 3 years",
    ),
    (Holds("remote"), "it identifies people remotely", "it does not identify people remotely"),
    (
        Found("listed", frozenset({State.APPLIES})),
        "“Identification” (Annex 1) applies",
        "“Identification” (Annex 1) is lifted by an exception or does not apply",
    ),
    (
        Found("live", frozenset({State.EXCEPTED, State.DOES_NOT_APPLY})),
        "“Live identification for the police” (Art. 5) is lifted by an exception or does not apply",
        "“Live identification for the police” (Art. 5) applies",
    ),
    (
        All((POLICE, LATER)),
        "it is for the police and recordings are searched later",
        "it is not for the police or it is not the case that recordings are searched later",
    ),
    (
        All((POLICE, IDENTIFIES, LATER)),
        "it is for the police, it identifies people and recordings are searched later",
        (
            "it is not for the police, it does not identify people or it is not the case "
            "that recordings are searched later"
        ),
    ),
    (
        Any((POLICE, EMOTIONS)),
        "it is for the police or it infers emotions",
        "it is not for the police and it does not infer emotions",
    ),
    (
        All((POLICE, Any((IDENTIFIES, EMOTIONS)))),
        "it is for the police, and (it identifies people or it infers emotions)",
        "it is not for the police, or (it does not identify people and it does not infer emotions)",
    ),
    (
        Any((All((POLICE, LATER)), EMOTIONS)),
        "(it is for the police and recordings are searched later), or it infers emotions",
        (
            "(it is not for the police or it is not the case that recordings are searched later), and it "
            "does not infer emotions"
        ),
    ),
    (Not(POLICE), "it is not for the police", "it is for the police"),
    (Not(Not(POLICE)), "it is for the police", "it is not for the police"),
    (All((POLICE,)), "it is for the police", "it is not for the police"),
    (All(()), "nothing further is needed", "nothing can bring this about"),
    (Any(()), "nothing can bring this about", "nothing further is needed"),
]


@pytest.mark.parametrize(("condition", "clause", "denial"), CLAUSES)
def test_a_condition_says_itself_and_its_contrary(text, condition: Condition, clause: str, denial: str):
    words = Words(text)

    assert (clause, denial) == (words.clause(condition), words.denial(condition))


@pytest.mark.parametrize(("condition", "clause", "denial"), CLAUSES)
def test_not_says_the_contrary(text, condition: Condition, clause: str, denial: str):
    assert denial == Words(text).clause(Not(condition))


@pytest.mark.parametrize(
    ("clause", "contrary"),
    [
        ("it is an AI system", "it is not an AI system"),
        ("people are captured online", "people are not captured online"),
        ("the system was on the market in 2026", "the system was not on the market in 2026"),
        ("it uses subliminal techniques", "it does not use subliminal techniques"),
        ("it does harm", "it does not do harm"),
        ("it is only tested", "it is not the case that it is only tested"),
        ("it scores, ranks or rates people", "it is not the case that it scores, ranks or rates people"),
        ("it is never shown", "it is not the case that it is never shown"),
        ("it may be used", "it is not the case that it may be used"),
        ("a person who is present is checked", "it is not the case that a person who is present is checked"),
        ("nobody is asked", "it is not the case that nobody is asked"),
        ("it has a camera", "it is not the case that it has a camera"),
        ("its output is used abroad", "its output is not used abroad"),
        ("the vendor says it is safe", "it is not the case that the vendor says it is safe"),
        ("a court decides what is allowed", "it is not the case that a court decides what is allowed"),
        ("recordings are searched", "it is not the case that recordings are searched"),
    ],
)
def test_a_clause_is_turned_only_where_that_is_safe(clause: str, contrary: str):
    assert negated(clause) == contrary


def test_an_outline_keeps_the_structure_of_a_condition_and_points_to_what_it_names(text):
    condition = All((Holds("remote"), Not(Any((POLICE, LATER))), Found("live", frozenset({State.APPLIES}))))

    assert Outline(
        "all of these",
        (
            Outline("it identifies people remotely", conclusion="remote"),
            Outline(
                "none of these",
                (
                    Outline("it is for the police", fact="police"),
                    Outline("recordings are searched later", fact="moment"),
                ),
            ),
            Outline("“Live identification for the police” (Art. 5) applies", rule="live"),
        ),
    ) == outline(Words(text), condition)


@pytest.mark.parametrize(
    ("condition", "line"),
    [
        (Not(POLICE), Outline("it is not for the police", fact="police")),
        (Not(Holds("remote")), Outline("it does not identify people remotely", conclusion="remote")),
        (All((POLICE,)), Outline("it is for the police", fact="police")),
        (Not(Not(POLICE)), Outline("it is for the police", fact="police")),
        (All(()), Outline("nothing further is needed")),
        (Not(All(())), Outline("nothing can bring this about")),
        (
            Not(All((POLICE, LATER))),
            Outline(
                "not all of these",
                (
                    Outline("it is for the police", fact="police"),
                    Outline("recordings are searched later", fact="moment"),
                ),
            ),
        ),
    ],
)
def test_an_outline_of_one_thing_is_one_line(text, condition: Condition, line: Outline):
    assert line == outline(Words(text), condition)
