"""How long interviews are: the walk's figures against all interviews there are."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.trees import fact, rule, test, text, texts, values
from webapp.engine import Program, assess, compile_text
from webapp.engine.walk import Walk, walk
from webapp.model import All, Answers, Any, FactType, Level, Text, Within

thorough = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

A, B, C, D = fact("a"), fact("b"), fact("c"), fact("d")


def lengths(program: Program, answers: Answers) -> tuple[int, int]:
    """Return the fewest and the most questions that are still asked, trying every answer."""
    asked = assess(program, answers).next_fact
    if asked is None:
        return 0, 0
    after = [lengths(program, {**answers, asked.id: value}) for value in values(asked)]
    return 1 + min(least for least, _ in after), 1 + max(most for _, most in after)


def walked(tree: Text, **settings_: int) -> Walk:
    return walk(compile_text(tree), **settings_)


@thorough
@given(texts())
def test_a_complete_walk_finds_the_shortest_and_the_longest_interview(tree: Text) -> None:
    found = walked(tree)

    assert found.complete
    assert (found.shortest.least, found.longest.least) == lengths(compile_text(tree), {})
    assert found.shortest.is_exact
    assert found.longest.is_exact


@thorough
@given(texts(), st.integers(0, 12))
def test_a_walk_cut_short_still_gives_true_bounds(tree: Text, most_steps: int) -> None:
    program = compile_text(tree)
    found = walk(program, most_steps)
    shortest, longest = lengths(program, {})

    assert found.steps <= most_steps
    assert found.shortest.least <= shortest <= found.shortest.most
    assert found.longest.least <= longest <= found.longest.most


@thorough
@given(texts(), st.integers(0, 12) | st.none())
def test_the_ways_are_interviews(tree: Text, most_steps: int | None) -> None:
    program = compile_text(tree)
    found = walk(program) if most_steps is None else walk(program, most_steps)
    for length in (found.shortest, found.longest):
        answers: Answers = {}
        for name, value in length.way.items():
            asked = assess(program, answers).next_fact
            assert asked is not None
            assert asked.id == name
            answers = {**answers, name: value}
        if found.complete:
            assert assess(program, answers).next_fact is None
            assert len(answers) == length.least


def test_answers_that_leave_the_same_open_are_one_state() -> None:
    # Each of the two rules asks its own two questions; the first leaves nothing that the second could need.
    tree = text(
        [A, B, C, D], [rule("r", All((test("a"), test("b")))), rule("s", All((test("c"), test("d"))))]
    )

    found = walked(tree)

    # Nothing known; a; c (however r came out); d; the end.
    assert (found.states, found.steps) == (5, 8)
    assert (found.shortest.least, found.longest.least) == (2, 4)


def test_options_that_no_test_tells_apart_are_one_step() -> None:
    many = fact("m", FactType.CHOICES, ("u", "v", "w", "x", "y", "z"))
    number = fact("n", FactType.NUMBER, (), minimum=Decimal(0), maximum=Decimal(9))
    tree = text([many, number], [rule("r", test("m", "u")), rule("s", Within("n", low=Decimal(3)))])

    assert walked(tree).steps == 4


def test_a_partial_walk_says_so() -> None:
    tree = text([A, B, C, D], [rule(name, test(name)) for name in "abcd"])

    assert not walked(tree, most_steps=3).complete
    assert walked(tree, most_steps=8).complete


@pytest.mark.parametrize("options", [13, 20])
def test_a_question_with_too_many_sorts_of_answers_leaves_the_walk_partial(options: int) -> None:
    names = [f"o{number}" for number in range(options)]
    many = fact("m", FactType.CHOICES, names)
    rules = [rule(name, test("m", name), Level.HIGH_RISK) for name in names]
    found = walked(text([A, many], [rule("r", Any((test("a"),))), *rules]))

    assert not found.complete
    assert (found.longest.least, found.longest.most) == (1, 2)


def test_a_text_that_asks_nothing_has_interviews_without_questions() -> None:
    found = walked(text([], [rule("r", All(()))]))

    assert (found.states, found.steps, found.complete) == (1, 0, True)
    assert (found.shortest.most, found.longest.most) == (0, 0)
