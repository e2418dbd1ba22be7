"""What two texts say otherwise, entry by entry and key by key: words, dates, sources, written conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Final, TypeAlias

from webapp.model import Conclusion, Doubt, Duty, Fact, Limb, Note, Option, Rule, Source, Text

Entry: TypeAlias = Conclusion | Duty | Fact | Limb | Note | Option | Rule

SECTIONS: Final = {
    "fact": "facts",
    "conclusion": "conclusions",
    "rule": "rules",
    "duty": "duties",
    "note": "notes",
}
OF_TEXT: Final = ("title", "short", "status", "issuer", "about", "source", "role", "as_of")
NAMES: Final = ("id", "name", "value")
"""The fields by which entries are found again; they are never told as changed."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing said otherwise. `path`: `("rule", "art-5", "exceptions", "victims", "title")`.

    `before` or `after` is None for what is new or gone: a whole entry, or a key of one.
    """

    path: tuple[str, ...]
    before: object
    after: object


def edits(left: Text, right: Text) -> tuple[Edit, ...]:
    """Return everything that the right text says otherwise, in its order; what is gone comes last."""
    found = list(_keys(("text",), left, right, OF_TEXT))
    for kind, section in SECTIONS.items():
        found += _entries((kind,), getattr(left, section), getattr(right, section))
    return tuple(found)


def _entries(path: tuple[str, ...], left: Iterable[Entry], right: Iterable[Entry]) -> Iterator[Edit]:
    before = {_name(entry): entry for entry in left}
    after = {_name(entry): entry for entry in right}
    for name, entry in after.items():
        if name in before:
            yield from _keys((*path, name), before[name], entry, [field.name for field in fields(entry)])
        else:
            yield Edit((*path, name), None, entry)
    yield from (Edit((*path, name), entry, None) for name, entry in before.items() if name not in after)


def _keys(
    path: tuple[str, ...], left: Entry | Doubt | Text, right: Entry | Doubt | Text, keys: Iterable[str]
) -> Iterator[Edit]:
    for key in keys:
        if key not in NAMES:
            yield from _key((*path, key), getattr(left, key), getattr(right, key))


def _key(path: tuple[str, ...], before: object, after: object) -> Iterator[Edit]:
    if isinstance(before, Doubt) and isinstance(after, Doubt):
        yield from _keys(path[:-1], before, after, [field.name for field in fields(after)])
    elif _parts(before) or _parts(after):
        yield from _entries(path, _parts(before), _parts(after))
    elif not (_cited_alike(before, after) if _sources(after) else before == after):
        yield Edit(path, before or None, after or None)


def _parts(value: object) -> tuple[Limb | Option, ...]:
    """Return the carve-outs, exceptions, safeguards or options in a value that holds such."""
    return (
        tuple(part for part in value if isinstance(part, Limb | Option)) if isinstance(value, tuple) else ()
    )


def _sources(value: object) -> tuple[Source, ...]:
    if isinstance(value, Source):
        return (value,)
    return tuple(part for part in value if isinstance(part, Source)) if isinstance(value, tuple) else ()


def _cited_alike(before: object, after: object) -> bool:
    """Say whether the same provisions are cited, and where the document is the same, at the same addresses.

    Each version of a law cites its own document; that alone is no change.
    """
    left, right = _sources(before), _sources(after)
    return len(left) == len(right) and all(
        one.cite == other.cite and (one.document.id != other.document.id or one.url == other.url)
        for one, other in zip(left, right, strict=True)
    )


def _name(entry: Entry) -> str:
    match entry:
        case Limb():
            return entry.name
        case Option():
            return entry.value
        case _:
            return entry.id
