"""What two texts say otherwise, in words: equal edits told once, with all the places where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from webapp.engine.edits import Edit
from webapp.language import _, joined
from webapp.model import (
    All,
    Any,
    Conclusion,
    Duty,
    Fact,
    Found,
    Holds,
    Level,
    Limb,
    Not,
    Note,
    Option,
    Rule,
    Source,
    Subject,
    Test,
    Text,
    Topic,
    Within,
)
from webapp.wording.citations import cite
from webapp.wording.differing_view import EditView
from webapp.wording.grammar import day_in_words, itemise, number_in_words
from webapp.wording.levels import LEVELS, TOPICS
from webapp.wording.sentences import Words
from webapp.wording.written import as_written

ROLES: Final = ("who", "addressed_to")


def describe_edits(found: Iterable[Edit], left: Text, right: Text) -> tuple[EditView, ...]:
    """Put edits into words, those that say the same of several entries together."""
    before, after = Words(left), Words(right)
    places: dict[tuple[str, str | None, str | None], list[str]] = {}
    for edit in found:
        is_entry = isinstance(
            edit.after or edit.before, Conclusion | Duty | Fact | Limb | Note | Option | Rule
        )
        key = "" if is_entry else edit.path[-1].replace("_", " ")
        place = " ".join(edit.path if is_entry else edit.path[:-1])
        said = (key, _value(edit.before, edit.path, before), _value(edit.after, edit.path, after))
        if said[1] == said[2]:
            said = (key, _exactly(edit.before), _exactly(edit.after))
        places.setdefault(said, []).append(place)
    return tuple(EditView(tuple(stand), *said) for said, stand in places.items())


def _exactly(value: object) -> str:
    """Write out what the same words do not tell apart: the form of a condition, or an address."""
    match value:
        case Test() | Within() | Holds() | Found() | All() | Any() | Not():
            return str(as_written(value))
        case Source():
            return joined(" ", (value.cite, value.document.short + f": {value.url}"))
        case tuple():
            return joined(", ", map(_exactly, value))
        case str():
            return value
        case _:
            return str(value)


def _value(value: object, path: tuple[str, ...], words: Words) -> str | None:
    if path[-1] in ROLES and isinstance(value, tuple) and words.text.role in words.facts:
        labels = {option.value: option.label for option in words.facts[words.text.role].options}
        return itemise(labels.get(str(role), str(role)) for role in value)
    match value:
        case Level():
            return LEVELS[value].label
        case Topic():
            return TOPICS[value]
        case date():
            return day_in_words(value)
        case _:
            return _said(value, words)


def _said(value: object, words: Words) -> str | None:
    match value:
        case None:
            return None
        case bool():
            return _("yes") if value else _("no")
        case Decimal():
            return number_in_words(value)
        case Test() | Within() | Holds() | Found() | All() | Any() | Not():
            return words.clause(value)
        case Source():
            return cite((value,))[0].label
        case tuple():
            return joined(", ", filter(None, (_said(part, words) for part in value)))
        case Subject() | Rule() | Conclusion() | Limb():
            return value.title
        case Fact():
            return value.ask
        case Option():
            return value.label
        case Duty():
            return value.do
        case Note():
            return value.say
        case str():
            return value
        case _:
            return str(value)
