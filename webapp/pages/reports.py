"""The report of a verdict: made when it is asked for, or ahead, while its reader still reads the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from webapp.engine import Program, Verdict
from webapp.language import Language, speaking, spoken
from webapp.pages.addresses import Addresses
from webapp.pages.errors import NoReport
from webapp.presswork import Form, Press, PressUnavailable, Report, compose_report, report_key
from webapp.wording import describe_verdict
from webapp.wording.document import document_bytes, verdict_document
from webapp.wording.pictures import deciding_pictures


@dataclass(frozen=True, slots=True)
class Order:
    """One report as ordered: nothing of it needs the request any more."""

    program: Program
    verdict: Verdict
    link: str
    page: str
    today: date
    form: Form
    language: Language

    @property
    def key(self) -> str:
        """A digest of all that the report is made of; its language stands in the link."""
        tree = self.verdict.text.digest
        return report_key(tree, link=self.link, created=self.today, form=self.form)

    def compose(self) -> Report:
        """Make the page that is to be set: perhaps when the request is over, and still in its language."""
        with speaking(self.language):
            return self._composed()

    def _composed(self) -> Report:
        view = describe_verdict(self.program, self.verdict, today=self.today)
        pictures = deciding_pictures(self.program, self.verdict) if self.form == "full" else ()
        return compose_report(
            replace(view, pictures=pictures),
            document=document_bytes(verdict_document(self.program, self.verdict)),
            link=self.link,
            created=self.today,
            form=self.form,
        )


@dataclass(frozen=True, slots=True)
class Paper:
    """Another paper than a report, composed already. `page` shows the same on the screen."""

    report: Report
    page: str

    @property
    def key(self) -> str:
        """A digest of all that the paper is made of."""
        return self.report.key

    def compose(self) -> Report:
        """Return the page that is to be set."""
        return self.report


class Reports:
    """Where pages order reports."""

    def __init__(self, press: Press, today: Callable[[], date]) -> None:
        self.press = press
        self.today = today

    def order(
        self, program: Program, verdict: Verdict, addresses: Addresses, *, form: Form = "full"
    ) -> Order:
        """Write down what is wanted, with the link by which the reader came."""
        return Order(
            program, verdict, addresses.to_copy, addresses.page, self.today(), form, language=spoken()
        )

    def fetch(self, order: Order | Paper) -> bytes:
        """Return the PDF. Raises `NoReport`."""
        try:
            return self.press.fetch(order.key, order.compose)
        except PressUnavailable as error:
            raise NoReport(error.reason, order.page, error.retry_after) from error

    def expect(self) -> None:
        """Be ready for a report: somebody has begun to answer questions."""
        self.press.warm()

    def ahead(self, order: Order) -> None:
        """Have the PDF made if nothing else is to be done: its reader may want it soon."""
        self.press.ahead(order.key, order.compose)
