"""The shared facts: their questions, answers and what they hang on."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from webapp.model import NONE, UNSURE, Condition, Fact, FactType, Option, Test, Within
from webapp.reading.collector import Collector
from webapp.reading.conditions import ConditionReader
from webapp.reading.countries import PLACE, country_options
from webapp.reading.fields import Entry, Fields, has_good_id, is_repeated
from webapp.reading.graph import MOST_STEPS, find_circles, find_long_chains, leaves
from webapp.reading.keys import OF_TYPE, RESERVED
from webapp.reading.nodes import MapNode, Node, Scalar
from webapp.reading.sources import Sources

MOST_WORDS: Final = 40
FEWEST_OPTIONS: Final = 2
YES_NO: Final = (("yes", "Yes"), ("no", "No"))


class Facts:
    """All shared facts. An id whose value is None is there, but was not as it should be."""

    def __init__(self, sources: Sources, problems: Collector) -> None:
        self.known: dict[str, Fact | None] = {}
        self.asked: set[str] = set()
        """Facts that some text makes use of in a condition that matters, or as its role."""
        self.done: set[str] = set()
        """Facts that some text tests under `done_when`."""
        self._sources = sources
        self._problems = problems
        self.defined: dict[str, Entry] = {}
        """Where each fact stands."""
        self._gates: dict[str, tuple[Scalar, Node]] = {}

    def add(self, fields: Fields) -> None:
        """Read the facts of one file."""
        group = fields.text("group")
        for entry in fields.map("facts", "fact"):
            is_good = has_good_id(entry, self._problems, RESERVED)
            if is_good and not is_repeated(entry, self.defined, self._problems):
                self.defined[entry.id] = entry
                before = self._problems.errors
                fact = self._fact(entry, group)
                self.known[entry.id] = fact if self._problems.errors == before else None

    def finish(self) -> None:
        """Read every `only_if`, once all facts are known."""
        reader = ConditionReader(self.known, self._problems)
        needed: dict[str, list[str]] = {}
        for name, (_, node) in self._gates.items():
            before = self._problems.errors
            condition = reader.read_part(node, "only_if")
            needed[name] = _tested(condition)
            fact = self.known[name]
            sound = fact is not None and self._problems.errors == before
            self.known[name] = replace(fact, only_if=condition) if fact is not None and sound else None
        self._check_circles(needed)

    def report_unused(self) -> None:
        """Warn of facts that no text uses, also not through the `only_if` of another fact that it uses."""
        asked, done = self._with_gates(self.asked), self._with_gates(self.done)
        for name, entry in self.defined.items():
            if name not in asked and self.known[name] is not None:
                self._problems.report("never-asked" if name in done else "unused-fact", entry.at, value=name)

    def _with_gates(self, names: set[str]) -> set[str]:
        found: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            fact = self.known[name]
            if name not in found and fact is not None and fact.only_if is not None:
                waiting.extend(_tested(fact.only_if))
            found.add(name)
        return found

    def _check_circles(self, needed: dict[str, list[str]]) -> None:
        circles = find_circles(needed)
        for circle in circles:
            self._problems.report("cycle", self._gates[circle[0]][0], path=" → ".join(circle))
        chains = [] if circles else find_long_chains(needed)
        for name in chains:
            self._problems.report("long-chain", self._gates[name][0], most=MOST_STEPS)
        if circles or chains:
            self.known.update(dict.fromkeys(needed))

    def _fact(self, entry: Entry, group: str) -> Fact | None:
        fields = Fields(entry, "fact", self._problems)
        if (gate := fields.node("only_if")) is not None:
            self._gates[entry.id] = (fields.key("only_if"), gate)
        ask = fields.text("ask")
        if len(ask.split()) > MOST_WORDS:
            self._problems.report(
                "long-question", fields.key("ask"), thing=fields.thing, count=len(ask.split())
            )
        type_ = fields.word("type", FactType)
        if type_ is None:
            return None
        self._check_keys_of_type(fields, type_)
        fact = Fact(
            id=entry.id,
            ask=ask,
            type=type_,
            options=self._options(fields, type_),
            sources=self._sources.cited(fields),
            find_out=fields.text("find_out"),
            hint=fields.optional("hint"),
            why=fields.optional("why"),
            group=group,
            changeable=fields.flag("changeable"),
            known_to_user=fields.flag("known_to_user"),
        )
        return self._with_bounds(fact, fields) if type_ is FactType.NUMBER else fact

    def _check_keys_of_type(self, fields: Fields, type_: FactType) -> None:
        for key in OF_TYPE[type_]:
            if fields.is_map and not fields.has(key):
                self._problems.report("missing-key", fields.at, key=key, thing=fields.thing)
        for key in {key: None for keys in OF_TYPE.values() for key in keys}:
            if fields.has(key) and key not in OF_TYPE[type_]:
                self._problems.report("key-of-other-type", fields.key(key), key=key, type=type_.value)

    def _options(self, fields: Fields, type_: FactType) -> tuple[Option, ...]:
        if type_ is FactType.YES_NO:
            return self._yes_no(fields)
        if type_ is FactType.COUNTRY:
            return self._countries(fields)
        return () if type_ is FactType.NUMBER else self._choices(fields, type_)

    def _yes_no(self, fields: Fields) -> tuple[Option, ...]:
        node = fields.node("means")
        if node is None:
            return ()
        means = Fields(
            Entry(fields.key("means"), node, f"`means` of {fields.thing}"), "yes-no", self._problems
        )
        return tuple(Option(value, label, means.text(value)) for value, label in YES_NO)

    def _countries(self, fields: Fields) -> tuple[Option, ...]:
        means = fields.scalar("means")
        if means is not None and means.text.count(PLACE) != 1:
            self._problems.report("country-means", means, thing=fields.thing, place=PLACE)
        return country_options(means.text.strip() if means else "")

    def _choices(self, fields: Fields, type_: FactType) -> tuple[Option, ...]:
        reserved = frozenset({UNSURE, NONE} if type_ is FactType.CHOICES else {UNSURE})
        options: list[Option] = []
        entries = list(fields.map("options", "option"))
        if len(entries) < FEWEST_OPTIONS and isinstance(fields.node("options"), MapNode):
            self._problems.report("few-options", fields.key("options"), thing=fields.thing)
        for entry in entries:
            has_good_id(entry, self._problems, reserved)
            read = Fields(entry, "option", self._problems)
            doubt, hint = read.doubt(), read.optional("hint")
            label, means = read.text("label"), read.text("means")
            options.append(Option(entry.id, label, means, hint, doubt.contested, doubt.to_verify))
        return tuple(options)

    def _with_bounds(self, fact: Fact, fields: Fields) -> Fact:
        low, high = fields.number("minimum"), fields.number("maximum")
        if low is not None and high is not None and low >= high:
            self._problems.report("bounds-reversed", fields.key("minimum"), thing=fields.thing)
        means, unit = fields.optional("means"), fields.optional("unit")
        return replace(fact, means=means, unit=unit, minimum=low, maximum=high)


def _tested(condition: Condition) -> list[str]:
    return [leaf.fact for leaf in leaves(condition) if isinstance(leaf, (Test, Within))]
