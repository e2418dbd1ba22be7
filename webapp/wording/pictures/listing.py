"""A picture as a nested list: the same boxes and answers in the same order, for whoever sees no picture.

What takes a box apart stands inside it, the first time that it comes up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from webapp.language import N_
from webapp.wording.grammar import Said
from webapp.wording.pictures.charts import Box, Chart, Exit, Mark, Picture, Row

SAID: Final[Said[Mark]] = Said(
    {"": "", "passed": "", "taken": N_("as answered"), "open": N_("still possible")}
)


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One answer. `onward`: the label of the box to go on with, or empty; `end`: where it ends, or None."""

    text: str
    onward: str
    end: Exit | None
    said: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class ListedBox:
    """One box. `apart`: what takes it apart; where that stood before, only its letter is in `box.panel`."""

    box: Box
    rows: tuple[ListedRow, ...]
    apart: ListedChart | None


@dataclass(frozen=True, slots=True)
class ListedChart:
    """One decision as a list."""

    chart: Chart
    boxes: tuple[ListedBox, ...]


def as_list(picture: Picture) -> ListedChart:
    """Return the main chart of a picture as a list, with all others inside."""
    return _list(picture.main, {chart.letter: chart for chart in picture.panels})


def _list(chart: Chart, left: dict[str, Chart]) -> ListedChart:
    """List a chart; panels are taken from those that are left, so that each stands once."""
    boxes = []
    for box in chart.boxes:
        panel = left.pop(box.panel, None)
        apart = _list(panel, left) if panel is not None else None
        boxes.append(ListedBox(box, tuple(_row(chart, row) for row in box.rows), apart))
    return ListedChart(chart, tuple(boxes))


def _row(chart: Chart, row: Row) -> ListedRow:
    end = row.goal if isinstance(row.goal, Exit) else None
    onward = chart.boxes[row.goal].label if isinstance(row.goal, int) else ""
    return ListedRow(row.full, onward, end, SAID[row.mark], row.mark)
