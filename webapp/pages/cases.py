"""The library of cases: found by search and filters, read, guessed at, and taken along on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from flask import Flask, abort, render_template, request, url_for
from werkzeug.datastructures import MultiDict

from webapp import links
from webapp.language import _
from webapp.model import Level, Text, select
from webapp.pages.case_index import CaseIndex, Search
from webapp.pages.compare import comparison_so_far
from webapp.pages.shelf import Shelf
from webapp.wording.cases import CaseView, ResultView, describe_case, topic_in_words
from webapp.wording.comparing import names_of
from webapp.wording.levels import LEVELS

ON_ONE_PAGE: Final = 30
LONGEST_SEARCH: Final = 100
HIGHEST_PAGE: Final = 9_999
SEARCH: Final = ("q", "topic", "level", "text", "parting", "all", "page")
YES: Final = "yes"
REVEAL: Final = "reveal"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of the list asks for, and what of it was left aside."""

    search: Search
    page: int
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """One page of a long list. `before`, `after`: addresses of its neighbours, empty where there is none."""

    number: int
    count: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Guess:
    """What the reader predicted for one text. `level` is empty where nothing was predicted."""

    result: ResultView
    level: str
    verdict: str

    @property
    def right(self) -> bool:
        """Whether the prediction came true."""
        return self.level == self.result.column.mark.label


class CasePages:
    """The views at and below `/cases`. `today` is the day of reading."""

    def __init__(self, shelf: Shelf, today: Callable[[], date]) -> None:
        self.shelf = shelf
        self.today = today
        self.index = CaseIndex(shelf)

    @property
    def texts(self) -> tuple[Text, ...]:
        """All texts by age."""
        return select(self.shelf.library.texts).texts

    def install(self, app: Flask) -> None:
        """Give the views their addresses."""
        app.add_url_rule("/cases", "cases", self.library)
        app.add_url_rule("/cases/<case_id>", "case", self.case)

    def library(self) -> str:
        """List the cases sought, those made for a class first and alone unless all are asked for."""
        asked = read_search(request.args, self.texts, self.index.topics(everything=True))
        search = asked.search
        found = self.index.find(search)
        pages = _pages(asked.page, len(found))
        shown = found[(pages.number - 1) * ON_ONE_PAGE : pages.number * ON_ONE_PAGE]
        return render_template(
            "cases.html",
            search=search,
            cases=[
                (case, self.index.outcome(case), tuple(map(topic_in_words, case.topics))) for case in shown
            ],
            found=len(found),
            pages=pages,
            total=len(self.index.cases),
            for_class=sum(bool(case.discuss) for case in self.index.cases.values()),
            topics={
                topic: f"{topic_in_words(topic)} ({count})"
                for topic, count in self.index.topics(everything=search.everything).items()
            },
            levels={level.value: words.label for level, words in LEVELS.items()},
            texts=dict(zip((text.key for text in self.texts), names_of(self.texts), strict=True)),
            notices=asked.notices,
            canonical=url_for("cases"),
            unlisted=bool(request.query_string),
        )

    def case(self, case_id: str) -> str:
        """Show a case to be predicted, or, if its address says so, with everything revealed."""
        found = self.index.cases.get(case_id) or abort(404)
        revealed = request.args.get(REVEAL) == YES
        view = describe_case(self.shelf.programs, found, self.shelf.library.subjects, today=self.today())
        guesses = self._guesses(view)
        return render_template(
            "case_revealed.html" if revealed else "case.html",
            view=view,
            guesses=guesses,
            made=[guess for guess in guesses if guess.level],
            levels={level.value: words.label for level, words in LEVELS.items()},
            comparison=comparison_so_far(self.shelf, found.answers),
            notices=_left_aside(request.args, {REVEAL, *(text.key for text in self.texts)}),
            canonical=url_for("case", case_id=case_id),
            unlisted=bool(request.query_string),
        )

    def _guesses(self, view: CaseView) -> tuple[Guess, ...]:
        return tuple(
            Guess(
                result=result,
                level=_label(request.args.get(result.column.text.key, "")),
                verdict=request.root_path + links.address(result.column.text, view.case.answers),
            )
            for result in view.results
        )


def read_search(given: MultiDict[str, str], texts: tuple[Text, ...], topics: Mapping[str, int]) -> Asked:
    """Read what the list's form sends. What cannot be read is told, and not looked for."""
    keys = {text.key for text in texts}
    values = {name: given.get(name, "").strip() for name in SEARCH}
    allowed = {
        "topic": values["topic"] in topics,
        "level": values["level"] in {level.value for level in Level},
        "text": values["text"] in keys,
        "page": values["page"].isascii() and values["page"].isdigit() and 0 < len(values["page"]) <= 4,  # noqa: PLR2004
        "parting": values["parting"] == YES,
        "all": values["all"] == YES,
    }
    notices = [
        _("There is no {name} “{value}”. It was left aside.", name=name, value=links.quote(values[name]))
        for name, fits in allowed.items()
        if values[name] and not fits
    ]
    for name, fits in allowed.items():
        if not fits:
            values[name] = ""
    search = Search(
        words=values["q"][:LONGEST_SEARCH],
        topic=values["topic"],
        level=Level(values["level"]) if values["level"] else None,
        text=values["text"],
        parting=bool(values["parting"]),
        everything=bool(values["all"]),
    )
    return Asked(search, int(values["page"] or 1), (*notices, *_left_aside(given, set(SEARCH))))


def _left_aside(given: MultiDict[str, str], known: set[str]) -> tuple[str, ...]:
    unknown = [links.quote(name) for name in given if name not in known]
    if not unknown:
        return ()
    return (_("The address holds “{names}”, which means nothing here.", names=", ".join(unknown[:5])),)


def _label(level: str) -> str:
    """Return what the predicted level is called, empty where none was predicted."""
    return LEVELS[Level(level)].label if level in {known.value for known in Level} else ""


def _pages(wanted: int, found: int) -> Pages:
    count = max(1, -(-found // ON_ONE_PAGE))
    number = min(max(wanted, 1), count)

    def address(page: int) -> str:
        if not 1 <= page <= count:
            return ""
        kept: dict[str, Any] = {name: request.args[name] for name in SEARCH if request.args.get(name)}
        return url_for("cases", **{**kept, "page": page})

    return Pages(number, count, address(number - 1), address(number + 1))
