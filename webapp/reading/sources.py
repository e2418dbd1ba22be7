"""Documents and the pinpoint citations into them."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from webapp.model import Document, Source
from webapp.reading.collector import Collector
from webapp.reading.fields import Entry, Fields, has_good_id, is_repeated
from webapp.reading.nodes import Scalar

ADDRESS: Final = re.compile(r"https?://[!#-;=?-\[\]_a-z~]+")
FRAGMENT: Final = re.compile(r"[A-Za-z0-9._~:()-]+")


class Sources:
    """All documents and sources. An id whose value is None is there, but was not as it should be."""

    def __init__(self, problems: Collector) -> None:
        self.documents: dict[str, Document | None] = {}
        self.sources: dict[str, Source | None] = {}
        self._problems = problems
        self._defined: dict[str, dict[str, Entry]] = {"document": {}, "source": {}}
        self._used: set[tuple[str, str]] = set()

    def add(self, entries: list[Entry], kind: str) -> None:
        """Read entries of the kind "document" or "source"; all documents must be read before."""
        defined = self._defined[kind]
        for entry in entries:
            if not has_good_id(entry, self._problems) or is_repeated(entry, defined, self._problems):
                continue
            defined[entry.id] = entry
            before = self._problems.errors
            if kind == "document":
                document = self._document(entry)
                self.documents[entry.id] = document if self._problems.errors == before else None
            else:
                source = self._source(entry)
                self.sources[entry.id] = source if self._problems.errors == before else None

    def cited(self, fields: Fields) -> tuple[Source, ...]:
        """Return the sources that the entry names under `source`."""
        return tuple(found for name in fields.names("source") if (found := self.resolve(name)))

    def resolve(self, name: Scalar) -> Source | None:
        """Return the source of this id; an unknown one is reported."""
        self._used.add(("source", name.text))
        if name.text not in self.sources:
            self._problems.report("unknown-source", name, near=self.sources, value=name.text)
            return None
        source = self.sources[name.text]
        if source is None:
            self._problems.taint()
        return source

    def resolve_whole(self, name: Scalar) -> Source | None:
        """Return the source of this id, or, for the id of a document, the whole document as a source."""
        if name.text in self.sources or name.text not in self.documents:
            return self.resolve(name)
        self._used.add(("document", name.text))
        document = self.documents[name.text]
        if document is None:
            self._problems.taint()
            return None
        return Source(document.id, document.short, document, document.url)

    def report_unused(self) -> None:
        """Warn of documents and sources that nothing names."""
        for kind, known in (("document", self.documents), ("source", self.sources)):
            for name, value in known.items():
                if value is not None and (kind, name) not in self._used:
                    entry = self._defined[kind][name]
                    self._problems.report(f"unused-{kind}", entry.at, value=name)

    def _document(self, entry: Entry) -> Document:
        fields = Fields(entry, "document", self._problems)
        url = self._address(fields)
        return Document(entry.id, fields.text("title"), fields.text("short"), url, fields.text("weight"))

    def _source(self, entry: Entry) -> Source | None:
        fields = Fields(entry, "source", self._problems)
        cite, name = fields.text("cite"), fields.scalar("document")
        if fields.has("at") and fields.has("url"):
            self._problems.report("two-addresses", fields.key("url"), thing=fields.thing)
        document = self._named_document(name) if name else None
        url = self._address(fields)
        if document is None:
            return None
        return Source(entry.id, cite, document, url or self._with_fragment(fields, document.url))

    def _named_document(self, name: Scalar) -> Document | None:
        self._used.add(("document", name.text))
        if name.text not in self.documents:
            self._problems.report("unknown-document", name, near=self.documents, value=name.text)
            return None
        document = self.documents[name.text]
        if document is None:
            self._problems.taint()
        return document

    def _address(self, fields: Fields) -> str:
        scalar = fields.scalar("url")
        if scalar is None:
            return ""
        if not is_address(scalar.text):
            self._problems.report("bad-url", scalar, value=scalar.text)
        return scalar.text

    def _with_fragment(self, fields: Fields, url: str) -> str:
        scalar = fields.scalar("at")
        if scalar is None:
            return url
        if not FRAGMENT.fullmatch(scalar.text) or "#" in url:
            self._problems.report("bad-fragment", scalar, value=scalar.text)
        return f"{url}#{scalar.text}"


def is_address(text: str) -> bool:
    """Whether the text is a whole address of the web that can stand in a link as it is."""
    if not ADDRESS.fullmatch(text):
        return False
    try:
        return bool(urlsplit(text).hostname)
    except ValueError:
        return False
