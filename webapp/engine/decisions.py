"""A rule, or a named part of one, as a decision: questions with branches, down to how the rule then stands.

Each question is the first one, in the order of the rule, that can still decide it. Answers that lead to the
same rest are one branch, equal rests are shared, and what no answers can bring about is left out: every
branch is taken by somebody. Leaving the rest out needs a SAT solver, as questions hang together (`routes`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from webapp.engine.branching import Aim, TooTangled, branch_out, leave_out
from webapp.engine.program import Index, Program, RuleNodes
from webapp.engine.questions import Branch, End, Goal, Holding, Question, Ruling, Trace
from webapp.engine.routes import Routes
from webapp.engine.steps import Part, Steps, place_of_part, rule_named, steps_of_part, steps_of_rule
from webapp.engine.truth import Truth
from webapp.model import Answers, State

__all__ = [
    "Branch",
    "Decision",
    "End",
    "Goal",
    "Holding",
    "Question",
    "Ruling",
    "TooTangled",
    "Trace",
    "decide_part",
    "decide_rule",
    "trace",
]


@dataclass(frozen=True, eq=False)
class Decision:
    """A decision. It begins at `start`; the questions stand in an order in which every branch leads onward.

    Made by `decide_rule` and `decide_part`, and compared by identity.
    """

    questions: tuple[Question, ...]
    start: Goal
    routes: Routes


@lru_cache(maxsize=512)
def decide_rule(program: Program, rule: str) -> Decision:
    """Return the decision of one rule. Raises `KeyError` for an unknown one, `TooTangled` for a huge one."""
    steps = steps_of_rule(program, rule_named(program, rule))
    nodes = next(nodes for nodes in program.rules if nodes.rule.id == rule)
    return _decide(program, steps, Aim(nodes.outputs, lambda truths: _ruling(nodes, truths)))


@lru_cache(maxsize=512)
def decide_part(program: Program, part: Part) -> Decision:
    """Return the decision of a part that is a step of another decision. Raises like `decide_rule`.

    A part of kind `ROLE` is never such a step.
    """
    place = place_of_part(program, part)
    return _decide(
        program, steps_of_part(program, part), Aim((place,), lambda truths: _holding(truths[place]))
    )


def trace(decision: Decision, answers: Answers) -> Trace:
    """Follow answers through a decision, exactly: over every way to answer what they leave open."""
    return decision.routes.trace(answers)


def _ruling(nodes: RuleNodes, truths: Mapping[Index, Truth]) -> End | None:
    applies, excepted = truths[nodes.applies], truths[nodes.excepted]
    if applies is Truth.TRUE:
        return Ruling(State.APPLIES, nodes.rule.finding)
    if excepted is Truth.TRUE:
        return Ruling(State.EXCEPTED, nodes.rule.then)
    if applies is excepted is Truth.FALSE:
        return Ruling(State.DOES_NOT_APPLY, None)
    return None


def _holding(truth: Truth) -> End | None:
    return None if truth is Truth.UNKNOWN else Holding(truth is Truth.TRUE)


def _decide(program: Program, steps: Steps, aim: Aim) -> Decision:
    draft = branch_out(program, steps, aim)
    routes = Routes(program, aim.outputs, steps, draft)
    final = leave_out(draft, steps, routes.can_meet)
    return Decision(*final, Routes(program, aim.outputs, steps, final))
