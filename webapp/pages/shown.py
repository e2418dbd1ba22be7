"""Pictures as parts of pages: drawn in one column, and as lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from webapp.engine import Program, Verdict
from webapp.engine.decisions import TooTangled
from webapp.model import Text
from webapp.wording.grammar import itemise
from webapp.wording.pictures import (
    Chart,
    ListedChart,
    Map,
    Picture,
    Sheet,
    as_list,
    deciding_pictures,
    describe_map,
    describe_picture,
    legend,
    map_legend,
    map_on_screen,
    on_screen,
)


@dataclass(frozen=True, slots=True)
class ShownPanel:
    """What takes a box of a picture apart."""

    chart: Chart
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """The picture of a rule for a page: drawn, and as a list."""

    picture: Picture
    sheet: Sheet
    legend: str
    panels: tuple[ShownPanel, ...]
    listed: ListedChart


@dataclass(frozen=True, slots=True)
class ShownMap:
    """The map of a text for a page."""

    plan: Map
    sheet: Sheet
    legend: str

    def names(self, letters: Iterable[str]) -> str:
        """Return what letters stand for, with the letters."""
        return itemise(self.plan.letters[letter] + f" ({letter})" for letter in letters)


def show_picture(program: Program, rule: str) -> ShownPicture | None:
    """Return the picture of a rule; none of one that is too tangled to be drawn."""
    try:
        return _show(describe_picture(program, rule))
    except TooTangled:
        return None


def show_deciding(program: Program, verdict: Verdict) -> dict[str, ShownPicture]:
    """Return the pictures of the rules that decide a verdict or keep it open, by rule."""
    return {picture.rule: _show(picture) for picture in deciding_pictures(program, verdict)}


def _show(picture: Picture) -> ShownPicture:
    return ShownPicture(
        picture=picture,
        sheet=on_screen(picture.main),
        legend=legend(picture, "screen"),
        panels=tuple(ShownPanel(chart, on_screen(chart)) for chart in picture.panels),
        listed=as_list(picture),
    )


def show_map(text: Text) -> ShownMap:
    """Return the map of a text."""
    plan = describe_map(text)
    return ShownMap(plan, map_on_screen(plan), map_legend())
