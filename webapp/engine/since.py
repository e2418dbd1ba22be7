"""What became of one person's verdict when the tree of its text changed: findings, duties, words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from webapp.engine.edits import Edit, edits
from webapp.engine.truth import Truth
from webapp.engine.verdict import Finding, Verdict
from webapp.model import Duty, Fact, Level, Rule, State


@dataclass(frozen=True, slots=True)
class FindingMove:
    """A rule that stands otherwise than it did. `before` or `after`: None where there is no such rule."""

    rule: Rule
    before: Finding | None
    after: Finding | None


@dataclass(frozen=True, slots=True)
class Since:
    """All that changed between two verdicts on the same answers, the second by a later tree.

    `levels_before` and `levels_after`: every level that was, or is, still possible. `arisen` and `gone`:
    duties that hold in one of the verdicts only. `new_question`: asked now and not then. `dropped`: answered
    then and not read now. `said`: what is said otherwise of all that plays a part in either verdict.
    """

    levels_before: tuple[Level, ...]
    levels_after: tuple[Level, ...]
    findings: tuple[FindingMove, ...]
    arisen: tuple[Duty, ...]
    gone: tuple[Duty, ...]
    new_question: Fact | None
    dropped: tuple[Fact, ...]
    said: tuple[Edit, ...]

    @property
    def is_nothing(self) -> bool:
        """Say whether both verdicts decide and say the same."""
        return self.levels_before == self.levels_after and not any(
            (self.findings, self.arisen, self.gone, self.new_question, self.dropped, self.said)
        )


def what_changed(before: Verdict, after: Verdict) -> Since:
    """Hold the verdict on somebody's answers by an earlier tree against that by the present one."""
    return Since(
        levels_before=before.possible_levels,
        levels_after=after.possible_levels,
        findings=tuple(_findings(before, after)),
        arisen=_only_in(after, before),
        gone=_only_in(before, after),
        new_question=_new_question(before, after),
        dropped=tuple(
            fact for fact in before.text.facts if fact.id in before.answers and fact.id not in after.answers
        ),
        said=tuple(edit for edit in edits(before.text, after.text) if _plays_a_part(edit, before, after)),
    )


def _findings(before: Verdict, after: Verdict) -> Iterator[FindingMove]:
    earlier = {finding.rule.id: finding for finding in before.findings}
    later = {finding.rule.id: finding for finding in after.findings}
    for name in (*later, *(name for name in earlier if name not in later)):
        was, now = earlier.get(name), later.get(name)
        if _standing(was) != _standing(now):
            yield FindingMove((now or was or later[name]).rule, was, now)


def _standing(finding: Finding | None) -> tuple[State, Level | None]:
    """Return how a rule stands; that there is none is as if it did not apply."""
    return (State.DOES_NOT_APPLY, None) if finding is None else (finding.state, finding.level)


def _only_in(one: Verdict, other: Verdict) -> tuple[Duty, ...]:
    there = _holding(other)
    return tuple(
        state.duty for state in one.duties if state.truth is Truth.TRUE and state.duty.id not in there
    )


def _holding(verdict: Verdict) -> frozenset[str]:
    return frozenset(state.duty.id for state in verdict.duties if state.truth is Truth.TRUE)


def _new_question(before: Verdict, after: Verdict) -> Fact | None:
    """Return the question that comes up now, if none was left then or it was not known."""
    fact = after.next_fact
    if fact is None or (before.next_fact is not None and fact in before.text.facts):
        return None
    return fact


def _plays_a_part(edit: Edit, before: Verdict, after: Verdict) -> bool:
    """Say whether an edit is of something that the reader of one of the verdicts has seen."""
    kind, *names = edit.path
    if kind == "text":
        return True
    # What is new or gone as a whole is told by what it does.
    return len(names) > 1 and any(names[0] in _seen(kind, verdict) for verdict in (before, after))


def _seen(kind: str, verdict: Verdict) -> Iterable[str]:
    match kind:
        case "fact":
            return frozenset(verdict.answers)
        case "rule":
            return frozenset(f.rule.id for f in verdict.findings if f.state is not State.DOES_NOT_APPLY)
        case "duty":
            return _holding(verdict)
        case "note":
            return frozenset(state.note.id for state in verdict.notes if state.truth is Truth.TRUE)
        case _:
            # Steps of reasoning have no part of their own; any of them may stand among the reasons.
            return frozenset(step.id for step in verdict.text.conclusions)
