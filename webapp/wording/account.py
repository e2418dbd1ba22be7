"""What everybody who tells a verdict needs: the verdict, its reasons in words, and the day of reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from webapp.engine import Finding, LimbState, Program, Truth, Verdict
from webapp.language import _
from webapp.model import ALWAYS, UNSURE, Condition, Level, Limb, State, Test
from webapp.wording.citations import cite, doubt
from webapp.wording.reasons import STANCES, Reasons
from webapp.wording.view import DoubtView, LimbView, QuestionView, ReasonView


@dataclass(frozen=True, slots=True)
class Account:
    """One verdict to be told. Make it with `open_account`."""

    program: Program
    verdict: Verdict
    reasons: Reasons
    today: date
    outside: Finding | None
    """The finding that takes the system out of the text, when there is one."""


def open_account(program: Program, verdict: Verdict, *, today: date) -> Account:
    """Prepare to tell a verdict."""
    outside = [
        finding
        for finding in verdict.findings
        if finding.rule.finding is Level.OUTSIDE and finding.state is State.APPLIES
    ]
    return Account(
        program=program,
        verdict=verdict,
        reasons=Reasons(program, verdict.answers),
        today=today,
        outside=outside[0] if outside else None,
    )


def role_test(account: Account, roles: tuple[str, ...]) -> Condition:
    """Return the condition that the reader has one of these roles; no roles mean everybody."""
    role = account.program.text.role
    return Test(role, frozenset(roles)) if roles and role is not None else ALWAYS


def because(account: Account, finding: Finding) -> tuple[ReasonView, ...]:
    """Say why a rule reaches the system or may reach it, or, if it does not, what stands in the way."""
    rule = finding.rule
    if finding.state is State.DOES_NOT_APPLY:
        return _against(account, finding)
    conditions = [rule.when] if not rule.addressed_to else [role_test(account, rule.addressed_to), rule.when]
    views = tuple(view for condition in conditions for view in account.reasons.why(condition))
    return (*views, *_scope_doubt(account, finding)) or (
        ReasonView(_("This provision has no further conditions."), "held"),
    )


def first_against(account: Account, finding: Finding) -> str:
    """Say in one sentence what keeps a rule that does not apply from reaching the system."""
    if _is_displaced(account, finding):
        return _displaced(account)
    failing = _failing(account, finding)
    return _carved(_true_limbs(finding)[0]) if failing is None else account.reasons.first(failing)


def _against(account: Account, finding: Finding) -> tuple[ReasonView, ...]:
    if _is_displaced(account, finding):
        return (ReasonView(_displaced(account), "failed"),)
    failing = _failing(account, finding)
    if failing is not None:
        return account.reasons.why(failing)
    return tuple(
        ReasonView(_carved(limb), "failed", parts=account.reasons.why(limb.when))
        for limb in _true_limbs(finding)
    )


def _carved(limb: Limb) -> str:
    return _("Carve-out “{title}” holds.", title=limb.title)


def _displaced(account: Account) -> str:
    outside = account.outside
    name = "" if outside is None else account.reasons.words.rule_name(outside.rule.id)
    return _("{rule} takes the system out of the {text}.", rule=name, text=account.program.text.short)


def carved_out(account: Account, finding: Finding) -> tuple[Limb, ...]:
    """Return the carve-outs that alone keep a rule from reaching the system."""
    if finding.state is not State.DOES_NOT_APPLY or _is_displaced(account, finding):
        return ()
    return () if _failing(account, finding) is not None else _true_limbs(finding)


def _is_displaced(account: Account, finding: Finding) -> bool:
    return account.outside is not None and finding.rule.finding is not Level.OUTSIDE


def _failing(account: Account, finding: Finding) -> Condition | None:
    """Return the first condition that keeps a rule from reaching the system, if it is not a carve-out."""
    conditions = (role_test(account, finding.rule.addressed_to), finding.rule.when)
    failing = (condition for condition in conditions if account.reasons.truth(condition) is Truth.FALSE)
    return next(failing, None)


def _true_limbs(finding: Finding) -> tuple[Limb, ...]:
    return tuple(state.limb for state in finding.unless if state.truth is Truth.TRUE)


def _scope_doubt(account: Account, finding: Finding) -> tuple[ReasonView, ...]:
    """Say so where it is open whether the text reaches the system at all."""
    if finding.rule.finding is Level.OUTSIDE or finding.state is not State.UNKNOWN:
        return ()
    others = (other for other in account.verdict.findings if other.rule.finding is Level.OUTSIDE)
    if all(other.state is not State.UNKNOWN for other in others):
        return ()
    told = _(
        "It is still open whether the {text} reaches the system at all.", text=account.program.text.short
    )
    return (ReasonView(told, "open"),)


def describe_limb(account: Account, state: LimbState) -> LimbView:
    """Tell a carve-out, exception or safeguard."""
    limb = state.limb
    reasons = account.reasons.why(limb.when)
    return LimbView(
        name=limb.name,
        title=limb.title,
        stance=STANCES[state.truth],
        because=reasons,
        sources=cite(limb.sources),
        doubts=(*doubt(limb.title, limb.doubt, limb.sources), *account.reasons.doubts(limb.when)),
        questions=tuple(question(account, fact) for fact in account.reasons.open_facts(limb.when)),
        facts=tuple(dict.fromkeys(fact for reason in reasons for fact in reason.facts)),
    )


def question(account: Account, fact: str, hangs: tuple[str, ...] = ()) -> QuestionView:
    """Tell a question without a definite answer."""
    found = account.program.facts[fact]
    return QuestionView(
        fact=fact,
        ask=found.ask,
        find_out=found.find_out,
        unsure=account.verdict.answers.get(fact) == UNSURE,
        hangs=hangs,
    )


def shown_doubts(account: Account, finding: Finding) -> tuple[DoubtView, ...]:
    """Return the doubts about what decided a rule, and about the rule itself unless it is plainly out."""
    rule = finding.rule
    if finding.state is not State.DOES_NOT_APPLY:
        return (*doubt(rule.title, rule.doubt, rule.sources), *account.reasons.doubts(rule.when))
    if _is_displaced(account, finding):
        return ()
    failing = _failing(account, finding)
    if failing is not None:
        return account.reasons.doubts(failing)
    return tuple(
        view
        for limb in _true_limbs(finding)
        for view in (*doubt(limb.title, limb.doubt, limb.sources), *account.reasons.doubts(limb.when))
    )
