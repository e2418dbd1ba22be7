"""Which question comes next: the first one, in tree order, whose answer can still change something.

A fact can still change something if, for some answers to the other open questions, answering it decides a
rule or duty that stays open without it. That is asked exactly, of a SAT solver, so no question is in vain,
and when none is left only unsure answers can stand in the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from webapp.engine.evaluate import Truths
from webapp.engine.program import Atom, Both, Either, Index, Program
from webapp.engine.relevance import can_matter
from webapp.engine.truth import Truth
from webapp.model import Answers, Fact, Level


def next_fact(program: Program, answers: Answers, truths: Truths) -> Fact | None:
    """Return the fact to ask next, or None when no answer can change a finding or duty any more."""
    for outputs in _open_outputs(program, truths):
        vain: set[str] = set()
        for fact in _leaning_on(program, truths, outputs):
            if fact in answers or fact in vain:
                continue
            if can_matter(program, answers, outputs, fact):
                return program.facts[fact]
            vain.add(fact)
    return None


def waiting(program: Program, truths: Truths) -> tuple[str, ...]:
    """Return the facts, in tree order, on which an open rule or duty still leans."""
    places = [place for outputs in _open_outputs(program, truths) for place in outputs]
    found = set(_leaning_on(program, truths, places))
    return tuple(fact for fact in program.facts if fact in found)


def _open_outputs(program: Program, truths: Truths) -> Iterator[tuple[Index, ...]]:
    """Yield what is still to be decided, in the order of asking: what leads out of the text comes first."""
    unknown = Truth.UNKNOWN
    return (outputs for outputs in _in_order(program) if any(truths[place] is unknown for place in outputs))


@lru_cache(maxsize=64)
def _in_order(program: Program) -> tuple[tuple[Index, ...], ...]:
    outside = [nodes.outputs for nodes in program.rules if nodes.rule.finding is Level.OUTSIDE]
    others = [nodes.outputs for nodes in program.rules if nodes.rule.finding is not Level.OUTSIDE]
    return (*outside, *others, *(duty.outputs for duty in program.duties))


def _leaning_on(program: Program, truths: Truths, places: Iterable[Index]) -> Iterator[str]:
    """Yield the facts that leave the nodes unknown, in the order in which their conditions name them."""
    nodes = program.nodes
    seen: set[Index] = set()
    stack = [*places][::-1]
    while stack:
        place = stack.pop()
        if place in seen or truths[place] is not Truth.UNKNOWN:
            continue
        seen.add(place)
        node = nodes[place]
        if isinstance(node, Atom):
            yield node.test.fact
        elif isinstance(node, Both | Either):
            stack.extend(reversed(node.parts))
        else:
            stack.append(node.part)
