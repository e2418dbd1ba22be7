"""Several texts on the same answers: which texts, the next question, or the matrix when none is left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from flask import Flask, Response, render_template, request, url_for

from webapp import links
from webapp.engine.comparison import Comparison, compare
from webapp.forms import FactForm
from webapp.language import _, ngettext
from webapp.model import Answers, Selection, Status, Text, select
from webapp.pages.addresses import Addresses
from webapp.pages.notices import in_words, without_form
from webapp.pages.question import Standing, build_question, previous, with_terms
from webapp.pages.shelf import Shelf
from webapp.wording.account import open_account
from webapp.wording.citations import version_in_words
from webapp.wording.comparing import describe_comparison, names_of
from webapp.wording.comparison_view import ComparisonView
from webapp.wording.describe import KINDS
from webapp.wording.questions import describe_answers, describe_ignored
from webapp.wording.view import AnswerView

FEWEST = 2


@dataclass(frozen=True, slots=True)
class Compared:
    """One address, read and decided."""

    link: links.ParsedLink
    comparison: Comparison
    addresses: Addresses

    @property
    def standing(self) -> Standing:
        """What is asked, and everything answered so far."""
        return Standing(self.comparison.selection, self.comparison.answers, self.comparison.ignored)


@dataclass(frozen=True, slots=True)
class Offer:
    """One text to choose, as the page offers it."""

    text: Text
    name: str
    about: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Preset:
    """A choice of texts ready made. `law`, `other`: the names of the pair, empty where it is all texts."""

    address: str
    law: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which texts can be chosen: by form, with the answers so far, or ready made."""

    offers: tuple[Offer, ...]
    hidden: tuple[tuple[str, str], ...]
    everything: Preset
    pairs: tuple[Preset, ...]


def read_compared(shelf: Shelf) -> Compared | None:
    """Read the address at hand and decide; None while it names fewer than two texts."""
    parsed = links.parse_comparison(request.args.items(multi=True), shelf.library)
    if len(parsed.selection.texts) < FEWEST:
        return None
    programs = [shelf.programs[text.key] for text in parsed.selection.texts]
    comparison = compare(programs, parsed.link.answers, shelf.library.subjects.values())
    return Compared(
        parsed.link, comparison, Addresses(parsed.selection, url_for("compare"), comparison.answers)
    )


def describe(shelf: Shelf, compared: Compared, today: date) -> ComparisonView:
    """Put what was compared into words."""
    return describe_comparison(shelf.programs, compared.comparison, today=today)


class ComparePages:
    """The pages at and below `/compare`. `today` is the day of reading."""

    def __init__(self, shelf: Shelf, today: Callable[[], date]) -> None:
        self.shelf = shelf
        self.today = today

    def install(self, app: Flask) -> None:
        """Give the pages their addresses."""
        app.add_url_rule("/compare", "compare", self.page)
        app.add_url_rule("/compare/so-far", "compare_so_far", self.so_far)

    def page(self) -> Response:
        """Show the next question that one of the texts still needs, or the matrix."""
        compared = read_compared(self.shelf)
        if compared is None:
            return self._choose()
        link = compared.link
        if link.asked is not None and link.asked.id not in link.answers:
            form = FactForm(link.asked, submitted=request.args)
            form.validate()
            return self._question(compared, form, status=422)
        fact = link.change or compared.comparison.next_fact
        if fact is None:
            return self._matrix(compared)
        return self._question(compared, FactForm(fact, value=link.answers.get(fact.id)))

    def so_far(self) -> Response:
        """Show the matrix as far as the answers go."""
        compared = read_compared(self.shelf)
        if compared is None:
            return self._choose()
        link = replace(compared.link, notices=without_form(compared.link))
        return self._matrix(replace(compared, link=link))

    def _choose(self) -> Response:
        """Let the reader choose texts; what was answered already goes along."""
        parsed = links.parse_comparison(request.args.items(multi=True), self.shelf.library)
        everything = select(self.shelf.library.texts)
        pairs = [*request.args.items(multi=True), *((links.TEXTS, text.key) for text in everything.texts)]
        answers = links.parse_comparison(pairs, self.shelf.library).link.answers
        too_few = links.TEXTS in request.args
        body = render_template(
            "compare_choose.html",
            choice=build_choice(self.shelf, parsed.selection, answers),
            too_few=too_few,
            kinds=KINDS,
            version=version_in_words,
            notices=in_words(n for n in parsed.link.notices if n.trouble is links.Trouble.UNKNOWN_TEXT),
            canonical=url_for("compare"),
            unlisted=bool(request.query_string),
        )
        return Response(body, 422 if too_few else 200)

    def _question(self, compared: Compared, form: FactForm, *, status: int = 200) -> Response:
        page = build_question(compared.standing, form, compared.addresses, self._answers(compared))
        page = with_terms(page, self.shelf.library.terms)
        if previous(compared.standing, form.fact) is None:
            page = replace(page, back=url_for("compare"), back_label=_("Back to the choice of texts"))
        return self._render("compare_question.html", compared, status=status, page=page)

    def _matrix(self, compared: Compared) -> Response:
        last = previous(compared.standing)
        comparison = compared.comparison
        return self._render(
            "compare.html",
            compared,
            view=describe(self.shelf, compared, self.today()),
            back=compared.addresses.change(last.id) if last else url_for("compare"),
            verdicts={
                text.key: request.root_path + links.address(text, comparison.answers)
                for text in comparison.selection.texts
            },
            choice=build_choice(self.shelf, comparison.selection, comparison.answers),
            kinds=KINDS,
            version=version_in_words,
        )

    def _render(self, template: str, compared: Compared, *, status: int = 200, **context: object) -> Response:
        addresses = compared.addresses
        query = links.build(compared.comparison.selection, compared.comparison.answers)
        body = render_template(
            template,
            text={"short": _comparison(compared)},
            address=addresses,
            so_far=f"{url_for('compare_so_far')}?{query}",
            notices=in_words(compared.link.notices),
            canonical=addresses.canonical,
            unlisted=True,
            **context,
        )
        response = Response(body, status)
        response.headers["Link"] = f'<{addresses.canonical}>; rel="canonical"'
        return response

    def _answers(self, compared: Compared) -> tuple[AnswerView, ...]:
        """Tell the answers so far, each once."""
        ignored = {fact.id for fact in compared.comparison.ignored}
        found: dict[str, AnswerView] = {}
        for verdict in compared.comparison.verdicts:
            account = open_account(self.shelf.programs[verdict.text.key], verdict, today=self.today())
            found |= {answer.fact: answer for answer in describe_answers(account)}
            found |= {answer.fact: answer for answer in describe_ignored(account) if answer.fact in ignored}
        return tuple(found[fact.id] for fact in compared.comparison.selection.facts if fact.id in found)


def _comparison(compared: Compared) -> str:
    number = len(compared.comparison.selection.texts)
    return ngettext("Comparison of {number} text", "Comparison of {number} texts", number)


def build_choice(shelf: Shelf, chosen: Selection, answers: Answers) -> Choice:
    """Offer all texts by age, and ready made all of them or the law in force beside one other."""
    everything = select(shelf.library.texts)
    names = dict(zip((text.key for text in everything.texts), names_of(everything.texts), strict=True))
    laws = [text for text in shelf.newest() if text.status is Status.LAW]
    law = max(laws, key=lambda text: text.version, default=None)
    others = [text for text in everything.texts if law is not None and text.key != law.key]
    keys = {text.key for text in chosen.texts}
    return Choice(
        offers=tuple(
            Offer(text, names[text.key], text.about, text.key in keys or not keys)
            for text in everything.texts
        ),
        hidden=links.parameters(everything, answers)[1:],
        everything=Preset(_address(everything, answers)),
        pairs=tuple(
            Preset(_address(select([law, other]), answers), names[law.key], names[other.key])
            for other in others
            if law is not None
        ),
    )


def comparison_so_far(shelf: Shelf, answers: Answers) -> str:
    """Return the address at which all texts stand side by side at once; empty where there is but one text."""
    selection = select(shelf.library.texts)
    if len(selection.texts) < FEWEST:
        return ""
    return f"{url_for('compare_so_far')}?{links.build(selection, answers)}"


def _address(selection: Selection, answers: Answers) -> str:
    return request.root_path + links.address(selection, answers)
