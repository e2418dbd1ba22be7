"""The verdict page: what it says, that it can be acted on, and its other shapes."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.pages.conftest import DASH, TODAY, CheckedClient, Page, check_headers, words
from tests.pages.village import LIBRARY
from webapp.pages import create_app
from webapp.presswork import Press

CHECK = "/check/village"
SEARCH = "tasks=identify&by_the_watch=yes&penalty_years=5&country=DE"


def finding(page: Page, title: str) -> str:
    """Return the text of one finding."""
    (found,) = [words(tag) for tag in page.soup.select(".finding") if title in words(tag)]
    return found


@pytest.fixture
def prohibited(village: CheckedClient) -> Page:
    return village.get(f"{CHECK}?role=user&{SEARCH}&tasks=count&ordered_by_judge=no")


def test_the_level_stands_as_word_and_shape_with_the_deciding_provision(prohibited: Page) -> None:
    assert prohibited.heading == "Prohibited"
    assert prohibited.title == f"Prohibited {DASH} Charter {DASH} Fingerpost"
    assert prohibited.soup.select("h1 svg.symbol")
    assert "“The watch does not search faces” (Art. 3 Charter)" in prohibited.all(".lead")[0]


def test_the_scale_shows_every_level_of_a_law_and_marks_the_result_in_words(prohibited: Page) -> None:
    assert prohibited.all(".scale li") == [
        "Prohibited this result",
        "Allowed only under strict conditions",
        "High-risk",
        "Exempt from high-risk",
        "Transparency duties",
        "No special category",
        "Outside the scope",
    ]
    shapes = {str(svg) for svg in prohibited.soup.select(".scale svg")}
    assert len(shapes) == 7


def test_a_prohibited_result_never_wears_the_tone_of_a_harmless_one(prohibited: Page) -> None:
    assert "tone-prohibited" in prohibited.one(".verdict")["class"]
    assert "tone-none" not in prohibited.one(".verdict")["class"]


def test_each_finding_has_reasons_citation_and_date(prohibited: Page) -> None:
    text = finding(prohibited, "The watch does not search faces")

    assert "It finds out who somebody is." in text
    assert "The watch uses it." in text
    assert "Source: Art. 3 Charter" in text
    assert "Applies since 1 January 2026." in text


def test_exceptions_tried_and_what_is_missing_are_told_with_a_way_to_change_it(prohibited: Page) -> None:
    text = finding(prohibited, "The watch does not search faces")

    assert "Grave offences holds" in text
    assert "Contested: Whether attempts count is disputed." in text
    assert "A judge ordered it does not hold" in text
    assert "change=ordered_by_judge" in prohibited.link("Did a judge order the search?")


def test_duties_are_grouped_by_whose_they_are_with_date_and_evidence(prohibited: Page) -> None:
    duties = prohibited.all("#duties")[0]
    yours, others = duties.split("Duties of others")

    assert "Will apply from 1 January 2027. Put up a sign at the gate." in yours
    assert "Evidence: Ask for a photograph of the sign." in yours
    assert "Write a manual. For: We make it" in others


def test_notes_by_topic_are_open_to_read(prohibited: Page) -> None:
    notes = prohibited.one("#notes")

    assert "Faces are personal data as well." in words(notes)
    assert "Breaches cost a goat." in words(notes)
    assert not notes.select("details")


def test_contested_and_unverified_points_are_collected(prohibited: Page) -> None:
    doubts = prohibited.all("#doubts")[0]

    assert "Contested: Whether attempts count is disputed. (Grave offences)" in doubts
    assert "To be verified: The date is not published yet. (Say that you count)" in doubts


def test_the_weight_of_each_document_cited_is_said_once(prohibited: Page) -> None:
    assert prohibited.all("#sources dd") == [
        "The Village Charter: binding law",
        "Advice on the Charter: draft advice",
    ]
    assert [link["href"] for link in prohibited.soup.select("#sources dt a")] == [
        "https://example.org/charter",
        "https://example.org/advice",
    ]


def test_rules_that_do_not_apply_are_folded_with_their_reason(village: CheckedClient) -> None:
    page = village.get(f"{CHECK}?role=user&tasks=count")

    folded = page.all("#not-applying details")[0]
    assert "The watch does not search faces" in folded


def test_every_answer_can_be_changed_from_the_verdict(village: CheckedClient, prohibited: Page) -> None:
    links = [str(link["href"]) for link in prohibited.soup.select("#answers .answers a")]

    assert len(links) == 6
    for link in links:
        assert "You are changing an earlier answer" in village.get(link).text


def test_unused_answers_are_listed_as_such(village: CheckedClient) -> None:
    page = village.get(f"{CHECK}?role=user&tasks=count&country=DE")

    ignored = page.all("#answers .ignored")
    assert len(ignored) == 1
    assert "Where is it used?" in ignored[0]
    assert "This question does not arise." in ignored[0]


def test_back_from_the_verdict_goes_to_the_last_answer_that_counts(village: CheckedClient) -> None:
    page = village.get(f"{CHECK}?role=user&tasks=count&country=DE")

    assert village.get(page.link("Back")).heading == "What does the system do?"


def test_an_unsure_answer_leaves_a_range_and_says_how_to_settle_it(village: CheckedClient) -> None:
    page = village.get(f"{CHECK}?role=user&{SEARCH}&ordered_by_judge=unsure")

    assert page.heading == "Not settled yet"
    assert "prohibited" in page.all(".lead")[0]
    assert page.all(".scale .possible") == [
        "Prohibited still possible",
        "Allowed only under strict conditions still possible",
    ]
    left = page.all("#open .questions")[0]
    assert "Did a judge order the search? Ask the watch for the order." in left
    assert "change=ordered_by_judge" in str(page.soup.select("#open .questions a")[0]["href"])


def test_the_result_can_be_kept_as_a_link_that_gives_it_again(
    village: CheckedClient, prohibited: Page
) -> None:
    link = str(prohibited.one("#link")["href"])

    assert link.startswith("/check/village@2026-01-01?role=user&tasks=identify.count")
    assert prohibited.all("#link") == [f"http://localhost{link}"]
    assert village.get(link).all(".verdict") == prohibited.all(".verdict")


def test_the_page_says_where_the_answers_are_and_that_it_is_no_legal_advice(prohibited: Page) -> None:
    assert "Your answers are in the address of this page" in prohibited.text
    assert "It is no legal advice" in prohibited.all(".disclaimer")[0]


def test_json_is_the_document_of_the_same_address(village: CheckedClient, prohibited: Page) -> None:
    response = village.client.get(prohibited.link("JSON"))

    check_headers(response)
    assert response.content_type == "application/json"
    document = json.loads(response.data)
    assert document["text"] == "village@2026-01-01"
    assert document["level"] == "prohibited"
    assert document["status"] == "decided"


def test_json_tells_the_next_question_while_one_is_open(village: CheckedClient) -> None:
    document = village.client.get(f"{CHECK}.json").json

    assert document["status"] == "open"
    assert document["next"]["fact"] == "tasks"


def test_csv_has_a_row_for_each_finding_and_is_saved_under_a_name(
    village: CheckedClient, prohibited: Page
) -> None:
    response = village.client.get(prohibited.link("CSV"))

    check_headers(response)
    assert response.mimetype == "text/csv"
    assert "fingerpost-village@2026-01-01.csv" in response.headers["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(response.get_data().decode("utf-8-sig"))))
    assert any("no-searches" in row for row in rows)


def test_the_pdf_is_the_report_of_the_same_address_and_the_same_each_time(
    village: CheckedClient, prohibited: Page
) -> None:
    if (reason := Press().reason()) is not None:
        pytest.skip(reason)
    link = prohibited.link("Download as PDF")
    response = village.client.get(link)

    check_headers(response)
    assert response.mimetype == "application/pdf"
    assert "fingerpost-village@2026-01-01.pdf" in response.headers["Content-Disposition"]
    assert response.data.startswith(b"%PDF-")
    assert village.client.get(link).data == response.data


@pytest.fixture
def without_pango() -> CheckedClient:
    return CheckedClient(create_app(LIBRARY, today=lambda: TODAY, press=Press(libraries=["libnone.so.0"])))


def test_where_no_pdf_can_be_made_the_page_explains_it_instead_of_a_button(
    without_pango: CheckedClient,
) -> None:
    page = without_pango.get(f"{CHECK}?tasks=none")

    assert "PDF reports need the Pango library" in page.all(".no-pdf")[0]
    assert "Print the page itself" in page.all(".no-pdf")[0]
    assert not page.soup.select(".verdict .button")


def test_a_pdf_that_cannot_be_made_leads_back_to_the_page_to_print(without_pango: CheckedClient) -> None:
    page = without_pango.get(f"{CHECK}.pdf?tasks=none", 503)

    assert "PDF reports need the Pango library" in page.text
    back = without_pango.get(page.link("Open the page of these answers"))
    assert back.heading == "No special category"


@pytest.mark.parametrize("shape", ["json", "csv", "pdf"])
def test_a_document_is_refused_rather_than_leaving_something_out(village: CheckedClient, shape: str) -> None:
    response = village.client.get(f"{CHECK}.{shape}?role=king")

    assert response.status_code == 422
    assert "king" in response.get_data(as_text=True)
    check_headers(response)


def test_a_document_of_a_changed_tree_is_still_given(village: CheckedClient) -> None:
    assert village.client.get(f"{CHECK}.json?tasks=none&v=ffffffffffff").status_code == 200


def test_a_refused_json_is_told_as_json(village: CheckedClient) -> None:
    error = village.client.get(f"{CHECK}.json?role=king").json["error"]

    assert error["status"] == 422
    assert "“king”" in error["problems"][0]
