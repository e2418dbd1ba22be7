"""For how many of all answers a node is true, as a share: counted where that is cheap, otherwise estimated.

Every answer to a fact counts alike, and so does every set of options of a fact of several choices; of a
number, every stretch between the bounds that tests name. Facts are independent of each other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Final

from webapp.engine.alike import Sorts, sorted_by, sorts_of
from webapp.engine.domains import Domain, domains
from webapp.engine.evaluate import Truths, evaluate, revise
from webapp.engine.joint import cut
from webapp.engine.program import Atom, Both, Either, Index, Program
from webapp.engine.residue import Residue, Residues
from webapp.engine.truth import Truth
from webapp.model import FactType, Test, Within

MOST_STEPS: Final = 4_000
"""So many answers are tried at most to count exactly."""

SAMPLES: Final = 2**16
BYTE: Final = 256
TOLERANCE: Final = 0.004
"""What an estimate of so many samples is off by at most, nineteen times out of twenty."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share of all answers. `exact`: counted, not estimated from samples."""

    value: Fraction
    exact: bool


class Counting:
    """Shares of the answers to one program's facts. The same program always gives the same estimates."""

    def __init__(self, program: Program, most_steps: int = MOST_STEPS) -> None:
        self.program = program
        self.most_steps = most_steps

    def share(self, place: Index) -> Share:
        """Return for which share of all answers the node is true."""
        try:
            return Share(_Counter(self.program, place, self.most_steps).count(), exact=True)
        except _TooManyError:
            return Share(Fraction(self._samples[place].bit_count(), SAMPLES), exact=False)

    @cached_property
    def _samples(self) -> list[int]:
        """For each node a number with one bit a sample: 1 where the node is true."""
        every = (1 << SAMPLES) - 1
        drawn = {name: _draw(domain) for name, domain in domains(self.program).items()}
        found: list[int] = []
        for node in self.program.nodes:
            if isinstance(node, Atom):
                domain = domains(self.program)[node.test.fact]
                found.append(_passing(domain, node.test, drawn[node.test.fact]))
            elif isinstance(node, Both):
                bits = every
                for part in node.parts:
                    bits &= found[part]
                found.append(bits)
            elif isinstance(node, Either):
                found.append(_union(found[part] for part in node.parts))
            else:
                found.append(every ^ found[node.part])
        return found


class _TooManyError(Exception):
    """Counting exactly would take too long."""


class _Counter:
    """Counts for one node, going through the answers fact by fact, equal rests once."""

    def __init__(self, program: Program, place: Index, most_steps: int) -> None:
        self.most_steps = most_steps
        self.whole = program
        # Alone, the node tells fewer sorts of answers apart than the whole program does.
        self.program, self.place = cut(program, place)
        self.residues = Residues(self.program, [self.place])
        self.known: dict[Residue, Fraction] = {}
        self.steps = 0

    def count(self) -> Fraction:
        return self._count(evaluate(self.program, {}))

    def _count(self, truths: Truths) -> Fraction:
        if truths[self.place] is not Truth.UNKNOWN:
            return Fraction(truths[self.place] is Truth.TRUE)
        residue = self.residues.residue(truths)
        if residue not in self.known:
            fact = self.residues.first_fact(truths)
            sorts = self._sorts(fact)
            true = Fraction(0)
            for sort in sorts:
                true += sort.count * self._count(revise(self.program, truths, fact, sort.value))
            self.known[residue] = true / sum(sort.count for sort in sorts)
        return self.known[residue]

    def _sorts(self, fact: str) -> Sorts:
        sorts = sorts_of(self.program)[fact]
        if self.program.facts[fact].type is FactType.NUMBER:
            # Which stretches count is for the whole program to say, so that all its shares go together.
            stretches = domains(self.whole)[fact].cells.values()
            sorts = sorted_by((test for _, test in self.program.atoms[fact]), stretches)
        self.steps += 0 if sorts is None else len(sorts)
        if sorts is None or self.steps > self.most_steps:
            raise _TooManyError
        return sorts


def _draw(domain: Domain) -> dict[str, int]:
    """Draw an answer for each sample: for each cell a number with one bit a sample."""
    if domain.several:
        return {
            cell: int.from_bytes(_bytes(f"{domain.fact.id} {cell}", SAMPLES // 8)) for cell in domain.cells
        }
    count = len(domain.cells)
    even = BYTE - BYTE % count
    spare = bytes(range(even, BYTE))
    # Bytes that would favour the first cells are dropped, so more of them are drawn than are needed.
    drawn = _bytes(domain.fact.id, 2 * SAMPLES).translate(None, delete=spare)[:SAMPLES]
    return {
        cell: int(drawn.translate(bytes(b"01"[byte % count == place] for byte in range(BYTE))), 2)
        for place, cell in enumerate(domain.cells)
    }


def _bytes(name: str, count: int) -> bytes:
    """Return bytes that look like chance and are the same each time."""
    return hashlib.shake_128(name.encode()).digest(count)


def _passing(domain: Domain, test: Test | Within, drawn: dict[str, int]) -> int:
    passing, empty_passes = domain.passing(test)
    found = _union(drawn[cell] for cell in passing)
    if empty_passes:
        found |= ((1 << SAMPLES) - 1) ^ _union(drawn.values())
    return found


def _union(parts: Iterable[int]) -> int:
    bits = 0
    for part in parts:
        bits |= part
    return bits
