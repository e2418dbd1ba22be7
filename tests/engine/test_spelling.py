"""Conditions found by reasoning say the same when they are spelt out."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.engine.trees import fact, rule, test, text, values
from webapp import model
from webapp.engine import compile_text
from webapp.engine.covering import Part
from webapp.engine.domains import Domain, domains
from webapp.engine.evaluate import matches
from webapp.engine.spelling import spell
from webapp.model import NONE, All, Any, Condition, Fact, FactType, Not, Value, Within

KIND = fact("k", FactType.CHOICE, ("u", "v", "w", "x"))
MANY = fact("m", FactType.CHOICES, ("u", "v", "w"))


def holds(condition: Condition, value: Value) -> bool:
    """Say whether a condition on one fact holds for an answer."""
    match condition:
        case All(parts):
            return all(holds(part, value) for part in parts)
        case Any(parts):
            return any(holds(part, value) for part in parts)
        case Not(part):
            return not holds(part, value)
        case model.Test() | Within():
            return matches(condition, value)
        case _:
            raise AssertionError(condition)


def domain_of(one: Fact, *tests: Condition) -> Domain:
    rules = [rule(f"r{number}", each) for number, each in enumerate(tests)]
    return domains(compile_text(text([one], rules)))[one.id]


@given(st.data())
def test_ranges_of_a_number_hold_the_same_numbers(data: st.DataObject) -> None:
    low = data.draw(st.sampled_from([None, Decimal(0), Decimal(1)]))
    high = data.draw(st.sampled_from([None, Decimal(4), Decimal(5)]))
    number = fact("n", FactType.NUMBER, (), minimum=low, maximum=high)
    bounds = st.tuples(st.integers(0, 5), st.integers(0, 5)).map(sorted)
    tests = [
        Within(
            "n", Decimal(a), Decimal(b), low_open=data.draw(st.booleans()), high_open=data.draw(st.booleans())
        )
        for a, b in data.draw(st.lists(bounds, min_size=1, max_size=3))
    ]
    domain = domain_of(number, *tests)
    cells = frozenset(data.draw(st.sets(st.sampled_from(list(domain.cells)), min_size=1)))
    part = Part(domain, (cells,))

    for quarter in range(-4, 28):
        value = Decimal(quarter) / 4
        if (low is None or value >= low) and (high is None or value <= high):
            assert holds(spell((part,)), value) == part.admits(value)


@given(st.data())
def test_sets_of_options_hold_the_same_answers(data: st.DataObject) -> None:
    one = data.draw(st.sampled_from([KIND, MANY]))
    domain = domain_of(one, test(one.id, "u"))
    some = st.frozensets(st.sampled_from(list(domain.cells)), min_size=1)
    sets = tuple(data.draw(st.lists(some, max_size=2))) if one is MANY else (data.draw(some),)
    left = [cell for cell in domain.cells if not any(cell in cells for cells in sets)]
    barred = data.draw(st.frozensets(st.sampled_from(left))) if one is MANY and left else frozenset()
    part = Part(domain, sets, barred)

    for value in values(one):
        assert holds(spell((part,)), value) == part.admits(value)


def test_what_is_shorter_is_written() -> None:
    kind, many = domain_of(KIND, test("k", "u")), domain_of(MANY, test("m", "u"))

    assert spell((Part(kind, (frozenset("uv"),)),)) == test("k", "u", "v")
    assert spell((Part(kind, (frozenset("uvw"),)),)) == Not(test("k", "x"))
    assert spell((Part(many, (), frozenset("uvw")),)) == test("m", NONE)
    assert spell((Part(many, (frozenset("uvw"),)),)) == Not(test("m", NONE))
    assert spell((Part(kind, (frozenset("u"),)), Part(many, (frozenset("u"),), frozenset("v")))) == All(
        (test("k", "u"), test("m", "u"), Not(test("m", "v")))
    )
    assert spell(()) == All(())
