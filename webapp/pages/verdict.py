"""What the verdict page adds to the verdict in words: heading, contents, the scale of levels with marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from webapp.language import N_, _
from webapp.model import Level
from webapp.wording.cited import DocumentView, documents_cited
from webapp.wording.glance import StepView, next_steps, timing_of
from webapp.wording.grammar import Said
from webapp.wording.letters import Kind
from webapp.wording.levels import LADDER, LevelWords
from webapp.wording.view import DutyView, Timing, VerdictView

OPEN_HEADING: Final = N_("Not settled yet")
OPEN_SYMBOL: Final = "question"
OPEN_TONE: Final = "unsettled"
LETTERS: Final[Mapping[Kind, str]] = Said(
    {
        "ask": N_("Letter to the vendor with the open questions"),
        "prepare": N_("What to prepare for buyers"),
    }
)
STANCES: Final = Said({"held": N_("holds"), "failed": N_("does not hold"), "open": N_("not known yet")})


@dataclass(frozen=True, slots=True)
class Step:
    """One level on the scale. `said`: what its mark means, in words; `tone`: the class that carries it."""

    level: LevelWords
    tone: str
    said: str


@dataclass(frozen=True, slots=True)
class DutyGroup:
    """Duties that apply at the same time. `when` says so, and is empty where no date is known."""

    when: str
    duties: tuple[DutyView, ...]


@dataclass(frozen=True, slots=True)
class VerdictPage:
    """A verdict with its heading, its scale, and the sections that it has, by id."""

    heading: str
    symbol: str
    tone: str
    scale: tuple[Step, ...]
    contents: dict[str, str]
    yours: tuple[DutyGroup, ...]
    unclear: tuple[DutyGroup, ...]
    others: tuple[DutyGroup, ...]
    documents: tuple[DocumentView, ...]
    letter: str
    timing: Timing | None
    steps: tuple[StepView, ...]


def build_verdict(view: VerdictView, letter: Kind) -> VerdictPage:
    """Head a verdict by its level once that is settled; before, never by a level that may still change.

    `letter`: the kind of letter that fits the reader.
    """
    level = view.level
    return VerdictPage(
        heading=level.label if view.settled else _(OPEN_HEADING),
        symbol=level.symbol if view.settled else OPEN_SYMBOL,
        tone=level.level.value if view.settled else OPEN_TONE,
        scale=tuple(_step(words, view) for words in _ladder(view)),
        contents={name: title for name, title, shown in _sections(view) if shown},
        yours=_by_date(view.duties.yours),
        unclear=_by_date(view.duties.unclear),
        others=_by_date(view.duties.others),
        documents=documents_cited(view),
        letter=LETTERS[letter],
        timing=timing_of(view),
        steps=next_steps(view),
    )


def _by_date(duties: tuple[DutyView, ...]) -> tuple[DutyGroup, ...]:
    groups = groupby(duties, key=lambda duty: duty.timing.words)
    return tuple(DutyGroup(when, tuple(found)) for when, found in groups)


def _sections(view: VerdictView) -> tuple[tuple[str, str, bool], ...]:
    duties = view.duties
    return (
        ("findings", _("What applies and why"), bool(view.findings)),
        ("open", _("What is still open"), bool(view.open_findings or view.questions)),
        ("duties", _("Duties"), bool(duties.yours or duties.others or duties.unclear)),
        ("change", _("What would change it"), bool(view.prospect.change.groups)),
        ("notes", _("What else to know"), bool(view.topics)),
        ("doubts", _("Contested and unverified points"), bool(view.doubts)),
        ("not-applying", _("Rules that do not apply"), bool(view.not_applying)),
        ("sources", _("The sources and their weight"), True),
        ("answers", _("Your answers"), True),
        ("keep", _("Keep or share this result"), True),
    )


def _ladder(view: VerdictView) -> tuple[LevelWords, ...]:
    """Return a law's levels, strictest first, and those beside them only where this verdict has one."""
    beside = [words for words in view.possible if words.level in (Level.SILENT, Level.UNKNOWN)]
    return (*reversed(LADDER), *beside)


def _step(words: LevelWords, view: VerdictView) -> Step:
    if words not in view.possible:
        return Step(words, "other", "")
    if view.settled:
        return Step(words, "result", _("this result"))
    return Step(words, "possible", _("still possible"))
