"""Whether a catalogue may be shipped: nothing missing, nothing left over, nothing that would break a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from babel.messages.catalog import Catalog, Message

from webapp.translating.catalogues import first, forms, messages

PLACEHOLDER: Final = re.compile(r"\{[a-z_]+\}")
TAG: Final = re.compile(r"</?[a-z][a-z0-9]*")
NUMBER: Final = "{number}"
CLAUSES: Final = (".means", ".means_not", ".not")
"""How the contexts of what stands inside sentences end."""
MOST_QUOTED: Final = 60


def judge(catalogue: Catalog, template: Catalog) -> Iterator[str]:
    """Tell everything that is wrong with a catalogue, held against what there is to translate."""
    wanted = set(messages(template))
    for context, english in messages(catalogue):
        if (context, english) not in wanted:
            yield f"stale, nothing says it any more: {_quoted(context, english)}"
    for message in template:
        if not message.id:
            continue
        found = catalogue.get(message.id, message.context)
        where = _quoted(message.context or "", first(message.id))
        if found is None or not all(forms(found)):
            yield f"missing: {where}"
            continue
        if found.fuzzy:
            yield f"fuzzy, the English has changed: {where}"
        yield from (f"{fault}: {where}" for fault in _faults(found, catalogue))


def _faults(message: Message, catalogue: Catalog) -> Iterator[str]:
    english = message.id if isinstance(message.id, str) else message.id[-1]
    plural = not isinstance(message.id, str)
    if plural and len(forms(message)) != catalogue.num_plurals:
        yield f"has {len(forms(message))} forms where the language has {catalogue.num_plurals}"
    optional = {NUMBER} if plural else set()
    wanted = set(PLACEHOLDER.findall(english))
    for said in forms(message):
        if set(PLACEHOLDER.findall(said)) | optional != wanted | optional:
            yield "its placeholders differ"
        if sorted(TAG.findall(said)) != sorted(TAG.findall(english)):
            yield "its markup differs"
        if (said[0] == " ", said[-1] == " ") != (english[0] == " ", english[-1] == " "):
            yield "begins or ends with another space"
        if (message.context or "").endswith(CLAUSES) and said.endswith(".") > english.endswith("."):
            yield "ends with a full stop, but stands inside sentences"


def _quoted(context: str, english: str) -> str:
    shown = english if len(english) <= MOST_QUOTED else f"{english[:MOST_QUOTED]}…"
    return f"“{shown}” ({context})" if context else f"“{shown}”"
