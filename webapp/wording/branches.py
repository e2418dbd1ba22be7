"""Why at a glance: which branch of which rule decided a verdict, in a few words from the top to the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from webapp.language import _, ngettext
from webapp.model import State
from webapp.wording.grammar import itemise, quoted
from webapp.wording.levels import LevelWords
from webapp.wording.view import FindingView, LimbView, Stance, VerdictView

MOST_BRANCHES: Final = 2
MOST_NAMED: Final = 2
"""So many limbs are named; of more, how many there are is told."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn on the way: what was looked at, what came of it, and whether that is good for the branch."""

    about: str
    said: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class Branch:
    """The way through one rule, and the levels at its end; several while it is open."""

    rule: str
    title: str
    turns: tuple[Turn, ...]
    ends: tuple[LevelWords, ...]


def describe_branches(view: VerdictView) -> tuple[Branch, ...]:
    """Tell the branches that decide the verdict; while it is open, first the one that can come to most."""
    deciding = [found for found in view.findings if found.level is not None and found.level == view.level]
    if not view.settled:
        deciding = [*view.open_findings[:1], *deciding]
    return tuple(map(_branch, deciding[:MOST_BRANCHES]))


def _branch(found: FindingView) -> Branch:
    return Branch(found.rule, found.title, tuple(_turns(found)), found.possible)


def _turns(found: FindingView) -> Iterable[Turn]:
    if found.state is not State.UNKNOWN:
        yield Turn(_("Conditions"), _("all met"), "held")
    elif found.because:
        stance: Stance = "open" if any(reason.stance == "open" for reason in found.because) else "held"
        yield Turn(_("Conditions"), _("not all known") if stance == "open" else _("all met"), stance)
    if found.carve_outs:
        yield _any_of(_("Carve-outs"), found.carve_outs)
    if found.exceptions:
        yield _any_of(_("Exceptions"), found.exceptions)
    if found.missing:
        whole = len(found.missing) + len(found.safeguards)
        yield Turn(_("Safeguards"), _missing(found.missing, whole), _worst(found.missing))
    elif found.safeguards:
        number = len(found.safeguards)
        yield Turn(
            _("Safeguards"), ngettext("the only one is in place", "all {number} in place", number), "held"
        )


def _any_of(about: str, limbs: Sequence[LimbView]) -> Turn:
    """Tell which of several holds, any one of which is enough."""
    held = [limb.title for limb in limbs if limb.stance == "held"]
    if held:
        return Turn(about, _("“{name}” holds", name=held[0]), "held")
    waiting = [limb.title for limb in limbs if limb.stance == "open"]
    if waiting:
        return Turn(about, _("not known yet: {names}", names=_named(waiting)), "open")
    return Turn(about, ngettext("the only one does not hold", "none of {number} holds", len(limbs)), "failed")


def _missing(limbs: Sequence[LimbView], whole: int) -> str:
    lacking = [limb.title for limb in limbs if limb.stance == "failed"]
    if lacking:
        return _(
            "{number} of {whole} missing: {names}", number=len(lacking), whole=whole, names=_named(lacking)
        )
    return _(
        "{number} of {whole} not known: {names}",
        number=len(limbs),
        whole=whole,
        names=_named([limb.title for limb in limbs]),
    )


def _worst(limbs: Iterable[LimbView]) -> Stance:
    return "failed" if any(limb.stance == "failed" for limb in limbs) else "open"


def _named(titles: Sequence[str]) -> str:
    named = itemise(quoted(title) for title in titles[:MOST_NAMED])
    more = len(titles) - MOST_NAMED
    if more <= 0:
        return named
    return ngettext("{names} and {number} more", "{names} and {number} more", more, names=named)
