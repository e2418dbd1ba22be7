"""For which answers two texts differ, held against brute force, and what stands side by side."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.trees import (
    SOURCE,
    completions,
    conditions,
    duty,
    fact,
    fact_lists,
    limb,
    rule,
    rules,
    test,
    text,
)
from webapp.engine import Truth, Verdict, assess, compile_text, strictest
from webapp.engine.counting import Share
from webapp.engine.covering import Cube
from webapp.engine.difference import MOST_CONDITIONS, Change, Difference, Move, differ
from webapp.engine.evaluate import evaluate
from webapp.engine.matters import NOT_APPLYING, Outcome
from webapp.engine.spelling import spell
from webapp.model import (
    All,
    Answers,
    Any,
    Conclusion,
    Condition,
    Fact,
    FactType,
    Holds,
    Level,
    Not,
    Rule,
    State,
    Subject,
    Text,
)

thorough = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)

A, B, C = fact("a"), fact("b"), fact("c")
MANY = fact("m", FactType.CHOICES, ("x", "y", "z"))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Text, Text]:
    """Draw two texts over the same facts; some of their rules are the same."""
    facts = draw(fact_lists())
    asked = facts[1:]
    shared = {f"r{n}": draw(rules(f"r{n}", asked, [Holds("c")])) for n in range(2)}
    return _version(draw, facts, shared, "act"), _version(draw, facts, shared, "act")


def _version(draw: st.DrawFn, facts: list, shared: dict[str, Rule], name: str) -> Text:
    asked = facts[1:]
    conclusion = Conclusion("c", "C", draw(conditions(asked)), (SOURCE,), "c holds", "c does not hold")
    made = [rule("out", draw(conditions(asked)), Level.OUTSIDE)] if draw(st.booleans()) else []
    made += [
        known if draw(st.booleans()) else draw(rules(known.id, asked, [Holds("c")]))
        for known in shared.values()
    ]
    made += [draw(rules("extra", asked, [Holds("c")]))] if draw(st.booleans()) else []
    duties = (duty("d", draw(conditions(asked, [Holds("c")]))),)
    return text(facts, made, role="role", conclusions=(conclusion,), duties=duties)


def outcome(verdict: Verdict, chosen: tuple[Rule, ...], *, by_level: bool) -> Outcome:
    """Say how the rules stand in a verdict."""
    names = {rule.id for rule in chosen}
    found = [finding for finding in verdict.findings if finding.rule.id in names]
    if not by_level:
        stands = found[0] if found else None
        return NOT_APPLYING if stands is None else Outcome(stands.state, stands.level)
    level = strictest(frozenset(finding.level for finding in found if finding.level is not None))
    return NOT_APPLYING if level is Level.NONE else Outcome(State.APPLIES, level)


def is_inside(verdict: Verdict) -> bool:
    return Level.OUTSIDE not in {finding.level for finding in verdict.findings}


def arises(programs: tuple, answers: Answers, name: str) -> bool:
    """Say whether one of the texts asks the question at all with these answers."""
    return any(
        name not in program.gates or evaluate(program, answers)[program.gates[name]] is Truth.TRUE
        for program in programs
        if name in program.facts
    )


def covering(change: Change, programs: tuple, answers: Answers) -> list[Move]:
    """Return the moves of which one condition at least says that it covers the answers."""
    return [
        move
        for move in change.moves
        if any(
            all(
                arises(programs, answers, part.fact.id) and part.admits(answers[part.fact.id])
                for part in condition.cube
            )
            for condition in move.conditions
        )
    ]


@thorough
@given(pairs())
def test_the_conditions_cover_exactly_the_answers_that_differ(pair: tuple[Text, Text]) -> None:
    programs = tuple(compile_text(one) for one in pair)
    found = differ(*programs)
    matters = {change.matter: change for change in found.changes}
    assert all(move.complete for change in found.changes for move in change.moves)

    for answers in completions(pair[0].facts, {}, unsure=False):
        left, right = (assess(program, answers) for program in programs)
        inside = is_inside(left) and is_inside(right)
        for matter in (*matters, *found.same):
            before = outcome(left, matter.left, by_level=False)
            after = outcome(right, matter.right, by_level=False)
            change = matters.get(matter)
            told = change is not None and (inside or not change.inside)
            moves = covering(change, programs, answers) if change is not None and told else []
            expected = (
                [(before, after)] if before != after and (inside or Level.OUTSIDE in levels(matter)) else []
            )

            assert [(move.before, move.after) for move in moves] == expected


def levels(matter: object) -> set[Level]:
    return {rule.finding for rule in matter.rules}  # type: ignore[attr-defined]


@thorough
@given(pairs())
def test_every_witness_shows_what_it_is_a_witness_of(pair: tuple[Text, Text]) -> None:
    programs = tuple(compile_text(one) for one in pair)
    found = differ(*programs)

    for change in found.changes:
        for move in change.moves:
            for witness in (move.witness, *(condition.witness for condition in move.conditions)):
                left, right = assess(programs[0], witness.left), assess(programs[1], witness.right)
                assert (left.status, right.status) == ("decided", "decided")
                assert outcome(left, change.matter.left, by_level=False) == move.before
                assert outcome(right, change.matter.right, by_level=False) == move.after
    for move in found.levels:
        assert assess(programs[0], move.witness.left).level is move.before.level
        assert assess(programs[1], move.witness.right).level is move.after.level


@thorough
@given(pairs())
def test_the_levels_that_move_are_those_that_move_for_some_answers(pair: tuple[Text, Text]) -> None:
    programs = tuple(compile_text(one) for one in pair)
    expected = set()
    for answers in completions(pair[0].facts, {}, unsure=False):
        before, after = (assess(program, answers).level for program in programs)
        expected |= {(before, after)} - {(before, before)}

    assert {(move.before.level, move.after.level) for move in differ(*programs).levels} == expected


@thorough
@given(pairs())
def test_no_part_of_a_condition_can_be_left_out(pair: tuple[Text, Text]) -> None:
    programs = tuple(compile_text(one) for one in pair)
    every = list(completions(pair[0].facts, {}, unsure=False))

    for change in differ(*programs).changes:
        for move in change.moves:
            for cube in (condition.cube for condition in move.conditions):
                for left_out in cube:
                    rest = tuple(part for part in cube if part is not left_out)
                    wider = (answers for answers in every if covered(rest, programs, answers))
                    assert any(not moves(change, move, programs, answers) for answers in wider)


def covered(cube: Cube, programs: tuple, answers: Answers) -> bool:
    return all(
        arises(programs, answers, part.fact.id) and part.admits(answers[part.fact.id]) for part in cube
    )


def moves(change: Change, move: Move, programs: tuple, answers: Answers) -> bool:
    """Say whether the answers move a matter so; where neither text is left, if that is the premise."""
    left, right = (assess(program, answers) for program in programs)
    if change.inside and not (is_inside(left) and is_inside(right)):
        return True
    before = outcome(left, change.matter.left, by_level=False)
    return (before, outcome(right, change.matter.right, by_level=False)) == (move.before, move.after)


def compared(left: list[Rule], right: list[Rule], facts: tuple[Fact, ...] = (A, B, C, MANY)) -> Difference:
    return differ(compile_text(text(facts, left)), compile_text(text(facts, right)))


def told(found: Difference) -> list[tuple[str, str, list[Condition]]]:
    """Return every move as its outcomes and its conditions."""
    return [
        (words(move.before), words(move.after), [spell(condition.cube) for condition in move.conditions])
        for change in found.changes
        for move in change.moves
    ]


def words(found: Outcome) -> str:
    return f"{found.state} {found.level or ''}".strip()


def test_a_rule_that_applies_under_one_more_condition_is_told_with_that_condition() -> None:
    found = compared([rule("r", test("a"))], [rule("r", All((test("a"), test("b"))))])

    expected = All((test("a"), test("b", "no")))
    assert told(found) == [("applies prohibited", "does-not-apply", [expected])]
    assert found.changes[0].share == Share(Fraction(1, 4), exact=True)
    assert (found.share, found.level_share) == (found.changes[0].share, found.changes[0].share)


def test_a_rule_written_otherwise_that_says_the_same_is_no_change() -> None:
    one, other = Not(Any((test("a"), test("b")))), All((test("a", "no"), Not(test("b"))))
    found = compared([rule("r", one)], [rule("r", other)])

    assert (found.changes, found.levels, found.share.value) == ((), (), 0)
    assert [matter.left[0].id for matter in found.same] == ["r"]


def test_a_rule_that_is_new_or_gone_counts_as_never_applying_in_the_other_text() -> None:
    found = compared([rule("old", test("a"))], [rule("new", test("b"))])

    assert told(found) == [
        ("does-not-apply", "applies prohibited", [test("b")]),
        ("applies prohibited", "does-not-apply", [test("a")]),
    ]


def test_another_level_alone_is_a_change() -> None:
    found = compared([rule("r", test("a"))], [rule("r", test("a"), Level.HIGH_RISK)])

    assert told(found) == [("applies prohibited", "applies high-risk", [test("a")])]
    assert [(move.before.level, move.after.level) for move in found.levels] == [
        (Level.PROHIBITED, Level.HIGH_RISK)
    ]


def test_a_safeguard_dropped_moves_what_failed_for_want_of_it() -> None:
    limbs = (limb("b", test("b")), limb("c", test("c")))
    before = rule("r", test("a"), exceptions=limbs[:1], provided=limbs[1:], then=Level.CONDITIONAL)
    found = compared([before], [replace(before, provided=())])

    expected = All((test("a"), test("b"), test("c", "no")))
    assert told(found) == [("applies prohibited", "excepted conditional", [expected])]


def test_several_choices_that_do_as_well_are_told_in_one_condition() -> None:
    found = compared([], [rule("r", All((test("a"), test("m", "x", "y"))))])

    assert told(found)[0][2] == [All((test("a"), test("m", "x", "y")))]


def test_what_takes_a_system_out_is_told_once_and_not_with_every_rule() -> None:
    left = [rule("out", test("a"), Level.OUTSIDE), rule("r", test("b")), rule("s", test("c"))]
    right = [
        rule("out", All((test("a"), test("b"))), Level.OUTSIDE),
        rule("r", test("c")),
        rule("s", test("c")),
    ]
    found = compared(left, right)

    assert told(found) == [
        ("applies outside", "does-not-apply", [All((test("a"), test("b", "no")))]),
        ("applies prohibited", "does-not-apply", [All((test("b"), test("c", "no")))]),
        ("does-not-apply", "applies prohibited", [All((test("b", "no"), test("c")))]),
    ]
    assert [change.inside for change in found.changes] == [False, True]
    assert [matter.left[0].id for matter in found.same] == ["s"]


DOGS, CATS = Subject("dogs", "Dogs"), Subject("cats", "Cats")


def test_rules_of_other_ids_are_held_against_each_other_by_their_subject() -> None:
    left = [rule("one", test("a"), subject=DOGS), rule("two", test("b"), Level.HIGH_RISK, subject=DOGS)]
    right = [rule("three", Any((test("a"), test("b"))), subject=DOGS), rule("four", test("c"), subject=CATS)]
    found = compared(left, right)

    matters = [
        ([one.id for one in change.matter.left], [one.id for one in change.matter.right])
        for change in found.changes
    ]
    assert matters == [(["one", "two"], ["three"]), ([], ["four"])]
    assert told(found)[0] == (
        "applies high-risk",
        "applies prohibited",
        [All((test("a", "no"), test("b")))],
    )


def test_rules_of_the_same_id_but_another_subject_are_two_rules() -> None:
    found = compared([rule("r", test("a"), subject=DOGS)], [rule("r", test("a"), subject=CATS)])

    assert [(len(change.matter.left), len(change.matter.right)) for change in found.changes] == [
        (0, 1),
        (1, 0),
    ]


def test_on_a_subject_a_rule_that_finds_nothing_special_is_like_none() -> None:
    found = compared([rule("one", test("a"), Level.NONE, subject=DOGS)], [rule("two", Any(()), subject=DOGS)])

    assert found.changes == ()


def test_duties_that_arise_for_other_answers_are_told_together() -> None:
    duties = (duty("d", test("a")), duty("e", test("a")), duty("f", test("b")))
    left = text([A, B], [rule("r", test("a"))], duties=duties)
    more = tuple(replace(one, when=Any((test("a"), test("b")))) for one in duties)
    found = differ(compile_text(left), compile_text(replace(left, duties=more)))

    assert [([one.id for one in move.duties], move.arises, move.share.value) for move in found.duties] == [
        (["d", "e"], True, Fraction(1, 4)),
        (["f"], True, Fraction(1, 4)),
    ]
    assert [move.witness.left for move in found.duties] == [{"a": "no", "b": "yes"}, {"a": "yes", "b": "no"}]


def test_an_answer_that_only_one_text_allows_is_left_out() -> None:
    wide, narrow = fact("k", FactType.CHOICE, ("u", "v", "w")), fact("k", FactType.CHOICE, ("u", "v"))
    left, right = text([narrow], [rule("r", test("k", "u"))]), text([wide], [rule("r", test("k", "u", "w"))])

    assert differ(compile_text(left), compile_text(right)).changes == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (fact("k"), fact("k", FactType.CHOICE, ("u", "v"))),
        (fact("k", FactType.CHOICE, ("t", "u")), fact("k", FactType.CHOICE, ("v", "w"))),
        (
            fact("k", FactType.NUMBER, minimum=Decimal(0), maximum=Decimal(1)),
            fact("k", FactType.NUMBER, minimum=Decimal(2), maximum=Decimal(3)),
        ),
    ],
)
def test_a_fact_that_no_answer_can_serve_in_both_is_told_instead(one: Fact, other: Fact) -> None:
    found = differ(compile_text(text([one], [])), compile_text(text([other], [])))

    assert (found.clashes, found.changes) == (("k",), ())


def test_a_matter_with_very_many_conditions_is_told_as_incomplete() -> None:
    names = [f"q{number}" for number in range(MOST_CONDITIONS + 1)]
    facts = tuple(fact(name) for name in names)
    found = compared([], [rule("r", Any(tuple(test(name) for name in names)))], facts)
    (move,) = found.changes[0].moves

    assert not move.complete
    assert len(move.conditions) == MOST_CONDITIONS
    # Whoever answers one of thirteen questions with yes: all but one in 2 to the thirteenth.
    assert move.share == Share(1 - Fraction(1, 2**13), exact=True)
