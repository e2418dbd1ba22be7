"""Faults of a tree, told to its author."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where in an author's file: path as shown to the author, line and column counted from 1."""

    path: str
    line: int
    column: int
    quote: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of a tree, told so that a lawyer can act on it. Collected, never raised.

    `what` happened, `why` it matters, what `to_do`, and perhaps `did_you_mean`. `id` names the kind.
    `warning`: the tree can be used all the same.
    """

    id: str
    place: Place
    what: str
    why: str
    to_do: str
    did_you_mean: str | None = None
    warning: bool = False
