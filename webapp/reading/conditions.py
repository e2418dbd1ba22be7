"""Conditions: a map means all of its entries, a list means one of its values."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from webapp.model import (
    ALWAYS,
    NONE,
    UNSURE,
    All,
    Any,
    Condition,
    Fact,
    FactType,
    Found,
    Holds,
    Not,
    State,
    Test,
)
from webapp.reading.bounds import read_bounds
from webapp.reading.collector import Collector
from webapp.reading.fields import names
from webapp.reading.keys import CONDITION_WORDS
from webapp.reading.nodes import BrokenNode, ListNode, MapNode, Node, Scalar

THING: Final = "this condition"
RULE_STATES: Final = tuple(state.value for state in State if state is not State.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Names:
    """What conditions of a text can name beside facts; `lost`: only the text that it amends has these."""

    text: str
    conclusions: Collection[str]
    rules: Collection[str]
    lost: Collection[str] = frozenset()


@dataclass
class ConditionReader:
    """Reads conditions, and keeps what they name. Without `names` they can test facts only."""

    facts: Mapping[str, Fact | None]
    problems: Collector
    names: Names | None = None
    used: set[str] = field(default_factory=set)

    def read(self, node: Node | None, key: str = "when") -> Condition:
        """Return the condition that the map under the key says; what is wrong is reported."""
        if isinstance(node, (Scalar, ListNode)):
            self.problems.report("not-a-map", node, key=key, thing=THING)
        if not isinstance(node, MapNode):
            return ALWAYS
        return _joined(All, [self._entry(key, value) for key, value in node.entries.values()])

    def read_part(self, node: Node | None, key: str = "when") -> Condition:
        """Return the condition as `read` does; an empty one is reported."""
        if isinstance(node, MapNode) and not node.entries:
            self.problems.report("empty-condition", node)
        return self.read(node, key)

    def _entry(self, key: Scalar, node: Node) -> Condition:
        if isinstance(node, BrokenNode):
            return ALWAYS
        if isinstance(node, Scalar) and node.is_empty:
            self.problems.report("empty-value", key, key=key.text, thing=THING)
            return ALWAYS
        if key.text in ("all", "any"):
            return _joined(All if key.text == "all" else Any, self._parts(node, key.text))
        if key.text == "not":
            return Not(self.read_part(node, "not"))
        if key.text in self.facts:
            self.used.add(key.text)
            return self._test(key, node)
        return self._named(key, node)

    def _parts(self, node: Node, key: str) -> list[Condition]:
        if not isinstance(node, ListNode):
            self.problems.report("not-a-list", node, key=key, thing=THING)
            return []
        if not node.items:
            self.problems.report("empty-condition", node)
        return [self.read_part(item, key) for item in node.items]

    def _test(self, key: Scalar, node: Node) -> Condition:
        fact = self.facts[key.text]
        if fact is None:
            self.problems.taint()
            return ALWAYS
        if isinstance(node, MapNode) and list(node.entries) == ["not"]:
            return Not(self._test(key, node.entries["not"][1]))
        if isinstance(node, MapNode) and fact.type is FactType.NUMBER:
            return read_bounds(fact, node, self.problems)
        if isinstance(node, MapNode) or fact.type is FactType.NUMBER:
            self._report_wrong_test(fact, node)
            return ALWAYS
        return Test(fact.id, self._values(fact, names(node, self.problems, key=key.text, thing=THING)))

    def _report_wrong_test(self, fact: Fact, node: Node) -> None:
        number = fact.type is FactType.NUMBER
        advice = (
            "Write bounds, e.g. {at_least: 4}." if number else "Write one of its options, or a list of them."
        )
        self.problems.report("wrong-test", node, fact=fact.id, type=fact.type.value, advice=advice)

    def _values(self, fact: Fact, scalars: list[Scalar]) -> frozenset[str]:
        allowed = [option.value for option in fact.options]
        if fact.type is FactType.CHOICES:
            allowed.append(NONE)
        for scalar in scalars:
            if scalar.text == UNSURE:
                self.problems.report("unsure-tested", scalar)
            elif scalar.text not in allowed:
                self.problems.report(
                    "unknown-option", scalar, near=allowed, value=scalar.text, fact=fact.id, allowed=allowed
                )
            elif fact.type is FactType.CHOICES and scalar.text == NONE and len(scalars) > 1:
                self.problems.report("none-with-others", scalar)
        return frozenset(scalar.text for scalar in scalars)

    def _named(self, key: Scalar, node: Node) -> Condition:
        if self.names is None:
            self.problems.report("only-facts", key, near=self.facts, value=key.text)
            return ALWAYS
        if key.text in self.names.conclusions:
            self.used.add(key.text)
            return self._conclusion(key, node)
        if key.text in self.names.rules:
            return self._rule(key, node)
        if key.text in self.names.lost:
            self.problems.report("lost-id", key, value=key.text, text=self.names.text)
        else:
            near = {*self.facts, *self.names.conclusions, *self.names.rules, *CONDITION_WORDS}
            self.problems.report("unknown-id", key, near=near, value=key.text)
        return ALWAYS

    def _conclusion(self, key: Scalar, node: Node) -> Condition:
        text = node.text if isinstance(node, Scalar) else ""
        if text not in {"yes", "no"}:
            self.problems.report("conclusion-value", node, id=key.text)
        return Not(Holds(key.text)) if text == "no" else Holds(key.text)

    def _rule(self, key: Scalar, node: Node) -> Condition:
        if isinstance(node, MapNode) and list(node.entries) == ["not"]:
            return Not(self._rule(key, node.entries["not"][1]))
        scalars = names(node, self.problems, key=key.text, thing=THING)
        for scalar in scalars:
            if scalar.text not in RULE_STATES:
                self.problems.report(
                    "not-one-of",
                    scalar,
                    near=RULE_STATES,
                    value=scalar.text,
                    key="state",
                    thing=f"rule `{key.text}`",
                    allowed=RULE_STATES,
                )
        return Found(
            key.text, frozenset(State(scalar.text) for scalar in scalars if scalar.text in RULE_STATES)
        )


def _joined(kind: type[All | Any], parts: Iterable[Condition]) -> Condition:
    parts = tuple(parts)
    return parts[0] if len(parts) == 1 else kind(parts)
