"""What an unsure answer leaves open: the levels that the Act itself leaves possible, no more and no fewer."""

from __future__ import annotations

import pytest

from tests.law.library import CASES, expected, verdict
from webapp.model import Level

POSSIBLE = {
    "station-does-not-know-for-whom": {Level.HIGH_RISK, Level.PROHIBITED},
    "unsure-whether-people-take-part": {Level.NONE, Level.HIGH_RISK},
    "unsure-whether-the-offence-carries-four-years": {Level.CONDITIONAL, Level.PROHIBITED},
    "unsure-whether-first-identification": {Level.HIGH_RISK, Level.PROHIBITED},
    "unsure-whose-emotions": {Level.HIGH_RISK, Level.PROHIBITED},
    "unsure-which-categories": {Level.TRANSPARENCY, Level.HIGH_RISK, Level.PROHIBITED},
    "unsure-whether-it-learns": {Level.OUTSIDE, Level.HIGH_RISK},
}


def test_every_case_with_an_open_finding_is_listed_here():
    assert set(POSSIBLE) == {
        name
        for name, case in CASES.items()
        if expected(case).level is None and "undecided" not in case.topics
    }


@pytest.mark.parametrize("name", POSSIBLE)
def test_an_unsure_answer_leaves_exactly_the_levels_of_its_possible_answers(name):
    assert set(verdict(name).possible_levels) == POSSIBLE[name]


@pytest.mark.parametrize("name", POSSIBLE)
def test_an_unsure_answer_is_named_as_what_stands_in_the_way(name):
    unsure = {fact for fact, value in CASES[name].answers.items() if value == "unsure"}

    assert {fact.id for fact in verdict(name).unsure} == unsure
