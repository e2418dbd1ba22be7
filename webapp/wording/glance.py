"""What is read of a verdict first: why in a sentence or two, from when, and what to do next.

All of it also stands further down, told in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from webapp.language import _, joined, ngettext
from webapp.model import Level, Topic
from webapp.wording.grammar import day_in_words, enumerate_words, sentence
from webapp.wording.levels import TOPICS, LevelWords
from webapp.wording.view import DutyView, FindingView, ReasonView, Timing, VerdictView

Aim: TypeAlias = Literal["findings", "letter", "duties", "change", "notes"]
"""Where a step leads: to the letter, or to a section of the page."""


@dataclass(frozen=True, slots=True)
class StepView:
    """Something to do next. `words`: a sentence, or a title; `to`: where it is done."""

    to: Aim
    words: str


def reason_in_short(findings: Iterable[FindingView], level: LevelWords, role: str | None) -> str:
    """Say what makes the deciding rule reach the system, and what makes an exception fit.

    What the reader is (the fact `role`) and how other rules stand are left out where there is more to tell.
    """
    deciding = next((finding for finding in findings if finding.level == level), None)
    if deciding is None:
        plain = level.level is Level.NONE
        return _("No rule of the text that would put it into a category applies.") if plain else ""
    fitting = [reason for limb in deciding.exceptions if limb.stance == "held" for reason in limb.because]
    reasons = (*deciding.because, *fitting)
    telling = [reason for reason in reasons if _is_telling(reason, role)]
    return joined(" ", dict.fromkeys(reason.text for reason in telling or reasons))


def timing_of(view: VerdictView) -> Timing | None:
    """Return when the rule that decides applies; nothing while the verdict is open."""
    if not view.settled:
        return None
    return next((finding.timing for finding in view.findings if finding.level == view.level), None)


def next_steps(view: VerdictView) -> tuple[StepView, ...]:
    """Tell what to do next: what to ask, what must be done, what would change it, what else applies."""
    return tuple(_steps(view))


def duties_in_short(duties: tuple[DutyView, ...]) -> str:
    """Count the reader's duties, and say how many of them apply already."""
    if not duties:
        return _("No duty is certain to fall on you by this text.")
    begun = sum(duty.timing.begun for duty in duties)
    if begun == len(duties) == 1:
        return _("One duty falls on you, and it applies already.")
    coming = [duty.timing.since for duty in duties if not duty.timing.begun and duty.timing.since]
    if not coming:
        return ngettext(
            "{number} duty falls on you, {begun} of them already.",
            "{number} duties fall on you, {begun} of them already.",
            len(duties),
            begun=begun,
        )
    return ngettext(
        "{number} duty falls on you, {begun} of them already, the next from {date}.",
        "{number} duties fall on you, {begun} of them already, the next from {date}.",
        len(duties),
        begun=begun,
        date=day_in_words(min(coming)),
    )


def _steps(view: VerdictView) -> Iterator[StepView]:
    timing = timing_of(view)
    if timing and timing.begun and view.duties.yours:
        if view.level.level is Level.PROHIBITED:
            yield StepView("findings", _("Do not use it in this form, and do not supply it for such a use."))
        if view.level.level is Level.CONDITIONAL:
            yield StepView(
                "findings", _("Keep every safeguard in place: without one of them it is prohibited.")
            )
    if view.questions:
        yield StepView(
            "letter",
            ngettext(
                "Ask about the {number} point that is still open.",
                "Ask about the {number} points that are still open.",
                len(view.questions),
            ),
        )
    if view.duties.yours:
        yield StepView("duties", duties_in_short(view.duties.yours))
    milder = [step.level.phrase for step in view.prospect.change.down]
    if milder:
        yield StepView(
            "change",
            _("See what would have to change for it to be {levels}.", levels=enumerate_words(milder, "or")),
        )
    if any(topic.topic is Topic.DATA_PROTECTION for topic in view.topics):
        yield StepView("notes", sentence(TOPICS[Topic.DATA_PROTECTION]))


def _is_telling(reason: ReasonView, role: str | None) -> bool:
    return reason.stance == "held" and reason.facts not in ((), (role,))
