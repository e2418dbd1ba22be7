"""The letter at its addresses."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.pages.conftest import CheckedClient, Page, check_headers
from webapp.presswork import Press

LETTER = "/check/village/letter"
OPEN = "role=user&tasks=identify&by_the_watch=yes&penalty_years=5&country=DE&ordered_by_judge=unsure"


@pytest.fixture
def letter(village: CheckedClient) -> Page:
    return village.get(f"{LETTER}?{OPEN}")


def test_the_verdict_leads_to_the_letter_and_back(village: CheckedClient) -> None:
    verdict = village.get(f"/check/village?{OPEN}")
    page = village.get(verdict.link("Letter to the vendor"))

    assert page.heading == "Questions on your system under the Charter"
    assert village.get(page.link("Back to the result")).heading == verdict.heading


def test_the_letter_can_be_read_on_the_page(letter: Page) -> None:
    text = letter.all(".letter")[0]

    assert "Dear [name of the vendor]," in text
    assert "One question is without a definite answer." in text
    assert "Did a judge order the search?" in letter.all(".letter ol")[0]
    assert "“The watch does not search faces” (Art. 3 Charter)" in text
    assert "It can be found out like this: Ask the watch for the order." in text


def test_the_letter_has_an_address_of_its_own_that_nobody_indexes(letter: Page) -> None:
    canonical = str(letter.one("link[rel=canonical]")["href"])

    assert canonical.startswith("/check/village@2026-01-01/letter?role=user")
    assert letter.headers["Link"] == f'<{canonical}>; rel="canonical"'
    assert letter.one("meta[name=robots]")["content"] == "noindex"


def test_the_plain_text_is_what_the_page_says(village: CheckedClient, letter: Page) -> None:
    response = village.client.get(letter.link("Plain text"))

    check_headers(response)
    assert response.content_type == "text/plain; charset=utf-8"
    assert response.get_data(as_text=True).startswith("Questions on your system under the Charter\n\nDear")


def test_the_word_document_is_saved_under_a_name_and_is_the_same_each_time(
    village: CheckedClient, letter: Page
) -> None:
    response = village.client.get(letter.link("Word document"))

    check_headers(response)
    assert response.mimetype == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert "fingerpost-letter-village@2026-01-01.docx" in response.headers["Content-Disposition"]
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(response.data)).namelist()
    assert village.client.get(letter.link("Word document")).data == response.data


def test_the_pdf_is_a_letter_too(village: CheckedClient, letter: Page) -> None:
    if (reason := Press().reason()) is not None:
        pytest.skip(reason)
    response = village.client.get(letter.link("PDF"))

    check_headers(response)
    assert response.data.startswith(b"%PDF-")
    assert "fingerpost-letter-village@2026-01-01.pdf" in response.headers["Content-Disposition"]


@pytest.mark.parametrize("shape", ["txt", "docx", "pdf"])
def test_a_letter_is_refused_rather_than_leaving_an_answer_out(village: CheckedClient, shape: str) -> None:
    response = village.client.get(f"{LETTER}.{shape}?role=king")

    assert response.status_code == 422
    check_headers(response)


def test_the_page_tells_what_it_left_aside(village: CheckedClient) -> None:
    assert "king" in village.get(f"{LETTER}?role=king").all(".notice")[0]


def test_a_letter_can_be_written_in_the_middle_of_the_questions(village: CheckedClient) -> None:
    page = village.get(f"{LETTER}?tasks=identify")

    assert "questions are without a definite answer" in page.text
    assert village.get(page.link("Back to the question")).heading == "Is it used by the village watch?"


def test_there_is_no_letter_about_a_text_that_is_not_there(village: CheckedClient) -> None:
    village.get("/check/nothing/letter", 404)


def test_a_buyer_of_the_real_law_can_write_to_the_vendor(real: CheckedClient) -> None:
    page = real.get("/check/eu-ai-act/letter?ai_system=yes&role=buyer&functions=unsure")

    assert page.heading == "Questions on your system under the AI Act"
    assert len(page.soup.select(".letter ol li")) > 10


def test_a_provider_of_the_real_law_gets_what_to_prepare(real: CheckedClient) -> None:
    page = real.get("/check/eu-ai-act/letter?ai_system=yes&role=provider&functions=unsure")

    assert page.heading == "What to prepare for buyers under the AI Act"
    assert page.title.startswith("What to prepare")


def test_what_the_vendor_cannot_know_stands_beside_the_letter(real: CheckedClient) -> None:
    page = real.get("/check/eu-ai-act/letter?ai_system=yes&role=deployer&functions=identify")

    assert "Who uses the system, or will use it?" in " ".join(page.all(".own li"))
    assert "Who uses the system" not in page.all(".letter")[0]
    assert "How is it linked to the European Union?" in page.all(".letter ol")[0]
