"""A text to read: its rules, conclusions, duties and notes, with their conditions in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from webapp.model import ALWAYS, Conclusion, Condition, Duty, Level, Limb, Note, Rule, Text
from webapp.wording import Outline, Words, outline
from webapp.wording.citations import cite, doubt, timing
from webapp.wording.levels import LADDER, LEVELS, TOPICS, LevelWords
from webapp.wording.view import DoubtView, SourceView

Entry: TypeAlias = Rule | Limb | Conclusion | Duty | Note


@dataclass(frozen=True, slots=True)
class Passage:
    """One entry of a text in words. `when` is None where it always holds; `applies`: since or from when."""

    id: str
    title: str
    when: Outline | None
    sources: tuple[SourceView, ...]
    doubts: tuple[DoubtView, ...]
    about: str = ""
    applies: str = ""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RulePassage:
    """One rule in words. `then`: the level that is left when an exception holds."""

    rule: Passage
    level: LevelWords
    then: LevelWords
    unless: tuple[Passage, ...]
    exceptions: tuple[Passage, ...]
    provided: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class LevelPassages:
    """The rules that lead to one level."""

    level: LevelWords
    rules: tuple[RulePassage, ...]


@dataclass(frozen=True, slots=True)
class TopicPassages:
    """The notes on one topic."""

    title: str
    notes: tuple[Passage, ...]


class Reader:
    """Reads one text out, on one day."""

    def __init__(self, text: Text, today: date) -> None:
        self.text = text
        self.today = today
        self.words = Words(text)
        role = next((fact for fact in text.facts if fact.id == text.role), None)
        self.roles = {option.value: option.label for option in role.options} if role else {}

    def levels(self) -> tuple[LevelPassages, ...]:
        """Return the rules by the level that they lead to, the strictest first."""
        order = (*reversed(LADDER), LEVELS[Level.SILENT], LEVELS[Level.UNKNOWN])
        found = (
            LevelPassages(
                words, tuple(self.rule(rule) for rule in self.text.rules if rule.finding is words.level)
            )
            for words in order
        )
        return tuple(level for level in found if level.rules)

    def rule(self, rule: Rule) -> RulePassage:
        """Return one rule."""
        return RulePassage(
            rule=Passage(
                id=rule.id,
                title=rule.title,
                when=self._outline(rule.when),
                sources=cite(rule.sources),
                doubts=doubt(rule.title, rule.doubt),
                about=rule.about,
                applies=timing(rule.applies_from, rule.applies_until, today=self.today).words,
                roles=self._roles(rule.addressed_to),
            ),
            level=LEVELS[rule.finding],
            then=LEVELS[rule.then],
            unless=self._limbs(rule.unless),
            exceptions=self._limbs(rule.exceptions),
            provided=self._limbs(rule.provided),
        )

    def conclusions(self) -> tuple[Passage, ...]:
        """Return the steps of reasoning between answers and rules."""
        return tuple(self._plain(entry, entry.id, entry.title) for entry in self.text.conclusions)

    def duties(self) -> tuple[Passage, ...]:
        """Return the duties in tree order."""
        return tuple(
            Passage(
                id=duty.id,
                title=duty.do,
                when=self._outline(duty.when),
                sources=cite(duty.sources),
                doubts=doubt(duty.do, duty.doubt),
                about=duty.evidence or "",
                applies=timing(duty.applies_from, None, today=self.today).words,
                roles=self._roles(duty.who),
            )
            for duty in self.text.duties
        )

    def topics(self) -> tuple[TopicPassages, ...]:
        """Return the notes by topic."""
        found = (
            TopicPassages(
                title,
                tuple(
                    self._plain(note, note.id, note.say) for note in self.text.notes if note.topic is topic
                ),
            )
            for topic, title in TOPICS.items()
        )
        return tuple(topic for topic in found if topic.notes)

    def _limbs(self, limbs: tuple[Limb, ...]) -> tuple[Passage, ...]:
        return tuple(self._plain(limb, limb.name, limb.title) for limb in limbs)

    def _plain(self, entry: Entry, name: str, title: str) -> Passage:
        return Passage(name, title, self._outline(entry.when), cite(entry.sources), doubt(title, entry.doubt))

    def _outline(self, when: Condition) -> Outline | None:
        return None if when == ALWAYS else outline(self.words, when)

    def _roles(self, roles: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.roles.get(role, role) for role in roles)
