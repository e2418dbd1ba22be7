"""The map of a text as shapes: a row for each entry, and lines for the steps that others rest on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from webapp.language import N_, _
from webapp.wording.pictures.maps import Band, Entry, Map
from webapp.wording.pictures.measure import Face, wrap
from webapp.wording.pictures.shapes import Frame, Line, Sheet, Sign, Words
from webapp.wording.pictures.sheets import UPRIGHT, with_title
from webapp.wording.pictures.strip import EDGE, ENDLESS

TITLE_WIDTH: Final = 252
CITED_WIDTH: Final = 136
LANE: Final = 17
ROW_SIZE: Final = 12
ROW_STEP: Final = 15
ROW_PAD: Final = 4
DOT: Final = 16
BAND_HEIGHT: Final = 28
BETWEEN: Final = 16
COLUMN_GAP: Final = 30
STEP: Final = 20
LEGEND: Final = N_(
    "A letter in a square: others rest on this step. Filled: part of the conditions. "
    "In a ring: only of a carve-out, exception or safeguard."
)


@dataclass(frozen=True, slots=True)
class _Row:
    """An entry with its lines of text."""

    entry: Entry
    title: tuple[str, ...]
    cited: tuple[str, ...]

    @property
    def height(self) -> int:
        return max(ROW_STEP * max(len(self.title), len(self.cited)) + 2 * ROW_PAD, DOT + 4)


@dataclass(slots=True)
class _Column:
    """The rows of one column: where each lane has its first and last letter."""

    x: int
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)

    def touch(self, letter: str, y: int) -> None:
        first = self.spans.get(letter, (y, y))[0]
        self.spans[letter] = (first, y)


def map_on_screen(plan: Map, *, face: Face = Face.ANY) -> Sheet:
    """Lay out a map in one column."""
    return _Layout(plan, face, height=ENDLESS).sheet()


def map_on_poster(plan: Map, *, face: Face = Face.OURS) -> Sheet:
    """Lay out a map in two columns, about as tall as each other."""
    whole = _Layout(plan, face, height=ENDLESS).sheet()
    height = whole.height // 2
    while (layout := _Layout(plan, face, height=height)).columns() > 2:  # noqa: PLR2004 (as the name says)
        height += STEP
    return layout.sheet()


def map_on_pages(plan: Map, *, upright: float = UPRIGHT) -> list[Sheet]:
    """Lay out a map on sheets of one column each."""
    width = _Layout(plan, Face.OURS, height=ENDLESS).width
    return _Layout(plan, Face.OURS, height=round(width * upright)).sheets()


def map_legend() -> str:
    """Say what the letters of a map mean."""
    return _(LEGEND)


def map_as_file(plan: Map) -> Sheet:
    """Lay out a map with title and legend, to stand by itself in whatever font."""
    return with_title(map_on_poster(plan, face=Face.ANY), plan.title, plan.subtitle, map_legend())


class _Layout:
    """Lays a map out from top to bottom, column after column."""

    def __init__(self, plan: Map, face: Face, *, height: int) -> None:
        self.face = face
        self.height = height
        self.lanes = {letter: place for place, letter in enumerate(plan.letters)}
        self.width = TITLE_WIDTH + CITED_WIDTH + LANE * len(self.lanes)
        self.found = Sheet()
        self.placed = [_Column(EDGE)]
        self.y = EDGE
        for band in plan.bands:
            self._lay_band(band)

    def columns(self) -> int:
        """Return how many columns it takes."""
        return len(self.placed)

    def sheet(self) -> Sheet:
        """Return everything, with the lines of the lanes."""
        for column in self.placed:
            for letter, (first, last) in column.spans.items():
                if first != last:
                    x = self._lane(column, letter)
                    self.found.lines.append(Line(((x, first), (x, last)), arrow=False, kind="lane"))
        return self.found

    def sheets(self) -> list[Sheet]:
        """Return each column as a sheet of its own."""
        whole = self.sheet()
        return [whole.part(column.x, self.width + EDGE) for column in self.placed]

    def _lay_band(self, band: Band) -> None:
        rows = [self._row(entry) for entry in band.entries]
        self._make_room(BAND_HEIGHT + rows[0].height)
        self._head(band)
        for place, row in enumerate(rows):
            if self._make_room(row.height):
                self._head(band)
            self._lay_row(row, striped=place % 2 == 0)
        self.y += BETWEEN

    def _row(self, entry: Entry) -> _Row:
        return _Row(
            entry,
            wrap(entry.title, TITLE_WIDTH - 14, ROW_SIZE, face=self.face),
            wrap(entry.cited, CITED_WIDTH - 10, ROW_SIZE - 1, face=self.face),
        )

    def _make_room(self, needed: int) -> bool:
        """Go on in the next column where this one has no room left, and say so."""
        if self.y + needed <= self.height or self.y == EDGE:
            return False
        self.placed.append(_Column(self.placed[-1].x + self.width + COLUMN_GAP))
        self.y = EDGE
        return True

    def _head(self, band: Band) -> None:
        x, sheet = self.placed[-1].x, self.found
        sheet.frames.append(Frame("band", x, self.y, self.width, BAND_HEIGHT - 4, band.tone))
        indent = 8
        if band.symbol:
            sheet.signs.append(Sign(band.symbol, x + 8, self.y + 4, 16, band.tone))
            indent = 30
        sheet.words.append(Words("band", x + indent, self.y + 17, band.title, tone=band.tone))
        self._reach(self.y + BAND_HEIGHT)

    def _lay_row(self, row: _Row, *, striped: bool) -> None:
        column, sheet, entry, height = self.placed[-1], self.found, row.entry, row.height
        middle = self.y + height // 2
        if striped:
            sheet.frames.append(Frame("stripe", column.x, self.y, self.width, height))
        base = self.y + ROW_PAD + 11
        sheet.write(Words("entry", column.x + 8, base, ""), row.title, ROW_STEP)
        sheet.write(Words("cited", column.x + TITLE_WIDTH, base, ""), row.cited, ROW_STEP)
        for kind, letters in (("letter", (entry.letter,)), ("dot", entry.needs), ("ring", entry.limbs)):
            for letter in filter(None, letters):
                column.touch(letter, middle)
                x = self._lane(column, letter)
                sheet.frames.append(Frame(kind, x - DOT // 2, middle - DOT // 2, DOT, DOT))
                sheet.words.append(Words(kind, x, middle + 4, letter, "middle"))
        self._reach(self.y + height)

    def _lane(self, column: _Column, letter: str) -> int:
        return column.x + TITLE_WIDTH + CITED_WIDTH + LANE * self.lanes[letter] + LANE // 2

    def _reach(self, bottom: int) -> None:
        self.y = bottom
        self.found.width = max(self.found.width, self.placed[-1].x + self.width + EDGE)
        self.found.height = max(self.found.height, bottom + EDGE)
