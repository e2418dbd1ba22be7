"""Facts and options that change nothing in any text. Facts are shared: one text that needs one is enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from webapp.checking.report import Reporter
from webapp.engine import Program, worlds_of
from webapp.engine.relevance import can_matter
from webapp.engine.twins import Twins
from webapp.model import Fact, FactType


def check_facts(programs: Sequence[Program], reporter: Reporter, *, is_whole: bool) -> None:
    """Report facts that nobody can be asked, or whose answer can change nothing.

    `is_whole`: whether every text is here; one that could not be read may need any fact.
    """
    dead = {name for program in programs for name in program.gates if not _can_be(program, name, arises=True)}
    always = {name for p in programs for name in p.gates if not _can_be(p, name, arises=False)}
    for fact in sorted(dead):
        reporter.report("fact-never-holds", (f"fact {fact}", "only_if"), fact=fact)
    for fact in sorted(always):
        reporter.report("fact-always-holds", (f"fact {fact}", "only_if"), fact=fact)
    if not is_whole:
        return
    used = dict.fromkeys(fact for program in programs for fact in program.facts)
    for fact in used:
        if fact not in dead and not any(_can_matter(program, fact) for program in programs):
            reporter.report("fact-never-matters", (f"fact {fact}",), fact=fact)


@dataclass(frozen=True, slots=True)
class Idle:
    """Options of one fact that change nothing in any text that uses the fact.

    `options`: of a fact of several choices, those that may as well be left out; of one choice, those that
    always come to the same.
    """

    fact: Fact
    options: tuple[str, ...]


def idle_options(programs: Sequence[Program]) -> tuple[Idle, ...]:
    """Return the options of all facts that change no finding, duty or note of any text."""
    facts = {name: fact for program in programs for name, fact in program.facts.items()}
    found: list[Idle] = []
    for name, fact in facts.items():
        twins = [Twins(program, name) for program in programs if name in program.facts]
        if fact.type is FactType.CHOICES:
            idle = [o.value for o in fact.options if not any(one.counts(o.value) for one in twins)]
            found += [Idle(fact, tuple(idle))] if idle else []
        elif fact.type is FactType.CHOICE:
            found += [Idle(fact, group) for group in _alike(fact, twins) if len(group) > 1]
    return tuple(found)


def _alike(fact: Fact, twins: Sequence[Twins]) -> list[tuple[str, ...]]:
    groups: list[tuple[str, ...]] = []
    for option in fact.options:
        for position, group in enumerate(groups):
            if not any(one.differ(group[0], option.value) for one in twins):
                groups[position] = (*group, option.value)
                break
        else:
            groups.append((option.value,))
    return groups


def _can_be(program: Program, fact: str, *, arises: bool) -> bool:
    worlds, gate = worlds_of(program), program.gates[fact]
    demand = worlds.nodes(true=(gate,)) if arises else worlds.nodes(false=(gate,))
    return worlds.possible({}, demand)


def _can_matter(program: Program, fact: str) -> bool:
    outputs = (*(rule.outputs for rule in program.rules), *(duty.outputs for duty in program.duties))
    return any(can_matter(program, {}, places, fact) for places in outputs)
