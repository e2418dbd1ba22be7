"""Several texts on the same answers: what each of them says of each subject, and where they part.

A cell is one text's strictest finding on one subject. What is open stays open: a cell has every level that
its rules can still come to one by one, and texts part only where no level is possible for both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Final

from webapp.engine.explain import Explainer
from webapp.engine.program import STRICTNESS, Program
from webapp.engine.truth import Truth
from webapp.engine.verdict import Finding, Verdict, assess
from webapp.model import All, Answers, Condition, Fact, Level, Selection, State, Subject, Test, select

WEIGHT: Final = (
    Level.NONE,
    Level.SILENT,
    Level.UNKNOWN,
    *(level for level in STRICTNESS if level not in {Level.NONE, Level.SILENT, Level.UNKNOWN}),
)
"""Which level speaks for a cell: being outside a text says more than that none of its rules applies."""

WHOLE: Final = ""
"""The id of the row of whole verdicts; no subject and no rule has it."""

NOTHING_SAID: Final = frozenset({Level.NONE, Level.SILENT})
"""Levels that come to the same: the text asks nothing on this subject."""


class Ground(StrEnum):
    """In what way the rule that decides a cell came to its state."""

    NO_RULE = "no-rule"
    DISPLACED = "displaced"
    OPEN = "open"
    UNCONDITIONAL = "unconditional"
    NO_EXCEPTION_FITS = "no-exception-fits"
    SAFEGUARDS_MISSING = "safeguards-missing"
    LIFTED = "lifted"
    CARVED_OUT = "carved-out"
    NOT_REACHED = "not-reached"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one text says of one subject.

    `deciding`: the finding that speaks for the cell, None where the text has no rule on the subject;
    `others`: its other findings on it, in tree order. `possible`: one level when the cell is settled.
    """

    verdict: Verdict
    deciding: Finding | None
    others: tuple[Finding, ...]
    possible: frozenset[Level]
    ground: Ground

    @property
    def level(self) -> Level | None:
        """The level, None while several are possible."""
        return next(iter(self.possible)) if len(self.possible) == 1 else None

    @property
    def state(self) -> State:
        """How the deciding rule stands."""
        if self.deciding is None or self.ground is Ground.DISPLACED:
            return State.DOES_NOT_APPLY
        return self.deciding.state


@dataclass(frozen=True, slots=True)
class Row:
    """One subject under every text. `subject` is None for a rule that has none: it stands alone then."""

    id: str
    title: str
    subject: Subject | None
    cells: tuple[Cell, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """The texts of a selection on the same answers.

    `whole`: the whole verdicts, one cell each. `next_fact`: the question to ask next, None when no text
    needs another answer. `ignored`: answers that play no part in any text that asks for them.
    """

    selection: Selection
    answers: Answers
    verdicts: tuple[Verdict, ...]
    whole: Row
    rows: tuple[Row, ...]
    next_fact: Fact | None
    ignored: tuple[Fact, ...]


def compare(programs: Iterable[Program], answers: Answers, subjects: Iterable[Subject] = ()) -> Comparison:
    """Set texts side by side. Pure; the order of texts and answers given does not matter.

    Rows come in the order of `subjects`, then those of subjects not among them, then rules without one.
    """
    known_programs = {program.text.key: program for program in programs}
    selection = select(program.text for program in known_programs.values())
    verdicts = tuple(assess(known_programs[text.key], answers) for text in selection.texts)
    facts = selection.facts
    known = {fact for verdict in verdicts for fact in verdict.answers}
    wanted = {verdict.next_fact for verdict in verdicts}
    return Comparison(
        selection=selection,
        answers={fact.id: answers[fact.id] for fact in facts if fact.id in known},
        verdicts=verdicts,
        whole=side_by_side(verdicts),
        rows=tuple(_rows([known_programs[text.key] for text in selection.texts], verdicts, subjects)),
        next_fact=next((fact for fact in facts if fact in wanted), None),
        ignored=tuple(fact for fact in facts if fact.id in known and _plays_no_part(fact, verdicts)),
    )


def side_by_side(verdicts: Iterable[Verdict]) -> Row:
    """Set whole verdicts side by side, in the order given."""
    return _row(WHOLE, "", None, tuple(map(_whole, verdicts)))


def _plays_no_part(fact: Fact, verdicts: Iterable[Verdict]) -> bool:
    return all(fact in verdict.ignored for verdict in verdicts if fact.id in verdict.answers)


def _rows(
    programs: Sequence[Program], verdicts: Sequence[Verdict], subjects: Iterable[Subject]
) -> Iterable[Row]:
    found = [_by_row(verdict) for verdict in verdicts]
    explainers = [Explainer(*pair) for pair in zip(programs, (v.answers for v in verdicts), strict=True)]
    titles: dict[str, tuple[str, Subject | None]] = {s.id: (s.title, s) for s in subjects}
    for with_subject in (True, False):
        for key, findings in ((key, f) for by_row in found for key, f in by_row.items()):
            rule = findings[0].rule
            if (rule.subject is not None) is with_subject:
                titles.setdefault(key, (rule.subject.title if rule.subject else rule.title, rule.subject))
    for key, (title, subject) in titles.items():
        if any(key in by_row for by_row in found):
            cells = tuple(
                _cell(explainer, verdict, by_row.get(key, ()))
                for explainer, verdict, by_row in zip(explainers, verdicts, found, strict=True)
            )
            yield _row(key, title, subject, cells)


def _by_row(verdict: Verdict) -> Mapping[str, Sequence[Finding]]:
    """Gather a text's findings by row. Rules without a subject share a row with their other versions only."""
    rows: dict[str, list[Finding]] = {}
    for finding in verdict.findings:
        subject = finding.rule.subject
        key = subject.id if subject is not None else f"{verdict.text.id}:{finding.rule.id}"
        rows.setdefault(key, []).append(finding)
    return rows


def _row(key: str, title: str, subject: Subject | None, cells: tuple[Cell, ...]) -> Row:
    sayings = [_saying(cell, whole=key == WHOLE) for cell in cells]
    differs = any(one.isdisjoint(other) for one, other in combinations(filter(None, sayings), 2))
    return Row(key, title, subject, cells, differs)


def _saying(cell: Cell, *, whole: bool) -> frozenset[Level]:
    """Return what a cell comes to, for telling whether it parts from another; empty where that is not known.

    Where a text does not reach the system at all, it says nothing on a single subject either.
    """
    if Level.UNKNOWN in cell.possible:
        return frozenset()
    quiet = NOTHING_SAID if whole or cell.ground is not Ground.DISPLACED else NOTHING_SAID | {Level.OUTSIDE}
    return frozenset(Level.NONE if level in quiet else level for level in cell.possible)


def _whole(verdict: Verdict) -> Cell:
    """Return a text's whole verdict as a cell: its level is exact, over all rules together."""
    decided = [finding for finding in verdict.findings if finding.level is verdict.level]
    still_open = [finding for finding in verdict.findings if finding.state is State.UNKNOWN]
    settled = len(verdict.possible_levels) == 1
    deciding = next(iter(decided if settled else still_open), None)
    return Cell(
        verdict=verdict,
        deciding=deciding,
        others=(),
        possible=frozenset(verdict.possible_levels),
        ground=Ground.NO_RULE if deciding is None else _ground(deciding),
    )


def _cell(explainer: Explainer, verdict: Verdict, findings: Sequence[Finding]) -> Cell:
    if not findings:
        return Cell(verdict, None, (), frozenset({Level.NONE}), Ground.NO_RULE)
    outside = next((f for f in verdict.findings if f.level is Level.OUTSIDE), None)
    if outside is not None and outside not in findings:
        return Cell(verdict, outside, tuple(findings), frozenset({Level.OUTSIDE}), Ground.DISPLACED)
    possible = _possible(findings)
    deciding = max(findings, key=lambda finding: (_heaviest(finding), finding.state is not State.UNKNOWN))
    if deciding.state is State.DOES_NOT_APPLY and len(findings) > 1:
        deciding = max(findings, key=lambda finding: _nearness(explainer, finding.rule.when))
    others = tuple(finding for finding in findings if finding is not deciding)
    kept_out = deciding.state is State.DOES_NOT_APPLY
    ground = _kept_out(explainer, deciding) if kept_out else _ground(deciding)
    return Cell(verdict, deciding, others, possible, ground)


def _possible(findings: Iterable[Finding]) -> frozenset[Level]:
    """Return the levels that the strictest of the findings can still have, taking each by itself."""
    floor = max(min(map(WEIGHT.index, finding.possible)) for finding in findings)
    among = {level for finding in findings for level in finding.possible}
    return frozenset(level for level in among if WEIGHT.index(level) >= floor)


def _heaviest(finding: Finding) -> int:
    return max(map(WEIGHT.index, finding.possible))


def _nearness(explainer: Explainer, when: Condition) -> tuple[bool, int]:
    """Say how far down its description a rule fits, so that of rules that do not apply the closest speaks."""
    parts = when.parts if isinstance(when, All) else (when,)
    held = [explainer.reason(part).truth is Truth.TRUE for part in parts]
    return all(held), [*held, False].index(False)


def _kept_out(explainer: Explainer, finding: Finding) -> Ground:
    """Say whether only a carve-out keeps a rule from reaching the system."""
    if all(limb.truth is not Truth.TRUE for limb in finding.unless):
        return Ground.NOT_REACHED
    conditions: list[Condition] = [finding.rule.when]
    role = explainer.program.text.role
    if finding.rule.addressed_to and role is not None:
        conditions.append(Test(role, frozenset(finding.rule.addressed_to)))
    failed = any(explainer.reason(one).truth is Truth.FALSE for one in conditions)
    return Ground.NOT_REACHED if failed else Ground.CARVED_OUT


def _ground(finding: Finding) -> Ground:
    """Say in what way a rule that reaches the system, or may, came to its state."""
    if finding.state is State.UNKNOWN:
        return Ground.OPEN
    if finding.state is State.EXCEPTED:
        return Ground.LIFTED
    if not finding.exceptions:
        return Ground.UNCONDITIONAL
    return Ground.SAFEGUARDS_MISSING if finding.missing else Ground.NO_EXCEPTION_FITS
