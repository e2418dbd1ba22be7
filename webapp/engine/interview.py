"""Which question comes next: the first one, in tree order, whose answer can still change something.

A fact can still change something if, for some answers to the other open questions, answering it decides a
rule or duty that stays open without it. That is asked exactly, of a SAT solver, so no question is in vain,
and when none is left only unsure answers can stand in the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from webapp.engine.evaluate import Truths
from webapp.engine.program import Atom, Index, Program
from webapp.engine.relevance import Relevance
from webapp.engine.residue import parts_of
from webapp.engine.truth import Truth
from webapp.model import Answers, Fact, Level


def next_fact(program: Program, answers: Answers, truths: Truths) -> Fact | None:
    """Return the fact to ask next, or None when no answer can change a finding or duty any more."""
    relevance = Relevance(program, answers)
    for outputs in _open_outputs(program, truths):
        vain: set[str] = set()
        for fact in _leaning_on(program, truths, outputs):
            if fact in answers or fact in vain:
                continue
            if relevance.among(outputs, [fact]):
                return program.facts[fact]
            vain.add(fact)
    return None


def mattering(program: Program, answers: Answers, truths: Truths) -> frozenset[str]:
    """Return the facts without an answer that can still matter to a rule or duty.

    Every question of an interview from here on is among them: what cannot matter now never will.
    """
    seen: set[Index] = set()
    met: set[str] = set()
    found: set[str] = set()
    every = tuple(_open_outputs(program, truths))
    relevance = Relevance(program, answers)
    for outputs in every:
        leaning = set(_leaning_on(program, truths, outputs, seen=seen)) - answers.keys() - found
        met |= leaning
        found |= relevance.among(outputs, leaning)
    # A fact met under one output, and vain there, can still matter to another.
    for outputs in every:
        if met == found:
            break
        found |= relevance.among(outputs, met - found)
    return frozenset(found)


def waiting(program: Program, truths: Truths) -> tuple[str, ...]:
    """Return the facts, in tree order, on which an open rule or duty still leans."""
    places = [place for outputs in _open_outputs(program, truths) for place in outputs]
    found = set(_leaning_on(program, truths, places))
    return tuple(fact for fact in program.facts if fact in found)


def _open_outputs(program: Program, truths: Truths) -> Iterator[tuple[Index, ...]]:
    """Yield what is still to be decided, in the order of asking: what leads out of the text comes first."""
    unknown, truth_at = Truth.UNKNOWN, truths.__getitem__
    return (outputs for outputs in _in_order(program) if unknown in map(truth_at, outputs))


@lru_cache(maxsize=64)
def _in_order(program: Program) -> tuple[tuple[Index, ...], ...]:
    outside = [nodes.outputs for nodes in program.rules if nodes.rule.finding is Level.OUTSIDE]
    others = [nodes.outputs for nodes in program.rules if nodes.rule.finding is not Level.OUTSIDE]
    return (*outside, *others, *(duty.outputs for duty in program.duties))


def _leaning_on(
    program: Program, truths: Truths, places: Iterable[Index], *, seen: set[Index] | None = None
) -> Iterator[str]:
    """Yield the facts that leave the nodes unknown, in the order in which their conditions name them.

    `seen`: nodes that were looked at before, and are not looked at again; it grows.
    """
    facts, parts = _web(program)
    unknown = Truth.UNKNOWN
    seen = set() if seen is None else seen
    stack = [*places][::-1]
    while stack:
        place = stack.pop()
        if truths[place] is not unknown or place in seen:
            continue
        seen.add(place)
        fact = facts[place]
        if fact is None:
            stack += parts[place]
        else:
            yield fact


@lru_cache(maxsize=64)
def _web(program: Program) -> tuple[tuple[str | None, ...], tuple[tuple[Index, ...], ...]]:
    """Return, for each node, the fact that it tests, and its parts, the last one first."""
    facts = tuple(node.test.fact if isinstance(node, Atom) else None for node in program.nodes)
    return facts, tuple(parts_of(node)[::-1] for node in program.nodes)
