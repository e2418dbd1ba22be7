"""What two texts decide and say differently, over all answers: as a page and as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

from flask import Flask, Response, abort, render_template, request, url_for

from webapp import links
from webapp.apart import Apart, NotNow
from webapp.engine.edits import edits
from webapp.language import _
from webapp.model import Answers, Level, Text
from webapp.pages.errors import NoDifference
from webapp.pages.shapes import document_response
from webapp.pages.shelf import Shelf
from webapp.wording.citations import version_in_words
from webapp.wording.differing import describe_difference
from webapp.wording.differing_view import DifferenceView
from webapp.wording.levels import LEVELS
from webapp.wording.placing import placed


class DifferencePages:
    """The pages below `/diff/`."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._apart = Apart()

    def install(self, app: Flask) -> None:
        """Give the pages their addresses."""
        app.add_url_rule("/diff/<text:left>/<text:right>", "diff", self.page)
        app.add_url_rule("/diff/<text:left>/<text:right>.json", "diff_json", self.as_json)

    def page(self, left: str, right: str) -> str:
        """Show the difference."""
        one, other = self._texts(left, right)
        view = self._difference(one, other)
        return render_template(
            "difference.html",
            view=replace(view, edits=placed(view.edits, (other, one))),
            left=one,
            right=other,
            heading=_heading(one, other),
            duties={duty.id: duty.do for text in (one, other) for duty in text.duties},
            levels={level.value: LEVELS[level] for level in Level},
            canonical=url_for("diff", left=one.key, right=other.key),
        )

    def as_json(self, left: str, right: str) -> Response:
        """Answer with the difference for programs."""
        one, other = self._texts(left, right)
        document = json.dumps(asdict(self._difference(one, other)), ensure_ascii=False, indent=2) + "\n"
        canonical = url_for("diff", left=one.key, right=other.key)
        return document_response(document.encode(), "application/json", canonical)

    def _texts(self, left: str, right: str) -> tuple[Text, Text]:
        """Return two different texts; stops with 404 where there are none."""
        one, other = self.shelf.find(left).text, self.shelf.find(right).text
        if one.key == other.key:
            abort(404)
        return one, other

    def _difference(self, left: Text, right: Text) -> DifferenceView:
        """Find out what differs; stops with 503 when too much is being found out already."""

        def address(text: Text, answers: Answers) -> str:
            return request.root_path + links.address(text, answers)

        try:
            found = self._apart.differ(left, right)
        except NotNow as error:
            raise NoDifference(retry_after=error.retry_after) from error
        return describe_difference(found, edits(left, right), address)


def _heading(left: Text, right: Text) -> str:
    if left.id == right.id:
        before, after = version_in_words(left), version_in_words(right)
        return _(
            "What changed in the {text} from {before} to {after}",
            text=right.short,
            before=before,
            after=after,
        )
    return _("What differs between {left} and {right}", left=left.short, right=right.short)
