"""Pictures on paper and as files: sheets poured into a page for the press, or into an SVG of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypeAlias

from markupsafe import Markup

from webapp.language import joined
from webapp.presswork.page import Report, render_page, stylesheet
from webapp.wording.pictures import (
    ListedChart,
    Map,
    Picture,
    Sheet,
    as_list,
    legend,
    map_legend,
    map_on_pages,
    map_on_poster,
    on_pages,
    on_posters,
    on_report,
)

Paper: TypeAlias = Literal["page", "poster", "wide", "report"]
"""A4, A3, A3 across, or a part of a page of a report."""

ROOM: Final[dict[Paper, tuple[float, float]]] = {
    "page": (180, 246),
    "poster": (277, 366),
    "wide": (400, 243),
    "report": (166, 204),
}
"""How much of the paper a sheet may take, in millimetres: all but margins and title."""

LARGEST: Final = 0.36
"""Millimetres for a unit: what has few boxes need not fill the paper."""


@dataclass(frozen=True, slots=True)
class _Page:
    """One sheet, and how large it stands on its page."""

    sheet: Sheet
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class _Print:
    """What the template shows. `listed`: the same as a list, where it is wanted."""

    title: str
    subtitle: str
    legend: str
    summary: str
    pages: tuple[_Page, ...]
    listed: ListedChart | None
    paper: Paper
    created: str
    stylesheet: Markup


@dataclass(frozen=True, slots=True)
class Figure:
    """The picture of a rule for a report, on one or more parts of pages."""

    title: str
    legend: str
    summary: str
    pages: tuple[_Page, ...]


def figures(pictures: Iterable[Picture]) -> tuple[Figure, ...]:
    """Lay pictures out for a report."""
    upright = _upright("report")
    return tuple(
        Figure(
            joined(", ", (picture.title, picture.cited)),
            legend(picture, "paper"),
            picture.summary,
            _fit(on_report(picture, upright=upright), "report"),
        )
        for picture in pictures
    )


def draw_file(sheet: Sheet, *, title: str, summary: str) -> str:
    """Draw a sheet as an SVG that stands by itself."""
    return render_page("picture_file.html", sheet=sheet, title=title, summary=summary)


def compose_picture(picture: Picture, *, subtitle: str, poster: bool, created: date) -> Report:
    """Pour the picture of a rule into pages, with the list of the same, or into posters."""
    paper: Paper = "poster" if poster else "page"
    lay = on_posters if poster else on_pages
    shown = _Print(
        title=picture.title,
        subtitle=subtitle,
        legend=legend(picture, "paper"),
        summary=picture.summary,
        pages=_fit(lay(picture, upright=_upright(paper)), paper),
        listed=None if poster else as_list(picture),
        paper=paper,
        created=created.isoformat(),
        stylesheet=stylesheet("poster.css"),
    )
    return _compose(shown, created)


def compose_map(plan: Map, *, poster: bool, created: date) -> Report:
    """Pour the map of a text into pages, or into a poster."""
    paper: Paper = "wide" if poster else "page"
    shown = _Print(
        title=plan.title,
        subtitle=plan.subtitle,
        legend=map_legend(),
        summary=plan.summary,
        pages=_fit([map_on_poster(plan)] if poster else map_on_pages(plan, upright=_upright(paper)), paper),
        listed=None,
        paper=paper,
        created=created.isoformat(),
        stylesheet=stylesheet("poster.css"),
    )
    return _compose(shown, created)


def _compose(shown: _Print, created: date) -> Report:
    html = render_page("picture_print.html", print=shown)
    return Report(html=html, attachment=b"", created=created)


def _upright(paper: Paper) -> float:
    width, height = ROOM[paper]
    return height / width


def _fit(sheets: Sequence[Sheet], paper: Paper) -> tuple[_Page, ...]:
    """Say how large sheets stand on the paper: all by the same scale."""
    width, height = ROOM[paper]
    most = LARGEST if paper in {"page", "report"} else width
    scale = min(most, *(min(width / sheet.width, height / sheet.height) for sheet in sheets))
    return tuple(
        _Page(sheet, f"{sheet.width * scale:.1f}", f"{sheet.height * scale:.1f}") for sheet in sheets
    )
