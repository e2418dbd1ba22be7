"""The sheets of a case: for pupils without the answers, for the teacher with them."""

from __future__ import annotations

import io

import pikepdf
import pypdf
import pytest
from flask import Flask

from webapp.model import Library
from webapp.presswork import Press


@pytest.fixture(autouse=True)
def _with_a_press(press: Press) -> None:
    if reason := press.reason():
        pytest.skip(reason)


def fetch(app: Flask, address: str) -> bytes:
    response = app.test_client().get(address)
    assert response.status_code == 200
    return bytes(response.data)


def words_of(pdf: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


ANSWERS = (
    "Art. 3 begins at four years.",
    "By the exception",
    "One year makes the difference.",
    "less than 4",
)


def test_the_sheet_for_pupils_has_everything_but_the_answers(square_app: Flask) -> None:
    words = words_of(fetch(square_app, "/cases/thief/sheet.pdf"))

    assert "A purse is gone." in words
    assert "Your prediction" in words
    assert "The penalty is 3 years." in words
    assert "Who counts the years?" in words
    assert "Position not established" in words
    assert not [answer for answer in ANSWERS if answer in words]


def test_the_sheet_for_the_teacher_has_the_answers_and_why_texts_part(square_app: Flask) -> None:
    words = words_of(fetch(square_app, "/cases/thief/answers.pdf"))

    assert (
        "Draft 1 March 2025, Draft Allowed only under strict conditions Art. 4 begins at three years."
        in words
    )
    assert "The penalty is 3 years, which is less than 4 years." in words
    assert "One year makes the difference." in words
    assert "Who counts the years?" in words


def test_a_sheet_leads_back_to_its_case(square_app: Flask) -> None:
    with pikepdf.open(io.BytesIO(fetch(square_app, "/cases/thief/sheet.pdf"))) as pdf:
        links = {
            str(annotation.A.URI)
            for page in pdf.pages
            for annotation in page.get("/Annots", [])
            if "/URI" in annotation.get("/A", {})
        }
        titled = str(pdf.docinfo["/Title"])

    assert links == {"http://localhost/cases/thief"}
    assert titled == "The guard looks for a thief: sheet"


@pytest.mark.parametrize("case", ["thief", "merchant", "counter"])
@pytest.mark.parametrize("kind", ["sheet", "answers"])
def test_the_sheets_of_the_square_conform_to_pdf_ua(
    square_app: Flask, validate_pdf_ua, tmp_path, case, kind
) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(fetch(square_app, f"/cases/{case}/{kind}.pdf"))

    assert validate_pdf_ua(path) == []


@pytest.mark.parametrize("kind", ["sheet", "answers"])
def test_the_sheets_of_a_case_under_all_texts_fit_on_two_leaves_and_conform_to_pdf_ua(
    whole_app: Flask, library: Library, validate_pdf_ua, tmp_path, kind
) -> None:
    longest = max(library.cases, key=lambda case: (len(case.expectations), len(case.answers)))
    path = tmp_path / "sheet.pdf"
    path.write_bytes(fetch(whole_app, f"/cases/{longest.id}/{kind}.pdf"))

    assert validate_pdf_ua(path) == []
    assert len(pypdf.PdfReader(path).pages) <= 4
