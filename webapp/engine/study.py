"""All that can be reasoned about a verdict over all completions, found once and kept for its other shapes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from webapp.engine.doubt import Outlook, outlook
from webapp.engine.flips import Flip, flips
from webapp.engine.program import STRICTNESS, Program
from webapp.engine.smallest import Change, Ground, grounds, smallest_changes, smallest_reason
from webapp.engine.verdict import Verdict, assess
from webapp.engine.worlds import Demand, Worlds, worlds_of
from webapp.model import UNSURE, Level, State, Value

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
    return _study(program, tuple(verdict.answers.items()))


@lru_cache(maxsize=32)
def _study(program: Program, answers: tuple[tuple[str, Value], ...]) -> Study:
    verdict, worlds = assess(program, dict(answers)), worlds_of(program)
    settled = len(verdict.possible_levels) == 1
    other_levels = worlds.levels(set(STRICTNESS) - set(verdict.possible_levels))
    return Study(
        outlook=outlook(program, verdict.answers),
        forced=_forced(worlds, verdict, other_levels) if settled else None,
        forced_rules=_forced_rules(worlds, verdict),
        flips=flips(program, verdict),
        changes=_changes(worlds, verdict) if settled else (),
    )


def _forced_rules(worlds: Worlds, verdict: Verdict) -> Mapping[str, Grounds]:
    found = {}
    for nodes, finding in zip(worlds.program.rules, verdict.findings, strict=True):
        if finding.state in {State.APPLIES, State.EXCEPTED}:
            place = nodes.applies if finding.state is State.APPLIES else nodes.excepted
            found[nodes.rule.id] = _forced(worlds, verdict, worlds.nodes(false=[place]))
    return found


def _forced(worlds: Worlds, verdict: Verdict, against: Demand) -> Grounds:
    known = {name: value for name, value in verdict.answers.items() if value != UNSURE}
    return grounds(worlds, known, smallest_reason(worlds, known, against), against)


def _changes(worlds: Worlds, verdict: Verdict) -> tuple[tuple[Level, tuple[Change, ...]], ...]:
    changeable = [fact.id for fact in verdict.text.facts if fact.changeable]
    milder = STRICTNESS[: STRICTNESS.index(verdict.possible_levels[0])]
    found = (
        (level, smallest_changes(worlds, verdict.answers, changeable=changeable, levels=[level]))
        for level in reversed(milder)
        if level not in {Level.SILENT, Level.UNKNOWN}
    )
    return tuple((level, changes) for level, changes in found if changes)
