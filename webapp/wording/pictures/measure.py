"""How wide words are, so that they can be broken into lines before anybody draws them.

Nobody knows which font a reader's browser takes: on screen each character counts as wide as in the widest of
the fonts in common use, DejaVu Sans, or in Source Sans 3, if that is wider. On paper it is always Source
Sans 3. Widths are in thousandths of the size, rounded up, so that what is broken here always fits.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Final, TypeAlias

Widths: TypeAlias = Mapping[str, int]


class Face(StrEnum):
    """Which font words are measured for."""

    ANY = "any"
    OURS = "Source Sans 3"


def _spread(widths: Mapping[int, str]) -> Widths:
    return {character: width for width, characters in widths.items() for character in characters}


ANY_REGULAR: Final = _spread(
    {
        300: "ijlI'",
        350: " ,./:;\\|\u2018\u2019·",
        400: "ft()-[]",
        450: "r!",
        500: 'J"*_\u2013§',
        550: "csz?`“”",
        600: "kvxyFL•",
        650: "0123456789abdeghnopquEPSTY${}éöä€",
        700: "ABCKRVXZüß",
        750: "NU",
        800: "DGHOQ&",
        850: "w#+<=>^~\u00d7≥≤→✓",
        900: "M",
    }
)
ANY_BOLD: Final = _spread(
    {
        350: "ijl' ",
        400: "I,./:;\\|\u2018\u2019·",
        450: "f-",
        500: "rt!()[]_\u2013",
        550: 'J"*§',
        600: "csz?`",
        650: "xL•",
        700: "0123456789aekovyEFT$“”éöä€",
        750: "bdghnpquCPSYZ{}üßñ",
        800: "ABKRVX",
        850: "DGHNU#+<=>^~\u00d7≥≤→✓",
        900: "OQ&",
        950: "w",
        1150: "W",
    }
)
OUR_REGULAR: Final = _spread(
    {
        200: " ",
        250: "ij',.:;|\u2018\u2019·",
        300: "flI!",
        350: "rt()-/[\\]{}•",
        450: 'sxz"*?“”',
        500: "0123456789cekvyFJLY#$+<=>^_~\u2013§é€\u00d7≥≤",
        550: "aghnouAESTVXZ`üöäñ",
        600: "bdpqBCKPRß",
        650: "DGNU&→✓",
        700: "HOQ",
        750: "wM",
        800: "W—",
    }
)
OUR_BOLD: Final = _spread(
    {
        200: " ",
        300: "ijl',.:;|\u2018\u2019·",
        350: "fI!()-/[\\]{}•",
        400: "rt",
        450: "s",
        500: "cz*?_\u2013",
        550: '0123456789aegkvxyEFJLYZ"#$+<=>^~“”§éä€\u00d7≥≤',
        600: "bdhnopquACPSTVX`üöñ",
        650: "BDGKRß→✓",
        700: "HNOQU&",
        800: "wM—",
        850: "W",
    }
)
WIDEST: Final = 1050
"""For every character that is not listed."""

TABLES: Final = {
    (Face.ANY, False): ANY_REGULAR,
    (Face.ANY, True): ANY_BOLD,
    (Face.OURS, False): OUR_REGULAR,
    (Face.OURS, True): OUR_BOLD,
}


def width_of(text: str, size: int, *, bold: bool = False, face: Face = Face.ANY) -> float:
    """Return how wide a text is at most."""
    widths = TABLES[face, bold]
    return sum(widths.get(character, WIDEST) for character in text) * size / 1000


@lru_cache(maxsize=4096)
def wrap(text: str, width: int, size: int, *, bold: bool = False, face: Face = Face.ANY) -> tuple[str, ...]:
    """Break a text into lines that are no wider than this; a word that is wider is broken itself.

    >>> wrap("a rule that nobody reads", 80, 12)
    ('a rule that', 'nobody', 'reads')
    """
    lines = [""]
    for word in text.split():
        for piece in _pieces(word, width, size, (face, bold)):
            longer = f"{lines[-1]} {piece}".strip()
            if width_of(longer, size, bold=bold, face=face) <= width:
                lines[-1] = longer
            else:
                lines.append(piece)
    return tuple(line for line in lines if line)


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
