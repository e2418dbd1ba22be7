"""Where and why texts part on one subject, from the conditions that decided each text's rule.

Of a rule's exceptions, the one is told that asks for most of what another text's exception asked for when it
held: there the two can be laid side by side. What is told of it is always the engine's own reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from webapp.engine import STRICTNESS, Finding, LimbState, Truth
from webapp.engine.comparison import Ground
from webapp.language import N_, _
from webapp.model import Level, Limb, Rule, State
from webapp.wording.account import because, carved_out
from webapp.wording.comparison_view import MarkView, PartView
from webapp.wording.grammar import enumerate_words, quoted
from webapp.wording.nearness import (
    Stand,
    chosen_options,
    facts_of,
    held_values,
    named_values,
    nearest_exception,
    reasons_of,
)
from webapp.wording.view import ReasonView, Stance

MOST_SENTENCES: Final = 3
MOST_NAMED: Final = 3
NO_EXCEPTION: Final = N_("There is no exception.")
THE_RULE: Final = N_("The rule is “{rule}”.")
EXCEPTION_HOLDS: Final = N_("The exception “{title}” holds.")
CARVE_OUT_HOLDS: Final = N_("The carve-out “{title}” holds.")
NO_POSITION: Final = frozenset({Level.SILENT, Level.UNKNOWN})
"""Findings that say what a text does not say; the rule's own words tell more of it."""


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
    return enumerate_words([quoted(state.limb.title) for state in states if state.truth is Truth.TRUE], "and")


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
    yield from _say_spared(stand)
    match stand.cell.ground:
        case Ground.DISPLACED:
            yield _("“{rule}” takes the system out of the text.", rule=finding.rule.title)
        case Ground.UNCONDITIONAL:
            yield from _say_plain(finding.rule, with_exceptions=with_exceptions)
        case Ground.NO_EXCEPTION_FITS:
            yield from _say_failed(stand, others)
        case Ground.SAFEGUARDS_MISSING:
            yield from _say_missing(stand)
        case Ground.LIFTED:
            yield from _say_held(stand, finding.exceptions, others, EXCEPTION_HOLDS)
        case Ground.CARVED_OUT:
            yield from _say_held(stand, finding.unless, others, CARVE_OUT_HOLDS)
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
        yield _(NO_EXCEPTION)
    else:
        yield _(THE_RULE, rule=rule.title)


def _say_spared(stand: Stand) -> Iterator[str]:
    """Say which of the text's bans on the subject would have reached the system, and what spares it."""
    if stand.cell.possible & {Level.PROHIBITED, *NO_POSITION}:
        return
    for finding in stand.cell.others:
        if finding.rule.finding is Level.PROHIBITED:
            ban, freed = finding.rule.title, titles(finding.exceptions)
            if finding.state is State.EXCEPTED:
                yield _("The ban “{ban}” is lifted by the exception {titles}.", ban=ban, titles=freed)
            elif limbs := carved_out(stand.account, finding):
                freed = enumerate_words([quoted(limb.title) for limb in limbs], "and")
                yield _("The ban “{ban}” leaves this out, by the carve-out {titles}.", ban=ban, titles=freed)


def _say_failed(stand: Stand, others: Sequence[Stand]) -> Iterator[str]:
    finding = stand.cell.deciding
    if finding is None:
        return
    if finding.rule.finding is not Level.PROHIBITED and not _matters_elsewhere(stand, others):
        yield _(THE_RULE, rule=finding.rule.title)
        return
    limb = nearest_exception(stand, others)
    if limb is None:
        yield from _say_none_fits(finding)
        return
    account, not_covered, sentences = stand.account, [], []
    named = named_values(account, limb.when)
    for view in reasons_of(account, limb):
        chosen = chosen_options(account, view)
        if chosen and not chosen & named:
            not_covered += account.reasons.words.meanings(
                account.program.facts[view.facts[0]], (value for _, value in chosen)
            )
        elif view.stance == "failed" and not chosen:
            sentences.append(view.text)
    if not_covered:
        covered = enumerate_words(list(dict.fromkeys(not_covered)), "and")
        yield _(
            "The exception “{title}” does not cover the case that {case}.", title=limb.title, case=covered
        )
    else:
        yield _("The exception “{title}” does not hold.", title=limb.title)
    yield from sentences[: MOST_SENTENCES - 1]


def _matters_elsewhere(stand: Stand, others: Iterable[Stand]) -> bool:
    """Say whether one of a rule's exceptions is about what lifts another text's rule."""
    held = {fact for other in others for fact, _value in held_values(other)}
    exceptions = stand.cell.deciding.exceptions if stand.cell.deciding else ()
    return any(held & facts_of(stand.account, state.limb) for state in exceptions)


def _say_none_fits(finding: Finding) -> Iterator[str]:
    if len(finding.exceptions) > MOST_NAMED:
        yield _("None of its exceptions fits.")
    else:
        named = enumerate_words([quoted(state.limb.title) for state in finding.exceptions], "and")
        yield _("None of its exceptions fits: {titles}.", titles=named)


def _say_missing(stand: Stand) -> Iterator[str]:
    finding = stand.cell.deciding
    if finding is None:
        return
    missing = [quoted(state.limb.title) for state in finding.missing]
    more = len(missing) - MOST_NAMED
    shown = enumerate_words(
        [*missing[:MOST_NAMED], *([_("{number} more", number=more)] if more > 0 else [])], "and"
    )
    fitting = [state for state in finding.exceptions if state.truth is Truth.TRUE]
    if not fitting:
        yield _("An exception would also need what is not shown: {missing}.", missing=shown)
    elif len(fitting) == 1:
        yield _(
            "The exception {titles} would fit, but this is not shown: {missing}.",
            titles=titles(fitting),
            missing=shown,
        )
    else:
        yield _(
            "The exceptions {titles} would fit, but this is not shown: {missing}.",
            titles=titles(fitting),
            missing=shown,
        )


def _say_held(
    stand: Stand, states: Iterable[LimbState], others: Sequence[Stand], holds: str
) -> Iterator[str]:
    """Say which exception holds, and of its reasons first those for which it fails elsewhere."""
    failed_on = {
        fact
        for other in others
        if (limb := nearest_exception(other, [stand])) is not None
        for view in reasons_of(other.account, limb)
        for fact in view.facts
    }
    for state in states:
        if state.truth is Truth.TRUE:
            yield _(holds, title=state.limb.title)
            yield from _say_doubt(state.limb)
            views = [v for v in reasons_of(stand.account, state.limb) if v.stance == "held"]
            views.sort(key=lambda view: failed_on.isdisjoint(view.facts))
            told = {view.facts: view.text for view in reversed(views)}
            yield from [*reversed(told.values())][: MOST_SENTENCES - 1]
    yield from _say_shown(stand, others)


def _say_doubt(limb: Limb) -> Iterator[str]:
    """Say at once, where an exception decides, that it is contested or not established."""
    if limb.doubt.contested:
        yield _("Something about this is contested.")
    elif limb.doubt.to_verify:
        yield _("Something about this is to be verified.")


def _say_shown(stand: Stand, others: Iterable[Stand]) -> Iterator[str]:
    """Name the safeguard that is shown here and is about what other texts find missing."""
    lacking = {
        fact
        for other in others
        if other.cell.ground is Ground.SAFEGUARDS_MISSING and other.cell.deciding is not None
        for state in other.cell.deciding.missing
        for fact in facts_of(other.account, state.limb)
    }
    finding = stand.cell.deciding
    shown = [state.limb for state in finding.provided if state.truth is Truth.TRUE] if finding else []
    nearest = max(shown, key=lambda limb: len(lacking & facts_of(stand.account, limb)), default=None)
    if nearest is not None and 0 < len(lacking) <= 2 * len(lacking & facts_of(stand.account, nearest)):
        yield _("What it also asks for is shown: “{title}”.", title=nearest.title)
