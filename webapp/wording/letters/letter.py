"""A letter as data: whoever renders it adds layout and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["ask", "prepare"]
"""Questions to the vendor, or what a provider prepares so that buyers can be answered."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said below an entry: "Why we ask", and the sentence."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One point of a part: a question, a duty, a clause."""

    text: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a letter under its own heading. `numbered`: answers will refer to its points."""

    title: str
    intro: str
    entries: tuple[Entry, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter. What stands in square brackets is for its sender to fill in.

    `questions`: how many questions it puts; `own`: open questions that its sender has to answer, which are
    shown beside the letter and are no part of it.
    """

    kind: Kind
    day: date
    title: str
    opening: tuple[str, ...]
    parts: tuple[Part, ...]
    closing: tuple[str, ...]
    questions: int
    own: Part | None = None
