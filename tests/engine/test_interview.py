"""Which question comes next."""

from __future__ import annotations

from decimal import Decimal

from tests.engine.trees import duty, fact, limb, rule, test, text
from webapp.engine import assess, compile_text
from webapp.model import UNSURE, All, Answers, Any, FactType, Level, Text, Within

A, B, C, D = fact("a"), fact("b"), fact("c"), fact("d")


def following(tree: Text, **answers: object) -> str | None:
    """Return the id of the fact asked next."""
    found = assess(compile_text(tree), answers).next_fact  # type: ignore[arg-type]
    return None if found is None else found.id


def asked(tree: Text, answers: Answers) -> list[str]:
    """Return the facts asked in turn when the interview is answered like this."""
    program, given = compile_text(tree), {}
    while (found := assess(program, given).next_fact) is not None:
        given[found.id] = answers[found.id]
    return list(given)


def test_the_first_open_fact_of_the_first_open_rule_is_asked() -> None:
    tree = text([A, B, C], [rule("r", All((test("b"), test("a")))), rule("s", test("c"))])

    assert asked(tree, {"a": "yes", "b": "yes", "c": "no"}) == ["b", "a", "c"]
    assert asked(tree, {"a": "yes", "b": "no", "c": "no"}) == ["b", "c"]


def test_rules_that_lead_outside_are_asked_first() -> None:
    tree = text([A, B], [rule("r", test("a")), rule("out", test("b"), Level.OUTSIDE)])

    assert asked(tree, {"a": "yes", "b": "yes"}) == ["b"]
    assert asked(tree, {"a": "yes", "b": "no"}) == ["b", "a"]


def test_exceptions_are_asked_only_when_the_rule_reaches_the_system() -> None:
    tree = text(
        [A, B, C],
        [rule("r", test("a"), exceptions=(limb("e", test("b")),), provided=(limb("p", test("c")),))],
    )

    assert asked(tree, {"a": "no"}) == ["a"]
    assert asked(tree, {"a": "yes", "b": "no"}) == ["a", "b"]
    assert asked(tree, {"a": "yes", "b": "yes", "c": "yes"}) == ["a", "b", "c"]


def test_an_unsure_answer_is_not_asked_again_and_the_rest_still_is() -> None:
    tree = text([A, B], [rule("r", All((test("a"), test("b"))))])

    assert following(tree, a=UNSURE) == "b"
    assert following(tree, a=UNSURE, b="yes") is None
    assert following(tree, a=UNSURE, b="no") is None


def test_a_fact_on_which_nothing_can_hang_any_more_is_not_asked() -> None:
    absorbed = Any((All((test("a"), test("b"))), test("b")))
    tree = text([A, B], [rule("r", absorbed)])

    assert asked(tree, {"b": "yes"}) == ["b"]


def test_the_fact_that_opens_another_is_asked_before_it() -> None:
    gated = fact("g", only_if=test("a"))
    tree = text([A, gated], [rule("r", test("g"))])

    assert asked(tree, {"a": "yes", "g": "no"}) == ["a", "g"]
    assert asked(tree, {"a": "no"}) == ["a"]


def test_the_role_is_asked_for_a_duty_only_when_the_duty_holds() -> None:
    role = fact("role", FactType.CHOICES, ("maker", "user"))
    tree = text([role, A], [rule("r", test("a"))], role="role", duties=(duty("d", test("a"), ["user"]),))

    assert asked(tree, {"a": "no"}) == ["a"]
    assert asked(tree, {"a": "yes", "role": frozenset({"user"})}) == ["a", "role"]


def test_a_number_is_asked_while_its_bound_can_decide() -> None:
    years = fact("years", FactType.NUMBER, minimum=Decimal(0), maximum=Decimal(99))
    tree = text([A, years], [rule("r", All((test("a"), Within("years", low=Decimal(4)))))])

    assert asked(tree, {"a": "yes", "years": Decimal(4)}) == ["a", "years"]
    assert assess(compile_text(tree), {"a": "yes", "years": Decimal("3.9")}).level is Level.NONE
    assert assess(compile_text(tree), {"a": "yes", "years": Decimal(4)}).level is Level.PROHIBITED
