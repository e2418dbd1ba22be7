"""Why a condition is true, false or open: its decisive parts, as deep as conclusions go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from webapp.engine.evaluate import Truths, evaluate
from webapp.engine.truth import Truth
from webapp.model import All, Answers, Any, Condition, Holds, Not, State, Test, Within

if TYPE_CHECKING:
    from webapp.engine.program import Index, Program


@dataclass(frozen=True, slots=True)
class Reason:
    """A condition with its truth, and the parts that made it so.

    A true `Any` keeps its true parts, a false `All` its false ones, otherwise all parts stand. A conclusion's
    one part is the reason for the conclusion. A test that fails because its fact does not hold has the fact's
    `only_if` as its one part.
    """

    condition: Condition
    truth: Truth
    parts: tuple[Reason, ...] = ()


def explain(program: Program, answers: Answers, condition: Condition) -> Reason:
    """Explain one condition of the program's text. Raises `KeyError` for a condition that is not in it."""
    return Explainer(program, answers).reason(condition)


class Explainer:
    """Explains any number of conditions for one set of answers, evaluating once."""

    def __init__(self, program: Program, answers: Answers) -> None:
        self.program = program
        self.truths: Truths = evaluate(program, answers)
        self._reasons: dict[int, Reason] = {}
        self.conclusions = {conclusion.id: conclusion for conclusion in program.text.conclusions}

    def reason(self, condition: Condition) -> Reason:
        """Return the reason for one condition."""
        found = self._reasons.get(id(condition))
        if found is None:
            truth = self.truth(condition)
            found = self._reasons[id(condition)] = Reason(condition, truth, self._parts(condition, truth))
        return found

    def truth(self, condition: Condition) -> Truth:
        """Return the truth of one condition. Raises `KeyError` for a condition that is not in the text."""
        return self.truths[self._place(condition)]

    def first_part(self, condition: Condition) -> Condition:
        """Return the first thing to tell of a condition: down to what is no `All` or `Any`."""
        while isinstance(condition, All | Any) and condition.parts:
            truth = self.truth(condition)
            # An open `Any` can only be brought about by what is open in it.
            decides = truth is (Truth.FALSE if isinstance(condition, All) else Truth.TRUE)
            chosen = decides or (truth is Truth.UNKNOWN and isinstance(condition, Any))
            condition = next(part for part in condition.parts if not chosen or self.truth(part) is truth)
        return condition

    def state(self, rule: str) -> State:
        """Return how a rule stands."""
        nodes = next(nodes for nodes in self.program.rules if nodes.rule.id == rule)
        if self.truths[nodes.applies] is Truth.TRUE:
            return State.APPLIES
        if self.truths[nodes.excepted] is Truth.TRUE:
            return State.EXCEPTED
        return State.DOES_NOT_APPLY if self.truths[nodes.reach] is Truth.FALSE else State.UNKNOWN

    def _place(self, condition: Condition) -> Index:
        known = self.program.identities.get(id(condition))
        return self.program.places[condition] if known is None else known[1]

    def _parts(self, condition: Condition, truth: Truth) -> tuple[Reason, ...]:
        match condition:
            case All(parts):
                return self._decisive(parts, truth, Truth.FALSE)
            case Any(parts):
                return self._decisive(parts, truth, Truth.TRUE)
            case Not(part):
                return (self.reason(part),)
            case Holds(conclusion):
                return (self.reason(self.conclusions[conclusion].when),)
            case Test(fact) | Within(fact):
                gate = self.program.facts[fact].only_if
                if gate is None or self.truths[self.program.gates[fact]] is not Truth.FALSE:
                    return ()
                return (self.reason(gate),)
            case _:
                return ()

    def _decisive(self, parts: tuple[Condition, ...], truth: Truth, deciding: Truth) -> tuple[Reason, ...]:
        telling = parts if truth is not deciding else [part for part in parts if self.truth(part) is deciding]
        return tuple([self.reason(part) for part in telling])
