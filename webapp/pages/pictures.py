"""Pictures as files: of a rule, of the reader's own way through it, and of a text."""

from __future__ import annotations

from typing import Final

from flask import Flask, Response, abort

from webapp.engine import Program
from webapp.engine.decisions import TooTangled
from webapp.language import _
from webapp.model import Answers
from webapp.pages.shapes import document_response, read_document
from webapp.pages.shelf import Shelf
from webapp.presswork.pictures import draw_file
from webapp.wording.citations import version_in_words
from webapp.wording.pictures import as_file, describe_map, describe_picture, map_as_file

KIND: Final = "image/svg+xml; charset=utf-8"


class PicturePages:
    """Pictures as files."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def install(self, app: Flask) -> None:
        """Give the files their addresses."""
        app.add_url_rule("/texts/<text:name>.svg", "text_svg", self.text)
        app.add_url_rule("/texts/<text:name>/<rule_id>.svg", "rule_svg", self.rule)
        app.add_url_rule("/check/<text:name>/<rule_id>.svg", "check_rule_svg", self.way)

    def text(self, name: str) -> Response:
        """Answer with the map of a text."""
        plan = describe_map(self.shelf.find(name).text)
        drawn = draw_file(
            map_as_file(plan), title=_("{title}: map of its rules", title=plan.title), summary=plan.summary
        )
        return Response(drawn, content_type=KIND)

    def rule(self, name: str, rule_id: str) -> Response:
        """Answer with the picture of a rule, every part taken apart."""
        shelved = self.shelf.find(name)
        return Response(_draw(shelved.program, rule_id), content_type=KIND)

    def way(self, name: str, rule_id: str) -> Response:
        """Answer with the same and with the way of the answers in the address."""
        check = read_document(self.shelf, name)
        drawn = _draw(check.shelved.program, rule_id, check.verdict.answers)
        return document_response(drawn.encode(), KIND, check.addresses.canonical)


def _draw(program: Program, rule: str, answers: Answers | None = None) -> str:
    """Draw a rule. Stops with 404 where there is none such, or none that can be drawn."""
    try:
        picture = describe_picture(program, rule, answers)
    except (KeyError, TooTangled):
        abort(404)
    text = program.text
    sheet = as_file(
        picture, _("{cited}, state of {version}", cited=picture.cited, version=version_in_words(text))
    )
    return draw_file(sheet, title=picture.title, summary=picture.summary)
