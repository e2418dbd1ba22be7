"""How many questions are left, held against every interview there is."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.trees import duty, fact, partial_answers, rule, test, text, texts, values
from webapp.engine import Program, assess, compile_text
from webapp.engine.evaluate import evaluate
from webapp.engine.interview import mattering
from webapp.engine.remaining import LOOKAHEAD, MOST_WAYS, Remaining, remaining
from webapp.model import UNSURE, All, Answers, Any, FactType, Level, Value, Within

thorough = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])

A, B, C, D = fact("a"), fact("b"), fact("c"), fact("d")


def interviews(program: Program, answers: Answers) -> Iterator[list[Answers]]:
    """Yield every interview from here on as the answers after each of its questions, `unsure` among them."""
    following = assess(program, answers).next_fact
    if following is None:
        yield [answers]
        return
    for value in [*values(following), UNSURE]:
        for rest in interviews(program, {**answers, following.id: value}):
            yield [answers, *rest]


def test_what_is_left_is_counted_from_the_first_question_to_the_last() -> None:
    program = compile_text(text([A, B], [rule("r", All((test("a"), test("b"))))]))

    assert remaining(program, {}) == Remaining(1, 2)
    assert remaining(program, {"a": "yes"}) == Remaining(1, 1)
    assert remaining(program, {"a": "no"}) == Remaining(0, 0)
    assert remaining(program, {"a": UNSURE}) == Remaining(1, 1)


def test_the_shortest_way_is_followed_no_further_than_the_lookahead() -> None:
    facts = [A, B, C, D]
    program = compile_text(text(facts, [rule(one.id, test(one.id), Level.HIGH_RISK) for one in facts]))

    assert remaining(program, {}) == Remaining(LOOKAHEAD, 4)
    assert remaining(program, {"a": "no"}) == Remaining(3, 3)


def test_after_a_question_with_very_many_sorts_of_answers_nothing_is_promised() -> None:
    names = [f"o{number}" for number in range(MOST_WAYS)]
    many = fact("m", FactType.CHOICES, names)
    tree = text([many, A], [*(rule(name, test("m", name)) for name in names), rule("last", test("a"))])

    assert remaining(compile_text(tree), {}) == Remaining(1, 2)


def test_a_question_that_is_vain_for_one_rule_is_counted_for_another() -> None:
    absorbed = Any((All((test("a"), test("b"))), test("b")))
    program = compile_text(text([A, B], [rule("r", absorbed), rule("s", test("a"))]))

    assert remaining(program, {}) == Remaining(2, 2)


def test_questions_for_duties_are_counted_too() -> None:
    tree = text([A, B], [rule("r", test("a"))], duties=(duty("d", All((test("a"), test("b")))),))

    assert remaining(compile_text(tree), {"a": "yes"}) == Remaining(1, 1)


def test_a_number_is_one_question() -> None:
    years = fact("years", FactType.NUMBER, minimum=Decimal(0), maximum=Decimal(9))
    program = compile_text(text([years], [rule("r", Within("years", low=Decimal(4)))]))

    assert remaining(program, {}) == Remaining(1, 1)


@thorough
@given(st.data())
def test_the_bounds_are_true_of_every_interview_and_never_get_wider(data: st.DataObject) -> None:
    tree = data.draw(texts())
    program = compile_text(tree)
    answers = data.draw(partial_answers(tree.facts))
    known: dict[frozenset[tuple[str, Value]], Remaining] = {}
    for way in interviews(program, answers):
        before = None
        for left, stop in zip(range(len(way) - 1, -1, -1), way, strict=True):
            bounds = known.get(key := frozenset(stop.items())) or remaining(program, stop)
            known[key] = bounds
            assert bounds.least <= left <= bounds.most
            if before is not None:
                assert bounds.least >= before.least - 1
                assert bounds.most <= before.most - 1
            before = bounds


@thorough
@given(st.data())
def test_every_question_asked_was_among_those_that_could_matter(data: st.DataObject) -> None:
    tree = data.draw(texts())
    program = compile_text(tree)
    answers = data.draw(partial_answers(tree.facts))
    expected = mattering(program, answers, evaluate(program, answers))
    asked: set[str] = set()
    for way in interviews(program, answers):
        asked |= way[-1].keys() - answers.keys()

    assert asked <= expected


@pytest.mark.parametrize("value", ["yes", "no", UNSURE])
def test_the_bounds_meet_at_the_end(value: str) -> None:
    program = compile_text(text([A], [rule("r", test("a"))]))

    assert remaining(program, {"a": value}) == Remaining(0, 0)
