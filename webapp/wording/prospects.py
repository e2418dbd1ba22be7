"""What can still come of a verdict, and what alone forces it, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from webapp.engine import STRICTNESS, Finding, Program, Verdict
from webapp.engine.doubt import Settler
from webapp.engine.smallest import Ground
from webapp.engine.study import study
from webapp.language import N_, _, joined, ngettext
from webapp.model import UNSURE, Level, Rule, State, Value
from webapp.wording.answering import Answering
from webapp.wording.changing import describe_change
from webapp.wording.citations import cite
from webapp.wording.grammar import enumerate_words, itemise, sentence
from webapp.wording.levels import LEVELS, MOST_LISTED, STATES, describe_range, judged
from webapp.wording.prospect_view import ForcedView, OutcomeView, OutlookView, ProspectView, ReachView
from webapp.wording.view import QuestionView

NOTHING_SETTLED: Final = N_("Settles nothing by itself.")
WHATEVER: Final = N_("It holds whatever is answered.")


def describe_prospect(program: Program, verdict: Verdict) -> ProspectView:
    """Tell what can still come of a verdict, what would change it, and what alone forces it."""
    found, answering = study(program, verdict), Answering(program)
    ignored = {fact.id for fact in verdict.ignored}
    total = sum(value != UNSURE for name, value in verdict.answers.items() if name not in ignored)
    return ProspectView(
        outlook=_outlook(verdict, found.outlook.states),
        change=describe_change(verdict, found, answering),
        forced=None if found.forced is None else _forced(found.forced, total, answering),
        forced_rules={
            rule: _forced(grounds, total, answering) for rule, grounds in found.forced_rules.items()
        },
    )


def narrowed(program: Program, verdict: Verdict) -> Verdict:
    """Leave in each open finding only the levels that it can have, all open answers taken together."""
    if all(finding.state is not State.UNKNOWN for finding in verdict.findings):
        return verdict
    states = study(program, verdict).outlook.states
    return replace(
        verdict,
        findings=tuple(
            replace(finding, possible=_levels(finding.rule, states[finding.rule.id]))
            if finding.state is State.UNKNOWN
            else finding
            for finding in verdict.findings
        ),
    )


def ranked(questions: Iterable[QuestionView], program: Program, verdict: Verdict) -> tuple[QuestionView, ...]:
    """Put the questions first that settle most, each with what its answers would leave."""
    outlook = study(program, verdict).outlook
    answering = Answering(program)
    open_rules = sum(finding.state is State.UNKNOWN for finding in verdict.findings)
    now = verdict.possible_levels
    telling = {settler.fact.id: settler for settler in outlook.settlers}
    order = list(telling)
    told = [
        replace(
            question,
            outcomes=_outcomes(telling[question.fact], now, open_rules, answering),
        )
        if question.fact in telling
        else question
        for question in questions
    ]
    return tuple(sorted(told, key=lambda q: order.index(q.fact) if q.fact in telling else len(order)))


def _outlook(verdict: Verdict, states: Mapping[str, frozenset[State]]) -> OutlookView:
    levels = verdict.possible_levels
    is_open = [finding for finding in verdict.findings if finding.state is State.UNKNOWN]
    rules = [_reach(finding, states[finding.rule.id]) for finding in is_open]
    rules.sort(key=lambda rule: -max(words.strictness for words in rule.levels))
    status, several = verdict.text.status, len(levels) > 1
    counted = ngettext(
        "{number} of {total} rules is still open.",
        "{number} of {total} rules are still open.",
        len(rules),
        total=len(verdict.findings),
    )
    return OutlookView(
        worst=_("At worst it {judged}.", judged=judged(levels[-1], status)) if several else "",
        best=_("At best it {judged}.", judged=judged(levels[0], status)) if several else "",
        counted=counted if rules else "",
        rules=tuple(rules),
    )


def _reach(finding: Finding, states: frozenset[State]) -> ReachView:
    levels = _levels(finding.rule, states)
    return ReachView(
        rule=finding.rule.id,
        title=finding.rule.title,
        cite=joined("; ", (source.label for source in cite(finding.rule.sources)[:1])),
        ways=tuple(STATES[state] for state in State if state in states),
        levels=tuple(LEVELS[level] for level in STRICTNESS if level in levels),
    )


def _levels(rule: Rule, states: frozenset[State]) -> frozenset[Level]:
    brings = {State.APPLIES: rule.finding, State.EXCEPTED: rule.then, State.DOES_NOT_APPLY: Level.NONE}
    return frozenset(brings[state] for state in states)


def _outcomes(
    settler: Settler, now: tuple[Level, ...], open_rules: int, answering: Answering
) -> tuple[OutcomeView, ...]:
    """Tell what the answers would leave, those together that leave the same."""
    found: dict[tuple[tuple[Level, ...], int], list[Value]] = {}
    for outcome in settler.outcomes:
        found.setdefault((outcome.levels, outcome.rules), []).extend(outcome.values)
    return tuple(
        OutcomeView(
            answer=answering.label(settler.fact, values),
            levels=tuple(LEVELS[level] for level in levels),
            words=" ".join(filter(None, (levels_left(levels, now), decided(rules, open_rules))))
            or _(NOTHING_SETTLED),
        )
        for (levels, rules), values in found.items()
    )


def levels_left(levels: tuple[Level, ...], now: tuple[Level, ...]) -> str:
    """Say which levels are left of those possible now, or, where these are many, which are not any more."""
    if levels == now:
        return ""
    if len(levels) <= MOST_LISTED:
        return describe_range(levels)
    gone = [LEVELS[level].phrase for level in now if level not in levels]
    return sentence(_("It could no longer be {levels}", levels=enumerate_words(gone, "or")))


def decided(rules: int, open_rules: int) -> str:
    """Say how many of the open rules an answer decides that leaves some open."""
    number = open_rules - rules
    if number <= 0:
        return ""
    if open_rules == 1:
        return _("Decides the only open rule.")
    if not rules:
        return ngettext("Decides all {number} open rule.", "Decides all {number} open rules.", open_rules)
    return _("Decides {decided} of {total} open rules.", decided=number, total=open_rules)


def _forced(grounds: tuple[Ground, ...], total: int, answering: Answering) -> ForcedView:
    clauses = tuple(answering.ground(ground) for ground in grounds)
    if not clauses:
        return ForcedView(_(WHATEVER).removesuffix("."), _(WHATEVER), ())
    counted = ngettext(
        "{number} of {total} answer is enough for it, whatever the others are",
        "{number} of {total} answers are enough for it, whatever the others are",
        len(clauses),
        total=total,
    )
    words = ngettext(
        "This answer is enough for it: {clauses}.",
        "These answers are enough for it: {clauses}.",
        len(clauses),
        clauses=itemise(clauses),
    )
    return ForcedView(counted=counted, words=words, clauses=clauses)
