"""Pictures on screen and on paper: how many columns, and how tall they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Literal, TypeAlias

from webapp.language import N_, _
from webapp.wording.pictures.cards import PAPER, SCREEN, Style
from webapp.wording.pictures.charts import Chart, Picture
from webapp.wording.pictures.shapes import Sheet, Words
from webapp.wording.pictures.strip import COLUMN_GAP, EDGE, ENDLESS, Flow

UPRIGHT: Final = 1.4
"""How much taller than wide a sheet of paper of the A series is, its margins aside."""

SHORT: Final = 700
MOST_ON_POSTER: Final = 1290
"""So many units across an A3 sheet leave its smallest words as tall as those of a newspaper."""

STEP: Final = 20
TITLE_HEIGHT: Final = 54
FOOT_HEIGHT: Final = 26
LEGEND_OF_A_WAY: Final = N_("Thick, with a tick: as answered. Dashed, with a question mark: still open.")
LEGEND_OF_LETTERS: Final = N_("A letter on a box: taken apart under this letter.")
LEGEND_OF_NUMBERS: Final = N_("A number on the lower or left edge of a box: go on there.")


Place: TypeAlias = Literal["screen", "paper"]


def on_screen(chart: Chart) -> Sheet:
    """Lay out one chart in one column, without its heading."""
    return _flow([replace(chart, letter="")], SCREEN, columns=1, height=ENDLESS)[0]


def on_pages(picture: Picture, *, upright: float = UPRIGHT) -> list[Sheet]:
    """Lay out a picture with all its panels on pages of two columns, or of one if it is short."""
    return _on_pages(picture.charts, upright)


def on_posters(picture: Picture, *, upright: float = UPRIGHT) -> list[Sheet]:
    """Lay out a picture on one large sheet, or on several where its words would become too small."""
    sheet = _on_one(picture.charts, PAPER, upright)
    if max(sheet.width * upright, sheet.height) <= MOST_ON_POSTER * upright:
        return [sheet]
    columns = (MOST_ON_POSTER + COLUMN_GAP) // (PAPER.width + COLUMN_GAP)
    return _balanced(picture.charts, columns, upright)


def _on_pages(charts: Sequence[Chart], upright: float) -> list[Sheet]:
    short = _flow(charts, PAPER, columns=1, height=ENDLESS)
    return short if short[0].height <= SHORT else _balanced(charts, 2, upright)


def _balanced(charts: Sequence[Chart], columns: int, upright: float) -> list[Sheet]:
    """Lay out charts on as few sheets as possible, and these about as tall as each other."""
    height = _height(PAPER, columns, upright)
    sheets = _flow(charts, PAPER, columns=columns, height=height)
    while True:
        height -= STEP
        lower = _flow(charts, PAPER, columns=columns, height=height)
        if len(lower) > len(sheets) or _tallest(lower) >= _tallest(sheets):
            return sheets
        sheets = lower


def _tallest(sheets: Sequence[Sheet]) -> int:
    return max(sheet.height for sheet in sheets)


def _on_one(charts: Sequence[Chart], style: Style, upright: float) -> Sheet:
    """Lay out charts on one sheet that is about as upright as wished, and as small as it can be."""
    total = _flow(charts, style, columns=1, height=ENDLESS)[0].height
    ideal = max(1, round((total / (style.width * upright)) ** 0.5))
    tried = (
        _even(charts, style, columns, total // columns) for columns in range(max(1, ideal - 1), ideal + 2)
    )
    return min(tried, key=lambda sheet: max(sheet.width * upright, sheet.height))


def on_report(picture: Picture, *, upright: float) -> list[Sheet]:
    """Lay out the main chart of a picture on parts of pages."""
    return _on_pages([picture.main], upright)


def as_file(picture: Picture, subtitle: str) -> Sheet:
    """Lay out a picture with its title and legend, to stand by itself in whatever font."""
    sheet = _on_one(picture.charts, SCREEN, UPRIGHT)
    return with_title(sheet, picture.title, subtitle, legend(picture, "paper"))


def legend(picture: Picture, place: Place) -> str:
    """Say what lines, letters and numbers mean; on a screen there is one column, and no number on an edge."""
    parts = (
        LEGEND_OF_A_WAY if picture.traced else "",
        LEGEND_OF_LETTERS if picture.panels else "",
        LEGEND_OF_NUMBERS if place == "paper" else "",
    )
    return " ".join(_(part) for part in parts if part)


def with_title(sheet: Sheet, title: str, subtitle: str, foot: str) -> Sheet:
    """Put a title above a sheet and a line below it."""
    moved = sheet.moved(TITLE_HEIGHT)
    moved.words += [
        Words("title", EDGE, 22, title),
        Words("subtitle", EDGE, 42, subtitle),
        Words("foot", EDGE, moved.height + 14, foot),
    ]
    moved.height += FOOT_HEIGHT
    return moved


def _even(charts: Sequence[Chart], style: Style, columns: int, height: int) -> Sheet:
    """Lay out charts in so many columns on one sheet, not much taller than it must be."""
    while len(sheets := _flow(charts, style, columns=columns, height=height)) > 1:
        height += max(STEP, height // 25)
    return sheets[0]


def _height(style: Style, columns: int, upright: float) -> int:
    return round((columns * (style.width + COLUMN_GAP) - COLUMN_GAP) * upright)


def _flow(charts: Sequence[Chart], style: Style, *, columns: int, height: int) -> list[Sheet]:
    flow = Flow(style=style, columns=columns, height=height)
    for chart in charts:
        flow.lay(chart)
    return flow.sheets
