"""Which questions can be asked together, on one page: those that matter and are known to arise."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.engine.evaluate import evaluate
from webapp.engine.interview import mattering
from webapp.engine.program import Atom, Index, Program
from webapp.engine.residue import parts_of
from webapp.engine.truth import Truth
from webapp.model import Answers, Fact


def asked_together(program: Program, answers: Answers) -> tuple[Fact, ...]:
    """Return the questions to show with these answers, in tree order: those answered, and those that matter.

    A question waits while it hangs on one that is still open, and is left out where it does not arise. As
    long as an interview would go on, an open question is among them: what hangs on what has no circles.
    """
    truths = evaluate(program, answers)
    still_open = mattering(program, answers, truths)

    def arises(fact: Fact) -> bool:
        gate = program.gates.get(fact.id)
        if gate is None or truths[gate] is not Truth.UNKNOWN:
            return gate is None or truths[gate] is Truth.TRUE
        return fact.id in answers or still_open.isdisjoint(_tested(program, gate))

    wanted = still_open | answers.keys()
    return tuple(fact for fact in program.text.facts if fact.id in wanted and arises(fact))


def _tested(program: Program, place: Index) -> Iterator[str]:
    """Yield the facts on which a condition rests, with those that these hang on."""
    node = program.nodes[place]
    if isinstance(node, Atom):
        yield node.test.fact
    for part in parts_of(node):
        yield from _tested(program, part)
