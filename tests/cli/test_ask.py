"""`fingerpost ask` is the interview: question by question, with a way back, and the verdict in words."""

import json

import pytest


def told(said):
    """Return the answers that were printed at the end."""
    return json.loads("{" + said.out.rpartition("\n{")[2])


def lines(*given):
    return "".join(f"{line}\n" for line in given)


def test_an_interview_ends_with_the_verdict_and_the_way_back_to_it(fingerpost):
    said = fingerpost("ask", "order", given=lines("yes", "2", "DE", "1", "12", "1"))

    assert (said.code, said.err) == (0, "")
    assert "PROHIBITED" in said.out
    assert told(said) == {
        "dog": "yes",
        "leash": "long",
        "country": "DE",
        "extras": ["ball"],
        "age": "12",
        "role": "visitor",
    }
    assert "/check/order@2026-01-01?dog=yes&leash=long&country=DE&extras=ball&age=12&role=visitor" in said.out


def test_what_it_prints_is_read_again(fingerpost, tmp_path):
    first = fingerpost("ask", "order", given=lines("yes", "2", "q"))
    (tmp_path / "answers.json").write_text(json.dumps(told(first)), encoding="utf-8")

    second = fingerpost("ask", "order", tmp_path / "answers.json", given=lines("DE", "q"))

    assert told(second) == {"dog": "yes", "leash": "long", "country": "DE"}


def test_a_question_shows_its_hint_and_numbers_its_answers(fingerpost):
    said = fingerpost("ask", "order", given=lines("1"))

    assert (
        "Question 1 · The visit\n"
        "Do you bring a dog?\n"
        "  A puppy is a dog.\n"
        "  1  Yes\n"
        "  2  No\n"
        "Type a number from 1 to 2 (u not sure, b back, ? more about this, q quit): "
    ) in said.out
    assert "Question 2 · The visit\nHow long is the leash?\n" in said.out


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1", "yes"),
        ("2", "no"),
        ("y", "yes"),
        ("N", "no"),
        ("YES", "yes"),
        ("u", "unsure"),
        ("unsure", "unsure"),
    ],
)
def test_a_yes_no_question_takes_number_letter_and_word(fingerpost, typed, expected):
    assert told(fingerpost("ask", "order", given=lines(typed, "q")))["dog"] == expected


@pytest.mark.parametrize(
    ("typed", "expected"), [("1", "short"), ("short, or HELD", "short"), ("long", "long")]
)
def test_a_choice_takes_number_value_and_label(fingerpost, typed, expected):
    assert told(fingerpost("ask", "order", given=lines("y", typed, "q")))["leash"] == expected


@pytest.mark.parametrize(("typed", "expected"), [("de", "DE"), ("Germany", "DE"), ("other", "other")])
def test_a_country_takes_code_and_name(fingerpost, typed, expected):
    assert (
        told(fingerpost("ask", "order", "dog=yes&leash=long", given=lines(typed, "q")))["country"] == expected
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1 2", ["ball", "bike"]),
        ("2,1", ["ball", "bike"]),
        ("bike", ["bike"]),
        ("A bike", ["bike"]),
        ("3", ["none"]),
        ("none of these", ["none"]),
        ("u", "unsure"),
    ],
)
def test_a_question_with_several_answers_takes_several(fingerpost, typed, expected):
    start = "dog=yes&leash=long&country=DE"

    assert told(fingerpost("ask", "order", start, given=lines(typed, "q")))["extras"] == expected


@pytest.mark.parametrize("typed", ["3", "0", "maybe", "", "1 2", "-1", "\x1b[A"])
def test_what_is_no_answer_is_told_and_asked_again(fingerpost, typed):
    said = fingerpost("ask", "order", given=lines(typed, "1", "q"))

    assert "is not an answer here." in said.out
    assert "\x1b" not in said.out
    assert told(said) == {"dog": "yes"}


@pytest.mark.parametrize("typed", ["1 3", "1 9", "ball bike x", "3 u"])
def test_a_mixture_of_answers_that_exclude_each_other_is_refused(fingerpost, typed):
    said = fingerpost("ask", "order", "dog=yes&leash=long&country=DE", given=lines(typed, "2", "q"))

    assert f"“{typed}” is not an answer here." in said.out
    assert told(said)["extras"] == ["bike"]


@pytest.mark.parametrize("typed", ["100", "-1", "ten", "1e1", "4,5"])
def test_a_number_out_of_bounds_or_not_in_digits_is_refused(fingerpost, typed):
    start = "dog=yes&leash=long&country=DE&extras=ball"

    said = fingerpost("ask", "order", start, given=lines(typed, "4.5", "q"))

    assert "Type a number of years from 0 to 99 (" in said.out
    assert f"“{typed}” is not an answer here." in said.out
    assert told(said)["age"] == "4.5"


def test_b_goes_back_one_question_and_forgets_its_answer(fingerpost):
    said = fingerpost("ask", "order", given=lines("y", "2", "b", "1", "b", "b", "n"))

    assert said.out.count("How long is the leash?") == 3
    assert told(said) == {"dog": "no"}


def test_b_at_the_first_question_says_so(fingerpost):
    assert "This is the first question." in fingerpost("ask", "order", given=lines("b", "q")).out


def test_a_question_mark_tells_why_what_it_means_and_where_it_stands(fingerpost):
    said = fingerpost("ask", "order", given=lines("?", "y", "?", "q"))

    assert "Why we ask: Dogs are the reason for the order." in said.out
    assert "If you do not know: Look around." in said.out
    assert "Source: Art. 1 Order: https://example.org/order#art_1" in said.out
    assert "Short, or held: Up to a metre." in said.out


def test_q_and_the_end_of_input_stop_with_the_answers_so_far(fingerpost):
    quit_, ended = fingerpost("ask", "order", given="y\nq\n"), fingerpost("ask", "order", given="y\n")

    assert (quit_.code, ended.code) == (0, 0)
    assert told(quit_) == told(ended) == {"dog": "yes"}
    assert "/check/order@2026-01-01?dog=yes&v=" in ended.out


def test_nothing_is_asked_when_the_answers_suffice(fingerpost):
    said = fingerpost("ask", "order", "dog=no", given="")

    assert "Question" not in said.out
    assert "NO SPECIAL CATEGORY" in said.out


def test_wrong_answers_to_start_from_are_told(fingerpost):
    said = fingerpost("ask", "order", "dog=perhaps", given="")

    assert (said.code, said.out) == (1, "")
    assert "“perhaps” is not an answer to “dog”." in said.err


def test_unsure_throughout_ends_with_what_to_find_out(fingerpost):
    said = fingerpost("ask", "order", given="u\n" * 20)

    assert said.code == 0
    assert "What to find out" in said.out
    assert set(told(said).values()) == {"unsure"}


def test_standard_input_cannot_be_both_the_start_and_the_interview(fingerpost):
    said = fingerpost("ask", "order", "-", given='{"dog": "yes"}')

    assert (said.code, said.out) == (2, "")
    assert "name a file to start from" in said.err
