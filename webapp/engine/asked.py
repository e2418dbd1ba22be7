"""What the interview asks of somebody who knows every answer."""

from __future__ import annotations

from webapp.engine.evaluate import evaluate, revise
from webapp.engine.interview import next_fact
from webapp.engine.program import Program
from webapp.model import Answers, Value


def asked(program: Program, known: Answers) -> dict[str, Value]:
    """Return the known answers to the questions that come, in their order.

    Raises `KeyError` when a question comes whose answer is not known.
    """
    answers: dict[str, Value] = {}
    truths = evaluate(program, answers)
    while (fact := next_fact(program, answers, truths)) is not None:
        answers[fact.id] = known[fact.id]
        truths = revise(program, truths, fact.id, known[fact.id])
    return answers
