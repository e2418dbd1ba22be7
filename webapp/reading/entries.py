"""What stands in a text: conclusions, rules, duties and notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from webapp.model import ALWAYS, Conclusion, Duty, Fact, Level, Limb, Note, Rule, Topic
from webapp.reading.collector import Collector
from webapp.reading.conditions import ConditionReader
from webapp.reading.fields import Entry, Fields, has_good_id
from webapp.reading.nodes import Scalar
from webapp.reading.sources import Sources
from webapp.reading.subjects import Subjects

OF_POSITIONS: Final = frozenset({Level.SILENT, Level.UNKNOWN})


@dataclass
class EntryReader:
    """Reads the entries of one text. `done` reads what is tested under `done_when`."""

    is_law: bool
    role: Fact | None
    has_role: bool
    sources: Sources
    subjects: Subjects
    conditions: ConditionReader
    done: ConditionReader
    problems: Collector

    def conclusion(self, entry: Entry) -> Conclusion:
        """Return the conclusion that the entry says."""
        fields = Fields(entry, "conclusion", self.problems)
        return Conclusion(
            id=entry.id,
            title=fields.text("title"),
            when=self.conditions.read_part(fields.node("when")),
            sources=self.sources.cited(fields),
            means=fields.text("means"),
            means_not=fields.text("means_not"),
            doubt=fields.doubt(),
        )

    def rule(self, entry: Entry) -> Rule:
        """Return the rule that the entry says. What is wrong is reported, and read as empty."""
        fields = Fields(entry, "rule", self.problems)
        self._check_rule(fields)
        return Rule(
            id=entry.id,
            title=fields.text("title"),
            finding=self._level(fields, "finding") or Level.NONE,
            sources=self.sources.cited(fields),
            when=self.conditions.read(fields.node("when")),
            about=fields.text("about"),
            unless=self._limbs(fields, "unless", "carve-out"),
            exceptions=self._limbs(fields, "exceptions", "exception"),
            provided=self._limbs(fields, "provided", "condition"),
            then=self._level(fields, "then") or Level.NONE,
            applies_from=fields.day("applies_from"),
            applies_until=fields.day("applies_until"),
            addressed_to=self._roles(fields, "addressed_to"),
            doubt=fields.doubt(),
            subject=self.subjects.named(fields),
        )

    def duty(self, entry: Entry) -> Duty:
        """Return the duty that the entry says."""
        fields = Fields(entry, "duty", self.problems)
        done_when = fields.node("done_when")
        return Duty(
            id=entry.id,
            who=self._roles(fields, "who"),
            do=fields.text("do"),
            when=self.conditions.read(fields.node("when")),
            sources=self.sources.cited(fields),
            applies_from=fields.day("from"),
            evidence=fields.optional("evidence"),
            done_when=self.done.read_part(done_when, "done_when") if done_when else None,
            doubt=fields.doubt(),
        )

    def note(self, entry: Entry) -> Note:
        """Return the note that the entry says."""
        fields = Fields(entry, "note", self.problems)
        when = fields.node("when")
        return Note(
            id=entry.id,
            topic=fields.word("topic", Topic) or Topic.DATES,
            say=fields.text("say"),
            when=self.conditions.read(when) if when else ALWAYS,
            sources=self.sources.cited(fields),
            doubt=fields.doubt(),
        )

    def _level(self, fields: Fields, key: str) -> Level | None:
        level = fields.word(key, Level)
        if level in OF_POSITIONS and self.is_law:
            self.problems.report("level-of-position", fields.key(key), value=level)
        return level

    def _check_rule(self, fields: Fields) -> None:
        for key in ("provided", "then"):
            if fields.has(key) and not fields.has("exceptions"):
                self.problems.report("without-exceptions", fields.key(key), key=key)
        start, end = fields.day("applies_from"), fields.day("applies_until")
        if start and end and end < start:
            self.problems.report(
                "dates-reversed", fields.key("applies_until"), end="applies_until", start="applies_from"
            )

    def _limbs(self, fields: Fields, key: str, word: str) -> tuple[Limb, ...]:
        return tuple(self._limb(entry) for entry in fields.map(key, f"{word} of {fields.thing}:"))

    def _limb(self, entry: Entry) -> Limb:
        has_good_id(entry, self.problems)
        fields = Fields(entry, "limb", self.problems)
        return Limb(
            name=entry.id,
            title=fields.text("title"),
            when=self.conditions.read(fields.node("when")),
            sources=self.sources.cited(fields),
            doubt=fields.doubt(),
        )

    def _roles(self, fields: Fields, key: str) -> tuple[str, ...]:
        names = fields.names(key)
        if names and self.role is not None:
            self.conditions.used.add(self.role.id)
        if names and not self.has_role:
            self.problems.report("no-roles", fields.key(key))
        elif names and self.role is not None:
            self._check_roles(names, self.role)
        return tuple(name.text for name in names)

    def _check_roles(self, names: list[Scalar], role: Fact) -> None:
        allowed = [option.value for option in role.options]
        for name in names:
            if name.text not in allowed:
                self.problems.report(
                    "unknown-role", name, near=allowed, value=name.text, fact=role.id, allowed=allowed
                )
