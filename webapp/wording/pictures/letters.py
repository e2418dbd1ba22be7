"""Letters that name the parts of a picture."""

from __future__ import annotations

from typing import Final

ALPHABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def letter_at(place: int) -> str:
    """Return A to Z, then AA, AB and so on.

    >>> letter_at(0), letter_at(25), letter_at(26), letter_at(52)
    ('A', 'Z', 'AA', 'BA')
    """
    before, last = divmod(place, len(ALPHABET))
    return (letter_at(before - 1) if before else "") + ALPHABET[last]
