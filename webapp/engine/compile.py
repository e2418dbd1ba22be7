"""From a text to a program. The reading has checked the text: a fault found here is a bug of ours."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, assert_never

from webapp.engine.program import (
    Atom,
    Both,
    DutyNodes,
    Either,
    Index,
    Negation,
    Node,
    NoteNodes,
    Program,
    RuleNodes,
)
from webapp.model import (
    All,
    Any,
    Condition,
    Found,
    Holds,
    Level,
    Limb,
    Not,
    Rule,
    State,
    Test,
    Text,
    Within,
)

AND: Final = 0
OR: Final = 1
NOT: Final = 2


def compile_text(text: Text) -> Program:
    """Compile one text. Raises `ValueError` where conclusions or rules lean on each other in a circle."""
    return _Compiler(text).program()


class _Compiler:
    """Builds the nodes of one text, each once."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.facts = {fact.id: fact for fact in text.facts}
        self.conclusions = {conclusion.id: conclusion for conclusion in text.conclusions}
        self.rules = {rule.id: rule for rule in text.rules}
        self.nodes: list[Node] = []
        self.index: dict[Node, Index] = {}
        self.places: dict[Condition, Index] = {}
        self.identities: dict[int, tuple[Condition, Index]] = {}
        self.gates: dict[str, Index] = {}
        self.done: dict[str, RuleNodes] = {}
        self.open: set[str] = set()

    def program(self) -> Program:
        for rule in self.text.rules:
            self.rule(rule.id)
        duties = [self._duty_nodes(position) for position in range(len(self.text.duties))]
        notes = [NoteNodes(note, self.place(note.when)) for note in self.text.notes]
        for conclusion in self.text.conclusions:
            self.place(Holds(conclusion.id))
        atoms: dict[str, list[tuple[Index, Test | Within]]] = {}
        for index, node in enumerate(self.nodes):
            if isinstance(node, Atom):
                atoms.setdefault(node.test.fact, []).append((index, node.test))
        return Program(
            text=self.text,
            facts=self.facts,
            nodes=tuple(self.nodes),
            atoms={fact: tuple(tests) for fact, tests in atoms.items()},
            joints=tuple(_joints(self.nodes)),
            places=self.places,
            identities=self.identities,
            gates=self.gates,
            rules=tuple(self.done[rule.id] for rule in self.text.rules),
            duties=tuple(duties),
            notes=tuple(notes),
        )

    def add(self, node: Node) -> Index:
        """Return the node's place, adding it if it is new. A joint of one part is that part."""
        if isinstance(node, Both | Either) and len(node.parts) == 1:
            return node.parts[0]
        if node not in self.index:
            self.index[node] = len(self.nodes)
            self.nodes.append(node)
        return self.index[node]

    def place(self, condition: Condition) -> Index:
        """Return the place of a condition's node."""
        if condition not in self.places:
            self.places[condition] = self._build(condition)
        self.identities[id(condition)] = condition, self.places[condition]
        return self.places[condition]

    def _build(self, condition: Condition) -> Index:
        match condition:
            case Test() | Within():
                return self._gated(condition)
            case All(parts):
                return self.add(Both(tuple(self.place(part) for part in parts)))
            case Any(parts):
                return self.add(Either(tuple(self.place(part) for part in parts)))
            case Not(part):
                return self.add(Negation(self.place(part)))
            case Holds(conclusion):
                with_name = f"conclusion {conclusion}"
                self._enter(with_name)
                place = self.place(self.conclusions[conclusion].when)
                self.open.remove(with_name)
                return place
            case Found(rule, states):
                nodes = self.rule(rule)
                return self.add(
                    Either(tuple(self._state(nodes, state) for state in State if state in states))
                )
            case _:
                assert_never(condition)

    def _gated(self, test: Test | Within) -> Index:
        """Return the place of a test with its fact's `only_if`: where that is false, so is the test."""
        only_if = self.facts[test.fact].only_if
        atom = self.add(Atom(test))
        if only_if is None:
            return atom
        self.gates[test.fact] = self.place(only_if)
        return self.add(Both((self.gates[test.fact], atom)))

    def _enter(self, name: str) -> None:
        if name in self.open:
            message = f"{self.text.key}: {name} leans on itself"
            raise ValueError(message)
        self.open.add(name)

    def _state(self, nodes: RuleNodes, state: State) -> Index:
        match state:
            case State.APPLIES:
                return nodes.applies
            case State.EXCEPTED:
                return nodes.excepted
            case State.DOES_NOT_APPLY:
                return self.add(Negation(nodes.reach))
            case State.UNKNOWN:
                message = "no condition may ask whether a rule is unknown"
                raise ValueError(message)
            case _:
                assert_never(state)

    def rule(self, name: str) -> RuleNodes:
        """Return a rule's nodes, building them on the first call."""
        if name not in self.done:
            self._enter(f"rule {name}")
            self.done[name] = self._rule_nodes(self.rules[name])
            self.open.remove(f"rule {name}")
        return self.done[name]

    def _rule_nodes(self, rule: Rule) -> RuleNodes:
        parts = [] if rule.finding is Level.OUTSIDE else [self._inside()]
        parts += self._addressed(rule.addressed_to)
        parts.append(self.place(rule.when))
        unless = self._limbs(rule.unless)
        parts += [self.add(Negation(place)) for place in unless]
        reach = self.add(Both(tuple(parts)))
        exceptions, provided = self._limbs(rule.exceptions), self._limbs(rule.provided)
        lifted = self.add(Both((self.add(Either(exceptions)), *provided)))
        return RuleNodes(
            rule=rule,
            reach=reach,
            applies=self.add(Both((reach, self.add(Negation(lifted))))),
            excepted=self.add(Both((reach, lifted))),
            unless=unless,
            exceptions=exceptions,
            provided=provided,
        )

    def _inside(self) -> Index:
        """Return the place of "no rule takes the system out of the text"."""
        outside = [self.rule(rule.id).applies for rule in self.text.rules if rule.finding is Level.OUTSIDE]
        return self.add(Negation(self.add(Either(tuple(outside)))))

    def _addressed(self, roles: tuple[str, ...]) -> list[Index]:
        if not roles or self.text.role is None:
            return []
        return [self.place(Test(self.text.role, frozenset(roles)))]

    def _limbs(self, limbs: Iterable[Limb]) -> tuple[Index, ...]:
        return tuple(self.place(limb.when) for limb in limbs)

    def _duty_nodes(self, position: int) -> DutyNodes:
        duty = self.text.duties[position]
        holds = self.add(Both((self._inside(), self.place(duty.when))))
        yours = self.add(Both((holds, *self._addressed(duty.who))))
        done = None if duty.done_when is None else self.place(duty.done_when)
        return DutyNodes(duty, holds, yours, done)


def _joints(nodes: list[Node]) -> Iterable[tuple[Index, int, tuple[Index, ...]]]:
    for index, node in enumerate(nodes):
        match node:
            case Both(parts):
                yield index, AND, parts
            case Either(parts):
                yield index, OR, parts
            case Negation(part):
                yield index, NOT, (part,)
            case Atom():
                pass
