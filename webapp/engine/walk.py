"""How long interviews are: all ways through a text's questions, walked state by state, equal states once.

Somebody who knows every answer is asked; `unsure` is not among the answers. A walk that meets its cap is
partial, and what it says is then a pair of bounds between which the truth surely lies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import chain
from typing import Final

from webapp.engine.alike import sorts_of
from webapp.engine.evaluate import Truths, evaluate, revise
from webapp.engine.interview import next_fact
from webapp.engine.program import Program
from webapp.engine.residue import Residue, Residues
from webapp.model import Answers, Value

MOST_STEPS: Final = 25_000
"""So many answers are tried, unless told otherwise."""

DEPTH_COUNTS: Final = 4
"""How much more a question already asked counts than one still to come, when choosing where to walk on."""


@dataclass(frozen=True, slots=True)
class Length:
    """A number of questions that lies between two bounds; both are the same when it is known.

    `way`: answers of an interview with as many questions as one of the bounds; of a partial walk, its start.
    """

    least: int
    most: int
    way: Answers

    @property
    def is_exact(self) -> bool:
        """Say whether the number is known."""
        return self.least == self.most


@dataclass(frozen=True, slots=True)
class Walk:
    """The shortest and the longest interview. `states`: different ones met; `complete`: these are all."""

    shortest: Length
    longest: Length
    states: int
    steps: int
    complete: bool


def walk(program: Program, most_steps: int = MOST_STEPS) -> Walk:
    """Walk the interviews of a text, trying at most so many answers."""
    walker = _Walker(program, most_steps)
    walker.run()
    return walker.result()


@dataclass(slots=True)
class _State:
    """One state. `before` and `by`: how it was first reached; `after`: where each sort of answer leads.

    `size`: how many nodes are open, which every answer makes fewer. `after` is None for a state not walked
    further, and empty where nothing is left to ask.
    """

    number: int
    size: int
    open_facts: int
    depth: int = 0
    before: _State | None = None
    by: tuple[str, Value] | None = None
    after: dict[int, Value] | None = None
    fact: str = ""

    @property
    def answers(self) -> dict[str, Value]:
        """Answers that lead here."""
        found: list[tuple[str, Value]] = []
        state: _State | None = self
        while state is not None:
            found += filter(None, [state.by])
            state = state.before
        return dict(reversed(found))


class _Walker:
    """Walks in turns the state that promises the longest interview, and the one closest to the start.

    Once the second turn meets an end, nothing shorter is left to find, and the first goes on alone.
    """

    def __init__(self, program: Program, most_steps: int) -> None:
        self.program = program
        self.most_steps = most_steps
        self.steps = 0
        self.is_full = False
        self.has_met_end = False
        rules, duties = (n.outputs for n in program.rules), (n.outputs for n in program.duties)
        self.residues = Residues(program, chain.from_iterable(chain(rules, duties)))
        self.states: list[_State] = []
        self.known: dict[Residue, _State] = {}
        self.promising: list[tuple[int, int]] = []
        self.closest: list[tuple[int, int]] = []

    def run(self) -> None:
        """Walk until there is nothing left to walk, or no room."""
        self._meet(evaluate(self.program, {}))
        while self.promising and not self.is_full:
            self._expand(self.states[heappop(self.promising)[-1]])
            self._expand_closest()

    def _expand_closest(self) -> None:
        if self.closest and not (self.is_full or self.has_met_end):
            state = self.states[heappop(self.closest)[-1]]
            self._expand(state)
            self.has_met_end = not state.after

    def _meet(self, truths: Truths, before: _State | None = None, by: tuple[str, Value] | None = None) -> int:
        """Return the number of the state that these truths are, adding it if it is new."""
        residue = self.residues.residue(truths)
        if residue not in self.known:
            depth = before.depth + 1 if before else 0
            open_facts = len(self.residues.facts(residue))
            state = _State(len(self.states), sum(residue), open_facts, depth, before, by)
            self.states.append(state)
            self.known[residue] = state
            heappush(self.promising, (-(DEPTH_COUNTS * depth + open_facts), state.number))
            heappush(self.closest, (depth, state.number))
        return self.known[residue].number

    def _expand(self, state: _State) -> None:
        """Try every sort of answer to the next question, if there is room for it."""
        if state.after is not None:
            return
        answers = state.answers
        truths = evaluate(self.program, answers)
        fact = next_fact(self.program, answers, truths)
        if fact is None:
            state.after = {}
            return
        sorts = sorts_of(self.program)[fact.id]
        if sorts is None:
            return
        self.is_full = self.steps + len(sorts) > self.most_steps
        if self.is_full:
            return
        state.fact, state.after = fact.id, {}
        for sort in sorts:
            after = revise(self.program, truths, fact.id, sort.value)
            state.after.setdefault(self._meet(after, state, (fact.id, sort.value)), sort.value)
        self.steps += len(sorts)

    def result(self) -> Walk:
        """Return what was found."""
        is_complete = all(state.after is not None for state in self.states)
        shortest, longest = self._length(min), self._length(max)
        return Walk(shortest, longest, len(self.states), self.steps, is_complete)

    def _length(self, choose: Callable[[Iterable[int]], int]) -> Length:
        """Bound the shortest (`min`) or longest (`max`) interview from the end of the walk backwards."""
        least, most = [0] * len(self.states), [state.open_facts for state in self.states]
        for state in sorted(self.states, key=lambda state: state.size):
            if state.after is not None:
                least[state.number] = 1 + choose(least[n] for n in state.after) if state.after else 0
                most[state.number] = 1 + choose(most[n] for n in state.after) if state.after else 0
        wanted = most if choose is min else least
        state, way = self.states[0], dict[str, Value]()
        while state.after:
            best = choose(wanted[number] for number in state.after)
            following = next(number for number in state.after if wanted[number] == best)
            way[state.fact] = state.after[following]
            state = self.states[following]
        return Length(least[0], most[0], way)
