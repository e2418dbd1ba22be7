"""Cases: named facts with what each text must make of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from webapp.answers import parse_value
from webapp.model import NONE, UNSURE, Case, Expectation, Fact, FactType, Level, State, Text, Value
from webapp.reading.collector import Collector
from webapp.reading.fields import Entry, Fields, Word, YesNo, has_good_id, is_repeated, names, one_of
from webapp.reading.nodes import BrokenNode, ListNode, Scalar
from webapp.reading.sources import Sources

EXPECTED: Final = ("level", "findings", "missing", "duties")


@dataclass
class CaseReader:
    """Reads cases. `texts` has every text by its key; None: it could not be used."""

    facts: Mapping[str, Fact | None]
    texts: Mapping[str, Text | None]
    sources: Sources
    problems: Collector
    defined: dict[str, Entry] = field(default_factory=dict)

    def read(self, fields: Fields) -> list[Case]:
        """Return the cases of one file that are as they should be."""
        cases = []
        for entry in fields.map("cases", "case"):
            is_good = has_good_id(entry, self.problems)
            if is_good and not is_repeated(entry, self.defined, self.problems):
                self.defined[entry.id] = entry
                before = self.problems.errors
                case = self._case(entry)
                if self.problems.errors == before:
                    cases.append(case)
        return cases

    def _case(self, entry: Entry) -> Case:
        fields = Fields(entry, "case", self.problems)
        return Case(
            id=entry.id,
            title=fields.text("title"),
            story=fields.text("story"),
            answers=self._answers(fields),
            expectations=self._expectations(fields),
            topics=tuple(name.text for name in fields.names("topics")),
            sources=self.sources.cited(fields),
            note=fields.optional("note"),
            discuss=tuple(name.text for name in fields.names("discuss")),
        )

    def _answers(self, fields: Fields) -> dict[str, Value]:
        answers: dict[str, Value] = {}
        for entry in fields.map("answers", "answer"):
            if entry.id not in self.facts:
                self.problems.report("unknown-fact", entry.at, near=self.facts, value=entry.id)
                continue
            fact, value = self.facts[entry.id], self._value(entry)
            if fact is None:
                self.problems.taint()
            elif value is not None:
                answers[entry.id] = value
        return answers

    def _value(self, entry: Entry) -> Value | None:
        fact = self.facts[entry.id]
        if isinstance(entry.node, Scalar) and entry.node.is_empty:
            self.problems.report("empty-value", entry.at, key=entry.id, thing="`answers`")
            return None
        given = names(entry.node, self.problems, key=entry.id, thing="`answers`")
        if fact is None or not given:
            return None
        value = parse_value(fact, [name.text for name in given])
        if value is None:
            self._report_value(fact, given)
        return value

    def _report_value(self, fact: Fact, given: list[Scalar]) -> None:
        allowed = [option.value for option in fact.options]
        bad = next((name for name in given if name.text not in allowed), given[0])
        if fact.type is FactType.NUMBER:
            allowed = [f"a number from {fact.minimum} to {fact.maximum}"]
        allowed += [UNSURE, NONE] if fact.type is FactType.CHOICES else [UNSURE]
        near, value = allowed, bad.text
        if value in allowed:
            near, value = [], ", ".join(name.text for name in given)
        self.problems.report("not-an-answer", bad, near=near, value=value, fact=fact.id, allowed=allowed)

    def _expectations(self, fields: Fields) -> tuple[Expectation, ...]:
        return tuple(
            found for entry in fields.map("expect", "expectation") if (found := self._expectation(entry))
        )

    def _expectation(self, entry: Entry) -> Expectation | None:
        fields = Fields(entry, "expectation", self.problems)
        if fields.is_map and not any(fields.has(key) for key in EXPECTED):
            self.problems.report("empty-expectation", entry.at, text=entry.id)
        if entry.id not in self.texts:
            self.problems.report("unknown-text", entry.at, near=self.texts, value=entry.id)
            return None
        because, level = fields.text("because"), fields.word("level", Level)
        text = self.texts[entry.id]
        if text is None:
            return None
        return Expectation(
            text=entry.id,
            because=because,
            level=level,
            findings=self._findings(fields, text),
            missing=self._missing(fields, text),
            duties=self._duties(fields, text),
        )

    def _findings(self, fields: Fields, text: Text) -> dict[str, State]:
        found: dict[str, State] = {}
        rules = {rule.id for rule in text.rules}
        for entry in self._named(fields, "findings", rules, text):
            state = self._word(entry, State)
            if state is not None:
                found[entry.id] = state
        return found

    def _missing(self, fields: Fields, text: Text) -> dict[str, frozenset[str]]:
        rules = {rule.id: rule for rule in text.rules}
        found: dict[str, frozenset[str]] = {}
        for entry in self._named(fields, "missing", rules, text):
            known = {limb.name for limb in rules[entry.id].provided}
            named = self._names(entry)
            for name in named:
                if name.text not in known:
                    self.problems.report(
                        "unknown-provided", name, near=known, value=name.text, rule=entry.id, text=text.key
                    )
            found[entry.id] = frozenset(name.text for name in named)
        return found

    def _duties(self, fields: Fields, text: Text) -> dict[str, bool]:
        duties = {duty.id: duty for duty in text.duties}
        found: dict[str, bool] = {}
        for entry in self._named(fields, "duties", duties, text):
            word = self._word(entry, YesNo)
            if word is not None:
                found[entry.id] = word is YesNo.YES
        return found

    def _named(self, fields: Fields, key: str, known: Collection[str], text: Text) -> Iterator[Entry]:
        kind = "duty" if key == "duties" else "rule"
        for entry in fields.map(key, kind):
            if entry.id in known:
                yield entry
            else:
                self.problems.report(f"unknown-{kind}", entry.at, near=known, value=entry.id, text=text.key)

    def _names(self, entry: Entry) -> list[Scalar]:
        if isinstance(entry.node, ListNode) and not entry.node.items:
            return []
        return names(entry.node, self.problems, key=entry.id, thing="`missing`")

    def _word(self, entry: Entry, words: type[Word]) -> Word | None:
        if isinstance(entry.node, Scalar):
            return one_of(entry.node, words, key="expectation", thing=entry.thing, problems=self.problems)
        if not isinstance(entry.node, BrokenNode):
            self.problems.report("not-text", entry.node, key=entry.id, thing="the expectation")
        return None
