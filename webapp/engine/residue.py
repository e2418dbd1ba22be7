"""What answers leave open of a few nodes: all that the way from there on can depend on.

Answers after which the same nodes stay open, among those that the nodes asked about still rest on, are one
state: whatever is answered next leads both to the same end. No answer may be unsure.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from webapp.engine.evaluate import Truths
from webapp.engine.program import Atom, Both, Either, Index, Negation, Node, Program
from webapp.engine.truth import Truth

Residue: TypeAlias = bytes
"""One byte a node: 1 where it is still open and still counts."""


class Residues:
    """The residues of one program, seen from some of its nodes."""

    def __init__(self, program: Program, outputs: Iterable[Index]) -> None:
        self.outputs = tuple(dict.fromkeys(outputs))
        self._parts = [parts_of(node) for node in program.nodes]
        self._fact_of = {
            place: node.test.fact for place, node in enumerate(program.nodes) if isinstance(node, Atom)
        }

    def residue(self, truths: Truths) -> Residue:
        """Return what is still open and counts."""
        unknown, parts = Truth.UNKNOWN, self._parts
        marks = bytearray(len(truths))
        stack = [place for place in self.outputs if truths[place] is unknown]
        for place in stack:
            marks[place] = 1
        while stack:
            for part in parts[stack.pop()]:
                if truths[part] is unknown and not marks[part]:
                    marks[part] = 1
                    stack.append(part)
        return bytes(marks)

    def facts(self, residue: Residue) -> frozenset[str]:
        """Return the facts whose answers can still count."""
        return frozenset([fact for place, fact in self._fact_of.items() if residue[place]])

    def first_fact(self, truths: Truths) -> str:
        """Return the first fact that counts, in the order in which conditions name them. One must be open."""
        stack = [place for place in reversed(self.outputs) if truths[place] is Truth.UNKNOWN]
        while (place := stack.pop()) not in self._fact_of:
            stack += [part for part in reversed(self._parts[place]) if truths[part] is Truth.UNKNOWN]
        return self._fact_of[place]


def parts_of(node: Node) -> tuple[Index, ...]:
    """Return the nodes that a node is made of."""
    if isinstance(node, Both | Either):
        return node.parts
    return (node.part,) if isinstance(node, Negation) else ()


def below(program: Program, place: Index) -> frozenset[Index]:
    """Return the place of a node and of all that it rests on."""
    found, stack = {place}, [place]
    while stack:
        for part in parts_of(program.nodes[stack.pop()]):
            if part not in found:
                found.add(part)
                stack.append(part)
    return frozenset(found)
