"""Which exception of one text lies nearest to what holds in another, and what an exception asks about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from webapp.engine import Truth
from webapp.engine.comparison import Cell, Ground
from webapp.model import All, Any, Condition, FactType, Found, Holds, Limb, Not, Test, Within
from webapp.wording.account import Account
from webapp.wording.comparison_view import MarkView
from webapp.wording.view import ReasonView

Values: TypeAlias = frozenset[tuple[str, str]]
"""What a condition asks for in the end: facts with the values that they may have."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one text stands on the subject."""

    account: Account
    cell: Cell
    name: str
    mark: MarkView


def nearest_exception(stand: Stand, others: Iterable[Stand]) -> Limb | None:
    """Return the failed exception that asks for most of what holds elsewhere; a lone one is always it."""
    finding = stand.cell.deciding
    if finding is None or stand.cell.ground is not Ground.NO_EXCEPTION_FITS:
        return None
    if len(finding.exceptions) == 1:
        return finding.exceptions[0].limb
    wanted = {value for other in others for value in held_values(other)}
    shared = [
        (len(wanted & named_values(stand.account, state.limb.when)), state.limb)
        for state in finding.exceptions
    ]
    most, limb = max(shared, key=lambda pair: pair[0])
    return limb if most else None


def held_values(stand: Stand) -> Iterator[tuple[str, str]]:
    """Yield the values that the exceptions and carve-outs name that hold here."""
    finding = stand.cell.deciding
    if finding is None:
        return
    for state in (*finding.exceptions, *finding.unless):
        if state.truth is Truth.TRUE:
            yield from named_values(stand.account, state.limb.when)


def named_values(account: Account, condition: Condition) -> Values:
    """Return the values that a condition names, whether it asks for them or against them."""
    match condition:
        case Test(fact, values):
            return frozenset((fact, value) for value in values)
        case Within(fact):
            return frozenset({(fact, "")})
        case Holds(conclusion):
            return named_values(account, account.reasons.words.conclusions[conclusion].when)
        case Not(part):
            return named_values(account, part)
        case All(parts) | Any(parts):
            return frozenset(value for part in parts for value in named_values(account, part))
        case Found():
            return frozenset()


def chosen_options(account: Account, view: ReasonView) -> Values:
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


def reasons_of(account: Account, limb: Limb) -> tuple[ReasonView, ...]:
    """Return why a part of a rule holds or fails; where it is a single conclusion, why that does."""
    condition = limb.when
    while isinstance(condition, Holds):
        condition = account.reasons.words.conclusions[condition.conclusion].when
    return account.reasons.why(condition)


def facts_of(account: Account, limb: Limb) -> frozenset[str]:
    """Return the facts that a part of a rule asks for in the end."""
    return frozenset(fact for fact, _ in named_values(account, limb.when))
