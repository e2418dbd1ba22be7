"""What is said of a comparison: the cells, and where and why texts part."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.compare.square import (
    CHILD,
    COUNTING,
    DRAFT,
    JUDGE,
    LAW,
    LIBRARY,
    MERCHANT,
    OLDER_LAW,
    PLEA,
    ROBBER,
    THIEF,
    asks,
)
from tests.engine.trees import limb
from webapp.engine import compile_text
from webapp.engine.comparison import compare
from webapp.model import All, Answers, Any, Found, Level, State, Text
from webapp.wording.comparing import describe_comparison
from webapp.wording.comparison_view import CellView, ComparisonView, RowView

TODAY = date(2026, 11, 22)


def describe(answers: Answers, *texts: Text) -> ComparisonView:
    programs = {text.key: compile_text(text) for text in texts or (LAW, PLEA, DRAFT)}
    comparison = compare(programs.values(), answers, LIBRARY.subjects.values())
    return describe_comparison(programs, comparison, today=TODAY)


def row(view: ComparisonView, name: str) -> RowView:
    return next(row for row in (*view.rows, *view.quiet) if row.id == name)


def parting(answers: Answers, name: str = "searching", *texts: Text) -> list[str]:
    return [part.text for part in row(describe(answers, *texts), name).parts]


def cell(answers: Answers, name: str, short: str) -> CellView:
    return next(cell for cell in row(describe(answers), name).cells if cell.column.name == short)


def test_a_threshold_on_which_texts_part_is_told_from_both_sides() -> None:
    assert parting(THIEF) == [
        "Plea: prohibited. There is no exception.",
        (
            "Square Act: prohibited. The exception “Thieves” does not hold. "
            "The penalty is 3 years, which is less than 4 years."
        ),
        (
            "Draft: allowed only under strict conditions. The exception “Thieves” holds. "
            "The penalty is 3 years, which is at least 3 years. A thief is searched for."
        ),
    ]


def test_what_one_text_names_and_another_does_not_is_told_by_the_answer() -> None:
    wider = replace(LAW.rules[0].exceptions[0], when=asks("sought", "thief"))
    law = replace(LAW, rules=(replace(LAW.rules[0], exceptions=(wider,)), *LAW.rules[1:]))

    assert parting(CHILD, "searching", law, DRAFT) == [
        (
            "Square Act: prohibited. The exception “Thieves” does not cover the case that "
            "a lost child is searched for."
        ),
        (
            "Draft: allowed only under strict conditions. The exception “Lost children” holds. "
            "A lost child is searched for."
        ),
    ]


def test_what_an_exception_names_in_another_part_is_not_said_to_be_left_out() -> None:
    # A child is named, if only one of whom a judge has spoken; that nobody has is what the exception lacks.
    child = All((asks("sought", "child"), asks("judge", "yes")))
    narrow = replace(LAW.rules[0].exceptions[0], when=Any((child, asks("sought", "thief"))))
    law = replace(LAW, rules=(replace(LAW.rules[0], exceptions=(narrow,)), *LAW.rules[1:]))

    assert parting({**CHILD, "judge": "no"}, "searching", law, DRAFT)[0] == (
        "Square Act: prohibited. The exception “Thieves” does not hold. No judge has agreed."
    )


def test_of_several_failed_exceptions_the_one_nearest_to_what_holds_elsewhere_is_told() -> None:
    # “Nobody is sought” comes first here, but it is about thieves that the draft and the law part.
    turned = replace(LAW.rules[0], exceptions=LAW.rules[0].exceptions[::-1])
    law = replace(LAW, rules=(turned, *LAW.rules[1:]))

    assert "“Thieves” does not hold" in parting(THIEF, "searching", law, DRAFT)[0]


def test_no_exception_is_told_where_none_is_near() -> None:
    far = replace(
        LAW.rules[0], exceptions=(limb("a", asks("judge", "no")), limb("b", asks("tasks", "light")))
    )
    law = replace(LAW, rules=(far, *LAW.rules[1:]))

    assert (
        parting(THIEF, "searching", law, DRAFT)[0]
        == "Square Act: prohibited. None of its exceptions fits: “A” and “B”."
    )


def test_safeguards_that_are_missing_are_told_with_the_exception_that_fits() -> None:
    assert (
        "Square Act: prohibited. The exception “Thieves” would fit, but this is not shown: “A judge agreed”."
        in parting({**ROBBER, "judge": "no"})
    )


def test_a_safeguard_that_other_texts_find_missing_is_told_where_it_is_shown() -> None:
    told = replace(limb("soon", asks("judge", "yes", "no")), title="A judge hears of it")
    draft = replace(DRAFT, facts=(*DRAFT.facts, JUDGE))
    milder = replace(draft.rules[1], provided=(told,))
    draft = replace(draft, rules=(draft.rules[0], milder, *draft.rules[2:]))

    assert parting({**ROBBER, "judge": "no"}, "searching", LAW, draft)[1].endswith(
        "What it also asks for is shown: “A judge hears of it”."
    )


def test_an_exception_that_is_contested_is_told_so_where_it_decides() -> None:
    draft, law = parting(ROBBER)[1:]

    assert "The exception “Thieves” holds. Something about this is contested." in law
    assert "contested" not in draft


def test_a_ban_that_is_lifted_is_told_before_the_milder_rule_that_stays() -> None:
    ban = replace(LAW.rules[0], then=Level.NONE)
    law = replace(LAW, rules=(ban, *LAW.rules[1:]))

    assert parting(ROBBER, "searching", law, PLEA)[1] == (
        "Square Act: high-risk. The ban “Searching by the guard” is lifted by the exception “Thieves”. "
        "The rule is “Searching by anybody”."
    )


def test_a_ban_that_leaves_the_system_out_is_told_before_the_milder_rule_that_stays() -> None:
    ban = replace(
        LAW.rules[0], unless=(replace(limb("late", asks("judge", "no")), title="No judge is near"),)
    )
    law = replace(LAW, rules=(ban, *LAW.rules[1:]))

    assert parting({**ROBBER, "judge": "no"}, "searching", law, PLEA)[1] == (
        "Square Act: high-risk. The ban “Searching by the guard” leaves this out, by the carve-out "
        "“No judge is near”. The rule is “Searching by anybody”."
    )


def test_a_milder_rule_is_named_and_not_its_exceptions_when_none_of_them_matters_elsewhere() -> None:
    minor = replace(LAW.rules[1], exceptions=(limb("small", asks("judge", "no")),))
    law = replace(LAW, rules=(LAW.rules[0], minor))

    assert parting({**MERCHANT, "judge": "yes"}, "searching", law, PLEA)[1] == (
        "Square Act: high-risk. The rule is “Searching by anybody”."
    )


def test_a_rule_that_gives_way_names_the_rule_that_applies_instead() -> None:
    rest = Found("draft-search", frozenset({State.DOES_NOT_APPLY}))
    counting = replace(DRAFT.rules[2], when=All((asks("tasks", "search"), rest)))
    draft = replace(DRAFT, rules=(*DRAFT.rules[:2], counting))
    plea = replace(PLEA, rules=(replace(PLEA.rules[0], subject=COUNTING),))

    assert parting({**THIEF, "years": Decimal(2)}, "counting", draft, plea)[1] == (
        "Draft: does not apply. “Searching by the guard” (Art. 2) applies instead."
    )


def test_a_rule_that_is_out_of_reach_is_told_down_to_the_answer_that_decides() -> None:
    assert parting(MERCHANT) == [
        "Plea: prohibited. There is no exception.",
        "Square Act: high-risk. The rule is “Searching by anybody”.",
        "Draft: does not apply. A merchant uses it.",
    ]
    assert "The guard does not search for people." not in cell(MERCHANT, "searching", "Square Act").reason


def test_a_conclusion_that_fails_is_told_with_what_it_rests_on() -> None:
    law = replace(LAW, rules=LAW.rules[:1])

    assert parting(MERCHANT, "searching", law, PLEA)[1] == (
        "Square Act: does not apply. The guard does not search for people. A merchant uses it."
    )


def test_who_is_out_of_a_text_s_reach_is_told_by_the_rule_that_leads_out() -> None:
    assert "Draft: outside the scope. “The fair” takes the system out of the text." in parting(
        {**THIEF, "fair": "yes"}
    )


def test_texts_that_say_the_same_are_named_together_and_told_apart_by_their_dates() -> None:
    assert parting(THIEF, "searching", LAW, OLDER_LAW, DRAFT)[0].startswith(
        "Square Act, 1 June 2025, Square Act, 1 January 2026: prohibited."
    )


def test_what_is_open_comes_with_the_question_on_which_it_hangs() -> None:
    known = {"tasks": frozenset({"search"})}

    assert parting(known) == []
    assert cell(known, "searching", "Draft").mark.label == "Still open"
    assert cell(known, "searching", "Draft").reason == (
        "Prohibited, allowed only under strict conditions or in no special category. "
        "It hangs on: Is it for the guard?"
    )
    assert describe(known).open


def test_a_position_that_is_not_established_is_told_in_the_words_of_its_rule() -> None:
    found = cell({"tasks": frozenset({"light"}), "fair": "no"}, "lighting", "Plea")

    assert (found.mark.label, found.reason) == (
        "Position not established",
        "The plea does not speak of light.",
    )


@pytest.mark.parametrize(
    ("short", "label", "reason", "pinpoint"),
    [
        ("Plea", "Prohibited", "There is no exception.", "demand 1"),
        ("Draft", "Allowed only under strict conditions", "By the exception “Thieves”.", "Art. 2"),
        ("Square Act", "Prohibited", "No exception fits.", "Art. 2"),
    ],
)
def test_a_cell_has_a_word_a_reason_and_a_citation(
    short: str, label: str, reason: str, pinpoint: str
) -> None:
    found = cell(THIEF, "searching", short)

    assert (found.mark.label, found.reason, found.pinpoint) == (label, reason, pinpoint)


def test_a_cell_without_a_rule_says_so_and_no_more() -> None:
    found = cell(THIEF, "counting", "Square Act")

    assert (found.mark.label, found.reason, found.rule, found.sources) == ("No rule on this", "", "", ())


def test_what_is_contested_about_what_decided_is_collected_once_with_the_texts_that_it_touches() -> None:
    (found,) = describe(ROBBER, LAW, OLDER_LAW).doubts

    assert found.names == ("Square Act, 1 June 2025", "Square Act, 1 January 2026")
    assert found.doubt.text == "Whether a pickpocket is a thief is disputed."


def test_subjects_on_which_no_text_says_anything_stand_apart() -> None:
    view = describe(THIEF)

    assert [row.id for row in view.rows] == ["searching"]
    assert [row.id for row in view.quiet] == ["reach", "counting", "lighting", "square:square-lamps"]


def test_the_lead_gathers_texts_by_their_whole_result_the_strictest_first() -> None:
    assert [part.text for part in describe(CHILD).lead] == [
        "Plea, Square Act: prohibited.",
        "Draft: allowed only under strict conditions.",
    ]


def test_each_answer_is_told_once_however_many_texts_use_it() -> None:
    assert [answer.ask for answer in describe(THIEF).answers] == [
        "What does the system do?",
        "Is it for the guard?",
        "Who is searched for?",
        "How long is the penalty?",
        "Is it only for the yearly fair?",
        "Has a judge agreed?",
    ]
    assert [answer.fact for answer in describe({**THIEF, "guard": "no"}).ignored] == ["sought", "years"]
