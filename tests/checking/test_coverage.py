"""What the cases of a library try, both ways, and what none of them does."""

import pytest

from tests.checking.trees import write, write_trees
from webapp.checking.coverage import cover
from webapp.engine import compile_text
from webapp.reading import read_library

CASE = """
{name}:
  title: A walk
  story: Somebody walks.
  answers: {{{answers}}}
  expect: {{order@2026-01-01: {{because: Art. 1, duties: {{clean-up: no}}}}}}
"""
LOOSE = "dog: yes, leash: long, country: DE"
PLAYING = f"{LOOSE}, extras: [ball]"


@pytest.fixture
def tried(tmp_path):
    """Return a function from the answers of cases to what they try: key to the names of cases."""

    def run(*answers):
        cases = "".join(CASE.format(name=f"c{n}", answers=given) for n, given in enumerate(answers))
        library = read_library(write_trees(tmp_path, cases=cases)).library
        coverage = cover(compile_text(library.texts[0]), library.cases)
        assert coverage.cases == len(answers)
        return {(item.id, item.part, item.way): item.cases for item in coverage.items}

    return run


RULE = "no-loose-dogs"


def test_nothing_is_tried_without_cases(tried):
    assert set(tried().values()) == {()}


@pytest.mark.parametrize(
    ("answers", "way"),
    [
        ("dog: no", "does-not-apply"),
        (f"{LOOSE}, extras: none", "applies"),
        (f"{PLAYING}, age: 20, role: guard", "excepted"),
    ],
)
def test_a_rule_is_tried_by_each_way_in_which_it_comes_out(tried, answers, way):
    ways = tried(answers)

    found = [key[2] for key, cases in ways.items() if key[:2] == (RULE, "") and cases]
    assert found == [way]


def test_a_rule_that_stays_open_is_not_tried(tried):
    assert not any(cases for key, cases in tried("dog: yes, leash: long").items() if key[:2] == (RULE, ""))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("dog: yes, leash: long, country: other", {("unless.abroad", "holds")}),
        (f"{LOOSE}, extras: none", {("unless.abroad", "fails"), ("exceptions.play", "fails")}),
        # A dog on a short leash is not what the rule speaks of, whatever else holds.
        ("dog: yes, leash: short, country: other, extras: [ball], age: 20, role: guard", set()),
        (
            f"{PLAYING}, age: 20, role: visitor",
            {
                ("unless.abroad", "fails"),
                ("exceptions.play", "holds"),
                ("provided.grown", "holds"),
                ("provided.guarded", "alone-missing"),
            },
        ),
        # With two parts missing, neither is tried alone.
        (
            f"{PLAYING}, age: 12, role: visitor",
            {("unless.abroad", "fails"), ("exceptions.play", "holds")},
        ),
    ],
)
def test_a_part_of_a_rule_is_tried_where_something_hangs_on_it(tried, answers, expected):
    ways = tried(answers)

    assert {key[1:] for key, cases in ways.items() if key[0] == RULE and key[1] and cases} == expected


def test_answers_are_tried_as_far_as_conditions_tell_them_apart(tried):
    ways = tried("dog: yes, leash: long, country: FR, age: 14, extras: none", "dog: no, extras: [ball]")

    assert ways["dog", "yes", "given"] == ("c0",)
    assert ways["dog", "no", "given"] == ("c1",)
    assert ways["age", "at_least 14", "given"] == ("c0",)
    assert ways["age", "below 14", "given"] == ()
    assert ways["extras", "ball", "given"] == ("c1",)
    assert ways["extras", "ball", "other-given"] == ("c0",)
    (rest,) = (part for fact, part, _ in ways if fact == "country" and "FR" in part)
    assert "DE" in rest
    assert "other" not in rest.split(" or ")
    assert ways["country", rest, "given"] == ("c0",)


def test_an_answer_that_is_ignored_or_unsure_tries_nothing(tried):
    ways = tried("dog: no, leash: long, age: unsure")

    assert not any(cases for key, cases in ways.items() if key[0] in {"leash", "age"})


def test_cases_of_other_texts_do_not_count(tmp_path):
    write_trees(tmp_path, cases=CASE.format(name="c", answers="dog: no"))
    head = (tmp_path / "order/2026-01-01/text.yaml").read_text(encoding="utf-8")
    write(tmp_path / "order/2027-01-01/text.yaml", head.rstrip() + "\n  amends: order@2026-01-01\n")
    write(tmp_path / "order/2027-01-01/rules.yaml", "delete: {notes: [fine]}")
    library = read_library(tmp_path).library

    assert [cover(compile_text(text), library.cases).cases for text in library.texts] == [1, 0]
