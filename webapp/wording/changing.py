"""What would change a verdict, in words: single other answers, and the smallest changes to a milder level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from webapp.engine import STRICTNESS, Verdict
from webapp.engine.flips import Flip
from webapp.engine.smallest import Change
from webapp.engine.study import Study
from webapp.language import N_, _, ngettext
from webapp.model import Answers, Level, State
from webapp.wording.answering import Answering
from webapp.wording.levels import LEVELS, describe_range
from webapp.wording.prospect_view import ChangeView, FlipGroup, FlipView, WaysDown, WayView

NOTHING_ELSE: Final = N_("Then no other rule applies.")
MOST_EFFECTS: Final = 3
SAME: Final = N_("The level stays, but findings change")
THEN: Final = {
    State.APPLIES: N_("{rule} then applies."),
    State.EXCEPTED: N_("{rule} is then lifted by an exception."),
    State.DOES_NOT_APPLY: N_("{rule} then does not apply."),
    State.UNKNOWN: N_("{rule} is then open."),
}


def describe_change(verdict: Verdict, study: Study, answering: Answering) -> ChangeView:
    """Tell every single other answer that would change something, and the smallest ways down."""
    found: dict[tuple[Level, ...], list[Flip]] = {}
    for flip in study.flips:
        found.setdefault(flip.levels, []).append(flip)
    order = sorted(found, key=lambda levels: _rank(levels, verdict.possible_levels))
    return ChangeView(
        groups=tuple(_group(verdict, levels, found[levels], answering) for levels in order),
        down=tuple(
            WaysDown(LEVELS[level], tuple(_way(verdict, change, answering) for change in changes))
            for level, changes in study.changes
        ),
    )


def _rank(levels: tuple[Level, ...], now: tuple[Level, ...]) -> tuple[bool, bool, list[int]]:
    """Put what is settled before what is not, the strictest first, and what stays as it is last."""
    return levels == now, len(levels) > 1, [-STRICTNESS.index(level) for level in reversed(levels)]


def _group(
    verdict: Verdict, levels: tuple[Level, ...], found: Iterable[Flip], answering: Answering
) -> FlipGroup:
    same = levels == verdict.possible_levels
    return FlipGroup(
        title=_(SAME) if same else describe_range(levels).removesuffix("."),
        levels=tuple(LEVELS[level] for level in levels),
        same=same,
        flips=tuple(_flip(verdict, flip, answering) for flip in found),
    )


def _flip(verdict: Verdict, flip: Flip, answering: Answering) -> FlipView:
    return FlipView(
        fact=flip.fact.id,
        clause=answering.other(flip.fact, flip.values, verdict.answers[flip.fact.id]),
        effects=tuple(effects(flip, answering)),
        answers={**verdict.answers, flip.fact.id: flip.value},
    )


def effects(flip: Flip, answering: Answering) -> Iterator[str]:
    """Yield what becomes of the rules that change: those first that come to apply, then the others."""
    order = (State.APPLIES, State.EXCEPTED, State.DOES_NOT_APPLY, State.UNKNOWN)
    changed = sorted(flip.changed.items(), key=lambda item: order.index(item[1][1]))
    if flip.levels == (Level.OUTSIDE,):
        first = next((rule for rule, (_before, after) in changed if after is State.APPLIES), None)
        if first is None:
            yield _(NOTHING_ELSE)
        else:
            yield _("{rule} then applies, and no other rule.", rule=answering.words.rule_name(first))
        return
    for rule, (_before, after) in changed[:MOST_EFFECTS]:
        yield _(THEN[after], rule=answering.words.rule_name(rule))
    more = len(changed) - MOST_EFFECTS
    if more > 0:
        yield ngettext("{number} more rule changes.", "{number} more rules change.", more)


def _way(verdict: Verdict, change: Change, answering: Answering) -> WayView:
    facts = answering.program.facts
    return WayView(
        clauses=tuple(
            answering.other(facts[fact], [value], verdict.answers[fact])
            for fact, value in change.answers.items()
        ),
        then=_clauses(change.then, answering),
        answers={**verdict.answers, **change.answers, **change.then},
    )


def _clauses(answers: Answers, answering: Answering) -> tuple[str, ...]:
    return tuple(answering.clause(answering.program.facts[fact], value) for fact, value in answers.items())
