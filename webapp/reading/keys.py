"""The keys of the tree format: which entry has which, and which of them it must have.

Reading, the documentation and the JSON Schema for editors go by this one table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

ID: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MONTH: Final = re.compile(r"[0-9]{4}-[0-9]{2}")
CONDITION_WORDS: Final = ("all", "any", "not")
BOUNDS: Final = ("at_least", "above", "at_most", "below")
SECTIONS: Final = ("conclusions", "rules", "duties", "notes")
LIMBS: Final = ("unless", "exceptions", "provided")
RESERVED: Final = frozenset({*CONDITION_WORDS, "asked", "change", "look", "so_far", "texts", "unsure", "v"})
"""No fact, conclusion or rule can have these ids: they mean something in conditions or in addresses."""

DOUBT: Final = ("contested", "to_verify")


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys that one kind of entry must have and may have."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def allowed(self) -> tuple[str, ...]:
        """Every key, in the order in which it is documented."""
        return self.required + self.optional


KEYS: Final[Mapping[str, Keys]] = MappingProxyType(
    {
        "facts file": Keys(("facts",), ("group",)),
        "sources file": Keys((), ("documents", "sources")),
        "cases file": Keys(("cases",)),
        "text file": Keys(("text",)),
        "subjects file": Keys(("subjects",)),
        "subject": Keys(("title",), ("about",)),
        "terms file": Keys(("terms",)),
        "term": Keys(("term", "means", "source"), ("stands_in",)),
        "events file": Keys(("events",)),
        "event": Keys(("date", "title"), ("until", "source", "to_verify")),
        "tree file": Keys((), (*SECTIONS, "replace", "change", "delete")),
        "replace": Keys((), SECTIONS),
        "change": Keys((), SECTIONS),
        "delete": Keys((), SECTIONS),
        "document": Keys(("title", "short", "url", "weight")),
        "source": Keys(("document", "cite"), ("at", "url")),
        "fact": Keys(
            ("ask", "type", "source", "find_out"),
            (
                *("hint", "why", "options", "means", "unit", "minimum", "maximum", "only_if"),
                *("changeable", "known_to_user"),
            ),
        ),
        "yes-no": Keys(("yes", "no")),
        "option": Keys(("label", "means"), ("hint", *DOUBT)),
        "text": Keys(
            ("title", "short", "status", "issuer", "about", "source", "files"), ("as_of", "role", "amends")
        ),
        "conclusion": Keys(("title", "when", "source", "means", "means_not"), DOUBT),
        "rule": Keys(
            ("title", "finding", "source", "when"),
            ("subject", "about", "applies_from", "applies_until", "addressed_to", *LIMBS, "then", *DOUBT),
        ),
        "limb": Keys(("title", "when", "source"), DOUBT),
        "duty": Keys(("who", "do", "when", "source"), ("from", "evidence", "done_when", *DOUBT)),
        "note": Keys(("topic", "say", "source"), ("when", *DOUBT)),
        "case": Keys(("title", "story", "answers", "expect"), ("topics", "source", "note", "discuss")),
        "expectation": Keys(("because",), ("level", "findings", "missing", "duties")),
    }
)

OF_TYPE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "yes-no": ("means",),
        "choice": ("options",),
        "choices": ("options",),
        "number": ("means", "unit", "minimum", "maximum"),
        "country": ("means",),
    }
)
"""The keys that a fact of this type must have; facts of other types cannot have them."""
