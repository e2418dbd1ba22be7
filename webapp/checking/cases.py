"""Whether each case comes out as its author derived from the provisions."""

from __future__ import annotations

from collections.abc import Iterable

from webapp.checking.causes import Causes, in_words
from webapp.checking.report import Reporter
from webapp.engine import DutyState, Finding, Program, Truth
from webapp.model import Case, Expectation, Level, State


def check_case(program: Program, case: Case, expectation: Expectation, reporter: Reporter) -> None:
    """Report each thing in which the verdict on the case's answers differs from what is expected."""
    _CaseCheck(program, case, expectation, reporter).run()


class _CaseCheck:
    """Compares one expectation with the verdict."""

    def __init__(self, program: Program, case: Case, expectation: Expectation, reporter: Reporter) -> None:
        self.case = case
        self.expectation = expectation
        self.reporter = reporter
        self.causes = Causes(program, case.answers)
        self.verdict = self.causes.verdict
        self.findings = {finding.rule.id: finding for finding in self.verdict.findings}

    def run(self) -> None:
        """Compare everything that the expectation names; what it does not name is not checked."""
        expected = self.expectation
        if expected.level is not None:
            self.level(expected.level)
        for rule, state in expected.findings.items():
            self.finding(self.findings[rule], state)
        for rule, names in expected.missing.items():
            self.missing(self.findings[rule], names)
        states = {state.duty.id: state for state in self.verdict.duties}
        for duty, applies in expected.duties.items():
            self.duty(states[duty], applies=applies)

    def level(self, expected: Level) -> None:
        """Compare the level, which must be settled: with a stricter one still possible, nothing is proved."""
        possible = self.verdict.possible_levels
        if possible == (expected,):
            return
        if len(possible) == 1:
            found = str(possible[0])
            cause = self._decided_by(possible[0])
        else:
            found = f"not settled, still possible are {', '.join(reversed(possible))}"
            cause = self._open_for(possible)
        self.report("case-level", ("level",), expected=expected, found=found, cause=cause)

    def finding(self, finding: Finding, expected: State) -> None:
        """Compare how a rule stands."""
        if finding.state is not expected:
            rule = finding.rule.id
            words = {"expected": in_words(expected), "found": in_words(finding.state)}
            self.report(
                "case-finding", ("findings", rule), rule=rule, cause=self.causes.of_finding(finding), **words
            )

    def missing(self, finding: Finding, expected: frozenset[str]) -> None:
        """Compare which safeguards are reported missing, exactly."""
        found = frozenset(state.limb.name for state in finding.missing)
        if found == expected:
            return
        differing = [state for state in finding.provided if state.limb.name in found ^ expected]
        cause = "; ".join(self.causes.of_limb(state) for state in differing)
        if not finding.missing:
            cause = f"the rule {in_words(finding.state)}: {self.causes.of_finding(finding)}"
        words = {"expected": _names(finding, expected), "found": _names(finding, found)}
        rule = finding.rule.id
        self.report("case-missing", ("missing", rule), rule=rule, cause=cause, **words)

    def duty(self, state: DutyState, *, applies: bool) -> None:
        """Compare whether a duty falls on whoever gave the answers."""
        wanted = Truth.TRUE if applies else Truth.FALSE
        if state.yours is wanted:
            return
        duty = state.duty.id
        self.report(
            "case-duty",
            ("duties", duty),
            duty=duty,
            expected=_applies(wanted),
            found=_applies(state.yours),
            cause=self.causes.of_duty(state),
        )

    def report(self, kind_id: str, keys: tuple[str, ...], /, **words: str) -> None:
        """Report a difference from what the expectation says below these keys."""
        because = self.expectation.because.rstrip()
        self.reporter.report(
            kind_id,
            (f"case {self.case.id}", "expect", self.expectation.text, *keys),
            case=self.case.id,
            text=self.expectation.text,
            because=because if because.endswith((".", "!", "?")) else f"{because}.",
            **words,
        )

    def _decided_by(self, level: Level) -> str:
        """Name the rules that give the level, with their causes."""
        giving = [finding for finding in self.verdict.findings if finding.level is level]
        return self._rules(giving) or "no rule applies"

    def _open_for(self, possible: Iterable[Level]) -> str:
        """Name the open rules that could still bring one of the levels."""
        levels = frozenset(possible) - {Level.NONE}
        return self._rules(
            finding
            for finding in self.verdict.findings
            if finding.state is State.UNKNOWN and finding.possible & levels
        )

    def _rules(self, findings: Iterable[Finding]) -> str:
        return "; ".join(
            f"the rule `{finding.rule.id}` {in_words(finding.state)}: {self.causes.of_finding(finding)}"
            for finding in findings
        )


def _names(finding: Finding, names: frozenset[str]) -> str:
    """List the names in the order of the rule."""
    return ", ".join(limb.name for limb in finding.rule.provided if limb.name in names) or "nothing"


def _applies(truth: Truth) -> str:
    return {Truth.TRUE: "applies", Truth.FALSE: "does not apply", Truth.UNKNOWN: "stays open"}[truth]
