"""Boxes as cards: how tall they are and where on them everything stands, before they have a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from webapp.wording.pictures.charts import Box, Exit, Row
from webapp.wording.pictures.measure import Face, wrap
from webapp.wording.pictures.shapes import Sheet

PAD: Final = 9
HEAD: Final = 15
"""Room above the words of a card, into which its number and letter reach from its upper edge."""

ABOUT_SIZE: Final = 11
ABOUT_STEP: Final = 14
TEXT_SIZE: Final = 13
TEXT_STEP: Final = 17
ROW_SIZE: Final = 12
ROW_STEP: Final = 15
ROW_PAD: Final = 4
ROW_GAP: Final = 4
SIGN: Final = 20
"""Room for the tick or question mark at the end of a row."""

EXIT_SIZE: Final = 11
EXIT_STEP: Final = 14
EXIT_PAD: Final = 5
SYMBOL: Final = 16
EXIT_GAP: Final = 6
BEFORE_EXIT: Final = 18


@dataclass(frozen=True, slots=True)
class Style:
    """How wide a column is, how much of it exits take, and for which font words are measured."""

    width: int
    exit_width: int
    face: Face


SCREEN: Final = Style(360, 100, Face.ANY)
PAPER: Final = Style(300, 80, Face.OURS)


@dataclass(frozen=True, slots=True)
class ExitCard:
    """An exit with its lines of text."""

    exit: Exit
    lines: tuple[str, ...]
    width: int

    @property
    def height(self) -> int:
        """How tall it is."""
        symbol = SYMBOL + 3 if self.exit.symbol else 0
        return 2 * EXIT_PAD + symbol + EXIT_STEP * len(self.lines)


@dataclass(frozen=True, slots=True)
class RowCard:
    """A row with its lines of text, and its exit if it leads to one."""

    row: Row
    lines: tuple[str, ...]
    exit: ExitCard | None

    @property
    def height(self) -> int:
        """How tall the row is, its exit aside."""
        return 2 * ROW_PAD + ROW_STEP * len(self.lines)


@dataclass(frozen=True, slots=True)
class Card:
    """A box with its lines of text. `place`: of the box in its chart; rows in the order of drawing."""

    box: Box
    place: int
    width: int
    about: tuple[str, ...]
    text: tuple[str, ...]
    rows: tuple[RowCard, ...]

    @property
    def head(self) -> int:
        """How tall the part above the rows is."""
        return HEAD + ABOUT_STEP * len(self.about) + TEXT_STEP * len(self.text) + 5

    @property
    def height(self) -> int:
        """How tall the card is where no exit takes more room than its row."""
        return self.head + sum(row.height + ROW_GAP for row in self.rows) - ROW_GAP + PAD

    @property
    def jumps(self) -> tuple[RowCard, ...]:
        """The rows that lead neither out nor to the next box."""
        return tuple(row for row in self.rows if row.exit is None and not self.leads_on(row))

    def leads_on(self, row: RowCard) -> bool:
        """Say whether a row leads to the next box."""
        return row.row.goal == self.place + 1


@dataclass(frozen=True, slots=True)
class Placed:
    """A card at its place. `rows`: where each row begins; `bottom`, `exits_end`: how far down it goes."""

    card: Card
    sheet: Sheet
    column: int
    x: int
    y: int
    rows: tuple[int, ...]
    bottom: int
    exits_end: int

    def middle(self, row: RowCard) -> int:
        """Return the height at which a row's line leaves."""
        return self.rows[self.card.rows.index(row)] + row.height // 2


def make_card(box: Box, place: int, width: int, style: Style) -> Card:
    """Break the words of a box into lines for a card of this width."""
    inside, face = width - 2 * PAD, style.face
    rows = (_make_row(row, width, style) for row in box.rows)
    return Card(
        box=box,
        place=place,
        width=width,
        about=wrap(box.about, inside, ABOUT_SIZE, face=face),
        text=wrap(box.text, inside, TEXT_SIZE, face=face),
        rows=tuple(sorted(rows, key=lambda row: _rank(row, place))),
    )


def make_exit(end: Exit, style: Style) -> ExitCard:
    """Break the words of an exit into lines."""
    lines = wrap(end.label, style.exit_width - 2 * EXIT_PAD, EXIT_SIZE, bold=True, face=style.face)
    return ExitCard(end, lines, style.exit_width)


def _make_row(row: Row, width: int, style: Style) -> RowCard:
    inside = width - 4 * PAD - (SIGN if row.mark else 0)
    end = make_exit(row.goal, style) if isinstance(row.goal, Exit) else None
    return RowCard(row, wrap(row.short, inside, ROW_SIZE, face=style.face), end)


def _rank(row: RowCard, place: int) -> int:
    """Put exits first, then what leads further down, and last what leads to the next box."""
    if row.exit is not None:
        return 0
    return 2 if row.row.goal == place + 1 else 1
