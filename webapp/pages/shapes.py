"""The verdict in other shapes than the page: JSON, CSV and PDF, at the same address with an ending."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from flask import Flask, Response

from webapp.links import Trouble
from webapp.pages.check import Check, read_check
from webapp.pages.errors import BadLink, NoReport
from webapp.pages.notices import in_words
from webapp.pages.shelf import Shelf
from webapp.presswork import Press, PressUnavailable, compose_report
from webapp.wording import describe_verdict
from webapp.wording.document import document_bytes, verdict_document
from webapp.wording.table import verdict_table


class ShapePages:
    """The documents below `/check/`.

    A page can tell what it left aside of an address; a document that somebody files cannot, so it is refused.
    """

    def __init__(self, shelf: Shelf, today: Callable[[], date], press: Press) -> None:
        self.shelf = shelf
        self.today = today
        self.press = press

    def install(self, app: Flask) -> None:
        """Give the documents their addresses."""
        for shape, view in (("json", self.as_json), ("csv", self.as_csv), ("pdf", self.as_pdf)):
            app.add_url_rule(f"/check/<text:name>.{shape}", f"check_{shape}", view)

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
        check = self._read(name)
        program, verdict, today = check.shelved.program, check.verdict, self.today()
        report = compose_report(
            describe_verdict(program, verdict, today=today),
            document=document_bytes(verdict_document(program, verdict)),
            link=check.addresses.to_copy,
            created=today,
        )
        try:
            pdf = self.press.make(report)
        except PressUnavailable as error:
            raise NoReport(error.reason, check.addresses.page) from error
        return _document(check, pdf, "application/pdf", ending="pdf")

    def _read(self, name: str) -> Check:
        check = read_check(self.shelf, name)
        left_aside = [notice for notice in check.link.notices if notice.trouble is not Trouble.TREE_CHANGED]
        if left_aside:
            raise BadLink(in_words(left_aside), check.addresses.page)
        return check


def _document(check: Check, body: bytes, kind: str, *, ending: str = "") -> Response:
    """Answer with a document; `ending`: it is to be saved under the text's name with this ending."""
    response = Response(body, content_type=kind)
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Link"] = f'<{check.addresses.canonical}>; rel="canonical"'
    if ending:
        name = f"fingerpost-{check.shelved.text.key}.{ending}"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
