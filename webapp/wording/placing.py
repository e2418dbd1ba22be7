"""Where something is said otherwise, by what a reader knows it by, in place of the ids of a tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, TypeAlias

from webapp.language import N_, _, joined
from webapp.model import Conclusion, Duty, Fact, Note, Rule, Text
from webapp.wording.differing_view import EditView
from webapp.wording.grammar import Said, quoted

Entry: TypeAlias = Conclusion | Duty | Fact | Note | Rule

KINDS: Final = Said(
    {
        "text": N_("The text"),
        "fact": N_("Question"),
        "conclusion": N_("Step of the reasoning"),
        "rule": N_("Rule"),
        "duty": N_("Duty"),
        "note": N_("Note"),
    }
)

KEYS: Final = Said(
    {
        "title": N_("title"),
        "short": N_("short name"),
        "status": N_("kind of text"),
        "issuer": N_("issued by"),
        "about": N_("what it is about"),
        "source": N_("source"),
        "sources": N_("sources"),
        "role": N_("question about the role"),
        "ask": N_("question"),
        "type": N_("kind of answer"),
        "hint": N_("help"),
        "why": N_("why it is asked"),
        "unit": N_("unit"),
        "minimum": N_("smallest number"),
        "maximum": N_("largest number"),
        "group": N_("group"),
        "label": N_("label"),
        "means": N_("meaning"),
        "when": N_("condition"),
        "finding": N_("finding"),
        "then": N_("finding with an exception"),
        "subject": N_("subject"),
        "who": N_("on whom it falls"),
        "do": N_("what to do"),
        "evidence": N_("evidence"),
        "topic": N_("topic"),
        "say": N_("words"),
        "contested": N_("contested"),
        "applies from": N_("applies from"),
        "applies until": N_("applies until"),
        "addressed to": N_("addressed to"),
        "to verify": N_("to verify"),
        "means not": N_("means, when false"),
        "find out": N_("find out"),
        "only if": N_("only if"),
        "done when": N_("done when"),
        "as of": N_("as of"),
        "changeable": N_("whether it can be changed"),
        "known to user": N_("whether the user knows it"),
    }
)
"""The keys of the tree format, as readers call them."""


def placed(edits: Iterable[EditView], texts: Iterable[Text]) -> tuple[EditView, ...]:
    """Name places by titles, from the first of the texts that has one, and keys by what they hold."""
    among = tuple(texts)
    entries = [{entry.id: entry for entry in _entries(text)} for text in among]
    return tuple(
        replace(
            edit,
            places=tuple(_place(place, entries, whole=not edit.key) for place in edit.places),
            key=KEYS.get(edit.key, edit.key),
        )
        for edit in edits
    )


def _entries(text: Text) -> tuple[Entry, ...]:
    return (*text.facts, *text.conclusions, *text.rules, *text.duties, *text.notes)


def _place(place: str, entries: Iterable[dict[str, Entry]], *, whole: bool) -> str:
    """Say where an edit stands. What is new or gone as a whole is told by its own words already."""
    kind, *names = place.split(" ")
    entry = next((known[names[0]] for known in entries if names and names[0] in known), None)
    if entry is None or (whole and len(names) == 1):
        return KINDS[kind]
    parts = names[1:-1] if whole else names[1:]
    title = joined(", ", (quoted(_words(entry)), *_parts(entry, parts)))
    return _("{kind} {title}", kind=KINDS[kind], title=title)


def _words(entry: Entry) -> str:
    match entry:
        case Fact():
            return entry.ask
        case Duty():
            return entry.do
        case Note():
            return entry.say
        case _:
            return entry.title


def _parts(entry: Entry, names: list[str]) -> tuple[str, ...]:
    """Return the title of a carve-out, exception, safeguard or option of the entry."""
    if isinstance(entry, Rule):
        titles = {limb.name: limb.title for limb in (*entry.unless, *entry.exceptions, *entry.provided)}
    elif isinstance(entry, Fact):
        titles = {option.value: option.label for option in entry.options}
    else:
        titles = {}
    return tuple(quoted(titles[name]) for name in names if name in titles)
