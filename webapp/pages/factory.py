"""The app: texts on the shelf, pages at their addresses, headers on every answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final, Protocol, cast

from flask import Flask
from jinja2 import Environment, StrictUndefined
from werkzeug.routing import BaseConverter

from webapp.model import Library, Problem
from webapp.pages import errors, headers, tongues
from webapp.pages.answers import AnswerPages
from webapp.pages.assets import Assets
from webapp.pages.blank import BlankPages
from webapp.pages.cases import CasePages
from webapp.pages.check import CheckPages
from webapp.pages.compare import ComparePages
from webapp.pages.difference import DifferencePages
from webapp.pages.fragments import Fragments
from webapp.pages.handouts import HandoutPages
from webapp.pages.kept import Kept
from webapp.pages.letter import LetterPages
from webapp.pages.pictures import PicturePages
from webapp.pages.reopen import ReopenPages
from webapp.pages.reports import Reports
from webapp.pages.shapes import ShapePages
from webapp.pages.shelf import Shelf, usable
from webapp.pages.texts import TextPages
from webapp.pages.together import TogetherPages
from webapp.pages.verdict import STANCES
from webapp.presswork import Press
from webapp.reading import PastStates, read_library
from webapp.resources import locate
from webapp.translating import offer_all, teach

SHELF: Final = "shelf"
"""Where an app keeps its texts, for what starts it."""


class Pages(Protocol):
    """Views that give themselves their addresses."""

    def install(self, app: Flask) -> None:
        """Give the views their addresses."""


class TextName(BaseConverter):
    """The name of a text in an address: its id, and its version if one is meant for good."""

    regex = r"[a-z0-9_-]+(?:@[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)?"


def create_app(
    library: Library | None = None,
    *,
    today: Callable[[], date] = date.today,
    press: Press | None = None,
    problems: tuple[Problem, ...] = (),
    trees: Path | None = None,
) -> Flask:
    """Make the app for these texts, or for those of a folder, or of this installation.

    `problems`: of trees that are being written, told on each page. `trees`: the folder that the texts are
    from, which holds their earlier states too. Raises `SetupError`, with every problem listed, when no text
    can be used.
    """
    paths = locate()
    press = press or Press()
    shelf = _stock(library, trees if library or trees else paths.trees)
    app = Flask("webapp", static_folder=None, template_folder=str(paths.templates))
    app.url_map.converters["text"] = TextName
    assets = Assets(paths.static)
    app.add_url_rule("/static/<digest>/<path:name>", "static", assets.serve)
    _prepare(app.jinja_env)
    fragments = Fragments()
    app.jinja_env.globals |= {
        "asset": assets.address,
        "kept": fragments.write,
        "url_for": fragments.url_for,
        "inline": assets.inline,
        "canonical": None,
        "unlisted": False,
        "tree_problems": problems,
        "STANCES": STANCES,
        "no_pdf": press.reason,
    }
    _open(app, shelf, all_pages(shelf, today, press))
    headers.install(app, Kept(today))
    errors.install(app)
    offer_all(trees or paths.trees)
    tongues.install(app)
    return app


def _prepare(templates: Environment) -> None:
    """Let templates speak, refuse names that they were not given, and leave no line where a tag stood."""
    templates.undefined = StrictUndefined
    templates.trim_blocks = templates.lstrip_blocks = True
    teach(templates)


def _open(app: Flask, shelf: Shelf, every: tuple[Pages, ...]) -> None:
    app.extensions[SHELF] = shelf
    for pages in every:
        pages.install(app)


def _stock(library: Library | None, trees: Path | None) -> Shelf:
    """Put texts on the shelf: those given, or those of the folder, whose earlier states go with them."""
    if trees is None:
        return Shelf(cast("Library", library))
    return Shelf(library or usable(read_library(trees)), PastStates(trees))


def all_pages(shelf: Shelf, today: Callable[[], date], press: Press) -> tuple[Pages, ...]:
    """Return everything that has addresses."""
    reports = Reports(press, today)
    return (
        TextPages(shelf, today),
        CheckPages(shelf, today, reports),
        TogetherPages(shelf, reports),
        AnswerPages(shelf, reports),
        BlankPages(shelf, reports),
        ShapePages(shelf, reports),
        LetterPages(shelf, reports),
        ComparePages(shelf, today),
        DifferencePages(shelf),
        CasePages(shelf, today),
        HandoutPages(shelf, reports),
        PicturePages(shelf),
        ReopenPages(shelf),
    )
