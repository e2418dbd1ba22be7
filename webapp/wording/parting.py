"""Where and why texts part on one subject, from the conditions that decided each text's rule.

Of a rule's exceptions, the one is told that asks for most of what another text's exception asked for when it
held: there the two can be laid side by side. What is told of it is always the engine's own reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from webapp.engine import STRICTNESS, LimbState, Truth
from webapp.engine.comparison import Cell, Ground
from webapp.model import All, Any, Condition, FactType, Found, Holds, Level, Limb, Not, Rule, Test, Within
from webapp.wording.account import Account, because
from webapp.wording.comparison_view import MarkView, PartView
from webapp.wording.sentences import enumerate_words
from webapp.wording.view import ReasonView, Stance

MOST_SENTENCES: Final = 3
MOST_NAMED: Final = 3
NO_EXCEPTION: Final = "There is no exception."
NO_POSITION: Final = frozenset({Level.SILENT, Level.UNKNOWN})
"""Findings that say what a text does not say; the rule's own words tell more of it."""

Atoms: TypeAlias = frozenset[tuple[str, str]]
"""What a condition asks for in the end: facts with the values that they may have."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one text stands on the subject."""

    account: Account
    cell: Cell
    name: str
    mark: MarkView


def describe_parting(stands: Sequence[Stand]) -> tuple[PartView, ...]:
    """Say what each text makes of the subject and why, the strictest first; the same is said once."""
    with_exceptions = any(stand.cell.deciding and stand.cell.deciding.exceptions for stand in stands)
    found: dict[tuple[MarkView, tuple[str, ...]], list[str]] = {}
    for stand in sorted(stands, key=_strictness):
        others = [other for other in stands if other.mark != stand.mark]
        said = tuple(_say(stand, others, with_exceptions=with_exceptions))
        found.setdefault((stand.mark, said), []).append(stand.name)
    return tuple(PartView(tuple(names), mark, said) for (mark, said), names in found.items())


def titles(states: Iterable[LimbState]) -> str:
    """Name the exceptions or carve-outs that hold."""
    return enumerate_words([f"“{state.limb.title}”" for state in states if state.truth is Truth.TRUE], "and")


def down_to_the_ground(views: Sequence[ReasonView]) -> tuple[ReasonView, ...]:
    """Return the first of these reasons that rests on no further one of its kind, if it is not among them."""
    if not views:
        return ()
    deeper = [part for part in views[0].parts if part.stance == views[0].stance]
    return down_to_the_ground(deeper) or tuple(deeper[:1])


def _strictness(stand: Stand) -> tuple[int, bool]:
    """Order from strict to mild; what is open stands where it could be strictest, no rule at the very end."""
    levels = stand.cell.possible
    return -max(map(STRICTNESS.index, levels)), stand.cell.ground is Ground.NO_RULE


def _say(stand: Stand, others: Sequence[Stand], *, with_exceptions: bool) -> Iterator[str]:
    finding = stand.cell.deciding
    if finding is None:
        return
    match stand.cell.ground:
        case Ground.DISPLACED:
            yield f"“{finding.rule.title}” takes the system out of the text."
        case Ground.UNCONDITIONAL:
            yield from _say_plain(finding.rule, with_exceptions=with_exceptions)
        case Ground.NO_EXCEPTION_FITS:
            yield from _say_failed(stand, others)
        case Ground.SAFEGUARDS_MISSING:
            yield from _say_missing(stand)
        case Ground.LIFTED:
            yield from _say_held(stand, finding.exceptions, others, "The exception")
        case Ground.CARVED_OUT:
            yield from _say_held(stand, finding.unless, others, "The carve-out")
        case Ground.OPEN | Ground.NOT_REACHED:
            stance: Stance = "open" if stand.cell.ground is Ground.OPEN else "failed"
            found = [view for view in because(stand.account, finding) if view.stance == stance]
            yield from (view.text for view in (*found[:1], *down_to_the_ground(found)))
        case _:
            return


def _say_plain(rule: Rule, *, with_exceptions: bool) -> Iterator[str]:
    """Say of a rule without exceptions that it has none, where that tells it from rules of other texts."""
    if rule.finding in NO_POSITION:
        yield from filter(None, [rule.about])
    elif with_exceptions and rule.finding is Level.PROHIBITED:
        yield NO_EXCEPTION
    else:
        yield f"The rule is “{rule.title}”."


def _say_failed(stand: Stand, others: Sequence[Stand]) -> Iterator[str]:
    limb = _nearest(stand, others)
    if limb is None:
        yield "None of its exceptions fits."
        return
    account, not_covered, sentences = stand.account, [], []
    named = _atoms(account, limb.when)
    for view in account.reasons.why(limb.when):
        chosen = _chosen(account, view)
        if chosen and not chosen & named:
            not_covered += account.reasons.words.meanings(
                account.program.facts[view.facts[0]], (value for _, value in chosen)
            )
        elif view.stance == "failed" and not chosen:
            sentences.append(view.text)
    if not_covered:
        covered = enumerate_words(list(dict.fromkeys(not_covered)), "and")
        yield f"The exception “{limb.title}” does not cover that {covered}."
    else:
        yield f"The exception “{limb.title}” does not hold."
    yield from sentences[: MOST_SENTENCES - 1]


def _say_missing(stand: Stand) -> Iterator[str]:
    finding = stand.cell.deciding
    if finding is None:
        return
    missing = [state.limb.title for state in finding.missing]
    more = len(missing) - MOST_NAMED
    shown = f"{'; '.join(missing[:MOST_NAMED])}{f'; and {more} more' if more > 0 else ''}"
    if fitting := titles(finding.exceptions):
        yield f"It would fit {fitting}, but not shown: {shown}."
    else:
        yield f"An exception would need what is not shown: {shown}."


def _say_held(stand: Stand, states: Iterable[LimbState], others: Sequence[Stand], kind: str) -> Iterator[str]:
    """Say which exception holds, and of its reasons first those for which it fails elsewhere."""
    failed_on = {
        fact
        for other in others
        if (limb := _nearest(other, [stand])) is not None
        for view in other.account.reasons.why(limb.when)
        for fact in view.facts
    }
    for state in states:
        if state.truth is Truth.TRUE:
            yield f"{kind} “{state.limb.title}” holds."
            views = [v for v in stand.account.reasons.why(state.limb.when) if v.stance == "held"]
            views.sort(key=lambda view: failed_on.isdisjoint(view.facts))
            yield from (view.text for view in views[: MOST_SENTENCES - 1])


def _nearest(stand: Stand, others: Iterable[Stand]) -> Limb | None:
    """Return the failed exception that asks for most of what holds elsewhere; a lone one is always it."""
    finding = stand.cell.deciding
    if finding is None or stand.cell.ground is not Ground.NO_EXCEPTION_FITS:
        return None
    if len(finding.exceptions) == 1:
        return finding.exceptions[0].limb
    wanted = {atom for other in others for atom in _held_atoms(other)}
    shared = [
        (len(wanted & _atoms(stand.account, state.limb.when)), state.limb) for state in finding.exceptions
    ]
    most, limb = max(shared, key=lambda pair: pair[0])
    return limb if most else None


def _held_atoms(stand: Stand) -> Iterator[tuple[str, str]]:
    finding = stand.cell.deciding
    if finding is None:
        return
    for state in (*finding.exceptions, *finding.unless):
        if state.truth is Truth.TRUE:
            yield from _atoms(stand.account, state.limb.when)


def _atoms(account: Account, condition: Condition) -> Atoms:
    match condition:
        case Test(fact, values):
            return frozenset((fact, value) for value in values)
        case Within(fact):
            return frozenset({(fact, "")})
        case Holds(conclusion):
            return _atoms(account, account.reasons.words.conclusions[conclusion].when)
        case Not(part):
            return _atoms(account, part)
        case All(parts) | Any(parts):
            return frozenset(atom for part in parts for atom in _atoms(account, part))
        case Found():
            return frozenset()


def _chosen(account: Account, view: ReasonView) -> Atoms:
    """Return what was answered where a plain question of several choices failed a condition.

    If the exception names none of it, that is why it fails; if it does, something else is.
    """
    if view.stance != "failed" or view.title or len(view.facts) != 1:
        return frozenset()
    fact = account.program.facts[view.facts[0]]
    value = account.verdict.answers.get(fact.id)
    if fact.type is not FactType.CHOICES or not isinstance(value, frozenset):
        return frozenset()
    return frozenset((fact.id, one) for one in value)
