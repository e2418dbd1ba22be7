"""Smallest reasons and smallest changes, held against brute force."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.engine.trees import completions, fact, limb, partial_answers, rule, test, text, texts
from webapp.engine import assess, compile_text, worlds_of
from webapp.engine.evaluate import evaluate
from webapp.engine.smallest import Ground, grounds, smallest_changes, smallest_reason
from webapp.engine.truth import Truth
from webapp.model import UNSURE, All, Answers, Any, FactType, Level, Not, Text, Value, Within

thorough = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)

A, B, C = fact("a"), fact("b"), fact("c")


def subsets(answers: Answers) -> Iterator[tuple[str, ...]]:
    """Yield the sets of answered facts, the small ones first."""
    for size in range(len(answers) + 1):
        yield from combinations(answers, size)


def test_the_fewest_answers_that_force_a_finding_leave_out_what_does_not_matter() -> None:
    either = Any((All((test("a"), test("b"))), test("c")))
    program = compile_text(text([A, B, C], [rule("r", either)]))
    worlds = worlds_of(program)
    against = worlds.nodes(false=[program.rules[0].applies])

    assert smallest_reason(worlds, {"a": "yes", "b": "yes", "c": "yes"}, against) == ("c",)
    assert smallest_reason(worlds, {"a": "yes", "b": "yes", "c": "no"}, against) == ("a", "b")


def test_the_smallest_change_to_a_lower_level_names_what_to_change_and_what_follows() -> None:
    tree = text(
        [A, B, C],
        [
            rule(
                "r",
                test("a"),
                exceptions=(limb("e", test("b")),),
                provided=(limb("p", test("c")),),
                then=Level.CONDITIONAL,
            )
        ],
    )
    changes = smallest_changes(
        worlds_of(compile_text(tree)),
        {"a": "yes", "b": "no"},
        changeable=["b", "c"],
        levels=[Level.CONDITIONAL],
    )

    assert [(change.answers, change.then, change.level) for change in changes] == [
        ({"b": "yes"}, {"c": "yes"}, Level.CONDITIONAL)
    ]


def test_what_cannot_be_changed_is_left_alone() -> None:
    worlds = worlds_of(compile_text(text([A, B], [rule("r", All((test("a"), test("b"))))])))

    changes = smallest_changes(worlds, {"a": "yes", "b": "yes"}, changeable=["b"], levels=[Level.NONE])

    assert [change.answers for change in changes] == [{"b": "no"}]
    assert not smallest_changes(worlds, {"a": "yes", "b": "yes"}, changeable=[], levels=[Level.NONE])


@thorough
@given(st.data())
def test_no_smaller_set_of_answers_forces_the_finding(data: st.DataObject) -> None:
    tree = data.draw(texts())
    answers = data.draw(partial_answers(tree.facts))
    known = {name: value for name, value in answers.items() if value != UNSURE}
    program = compile_text(tree)
    worlds = worlds_of(program)
    place = program.rules[0].applies
    wrong = Truth.FALSE if data.draw(st.booleans()) else Truth.TRUE

    def forced(kept: Answers) -> bool:
        return all(
            evaluate(program, rest)[place] is not wrong
            for rest in completions(tree.facts, dict(kept), unsure=False)
        )

    assume(forced(known))
    against = worlds.nodes(false=[place]) if wrong is Truth.FALSE else worlds.nodes(true=[place])
    found = smallest_reason(worlds, known, against)

    assert forced({name: known[name] for name in found})
    smallest = next(names for names in subsets(known) if forced({name: known[name] for name in names}))
    assert len(smallest) == len(found)


def fits(one: Ground, value: Value) -> bool:
    """Say whether an answer has everything that a reason rests on."""
    if isinstance(one.value, frozenset):
        return isinstance(value, frozenset) and one.value <= value and not one.without & value
    return value == one.value


@thorough
@given(st.data())
def test_what_is_spared_of_several_choices_was_not_needed(data: st.DataObject) -> None:
    tree = data.draw(texts())
    known = {n: v for n, v in data.draw(partial_answers(tree.facts)).items() if v != UNSURE}
    program = compile_text(tree)
    worlds, place = worlds_of(program), program.rules[0].applies
    against = worlds.nodes(false=[place])
    assume(not worlds.possible(known, against))

    found = grounds(worlds, known, smallest_reason(worlds, known, against), against)

    assert all(fits(one, known[one.fact.id]) for one in found)
    for rest in completions(tree.facts, {}, unsure=False):
        if all(fits(one, rest[one.fact.id]) for one in found):
            assert evaluate(program, rest)[place] is Truth.TRUE


def test_of_several_choices_a_reason_names_those_that_count() -> None:
    many = fact("m", FactType.CHOICES, ("x", "y", "z"))
    program = compile_text(text([many], [rule("r", All((test("m", "x"), Not(test("m", "z")))))]))
    worlds, answers = worlds_of(program), {"m": frozenset({"x", "y"})}

    (found,) = grounds(worlds, answers, ["m"], worlds.nodes(false=[program.rules[0].applies]))

    assert (found.value, found.without) == (frozenset({"x"}), frozenset({"z"}))


@thorough
@given(st.data())
def test_reasons_and_changes_are_the_same_whatever_was_asked_before(data: st.DataObject) -> None:
    tree = data.draw(texts())
    known = {n: v for n, v in data.draw(partial_answers(tree.facts)).items() if v != UNSURE}

    def asked(*, warm: bool) -> object:
        program = compile_text(tree)
        worlds = worlds_of(program)
        if warm:
            for level in Level:
                worlds.world({}, worlds.levels([level]))
            for place in range(len(program.nodes)):
                worlds.witness({}, true=[place])
        against = worlds.nodes(false=[program.rules[0].applies])
        forced = None if worlds.possible(known, against) else smallest_reason(worlds, known, against)
        names = [one.id for one in tree.facts]
        return forced, smallest_changes(worlds, known, changeable=names, levels=[Level.NONE])

    assert asked(warm=False) == asked(warm=True)


def test_a_change_stays_as_near_to_the_answer_as_it_can() -> None:
    years = fact("years", FactType.NUMBER, minimum=Decimal(0), maximum=Decimal(99))
    many = fact("m", FactType.CHOICES, ("x", "y", "z"))
    prohibited = Any((Within("years", high=Decimal(4), high_open=True), Not(test("m", "z"))))
    worlds = worlds_of(compile_text(text([years, many], [rule("r", prohibited)])))

    (change,) = smallest_changes(
        worlds,
        {"years": Decimal(2), "m": frozenset({"y"})},
        changeable=["years", "m"],
        levels=[Level.NONE],
    )

    assert change.answers == {"years": Decimal(4), "m": frozenset({"y", "z"})}


def test_a_change_says_how_to_answer_what_was_unsure() -> None:
    worlds = worlds_of(compile_text(text([A, B], [rule("r", Any((test("a"), test("b"))))])))

    (change,) = smallest_changes(worlds, {"a": "yes", "b": UNSURE}, changeable=["a"], levels=[Level.NONE])

    assert (change.answers, change.then, change.level) == ({"a": "no"}, {"b": "no"}, Level.NONE)


def reached(tree: Text, kept: dict[str, Value]) -> set[Level]:
    """Return the levels that some completion reaches."""
    program = compile_text(tree)
    return {assess(program, rest).level for rest in completions(tree.facts, kept, unsure=False)}


@thorough
@given(st.data())
def test_the_smallest_changes_are_exactly_those_of_brute_force(data: st.DataObject) -> None:
    tree = data.draw(texts())
    answers = data.draw(partial_answers(tree.facts))
    known = {name: value for name, value in answers.items() if value != UNSURE}
    changeable = [one.id for one in tree.facts if data.draw(st.booleans())]
    wanted = data.draw(st.sampled_from([Level.NONE, Level.CONDITIONAL]))
    free = [name for name in known if name in changeable]
    working = [
        set(names)
        for names in subsets({name: known[name] for name in free})
        if wanted in reached(tree, {name: value for name, value in known.items() if name not in names})
    ]
    expected = [names for names in working if len(names) == len(working[0])] if working else []

    changes = smallest_changes(worlds_of(compile_text(tree)), known, changeable=changeable, levels=[wanted])

    assert sorted(map(sorted, expected)) == sorted(sorted(change.answers) for change in changes)
    assert {change.level for change in changes} <= {wanted}
