"""Truth tables: how a rule, its carve-outs, exceptions and safeguards make a finding."""

from __future__ import annotations

import pytest

from tests.engine.trees import duty, fact, limb, rule, test, text
from webapp.engine import Truth, assess, compile_text
from webapp.model import (
    NONE,
    UNSURE,
    All,
    Answers,
    Any,
    Condition,
    FactType,
    Found,
    Level,
    Not,
    Rule,
    State,
    Text,
)

A, B, C = fact("a"), fact("b"), fact("c")


def states(tree: Text, **answers: str) -> dict[str, State]:
    """Return each rule's state under these answers."""
    return {f.rule.id: f.state for f in assess(compile_text(tree), answers).findings}


def one(when: Condition, **parts: object) -> Text:
    """Return a text of the facts a, b, c and one rule r."""
    return text([A, B, C], [rule("r", when, **parts)])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b", "both", "either"),
    [
        ("yes", "yes", "applies", "applies"),
        ("yes", "no", "does-not-apply", "applies"),
        ("no", "no", "does-not-apply", "does-not-apply"),
        ("yes", UNSURE, "unknown", "applies"),
        ("no", UNSURE, "does-not-apply", "unknown"),
        (UNSURE, UNSURE, "unknown", "unknown"),
    ],
)
def test_all_and_any_follow_kleene(a: str, b: str, both: str, either: str) -> None:
    parts = (test("a"), test("b"))

    assert states(one(All(parts)), a=a, b=b) == {"r": both}
    assert states(one(Any(parts)), a=a, b=b) == {"r": either}


@pytest.mark.parametrize(
    ("answer", "expected"), [("yes", "does-not-apply"), ("no", "applies"), (UNSURE, "unknown")]
)
def test_not_turns_true_and_false_and_leaves_unknown(answer: str, expected: str) -> None:
    assert states(one(Not(test("a"))), a=answer) == {"r": expected}


def test_a_missing_answer_is_unknown_never_false() -> None:
    assert states(one(test("a"))) == {"r": "unknown"}
    assert states(one(Not(test("a")))) == {"r": "unknown"}


EXCEPTION: dict[str, object] = {
    "exceptions": (limb("e", test("b")),),
    "provided": (limb("p", test("c")),),
    "then": Level.CONDITIONAL,
}


@pytest.mark.parametrize(
    ("exception", "safeguard", "state", "level"),
    [
        ("yes", "yes", State.EXCEPTED, Level.CONDITIONAL),
        ("yes", "no", State.APPLIES, Level.PROHIBITED),
        ("no", "yes", State.APPLIES, Level.PROHIBITED),
        ("no", UNSURE, State.APPLIES, Level.PROHIBITED),
        (UNSURE, "no", State.APPLIES, Level.PROHIBITED),
        (UNSURE, "yes", State.UNKNOWN, None),
        ("yes", UNSURE, State.UNKNOWN, None),
    ],
)
def test_an_exception_needs_its_safeguards(
    exception: str, safeguard: str, state: State, level: Level | None
) -> None:
    verdict = assess(compile_text(one(test("a"), **EXCEPTION)), {"a": "yes", "b": exception, "c": safeguard})

    assert (verdict.findings[0].state, verdict.findings[0].level) == (state, level)


def test_an_open_exception_leaves_exactly_the_two_levels_it_decides_between() -> None:
    verdict = assess(compile_text(one(test("a"), **EXCEPTION)), {"a": "yes", "b": "yes", "c": UNSURE})

    assert verdict.possible_levels == (Level.CONDITIONAL, Level.PROHIBITED)
    assert [state.limb.name for state in verdict.findings[0].missing] == ["p"]
    assert verdict.status == "undecided"
    assert [waiting.id for waiting in verdict.unsure] == ["c"]


def test_a_carve_out_takes_the_system_out_of_the_rule() -> None:
    tree = one(test("a"), unless=(limb("u", test("b")),), **EXCEPTION)

    assert states(tree, a="yes", b="yes", c="yes") == {"r": "does-not-apply"}


def test_no_safeguard_is_missing_where_no_exception_is_tried() -> None:
    verdict = assess(compile_text(one(test("a"), **EXCEPTION)), {"a": "yes", "b": "no", "c": "no"})

    assert verdict.findings[0].missing == ()


def test_a_rule_for_certain_roles_leaves_others_alone() -> None:
    role = fact("role", FactType.CHOICES, ("maker", "user"))
    tree = text([role, A], [rule("r", test("a"), addressed_to=("user",))], role="role")
    program = compile_text(tree)
    found = [
        assess(program, {"role": frozenset(roles), "a": "yes"}).findings[0].state
        for roles in ({"maker"}, {"user"}, {"maker", "user"})
    ]

    assert found == [State.DOES_NOT_APPLY, State.APPLIES, State.APPLIES]


def with_way_out() -> Text:
    """Return a text with a rule that leads outside, a ban, and a duty."""
    rules = [rule("ban", test("a")), rule("out", test("b"), Level.OUTSIDE)]
    return text([A, B], rules, duties=(duty("d", test("a")),))


def test_a_rule_that_leads_outside_displaces_all_others_and_the_duties() -> None:
    verdict = assess(compile_text(with_way_out()), {"a": "yes", "b": "yes"})

    assert verdict.level is Level.OUTSIDE
    assert [finding.state for finding in verdict.findings] == [State.DOES_NOT_APPLY, State.APPLIES]
    assert verdict.duties[0].truth is Truth.FALSE


def test_unsure_whether_outside_leaves_everything_possible() -> None:
    verdict = assess(compile_text(with_way_out()), {"a": "yes", "b": UNSURE})

    assert verdict.possible_levels == (Level.OUTSIDE, Level.PROHIBITED)


def test_all_rules_are_evaluated_and_the_strictest_gives_the_level() -> None:
    rules = [
        rule("t", test("a"), Level.TRANSPARENCY),
        rule("h", test("b"), Level.HIGH_RISK),
        rule("p", test("c"), Level.PROHIBITED),
    ]
    verdict = assess(compile_text(text([A, B, C], rules)), {"a": "yes", "b": "yes", "c": "no"})

    assert verdict.level is Level.HIGH_RISK
    assert [f.state for f in verdict.findings] == [State.APPLIES, State.APPLIES, State.DOES_NOT_APPLY]


def test_nothing_found_is_the_level_none() -> None:
    verdict = assess(compile_text(one(test("a"))), {"a": "no"})

    assert (verdict.level, verdict.possible_levels) == (Level.NONE, (Level.NONE,))
    assert verdict.status == "decided"


def chained(state: State) -> Rule:
    """Return a rule that hangs on rule r standing in a state."""
    return rule("s", Found("r", frozenset({state})), Level.HIGH_RISK)


@pytest.mark.parametrize(
    ("asked", "answers", "expected"),
    [
        (State.APPLIES, {"a": "yes", "b": "no", "c": "no"}, "applies"),
        (State.EXCEPTED, {"a": "yes", "b": "yes", "c": "yes"}, "applies"),
        (State.EXCEPTED, {"a": "yes", "b": "yes", "c": "no"}, "does-not-apply"),
        (State.DOES_NOT_APPLY, {"a": "no"}, "applies"),
        (State.DOES_NOT_APPLY, {"a": UNSURE}, "unknown"),
    ],
)
def test_a_rule_may_hang_on_how_another_stands(asked: State, answers: dict[str, str], expected: str) -> None:
    tree = text([A, B, C], [rule("r", test("a"), **EXCEPTION), chained(asked)])

    assert states(tree, **answers)["s"] == expected


def test_rules_that_hang_on_each_other_in_a_circle_are_refused() -> None:
    applies = frozenset({State.APPLIES})
    tree = text([A], [rule("r", Found("s", applies)), rule("s", Found("r", applies))])

    with pytest.raises(ValueError, match="leans on itself"):
        compile_text(tree)


GATED = fact("g", only_if=test("a"))


@pytest.mark.parametrize(
    ("answers", "expected", "ignored"),
    [
        ({"a": "no", "g": "yes"}, "does-not-apply", ["g"]),
        ({"a": "yes", "g": "yes"}, "applies", []),
        ({"a": UNSURE, "g": "yes"}, "unknown", []),
        ({"a": UNSURE, "g": "no"}, "does-not-apply", []),
    ],
)
def test_a_fact_that_does_not_hold_fails_every_test_and_its_answer_is_ignored(
    answers: Answers, expected: str, ignored: list[str]
) -> None:
    verdict = assess(compile_text(text([A, GATED], [rule("r", test("g"))])), answers)

    assert verdict.findings[0].state == expected
    assert [fact.id for fact in verdict.ignored] == ignored


MANY = fact("m", FactType.CHOICES, ("x", "y", "z"))


@pytest.mark.parametrize(
    ("wanted", "chosen", "expected"),
    [
        (("x",), {"x", "y"}, "applies"),
        (("x", "y"), {"y"}, "applies"),
        (("x",), {"y"}, "does-not-apply"),
        (("x",), set(), "does-not-apply"),
        ((NONE,), set(), "applies"),
        ((NONE,), {"x"}, "does-not-apply"),
        (("x", NONE), set(), "applies"),
    ],
)
def test_a_fact_of_several_choices_is_tested_by_what_it_includes(
    wanted: tuple[str, ...], chosen: set[str], expected: str
) -> None:
    program = compile_text(text([MANY], [rule("r", test("m", *wanted))]))

    assert assess(program, {"m": frozenset(chosen)}).findings[0].state == expected


def test_answers_to_facts_of_other_texts_have_no_effect_and_are_left_out() -> None:
    program = compile_text(one(test("a")))

    assert assess(program, {"a": "yes", "elsewhere": "yes"}) == assess(program, {"a": "yes"})
