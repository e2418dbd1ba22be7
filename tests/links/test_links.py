"""Addresses: what they say, how they are written, and what is told about those that we would not write."""

from __future__ import annotations

from decimal import Decimal
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pages.village import FACTS, ORDERED, ROLE, TASKS, VILLAGE, YEARS
from webapp import links
from webapp.links import Notice, Trouble
from webapp.model import UNSURE, Answers, Fact, FactType, Value

MARK = "0123456789ab"


def read(query: str) -> links.ParsedLink:
    return links.parse(parse_qsl(query, keep_blank_values=True), VILLAGE)


def troubles(query: str) -> list[tuple[Trouble, str]]:
    return [(notice.trouble, notice.name) for notice in read(query).notices]


def test_answers_are_written_in_tree_order_with_the_digest_last() -> None:
    answers: Answers = {
        "penalty_years": Decimal("4.50"),
        "tasks": frozenset({"open_doors", "identify"}),
        "role": "maker",
    }

    assert f"role=maker&tasks=identify.open_doors&penalty_years=4.5&v={MARK}" == links.build(VILLAGE, answers)


def test_no_answer_at_all_makes_an_empty_query() -> None:
    assert links.build(VILLAGE, {}) == ""
    assert links.address(VILLAGE, {}) == "/check/village@2026-01-01"


def test_none_of_the_options_and_unsure_are_written_out() -> None:
    query = links.build(VILLAGE, {"tasks": frozenset(), "role": UNSURE})

    assert query == f"role=unsure&tasks=none&v={MARK}"
    assert read(query).answers == {"role": UNSURE, "tasks": frozenset()}


def test_the_question_to_change_stands_before_the_digest() -> None:
    assert links.build(VILLAGE, {"role": "user"}, ROLE) == f"role=user&change=role&v={MARK}"
    assert read("role=user&change=role").change == ROLE


def test_answers_to_facts_of_other_texts_are_not_written() -> None:
    assert links.build(VILLAGE, {"elsewhere": "yes"}) == ""


def test_the_order_of_parameters_does_not_matter() -> None:
    one = read("tasks=count&role=user&tasks=identify")
    other = read("role=user&tasks=identify&tasks=count")

    assert one == other
    assert one.answers == {"role": "user", "tasks": frozenset({"count", "identify"})}


def test_another_shape_keeps_the_query() -> None:
    assert links.address(VILLAGE, {"role": "user"}, "pdf") == (
        f"/check/village@2026-01-01.pdf?role=user&v={MARK}"
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("colour=red", [(Trouble.UNKNOWN_NAME, "colour")]),
        ("=red", [(Trouble.UNKNOWN_NAME, "")]),
        ("role=king", [(Trouble.UNKNOWN_VALUE, "role")]),
        ("role=maker&role=user", [(Trouble.REPEATED, "role")]),
        ("role=maker&role=maker", [(Trouble.REPEATED, "role")]),
        ("role=", [(Trouble.NO_VALUE, "role")]),
        ("tasks=identify&tasks=fly", [(Trouble.UNKNOWN_VALUE, "tasks")]),
        ("tasks=identify&tasks=none", [(Trouble.UNKNOWN_VALUE, "tasks")]),
        ("tasks=identify&tasks=unsure", [(Trouble.UNKNOWN_VALUE, "tasks")]),
        ("penalty_years=four", [(Trouble.UNKNOWN_VALUE, "penalty_years")]),
        ("penalty_years=100", [(Trouble.UNKNOWN_VALUE, "penalty_years")]),
        ("penalty_years=4&penalty_years=5", [(Trouble.REPEATED, "penalty_years")]),
        ("change=colour", [(Trouble.UNKNOWN_QUESTION, "change")]),
        ("asked=colour", [(Trouble.UNKNOWN_QUESTION, "asked")]),
        ("change=role&change=tasks", [(Trouble.REPEATED, "change")]),
        (f"v={MARK}&v={MARK}", [(Trouble.REPEATED, "v")]),
        ("v=ffffffffffff", [(Trouble.TREE_CHANGED, "v")]),
        (f"v={MARK}", []),
        ("", []),
    ],
)
def test_whatever_we_would_not_write_is_told(query: str, expected: list[tuple[Trouble, str]]) -> None:
    assert troubles(query) == expected
    assert read(query).answers == {}


def test_one_bad_parameter_leaves_the_others_alone() -> None:
    link = read("role=user&colour=red&penalty_years=x&tasks=count")

    assert link.answers == {"role": "user", "tasks": frozenset({"count"})}
    assert len(link.notices) == 2


def test_a_notice_names_the_question_that_it_is_about() -> None:
    assert read("role=king").notices == (Notice(Trouble.UNKNOWN_VALUE, "role", "king", ROLE),)


@pytest.mark.parametrize(
    "query", ["asked=role", "asked=role&role=", "asked=role&role=king", "asked=role&role=a&role=b"]
)
def test_the_question_just_asked_is_left_to_its_form(query: str) -> None:
    link = read(query)

    assert link.asked == ROLE
    assert link.notices == ()
    assert link.answers == {}


def test_an_empty_box_beside_unsure_is_no_second_value() -> None:
    assert read("asked=penalty_years&penalty_years=&penalty_years=unsure").answers == {YEARS.id: UNSURE}


def test_too_many_parameters_are_read_up_to_the_limit_with_a_notice() -> None:
    query = "role=user&" + "&".join(f"x{number}=1" for number in range(600)) + "&tasks=count"

    link = read(query)

    assert link.answers == {"role": "user"}
    assert link.notices[0].trouble is Trouble.TOO_MUCH
    assert link.notices[0].name == "x499"


def test_too_long_a_query_is_read_up_to_the_limit_with_a_notice() -> None:
    link = read("role=user&tasks=" + "x" * 6_000)

    assert link.answers == {"role": "user"}
    assert [notice.trouble for notice in link.notices] == [Trouble.TOO_MUCH]


def test_what_is_quoted_is_short_and_printable() -> None:
    (notice,) = read("role=%00%1b%E2%80%AE" + "k" * 200).notices

    assert notice.value == "???" + "k" * 57 + "…"


def test_length_counts_the_longest_link_of_the_page() -> None:
    answers: Answers = {"role": "user"}

    longest = max(
        [links.address(VILLAGE, answers, shape) for shape in ("", "json", "pdf", "csv")]
        + [
            f"/check/village@2026-01-01?{links.build(VILLAGE, answers, fact, also=links.LOOK)}"
            for fact in FACTS
        ],
        key=len,
    )

    assert links.length(VILLAGE, answers) == len(longest)
    assert longest.endswith(f"&change={ORDERED.id}&{links.LOOK}=1&v={MARK}")


def any_value(fact: Fact) -> st.SearchStrategy[Value]:
    options = [option.value for option in fact.options]
    if fact.type is FactType.CHOICES:
        return st.frozensets(st.sampled_from(options)) | st.just(UNSURE)
    if fact.type is FactType.NUMBER:
        numbers = st.decimals(min_value=fact.minimum, max_value=fact.maximum, places=2)
        return numbers | st.just(UNSURE)
    return st.sampled_from([*options, UNSURE])


def any_answers(facts: tuple[Fact, ...]) -> st.SearchStrategy[dict[str, Value]]:
    return st.fixed_dictionaries({}, optional={fact.id: any_value(fact) for fact in facts})


@given(any_answers(FACTS))
def test_reading_what_was_written_gives_the_same_answers(answers: dict[str, Value]) -> None:
    link = read(links.build(VILLAGE, answers))

    assert link.answers == answers
    assert link.notices == ()


@given(st.lists(st.tuples(st.text(), st.text())))
def test_any_query_is_read_and_every_foreign_name_is_told(pairs: list[tuple[str, str]]) -> None:
    link = links.parse(pairs, VILLAGE)

    foreign = {name for name, _ in pairs} - {fact.id for fact in FACTS} - links.RESERVED
    assert len(foreign) == sum(notice.trouble is Trouble.UNKNOWN_NAME for notice in link.notices)
    assert all(notice.name.isprintable() and notice.value.isprintable() for notice in link.notices)


@given(any_answers((ROLE, TASKS)), st.permutations(range(8)))
def test_every_order_of_parameters_reads_the_same(answers: dict[str, Value], order: list[int]) -> None:
    pairs = links.parameters(VILLAGE, answers)
    shuffled = [pairs[place] for place in order if place < len(pairs)]

    assert links.parse(shuffled, VILLAGE).answers == answers
