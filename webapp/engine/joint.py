"""Two programs as one: facts that both use are asked once, and what both say alike is one node."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from webapp.engine.compile import AND, NOT, OR
from webapp.engine.program import Atom, Both, Either, Index, Negation, Node, Program
from webapp.engine.residue import below
from webapp.model import Fact, FactType, Test, Within

KINDS = {Both: AND, Either: OR, Negation: NOT}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two programs, and where each of its nodes stands in the joint one."""

    program: Program
    places: tuple[Index, ...]


class JointBuilder:
    """Puts nodes together, equal ones once. What is built last is a program that decides nothing itself."""

    def __init__(self) -> None:
        self._nodes: list[Node] = []
        self._index: dict[Node, Index] = {}

    def side(self, program: Program) -> Side:
        """Take over every node of a program."""
        return Side(program, tuple(self.take(program, range(len(program.nodes))).values()))

    def take(self, program: Program, wanted: Iterable[Index]) -> dict[Index, Index]:
        """Take over nodes of a program, each after its parts; return where each now stands."""
        places: dict[Index, Index] = {}
        for place in wanted:
            match program.nodes[place]:
                case Both(parts):
                    places[place] = self.both(places[part] for part in parts)
                case Either(parts):
                    places[place] = self.either(places[part] for part in parts)
                case Negation(part):
                    places[place] = self.negation(places[part])
                case Atom() as atom:
                    places[place] = self._add(atom)
        return places

    def both(self, parts: Iterable[Index]) -> Index:
        """Return the place of "all of these"."""
        different = tuple(dict.fromkeys(parts))
        return different[0] if len(different) == 1 else self._add(Both(different))

    def either(self, parts: Iterable[Index]) -> Index:
        """Return the place of "one of these"."""
        different = tuple(dict.fromkeys(parts))
        return different[0] if len(different) == 1 else self._add(Either(different))

    def negation(self, part: Index) -> Index:
        """Return the place of "not this"."""
        node = self._nodes[part]
        return node.part if isinstance(node, Negation) else self._add(Negation(part))

    def program(self, facts: Mapping[str, Fact], gates: Mapping[str, Index], like: Program) -> Program:
        """Return all nodes as a program over these facts."""
        atoms: dict[str, list[tuple[Index, Test | Within]]] = {}
        for place, node in enumerate(self._nodes):
            if isinstance(node, Atom):
                atoms.setdefault(node.test.fact, []).append((place, node.test))
        return Program(
            text=like.text,
            facts=facts,
            nodes=tuple(self._nodes),
            atoms={fact: tuple(tests) for fact, tests in atoms.items()},
            joints=tuple(
                (place, KINDS[type(node)], (node.part,) if isinstance(node, Negation) else node.parts)
                for place, node in enumerate(self._nodes)
                if not isinstance(node, Atom)
            ),
            places={},
            identities={},
            gates=gates,
            rules=(),
            duties=(),
            notes=(),
        )

    def _add(self, node: Node) -> Index:
        if node not in self._index:
            self._index[node] = len(self._nodes)
            self._nodes.append(node)
        return self._index[node]


def cut(program: Program, place: Index) -> tuple[Program, Index]:
    """Return one node with all that it rests on as a program of its own, and its place in that."""
    needed = below(program, place)
    builder = JointBuilder()
    places = builder.take(program, sorted(needed))
    tested = {fact for fact, atoms in program.atoms.items() if any(atom in needed for atom, _ in atoms)}
    facts = {name: fact for name, fact in program.facts.items() if name in tested}
    return builder.program(facts, {}, program), places[place]


def common_facts(left: Program, right: Program) -> dict[str, Fact]:
    """Return the facts of both programs; of a fact that both have, the answers that both allow."""
    shared = {
        name: _common(fact, right.facts[name]) for name, fact in left.facts.items() if name in right.facts
    }
    return {**left.facts, **right.facts, **shared}


def clashing_facts(left: Program, right: Program) -> tuple[str, ...]:
    """Return the facts that both programs have and that no answer can serve in both."""
    pairs = ((fact, right.facts[name]) for name, fact in left.facts.items() if name in right.facts)
    return tuple(
        one.id for one, other in pairs if one.type is not other.type or _is_empty(_common(one, other))
    )


def _common(one: Fact, other: Fact) -> Fact:
    known = {option.value for option in one.options}
    return replace(
        other,
        options=tuple(option for option in other.options if option.value in known),
        minimum=max((n for n in (one.minimum, other.minimum) if n is not None), default=None),
        maximum=min((n for n in (one.maximum, other.maximum) if n is not None), default=None),
    )


def _is_empty(fact: Fact) -> bool:
    if fact.type is not FactType.NUMBER:
        return not fact.options
    return fact.minimum is not None and fact.maximum is not None and fact.minimum > fact.maximum
