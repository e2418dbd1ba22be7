"""The pages that set texts side by side: choosing, asking, the matrix, its links and its other shapes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from urllib.parse import quote

import pytest
from jsonschema import Draft202012Validator

from tests.compare.square import CHILD, DRAFT, LAW, LIBRARY, MERCHANT, PLEA, ROBBER, THIEF
from tests.pages.conftest import DASH, CheckedClient, Page
from webapp import links
from webapp.engine import compile_text
from webapp.engine.comparison import compare
from webapp.model import Answers, Text, select
from webapp.wording.comparison_document import comparison_document

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "comparison.schema.json").read_text("utf-8"))
ALL = "plea@2024-01,draft@2025-03-01,square@2026-01-01"


def address(answers: Answers, *texts: Text, shape: str = "") -> str:
    return links.address(select(texts or (PLEA, DRAFT, LAW)), answers, shape)


def labels(page: Page, subject: str) -> list[str]:
    """Return the words of the badges in one row of the matrix."""
    (row,) = [tr for tr in page.soup.select(".matrix tbody tr") if subject in tr.select_one("th").get_text()]  # type: ignore[union-attr]
    return [badge.get_text(strip=True) for badge in row.select("td .badge")]


def test_the_start_offers_all_texts_for_a_class_and_the_law_beside_one_other(square: CheckedClient) -> None:
    page = square.get("/compare")

    assert page.title == f"Compare texts {DASH} Fingerpost"
    assert square.get(page.link("Compare all texts")).address.startswith(f"/compare?texts={ALL}")
    pair = square.get(page.link("Square Act and Draft"))
    assert pair.address.startswith("/compare?texts=draft@2025-03-01,square@2026-01-01")
    assert pair.heading == "What does the system do?"


def test_texts_can_be_chosen_one_by_one(square: CheckedClient) -> None:
    page = square.get("/compare")

    asked = square.submit(page, texts=["plea@2024-01", "square@2026-01-01"])

    assert asked.heading == "What does the system do?"
    assert asked.one("input[name=texts]")["value"] == "plea@2024-01,square@2026-01-01"
    assert asked.title == f"What does the system do? {DASH} Comparison of 2 texts {DASH} Fingerpost"


def test_one_text_alone_is_an_error_that_keeps_the_answers(square: CheckedClient) -> None:
    page = square.get("/compare?texts=plea&tasks=count&fair=no", 422)

    assert page.title.startswith("Error: Compare texts")
    assert page.one(".error-summary a")["href"] == "#texts-0"
    hidden = {str(tag["name"]): str(tag["value"]) for tag in page.soup.select("form input[type=hidden]")}
    assert hidden == {"tasks": "count", "fair": "no"}
    assert [tag["value"] for tag in page.soup.select("input[checked]")] == ["plea@2024-01"]


def test_a_walk_asks_what_one_of_the_texts_still_needs_and_ends_at_the_matrix(square: CheckedClient) -> None:
    page = square.get(f"/compare?texts={ALL}")
    headings = []
    answers = {"tasks": ["search"], "guard": "yes", "sought": ["thief"], "years": "3", "fair": "no"}
    while page.soup.select("fieldset [name]:not([name=texts])"):
        (name,) = {str(tag["name"]) for tag in page.soup.select("fieldset [name]")}
        headings.append(name)
        page = square.submit(page, **{name: answers[name]})

    assert headings == ["tasks", "guard", "sought", "years", "fair"]
    assert page.heading == "3 texts on the same answers"
    assert labels(page, "The whole result") == [
        "Prohibited",
        "Allowed only under strict conditions",
        "Prohibited",
    ]


def test_an_answer_that_is_none_is_an_error_at_the_question(square: CheckedClient) -> None:
    page = square.submit(square.get(f"/compare?texts={ALL}&tasks=search"), status=422)

    assert page.title.startswith("Error: Is it for the guard?")
    assert page.one("input[name=texts]")["value"] == ALL


def test_the_way_back_leads_through_the_questions_to_the_choice_of_texts(square: CheckedClient) -> None:
    page = square.get(f"/compare?texts={ALL}&tasks=search&guard=yes")

    earlier = square.get(page.link("Back to the previous question"))
    first = square.get(earlier.link("Back to the previous question"))

    assert (earlier.heading, first.heading) == ("Is it for the guard?", "What does the system do?")
    assert first.link("Back to the choice of texts") == "/compare"
    assert square.get(earlier.link("Keep it and go on")).heading == "Who is searched for?"


def test_the_comparison_can_be_seen_before_everything_is_answered(square: CheckedClient) -> None:
    page = square.get(f"/compare?texts={ALL}&tasks=search&guard=yes")

    so_far = square.get(page.link("See the comparison as far as it goes"))

    assert labels(so_far, "Searching for people") == ["Prohibited", "Still open", "Still open"]
    assert square.get(so_far.link("Answer the next question")).heading == "Who is searched for?"


def test_each_cell_has_a_word_a_shape_a_reason_its_rule_and_its_citation(square: CheckedClient) -> None:
    page = square.get(address(THIEF))
    cells = page.soup.select(".matrix tbody tr.differs:not(.whole) td")

    assert labels(page, "Searching for people") == [
        "Prohibited",
        "Allowed only under strict conditions",
        "Prohibited",
    ]
    assert all(cell.select_one(".badge svg.symbol") for cell in cells)
    assert page.all(".matrix .why") == [
        "There is no exception.",
        "By the exception “Thieves”.",
        "No exception fits.",
    ]
    verdict, rule, source = cells[1].select("a")
    assert str(verdict["href"]).startswith("/check/draft@2025-03-01?")
    assert rule["href"] == "/texts/draft@2025-03-01/draft-search"
    assert (source["href"], source.get_text()) == ("https://example.org/draft#Art.2", "Art. 2")


def test_differences_are_marked_in_words_and_lead_to_why(square: CheckedClient) -> None:
    page = square.get(address(THIEF))
    row = page.one(".matrix tr.differs:not(.whole)")
    link = row.select_one("th a.parting")

    assert link is not None
    assert link.get_text(" ", strip=True).startswith("The texts part")
    why = page.one(str(link["href"]))
    assert why.get_text() == "Searching for people"
    assert "The penalty is 3 years, which is less than 4 years." in page.text


def test_texts_that_agree_are_not_marked(square: CheckedClient) -> None:
    page = square.get(address({**ROBBER, "judge": "no"}, PLEA, LAW))

    assert page.soup.select(".matrix tr")
    assert not page.soup.select(".parting")


def test_from_each_cell_it_is_one_step_to_the_full_verdict_with_the_same_answers(
    square: CheckedClient,
) -> None:
    page = square.get(address(THIEF))

    for text, heading in (
        (PLEA, "Prohibited"),
        (DRAFT, "Allowed only under strict conditions"),
        (LAW, "Prohibited"),
    ):
        verdict = square.get(page.link(f"Full verdict under {text.short}"))
        assert verdict.heading == heading
        assert verdict.address.startswith(f"/check/{text.key}?")
        assert not verdict.soup.select(".notice")


def test_from_a_verdict_it_is_one_step_to_the_comparison_of_the_same_answers(square: CheckedClient) -> None:
    verdict = square.get(links.address(LAW, THIEF))

    page = square.get(verdict.link("Compare with other texts"))

    assert page.heading == "3 texts on the same answers"
    assert labels(page, "Searching for people") == ["Prohibited", "Still open", "Prohibited"]
    assert not [text for text in page.all(".notice") if "address" in text]


def test_a_phone_gets_one_card_for_each_text_with_the_same_cells(square: CheckedClient) -> None:
    page = square.get(address(CHILD))

    assert page.all(".cards h3") == ["Plea", "Draft", "Square Act"]
    assert page.all(".cards dl .badge") == labels(page, "Searching for people")


def test_the_table_names_what_its_rows_and_columns_are(square: CheckedClient) -> None:
    page = square.get(address(THIEF))

    assert all(th["scope"] == "col" for th in page.soup.select(".matrix thead th"))
    assert all(th["scope"] == "row" for th in page.soup.select(".matrix tbody th"))
    assert page.all(".matrix thead th")[1:] == [
        "Plea January 2024 Demand",
        "Draft 1 March 2025 Draft",
        "Square Act 1 January 2026 Law",
    ]
    assert page.one(".matrix")["tabindex"] == "0"
    assert page.soup.select(".matrix caption")


def test_every_answer_can_be_changed_from_the_matrix(square: CheckedClient) -> None:
    page = square.get(address(THIEF))

    changing = square.get(page.link("Change : How long is the penalty?"))

    assert changing.heading == "How long is the penalty?"
    changed = square.submit(changing, years="8")
    assert labels(changed, "Searching for people") == [
        "Prohibited",
        "Allowed only under strict conditions",
        "Allowed only under strict conditions",
    ]


def test_other_texts_can_be_chosen_without_losing_the_answers(square: CheckedClient) -> None:
    page = square.get(address(THIEF))
    hidden = [
        (str(tag["name"]), str(tag["value"])) for tag in page.soup.select(".choose-texts [type=hidden]")
    ]

    assert ("years", "3") in hidden
    assert not [name for name, _ in hidden if name == "texts"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (f"texts={ALL},charter&tasks=count&fair=no", "names a text “charter”, which there is not"),
        (f"texts={ALL}&tasks=count&fair=no&colour=red", "“colour=red”, which is no question"),
        (f"texts={ALL}&tasks=dance&fair=no", "with “dance”, which is not an answer to it"),
        (
            "texts=plea,square&tasks=count&fair=no",
            "none of these texts asks. They play no part here: Is it only for the yearly fair?",
        ),
        (f"texts={ALL}&tasks=count&fair=no&v=000000000000", "has changed since"),
    ],
)
def test_whatever_else_an_address_holds_is_told(square: CheckedClient, query: str, said: str) -> None:
    assert said in square.get(f"/compare/so-far?{query}").one(".notice[aria-label]").get_text()


@pytest.mark.parametrize("shape", ["json", "csv", "pdf"])
def test_a_document_is_refused_when_something_would_be_left_aside(square: CheckedClient, shape: str) -> None:
    response = square.client.get(f"/compare.{shape}?texts={ALL}&colour=red")

    assert response.status_code == 422


@pytest.mark.parametrize("query", ["", "?texts=plea", "?texts=nothing,at-all", "?tasks=count"])
def test_a_document_of_fewer_than_two_texts_is_refused(square: CheckedClient, query: str) -> None:
    response = square.client.get(f"/compare.json{query}")

    assert response.status_code == 422
    assert "fewer than two texts" in response.get_json()["error"]["problems"][0]


def test_names_can_stand_apart_or_joined_in_any_order_and_twice(square: CheckedClient) -> None:
    one = square.get(f"/compare?texts={ALL}&tasks=count&fair=no")
    other = square.get(f"/compare?texts=square&tasks=count&texts=plea,draft&texts={quote(ALL)}&fair=no")

    assert one.one("link[rel=canonical]")["href"] == other.one("link[rel=canonical]")["href"]
    assert other.headers["Link"] == f'<{one.one("link[rel=canonical]")["href"]}>; rel="canonical"'


@pytest.mark.parametrize("answers", [{}, THIEF, CHILD, ROBBER, MERCHANT, {**THIEF, "fair": "unsure"}])
def test_the_json_fits_its_schema_and_is_what_the_engine_says(
    square: CheckedClient, answers: Answers
) -> None:
    document = square.client.get(address(answers, shape="json")).get_json()

    Draft202012Validator(SCHEMA).validate(document)
    programs = {text.key: compile_text(text) for text in LIBRARY.texts}
    comparison = compare(programs.values(), answers, LIBRARY.subjects.values())
    assert document == json.loads(json.dumps(comparison_document(programs, comparison)))


def test_the_schema_refuses_what_the_document_never_says(square: CheckedClient) -> None:
    validator = Draft202012Validator(SCHEMA)
    good = square.client.get(address(THIEF, shape="json")).get_json()

    Draft202012Validator.check_schema(SCHEMA)
    assert validator.is_valid(good)
    assert not validator.is_valid({**good, "remark": "more"})
    assert not validator.is_valid({**good, "texts": good["texts"][:1]})
    assert not validator.is_valid({**good, "rows": [{**good["rows"][0], "cells": []}]})


def test_the_table_has_a_line_for_each_cell_of_the_json(square: CheckedClient) -> None:
    document = square.client.get(address(THIEF, shape="json")).get_json()
    response = square.client.get(address(THIEF, shape="csv"))
    lines = list(csv.DictReader(io.StringIO(response.get_data(as_text=True).removeprefix("\ufeff"))))

    assert [(line["subject"], line["text"], line["state"], line["level"]) for line in lines] == [
        (row["title"], cell["text"], cell["state"], cell["level"] or "")
        for row in document["rows"]
        for cell in row["cells"]
    ]
    assert response.headers["Content-Disposition"] == 'attachment; filename="fingerpost-comparison.csv"'


def test_an_app_with_one_text_offers_nothing_to_compare(village: CheckedClient) -> None:
    page = village.get("/check/village?role=user&tasks=open_doors")

    assert page.soup.select(".scale")
    assert "Compare with other texts" not in page.text
