"""A library in the language that is being spoken, told once for each language."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import NullTranslations

from webapp.language import spoken
from webapp.model import Library, Text
from webapp.translating.trees import Retelling, Say


@dataclass(frozen=True, slots=True)
class Retold:
    """A library in one language. `lacking`: keys of the texts of which a part is still English."""

    library: Library
    lacking: frozenset[str]


def retell(library: Library) -> Retold:
    """Say a library in the language that is being spoken. What its catalogue lacks stays English."""
    catalogue = spoken().catalogue
    if catalogue is None:
        return Retold(library, frozenset())
    retelling = Retelling(_from(catalogue))
    return Retold(retelling.library(library), frozenset(retelling.lacking))


def retell_text(text: Text) -> Text:
    """Say one text in the language that is being spoken."""
    catalogue = spoken().catalogue
    return text if catalogue is None else Retelling(_from(catalogue)).text(text)


def _from(catalogue: NullTranslations) -> Say:
    def say(context: str, english: str) -> str | None:
        said = catalogue.pgettext(context, english)
        # What a catalogue lacks comes back as it is, the very same string; a translation may look the same.
        return None if said is english else said

    return say
