"""Findings in words: what each rule yields, why, which exceptions were tried and what is missing."""

from __future__ import annotations

from webapp.engine import STRICTNESS, Finding, LimbState, Truth
from webapp.language import _, joined, ngettext
from webapp.model import Level, State, Status
from webapp.wording.account import Account, because, describe_limb, first_against, shown_doubts
from webapp.wording.citations import cite, timing
from webapp.wording.grammar import enumerate_words, quoted
from webapp.wording.levels import LEVELS, STATES, is_stated, judged
from webapp.wording.view import AsideView, FindingView, LimbView


def describe_findings(account: Account) -> tuple[FindingView, ...]:
    """Tell the rules that apply or are lifted by an exception, strictest first."""
    decided = [finding for finding in account.verdict.findings if finding.level is not None]
    decided.sort(key=lambda finding: -STRICTNESS.index(finding.level or Level.NONE))
    return tuple(describe_finding(account, finding) for finding in decided)


def describe_open_findings(account: Account) -> tuple[FindingView, ...]:
    """Tell the rules that are still open, those first that can become strictest."""
    found = [finding for finding in account.verdict.findings if finding.state is State.UNKNOWN]
    found.sort(key=lambda finding: -max(STRICTNESS.index(level) for level in finding.possible))
    return tuple(describe_finding(account, finding) for finding in found)


def describe_asides(account: Account) -> tuple[AsideView, ...]:
    """Tell the rules that do not apply, each with one short reason."""
    return tuple(
        AsideView(
            rule=finding.rule.id,
            title=finding.rule.title,
            because=first_against(account, finding),
            sources=cite(finding.rule.sources),
            doubts=shown_doubts(account, finding),
        )
        for finding in account.verdict.findings
        if finding.state is State.DOES_NOT_APPLY
    )


def describe_finding(account: Account, finding: Finding) -> FindingView:
    """Tell one rule that applies, is lifted by an exception, or is open."""
    rule = finding.rule
    missing = {state.limb.name for state in finding.missing}
    tried = any(state.truth is not Truth.FALSE for state in finding.exceptions)
    return FindingView(
        rule=rule.id,
        title=rule.title,
        about=rule.about,
        state=finding.state,
        state_label=STATES[finding.state],
        level=None if finding.level is None else LEVELS[finding.level],
        possible=tuple(LEVELS[level] for level in STRICTNESS if level in finding.possible),
        headline=_headline(finding, account.program.text.status),
        because=because(account, finding),
        carve_outs=_limbs(account, finding.unless),
        exceptions=_limbs(account, finding.exceptions),
        missing=_limbs(account, finding.missing),
        safeguards=_limbs(
            account, tuple(state for state in finding.provided if tried and state.limb.name not in missing)
        ),
        timing=timing(rule.applies_from, rule.applies_until, today=account.today),
        sources=cite(rule.sources),
        doubts=shown_doubts(account, finding),
    )


def citation(finding: Finding) -> str:
    """Return the first citation of a finding's rule in brackets, with a space before them, or nothing."""
    return joined("", (" (" + source.label + ")" for source in cite(finding.rule.sources)[:1]))


def _limbs(account: Account, states: tuple[LimbState, ...]) -> tuple[LimbView, ...]:
    return tuple(describe_limb(account, state) for state in states)


def _headline(finding: Finding, status: Status) -> str:
    rule, cited = finding.rule, citation(finding)
    match finding.state:
        case State.APPLIES:
            applies = _("This {judged}{cited}.", judged=judged(rule.finding, status), cited=cited)
            unmet = _unmet(finding)
            return joined(" ", (applies, unmet)) if unmet else applies
        case State.EXCEPTED:
            exceptions = _fitting(finding)
            if rule.then is Level.NONE:
                return _("This rule falls away{cited} by {exceptions}.", cited=cited, exceptions=exceptions)
            then = judged(rule.then, status)
            if not finding.provided:
                return _(
                    "This {judged}{cited} by {exceptions}.", judged=then, cited=cited, exceptions=exceptions
                )
            return _(
                "This {judged}{cited} by {exceptions}, with everything that it needs.",
                judged=then,
                cited=cited,
                exceptions=exceptions,
            )
        case _:
            return _open_headline(finding, cited, stated=is_stated(status, rule.finding))


def _open_headline(finding: Finding, cited: str, *, stated: bool) -> str:
    """Say what an open rule can come to. That can be one thing only, all open answers taken together."""
    levels, certain = _alternatives(finding), len(finding.possible) == 1
    if certain and stated:
        return _(
            "However the open questions are answered, this is {levels}{cited}.", levels=levels, cited=cited
        )
    if certain:
        return _(
            "However the open questions are answered, this would be {levels}{cited}.",
            levels=levels,
            cited=cited,
        )
    if stated:
        return _("It is still open whether this is {levels}{cited}.", levels=levels, cited=cited)
    return _("It is still open whether this would be {levels}{cited}.", levels=levels, cited=cited)


def _unmet(finding: Finding) -> str:
    """Say which exception would hold if what it needs were there."""
    fitting, missing = _fitting(finding), len(finding.missing)
    if not missing:
        return ""
    if fitting:
        return ngettext(
            "The case fits {exceptions}, but one thing that it needs is not shown.",
            "The case fits {exceptions}, but {number} things that it needs are not shown.",
            missing,
            exceptions=fitting,
        )
    return ngettext(
        "Whether an exception fits can stay open: one thing that it would need is not shown.",
        "Whether an exception fits can stay open: {number} things that it would need are not shown.",
        missing,
    )


def _fitting(finding: Finding) -> str:
    """Name the exceptions that fit, with the word "exception" before them."""
    titles = [quoted(state.limb.title) for state in finding.exceptions if state.truth is Truth.TRUE]
    if not titles:
        return ""
    named = enumerate_words(titles, "and")
    return ngettext("the exception {titles}", "the exceptions {titles}", len(titles), titles=named)


def _alternatives(finding: Finding) -> str:
    phrases = [
        LEVELS[level].phrase for level in reversed(STRICTNESS) if level in finding.possible - {Level.NONE}
    ]
    if Level.NONE in finding.possible:
        phrases.append(_("not affected"))
    return enumerate_words(phrases, "or")
