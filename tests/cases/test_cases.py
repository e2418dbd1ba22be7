"""The library of cases: what is listed, how it is found, and how a case is predicted and revealed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.compare.conftest import TODAY
from tests.compare.square import CASES, LIBRARY
from tests.pages.conftest import DASH, CheckedClient, Page
from webapp.model import Library
from webapp.pages import create_app


def titles(page: Page) -> list[str]:
    return page.all(".cases h3")


def test_cases_for_a_class_are_listed_alone_until_all_are_asked_for(square: CheckedClient) -> None:
    page = square.get("/cases")

    assert titles(page) == ["The guard looks for a thief", "Somebody counts"]
    assert "2 of them come with questions for a discussion; 2 more show single rules" in page.text
    more = square.submit(page, all="yes")
    assert titles(more) == [
        "The guard looks for a thief",
        "A merchant looks for old customers",
        "Somebody counts",
        "A camera is switched off",
    ]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"q": "purse"}, ["The guard looks for a thief"]),
        ({"q": "PURSE  guard"}, ["The guard looks for a thief"]),
        ({"q": "purse camera"}, []),
        ({"topic": "thieves"}, ["The guard looks for a thief"]),
        ({"level": "conditional"}, ["The guard looks for a thief"]),
        ({"level": "conditional", "text": "square@2026-01-01"}, []),
        ({"level": "prohibited", "text": "square@2026-01-01"}, ["The guard looks for a thief"]),
        ({"level": "high-risk", "all": "yes"}, ["A merchant looks for old customers"]),
        (
            {"topic": "merchants", "all": "yes"},
            ["A merchant looks for old customers", "Somebody counts", "A camera is switched off"],
        ),
        # Counting is open under the draft, but it can only come out otherwise than under the two others.
        (
            {"topic": "merchants", "all": "yes", "parting": "yes"},
            ["A merchant looks for old customers", "Somebody counts"],
        ),
    ],
)
def test_cases_are_found_by_words_topic_result_and_whether_texts_part(
    square: CheckedClient, given: dict[str, str | list[str]], found: list[str]
) -> None:
    page = square.submit(square.get("/cases"), **given)

    assert titles(page) == found
    assert page.one("#found").get_text().startswith(f"{len(found)} case{'' if len(found) == 1 else 's'}")


def test_the_search_stands_filled_in_as_it_was_sent(square: CheckedClient) -> None:
    page = square.get("/cases?q=purse&topic=thieves&level=prohibited&parting=yes")

    assert page.one("#q")["value"] == "purse"
    assert [option["value"] for option in page.soup.select("option[selected]")] == ["thieves", "prohibited"]
    assert [tag["name"] for tag in page.soup.select("input[checked]")] == ["parting"]


def test_the_list_does_not_tell_what_is_to_be_predicted(square: CheckedClient) -> None:
    page = square.get("/cases?all=yes")

    assert not page.soup.select(".cases .badge")
    assert page.all(".cases .parting") == ["The texts part"] * 3


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("topic=dogs", "There is no topic “dogs”. It was left aside."),
        ("level=strict", "There is no level “strict”. It was left aside."),
        ("text=charter", "There is no text “charter”. It was left aside."),
        ("page=two", "There is no page “two”. It was left aside."),
        ("colour=red", "The address holds “colour”, which means nothing here."),
    ],
)
def test_what_the_search_does_not_know_is_told(square: CheckedClient, query: str, said: str) -> None:
    page = square.get(f"/cases?{query}")

    assert page.all(".notice p") == [said]
    assert len(titles(page)) == 2


def test_a_long_list_has_pages() -> None:
    many = tuple(replace(CASES[0], id=f"thief-{number}", title=f"Thief {number}") for number in range(1, 71))
    client = CheckedClient(create_app(replace(LIBRARY, cases=many), today=lambda: TODAY))

    first = client.get("/cases?q=purse")
    second = client.get(first.link("Next page"))
    third = client.get(second.link("Next page"))

    assert [len(titles(page)) for page in (first, second, third)] == [30, 30, 10]
    assert titles(second)[0] == "Thief 31"
    assert first.one("#found").get_text() == "70 cases, page 1 of 3"
    assert "Next page" not in third.text
    assert client.get(third.link("Previous page")).address == second.address
    assert titles(client.get("/cases?page=99")) == titles(third)


def test_a_case_is_told_without_its_answers(square: CheckedClient) -> None:
    page = square.get("/cases/thief")

    assert page.title == f"The guard looks for a thief {DASH} Cases {DASH} Fingerpost"
    assert "A purse is gone." in page.text
    assert page.all("#discuss ~ ol li") == ["Who counts the years?", "Is a purse worth it?"]
    assert "The penalty is 3 years." in page.text
    assert "One year makes the difference." not in page.text
    assert not page.soup.select(".badge")


def test_what_was_predicted_is_held_against_what_the_texts_say(square: CheckedClient) -> None:
    page = square.get("/cases/thief")
    fields = {str(field["name"]) for field in page.soup.select(".predict select")}

    revealed = square.get(
        "/cases/thief?reveal=yes&plea@2024-01=prohibited&draft@2025-03-01=high-risk&square@2026-01-01="
    )

    assert fields == {"plea@2024-01", "draft@2025-03-01", "square@2026-01-01"}
    assert revealed.one(".tally").get_text() == "1 of 2 predictions came true."
    assert revealed.all(".guess") == ["✓ As you predicted", "✗ You predicted: High-risk"]
    assert revealed.all(".results .badge") == [
        "Prohibited",
        "Allowed only under strict conditions",
        "Prohibited",
    ]
    assert not revealed.soup.select(".notice")


def test_the_form_of_a_case_leads_to_what_it_reveals(square: CheckedClient) -> None:
    page = square.get("/cases/thief")
    pairs = [(str(tag["name"]), str(tag["value"])) for tag in page.soup.select(".predict [type=hidden]")]
    address = str(page.one(".predict")["action"])

    assert (address, pairs) == ("/cases/thief", [("reveal", "yes")])
    assert square.get(page.link("Reveal without a prediction")).all(".results .badge")


def test_a_revealed_case_says_why_with_its_note_and_leads_on(square: CheckedClient) -> None:
    page = square.get("/cases/thief?reveal=yes")

    assert "Art. 3 begins at four years." in page.text
    assert "One year makes the difference." in page.text
    assert "The penalty is 3 years, which is less than 4 years." in page.text
    assert not page.soup.select(".tally")
    verdict = square.get(page.link("Open with these answers under Draft"))
    assert verdict.heading == "Allowed only under strict conditions"
    comparison = square.get(page.link("Compare the texts on this case"))
    assert comparison.heading == "3 texts on the same answers"
    assert square.get(page.link("Back to the case")).address == "/cases/thief"


def test_a_text_whose_result_a_case_leaves_open_is_not_asked_about(square: CheckedClient) -> None:
    page = square.get("/cases/counter")

    assert [str(field["name"]) for field in page.soup.select(".predict select")] == [
        "plea@2024-01",
        "square@2026-01-01",
    ]
    revealed = square.get("/cases/counter?reveal=yes")
    assert revealed.all(".results .badge")[1] == "Still open"
    going_on = square.get(revealed.link("Open and answer what is missing under Draft"))
    assert going_on.heading == "Is it only for the yearly fair?"


def test_a_prediction_that_is_no_level_counts_as_none(square: CheckedClient) -> None:
    assert not square.get("/cases/thief?reveal=yes&plea@2024-01=evil").soup.select(".tally, .guess")


def test_there_is_no_page_for_a_case_that_there_is_not(square: CheckedClient) -> None:
    square.get("/cases/nobody", 404)
    assert square.client.get("/cases/nobody/sheet.pdf").status_code == 404


def test_every_case_has_its_two_pages(whole: CheckedClient, library: Library) -> None:
    for case in library.cases[::20]:
        assert whole.get(f"/cases/{case.id}").heading == " ".join(case.title.split())
        revealed = whole.get(f"/cases/{case.id}?reveal=yes")
        assert len(revealed.all(".results .badge")) == len(library.texts)


def test_there_are_at_least_forty_cases_for_a_class_and_all_of_them_are_listed(
    whole: CheckedClient, library: Library
) -> None:
    page, listed = whole.get("/cases"), 0
    while True:
        listed += len(titles(page))
        if "Next page" not in page.text:
            break
        page = whole.get(page.link("Next page"))

    assert listed == sum(bool(case.discuss) for case in library.cases)
    assert listed >= 40
