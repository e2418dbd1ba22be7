"""What there is to translate: every message of code and templates, and every string of the trees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract

from webapp.model import Library
from webapp.translating.catalogues import INTERFACE, empty
from webapp.translating.trees import CONTRARY, Retelling

KEYWORDS: Final = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
REMARKS: Final = ("Translators:",)
"""How a comment begins that translators shall read."""

SHARED: Final = {
    "answer": "facts",
    "group": "facts",
    "fact": "facts",
    "source": "sources",
    "document": "sources",
    "subject": "subjects",
    "event": "events",
    "case": "cases",
    "term": "terms",
    "topic": "topics",
}
"""Under which name the catalogue of a shared folder holds what; a text's is called as the text."""

NAMES: Final = "texts"
"""The catalogue of what all texts are called and of what is said of each as a whole. A reader meets that
first where several stand side by side, long before all that they say has been translated."""

ANSWER_NO: Final = "The contrary: write the denial of this clause."


def extract_all(library: Library, templates: Path) -> dict[str, Catalog]:
    """Return all that can be translated, by the catalogue that holds it."""
    return {INTERFACE: extract_interface(templates), **extract_trees(library)}


def extract_interface(templates: Path) -> Catalog:
    """Gather the messages of code and templates, sorted."""
    package = Path(__file__).resolve().parent.parent
    found = [*_messages("python", package.rglob("*.py"))]
    found += _messages("jinja2.ext:babel_extract", templates.glob("*.html"))
    catalogue = empty(None)
    for message, remarks, context in sorted(found, key=lambda one: (str(one[0]), one[2] or "")):
        catalogue.add(message, auto_comments=remarks, context=context)
    return catalogue


def extract_trees(library: Library) -> dict[str, Catalog]:
    """Gather the strings of the trees, in their order there."""
    parts: dict[str, Catalog] = {}

    def note(context: str, english: str) -> str:
        part = part_of(context)
        remarks = [ANSWER_NO] if context.endswith(CONTRARY) else []
        parts.setdefault(part, empty(None)).add(english, auto_comments=remarks, context=context)
        return english

    Retelling(note).library(library)
    return parts


def part_of(context: str) -> str:
    """Return the name of the catalogue that holds what stands in this context."""
    kind, _, name = context.partition(":")
    if name and kind not in SHARED and "." not in name:
        return NAMES
    return SHARED.get(kind, kind)


def _messages(
    method: str, paths: Iterable[Path]
) -> Iterator[tuple[str | tuple[str, ...], list[str], str | None]]:
    for path in sorted(paths):
        with path.open("rb") as file:
            for _, message, remarks, context in extract(method, file, KEYWORDS, REMARKS):
                yield message, remarks, context
