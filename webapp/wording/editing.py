"""What two texts say otherwise, in words: equal edits told once, with all the places where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from webapp.engine.edits import Edit
from webapp.language import N_, _
from webapp.model import (
    All,
    Any,
    Conclusion,
    Duty,
    Fact,
    Found,
    Holds,
    Limb,
    Not,
    Note,
    Option,
    Rule,
    Source,
    Subject,
    Test,
    Text,
    Within,
)
from webapp.wording.differing_view import EditView
from webapp.wording.grammar import Said, number_in_words
from webapp.wording.sentences import Words
from webapp.wording.written import as_written

KEYS: Final = Said(
    {
        "applies_from": N_("applies from"),
        "applies_until": N_("applies until"),
        "addressed_to": N_("addressed to"),
        "to_verify": N_("to verify"),
        "means_not": N_("means, when false"),
        "find_out": N_("find out"),
        "only_if": N_("only if"),
        "done_when": N_("done when"),
        "as_of": N_("as of"),
    }
)
"""Keys that are not words by themselves."""


def describe_edits(found: Iterable[Edit], left: Text, right: Text) -> tuple[EditView, ...]:
    """Put edits into words, those that say the same of several entries together."""
    before, after = Words(left), Words(right)
    places: dict[tuple[str, str | None, str | None], list[str]] = {}
    for edit in found:
        is_entry = edit.path[-1] not in KEYS and isinstance(
            edit.after or edit.before, Conclusion | Duty | Fact | Limb | Note | Option | Rule
        )
        key = "" if is_entry else KEYS.get(edit.path[-1], edit.path[-1])
        place = " ".join(edit.path if is_entry else edit.path[:-1])
        said = (key, _said(edit.before, before), _said(edit.after, after))
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
            return f"{value.cite} {value.document.short}: {value.url}"
        case tuple():
            return ", ".join(map(_exactly, value))
        case _:
            return str(value)


def _said(value: object, words: Words) -> str | None:
    match value:
        case None:
            return None
        case bool():
            return _("yes") if value else _("no")
        case date():
            return value.isoformat()
        case Decimal():
            return number_in_words(value)
        case Test() | Within() | Holds() | Found() | All() | Any() | Not():
            return words.clause(value)
        case Source(cite=cite, document=document):
            # A whole document is cited by its short name.
            return cite if cite == document.short else f"{cite} {document.short}"
        case tuple():
            return ", ".join(filter(None, (_said(part, words) for part in value)))
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
        case _:
            return str(value)
