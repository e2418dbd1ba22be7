"""Walking through a decision with full answers, question by question, as a reader with a finger would."""

from webapp.engine import Truth, assess, explain
from webapp.engine.decisions import Holding, Ruling
from webapp.engine.evaluate import matches
from webapp.engine.steps import FAILS, HOLDS, UNASKED, FactStep, PartKind, PartStep, condition_of
from webapp.model import All, Level, State


def walk(program, decision, answers):
    """Return the branches taken, as pairs of question and branch, and the end."""
    taken, goal = [], decision.start
    while isinstance(goal, int):
        question = decision.questions[goal]
        case = answer_to(program, question.step, answers)
        (branch,) = [n for n, branch in enumerate(question.branches) if case in branch.cases]
        taken.append((goal, branch, case))
        goal = question.branches[branch].goal
    return taken, goal


def answer_to(program, step, answers):
    """Return the case of a step that these answers meet."""
    if isinstance(step, PartStep):
        return HOLDS if holds(program, step.part, answers) else FAILS
    gate = program.facts[step.fact].only_if
    arises = gate is None or explain(program, answers, gate).truth is Truth.TRUE
    if isinstance(step, FactStep):
        return answers[step.fact] if arises else UNASKED
    tests = step.test.parts if isinstance(step.test, All) else (step.test,)
    return HOLDS if arises and all(matches(test, answers[step.fact]) for test in tests) else FAILS


def holds(program, part, answers):
    """Say whether a part holds for full answers."""
    if part.kind is PartKind.SCOPE:
        findings = assess(program, answers).findings
        return not any(f.rule.finding is Level.OUTSIDE and f.state is State.APPLIES for f in findings)
    return explain(program, answers, condition_of(program, part)).truth is Truth.TRUE


def state_of(end):
    """Return what a rule's decision says at an end."""
    assert isinstance(end, Ruling)
    return end.state


def said(end):
    """Return what a part's decision says at an end."""
    assert isinstance(end, Holding)
    return end.holds
