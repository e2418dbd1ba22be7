"""Kleene's three truth values: an answer that is missing or unsure is unknown, never false."""

from __future__ import annotations

from enum import IntEnum


class Truth(IntEnum):
    """False, unknown, true, ordered so that `and` is the minimum and `or` the maximum."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2
