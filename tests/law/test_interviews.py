"""Walking each case question by question, as a person would."""

from __future__ import annotations

from functools import cache

import pytest

from tests.law.library import CASES, PROGRAM, verdict
from webapp.engine import Verdict, assess
from webapp.model import Value

MOST_QUESTIONS = {"typical-private": 15, "police-live": 35}


@cache
def walk(name: str) -> tuple[Verdict, int]:
    """Return the verdict at the end of the interview, and how many questions it took."""
    case, given = CASES[name], dict[str, Value]()
    found = assess(PROGRAM, given)
    while found.next_fact is not None:
        fact = found.next_fact.id
        if fact not in case.answers:
            pytest.fail(f"{name}: question {len(given) + 1} is `{fact}`, and the case is silent")
        given[fact] = case.answers[fact]
        found = assess(PROGRAM, given)
    return found, len(given)


@pytest.mark.parametrize("name", CASES)
def test_an_interview_ends_where_all_answers_at_once_lead(name):
    walked, _ = walk(name)
    at_once = verdict(name)

    assert {found.rule.id: found.state for found in walked.findings} == {
        found.rule.id: found.state for found in at_once.findings
    }
    assert walked.level is at_once.level
    assert [state.yours for state in walked.duties] == [state.yours for state in at_once.duties]


@pytest.mark.parametrize(
    ("name", "most"),
    [
        (name, MOST_QUESTIONS[topic])
        for name in CASES
        for topic in CASES[name].topics
        if topic in MOST_QUESTIONS
    ],
)
def test_a_typical_interview_is_short(name, most):
    _, questions = walk(name)

    assert questions <= most, f"{name}: {questions} questions"


@pytest.mark.parametrize("topic", MOST_QUESTIONS)
def test_there_are_several_typical_interviews(topic):
    assert sum(topic in case.topics for case in CASES.values()) >= 3
