"""From a verdict to its view: the one place that puts a whole verdict into words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from webapp.engine import Finding, Program, Verdict
from webapp.language import N_, _, joined, ngettext
from webapp.model import Level, Status, Text
from webapp.wording.account import open_account
from webapp.wording.citations import cite, version_in_words
from webapp.wording.duties import describe_duties, describe_topics
from webapp.wording.findings import citation, describe_asides, describe_findings, describe_open_findings
from webapp.wording.glance import reason_in_short
from webapp.wording.grammar import Said, lowered, quoted, sentence
from webapp.wording.levels import LEVELS, STATUSES, describe_range, judged
from webapp.wording.prospects import describe_prospect, narrowed, ranked
from webapp.wording.questions import describe_answers, describe_ignored, describe_questions
from webapp.wording.view import (
    AsideView,
    DoubtView,
    DutiesView,
    FindingView,
    TextView,
    TopicView,
    VerdictView,
)

DISCLAIMER: Final = N_(
    "This result rests on the answers given and on our reading of the text cited. It is no legal advice, "
    "and no authority or court is bound by it."
)
KINDS: Final = Said(
    {
        Status.LAW: N_("Law"),
        Status.DRAFT: N_("Draft"),
        Status.OPINION: N_("Opinion"),
        Status.DEAL: N_("Provisional agreement"),
        Status.DEMAND: N_("Demand"),
    }
)


def describe_verdict(program: Program, verdict: Verdict, *, today: date) -> VerdictView:
    """Put a verdict into words, as read on the day `today`. Pure: the same input gives the same view."""
    verdict = narrowed(program, verdict)
    account = open_account(program, verdict, today=today)
    findings, open_findings = describe_findings(account), describe_open_findings(account)
    asides, duties, topics = describe_asides(account), describe_duties(account), describe_topics(account)
    settled, level = len(verdict.possible_levels) == 1, LEVELS[_certain(verdict)]
    return VerdictView(
        text=_describe_text(verdict.text),
        today=today,
        progress=verdict.status,
        settled=settled,
        level=level,
        possible=tuple(LEVELS[level] for level in verdict.possible_levels),
        headline=headline(verdict),
        span=describe_range(verdict.possible_levels),
        status=STATUSES[verdict.status],
        findings=findings,
        open_findings=open_findings,
        not_applying=asides,
        duties=duties,
        topics=topics,
        questions=ranked(describe_questions(account), program, verdict),
        answers=describe_answers(account),
        ignored=describe_ignored(account),
        doubts=_collect((*_rule_doubts((*findings, *open_findings), asides), *_other_doubts(duties, topics))),
        disclaimer=_(DISCLAIMER),
        prospect=describe_prospect(program, verdict),
        reason=reason_in_short(findings, level, verdict.text.role) if settled else "",
    )


def headline(verdict: Verdict) -> str:
    """Answer the reader's question in one sentence, with the rule that decides it and its citation."""
    level = _certain(verdict)
    deciding = [finding for finding in verdict.findings if finding.level is level]
    if not deciding and level is not Level.NONE:
        # Every way that is left ends there, whichever of these rules brings it about.
        deciding = [finding for finding in verdict.findings if level in finding.possible]
    if len(verdict.possible_levels) != 1:
        known = deciding and verdict.level is not Level.NONE and verdict.level in verdict.possible_levels
        span = _("Still open: {levels}", levels=lowered(describe_range(verdict.possible_levels)))
        return joined(" ", (span, _named(verdict, deciding))) if known else span
    judgement = judged(level, verdict.text.status)
    if not deciding:
        return _(
            "Used as described, the system {judged} of the {text}.", judged=judgement, text=verdict.text.short
        )
    return _("Used as described, the system {judged}: {rules}.", judged=judgement, rules=_rules(deciding))


def _certain(verdict: Verdict) -> Level:
    """Return the only level that is left, also where no finding has it yet; else the strictest so far."""
    return verdict.possible_levels[0] if len(verdict.possible_levels) == 1 else verdict.level


def _named(verdict: Verdict, deciding: list[Finding]) -> str:
    level = LEVELS[verdict.level].phrase
    return sentence(_("Certain so far: {level}, by {rules}", level=level, rules=_rules(deciding)))


def _rules(deciding: list[Finding]) -> str:
    """Name the first deciding rule, and count the others."""
    first, more = deciding[0], len(deciding) - 1
    named = quoted(first.rule.title) + citation(first)
    if not more:
        return named
    return ngettext("{rule} and {number} more rule", "{rule} and {number} more rules", more, rule=named)


def _describe_text(text: Text) -> TextView:
    return TextView(
        key=text.key,
        title=text.title,
        short=text.short,
        version=version_in_words(text),
        status=KINDS[text.status],
        issuer=text.issuer,
        about=text.about,
        as_of=text.as_of,
        source=cite((text.source,))[0],
        digest=text.digest,
    )


def _rule_doubts(findings: Iterable[FindingView], asides: Iterable[AsideView]) -> Iterator[DoubtView]:
    for finding in findings:
        yield from finding.doubts
        for limb in (*finding.carve_outs, *finding.exceptions, *finding.missing, *finding.safeguards):
            yield from limb.doubts
    for aside in asides:
        yield from aside.doubts


def _other_doubts(duties: DutiesView, topics: Iterable[TopicView]) -> Iterator[DoubtView]:
    for duty in (*duties.yours, *duties.others, *duties.unclear):
        yield from duty.doubts
    for topic in topics:
        for note in topic.notes:
            yield from note.doubts


def _collect(doubts: Iterable[DoubtView]) -> tuple[DoubtView, ...]:
    """Keep each doubt once, however many rules it touches."""
    found: dict[str, DoubtView] = {}
    for view in doubts:
        found.setdefault(view.text, view)
    return tuple(found.values())
