"""The letter about a verdict: as a page, plain text, Word document and PDF."""

from __future__ import annotations

from typing import Final

from flask import Flask, Response, render_template

from webapp.pages.check import Check, read_check
from webapp.pages.notices import in_words, without_form
from webapp.pages.reports import Paper, Reports
from webapp.pages.shapes import document_response, pdf_response, read_document
from webapp.pages.shelf import Shelf
from webapp.presswork import compose_letter
from webapp.wording.letters import Letter, describe_letter, letter_as_docx, letter_as_text

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class LetterPages:
    """The letter below `/check/<text>/`."""

    def __init__(self, shelf: Shelf, reports: Reports) -> None:
        self.shelf = shelf
        self.reports = reports

    def install(self, app: Flask) -> None:
        """Give the letter its addresses."""
        app.add_url_rule("/check/<text:name>/letter", "letter", self.page)
        app.add_url_rule("/check/<text:name>/letter.txt", "letter_txt", self.as_text)
        app.add_url_rule("/check/<text:name>/letter.docx", "letter_docx", self.as_docx)
        app.add_url_rule("/check/<text:name>/letter.pdf", "letter_pdf", self.as_pdf)

    def page(self, name: str) -> Response:
        """Show the letter, and where to get it in other shapes."""
        check = read_check(self.shelf, name)
        body = render_template(
            "letter.html",
            letter=self._letter(check),
            address=check.addresses,
            notices=in_words(without_form(check.link)),
            canonical=_canonical(check),
            unlisted=True,
            is_open=check.verdict.next_fact is not None,
        )
        response = Response(body)
        response.headers["Link"] = f'<{_canonical(check)}>; rel="canonical"'
        return response

    def as_text(self, name: str) -> Response:
        """Answer with plain text, to be read and copied in the browser."""
        check = read_document(self.shelf, name)
        text = letter_as_text(self._letter(check)).encode()
        return document_response(text, "text/plain; charset=utf-8", _canonical(check))

    def as_docx(self, name: str) -> Response:
        """Answer with a Word document."""
        check = read_document(self.shelf, name)
        document = letter_as_docx(self._letter(check))
        return document_response(document, DOCX, _canonical(check), name=_file(check, "docx"))

    def as_pdf(self, name: str) -> Response:
        """Answer with a PDF, or say why none can be made."""
        check = read_document(self.shelf, name)
        paper = Paper(compose_letter(self._letter(check)), check.addresses.letter())
        return pdf_response(self.reports, paper, _canonical(check), name=_file(check, "pdf"))

    def _letter(self, check: Check) -> Letter:
        return describe_letter(check.shelved.program, check.verdict, today=self.reports.today())


def _canonical(check: Check) -> str:
    return check.addresses.canonical_below("letter")


def _file(check: Check, ending: str) -> str:
    return f"letter-{check.shelved.text.key}.{ending}"
