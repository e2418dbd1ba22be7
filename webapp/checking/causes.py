"""Why a rule or duty came out as it did, in the words of the tree: for its author, not for readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from webapp.answers import value_as_text
from webapp.engine import DutyState, Explainer, Finding, LimbState, Program, Reason, Truth, Verdict, assess
from webapp.model import UNSURE, Answers, Condition, Found, Level, State, Test, Within

MOST_NAMED: Final = 6


class Causes:
    """Explains how the verdict on one set of answers came about."""

    def __init__(self, program: Program, answers: Answers) -> None:
        self.program = program
        self.verdict: Verdict = assess(program, answers)
        self._explainer = Explainer(program, self.verdict.answers)

    def of_finding(self, finding: Finding) -> str:
        """Say why the rule stands as it does: what decides it, or what leaves it open."""
        match finding.state:
            case State.APPLIES:
                return self._why_applies(finding)
            case State.EXCEPTED:
                return _listed(
                    self.of_limb(state) for state in finding.exceptions if state.truth is Truth.TRUE
                )
            case State.DOES_NOT_APPLY:
                return self._why_not(finding)
            case State.UNKNOWN:
                return self._why_open(finding)

    def of_limb(self, state: LimbState) -> str:
        """Say why a carve-out, exception or safeguard holds, fails or is open."""
        return f"`{state.limb.name}` is {_truth(state.truth)} ({self.of(state.limb.when)})"

    def of_duty(self, state: DutyState) -> str:
        """Say why a duty falls on whoever gave the answers, does not, or may."""
        roles = self._role_test(state.duty.who)
        decided_by_role = state.truth is Truth.TRUE and state.yours is not Truth.TRUE
        if roles is not None and decided_by_role:
            return self.of(roles)
        displaced = "" if state.truth is Truth.TRUE else self._displaced()
        return displaced or self.of(state.duty.when)

    def of(self, condition: Condition) -> str:
        """Name the answers that make the condition true, false or open."""
        leaves = dict.fromkeys(self._leaf(reason) for reason in _leaves(self._explainer.reason(condition)))
        return _listed(leaves) or "it holds always"

    def _why_applies(self, finding: Finding) -> str:
        tried = [state for state in finding.exceptions if state.truth is not Truth.FALSE]
        if not finding.exceptions:
            return self.of(finding.rule.when)
        if not tried:
            return _listed(self.of_limb(state) for state in finding.exceptions)
        return _listed(self.of_limb(state) for state in finding.provided if state.truth is Truth.FALSE)

    def _why_not(self, finding: Finding) -> str:
        return self._reach(finding, Truth.FALSE)

    def _why_open(self, finding: Finding) -> str:
        if finding.reach is not Truth.TRUE:
            return self._reach(finding, Truth.UNKNOWN)
        limbs = (*finding.exceptions, *finding.provided)
        return _listed(self.of_limb(state) for state in limbs if state.truth is Truth.UNKNOWN)

    def _reach(self, finding: Finding, wanted: Truth) -> str:
        """Name what keeps the rule from reaching the system (`FALSE`), or leaves that open (`UNKNOWN`)."""
        rule = finding.rule
        roles = self._role_test(rule.addressed_to)
        conditions = (rule.when,) if roles is None else (roles, rule.when)
        found = [self.of(one) for one in conditions if self._explainer.reason(one).truth is wanted]
        barring = Truth.TRUE if wanted is Truth.FALSE else Truth.UNKNOWN
        found += [
            f"under `unless` {self.of_limb(state)}" for state in finding.unless if state.truth is barring
        ]
        if not found and rule.finding is not Level.OUTSIDE:
            found.append(self._displaced())
        return _listed(found)

    def _displaced(self) -> str:
        """Name the rule that takes the system out of the text, or that may; empty when none does."""
        for finding in self.verdict.findings:
            if finding.rule.finding is Level.OUTSIDE and finding.state in {State.APPLIES, State.UNKNOWN}:
                may = "takes" if finding.state is State.APPLIES else "may take"
                return f"`{finding.rule.id}` {may} the system out of the text ({self.of_finding(finding)})"
        return ""

    def _role_test(self, roles: tuple[str, ...]) -> Test | None:
        role = self.program.text.role
        return Test(role, frozenset(roles)) if roles and role is not None else None

    def _leaf(self, reason: Reason) -> str:
        condition = reason.condition
        if isinstance(condition, Test | Within):
            return self._answer(condition.fact, holds=not reason.parts)
        if isinstance(condition, Found):
            states = {finding.rule.id: finding.state for finding in self.verdict.findings}
            return f"the rule `{condition.rule}` {in_words(states[condition.rule])}"
        return ""

    def _answer(self, fact_id: str, *, holds: bool) -> str:
        if not holds:
            return f"`{fact_id}` does not hold, its `only_if` is false"
        value = self.verdict.answers.get(fact_id)
        if value is None:
            return f"`{fact_id}` is not answered"
        if value == UNSURE:
            return f"`{fact_id}` is unsure"
        texts = value_as_text(self.program.facts[fact_id], value)
        return f"`{fact_id}: {', '.join(texts)}`"


def in_words(state: State) -> str:
    """Return the state as it follows "the rule"."""
    return {
        State.APPLIES: "applies",
        State.EXCEPTED: "is excepted",
        State.DOES_NOT_APPLY: "does not apply",
        State.UNKNOWN: "stays open",
    }[state]


def _leaves(reason: Reason) -> Iterator[Reason]:
    """Yield the tests that decide; of what is open, those that leave it open."""
    if isinstance(reason.condition, Test | Within | Found):
        yield reason
        return
    for part in reason.parts:
        if reason.truth is not Truth.UNKNOWN or part.truth is Truth.UNKNOWN:
            yield from _leaves(part)


def _truth(truth: Truth) -> str:
    return {Truth.TRUE: "true", Truth.FALSE: "false", Truth.UNKNOWN: "open"}[truth]


def _listed(parts: Iterable[str]) -> str:
    """Join what there is, and count what would be too much to read."""
    named = [part for part in parts if part]
    more = f", and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
    return ", ".join(named[:MOST_NAMED]) + more
