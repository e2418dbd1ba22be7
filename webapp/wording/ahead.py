"""What a question page says of what lies ahead: levels still possible, questions left, where answers lead."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.engine import Program, Verdict
from webapp.engine.flips import leads_to
from webapp.engine.remaining import Remaining, remaining
from webapp.model import Fact, Level, Value
from webapp.wording.answering import Answering
from webapp.wording.levels import LEVELS, describe_range
from webapp.wording.prospect_view import OutcomeView
from webapp.wording.prospects import levels_left

ALL_LEFT = "Everything stays possible."


@dataclass(frozen=True, slots=True)
class AheadView:
    """What lies ahead of a question. `possible`: the levels in a sentence; `left`: the number of questions.

    `leads`: where each answer leads, where that was asked for.
    """

    possible: str
    left: str
    leads: tuple[OutcomeView, ...]


def describe_ahead(program: Program, verdict: Verdict, fact: Fact, *, look: bool) -> AheadView:
    """Tell what lies ahead of a question; `look`: also where each of its answers leads.

    For a question that is asked again the verdict is the one without its answer.
    """
    counted = verdict.next_fact == fact
    return AheadView(
        possible=describe_range(verdict.possible_levels),
        left=_counted(remaining(program, verdict.answers)) if counted else "",
        leads=_leads(program, verdict, fact) if look else (),
    )


def _counted(left: Remaining) -> str:
    """Say how many questions are left, the one on the page included.

    >>> _counted(Remaining(1, 1)), _counted(Remaining(2, 2)), _counted(Remaining(1, 7))
    ('this is the last question', '2 questions are left', 'at least 1 and at most 7 questions are left')
    """
    if left.most == 1:
        return "this is the last question"
    if left.least == left.most:
        return f"{left.most} questions are left"
    return f"at least {left.least} and at most {left.most} questions are left"


def _leads(program: Program, verdict: Verdict, fact: Fact) -> tuple[OutcomeView, ...]:
    found: dict[tuple[Level, ...], list[Value]] = {}
    for value, levels in leads_to(program, verdict.answers, fact.id):
        found.setdefault(levels, []).append(value)
    answering = Answering(program)
    return tuple(
        OutcomeView(
            answer=answering.label(fact, values),
            levels=tuple(LEVELS[level] for level in levels),
            words=levels_left(levels, verdict.possible_levels) or ALL_LEFT,
        )
        for levels, values in found.items()
    )
