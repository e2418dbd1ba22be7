"""How wide words are, so that they can be broken into lines before anybody draws them.

Nobody knows which font a reader's browser takes: on screen each character counts as wide as in the widest of
the fonts in common use, DejaVu Sans, or in Source Sans 3, if that is wider. On paper it is always Source
Sans 3. Widths are in thousandths of the size, rounded up, so that what is broken here always fits.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Final, TypeAlias

from webapp.language import broken

Widths: TypeAlias = Mapping[str, int]


class Face(StrEnum):
    """Which font words are measured for."""

    ANY = "any"
    OURS = "Source Sans 3"


def _spread(widths: Mapping[int, str]) -> Widths:
    return {character: width for width, characters in widths.items() for character in characters}


ANY_REGULAR: Final = _spread(
    {
        200: "\u202f",
        300: "ijlI'ł\u0131",
        350: " ,./:;\\|\u2018\u2019·\u00a0",
        400: "ft()-[]ľ",
        450: "r!",
        500: 'J"*_\u2013§°',
        550: "csz?`“”",
        600: "kvxyFL•Ł",
        650: "0123456789abdeghnopquEPSTY${}éöä€«»øđ",
        700: "ABCKRVXZüß",
        750: "NU",
        800: "DGHOQ&ØĐ",
        850: "w#+<=>^~\u00d7≥≤→✓",
        900: "M",
        1000: "Ææ…",
        1050: "œ",
        1100: "Œ",
    }
)
ANY_BOLD: Final = _spread(
    {
        200: "\u202f",
        350: "ijl' \u00a0\u0131",
        400: "I,./:;\\|\u2018\u2019·ł",
        450: "f-",
        500: "rt!()[]_\u2013ľ°",
        550: 'J"*§',
        600: "csz?`",
        650: "xL•«»Ł",
        700: "0123456789aekovyEFT$“”éöä€ø",
        750: "bdghnpquCPSYZ{}üßñđ",
        800: "ABKRVX",
        850: "DGHNU#+<=>^~\u00d7≥≤→✓Đ",
        900: "OQ&Ø",
        950: "w",
        1000: "…",
        1050: "æ",
        1100: "œÆ",
        1150: "W",
        1200: "Œ",
    }
)
OUR_REGULAR: Final = _spread(
    {
        150: "\u202f",
        200: " \u00a0",
        250: "ij',.:;|\u2018\u2019·\u0131",
        300: "flI!ł",
        350: "rt()-/[\\]{}•°",
        450: 'sxz"*?“”«»',
        500: "0123456789cekvyFJLY#$+<=>^_~\u2013§é€\u00d7≥≤Ł",
        550: "aghnouAESTVXZ`üöäñø",
        600: "bdpqBCKPRßđ",
        650: "DGNU&→✓Đ",
        700: "HOQØ",
        750: "wM",
        800: "W—æ",
        850: "œŒÆ",
        950: "…",
    }
)
OUR_BOLD: Final = _spread(
    {
        150: "\u202f",
        200: " \u00a0",
        300: "ijl',.:;|\u2018\u2019·\u0131",
        350: "fI!()-/[\\]{}•ľ",
        400: "rtł°",
        450: "s",
        500: "cz*?_\u2013«»",
        550: '0123456789aegkvxyEFJLYZ"#$+<=>^~“”§éä€\u00d7≥≤Ł',
        600: "bdhnopquACPSTVX`üöñøđ",
        650: "BDGKRß→✓ď",
        700: "HNOQU&ØĐ",
        800: "wM—æ",
        850: "WœÆ",
        900: "Œ",
        1000: "…",
    }
)
WIDEST: Final = 1050
"""For every character that is neither listed nor a listed letter with a mark above or below."""

MARKED: Final = frozenset({202, 220, 230})
"""The classes of marks that make a letter no wider: attached below, below, above."""

BREAKS: Final = re.compile(r"[ \t\r\n]+")
"""Where a line may end; not where a space says that it must not."""

TABLES: Final = {
    (Face.ANY, False): ANY_REGULAR,
    (Face.ANY, True): ANY_BOLD,
    (Face.OURS, False): OUR_REGULAR,
    (Face.OURS, True): OUR_BOLD,
}


def width_of(text: str, size: int, *, bold: bool = False, face: Face = Face.ANY) -> float:
    """Return how wide a text is at most."""
    widths = TABLES[face, bold]
    return sum(widths.get(character) or _marked(character, widths) for character in text) * size / 1000


def wrap(text: str, width: int, size: int, *, bold: bool = False, face: Face = Face.ANY) -> tuple[str, ...]:
    """Break a text into lines that are no wider than this; a word that is wider is broken itself.

    >>> wrap("a rule that nobody reads", 80, 12)
    ('a rule that', 'nobody', 'reads')
    """
    return broken(text, _lines(str(text), width, size, bold=bold, face=face))


@lru_cache(maxsize=4096)
def _lines(text: str, width: int, size: int, *, bold: bool, face: Face) -> tuple[str, ...]:
    lines = [""]
    for word in BREAKS.split(text):
        for piece in _pieces(word, width, size, (face, bold)):
            longer = f"{lines[-1]} {piece}".strip()
            if width_of(longer, size, bold=bold, face=face) <= width:
                lines[-1] = longer
            else:
                lines.append(piece)
    return tuple(line for line in lines if line)


def _marked(character: str, widths: Widths) -> int:
    """Return how wide a character is that is not listed: as its letter, if marks are all that it adds."""
    letter, *marks = list(unicodedata.normalize("NFD", character))
    return widths.get(letter, WIDEST) if MARKED.issuperset(map(unicodedata.combining, marks)) else WIDEST


def _pieces(word: str, width: int, size: int, table: tuple[Face, bool]) -> list[str]:
    """Return a word whole if it fits on a line, else in pieces that do, broken after hyphens."""
    face, bold = table
    pieces = []
    while len(word) > 1 and width_of(word, size, bold=bold, face=face) > width:
        end = len(word) - 1
        while end > 1 and width_of(word[:end], size, bold=bold, face=face) > width:
            end -= 1
        hyphen = word.rfind("-", 0, end) + 1
        pieces.append(word[: hyphen or end])
        word = word[hyphen or end :]
    return [*pieces, word]
