"""From the steps of a rule to questions with branches, each rest of the rule once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from webapp.engine.evaluate import matches
from webapp.engine.program import Both, Either, Index, Negation, Program
from webapp.engine.questions import Branch, End, Goal, Question
from webapp.engine.steps import FAILS, HOLDS, UNASKED, FactStep, Step, Steps
from webapp.engine.truth import Truth

MOST_QUESTIONS: Final = 400

Draft: TypeAlias = tuple[tuple[Question, ...], Goal]
"""The questions of a decision in an order in which every branch leads onward, and where it begins."""


class TooTangled(Exception):
    """The rule is no readable decision: it would have more questions than anybody could follow."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What is to be decided: the nodes that decide it, and which end their truths make, None while open."""

    outputs: tuple[Index, ...]
    end: Callable[[Mapping[Index, Truth]], End | None]


def branch_out(program: Program, steps: Steps, aim: Aim) -> Draft:
    """Return the questions that decide the aim. Raises `TooTangled` where they would be too many."""
    builder = _Builder(program, steps, aim)
    start = builder.build({})
    return arrange(builder.questions, start, steps)


class _Builder:
    """Builds the questions of one decision, each rest once."""

    def __init__(self, program: Program, steps: Steps, aim: Aim) -> None:
        self.program = program
        self.steps = steps
        self.outputs = aim.outputs
        self.end = aim.end
        self.questions: list[Question] = []
        self.known: dict[tuple[object, ...], Goal] = {}
        self.stops = {place for grounds in steps.values() for place in grounds.places}
        self.cone = self._cone()

    def build(self, given: dict[Index, Truth]) -> Goal:
        """Return what is left to decide once these steps are."""
        truths = self._truths(given)
        end = self.end(truths)
        if end is not None:
            return end
        live = self._live(truths)
        rest = (live, *(truths[place] for place in self.outputs))
        if rest not in self.known:
            if len(self.known) >= MOST_QUESTIONS:
                raise TooTangled
            self.known[rest] = self._ask(given, live)
        return self.known[rest]

    def _ask(self, given: dict[Index, Truth], live: frozenset[Index]) -> Goal:
        step = next(step for step, grounds in self.steps.items() if not live.isdisjoint(grounds.places))
        goals: dict[Goal, list[str]] = {}
        for case, truths in self._cases(step):
            goals.setdefault(self.build(given | truths), []).append(case)
        branches = tuple(Branch(tuple(cases), goal) for goal, cases in goals.items())
        return _share(self.questions, Question(step, branches, self.steps[step].parts))

    def _cases(self, step: Step) -> list[tuple[str, dict[Index, Truth]]]:
        places = self.steps[step].places
        if not isinstance(step, FactStep):
            return [(HOLDS, dict.fromkeys(places, Truth.TRUE)), (FAILS, dict.fromkeys(places, Truth.FALSE))]
        cases = [
            (option.value, {p: _truth(t is not None and matches(t, option.value)) for p, t in places.items()})
            for option in self.program.facts[step.fact].options
        ]
        if step.fact in self.program.gates:
            cases.append((UNASKED, dict.fromkeys(places, Truth.FALSE)))
        return cases

    def _cone(self) -> tuple[Index, ...]:
        """Return the nodes from the outputs down to the steps, parts before wholes."""
        seen: set[Index] = set()
        stack = [*self.outputs]
        while stack:
            place = stack.pop()
            if place not in seen:
                seen.add(place)
                stack.extend(() if place in self.stops else self._parts(place))
        return tuple(sorted(seen))

    def _parts(self, place: Index) -> tuple[Index, ...]:
        match self.program.nodes[place]:
            case Both(parts) | Either(parts):
                return parts
            case Negation(part):
                return (part,)
            case _:
                return ()

    def _truths(self, given: dict[Index, Truth]) -> dict[Index, Truth]:
        truths: dict[Index, Truth] = {}
        for place in self.cone:
            node = self.program.nodes[place]
            if place in self.stops:
                truths[place] = given.get(place, Truth.UNKNOWN)
            elif isinstance(node, Both):
                truths[place] = min((truths[part] for part in node.parts), default=Truth.TRUE)
            elif isinstance(node, Either):
                truths[place] = max((truths[part] for part in node.parts), default=Truth.FALSE)
            elif isinstance(node, Negation):
                truths[place] = Truth(Truth.TRUE - truths[node.part])
        return truths

    def _live(self, truths: dict[Index, Truth]) -> frozenset[Index]:
        """Return the open nodes that the open outputs lean on: they say all about what is left to decide."""
        live: set[Index] = set()
        stack = [*self.outputs]
        while stack:
            place = stack.pop()
            if truths[place] is Truth.UNKNOWN and place not in live:
                live.add(place)
                stack.extend(() if place in self.stops else self._parts(place))
        return frozenset(live)


def _truth(value: bool) -> Truth:  # noqa: FBT001 (it is what is turned)
    return Truth.TRUE if value else Truth.FALSE


def _share(questions: list[Question], question: Question) -> Goal:
    """Return the goal that a question is: an equal one that is there already, or its one branch's goal."""
    if len(question.branches) == 1:
        return question.branches[0].goal
    if question not in questions:
        questions.append(question)
    return questions.index(question)


def leave_out(draft: Draft, steps: Steps, is_met: Callable[[int, str], bool]) -> Draft:
    """Leave out the cases of questions that are never met, and the questions that are none without them."""
    questions, start = draft
    kept: list[Question] = []
    goals: dict[int, Goal] = {}

    def _now(goal: Goal) -> Goal:
        return goals[goal] if isinstance(goal, int) else goal

    for number in reversed(range(len(questions))):
        question = questions[number]
        found: dict[Goal, list[str]] = {}
        for branch in question.branches:
            cases = [case for case in branch.cases if is_met(number, case)]
            if cases:
                found.setdefault(_now(branch.goal), []).extend(cases)
        branches = tuple(Branch(tuple(cases), goal) for goal, cases in found.items())
        if branches:
            goals[number] = _share(kept, Question(question.step, branches, question.parts))
    return arrange(kept, _now(start), steps)


def arrange(questions: Sequence[Question], start: Goal, steps: Collection[Step]) -> Draft:
    """Bring the questions into the order of the rule, the one at the start first, and drop those cut off."""
    ranks = {step: rank for rank, step in enumerate(steps)}
    order = sorted(_reached(questions, start), key=lambda number: ranks[questions[number].step])
    places = {number: place for place, number in enumerate(order)}

    def _moved(goal: Goal) -> Goal:
        return places[goal] if isinstance(goal, int) else goal

    moved = tuple(
        Question(
            questions[number].step,
            tuple(Branch(branch.cases, _moved(branch.goal)) for branch in questions[number].branches),
            questions[number].parts,
        )
        for number in order
    )
    return moved, _moved(start)


def _reached(questions: Sequence[Question], start: Goal) -> list[int]:
    reached: dict[int, None] = {}
    stack = [start]
    while stack:
        goal = stack.pop()
        if isinstance(goal, int) and goal not in reached:
            reached[goal] = None
            stack.extend(branch.goal for branch in reversed(questions[goal].branches))
    return list(reached)
