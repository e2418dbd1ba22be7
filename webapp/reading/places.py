"""Where things were written, for whoever finds out later that something is wrong with one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from webapp.model import Place
from webapp.reading.drafts import WORDS, Draft, Sections
from webapp.reading.fields import Entry
from webapp.reading.nodes import MapNode, Scalar


class Places:
    """The places of texts, of their entries, of facts and of cases."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._heads: dict[str, Scalar] = {}

    def add(self, kind: str, entries: Mapping[str, Entry]) -> None:
        """Note where the facts or cases with these ids stand."""
        self._entries |= {f"{kind} {name}": entry for name, entry in entries.items()}

    def add_text(self, draft: Draft, whole: Sections) -> None:
        """Note where a text and all its entries stand, those that it takes over included."""
        self._heads[f"text {draft.key}"] = draft.head.at
        for section, entries in whole.items():
            self.add(f"{WORDS[section]} {draft.key}", entries)

    def find(self, name: str, *keys: str) -> Place:
        """Return where something stands: `text act@2026-01-01`, `rule act@2026-01-01 art-5`, `fact dog`.

        `keys` lead further into it, as far as they are written. Raises `KeyError` for what was not read.
        """
        if name in self._heads:
            return _place(self._heads[name])
        entry = self._entries[name]
        return _place(_walk(entry, keys))


def _walk(entry: Entry, keys: Iterable[str]) -> Scalar:
    at, node = entry.at, entry.node
    for key in keys:
        if not isinstance(node, MapNode) or key not in node.entries:
            break
        at, node = node.entries[key]
    return at


def _place(at: Scalar) -> Place:
    return at.file.place(at.line, at.column)
