"""What the question page shows: one question, how to go back, and the answers so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from flask import url_for

from webapp import links
from webapp.answers import parse_number
from webapp.forms import Choice, FactForm
from webapp.language import N_, _, ngettext
from webapp.model import Answers, Fact, FactType, Term
from webapp.pages.addresses import Addresses
from webapp.wording.ahead import AheadView
from webapp.wording.citations import cite
from webapp.wording.grammar import by_letters, capital, number_in_words
from webapp.wording.terms import TermView, explain
from webapp.wording.view import AnswerView, SourceView

CHOOSE_SEVERAL: Final = N_("Choose every answer that applies.")
COUNTRY_CODE: Final = 2
"""The length of what stands for a country."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is asked, and everything answered so far. `ignored`: facts whose answers play no part."""

    asked: links.Askable
    answers: Answers
    ignored: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One question as the page shows it. `hidden`: the other answers, to be sent along with the new one."""

    fact: Fact
    form: FactForm
    kind: str
    instruction: str
    described_by: str
    unit: str
    written: str
    sources: tuple[SourceView, ...]
    hidden: tuple[tuple[str, str], ...]
    back: str
    back_label: str
    progress: str
    changing: bool
    mark: str
    answers: tuple[AnswerView, ...]
    ahead: AheadView | None
    terms: tuple[TermView, ...] = ()

    @property
    def countries(self) -> list[Choice]:
        """The countries to choose from by the letters of their names; what is no country comes last."""
        return sorted(
            self.form.offered,
            key=lambda choice: (len(choice.value) != COUNTRY_CODE, by_letters(choice.label)),
        )


def build_question(
    standing: Standing,
    form: FactForm,
    addresses: Addresses,
    answers: tuple[AnswerView, ...],
    *,
    ahead: AheadView | None = None,
) -> QuestionPage:
    """Put together the page that asks the form's fact, given everything answered so far.

    `ahead`: what is still possible and how many questions are left, where that is known.
    """
    fact = form.fact
    before = previous(standing, fact)
    others = {known: value for known, value in standing.answers.items() if known != fact.id}
    instruction = _(CHOOSE_SEVERAL) if fact.type is FactType.CHOICES else ""
    return QuestionPage(
        fact=fact,
        form=form,
        kind="checkbox" if fact.type is FactType.CHOICES else "radio",
        instruction=instruction,
        described_by=_described_by(form, instruction),
        unit=capital(fact.unit or _("number")),
        written=as_typed(form) if fact.type is FactType.NUMBER else "",
        sources=cite(fact.sources),
        hidden=links.parameters(standing.asked, others),
        back=addresses.change(before.id) if before else url_for("home"),
        back_label=_("Back to the previous question") if before else _("Back to the start"),
        progress=_progress(len(others), "" if ahead is None else ahead.left),
        changing=fact.id in standing.answers,
        mark=links.mark(standing.asked),
        answers=answers,
        ahead=ahead,
    )


def as_typed(form: FactForm) -> str:
    """Return what stands in the box for a number: as this language writes it, or else as it was typed."""
    number = parse_number(form.field.written)
    return links.quote(form.field.written) if number is None else number_in_words(number)


def with_terms(page: QuestionPage, terms: Iterable[Term]) -> QuestionPage:
    """Let the page explain those of the terms that stand in its question."""
    return replace(page, terms=explain(page.fact, terms))


def previous(standing: Standing, asked: Fact | None = None) -> Fact | None:
    """Return the answered question to go back to: the one before `asked` in tree order, or the last of all.

    Tree order is the order of asking but for questions that a later rule brings up again. Going back along it
    passes every answer that counts once and ends at the start.
    """
    counting = [
        fact for fact in standing.asked.facts if fact.id in standing.answers and fact not in standing.ignored
    ]
    before = counting[: counting.index(asked)] if asked in counting else counting
    return next((fact for fact in reversed(before) if fact != asked), None)


def _described_by(form: FactForm, instruction: str) -> str:
    """Return the ids of what a screen reader reads out with the question."""
    parts = {
        "hint": form.fact.hint,
        "instruction": instruction,
        "error": form.error,
        "find-out": form.fact.type is FactType.COUNTRY,
    }
    return " ".join(name for name, there in parts.items() if there)


def _progress(answered: int, left: str) -> str:
    follow = left or _("how many follow depends on your answers")
    if not answered:
        return _("First question; {left}.", left=follow)
    return ngettext(
        "{number} answered so far; {left}.", "{number} answered so far; {left}.", answered, left=follow
    )
