"""The ways through a decision as clauses: which answers lead along which branch, asked of a SAT solver."""

from __future__ import annotations

from collections.abc import Sequence

from webapp.engine.clauses import Clauses, FactVariables, Literal
from webapp.engine.domains import domains
from webapp.engine.program import Atom, Both, Either, Index, Negation, Program
from webapp.engine.questions import End, Goal, Question, Trace
from webapp.engine.steps import HOLDS, UNASKED, FactStep, Step, Steps
from webapp.engine.truth import Truth
from webapp.model import Answers


class Routes:
    """The ways through the questions of one decision. May be shared between threads."""

    def __init__(
        self,
        program: Program,
        outputs: tuple[Index, ...],
        steps: Steps,
        draft: tuple[Sequence[Question], Goal],
    ) -> None:
        self.program = program
        self._steps = steps
        self._clauses = Clauses()
        self._facts: dict[str, FactVariables] = {}
        self._literals: dict[Index, Literal] = {}
        for place in outputs:
            self._encode(place)
        self._through: list[Literal] = []
        self._along: list[list[Literal]] = []
        self._meeting: list[dict[str, Literal]] = []
        self._to: dict[End, Literal] = {}
        self._lay(*draft)

    def trace(self, answers: Answers) -> Trace:
        """Say where these answers lead, however they are completed."""
        given = [
            literal
            for name, fact in self._facts.items()
            if name in answers
            for literal in fact.given(answers[name])
        ]
        questions, branches = [], []
        for here, ways in zip(self._through, self._along, strict=True):
            truth = self._truth(given, here)
            questions.append(truth)
            branches.append(self._branches(given, ways, truth))
        ends = {end: self._truth(given, literal) for end, literal in self._to.items()}
        return Trace(tuple(questions), tuple(branches), ends)

    def can_meet(self, question: int, case: str) -> bool:
        """Say whether any answers lead to a question and there to this case."""
        return self._clauses.satisfiable([self._meeting[question][case]])

    def _branches(self, given: list[Literal], ways: list[Literal], through: Truth) -> tuple[Truth, ...]:
        """Say the same of the branches of a question that the answers lead to with this certainty."""
        if through is Truth.FALSE:
            return (Truth.FALSE,) * len(ways)
        possible = [self._clauses.satisfiable([*given, way]) for way in ways]
        certain = through if possible.count(True) == 1 else Truth.UNKNOWN
        return tuple(certain if is_possible else Truth.FALSE for is_possible in possible)

    def _truth(self, given: list[Literal], claim: Literal) -> Truth:
        if not self._clauses.satisfiable([*given, claim]):
            return Truth.FALSE
        return Truth.UNKNOWN if self._clauses.satisfiable([*given, -claim]) else Truth.TRUE

    def _lay(self, questions: Sequence[Question], start: Goal) -> None:
        """Give each question and end the literal for "the way leads here": along one branch into it."""
        incoming: dict[Goal, list[Literal]] = {start: [self._clauses.conjunction([])]}
        for number, question in enumerate(questions):
            here = self._clauses.disjunction(incoming.get(number, []))
            self._through.append(here)
            self._along.append([])
            self._meeting.append({})
            for branch in question.branches:
                met = {
                    case: self._clauses.conjunction([here, self._case(question.step, case)])
                    for case in branch.cases
                }
                along = self._clauses.disjunction(met.values())
                self._meeting[-1] |= met
                self._along[-1].append(along)
                incoming.setdefault(branch.goal, []).append(along)
        for goal, literals in incoming.items():
            if not isinstance(goal, int):
                self._to[goal] = self._clauses.disjunction(literals)

    def _case(self, step: Step, case: str) -> Literal:
        if isinstance(step, FactStep):
            gate = self.program.gates.get(step.fact)
            if case == UNASKED:
                return -self._encode(gate) if gate is not None else self._clauses.disjunction([])
            option = self._fact(step.fact).cells[case]
            return option if gate is None else self._clauses.conjunction([option, self._encode(gate)])
        literal = self._encode(next(iter(self._steps[step].places)))
        return literal if case == HOLDS else -literal

    def _fact(self, name: str) -> FactVariables:
        if name not in self._facts:
            self._facts[name] = self._clauses.fact(domains(self.program)[name], with_unsure=False)
        return self._facts[name]

    def _encode(self, place: Index) -> Literal:
        """Return the literal of a node, encoding all that it rests on the first time."""
        if place not in self._literals:
            self._literals[place] = self._literal(place)
        return self._literals[place]

    def _literal(self, place: Index) -> Literal:
        match self.program.nodes[place]:
            case Atom(test):
                fact = self._fact(test.fact)
                passing, empty_passes = fact.domain.passing(test)
                return self._clauses.passes(fact, passing, empty_passes=empty_passes)
            case Both(parts):
                return self._clauses.conjunction([self._encode(part) for part in parts])
            case Either(parts):
                return self._clauses.disjunction([self._encode(part) for part in parts])
            case Negation(part):
                return -self._encode(part)
