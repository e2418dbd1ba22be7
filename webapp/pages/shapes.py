"""The verdict in other shapes than the page: JSON, CSV and PDF, at the same address with an ending."""

from __future__ import annotations

from flask import Flask, Response, request

from webapp.links import Trouble
from webapp.pages.check import Check, read_check
from webapp.pages.errors import BadLink
from webapp.pages.notices import in_words, without_form
from webapp.pages.reports import Order, Paper, Reports
from webapp.pages.shelf import Shelf
from webapp.presswork import Form
from webapp.wording.document import document_bytes, verdict_document
from webapp.wording.table import verdict_table


class ShapePages:
    """The documents below `/check/`.

    A page can tell what it left aside of an address; a document that somebody files cannot, so it is refused.
    """

    def __init__(self, shelf: Shelf, reports: Reports) -> None:
        self.shelf = shelf
        self.reports = reports

    def install(self, app: Flask) -> None:
        """Give the documents their addresses."""
        for shape, view in (
            ("json", self.as_json),
            ("csv", self.as_csv),
            ("pdf", self.as_pdf),
            ("short.pdf", self.as_short_pdf),
        ):
            app.add_url_rule(f"/check/<text:name>.{shape}", f"check_{shape.replace('.', '_')}", view)

    def as_json(self, name: str) -> Response:
        """Answer with the verdict for programs."""
        check = self._read(name)
        document = verdict_document(check.shelved.program, check.verdict)
        return _document(check, document_bytes(document), "application/json")

    def as_csv(self, name: str) -> Response:
        """Answer with findings and duties for a spreadsheet."""
        check = self._read(name)
        table = verdict_table(check.shelved.program, check.verdict)
        return _document(check, table, "text/csv; charset=utf-8", ending="csv")

    def as_pdf(self, name: str) -> Response:
        """Answer with the report for the file, or say why none can be made and what to do instead."""
        return self._report(name, "full")

    def as_short_pdf(self, name: str) -> Response:
        """Answer with the same on two pages."""
        return self._report(name, "short")

    def _report(self, name: str, form: Form) -> Response:
        check = self._read(name)
        order = self.reports.order(check.shelved.program, check.verdict, check.addresses, form=form)
        ending = "pdf" if form == "full" else f"{form}.pdf"
        name = f"{check.shelved.text.key}.{ending}"
        return pdf_response(self.reports, order, check.addresses.canonical, name=name)

    def _read(self, name: str) -> Check:
        return read_document(self.shelf, name)


def read_document(shelf: Shelf, name: str) -> Check:
    """Read the address of a document, and decide. Stops with 404 or 422 where that cannot be done in full."""
    check = read_check(shelf, name)
    left_aside = [found for found in without_form(check.link) if found.trouble is not Trouble.TREE_CHANGED]
    if left_aside:
        raise BadLink(in_words(left_aside), check.addresses.page)
    return check


def pdf_response(reports: Reports, order: Order | Paper, canonical: str, *, name: str) -> Response:
    """Answer with a PDF, which is not made when the reader's browser has it already."""
    if request.if_none_match.contains_weak(order.key):
        response = Response(status=304)
    else:
        response = document_response(reports.fetch(order), "application/pdf", canonical, name=name)
    response.set_etag(order.key, weak=True)
    return response


def document_response(body: bytes, kind: str, canonical: str, *, name: str = "") -> Response:
    """Answer with a document; `name`: it is to be saved under this name."""
    response = Response(body, content_type=kind)
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Link"] = f'<{canonical}>; rel="canonical"'
    if name:
        response.headers["Content-Disposition"] = f'attachment; filename="fingerpost-{name}"'
    return response


def _document(check: Check, body: bytes, kind: str, *, ending: str = "") -> Response:
    """Answer with a document; `ending`: it is to be saved under the text's name with this ending."""
    name = f"{check.shelved.text.key}.{ending}" if ending else ""
    return document_response(body, kind, check.addresses.canonical, name=name)
