"""The report before it is set: a view poured into the template, with everything that it needs inside.

The same view, link and day give the same page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal, TypeAlias

from markupsafe import Markup

from webapp.language import N_, _, language, ngettext
from webapp.presswork.page import Code, Report, in_lines, picture_of, render_page, stylesheet
from webapp.presswork.pictures import Figure, figures
from webapp.wording.cited import DocumentView, documents_cited
from webapp.wording.glance import duties_in_short
from webapp.wording.levels import LADDER, LevelWords
from webapp.wording.view import (
    AnswerView,
    AsideView,
    DutyView,
    FindingView,
    QuestionView,
    VerdictView,
)

Form: TypeAlias = Literal["full", "short"]
"""The whole report, or what matters most on two pages."""

ATTACHED: Final = "verdict.json"
OPEN_HEADING: Final = N_("Not settled yet")
OPEN_MEANING: Final = N_("The answers so far leave more than one result possible.")
MOST_SHOWN: Final = 6
MOST_IN_SHORT: Final = 4
LONGEST_BESIDE: Final = 1_200
"""So many characters of an address fit beside its code, and on the second page of a short report."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What the template shows beside the view.

    `shown`, `shown_open`: the findings in the summary; `told`: open ones in full, `listed`: those only named;
    `asides`: the rules that do not apply, by why; `numbers`: the points that are contested, by their text;
    `asked`, `first_duties`: what of these the short report tells.
    """

    heading: str
    meaning: str
    symbol: str
    tone: str
    ladder: tuple[LevelWords, ...]
    points: tuple[str, ...]
    shown: tuple[FindingView, ...]
    shown_open: tuple[FindingView, ...]
    told: tuple[FindingView, ...]
    listed: tuple[FindingView, ...]
    asides: dict[str, list[AsideView]]
    numbers: dict[str, int]
    documents: tuple[DocumentView, ...]
    asked: tuple[QuestionView, ...]
    first_duties: tuple[DutyView, ...]
    form: Form
    date: date
    created: str
    link: str
    link_lines: tuple[str, ...]
    code: Code | None
    attached: str
    pictures: tuple[Figure, ...]
    stylesheet: Markup

    @property
    def apart(self) -> bool:
        """Whether the address is too long to stand beside its code."""
        return len(self.link) > LONGEST_BESIDE


def report_key(tree: str, *, link: str, created: date, form: Form = "full") -> str:
    """Return a digest of everything that a report is made of, without making it.

    `tree`: the digest of the text's tree. The link names the text and holds the answers.
    """
    parts = f"{tree} {created.isoformat()} {form} {language()} {link}"
    return hashlib.sha256(parts.encode()).hexdigest()


def compose_report(
    view: VerdictView, *, document: bytes, link: str, created: date, form: Form = "full"
) -> Report:
    """Pour a verdict into the report's page.

    `document`: the verdict as JSON, to be attached; `link`: the whole address that brings the verdict back.
    """
    cover = _cover(view, link=link, created=created, form=form)
    html = render_page("report.html", view=view, report=cover)
    return Report(html=html, attachment=document, created=created)


def _cover(view: VerdictView, *, link: str, created: date, form: Form) -> Cover:
    settled = view.settled
    beside = tuple(words for words in view.possible if words not in LADDER)
    told = tuple(filter(_is_begun, view.open_findings))
    listed = tuple(_named(finding) for finding in view.open_findings if finding not in told)
    asides = tuple(replace(aside, sources=aside.sources[:1]) for aside in view.not_applying)
    shown = view.findings[:MOST_SHOWN]
    room = max(0, (MOST_SHOWN if form == "full" else MOST_IN_SHORT) - len(shown))
    printed = form == "full" or len(link) <= LONGEST_BESIDE
    return Cover(
        heading=view.level.label if settled else _(OPEN_HEADING),
        meaning=view.level.meaning if settled else _(OPEN_MEANING),
        symbol=view.level.symbol if settled else "question",
        tone=view.level.level.value if settled else "open",
        ladder=(*LADDER, *beside),
        points=tuple(_points(view, shown=len(shown) + min(room, len(view.open_findings)))),
        shown=shown,
        shown_open=view.open_findings[:room],
        told=told,
        listed=listed,
        asides=_by_reason(asides),
        numbers={doubt.text: number for number, doubt in enumerate(view.doubts, start=1)},
        documents=documents_cited(replace(view, open_findings=(*told, *listed), not_applying=asides)),
        asked=view.questions[:MOST_IN_SHORT],
        first_duties=view.duties.yours[:MOST_IN_SHORT],
        form=form,
        date=created,
        created=created.isoformat(),
        link=link,
        link_lines=in_lines(link) if printed else (),
        code=picture_of(link) if printed else None,
        attached=ATTACHED,
        pictures=figures(view.pictures),
        stylesheet=stylesheet("report.css"),
    )


def _is_begun(finding: FindingView) -> bool:
    """Say whether something of an open finding is settled; of the others there is nothing to tell yet."""
    return any(reason.stance == "held" for reason in finding.because)


def _named(finding: FindingView) -> FindingView:
    """Return of an open finding what is told where it is only named."""
    return replace(
        finding,
        because=(),
        carve_outs=(),
        exceptions=(),
        missing=(),
        safeguards=(),
        sources=finding.sources[:1],
    )


def _by_reason(asides: tuple[AsideView, ...]) -> dict[str, list[AsideView]]:
    """Gather the rules that do not apply for the same reason."""
    found: dict[str, list[AsideView]] = {}
    for aside in asides:
        found.setdefault(aside.because, []).append(aside)
    return found


def _points(view: VerdictView, *, shown: int) -> Iterator[str]:
    """Yield the summary in short sentences. `shown`: so many rules stand above it."""
    more = len(view.findings) + len(view.open_findings) - shown
    if more > 0:
        yield ngettext(
            "{number} more rule applies or may apply.", "{number} more rules apply or may apply.", more
        )
    missing = sum(len(finding.missing) for finding in (*view.findings, *view.open_findings))
    if missing:
        yield ngettext(
            "{number} condition of an exception is not shown to be met.",
            "{number} conditions of an exception are not shown to be met.",
            missing,
        )
    if view.questions:
        yield ngettext(
            "{number} question is still without a definite answer.",
            "{number} questions are still without a definite answer.",
            len(view.questions),
        )
    yield duties_in_short(view.duties.yours)
    if view.doubts:
        yield ngettext(
            "{number} point is contested or not verified.",
            "{number} points are contested or not verified.",
            len(view.doubts),
        )
    yield _answers_counted(view.answers)


def _answers_counted(answers: Sequence[AnswerView]) -> str:
    unsure = sum(answer.unsure for answer in answers)
    if not unsure:
        return ngettext("It rests on {number} answer.", "It rests on {number} answers.", len(answers))
    return ngettext(
        "It rests on {number} answer, {unsure} of them not sure.",
        "It rests on {number} answers, {unsure} of them not sure.",
        len(answers),
        unsure=unsure,
    )
