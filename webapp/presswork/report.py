"""The report before it is set: a view poured into the template, with everything that it needs inside.

The page loads nothing: styles and pictures stand in it, fonts are found by the worker. So the same view, link
and day give the same page, and the same page gives the same PDF.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from segno.encoder import DataOverflowError

from webapp.resources import locate
from webapp.wording.citations import day_in_words
from webapp.wording.levels import LADDER, STANCE_WORDS, LevelWords
from webapp.wording.view import AsideView, DutyView, FindingView, SourceView, VerdictView

ATTACHED: Final = "verdict.json"
OPEN_HEADING: Final = "Not settled yet"
OPEN_MEANING: Final = "The answers so far leave more than one result possible."
LONGEST_LINE: Final = 84
MOST_SHOWN: Final = 6
MOST_NAMED: Final = 4
DOTS_PER_MODULE: Final = 6
QUIET_MODULES: Final = 4
SMALLEST_MODULE_MM: Final = 0.5
WIDEST_CODE_MM: Final = 80.0
NARROWEST_CODE_MM: Final = 34.0


@dataclass(frozen=True, slots=True)
class Report:
    """A report ready to be set: its page, the JSON attached to it, and the day it bears."""

    html: str
    attachment: bytes
    created: date

    @property
    def key(self) -> str:
        """A digest of everything that the PDF is made of."""
        parts = (self.html.encode(), self.attachment, self.created.isoformat().encode())
        return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


@dataclass(frozen=True, slots=True)
class Code:
    """The picture of a QR code, and how wide it stands on the page, in millimetres."""

    url: str
    width: str


@dataclass(frozen=True, slots=True)
class Cover:
    """What the template shows beside the view.

    `shown`, `shown_open`: the findings in the summary; `told`: open ones in full, `listed`: those only named;
    `asides`: the rules that do not apply, by why; `numbers`: the points that are contested, by their text.
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
    documents: tuple[SourceView, ...]
    date: date
    created: str
    link: str
    link_lines: tuple[str, ...]
    code: Code | None
    attached: str
    stylesheet: Markup


def compose_report(view: VerdictView, *, document: bytes, link: str, created: date) -> Report:
    """Pour a verdict into the report's page.

    `document`: the verdict as JSON, to be attached; `link`: the whole address that brings the verdict back.
    """
    page = _templates(locate().templates).get_template("report.html")
    html = page.render(view=view, report=_cover(view, link=link, created=created))
    return Report(html=html, attachment=document, created=created)


def _cover(view: VerdictView, *, link: str, created: date) -> Cover:
    settled = view.settled
    beside = tuple(words for words in view.possible if words not in LADDER)
    return Cover(
        heading=view.level.label if settled else OPEN_HEADING,
        meaning=view.level.meaning if settled else OPEN_MEANING,
        symbol=view.level.symbol if settled else "question",
        tone=view.level.level.value if settled else "open",
        ladder=(*LADDER, *beside),
        points=tuple(_points(view)),
        shown=view.findings[:MOST_SHOWN],
        shown_open=view.open_findings[: max(0, MOST_SHOWN - len(view.findings))],
        told=tuple(filter(_is_begun, view.open_findings)),
        listed=tuple(finding for finding in view.open_findings if not _is_begun(finding)),
        asides=_asides(view),
        numbers={doubt.text: number for number, doubt in enumerate(view.doubts, start=1)},
        documents=_documents(view),
        date=created,
        created=created.isoformat(),
        link=link,
        link_lines=_in_lines(link),
        code=_picture_of(link),
        attached=ATTACHED,
        stylesheet=Markup(_stylesheet(locate().static)),  # noqa: S704 (our own file)
    )


def _is_begun(finding: FindingView) -> bool:
    """Say whether something of an open finding is settled; of the others there is nothing to tell yet."""
    return any(reason.stance == "held" for reason in finding.because)


def _asides(view: VerdictView) -> dict[str, list[AsideView]]:
    """Gather the rules that do not apply for the same reason."""
    found: dict[str, list[AsideView]] = {}
    for aside in view.not_applying:
        found.setdefault(aside.because, []).append(aside)
    return found


def _points(view: VerdictView) -> Iterator[str]:
    """Yield the summary in short sentences."""
    more = len(view.findings) + len(view.open_findings) - MOST_SHOWN
    if more > 0:
        yield f"{_counted(more, 'more rule')} {'applies' if more == 1 else 'apply'} or may apply."
    missing = sum(len(finding.missing) for finding in (*view.findings, *view.open_findings))
    if missing:
        yield f"{_counted(missing, 'condition')} of an exception {_is(missing)} not shown to be met."
    if view.questions:
        asked = len(view.questions)
        yield f"{_counted(asked, 'question')} {_is(asked)} still without a definite answer."
    yield _duties_in_short(view.duties.yours)
    if view.doubts:
        yield f"{_counted(len(view.doubts), 'point')} {_is(len(view.doubts))} contested or not verified."
    unsure = sum(answer.unsure for answer in view.answers)
    sure = f", {unsure} of them not sure" if unsure else ""
    yield f"It rests on {_counted(len(view.answers), 'answer')}{sure}."


def _duties_in_short(duties: tuple[DutyView, ...]) -> str:
    if not duties:
        return "No duty is certain to fall on you by this text."
    begun = sum(duty.timing.begun for duty in duties)
    coming = [duty.timing.since for duty in duties if not duty.timing.begun and duty.timing.since]
    later = f", the next from {day_in_words(min(coming))}" if coming else ""
    fall = "falls" if len(duties) == 1 else "fall"
    return f"{_counted(len(duties), 'duty')} {fall} on you, {begun} of them already{later}."


def _counted(number: int, noun: str) -> str:
    many = f"{noun.removesuffix('y')}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun if number == 1 else many}"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _documents(view: VerdictView) -> tuple[SourceView, ...]:
    """Return one citation for each document as a whole, the text itself first."""
    found: dict[str, SourceView] = {}
    for source in (view.text.source, *_sources(view)):
        found.setdefault(source.title, replace(source, cite="", url=source.url.partition("#")[0]))
    return tuple(found.values())


def _sources(view: VerdictView) -> Iterator[SourceView]:
    for finding in (*view.findings, *view.open_findings):
        yield from _finding_sources(finding)
    for duty in (*view.duties.yours, *view.duties.unclear, *view.duties.others):
        yield from duty.sources
    for topic in view.topics:
        for note in topic.notes:
            yield from note.sources
    for doubt in view.doubts:
        yield from doubt.sources


def _finding_sources(finding: FindingView) -> Iterable[SourceView]:
    yield from finding.sources
    for limb in (*finding.carve_outs, *finding.exceptions, *finding.missing, *finding.safeguards):
        yield from limb.sources


def _picture_of(link: str) -> Code | None:
    """Draw the link as a QR code, large enough to be read from paper; too long a link has none.

    A picture of dots, because a drawing of so many strokes would take the worker seconds.
    """
    try:
        code = segno.make(link, error="l", micro=False, boost_error=False)
    except DataOverflowError:
        return None
    modules = code.symbol_size(border=QUIET_MODULES)[0]
    width = min(max(modules * SMALLEST_MODULE_MM, NARROWEST_CODE_MM), WIDEST_CODE_MM)
    return Code(code.png_data_uri(scale=DOTS_PER_MODULE, border=QUIET_MODULES), f"{width:.1f}")


def _in_lines(link: str) -> tuple[str, ...]:
    """Break the link into lines for the page, between answers where that is possible."""
    pieces = re.findall(r"[^&]+&?|&", link)
    lines = [""]
    for piece in pieces:
        if lines[-1] and len(lines[-1]) + len(piece) > LONGEST_LINE:
            lines.append("")
        lines[-1] += piece
    return tuple(line[at : at + LONGEST_LINE] for line in lines for at in range(0, len(line), LONGEST_LINE))


@cache
def _templates(folder: Path) -> Environment:
    templates = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.globals |= {"day": day_in_words, "STANCES": STANCE_WORDS, "most_named": MOST_NAMED}
    return templates


@cache
def _stylesheet(folder: Path) -> str:
    return (folder / "report.css").read_text(encoding="utf-8")
