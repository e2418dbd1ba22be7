"""The map of a text in words: its rules by level, and the steps of reasoning that they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from webapp.engine import STRICTNESS
from webapp.language import N_, _, ngettext
from webapp.model import All, Any, Conclusion, Condition, Found, Holds, Level, Not, Rule, Text
from webapp.wording.citations import cite, version_in_words
from webapp.wording.grammar import itemise, labelled
from webapp.wording.levels import LEVELS
from webapp.wording.pictures.letters import letter_at

STEPS: Final = N_("Steps that rules share")
STEPS_ABOUT: Final = N_(
    "Each has a letter; the rules below carry the letters of the steps that they rest on."
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule or conclusion, with its own letter where others rest on it.

    `needs`: letters of the steps in its conditions; `limbs`: of those that only its carve-outs, exceptions
    and safeguards rest on.
    """

    title: str
    cited: str
    needs: tuple[str, ...]
    limbs: tuple[str, ...]
    letter: str = ""
    rule: str = ""
    conclusion: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """The rules of one level, or the conclusions. `symbol` and `tone` are those of the level."""

    title: str
    about: str
    symbol: str
    tone: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """The map of one text. `letters`: title of what each letter stands for, in the order of the letters."""

    text: str
    title: str
    subtitle: str
    bands: tuple[Band, ...]
    letters: dict[str, str]
    summary: str


def describe_map(text: Text) -> Map:
    """Draw up the map of a text."""
    return _Surveyor(text).map()


class _Surveyor:
    """Finds out what rests on what in one text."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.conclusions = {conclusion.id: conclusion for conclusion in text.conclusions}
        self.rules = {rule.id: rule for rule in text.rules}
        self.shared = [*self._conclusions(), *self._named_rules()]
        self.letters = {name: letter_at(place) for place, name in enumerate(self.shared)}

    def map(self) -> Map:
        steps = tuple(self._step(self.conclusions[name]) for name in self.shared if name in self.conclusions)
        bands = [Band(_(STEPS), _(STEPS_ABOUT), "", "steps", steps)] if steps else []
        levels = [Level.OUTSIDE, *(level for level in reversed(STRICTNESS) if level is not Level.OUTSIDE)]
        for level in levels:
            entries = tuple(self._rule(rule) for rule in self.text.rules if rule.finding is level)
            if entries:
                words = LEVELS[level]
                bands.append(Band(words.label, words.meaning, words.symbol, level.value, entries))
        counted = itemise(labelled(band.title, str(len(band.entries))) for band in bands)
        return Map(
            text=self.text.key,
            title=self.text.title,
            subtitle=_(
                "State of {date}: its rules by level, and what they rest on", date=version_in_words(self.text)
            ),
            bands=tuple(bands),
            letters={letter: self._title(name) for name, letter in self.letters.items()},
            summary=ngettext(
                "{number} rule by level, and the steps that they share. {counted}.",
                "{number} rules by level, and the steps that they share. {counted}.",
                len(self.text.rules),
                counted=counted,
            ),
        )

    def _title(self, name: str) -> str:
        return self.conclusions[name].title if name in self.conclusions else self.rules[name].title

    def _step(self, conclusion: Conclusion) -> Entry:
        return Entry(
            title=conclusion.title,
            cited=_cited(conclusion),
            needs=self._letters([conclusion.when]),
            limbs=(),
            letter=self.letters[conclusion.id],
            conclusion=conclusion.id,
        )

    def _rule(self, rule: Rule) -> Entry:
        needs = self._letters([rule.when])
        limbs = self._letters(_limbs(rule))
        return Entry(
            title=rule.title,
            cited=_cited(rule),
            needs=needs,
            limbs=tuple(letter for letter in limbs if letter not in needs),
            letter=self.letters.get(rule.id, ""),
            rule=rule.id,
        )

    def _letters(self, conditions: Iterable[Condition]) -> tuple[str, ...]:
        names = {name for condition in conditions for name in _names(condition)}
        return tuple(letter for name, letter in self.letters.items() if name in names)

    def _conclusions(self) -> list[str]:
        """Return the conclusions that rules rest on, each after those that it rests on itself."""
        found: dict[str, None] = {}

        def _take(name: str) -> None:
            if name in self.conclusions and name not in found:
                for inner in _names(self.conclusions[name].when):
                    _take(inner)
                found[name] = None

        for rule in self.text.rules:
            for name in _names_of_rule(rule):
                _take(name)
        return list(found)

    def _named_rules(self) -> list[str]:
        """Return the rules that other rules, or conclusions on the map, name."""
        named = {name for rule in self.text.rules for name in _names_of_rule(rule)}
        named |= {name for known in self._conclusions() for name in _names(self.conclusions[known].when)}
        return [rule.id for rule in self.text.rules if rule.id in named]


def _limbs(rule: Rule) -> Iterator[Condition]:
    return (limb.when for limb in (*rule.unless, *rule.exceptions, *rule.provided))


def _names_of_rule(rule: Rule) -> Iterator[str]:
    for condition in (rule.when, *_limbs(rule)):
        yield from _names(condition)


def _names(condition: Condition) -> Iterator[str]:
    """Yield the conclusions and rules that a condition names."""
    match condition:
        case Holds(name) | Found(name):
            yield name
        case All(parts) | Any(parts):
            for part in parts:
                yield from _names(part)
        case Not(part):
            yield from _names(part)
        case _:
            pass


def _cited(entry: Rule | Conclusion) -> str:
    sources = cite(entry.sources[:1])
    return sources[0].cite if sources else ""
