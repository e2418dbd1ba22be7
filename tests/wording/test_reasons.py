"""Why a condition holds, fails or is open, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from webapp.model import NONE, All, Any, Condition, Found, Holds, Not, State, Value, Within
from webapp.model import Test as FactTest
from webapp.wording.reasons import Reasons


def is_one_of(fact: str, *values: str) -> FactTest:
    return FactTest(fact, frozenset(values))


def chosen(*values: str) -> frozenset[str]:
    return frozenset(values)


IDENTIFIES = is_one_of("functions", "identify")
POLICE = is_one_of("police", "yes")
JUDGE = is_one_of("judge", "yes")

REASONS = [
    (POLICE, {"police": "yes"}, [("held", "It is for the police.")]),
    (POLICE, {"police": "no"}, [("failed", "It is not for the police.")]),
    (POLICE, {"police": "unsure"}, [("open", "It is not known whether it is for the police.")]),
    (POLICE, {}, [("open", "It is not answered yet whether it is for the police.")]),
    (Not(POLICE), {"police": "no"}, [("held", "It is not for the police.")]),
    (Not(POLICE), {"police": "yes"}, [("failed", "It is for the police.")]),
    (Not(POLICE), {}, [("open", "It is not answered yet whether it is for the police.")]),
    (
        is_one_of("functions", "identify", "emotions"),
        {"functions": chosen("emotions", "count")},
        [("held", "It infers emotions.")],
    ),
    (
        is_one_of("functions", "identify", "emotions"),
        {"functions": chosen("emotions", "identify")},
        [("held", "It identifies people and it infers emotions.")],
    ),
    (
        IDENTIFIES,
        {"functions": chosen("count")},
        [("failed", "It does not identify people.")],
    ),
    (
        is_one_of("functions", "identify", "emotions", "count", "guide"),
        {"functions": chosen()},
        [
            (
                "failed",
                (
                    "None of these is the case: it identifies people; it infers emotions; it counts people; "
                    "it guides people."
                ),
            )
        ],
    ),
    (
        is_one_of("functions", "identify", "emotions", "count", "track"),
        {"functions": chosen("guide")},
        [("failed", "The answer to “What does the system do?” is: Guides people.")],
    ),
    (
        is_one_of("functions", NONE),
        {"functions": chosen("guide", "count")},
        [("failed", "It counts people and it guides people.")],
    ),
    (
        is_one_of("functions", NONE),
        {"functions": chosen()},
        [("held", "None of the answers offered to “What does the system do?” fits.")],
    ),
    (
        is_one_of("functions", NONE),
        {"functions": "unsure"},
        [("open", "It is not known: What does the system do?")],
    ),
    (
        is_one_of("functions", "identify", "emotions", "count", "guide"),
        {},
        [("open", "It is not answered yet: What does the system do?")],
    ),
    (
        is_one_of("moment", "instant", "delay"),
        {"functions": chosen("identify"), "moment": "later"},
        [("failed", "Recordings are searched later.")],
    ),
    (is_one_of("country", "DK", "IE"), {"country": "DE"}, [("failed", "It is used in Germany.")]),
    (
        Within("penalty", low=Decimal(4)),
        {"penalty": Decimal("5.0")},
        [("held", "The maximum penalty is 5 years, which is at least 4 years.")],
    ),
    (
        Within("penalty", low=Decimal(4)),
        {"penalty": Decimal(1)},
        [("failed", "The maximum penalty is 1 year, which is less than 4 years.")],
    ),
    (
        Within("penalty", low=Decimal(3), high=Decimal(3)),
        {"penalty": Decimal(3)},
        [("held", "The maximum penalty is exactly 3 years.")],
    ),
    (
        Within("penalty", low=Decimal(4)),
        {"penalty": "unsure"},
        [("open", "It is not known whether the maximum penalty is at least 4 years.")],
    ),
    (
        All((POLICE, JUDGE)),
        {"police": "yes", "judge": "yes"},
        [("held", "It is for the police."), ("held", "A judge has agreed.")],
    ),
    (All((POLICE, JUDGE)), {"police": "yes", "judge": "no"}, [("failed", "No judge has agreed.")]),
    (
        All((POLICE, JUDGE)),
        {"police": "yes"},
        [("held", "It is for the police."), ("open", "It is not answered yet whether a judge has agreed.")],
    ),
    (Any((POLICE, JUDGE)), {"police": "yes", "judge": "no"}, [("held", "It is for the police.")]),
    (
        Any((POLICE, JUDGE)),
        {"police": "no"},
        [("open", "It is not answered yet whether a judge has agreed.")],
    ),
    (
        Any((POLICE, JUDGE)),
        {"police": "no", "judge": "no"},
        [("failed", "It is not for the police."), ("failed", "No judge has agreed.")],
    ),
    (Any((POLICE, All((POLICE, POLICE)))), {"police": "yes"}, [("held", "It is for the police.")]),
    (
        Not(Any((POLICE, JUDGE))),
        {"police": "no", "judge": "no"},
        [("held", "It is not for the police."), ("held", "No judge has agreed.")],
    ),
    (
        Found("listed", frozenset({State.APPLIES})),
        {"military": "no", "functions": chosen("identify")},
        [("held", "“Identification” (Annex 1) applies.")],
    ),
    (
        Found("listed", frozenset({State.APPLIES})),
        {"military": "no", "functions": chosen("count")},
        [("failed", "“Identification” (Annex 1) does not apply.")],
    ),
    (
        Found("listed", frozenset({State.APPLIES})),
        {},
        [("open", "It is still open whether “Identification” (Annex 1) applies.")],
    ),
    (All(()), {}, []),
]


@pytest.mark.parametrize(("condition", "answers", "expected"), REASONS)
def test_reasons_say_what_decided(program_with, condition: Condition, answers: Mapping[str, Value], expected):
    reasons = Reasons(program_with(condition), answers).why(condition)

    assert expected == [(reason.stance, reason.text) for reason in reasons]


def test_a_question_that_does_not_arise_is_explained_by_what_keeps_it_from_arising(program_with):
    condition = is_one_of("moment", "later")
    reasons = Reasons(program_with(condition), {"functions": chosen("count")}).why(condition)

    assert [(r.stance, r.text) for r in reasons] == [("failed", "It does not identify people.")]


def test_an_answer_whose_question_may_not_arise_stays_open_for_that_reason(program_with):
    condition = is_one_of("moment", "later")
    reasons = Reasons(program_with(condition), {"moment": "later"})

    assert [r.text for r in reasons.why(condition)] == [
        "It is not answered yet whether it identifies people."
    ]
    assert reasons.open_facts(condition) == ("functions",)


def test_a_conclusion_is_named_with_its_source_and_its_own_reasons(program_with):
    answers = {"functions": chosen("identify"), "moment": "delay"}
    (reason,) = Reasons(program_with(Not(Holds("remote"))), answers).why(Not(Holds("remote")))

    assert reason.text == "It identifies people remotely."
    assert reason.stance == "failed"
    assert reason.title == "Remote identification"
    assert [source.label for source in reason.sources] == ["Art. 3 Station Act"]
    assert [(part.stance, part.text) for part in reason.parts] == [
        ("held", "It identifies people."),
        ("held", "People are compared after a short delay."),
    ]
    assert reason.facts == ("functions", "moment")


def test_what_was_said_is_not_said_again_inside_a_conclusion(program_with):
    condition = All((Holds("remote"), POLICE, IDENTIFIES))
    answers = {"functions": chosen("identify"), "moment": "delay", "police": "yes"}
    reasons = Reasons(program_with(condition), answers).why(condition)

    assert [(reason.text, [part.text for part in reason.parts]) for reason in reasons] == [
        ("It identifies people remotely.", ["People are compared after a short delay."]),
        ("It is for the police.", []),
        ("It identifies people.", []),
    ]


@pytest.mark.parametrize(
    ("condition", "answers", "clause"),
    [
        (All((POLICE, JUDGE)), {"police": "yes"}, "a judge has agreed"),
        (Any((POLICE, JUDGE)), {"police": "no"}, "a judge has agreed"),
        (Any((POLICE, JUDGE)), {}, "it is for the police or a judge has agreed"),
        (Not(All((POLICE, JUDGE))), {"police": "yes"}, "no judge has agreed"),
        (All((POLICE, JUDGE)), {"police": "no"}, ""),
        (All(()), {}, ""),
    ],
)
def test_what_is_open_is_said_without_what_is_known(program_with, condition, answers, clause: str):
    assert clause == Reasons(program_with(condition), answers).open_clause(condition)
