"""The question page, as somebody walks through it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.pages.conftest import DASH, CheckedClient

CHECK = "/check/village"


def query(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query)


def test_the_first_question_asks_what_decides_most(village: CheckedClient) -> None:
    page = village.get(CHECK)

    assert page.heading == "What does the system do?"
    assert page.title == f"What does the system do? {DASH} Charter {DASH} Fingerpost"
    assert page.link("Back") == "/"
    assert "First question" in page.text


def test_a_walk_of_six_questions_ends_at_the_verdict_without_a_redirect(village: CheckedClient) -> None:
    page = village.get(CHECK)
    page = village.submit(page, tasks=["identify", "count"])
    assert page.heading == "Is it used by the village watch?"
    page = village.submit(page, by_the_watch="yes")
    assert page.heading == "Where is it used?"
    page = village.submit(page, country="DE")
    assert page.heading == "What is the maximum penalty for the offence?"
    page = village.submit(page, penalty_years="5")
    assert page.heading == "Did a judge order the search?"
    page = village.submit(page, ordered_by_judge="yes")
    assert page.heading == "What are you to the system?"
    page = village.submit(page, role="user")

    assert page.heading == "Allowed only under strict conditions"
    assert not page.soup.select("[name=asked]")


def test_a_milder_path_asks_less(village: CheckedClient) -> None:
    page = village.submit(village.get(CHECK), tasks="none")

    assert page.heading == "No special category"


def test_the_progress_counts_what_was_answered(village: CheckedClient) -> None:
    page = village.get(f"{CHECK}?tasks=identify&by_the_watch=yes")

    assert "2 answered so far" in page.text


def test_the_answers_so_far_travel_along_hidden_and_can_be_changed(village: CheckedClient) -> None:
    page = village.get(f"{CHECK}?by_the_watch=yes&tasks=identify")

    hidden = [(field["name"], field["value"]) for field in page.soup.select("form input[type=hidden]")]
    assert hidden == [
        ("tasks", "identify"),
        ("by_the_watch", "yes"),
        ("asked", "country"),
        ("v", "0123456789ab"),
    ]
    change = page.link("Change : What does the system do?")
    assert query(change)["change"] == ["tasks"]


def test_back_goes_through_every_answer_to_the_start(village: CheckedClient) -> None:
    page = village.get(f"{CHECK}?tasks=identify&by_the_watch=yes&country=DE")
    seen = []
    while page.link("Back") != "/":
        page = village.get(page.link("Back"))
        seen.append(page.heading)

    assert seen == [
        "Where is it used?",
        "Is it used by the village watch?",
        "What does the system do?",
    ]


def test_a_question_to_change_shows_its_answer_and_can_be_left_alone(village: CheckedClient) -> None:
    page = village.get(f"{CHECK}?tasks=identify&tasks=count&by_the_watch=yes&change=tasks")

    assert page.heading == "What does the system do?"
    checked = [field["value"] for field in page.soup.select("input[checked]")]
    assert checked == ["identify", "count"]
    assert "change" not in query(page.link("Keep it and go on"))
    assert ("by_the_watch", "yes") in [
        (field["name"], field["value"]) for field in page.soup.select("input[type=hidden]")
    ]


def test_each_type_of_answer_is_shown_again_when_it_is_changed(village: CheckedClient) -> None:
    answers = "tasks=identify&by_the_watch=yes&country=DK&penalty_years=4.5&role=unsure"

    number = village.get(f"{CHECK}?{answers}&change=penalty_years")
    country = village.get(f"{CHECK}?{answers}&change=country")
    role = village.get(f"{CHECK}?{answers}&change=role")

    assert number.one("input[type=text]")["value"] == "4.5"
    assert country.one("option[selected]")["value"] == "DK"
    assert role.one("input[checked]")["value"] == "unsure"


def test_an_unsure_number_is_shown_again_as_a_tick(village: CheckedClient) -> None:
    page = village.get(f"{CHECK}?tasks=identify&by_the_watch=yes&penalty_years=unsure&change=penalty_years")

    assert page.one("input[type=text]")["value"] == ""
    assert page.one("input[checked]")["value"] == "unsure"


def test_changing_an_earlier_answer_shows_what_is_not_used_any_more(village: CheckedClient) -> None:
    page = village.get(f"{CHECK}?tasks=identify&by_the_watch=yes&country=DE&penalty_years=5&change=tasks")

    page = village.submit(page, tasks="count")

    assert page.heading == "What are you to the system?"
    assert len(page.soup.select(".answers .ignored")) == 3
    assert "This question does not arise." in page.text


def test_unsure_is_offered_everywhere_with_what_to_find_out(village: CheckedClient) -> None:
    expected = {
        "tasks": "Ask the vendor what comes out of the system.",
        "role": "Look into your contract.",
        "penalty_years": "Look it up in the penal code.",
        "country": "Ask where the cameras are.",
        "by_the_watch": "Ask whose keys open the room.",
    }
    for fact, find_out in expected.items():
        page = village.get(f"{CHECK}?change={fact}")

        assert page.soup.select(f"form [name={fact}][value=unsure], select[name={fact}] option[value=unsure]")
        assert find_out in page.text


def test_why_we_ask_cites_its_sources_with_their_weight(village: CheckedClient) -> None:
    page = village.get(CHECK)

    assert "Finding out who somebody is can be prohibited." in page.text
    assert page.link("Art. 2 Charter") == "https://example.org/charter#art_2"
    assert "Art. 2 Advice (draft advice)" in page.text


def test_a_contested_answer_says_so_where_it_is_chosen(village: CheckedClient) -> None:
    page = village.get(CHECK)

    described = page.one("input[value=count]")["aria-describedby"]
    assert "Contested: Some say counting is no task." in page.all(f"#{described}")[0]


@pytest.mark.parametrize(
    ("fact", "given", "expected"),
    [
        ("role", [], "Choose an answer. If you do not know, choose “I am not sure”."),
        ("role", ["king"], "Choose one of the answers shown. The one sent does not belong to this question."),
        ("role", ["user", "maker"], "Choose one answer only."),
        ("tasks", [], "Choose every answer that applies, or “None of these”, or “I am not sure”."),
        ("tasks", ["count", "none"], "Choose either the answers that apply or “None of these”, not both."),
        ("tasks", ["count", "unsure"], "Choose either an answer or “I am not sure”, not both."),
        ("tasks", ["none", "unsure"], "Choose either an answer or “I am not sure”, not both."),
        ("country", [""], "Choose an answer. If you do not know, choose “I am not sure”."),
        ("penalty_years", [""], "Write a number of years. If you do not know it, tick “I am not sure”."),
        ("penalty_years", ["five"], "Write the number in digits only, for example 4 or 4.5."),
        ("penalty_years", ["4,5"], "Write the number in digits only, for example 4 or 4.5."),
        ("penalty_years", ["-1"], "Write a number that is not below 0."),
        ("penalty_years", ["100"], "Write a number that is not above 99."),
        ("penalty_years", ["5", "unsure"], "Choose either an answer or “I am not sure”, not both."),
    ],
)
def test_an_answer_that_cannot_be_taken_is_told_on_top_and_at_the_field(
    village: CheckedClient, fact: str, given: list[str], expected: str
) -> None:
    page = village.submit(village.get(f"{CHECK}?change={fact}"), status=422, **{fact: given})

    assert page.title.startswith("Error: ")
    summary = page.one(".error-summary")
    assert expected in page.all(".error-summary")[0]
    assert summary["tabindex"] == "-1"
    assert summary.has_attr("autofocus")
    assert page.all(".field-error") == [f"Error: {expected}"]
    assert page.headers["Cache-Control"] == "no-store"
    described = page.soup.select("form [aria-describedby~=error]")
    assert len(described) == 1


def test_what_was_written_wrong_stands_there_to_be_mended(village: CheckedClient) -> None:
    page = village.submit(village.get(f"{CHECK}?change=penalty_years"), status=422, penalty_years="5 years")

    assert page.one("input[type=text]")["value"] == "5 years"


def test_the_number_taken_is_the_number_meant(village: CheckedClient) -> None:
    page = village.submit(
        village.get(f"{CHECK}?tasks=identify&by_the_watch=yes&change=penalty_years"), penalty_years=" 4.0 "
    )

    assert "4 years" in page.text


def test_an_error_forgets_no_answer(village: CheckedClient) -> None:
    page = village.submit(village.get(f"{CHECK}?tasks=identify"), status=422)

    assert page.heading == "Is it used by the village watch?"
    page = village.submit(page, by_the_watch="no")
    assert query(page.one("link[rel=canonical]")["href"])["tasks"] == ["identify"]


def test_the_canonical_address_is_in_tree_order_and_without_the_marker(village: CheckedClient) -> None:
    page = village.get(f"{CHECK}?by_the_watch=yes&asked=by_the_watch&tasks=identify")

    expected = "/check/village@2026-01-01?tasks=identify&by_the_watch=yes&v=0123456789ab"
    assert page.one("link[rel=canonical]")["href"] == expected
    assert page.headers["Link"] == f'<{expected}>; rel="canonical"'


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("colour=red", "The address holds “colour=red”, which is no question of this text."),
        ("role=king", "The address answers the question “What are you to the system?” with “king”"),
        ("role=user&role=maker", "more than once (user, maker)"),
        ("role=", "without an answer"),
        ("change=colour", "asks for a question “colour” that this text lacks"),
        ("v=ffffffffffff", "made with an earlier state of our tree"),
        ("x=" + "y" * 6000, "longer than any link of this site"),
        ("role=%00%FF%FE", "with “?%FF%FE”"),
    ],
)
def test_whatever_is_left_aside_is_told(village: CheckedClient, address: str, expected: str) -> None:
    page = village.get(f"{CHECK}?{address}")

    assert expected in page.all(".notice")[0]


def test_an_address_in_order_brings_no_notice(village: CheckedClient) -> None:
    page = village.get(f"{CHECK}?tasks=identify&v=0123456789ab")

    assert not page.soup.select(".notice")


def test_a_version_in_the_name_is_kept_while_walking(village: CheckedClient) -> None:
    page = village.get("/check/village@2026-01-01")

    assert page.one("form")["action"] == "/check/village@2026-01-01"
