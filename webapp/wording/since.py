"""What became of one person's verdict when the tree of its text changed, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from webapp.engine import Finding
from webapp.engine.since import Since
from webapp.language import N_, _
from webapp.model import Level, Text
from webapp.wording.differing_view import EditView
from webapp.wording.editing import describe_edits
from webapp.wording.grammar import labelled
from webapp.wording.levels import LEVELS, STATES, describe_range
from webapp.wording.placing import placed

SAME: Final = N_(
    "For these answers nothing has changed: the level, every finding and every duty are the same."
)
SAID: Final = N_(
    "For these answers the level, every finding and every duty are the same; some words are not."
)
DECIDED: Final = N_("For these answers the level is the same; what else has changed is told below.")
NOT_KEPT: Final = N_(
    "That state of the tree was not kept, so what has changed for these answers cannot be told."
)
NO_RULE: Final = N_("there was no such rule")
NO_RULE_NOW: Final = N_("the rule is gone")


@dataclass(frozen=True, slots=True)
class FindingMoveView:
    """A rule that stands otherwise than it did. `rule`: its id where it still is, else empty."""

    rule: str
    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SinceView:
    """What changed for these answers. `headline` says it in one sentence; all else may be empty.

    `dropped` and `question`: questions in words, of answers that no longer count and of what is asked now.
    """

    headline: str
    findings: tuple[FindingMoveView, ...]
    arisen: tuple[str, ...]
    gone: tuple[str, ...]
    dropped: tuple[str, ...]
    question: str
    edits: tuple[EditView, ...]


def describe_since(since: Since, before: Text, after: Text) -> SinceView:
    """Put into words what changed between two verdicts on the same answers."""
    return SinceView(
        headline=_headline(since),
        findings=tuple(
            FindingMoveView(
                rule="" if move.after is None else move.rule.id,
                title=move.rule.title,
                before=_(NO_RULE) if move.before is None else _standing(move.before),
                after=_(NO_RULE_NOW) if move.after is None else _standing(move.after),
            )
            for move in since.findings
        ),
        arisen=tuple(duty.do for duty in since.arisen),
        gone=tuple(duty.do for duty in since.gone),
        dropped=tuple(fact.ask for fact in since.dropped),
        question="" if since.new_question is None else since.new_question.ask,
        edits=placed(describe_edits(since.said, before, after), (after, before)),
    )


def unknown_since() -> SinceView:
    """Say that what changed cannot be told."""
    return SinceView(_(NOT_KEPT), (), (), (), (), "", ())


def _headline(since: Since) -> str:
    if since.levels_before != since.levels_after:
        was, now = _level(since.levels_before), _level(since.levels_after)
        return _("For these answers the result has changed. It was: {was} It is: {now}", was=was, now=now)
    if since.is_nothing:
        return _(SAME)
    decided = (since.findings, since.arisen, since.gone, since.new_question, since.dropped)
    return _(DECIDED) if any(decided) else _(SAID)


def _level(levels: tuple[Level, ...]) -> str:
    return f"{LEVELS[levels[0]].label}." if len(levels) == 1 else describe_range(levels)


def _standing(finding: Finding) -> str:
    if finding.level is None:
        return STATES[finding.state]
    return labelled(STATES[finding.state], LEVELS[finding.level].phrase)
