"""All that can be reasoned about a verdict over all completions, found once and kept for its other shapes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from webapp.engine.doubt import Outlook, outlook
from webapp.engine.flips import Flip, flips
from webapp.engine.program import STRICTNESS, Program
from webapp.engine.smallest import Change, Ground, Needed, grounds, smallest_changes, smallest_reason
from webapp.engine.verdict import Verdict
from webapp.engine.worlds import Demand, Worlds, worlds_of
from webapp.model import UNSURE, Answers, Level, State, Value

Grounds: TypeAlias = tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Study:
    """What else there is to know about a verdict.

    `forced`: the fewest answers that alone force its level, None while that is not settled; `forced_rules`:
    those that alone force each rule that applies or is lifted by an exception. `flips`: the single other
    answers that would change something; `changes`: for each milder level that can be reached by changing
    what a person can change, the smallest such changes, the strictest of these levels first.
    """

    outlook: Outlook
    forced: Grounds | None
    forced_rules: Mapping[str, Grounds]
    flips: tuple[Flip, ...]
    changes: tuple[tuple[Level, tuple[Change, ...]], ...]


def study(program: Program, verdict: Verdict) -> Study:
    """Reason about one verdict of the program's text."""
    return _study(program, _Matter(tuple(verdict.answers.items()), verdict))


@dataclass(frozen=True, slots=True)
class _Matter:
    """What is studied: the answers say it all, and the verdict comes with them."""

    answers: tuple[tuple[str, Value], ...]
    verdict: Verdict = field(compare=False)


@lru_cache(maxsize=32)
def _study(program: Program, matter: _Matter) -> Study:
    verdict, worlds = matter.verdict, worlds_of(program)
    settled = len(verdict.possible_levels) == 1
    single = flips(program, verdict)
    return Study(
        outlook=outlook(program, verdict.answers),
        forced=_forced_level(worlds, verdict, single) if settled else None,
        forced_rules=_forced_rules(worlds, verdict, single),
        flips=single,
        changes=_changes(worlds, verdict) if settled else (),
    )


def _forced_level(worlds: Worlds, verdict: Verdict, single: Iterable[Flip]) -> Grounds:
    against = worlds.levels(set(STRICTNESS) - set(verdict.possible_levels))
    telling = [flip for flip in single if flip.levels != verdict.possible_levels]
    return _forced(worlds, verdict, against, telling)


def _forced_rules(worlds: Worlds, verdict: Verdict, single: Collection[Flip]) -> Mapping[str, Grounds]:
    found = {}
    for nodes, finding in zip(worlds.program.rules, verdict.findings, strict=True):
        if finding.state in {State.APPLIES, State.EXCEPTED}:
            place = nodes.applies if finding.state is State.APPLIES else nodes.excepted
            # A rule that another answer leaves open might still stand in every world.
            decided = {State.APPLIES, State.EXCEPTED, State.DOES_NOT_APPLY}
            telling = [flip for flip in single if flip.changed.get(nodes.rule.id, (None, None))[1] in decided]
            found[nodes.rule.id] = _forced(worlds, verdict, worlds.nodes(false=[place]), telling)
    return found


def _forced(worlds: Worlds, verdict: Verdict, against: Demand, telling: Iterable[Flip]) -> Grounds:
    """Return the fewest answers that alone rule out every world like `against`.

    `telling`: flips that bring such a world. What they change is in every reason, so need not be looked for.
    """
    known = {name: value for name, value in verdict.answers.items() if value != UNSURE}
    needed = _changed(verdict.answers, telling)
    reason = smallest_reason(worlds, known, against, needed=needed)
    return grounds(worlds, known, reason, against, needed=needed)


def _changed(answers: Answers, single: Iterable[Flip]) -> Needed:
    found: dict[str, set[str]] = {}
    for flip in single:
        options, before = found.setdefault(flip.fact.id, set()), answers[flip.fact.id]
        for value in flip.values:
            if isinstance(value, frozenset) and isinstance(before, frozenset):
                options |= value ^ before
    return {name: frozenset(options) for name, options in found.items()}


def _changes(worlds: Worlds, verdict: Verdict) -> tuple[tuple[Level, tuple[Change, ...]], ...]:
    changeable = [fact.id for fact in verdict.text.facts if fact.changeable]
    milder = STRICTNESS[: STRICTNESS.index(verdict.possible_levels[0])]
    found = (
        (level, smallest_changes(worlds, verdict.answers, changeable=changeable, levels=[level]))
        for level in reversed(milder)
        if level not in {Level.SILENT, Level.UNKNOWN}
    )
    return tuple((level, changes) for level, changes in found if changes)
