"""A picture as shapes at their places: what `templates/picture.html` draws, in whole units of a picture.

`kind` names what a shape is for and `mark` whether it lies on the way of somebody's answers; how that looks
is the template's and the stylesheet's business.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from webapp.wording.pictures.charts import Mark

Point: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """A box with straight edges. `tone`: the class of its colours, where it has one."""

    kind: str
    x: int
    y: int
    width: int
    height: int
    tone: str = ""
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points; `arrow`: it ends in an arrowhead that points as its last stretch does."""

    points: tuple[Point, ...]
    mark: Mark = ""
    arrow: bool = True
    kind: str = "way"

    @property
    def path(self) -> str:
        """The line as the path of an SVG."""
        return "M" + "L".join(f"{x} {y}" for x, y in self.points)

    @property
    def head(self) -> str:
        """The arrowhead as the path of an SVG."""
        (before_x, before_y), (x, y) = self.points[-2:]
        if before_x == x:
            back = y - 8 if y > before_y else y + 8
            return f"M{x} {y}L{x - 5} {back}L{x + 5} {back}Z"
        back = x - 8 if x > before_x else x + 8
        return f"M{x} {y}L{back} {y - 5}L{back} {y + 5}Z"


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `anchor`: its start or middle stands at `x`, its baseline at `y`."""

    kind: str
    x: int
    y: int
    text: str
    anchor: str = "start"
    mark: Mark = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """A tick or question mark in a ring, or one of the shapes of `symbols.html` (`name`) with its colours."""

    name: str
    x: int
    y: int
    size: int
    tone: str = ""


@dataclass(slots=True)
class Sheet:
    """Everything on one piece of paper, or screen."""

    width: int = 0
    height: int = 0
    frames: list[Frame] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)

    def write(self, first: Words, lines: Iterable[str], step: int) -> None:
        """Write lines of text below each other, the first of them where `first` stands."""
        for number, text in enumerate(lines):
            self.words.append(
                Words(
                    first.kind, first.x, first.y + number * step, text, first.anchor, first.mark, first.tone
                )
            )

    def part(self, left: int, width: int) -> Sheet:
        """Return what stands on this stretch of the sheet."""
        right = left + width

        def _is_in(x: int) -> bool:
            return left <= x < right

        return Sheet(
            width,
            self.height,
            [replace(frame, x=frame.x - left) for frame in self.frames if _is_in(frame.x)],
            [
                replace(line, points=tuple((x - left, y) for x, y in line.points))
                for line in self.lines
                if _is_in(line.points[0][0])
            ],
            [replace(words, x=words.x - left) for words in self.words if _is_in(words.x)],
            [replace(sign, x=sign.x - left) for sign in self.signs if _is_in(sign.x)],
        )

    def moved(self, down: int) -> Sheet:
        """Return the same sheet with everything further down."""
        return Sheet(
            self.width,
            self.height + down,
            [replace(frame, y=frame.y + down) for frame in self.frames],
            [replace(line, points=tuple((x, y + down) for x, y in line.points)) for line in self.lines],
            [replace(words, y=words.y + down) for words in self.words],
            [replace(sign, y=sign.y + down) for sign in self.signs],
        )
