"""What a question page says of what lies ahead: levels still possible, questions left, where answers lead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from webapp.engine import Program, Verdict
from webapp.engine.flips import Flip, leads_to
from webapp.engine.remaining import Remaining, remaining
from webapp.language import N_, _, joined, ngettext
from webapp.model import Fact, Level, State, Value
from webapp.wording.answering import Answering
from webapp.wording.changing import MOST_EFFECTS, effects
from webapp.wording.levels import LEVELS, describe_range
from webapp.wording.prospect_view import OutcomeView
from webapp.wording.prospects import decided, levels_left

ALL_LEFT: Final = N_("Everything stays possible.")


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
    return _("this is the last question") if left.most == 1 else how_many(left)


def how_many(left: Remaining) -> str:
    """Say how many questions are left, as a clause.

    >>> how_many(Remaining(1, 1)), how_many(Remaining(1, 7))
    ('1 question is left', 'at least 1 and at most 7 questions are left')
    """
    if left.least == left.most:
        return ngettext("{number} question is left", "{number} questions are left", left.most)
    return _("at least {least} and at most {most} questions are left", least=left.least, most=left.most)


def _leads(program: Program, verdict: Verdict, fact: Fact) -> tuple[OutcomeView, ...]:
    found: dict[tuple[tuple[Level, ...], str], list[Value]] = {}
    answering = Answering(program)
    for lead in leads_to(program, verdict, fact.id):
        found.setdefault((lead.levels, _lead(verdict, lead, answering)), []).extend(lead.values)
    return tuple(
        OutcomeView(
            answer=answering.label(fact, values),
            levels=tuple(LEVELS[level] for level in levels),
            words=words,
        )
        for (levels, words), values in found.items()
    )


def _lead(verdict: Verdict, lead: Flip, answering: Answering) -> str:
    """Say what an answer would leave, and what it would decide while levels stay open."""
    left = levels_left(lead.levels, verdict.possible_levels) or _(ALL_LEFT)
    if len(lead.levels) == 1 and lead.levels != verdict.possible_levels:
        return left
    if len(lead.changed) <= MOST_EFFECTS:
        return joined(" ", (left, *effects(lead, answering)))
    is_open = sum(finding.state is State.UNKNOWN for finding in verdict.findings)
    after = is_open - sum(new is not State.UNKNOWN for _before, new in lead.changed.values())
    return " ".join((left, decided(after, is_open)))
