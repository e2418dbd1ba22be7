"""Shares of all answers: counted as by hand, and estimated close to that."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product

from hypothesis import HealthCheck, given, settings

from tests.engine.trees import fact, rule, test, text, texts
from webapp.engine import Program, Truth, compile_text
from webapp.engine.counting import SAMPLES, Counting
from webapp.engine.domains import domains
from webapp.engine.evaluate import evaluate
from webapp.model import All, Any, FactType, Not, Text, Within

thorough = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

A, B = fact("a"), fact("b")
MANY = fact("m", FactType.CHOICES, ("x", "y", "z"))
KIND = fact("k", FactType.CHOICE, ("u", "v", "w"))
YEARS = fact("n", FactType.NUMBER, (), minimum=Decimal(0), maximum=Decimal(9))


def by_hand(program: Program, place: int) -> Fraction:
    """Go through all answers that tests could tell apart."""
    spread = []
    for domain in domains(program).values():
        cells = list(domain.cells)
        sets = [frozenset(c for n, c in enumerate(cells) if bits >> n & 1) for bits in range(2 ** len(cells))]
        spread.append(sets if domain.several else list(domain.cells.values()))
    true = [
        evaluate(program, dict(zip(program.facts, pick, strict=True)))[place] is Truth.TRUE
        for pick in product(*spread)
    ]
    return Fraction(sum(true), len(true))


@thorough
@given(texts())
def test_a_share_counted_is_the_one_found_by_hand(tree: Text) -> None:
    program = compile_text(tree)
    counting = Counting(program)

    for nodes in program.rules:
        share = counting.share(nodes.applies)
        assert share.exact
        assert share.value == by_hand(program, nodes.applies)


@thorough
@given(texts())
def test_a_share_estimated_is_close_to_the_one_found_by_hand(tree: Text) -> None:
    program = compile_text(tree)
    # Five times the usual error: over thousands of estimates none should be further off.
    far = 5 * 0.5 / SAMPLES**0.5

    for nodes in program.rules:
        estimated = Counting(program, most_steps=0).share(nodes.reach)
        assert abs(estimated.value - by_hand(program, nodes.reach)) <= far


def share(*conditions: object, facts: tuple = (A, B, MANY, KIND, YEARS)) -> Fraction:
    """Return for which share of answers a rule with these conditions applies."""
    program = compile_text(text(facts, [rule("r", All(tuple(conditions)))]))  # type: ignore[arg-type]
    found = Counting(program).share(program.rules[0].applies)
    assert found.exact
    return found.value


def test_every_answer_counts_alike() -> None:
    assert share(test("a")) == Fraction(1, 2)
    assert share(test("k", "u", "v")) == Fraction(2, 3)
    assert share(test("a"), test("k", "u")) == Fraction(1, 6)
    assert share(Any((test("a"), test("b")))) == Fraction(3, 4)


def test_every_set_of_options_counts_alike() -> None:
    assert share(test("m", "x")) == Fraction(1, 2)
    assert share(test("m", "x", "y")) == Fraction(3, 4)
    assert share(test("m", "none")) == Fraction(1, 8)
    assert share(test("m", "x"), Not(test("m", "y"))) == Fraction(1, 4)


def test_of_a_number_every_stretch_counts_alike() -> None:
    # The one test tells two stretches apart: below 4, and from 4.
    assert share(Within("n", low=Decimal(4))) == Fraction(1, 2)


def test_what_other_rules_ask_changes_no_share() -> None:
    rules = [rule("r", Within("n", low=Decimal(4))), rule("s", Within("n", low=Decimal(2)))]
    program = compile_text(text([YEARS], rules))
    shares = [Counting(program).share(nodes.applies).value for nodes in program.rules]

    # Three stretches now, for all rules of the text alike: below 2, from 2 to below 4, from 4.
    assert shares == [Fraction(1, 3), Fraction(2, 3)]


def test_what_always_or_never_holds_is_all_or_nothing() -> None:
    assert share() == 1
    assert share(test("a"), Not(test("a"))) == 0


def test_an_estimate_is_the_same_each_time_and_says_that_it_is_one() -> None:
    program = compile_text(text([A, B, KIND], [rule("r", Any((test("a"), test("k", "u"))))]))
    first, second = (Counting(program, most_steps=0).share(program.rules[0].applies) for _ in range(2))

    assert first == second
    assert not first.exact
