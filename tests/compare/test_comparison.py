"""Several texts on the same answers: cells, rows, where they differ, and which question comes next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.compare.square import (
    CHILD,
    DRAFT,
    LAW,
    LIBRARY,
    MERCHANT,
    OLDER_LAW,
    PLEA,
    ROBBER,
    THIEF,
    asks,
)
from tests.engine.trees import fact, partial_answers, rule, text, texts, values
from webapp.engine import assess, compile_text
from webapp.engine.comparison import Cell, Comparison, Ground, Row, compare
from webapp.model import UNSURE, All, Answers, Level, Rule, State, Subject, Text

PROGRAMS = {text.key: compile_text(text) for text in (PLEA, DRAFT, LAW, OLDER_LAW)}
few = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def side_by_side(answers: Answers, *texts: Text) -> Comparison:
    chosen = texts or (LAW, PLEA, DRAFT)
    return compare([PROGRAMS[text.key] for text in chosen], answers, LIBRARY.subjects.values())


def row(comparison: Comparison, name: str) -> Row:
    return next(row for row in comparison.rows if row.id == name)


def cell(comparison: Comparison, name: str, one: Text) -> Cell:
    return next(cell for cell in row(comparison, name).cells if cell.verdict.text.key == one.key)


def test_texts_stand_by_age_whatever_order_they_are_given_in() -> None:
    assert [text.short for text in side_by_side({}).selection.texts] == ["Plea", "Draft", "Square Act"]


def test_rows_come_in_the_order_of_the_subjects_and_rules_without_one_last() -> None:
    assert [row.id for row in side_by_side({}).rows] == [
        "reach",
        "searching",
        "counting",
        "lighting",
        "square:square-lamps",
    ]


def test_a_rule_without_a_subject_shares_its_row_with_its_other_versions() -> None:
    lamps = row(side_by_side({"tasks": frozenset({"light"})}, LAW, OLDER_LAW, PLEA), "square:square-lamps")

    assert [cell.level for cell in lamps.cells] == [Level.NONE, Level.TRANSPARENCY, Level.TRANSPARENCY]


def test_the_strictest_finding_speaks_for_the_cell_and_the_others_stand_beside_it() -> None:
    found = cell(side_by_side(THIEF), "searching", LAW)

    assert (found.state, found.level) == (State.APPLIES, Level.PROHIBITED)
    assert found.deciding is not None
    assert found.deciding.rule.id == "square-search"
    assert [other.rule.id for other in found.others] == ["square-any"]


def test_a_milder_finding_speaks_where_the_strict_rule_does_not_apply() -> None:
    found = cell(side_by_side(MERCHANT), "searching", LAW)

    assert found.deciding is not None
    assert (found.deciding.rule.id, found.level) == ("square-any", Level.HIGH_RISK)


@pytest.mark.parametrize(
    ("answers", "name", "one", "ground"),
    [
        (THIEF, "searching", PLEA, Ground.UNCONDITIONAL),
        (THIEF, "searching", DRAFT, Ground.LIFTED),
        (THIEF, "searching", LAW, Ground.NO_EXCEPTION_FITS),
        ({**ROBBER, "judge": "no"}, "searching", LAW, Ground.SAFEGUARDS_MISSING),
        (MERCHANT, "searching", DRAFT, Ground.NOT_REACHED),
        ({**THIEF, "fair": "yes"}, "searching", DRAFT, Ground.DISPLACED),
        ({**THIEF, "fair": "yes"}, "reach", DRAFT, Ground.UNCONDITIONAL),
        ({}, "searching", DRAFT, Ground.OPEN),
        (THIEF, "counting", LAW, Ground.NO_RULE),
    ],
)
def test_a_cell_says_in_what_way_its_rule_came_to_its_state(
    answers: Answers, name: str, one: Text, ground: Ground
) -> None:
    assert cell(side_by_side(answers), name, one).ground is ground


def test_a_carve_out_is_told_from_a_rule_that_does_not_reach() -> None:
    carved = rule("r", asks("a", "yes"), unless=(replace(LAW.rules[0].exceptions[0], when=asks("b", "yes")),))
    program = compile_text(text([fact("a"), fact("b")], [carved]))
    both = [program, PROGRAMS[PLEA.key]]

    assert row(compare(both, {"a": "yes", "b": "yes"}), "act:r").cells[-1].ground is Ground.CARVED_OUT
    assert row(compare(both, {"a": "no", "b": "yes"}), "act:r").cells[-1].ground is Ground.NOT_REACHED


def test_of_rules_that_do_not_apply_the_one_that_fits_best_speaks() -> None:
    subject = Subject("s", "Something")
    far = rule("far", All((asks("a", "no"), asks("b", "no"))), subject=subject)
    near = rule("near", All((asks("a", "yes"), asks("b", "no"))), Level.TRANSPARENCY, subject=subject)
    spared = rule(
        "spared",
        asks("b", "yes"),
        Level.TRANSPARENCY,
        subject=subject,
        unless=(replace(LAW.rules[0].exceptions[0], when=asks("a", "yes")),),
    )
    answers: Answers = {"a": "yes", "b": "yes"}

    for rules, wanted in (((far, near), "near"), ((far, near, spared), "spared")):
        program = compile_text(text([fact("a"), fact("b")], rules))
        found = row(compare([program, PROGRAMS[PLEA.key]], answers), "s").cells[-1].deciding
        assert found is not None
        assert found.rule.id == wanted


def test_an_open_cell_has_every_level_that_its_rules_can_come_to() -> None:
    known = {"tasks": frozenset({"search"}), "guard": "yes"}

    assert cell(side_by_side(known), "searching", LAW).possible == {Level.CONDITIONAL, Level.PROHIBITED}
    assert cell(side_by_side({}), "searching", DRAFT).possible == {
        Level.NONE,
        Level.CONDITIONAL,
        Level.PROHIBITED,
    }
    assert cell(side_by_side(known), "searching", LAW).level is None


def test_an_open_rule_that_can_only_be_milder_leaves_the_cell_settled() -> None:
    rules = [rule("strict", asks("a", "yes")), rule("mild", asks("b", "yes"), Level.HIGH_RISK)]
    subject = Subject("s", "S")
    tree = text([fact("a"), fact("b")], [replace(one, subject=subject) for one in rules])
    found = row(compare([compile_text(tree), PROGRAMS[PLEA.key]], {"a": "yes"}), "s").cells[-1]

    assert (found.level, found.state) == (Level.PROHIBITED, State.APPLIES)


@pytest.mark.parametrize(
    ("answers", "name", "differs"),
    [
        (THIEF, "searching", True),
        (ROBBER, "searching", True),
        ({**ROBBER, "tasks": frozenset()}, "searching", False),
        ({"tasks": frozenset({"count"}), "fair": "no"}, "counting", True),
        # The draft is out of reach of the fair: on single subjects it says nothing, like the law here.
        ({"tasks": frozenset({"count"}), "fair": "yes"}, "counting", False),
        ({"tasks": frozenset({"count"}), "fair": "yes"}, "reach", True),
        # What a position is was not established: nobody can say that it differs.
        ({"tasks": frozenset({"light"})}, "lighting", False),
        # The plea bans searching; what the guard searches for is open for the two others.
        ({"tasks": frozenset({"search"})}, "searching", False),
    ],
)
def test_texts_part_where_no_level_is_possible_for_both(
    answers: Answers, name: str, *, differs: bool
) -> None:
    assert row(side_by_side(answers), name).differs is differs


def test_a_text_that_is_silent_and_one_without_a_rule_do_not_part() -> None:
    silent = rule("r", asks("a", "yes"), Level.SILENT, subject=Subject("s", "S"))
    both = [compile_text(text([fact("a")], [silent])), PROGRAMS[PLEA.key]]
    found = row(compare(both, {"a": "yes"}), "s")

    assert [cell.level for cell in found.cells] == [Level.NONE, Level.SILENT]
    assert not found.differs


def test_whole_verdicts_part_when_their_levels_do() -> None:
    assert side_by_side(THIEF).whole.differs
    assert [cell.level for cell in side_by_side(CHILD).whole.cells] == [
        Level.PROHIBITED,
        Level.CONDITIONAL,
        Level.PROHIBITED,
    ]
    assert not side_by_side(THIEF, PLEA, LAW).whole.differs


def asked(answers: Answers, *texts: Text) -> list[str]:
    """Return what is asked of somebody who knows these answers, in this order."""
    given: dict[str, object] = {}
    order = []
    while (following := side_by_side(given, *texts).next_fact) is not None:  # type: ignore[arg-type]
        given[following.id] = answers.get(following.id, UNSURE)
        order.append(following.id)
    return order


def test_facts_that_more_texts_share_are_asked_first() -> None:
    assert asked(THIEF) == ["tasks", "guard", "sought", "years", "fair"]
    assert asked(ROBBER) == ["tasks", "guard", "sought", "years", "fair", "judge"]


def test_what_one_text_alone_needs_is_asked_only_when_it_is_chosen() -> None:
    assert "fair" not in asked(THIEF, LAW, PLEA)
    assert "judge" not in asked(ROBBER, DRAFT, PLEA)
    assert asked({"tasks": frozenset({"count"})}, PLEA, LAW) == ["tasks"]


def test_an_answer_is_ignored_only_when_no_text_uses_it() -> None:
    answers = {**THIEF, "guard": "no"}

    assert [fact.id for fact in side_by_side(answers).ignored] == ["sought", "years"]
    assert side_by_side(THIEF).ignored == ()
    assert set(side_by_side({**THIEF, "elsewhere": "yes"}).answers) == set(THIEF)


def renamed(tree: Text, number: int) -> Text:
    """Return a drawn text as one of several: with its own name, date and subjects."""
    subjects = [Subject("one", "One"), Subject("two", "Two"), None]

    def placed(position: int, one: Rule) -> Rule:
        return replace(one, subject=subjects[(position + number) % len(subjects)])

    return replace(
        tree,
        id=f"text{number}",
        version=date(2020 + number, 1, 1),
        rules=tuple(placed(position, one) for position, one in enumerate(tree.rules)),
    )


def turned(tree: Text) -> Text:
    """Return the text with its rules in the other order, and so with other subjects."""
    return replace(tree, rules=tree.rules[::-1])


@few
@given(st.data())
def test_a_comparison_says_what_the_texts_say_one_by_one(data: st.DataObject) -> None:
    first = data.draw(texts())
    trees = [renamed(first, 1), renamed(turned(first), 2)]
    programs = [compile_text(tree) for tree in trees]
    answers = data.draw(partial_answers(first.facts))
    comparison = compare(data.draw(st.permutations(programs)), answers)

    assert comparison.verdicts == tuple(assess(program, answers) for program in programs)
    for verdict, whole in zip(comparison.verdicts, comparison.whole.cells, strict=True):
        assert whole.possible == frozenset(verdict.possible_levels)
    told = [
        (position, finding.rule.id)
        for found in comparison.rows
        for position, cell in enumerate(found.cells)
        if cell.ground is not Ground.NO_RULE
        for finding in (cell.others if cell.ground is Ground.DISPLACED else (cell.deciding, *cell.others))
        if finding is not None
    ]
    assert sorted(told) == sorted(
        (position, rule.id) for position, tree in enumerate(trees) for rule in tree.rules
    )


@few
@given(st.data())
def test_every_question_is_the_next_one_of_some_text_and_the_interview_ends(data: st.DataObject) -> None:
    tree = data.draw(texts())
    programs = [compile_text(renamed(tree, 1)), compile_text(renamed(turned(tree), 2))]
    answers = data.draw(partial_answers(tree.facts))
    for _ in range(len(tree.facts) + 1):
        comparison = compare(programs, answers)
        if comparison.next_fact is None:
            break
        assert comparison.next_fact in {verdict.next_fact for verdict in comparison.verdicts}
        choice = st.sampled_from([*values(comparison.next_fact), UNSURE])
        answers = {**answers, comparison.next_fact.id: data.draw(choice)}
    assert all(verdict.next_fact is None for verdict in compare(programs, answers).verdicts)


@few
@given(st.data())
def test_more_answers_never_undo_that_texts_part(data: st.DataObject) -> None:
    tree = data.draw(texts())
    programs = [compile_text(renamed(tree, 1)), compile_text(renamed(turned(tree), 2))]
    answers = data.draw(partial_answers(tree.facts))
    open_facts = [one for one in tree.facts if one.id not in answers]
    more = answers | {one.id: data.draw(st.sampled_from(values(one))) for one in open_facts}

    before = {row.id for row in compare(programs, answers).rows if row.differs}

    assert before <= {row.id for row in compare(programs, more).rows if row.differs}
