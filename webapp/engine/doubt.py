"""What is still possible while facts are open, and which of them would settle most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from webapp.engine.domains import domains
from webapp.engine.evaluate import evaluate
from webapp.engine.interview import waiting
from webapp.engine.program import Program
from webapp.engine.truth import Truth
from webapp.engine.worlds import worlds_of
from webapp.model import UNSURE, Answers, Fact, Level, State, Value


@dataclass(frozen=True, slots=True)
class Settler:
    """An open fact, and the levels still possible after each of its answers.

    For a fact of several choices each option stands alone, and the empty set for none of them.
    """

    fact: Fact
    outcomes: tuple[tuple[Value, tuple[Level, ...]], ...]

    @property
    def left(self) -> float:
        """How many levels stay possible on average over the answers: the fewer, the more the fact settles."""
        return sum(len(levels) for _, levels in self.outcomes) / len(self.outcomes)


def possible_states(program: Program, answers: Answers) -> Mapping[str, frozenset[State]]:
    """Return the states that each rule has in some world with these answers, by rule id."""
    worlds, truths = worlds_of(program), evaluate(program, answers)
    found = {}
    for nodes in program.rules:
        ways = {
            State.APPLIES: (truths[nodes.applies], worlds.nodes(true=[nodes.applies])),
            State.EXCEPTED: (truths[nodes.excepted], worlds.nodes(true=[nodes.excepted])),
            State.DOES_NOT_APPLY: (Truth(2 - truths[nodes.reach]), worlds.nodes(false=[nodes.reach])),
        }
        found[nodes.rule.id] = frozenset(
            state
            for state, (truth, demand) in ways.items()
            if truth is Truth.TRUE or (truth is Truth.UNKNOWN and worlds.possible(answers, demand))
        )
    return found


def settlers(program: Program, answers: Answers) -> tuple[Settler, ...]:
    """Return the open facts that can rule out a level, those first that leave the fewest levels possible."""
    levels = worlds_of(program).possible_levels(answers)
    found = [_settler(program, answers, fact, levels) for fact in _open_facts(program, answers)]
    telling = [settler for settler in found if settler.left < len(levels)]
    return tuple(sorted(telling, key=lambda settler: settler.left))


def _open_facts(program: Program, answers: Answers) -> Iterable[str]:
    open_facts = waiting(program, evaluate(program, answers))
    return (fact for fact in open_facts if answers.get(fact, UNSURE) == UNSURE)


def _settler(program: Program, answers: Answers, fact: str, levels: tuple[Level, ...]) -> Settler:
    worlds, domain = worlds_of(program), domains(program)[fact]
    values: list[Value] = [*domain.cells.values(), *([frozenset()] if domain.several else [])]
    outcomes = ((value, worlds.possible_levels({**answers, fact: value}, levels)) for value in values)
    return Settler(domain.fact, tuple((value, found) for value, found in outcomes if found))
