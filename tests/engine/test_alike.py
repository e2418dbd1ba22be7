"""Sorts of answers: together they are all answers, and no two of them come to the same."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from tests.engine.trees import fact, rule, test, text, texts
from webapp.engine import compile_text
from webapp.engine.alike import sorts_of
from webapp.engine.domains import domains
from webapp.engine.evaluate import matches
from webapp.model import NONE, FactType, Text

thorough = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@thorough
@given(texts())
def test_sorts_are_told_apart_and_count_every_answer(tree: Text) -> None:
    program = compile_text(tree)
    for name, sorts in sorts_of(program).items():
        domain = domains(program)[name]
        profiles = [tuple(matches(one, sort.value) for one in domain.tests) for sort in sorts or ()]
        assert len(set(profiles)) == len(profiles)
        assert sum(sort.count for sort in sorts or ()) == (
            2 ** len(domain.cells) if domain.several else len(domain.cells)
        )


def counted(*tests: object) -> dict[frozenset[str], int]:
    """Return the sorts of a fact of five options, with how many answers each has."""
    many = fact("m", FactType.CHOICES, ("u", "v", "w", "x", "y"))
    program = compile_text(text([many], [rule(f"r{n}", one) for n, one in enumerate(tests)]))  # type: ignore[arg-type]
    return {sort.value: sort.count for sort in sorts_of(program)["m"] or ()}  # type: ignore[misc]


def test_options_that_are_tested_together_are_one_sort() -> None:
    assert counted(test("m", "u", "v")) == {frozenset(): 8, frozenset({"u"}): 24}


def test_none_stands_alone_where_a_test_looks_for_it() -> None:
    assert counted(test("m", NONE)) == {frozenset(): 1, frozenset({"u"}): 31}
    assert counted(test("m", "u"), test("m", NONE)) == {
        frozenset(): 1,
        frozenset({"v"}): 15,
        frozenset({"u"}): 16,
    }


def test_a_question_with_very_many_sorts_has_none_to_go_through() -> None:
    names = [f"o{n}" for n in range(13)]
    many = fact("m", FactType.CHOICES, names)
    program = compile_text(text([many], [rule(name, test("m", name)) for name in names]))

    assert sorts_of(program)["m"] is None
