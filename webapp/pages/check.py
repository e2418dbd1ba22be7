"""The check of one text: the next question, or the verdict when nothing is left to ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flask import Flask, Response, render_template, request, url_for

from webapp import links
from webapp.engine import Verdict, assess
from webapp.forms import FactForm
from webapp.pages.addresses import Addresses
from webapp.pages.notices import in_words
from webapp.pages.question import build_question, previous
from webapp.pages.shelf import Shelf, Shelved
from webapp.pages.verdict import build_verdict
from webapp.wording import describe_verdict
from webapp.wording.account import open_account
from webapp.wording.questions import describe_answers, describe_ignored
from webapp.wording.view import AnswerView


@dataclass(frozen=True, slots=True)
class Check:
    """One address, read and decided."""

    shelved: Shelved
    link: links.ParsedLink
    verdict: Verdict
    addresses: Addresses


def read_check(shelf: Shelf, name: str) -> Check:
    """Read the address at hand, and decide. Stops with 404 when there is no such text."""
    shelved = shelf.find(name)
    link = links.parse(request.args.items(multi=True), shelved.text)
    verdict = assess(shelved.program, link.answers)
    return Check(shelved, link, verdict, Addresses(shelved, link.answers))


class CheckPages:
    """The page below `/check/`. `today` is the day of reading."""

    def __init__(self, shelf: Shelf, today: Callable[[], date]) -> None:
        self.shelf = shelf
        self.today = today

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
        if fact is None:
            return self._verdict(check)
        return self._question(check, FactForm(fact, value=link.answers.get(fact.id)))

    def _question(self, check: Check, form: FactForm, *, status: int = 200) -> Response:
        page = build_question(check.verdict, form, check.addresses, self._answers(check))
        return _render("question.html", check, status=status, page=page)

    def _verdict(self, check: Check) -> Response:
        view = describe_verdict(check.shelved.program, check.verdict, today=self.today())
        last = previous(check.verdict)
        back = check.addresses.change(last.id) if last else url_for("home")
        return _render("verdict.html", check, page=build_verdict(view), view=view, back=back)

    def _answers(self, check: Check) -> tuple[AnswerView, ...]:
        account = open_account(check.shelved.program, check.verdict, today=self.today())
        return (*describe_answers(account), *describe_ignored(account))


def _render(template: str, check: Check, *, status: int = 200, **context: object) -> Response:
    addresses = check.addresses
    body = render_template(
        template,
        text=check.shelved.text,
        address=addresses,
        notices=in_words(check.link.notices),
        canonical=addresses.canonical,
        unlisted=bool(request.query_string),
        **context,
    )
    response = Response(body, status)
    response.headers["Link"] = f'<{addresses.canonical}>; rel="canonical"'
    return response
