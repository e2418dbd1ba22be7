"""What is possible, what settles, and what single answers change, held against brute force."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.trees import completions, fact, partial_answers, rule, test, text, texts, values
from webapp.engine import assess, compile_text
from webapp.engine.doubt import possible_states, settlers
from webapp.engine.flips import flips, leads_to
from webapp.model import UNSURE, All, FactType, Level, State

thorough = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])

A, B, C = fact("a"), fact("b"), fact("c")


@thorough
@given(st.data())
def test_the_possible_states_of_each_rule_are_exactly_those_of_some_completion(data: st.DataObject) -> None:
    tree = data.draw(texts())
    answers = data.draw(partial_answers(tree.facts))
    program = compile_text(tree)
    known = {name: value for name, value in answers.items() if value != UNSURE}
    reached: dict[str, set[State]] = {rule.id: set() for rule in tree.rules}
    for rest in completions(tree.facts, known, unsure=False):
        for finding in assess(program, rest).findings:
            reached[finding.rule.id].add(finding.state)

    assert reached == possible_states(program, answers)


def test_the_fact_that_settles_most_comes_first() -> None:
    rules = [rule("p", All((test("a"), test("b")))), rule("h", All((test("a"), test("c"))), Level.HIGH_RISK)]
    program = compile_text(text([A, B, C], rules))

    found = settlers(program, {"a": UNSURE, "b": UNSURE, "c": "yes"})

    assert [settler.fact.id for settler in found] == ["a", "b"]
    assert dict(found[0].outcomes)["no"] == (Level.NONE,)
    assert dict(found[1].outcomes)["no"] == (Level.NONE, Level.HIGH_RISK)


def test_a_single_other_answer_is_shown_with_all_that_it_changes() -> None:
    rules = [rule("p", All((test("a"), test("b")))), rule("h", test("a"), Level.HIGH_RISK)]
    program = compile_text(text([A, B], rules))

    found = flips(program, assess(program, {"a": "yes", "b": "yes"}))

    applies, not_ = State.APPLIES, State.DOES_NOT_APPLY
    assert [(flip.fact.id, flip.value, flip.levels, flip.changed) for flip in found] == [
        ("a", "no", (Level.NONE,), {"p": (applies, not_), "h": (applies, not_)}),
        ("b", "no", (Level.HIGH_RISK,), {"p": (applies, not_)}),
    ]


def test_several_choices_are_flipped_one_option_at_a_time() -> None:
    many = fact("m", FactType.CHOICES, ("x", "y"))
    program = compile_text(text([many], [rule("r", test("m", "x"))]))

    found = flips(program, assess(program, {"m": frozenset({"x", "y"})}))

    assert [flip.value for flip in found] == [frozenset({"y"})]


@thorough
@given(st.data())
def test_no_single_changed_answer_is_overlooked(data: st.DataObject) -> None:
    tree = data.draw(texts())
    answers = data.draw(partial_answers(tree.facts))
    program = compile_text(tree)
    verdict = assess(program, answers)
    ignored = {one.id for one in verdict.ignored}
    shown = {
        (flip.fact.id, tuple(sorted(flip.changed.items())))
        for flip in flips(program, verdict)
        if flip.fact.type is not FactType.CHOICES
    }
    expected = set()
    for one in tree.facts:
        if (
            one.id not in answers
            or answers[one.id] == UNSURE
            or one.id in ignored
            or one.type is FactType.CHOICES
        ):
            continue
        for value in values(one):
            after = assess(program, answers | {one.id: value})
            pairs = zip(verdict.findings, after.findings, strict=True)
            changed = {f.rule.id: (f.state, g.state) for f, g in pairs if f.state is not g.state}
            if changed:
                expected.add((one.id, tuple(sorted(changed.items()))))

    assert shown == expected


def test_each_answer_to_a_question_shows_where_it_leads() -> None:
    program = compile_text(text([A, B], [rule("r", All((test("a"), test("b"))))]))

    assert leads_to(program, {}, "a") == (
        ("yes", (Level.NONE, Level.PROHIBITED)),
        ("no", (Level.NONE,)),
    )
