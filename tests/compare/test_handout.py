"""The handout: a landscape page that anybody can read, the same for the same answers and day."""

from __future__ import annotations

import io

import pikepdf
import pypdf
import pytest
from flask import Flask

from tests.compare.conftest import TODAY
from tests.compare.square import LAW, LIBRARY, PLEA, THIEF
from webapp import links
from webapp.model import Library, select
from webapp.pages import create_app
from webapp.presswork import Press

ADDRESS = links.address(select(LIBRARY.texts), THIEF, "pdf")


@pytest.fixture(autouse=True)
def _with_a_press(press: Press) -> None:
    if reason := press.reason():
        pytest.skip(reason)


def fetch(app: Flask, address: str) -> bytes:
    response = app.test_client().get(address)
    assert response.status_code == 200
    assert response.content_type == "application/pdf"
    return bytes(response.data)


def words_of(pdf: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_handout_says_the_cells_why_texts_part_and_the_answers(square_app: Flask) -> None:
    words = words_of(fetch(square_app, ADDRESS))

    assert "3 texts on the same answers" in words
    assert "By the exception “Thieves”." in words
    assert "The penalty is 3 years, which is less than 4 years." in words
    assert "How long is the penalty? 3 years" in words
    assert "It is no legal advice" in words


def test_its_pages_are_landscape_and_titled_and_in_english(square_app: Flask) -> None:
    with pikepdf.open(io.BytesIO(fetch(square_app, ADDRESS))) as pdf:
        assert all(page.mediabox[2] > page.mediabox[3] for page in pdf.pages)
        assert pdf.Root.Lang == "en"
        assert pdf.docinfo["/Title"] == "3 texts on the same answers"


def test_the_handout_opens_the_comparison_again(square_app: Flask) -> None:
    client = square_app.test_client()
    response = client.post("/open", data={"file": (io.BytesIO(fetch(square_app, ADDRESS)), "handout.pdf")})

    again = client.get(response.headers["Location"])
    page = client.get(links.address(select(LIBRARY.texts), THIEF))
    assert (response.status_code, again.status_code) == (303, 200)
    assert again.headers["Link"] == page.headers["Link"]
    assert again.data == page.data


def test_the_same_answers_on_the_same_day_give_the_same_bytes(square_app: Flask) -> None:
    with Press() as other:
        again = create_app(LIBRARY, today=lambda: TODAY, press=other)

        assert fetch(again, ADDRESS) == fetch(square_app, ADDRESS)


def test_a_browser_that_has_it_is_not_sent_it_again(square_app: Flask) -> None:
    client = square_app.test_client()
    tag = client.get(ADDRESS).headers["ETag"]

    assert client.get(ADDRESS, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("texts", [(PLEA, LAW), LIBRARY.texts])
def test_the_handout_of_the_square_conforms_to_pdf_ua(square_app, validate_pdf_ua, tmp_path, texts) -> None:
    path = tmp_path / "handout.pdf"
    path.write_bytes(fetch(square_app, links.address(select(texts), THIEF, "pdf")))

    assert validate_pdf_ua(path) == []


def test_the_handout_of_all_texts_conforms_to_pdf_ua(
    whole_app: Flask, library: Library, validate_pdf_ua, tmp_path
) -> None:
    case = next(case for case in library.cases if case.id == "fraud-suspect")
    path = tmp_path / "handout.pdf"
    path.write_bytes(fetch(whole_app, links.address(select(library.texts), case.answers, "pdf")))

    assert validate_pdf_ua(path) == []
    assert len(pypdf.PdfReader(path).pages) <= 4
