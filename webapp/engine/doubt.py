"""What is still possible while facts are open, and which of them would settle most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from webapp.engine.domains import domains
from webapp.engine.evaluate import Truths, evaluate, revise
from webapp.engine.flips import alike, choices
from webapp.engine.interview import waiting
from webapp.engine.program import STRICTNESS, Program, strictest
from webapp.engine.sightings import Sightings
from webapp.engine.truth import Truth
from webapp.engine.verdict import standing
from webapp.engine.worlds import worlds_of
from webapp.model import UNSURE, Answers, Fact, Level, State, Value


@dataclass(frozen=True, slots=True)
class Outcome:
    """What some answers to an open fact, all of which come to the same, would leave.

    `levels`: those still possible; `rules`: how many rules would still be open.
    """

    values: tuple[Value, ...]
    levels: tuple[Level, ...]
    rules: int


@dataclass(frozen=True, slots=True)
class Settler:
    """An open fact and what each of its answers would leave.

    For a fact of several choices each option stands alone, and the empty set for none of them.
    """

    fact: Fact
    outcomes: tuple[Outcome, ...]

    @property
    def left(self) -> tuple[float, float]:
        """How many levels, and how many rules, stay open on average: the fewer, the more the fact settles."""
        count = sum(len(outcome.values) for outcome in self.outcomes)
        levels = sum(len(outcome.values) * len(outcome.levels) for outcome in self.outcomes)
        return levels / count, sum(len(outcome.values) * outcome.rules for outcome in self.outcomes) / count


@dataclass(frozen=True, slots=True)
class Outlook:
    """What can still come of some answers, over all answers to the open questions, jointly and exactly.

    `levels`: those of the whole verdict, from mildest to strictest; `states`: those of each rule, by its id;
    `settlers`: the open facts that could rule out a level or decide a rule, those first that settle most.
    """

    levels: tuple[Level, ...]
    states: Mapping[str, frozenset[State]]
    settlers: tuple[Settler, ...]


def outlook(program: Program, answers: Answers) -> Outlook:
    """Return all that can still come of these answers."""
    truths = evaluate(program, answers)
    if not _count_open(program, truths):
        return _nothing_open(program, truths)
    open_facts = tuple(_open_facts(program, answers, truths))
    seen = Sightings(worlds_of(program), answers, open_facts)
    levels = tuple(level for level in STRICTNESS if seen.level(level))
    return Outlook(levels, _states(program, truths, seen), _settlers(program, truths, seen, open_facts))


def _nothing_open(program: Program, truths: Truths) -> Outlook:
    standings = {nodes.rule.id: standing(nodes, truths) for nodes in program.rules}
    level = strictest(frozenset(level for _, level, _ in standings.values() if level is not None))
    return Outlook((level,), {rule: frozenset({state}) for rule, (state, _, _) in standings.items()}, ())


def possible_states(program: Program, answers: Answers) -> Mapping[str, frozenset[State]]:
    """Return the states that each rule has in some world with these answers, by rule id."""
    return _states(program, evaluate(program, answers), Sightings(worlds_of(program), answers))


def _states(program: Program, truths: Truths, seen: Sightings) -> Mapping[str, frozenset[State]]:
    found = {}
    for nodes in program.rules:
        ways = {
            State.APPLIES: truths[nodes.applies],
            State.EXCEPTED: truths[nodes.excepted],
            State.DOES_NOT_APPLY: Truth(2 - truths[nodes.reach]),
        }
        found[nodes.rule.id] = frozenset(
            state
            for state, truth in ways.items()
            if truth is Truth.TRUE or (truth is Truth.UNKNOWN and seen.state(nodes.rule.id, state))
        )
    return found


def _open_facts(program: Program, answers: Answers, truths: Truths) -> Iterable[str]:
    return (fact for fact in waiting(program, truths) if answers.get(fact, UNSURE) == UNSURE)


def _settlers(program: Program, truths: Truths, seen: Sightings, facts: Iterable[str]) -> tuple[Settler, ...]:
    levels = tuple(level for level in STRICTNESS if seen.level(level))
    rules = _count_open(program, truths)
    found = []
    for fact in facts:
        settler = Settler(program.facts[fact], tuple(_outcomes(program, truths, seen, fact, levels)))
        if settler.left < (len(levels), rules):
            found.append(settler)
    return tuple(sorted(found, key=lambda settler: settler.left))


def _outcomes(
    program: Program, truths: Truths, seen: Sightings, fact: str, levels: tuple[Level, ...]
) -> Iterable[Outcome]:
    domain = domains(program)[fact]
    for values in alike(domain, choices(domain)):
        left = tuple(level for level in levels if seen.level_with(fact, values[0], level))
        yield Outcome(values, left, _count_open(program, revise(program, truths, fact, values[0])))


def _count_open(program: Program, truths: Truths) -> int:
    unknown = Truth.UNKNOWN
    return sum(any(truths[place] is unknown for place in nodes.outputs) for nodes in program.rules)
