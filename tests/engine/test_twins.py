"""Answers that never make a difference, held against brute force."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from tests.engine.trees import SOURCE, completions, duty, fact, rule, test, text, texts
from webapp.engine import Program, assess, compile_text
from webapp.engine.twins import Twins
from webapp.model import ALWAYS, All, Answers, FactType, Note, Text, Topic

thorough = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

A, B = fact("a"), fact("b")
KIND = fact("k", FactType.CHOICE, ("u", "v", "w"))
MANY = fact("m", FactType.CHOICES, ("x", "y"))


def shown(program: Program, answers: Answers) -> object:
    """Return all that a reader is told: rules, duties and notes."""
    verdict = assess(program, answers)
    states = [finding.state for finding in verdict.findings]
    duties = [(state.truth, state.yours, state.done) for state in verdict.duties]
    return states, duties, [state.truth for state in verdict.notes]


@thorough
@given(texts())
def test_two_answers_differ_exactly_when_something_comes_out_otherwise(tree: Text) -> None:
    program = compile_text(tree)
    every = list(completions(tree.facts, {}, unsure=False))
    for one in tree.facts:
        if one.type in {FactType.NUMBER, FactType.CHOICES}:
            continue
        twins = Twins(program, one.id)
        first, second = one.options[0].value, one.options[-1].value
        expected = any(
            shown(program, answers) != shown(program, {**answers, one.id: second})
            for answers in every
            if answers[one.id] == first
        )

        assert twins.differ(first, second) is expected


@thorough
@given(texts())
def test_an_option_counts_exactly_when_choosing_it_changes_something(tree: Text) -> None:
    program = compile_text(tree)
    every = list(completions(tree.facts, {}, unsure=False))
    for one in [one for one in tree.facts if one.type is FactType.CHOICES]:
        twins = Twins(program, one.id)
        for option in (option.value for option in one.options):
            expected = any(
                shown(program, answers) != shown(program, {**answers, one.id: answers[one.id] | {option}})
                for answers in every
                if option not in answers[one.id]  # type: ignore[operator]
            )
            assert twins.counts(option) is expected


def test_an_option_that_no_condition_looks_at_does_not_count() -> None:
    program = compile_text(
        text([A, MANY, KIND], [rule("r", All((test("a"), test("m", "x"), test("k", "u"))))])
    )

    assert [Twins(program, "m").counts(option) for option in "xy"] == [True, False]
    assert Twins(program, "k").differ("u", "v")
    assert not Twins(program, "k").differ("v", "w")


def test_what_only_a_note_or_a_finished_duty_looks_at_still_counts() -> None:
    note = Note("n", Topic.DATES, "Mind.", test("m", "x"), (SOURCE,))
    done = replace(duty("d", ALWAYS), done_when=test("m", "y"))
    program = compile_text(text([MANY], [], notes=(note,), duties=(done,)))

    assert [Twins(program, "m").counts(option) for option in "xy"] == [True, True]
