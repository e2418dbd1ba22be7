"""Published documents, and pinpoint citations into them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A published text that sources point into; `weight` says in words how binding it is."""

    id: str
    title: str
    short: str
    url: str
    weight: str


@dataclass(frozen=True, slots=True)
class Source:
    """A pinpoint citation with its link, e.g. `Art. 5(1)(h)` of the AI Act."""

    id: str
    cite: str
    document: Document
    url: str
