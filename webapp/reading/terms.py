"""The shared terms: words of the law that a question explains where it uses them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from webapp.model import Term
from webapp.reading.collector import Collector
from webapp.reading.fields import Entry, Fields, has_good_id, is_repeated
from webapp.reading.sources import Sources


class Terms:
    """All shared terms, in the order of their files."""

    def __init__(self, sources: Sources, facts: Collection[str], problems: Collector) -> None:
        self.known: list[Term] = []
        self._defined: dict[str, Entry] = {}
        self._sources = sources
        self._facts = facts
        self._problems = problems

    def add(self, entries: Iterable[Entry]) -> None:
        """Read the terms of one file, once all facts are known."""
        for entry in entries:
            if has_good_id(entry, self._problems) and not is_repeated(entry, self._defined, self._problems):
                self._defined[entry.id] = entry
                self.known.append(self._term(entry))

    def _term(self, entry: Entry) -> Term:
        fields = Fields(entry, "term", self._problems)
        facts = fields.names("stands_in")
        for name in facts:
            if name.text not in self._facts:
                self._problems.report("unknown-fact", name, near=self._facts, value=name.text)
        return Term(
            id=entry.id,
            term=fields.text("term"),
            means=fields.text("means"),
            sources=self._sources.cited(fields),
            facts=frozenset(name.text for name in facts),
        )
