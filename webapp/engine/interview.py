"""Which question comes next: the first one, in tree order, whose answer can still change something.

A fact can still change something if, for some answers to the other open questions, answering it decides a
rule or duty that stays open without it. That is asked exactly, of a SAT solver, so no question is in vain,
and when none is left only unsure answers can stand in the way.
"""

from __future__ import annotations

from collections.abc import Iterator

from webapp.engine.evaluate import Truths
from webapp.engine.program import Atom, Both, Either, Index, Program
from webapp.engine.relevance import can_matter
from webapp.engine.truth import Truth
from webapp.model import Answers, Fact, Level


def next_fact(program: Program, answers: Answers, truths: Truths) -> Fact | None:
    """Return the fact to ask next, or None when no answer can change a finding or duty any more."""
    vain: set[tuple[tuple[Index, ...], str]] = set()
    for outputs in _in_order(program):
        for place in outputs:
            for fact in _leaning_on(program, truths, place):
                if fact in answers or (outputs, fact) in vain:
                    continue
                if can_matter(program, answers, outputs, fact):
                    return program.facts[fact]
                vain.add((outputs, fact))
    return None


def waiting(program: Program, truths: Truths) -> tuple[str, ...]:
    """Return the facts, in tree order, on which an open rule or duty still leans."""
    found = {
        fact
        for outputs in _in_order(program)
        for place in outputs
        for fact in _leaning_on(program, truths, place)
    }
    return tuple(fact for fact in program.facts if fact in found)


def _in_order(program: Program) -> Iterator[tuple[Index, ...]]:
    """Yield what must be decided, in the order of asking: what leads out of the text comes first."""
    outside = [nodes for nodes in program.rules if nodes.rule.finding is Level.OUTSIDE]
    others = [nodes for nodes in program.rules if nodes.rule.finding is not Level.OUTSIDE]
    for nodes in (*outside, *others):
        yield nodes.outputs
    for duty in program.duties:
        yield duty.outputs


def _leaning_on(program: Program, truths: Truths, place: Index) -> Iterator[str]:
    """Yield the facts that leave a node unknown, in the order in which its condition names them."""
    nodes = program.nodes
    seen: set[Index] = set()
    stack = [place]
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
