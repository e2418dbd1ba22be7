"""All questions that matter so far on one page, for those who would rather see them together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from flask import Flask, Response, render_template, request, url_for

from webapp import links
from webapp.engine import assess
from webapp.engine.together import asked_together
from webapp.forms import FactForm
from webapp.language import _
from webapp.model import Answers, Fact, FactType, Term
from webapp.pages.addresses import Addresses
from webapp.pages.check import Check
from webapp.pages.notices import in_words
from webapp.pages.question import CHOOSE_SEVERAL, as_typed
from webapp.pages.reports import Reports
from webapp.pages.shelf import Shelf
from webapp.wording.terms import TermView, explain

SEE_OTHER: Final = 303
UNFIT: Final = 422


@dataclass(frozen=True, slots=True)
class Entry:
    """One question among the others. `written`: the number as it was typed; `open`: it has no answer yet."""

    fact: Fact
    form: FactForm
    kind: str
    instruction: str
    described_by: str
    unit: str
    written: str
    open: bool
    terms: tuple[TermView, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """The page. `wrong`: the questions with an answer that is none; `first_open`: where to go on."""

    groups: tuple[tuple[str, tuple[Entry, ...]], ...]
    wrong: tuple[Entry, ...]
    first_open: Entry | None
    answered: int
    open: int
    hidden: tuple[tuple[str, str], ...]
    ignored: tuple[Fact, ...]
    mark: str


class TogetherPages:
    """The questionnaire on one page."""

    def __init__(self, shelf: Shelf, reports: Reports) -> None:
        self.shelf = shelf
        self.reports = reports

    def install(self, app: Flask) -> None:
        """Give the page its address."""
        app.add_url_rule("/check/<text:name>/all", "together", self.page)

    def page(self, name: str) -> Response:
        """Show the questions with their answers, or go on to the result where that was asked for."""
        check = self._read(name)
        wrong = _wrong(check)
        addresses = check.addresses
        if check.link.so_far and not wrong:
            address = addresses.so_far if check.verdict.next_fact else addresses.page
            response = Response(status=SEE_OTHER, headers={"Location": address})
            response.autocorrect_location_header = False
            return response
        self.reports.expect()
        body = render_template(
            "together.html",
            text=check.shelved.text,
            address=addresses,
            page=_build(check, wrong, self.shelf.library.terms),
            notices=in_words(notice for notice in check.link.notices if notice.name not in wrong),
            canonical=url_for("together", name=check.shelved.text.key),
            unlisted=bool(request.query_string),
        )
        return Response(body, UNFIT if wrong else 200)

    def _read(self, name: str) -> Check:
        """Read the address at hand. Fields left empty, which forms send all the same, say nothing."""
        shelved = self.shelf.find(name)
        pairs = [(key, raw) for key, raw in request.args.items(multi=True) if raw.strip()]
        link = links.parse(pairs, shelved.text)
        verdict = assess(shelved.program, link.answers)
        addresses = Addresses(shelved.text, url_for("check", name=shelved.name), link.answers)
        return Check(shelved, link, verdict, addresses)


def _wrong(check: Check) -> dict[str, FactForm]:
    """Return, by question, the forms of answers in the address that are none; they say why."""
    found = {}
    for fact in check.shelved.text.facts:
        if fact.id not in check.link.answers and any(raw.strip() for raw in request.args.getlist(fact.id)):
            found[fact.id] = FactForm(fact, submitted=request.args)
            found[fact.id].validate()
    return found


def _build(check: Check, wrong: Mapping[str, FactForm], terms: Iterable[Term]) -> Together:
    answers = check.verdict.answers
    asked = asked_together(check.shelved.program, answers)
    shown = [fact for fact in check.shelved.text.facts if fact in asked or fact.id in wrong]
    entries = [
        _entry(fact, wrong.get(fact.id) or FactForm(fact, value=answers.get(fact.id)), answers, terms)
        for fact in shown
    ]
    waiting = [entry for entry in entries if entry.open]
    kept = {fact.id: answers[fact.id] for fact in check.verdict.ignored}
    return Together(
        groups=_grouped(entries),
        wrong=tuple(entry for entry in entries if entry.form.error),
        first_open=waiting[0] if waiting else None,
        answered=len(entries) - len(waiting),
        open=len(waiting),
        hidden=links.parameters(check.shelved.text, kept),
        ignored=check.verdict.ignored,
        mark=links.mark(check.shelved.text),
    )


def _grouped(entries: Iterable[Entry]) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """Gather the questions of each group, also where tree order comes back to it later."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.fact.group, []).append(entry)
    return tuple((name, tuple(group)) for name, group in found.items())


def _entry(fact: Fact, form: FactForm, answers: Answers, terms: Iterable[Term]) -> Entry:
    instruction = _(CHOOSE_SEVERAL) if fact.type is FactType.CHOICES else ""
    parts = {"hint": fact.hint, "instruction": instruction, "error": form.error}
    return Entry(
        fact=fact,
        form=form,
        kind="checkbox" if fact.type is FactType.CHOICES else "radio",
        instruction=instruction,
        described_by=" ".join(f"{fact.id}-{name}" for name, there in parts.items() if there),
        unit=(fact.unit or _("number")).capitalize(),
        written=as_typed(form) if fact.type is FactType.NUMBER else "",
        open=fact.id not in answers,
        terms=explain(fact, terms),
    )
