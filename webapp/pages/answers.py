"""The answers so far on one page, to be checked, changed, printed and filed."""

from __future__ import annotations

from typing import Final
from urllib.parse import urljoin

from flask import Flask, Response, render_template, request

from webapp.pages.check import read_check
from webapp.pages.earlier import changed_since
from webapp.pages.notices import others_in_words, without_form
from webapp.pages.reports import Reports
from webapp.pages.shelf import Shelf
from webapp.pages.verdict import LETTERS
from webapp.wording.account import open_account
from webapp.wording.answered import describe_answered
from webapp.wording.grammar import day_in_words
from webapp.wording.letters import kind_of_letter

PART: Final = "answers"


class AnswerPages:
    """The answers below `/check/<text>/`."""

    def __init__(self, shelf: Shelf, reports: Reports) -> None:
        self.shelf = shelf
        self.reports = reports

    def install(self, app: Flask) -> None:
        """Give the page its address."""
        app.add_url_rule(f"/check/<text:name>/{PART}", "answers", self.page)

    def page(self, name: str) -> Response:
        """Show everything answered, and what comes next."""
        check = read_check(self.shelf, name)
        text, today = check.shelved.text, self.reports.today()
        canonical = check.addresses.canonical_below(PART)
        body = render_template(
            "answers.html",
            text=text,
            view=describe_answered(open_account(check.shelved.program, check.verdict, today=today)),
            address=check.addresses,
            notices=others_in_words(without_form(check.link)),
            since=changed_since(self.shelf, text, check.link.digest, check.verdict),
            is_open=check.verdict.next_fact is not None,
            letter=LETTERS[kind_of_letter(check.verdict)],
            today=day_in_words(today),
            canonical=canonical,
            to_copy=urljoin(request.host_url, canonical),
            unlisted=True,
        )
        response = Response(body)
        response.headers["Link"] = f'<{canonical}>; rel="canonical"'
        return response
