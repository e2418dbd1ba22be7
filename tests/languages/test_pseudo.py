"""Nothing is left in English: every kind of page, and every state of one, in a language made to show it."""

from __future__ import annotations

from io import BytesIO

import pytest
from flask import Flask
from pypdf import PdfReader

from tests.languages.english import plain_words, read_on
from tests.pages.conftest import CheckedClient
from webapp import links
from webapp.model import Case, Library, select

ACT = "eu-ai-act"
PLAIN_PAGES = [
    *("/", "/texts", "/glossary", "/compare", "/cases", "/open"),
    *(f"/texts/{ACT}", f"/texts/{ACT}/art-5-1-h", "/texts/parliament", "/cases?topic=&q=station&all=yes"),
]
BLANK = f"/check/{ACT}/blank.pdf"
HANDOUT = "/compare.pdf?texts=eu-ai-act,parliament&ai_system=no"
QUESTIONS = [
    f"/check/{ACT}",
    f"/check/{ACT}/all",
    f"/check/{ACT}/blank",
    f"/check/{ACT}?look=1",
    f"/check/{ACT}?ai_system=yes&change=ai_system",
    "/compare?texts=eu-ai-act,parliament&ai_system=yes",
]
ODD_ADDRESSES = {
    "/cases?level=zq&zz=1": ("level “zq”", "“zz”"),
    f"/check/{ACT}?zz=1&ai_system=no&ai_system=yes&change=zq": ("“zz=1”", "no, yes", "“zq”"),
}


def held(client: CheckedClient, address: str, *, status: int = 200, allowed: tuple[str, ...] = ()) -> None:
    """Fetch a page and tell every piece of it that is still English."""
    page = client.get(f"/qps{address}", status)

    assert not {piece for piece in read_on(str(page.soup)) if plain_words(piece, allowed)}


@pytest.fixture(scope="session")
def cases(library: Library) -> list[Case]:
    """Cases of every kind: some for a class, some that leave much open."""
    return [*library.cases[::60], min(library.cases, key=lambda case: len(case.answers))]


@pytest.mark.parametrize("address", [*PLAIN_PAGES, *QUESTIONS])
def test_no_page_has_english_left(client: CheckedClient, address: str) -> None:
    held(client, address)


@pytest.mark.parametrize("address", ODD_ADDRESSES)
def test_what_a_page_says_of_an_odd_address_is_translated_but_for_what_it_quotes(
    client: CheckedClient, address: str
) -> None:
    held(client, address, allowed=ODD_ADDRESSES[address])


def test_what_is_wrong_with_a_form_is_translated(client: CheckedClient) -> None:
    held(client, f"/check/{ACT}?asked=ai_system", status=422)
    held(client, "/compare?texts=zq,eu-ai-act", status=422, allowed=("“zq”",))


def test_errors_have_no_english_left(client: CheckedClient) -> None:
    for address in ("/nothing", "/texts/nothing"):
        page = client.get(f"/qps{address}", 404)

        assert not {piece for piece in read_on(str(page.soup)) if plain_words(piece)}


def test_verdicts_letters_and_the_pages_of_cases_have_no_english_left(
    client: CheckedClient, library: Library, cases: list[Case]
) -> None:
    text = library.text(ACT)
    assert text is not None
    for case in cases:
        address = links.address(text, case.answers)
        held(client, f"{address}&so_far=1")
        held(client, address.replace("?", "/letter?"))
        held(client, f"/cases/{case.id}")
        held(client, f"/cases/{case.id}?reveal=yes")


def test_comparisons_have_no_english_left(client: CheckedClient, library: Library, cases: list[Case]) -> None:
    for case in cases[:2]:
        held(client, f"/compare/so-far?{links.build(select(library.texts), case.answers)}")


def test_letters_to_be_sent_have_no_english_left(
    pseudo_app: Flask, library: Library, cases: list[Case]
) -> None:
    text = library.text(ACT)
    assert text is not None
    address = links.address(text, cases[-1].answers).replace("?", "/letter.txt?")

    letter = pseudo_app.test_client().get(f"/qps{address}").text

    assert letter
    assert not [line for line in letter.splitlines() if plain_words(line)]


def test_pictures_as_files_have_no_english_left(pseudo_app: Flask) -> None:
    client = pseudo_app.test_client()
    for address in (f"/texts/{ACT}.svg", f"/texts/{ACT}/art-5-1-h.svg"):
        drawn = client.get(f"/qps{address}").text

        assert "</svg>" in drawn
        assert not {piece for piece in read_on(drawn) if plain_words(piece)}


def check_paper(app: Flask, address: str) -> None:
    paper = PdfReader(BytesIO(app.test_client().get(f"/qps{address}").data))
    lines = {line for page in paper.pages for line in page.extract_text().splitlines()}

    assert paper.trailer["/Root"]["/Lang"] == "qps"
    assert not {line for line in lines if plain_words(line)}


@pytest.mark.parametrize("shape", [".pdf", ".short.pdf", "/letter.pdf"])
def test_papers_of_a_verdict_have_no_english_left(
    pseudo_app: Flask, library: Library, cases: list[Case], shape: str
) -> None:
    text = library.text(ACT)
    assert text is not None
    check_paper(pseudo_app, links.address(text, cases[0].answers).replace("?", f"{shape}?"))


@pytest.mark.parametrize("address", ["/cases/{case}/sheet.pdf", "/cases/{case}/answers.pdf", BLANK, HANDOUT])
def test_papers_to_hand_out_have_no_english_left(pseudo_app: Flask, cases: list[Case], address: str) -> None:
    check_paper(pseudo_app, address.format(case=cases[0].id))
