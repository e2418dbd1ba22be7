"""The check of one text: the next question, or the verdict when nothing is left to ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flask import Flask, Response, render_template, request, url_for

from webapp import links
from webapp.engine import Verdict, assess
from webapp.forms import FactForm
from webapp.model import Fact
from webapp.pages.addresses import Addresses
from webapp.pages.compare import comparison_so_far
from webapp.pages.earlier import changed_since
from webapp.pages.notices import others_in_words
from webapp.pages.question import Standing, build_question, previous, with_terms
from webapp.pages.reports import Reports
from webapp.pages.shelf import Shelf, Shelved
from webapp.pages.shown import show_deciding
from webapp.pages.verdict import build_verdict
from webapp.wording import describe_verdict
from webapp.wording.account import open_account
from webapp.wording.ahead import AheadView, describe_ahead
from webapp.wording.branches import describe_branches
from webapp.wording.letters import kind_of_letter
from webapp.wording.questions import describe_answers, describe_ignored
from webapp.wording.view import AnswerView


@dataclass(frozen=True, slots=True)
class Check:
    """One address, read and decided."""

    shelved: Shelved
    link: links.ParsedLink
    verdict: Verdict
    addresses: Addresses

    @property
    def standing(self) -> Standing:
        """What is asked, and everything answered so far."""
        return Standing(self.shelved.text, self.verdict.answers, self.verdict.ignored)


def read_check(shelf: Shelf, name: str) -> Check:
    """Read the address at hand, and decide. Stops with 404 when there is no such text."""
    shelved = shelf.find(name)
    link = links.parse(request.args.items(multi=True), shelved.text)
    verdict = assess(shelved.program, link.answers)
    return Check(
        shelved, link, verdict, Addresses(shelved.text, url_for("check", name=shelved.name), link.answers)
    )


class CheckPages:
    """The page below `/check/`. `today` is the day of reading."""

    def __init__(self, shelf: Shelf, today: Callable[[], date], reports: Reports) -> None:
        self.shelf = shelf
        self.today = today
        self.reports = reports

    def install(self, app: Flask) -> None:
        """Give the page its address."""
        app.add_url_rule("/check/<text:name>", "check", self.page)

    def page(self, name: str) -> Response:
        """Show the next question, a question again, or the verdict."""
        check = read_check(self.shelf, name)
        link = check.link
        if link.asked is not None and link.asked.id not in link.answers:
            form = FactForm(link.asked, submitted=request.args)
            form.validate()
            return self._question(check, form, status=422)
        fact = link.change or check.verdict.next_fact
        if fact is None or (link.so_far and link.change is None):
            return self._verdict(check)
        self.reports.expect()
        return self._question(check, FactForm(fact, value=link.answers.get(fact.id)))

    def _question(self, check: Check, form: FactForm, *, status: int = 200) -> Response:
        page = build_question(
            check.standing, form, check.addresses, self._answers(check), ahead=_ahead(check, form.fact)
        )
        page = with_terms(page, self.shelf.library.terms)
        return self._render("question.html", check, status=status, page=page)

    def _verdict(self, check: Check) -> Response:
        view = describe_verdict(check.shelved.program, check.verdict, today=self.today())
        last = previous(check.standing)
        back = check.addresses.change(last.id) if last else url_for("home")
        if check.verdict.next_fact is not None:
            back = check.addresses.page
        response = self._render(
            "verdict.html",
            check,
            page=build_verdict(view, kind_of_letter(check.verdict)),
            view=view,
            back=back,
            compare=comparison_so_far(self.shelf, check.verdict.answers),
            branches=describe_branches(view),
            pictures=show_deciding(check.shelved.program, check.verdict),
        )
        order = self.reports.order(check.shelved.program, check.verdict, check.addresses)
        response.call_on_close(lambda: self.reports.ahead(order))
        return response

    def _answers(self, check: Check) -> tuple[AnswerView, ...]:
        account = open_account(check.shelved.program, check.verdict, today=self.today())
        return (*describe_answers(account), *describe_ignored(account))

    def _render(self, template: str, check: Check, *, status: int = 200, **context: object) -> Response:
        addresses = check.addresses
        text = check.shelved.text
        body = render_template(
            template,
            text=text,
            address=addresses,
            notices=others_in_words(check.link.notices),
            since=changed_since(self.shelf, text, check.link.digest, check.verdict),
            canonical=addresses.canonical,
            unlisted=bool(request.query_string),
            **context,
        )
        response = Response(body, status)
        response.headers["Link"] = f'<{addresses.canonical}>; rel="canonical"'
        return response


def _ahead(check: Check, fact: Fact) -> AheadView:
    """Look ahead from a question; from one that is asked again, as if it had no answer."""
    program, verdict = check.shelved.program, check.verdict
    if fact.id in verdict.answers:
        others = {known: value for known, value in verdict.answers.items() if known != fact.id}
        verdict = assess(program, others)
    return describe_ahead(program, verdict, fact, look=check.link.look)
