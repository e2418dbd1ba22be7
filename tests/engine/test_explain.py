"""Why: the decisive parts of a condition."""

from __future__ import annotations

from tests.engine.trees import SOURCE, fact, rule, test, text
from webapp.engine import Reason, Truth, compile_text, explain
from webapp.model import All, Answers, Any, Conclusion, Condition, Holds, Not

A, B, G = fact("a"), fact("b"), fact("g", only_if=test("a"))


def reason(condition: Condition, answers: Answers) -> Reason:
    """Explain a condition of a text made for it."""
    conclusion = Conclusion("c", "C", test("b"), (SOURCE,), "c", "not c")
    tree = text([A, B, G], [rule("r", condition)], conclusions=(conclusion,))
    return explain(compile_text(tree), answers, condition)


def test_a_false_all_is_explained_by_what_failed() -> None:
    both = All((test("a"), test("b")))

    assert reason(both, {"a": "no", "b": "yes"}).parts == (Reason(test("a"), Truth.FALSE),)


def test_a_true_any_is_explained_by_what_holds() -> None:
    either = Any((test("a"), test("b")))

    assert reason(either, {"a": "no", "b": "yes"}).parts == (Reason(test("b"), Truth.TRUE),)


def test_an_open_condition_keeps_all_its_parts() -> None:
    both = All((test("a"), test("b")))

    assert [part.truth for part in reason(both, {"a": "yes"}).parts] == [Truth.TRUE, Truth.UNKNOWN]


def test_a_conclusion_brings_its_own_reason() -> None:
    found = reason(Not(Holds("c")), {"b": "no"})

    assert found.truth is Truth.TRUE
    assert found.parts == (Reason(Holds("c"), Truth.FALSE, (Reason(test("b"), Truth.FALSE),)),)


def test_a_fact_that_does_not_hold_is_explained_by_what_rules_it_out() -> None:
    found = reason(test("g"), {"a": "no", "g": "yes"})

    assert found == Reason(test("g"), Truth.FALSE, (Reason(test("a"), Truth.FALSE),))
