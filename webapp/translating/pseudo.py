"""A language that nobody speaks, made of English: accented, a third longer, in brackets.

It shows what is not yet said through a catalogue, and what breaks when words are longer. Placeholders, markup
and what programs read stay as they are.
"""

from __future__ import annotations

import re
from gettext import NullTranslations
from textwrap import wrap
from typing import Final

from webapp.language import Language

CODE: Final = "qps"
KEPT: Final = re.compile(r"(\{[a-z_]+\}|<[^>]+>|&[a-z]+;|https?://\S+)")
PLAIN: Final = "acdefghijklnorstuwyzACDEGHIJKLNORSTUWYZ"
ACCENTED: Final = "áćďéƒğĥíĵķĺñóŕšťúŵýžÁĆĎÉĞĤÍĴĶĹÑÓŔŠŤÚŴÝŽ"
"""Of letters that every font here has; some have no such accent."""
ACCENTS: Final = str.maketrans(PLAIN, ACCENTED)
FILLING: Final = "·"
LONGER: Final = 3
"""One letter more for so many."""
LONGEST_WORD: Final = 12


def pseudo() -> Language:
    """Return the language that nobody speaks. For tests and for whoever asks for it, never for readers."""
    return Language(CODE, "Pšéúďó", "en_GB", _Pseudo())


class _Pseudo(NullTranslations):
    """Distorts what it is asked for."""

    def gettext(self, message: str) -> str:
        return distorted(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return distorted(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 (its signature)
        return distorted(message)


def distorted(message: str) -> str:
    """Accent a message and make it longer.

    >>> distorted("Read {count} <b>rules</b>")
    '[Ŕéáď {count} <b>ŕúĺéš</b>···]'
    """
    pieces = KEPT.split(message)
    letters = sum(map(len, pieces[::2]))
    said = "".join(piece if place % 2 else piece.translate(ACCENTS) for place, piece in enumerate(pieces))
    space = said[len(said.rstrip()) :]
    return f"[{said.rstrip()}{' '.join(wrap(FILLING * (letters // LONGER), LONGEST_WORD))}]{space}"
