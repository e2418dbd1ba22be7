"""Cards, exits, headings and numbers as shapes on a sheet."""

from __future__ import annotations

from typing import Final

from webapp.wording.pictures.cards import (
    ABOUT_STEP,
    BEFORE_EXIT,
    EXIT_PAD,
    EXIT_STEP,
    HEAD,
    PAD,
    ROW_PAD,
    ROW_STEP,
    SIGN,
    SYMBOL,
    TEXT_STEP,
    ExitCard,
    Placed,
    RowCard,
)
from webapp.wording.pictures.charts import Chart, Mark
from webapp.wording.pictures.measure import width_of, wrap
from webapp.wording.pictures.shapes import Frame, Line, Sheet, Sign, Words

HEADING_SIZE: Final = 15
HEADING_STEP: Final = 19
HEADING_INDENT: Final = 32
AFTER_HEADING: Final = 18
NUMBER_SIZE: Final = 11
NUMBER_HEIGHT: Final = 20


def ink_card(placed: Placed) -> None:
    """Draw a card with its rows and exits."""
    sheet, card, box = placed.sheet, placed.card, placed.card.box
    sheet.frames.append(
        Frame("card", placed.x, placed.y, card.width, placed.bottom - placed.y, mark=box.mark)
    )
    edge = placed.x + card.width
    ink_number(sheet, box.label, placed.x + 22, placed.y)
    if box.panel:
        ink_number(sheet, box.panel, edge - 22, placed.y, "letter")
    x, y = placed.x + PAD, placed.y + HEAD
    sheet.write(Words("about", x, y + 10, ""), card.about, ABOUT_STEP)
    sheet.write(Words("text", x, y + ABOUT_STEP * len(card.about) + 13, ""), card.text, TEXT_STEP)
    for row, top in zip(card.rows, placed.rows, strict=True):
        _ink_row(placed, row, top)
        if row.exit is not None:
            middle = placed.middle(row)
            sheet.lines.append(Line(((edge - PAD, middle), (edge + BEFORE_EXIT, middle)), row.row.mark))
            ink_exit(sheet, row.exit, (edge + BEFORE_EXIT, middle - row.exit.height // 2), row.row.mark)


def _ink_row(placed: Placed, row: RowCard, top: int) -> None:
    sheet, mark = placed.sheet, row.row.mark
    x, width = placed.x + PAD, placed.card.width - 2 * PAD
    sheet.frames.append(Frame("row", x, top, width, row.height, mark=mark))
    sheet.write(Words("row", x + PAD, top + ROW_PAD + 11, "", mark=mark), row.lines, ROW_STEP)
    if mark in {"taken", "open"}:
        name = "tick" if mark == "taken" else "query"
        sheet.signs.append(Sign(name, x + width - SIGN, top + row.height // 2 - 8, 16))


def ink_exit(sheet: Sheet, card: ExitCard, corner: tuple[int, int], mark: Mark) -> None:
    """Draw an exit with its upper left corner here."""
    x, y = corner
    tone = card.exit.tone
    sheet.frames.append(Frame("exit", x, y, card.width, card.height, tone, mark))
    middle, at = x + card.width // 2, y + EXIT_PAD
    if card.exit.symbol:
        sheet.signs.append(Sign(card.exit.symbol, middle - SYMBOL // 2, at, SYMBOL, tone))
        at += SYMBOL + 3
    sheet.write(Words("exit", middle, at + 11, "", "middle", mark, tone), card.lines, EXIT_STEP)


def ink_number(sheet: Sheet, label: str, x: int, y: int, kind: str = "number") -> None:
    """Draw a number or letter with its middle here."""
    width = max(NUMBER_HEIGHT, round(width_of(label, NUMBER_SIZE, bold=True)) + 8)
    sheet.frames.append(Frame(kind, x - width // 2, y - NUMBER_HEIGHT // 2, width, NUMBER_HEIGHT))
    sheet.words.append(Words(kind, x, y + 4, label, "middle"))


def ink_connector(placed: Placed, row: RowCard, label: str) -> None:
    """Write the number of the card to go on with on the edge of a card, where its column ends."""
    if placed.card.leads_on(row):
        ink_number(placed.sheet, label, placed.x + placed.card.width // 2, placed.bottom, "onward")
    else:
        ink_number(placed.sheet, label, placed.x - 5, placed.middle(row), "onward")


def measure_heading(chart: Chart, width: int) -> int:
    """Return how much room the heading of a chart takes."""
    return HEADING_STEP * len(_heading(chart, width)) + AFTER_HEADING


def ink_heading(sheet: Sheet, chart: Chart, corner: tuple[int, int], width: int) -> None:
    """Write the heading of a chart with its upper left corner here."""
    x, y = corner
    ink_number(sheet, chart.letter, x + 14, y + NUMBER_HEIGHT // 2, "letter")
    words = Words("heading", x + HEADING_INDENT, y + 15, "")
    sheet.write(words, _heading(chart, width), HEADING_STEP)


def _heading(chart: Chart, width: int) -> tuple[str, ...]:
    return wrap(chart.title, width - HEADING_INDENT, HEADING_SIZE, bold=True)
