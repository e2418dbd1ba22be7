"""What can be taken along: a comparison as JSON, CSV or PDF, and a case as sheets for pupils and teacher."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin

from flask import Flask, Response, abort, request, url_for

from webapp.language import _
from webapp.links import Trouble
from webapp.pages.compare import Compared, describe, read_compared
from webapp.pages.errors import BadLink
from webapp.pages.notices import in_words, without_form
from webapp.pages.reports import Paper, Reports
from webapp.pages.shapes import document_response, pdf_response
from webapp.pages.shelf import Shelf
from webapp.presswork import Report, compose_answers, compose_handout, compose_sheet
from webapp.wording.cases import describe_case
from webapp.wording.comparison_document import comparison_document, comparison_table
from webapp.wording.document import document_bytes


class HandoutPages:
    """The documents of `/compare` and below `/cases/`.

    As with a verdict, what was left aside of an address can be told on a page, but not in a document.
    """

    def __init__(self, shelf: Shelf, reports: Reports) -> None:
        self.shelf = shelf
        self.reports = reports

    def install(self, app: Flask) -> None:
        """Give the documents their addresses."""
        app.add_url_rule("/compare.json", "compare_json", self.as_json)
        app.add_url_rule("/compare.csv", "compare_csv", self.as_csv)
        app.add_url_rule("/compare.pdf", "compare_pdf", self.as_pdf)
        app.add_url_rule("/cases/<case_id>/sheet.pdf", "case_sheet", self.sheet)
        app.add_url_rule("/cases/<case_id>/answers.pdf", "case_answers", self.answers)

    def as_json(self) -> Response:
        """Answer with the comparison for programs."""
        compared = self._read()
        document = comparison_document(self.shelf.programs, compared.comparison)
        return document_response(document_bytes(document), "application/json", compared.addresses.canonical)

    def as_csv(self) -> Response:
        """Answer with the cells for a spreadsheet."""
        compared = self._read()
        table = comparison_table(comparison_document(self.shelf.programs, compared.comparison))
        return document_response(
            table, "text/csv; charset=utf-8", compared.addresses.canonical, name="comparison.csv"
        )

    def as_pdf(self) -> Response:
        """Answer with the matrix as a handout."""
        compared = self._read()
        today = self.reports.today()
        report = compose_handout(
            describe(self.shelf, compared, today),
            document=document_bytes(comparison_document(self.shelf.programs, compared.comparison)),
            link=compared.addresses.to_copy,
            created=today,
        )
        paper = Paper(report, compared.addresses.page)
        return pdf_response(self.reports, paper, compared.addresses.canonical, name="comparison.pdf")

    def sheet(self, case_id: str) -> Response:
        """Answer with a case's sheet for pupils."""
        return self._paper(case_id, "sheet", compose_sheet)

    def answers(self, case_id: str) -> Response:
        """Answer with a case's sheet for the teacher."""
        return self._paper(case_id, "answers", compose_answers)

    def _paper(self, case_id: str, kind: str, compose: Callable[..., Report]) -> Response:
        case = next((case for case in self.shelf.library.cases if case.id == case_id), None) or abort(404)
        today = self.reports.today()
        page = url_for("case", case_id=case.id)
        view = describe_case(self.shelf.programs, case, self.shelf.library.subjects, today=today)
        report = compose(view, link=urljoin(request.host_url, page), created=today)
        return pdf_response(self.reports, Paper(report, page), page, name=f"{case.id}-{kind}.pdf")

    def _read(self) -> Compared:
        compared = read_compared(self.shelf)
        if compared is None:
            problem = _("The address names fewer than two texts, so there is nothing to compare.")
            raise BadLink((problem,), url_for("compare"))
        left_aside = [n for n in without_form(compared.link) if n.trouble is not Trouble.TREE_CHANGED]
        if left_aside:
            raise BadLink(in_words(left_aside), compared.addresses.page)
        return compared
