"""The blank form of a text: a page to print, and a PDF."""

from __future__ import annotations

from urllib.parse import urljoin

from flask import Flask, Response, render_template, request, url_for

from webapp.pages.reports import Paper, Reports
from webapp.pages.shapes import pdf_response
from webapp.pages.shelf import Shelf
from webapp.presswork.blank import compose_blank
from webapp.wording.blank import describe_blank


class BlankPages:
    """All questions of a text with boxes to tick."""

    def __init__(self, shelf: Shelf, reports: Reports) -> None:
        self.shelf = shelf
        self.reports = reports

    def install(self, app: Flask) -> None:
        """Give the form its addresses."""
        app.add_url_rule("/check/<text:name>/blank", "blank", self.page)
        app.add_url_rule("/check/<text:name>/blank.pdf", "blank_pdf", self.as_pdf)

    def page(self, name: str) -> str:
        """Show the form."""
        text = self.shelf.find(name).text
        return render_template(
            "blank.html", text=text, view=describe_blank(text), canonical=url_for("blank", name=text.key)
        )

    def as_pdf(self, name: str) -> Response:
        """Answer with the form as a PDF."""
        text = self.shelf.find(name).text
        link = urljoin(request.host_url, url_for("together", name=text.key))
        report = compose_blank(describe_blank(text), link=link, created=self.reports.today())
        page = url_for("blank", name=text.key)
        return pdf_response(self.reports, Paper(report, page), page, name=f"{text.key}-blank.pdf")
