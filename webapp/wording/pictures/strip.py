"""Cards below each other in columns, with the lines between them: exits to the right, jumps along the left.

Cards keep to the order of their chart. Where a way leads into another column, the number of the card to go on
with stands on the edge instead of a line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Final

from webapp.wording.pictures.cards import (
    BEFORE_EXIT,
    EXIT_GAP,
    PAD,
    ROW_GAP,
    SCREEN,
    Card,
    Placed,
    RowCard,
    Style,
    make_card,
    make_exit,
)
from webapp.wording.pictures.charts import Chart, Exit
from webapp.wording.pictures.inking import (
    ink_card,
    ink_connector,
    ink_exit,
    ink_heading,
    measure_heading,
)
from webapp.wording.pictures.shapes import Line, Sheet

COLUMN_GAP: Final = 24
TOP: Final = 13
EDGE: Final = 3
LANE: Final = 9
BETWEEN: Final = 26
BETWEEN_CHARTS: Final = 34
ENDLESS: Final = 10**6


@dataclass(slots=True)
class Flow:
    """Columns side by side on sheets of paper, filled one after the other."""

    style: Style = SCREEN
    columns: int = 1
    height: int = ENDLESS
    sheets: list[Sheet] = field(default_factory=lambda: [Sheet()])
    column: int = 0
    y: int = TOP

    @property
    def x(self) -> int:
        """Where the column begins."""
        return self.column % self.columns * (self.style.width + COLUMN_GAP)

    @property
    def sheet(self) -> Sheet:
        """The sheet at hand."""
        return self.sheets[-1]

    def lay(self, chart: Chart) -> None:
        """Lay out a chart below the one before, or in the next column if it fits there as a whole."""
        cards = make_cards(chart, self.style)
        if chart.letter:
            self._begin(chart, cards)
        if chart.always is not None:
            self._end_at_once(chart.always)
        placed: list[Placed] = []
        for card in cards:
            placed.append(self._place(card, placed))
        for spot in placed:
            ink_card(spot)
        connect(placed)

    def _begin(self, chart: Chart, cards: Sequence[Card]) -> None:
        """Write the heading where at least the first card still fits under it."""
        head = measure_heading(chart, self.style.width)
        heights = [card.height + BETWEEN for card in cards] or [0]
        self.y += 0 if self.y == TOP else BETWEEN_CHARTS - TOP
        fits_whole = head + sum(heights) <= self.height - TOP
        needed = head + (sum(heights) if fits_whole else heights[0])
        if self.y + needed > self.height:
            self._advance()
        ink_heading(self.sheet, chart, (self.x, self.y), self.style.width)
        self._use(self.y + head)

    def _end_at_once(self, end: Exit) -> None:
        card = make_exit(end, self.style)
        ink_exit(self.sheet, card, (self.x + EDGE, self.y), "")
        self._use(self.y + card.height)

    def _place(self, card: Card, before: Sequence[Placed]) -> Placed:
        same_column = bool(before) and before[-1].column == self.column
        above = before[-1].exits_end if same_column else 0
        spot = self._spot(card, self.y + (BETWEEN if same_column else 0), above)
        if max(spot.bottom, spot.exits_end) > self.height and self.y > TOP:
            self._advance()
            spot = self._spot(card, self.y, 0)
        self._use(max(spot.bottom, spot.exits_end))
        self.y = spot.bottom
        return spot

    def _spot(self, card: Card, y: int, exits_end: int) -> Placed:
        """Return where a card's rows go so that no exit lies on another."""
        at = y + card.head
        rows = []
        for row in card.rows:
            if row.exit is not None:
                half = row.exit.height // 2
                at = max(at, exits_end + EXIT_GAP + half - row.height // 2)
                exits_end = at + row.height // 2 - half + row.exit.height
            rows.append(at)
            at += row.height + ROW_GAP
        x = self.x + self.style.width - EDGE - self.style.exit_width - BEFORE_EXIT - card.width
        return Placed(card, self.sheet, self.column, x, y, tuple(rows), at - ROW_GAP + PAD, exits_end)

    def _advance(self) -> None:
        """Go on at the top of the next column."""
        self.column += 1
        if self.column % self.columns == 0:
            self.sheets.append(Sheet())
        self.y = TOP

    def _use(self, bottom: int) -> None:
        """Take note that the column is filled down to here."""
        self.y = bottom
        self.sheet.width = max(self.sheet.width, self.x + self.style.width)
        self.sheet.height = max(self.sheet.height, bottom + TOP)


def make_cards(chart: Chart, style: Style) -> list[Card]:
    """Make the cards of a chart, as wide as the lines beside them leave room for."""
    room = style.width - 2 * EDGE - BEFORE_EXIT - style.exit_width
    draft = [make_card(box, place, room, style) for place, box in enumerate(chart.boxes)]
    lanes = 1 + max(lanes_of(draft).values(), default=-1)
    if not lanes:
        return draft
    room -= lanes * LANE + LANE
    return [make_card(box, place, room, style) for place, box in enumerate(chart.boxes)]


def lanes_of(cards: Sequence[Card]) -> dict[int, int]:
    """Return the lane of the jumps to each card, 0 next to the cards; those of one target share theirs."""
    places = {card.place for card in cards}
    sources: dict[int, int] = {}
    for card in cards:
        for row in card.jumps:
            if isinstance(row.row.goal, int) and row.row.goal in places:
                sources.setdefault(row.row.goal, card.place)
    taken: list[list[tuple[int, int]]] = []
    lanes: dict[int, int] = {}
    for target, source in sorted(sources.items(), key=lambda span: (span[0] - span[1], span)):
        lane = next(n for n in count() if n == len(taken) or _is_free(taken[n], source, target))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((source, target))
        lanes[target] = lane
    return lanes


def _is_free(spans: Sequence[tuple[int, int]], source: int, target: int) -> bool:
    return all(target <= begin or end <= source for begin, end in spans)


def connect(placed: Sequence[Placed]) -> None:
    """Draw the ways between cards of one chart."""
    spots = {spot.card.place: spot for spot in placed}
    lanes: dict[tuple[int, int], int] = {}
    for column in dict.fromkeys(spot.column for spot in placed):
        run = [spot.card for spot in placed if spot.column == column]
        lanes |= {(column, target): lane for target, lane in lanes_of(run).items()}
    drawn: set[tuple[int, str]] = set()
    for spot in placed:
        for row in spot.card.rows:
            if not isinstance(row.row.goal, int):
                continue
            target = spots[row.row.goal]
            if target.column != spot.column:
                ink_connector(spot, row, target.card.box.label)
            elif spot.card.leads_on(row):
                _lead_on(spot, row, target)
            else:
                lane = spot.x - 2 * EDGE - LANE * lanes[spot.column, target.card.place]
                way = (target.card.place, row.row.mark)
                _jump(spot, row, None if way in drawn else target, lane)
                drawn.add(way)


def _lead_on(spot: Placed, row: RowCard, target: Placed) -> None:
    middle = spot.x + spot.card.width // 2
    points = ((middle, spot.rows[-1] + row.height), (middle, target.y))
    spot.sheet.lines.append(Line(points, row.row.mark))


def _jump(spot: Placed, row: RowCard, target: Placed | None, lane: int) -> None:
    """Draw a way along a lane, or, where the lane is there already, only the way to it."""
    start = spot.middle(row)
    points = [(spot.x + PAD, start), (lane, start)]
    if target is not None:
        end = target.y + 20
        points += [(lane, end), (target.x, end)]
    spot.sheet.lines.append(Line(tuple(points), row.row.mark, arrow=target is not None))
