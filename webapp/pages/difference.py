"""What two texts decide and say differently, over all answers: as a page and as JSON."""

from __future__ import annotations

import json
import threading
from dataclasses import asdict
from functools import lru_cache
from typing import Final

from flask import Flask, Response, abort, render_template, request, url_for

from webapp import links
from webapp.engine.difference import differ
from webapp.engine.edits import edits
from webapp.language import _, language
from webapp.model import Answers, Level, Text
from webapp.pages.shapes import document_response
from webapp.pages.shelf import Shelf
from webapp.wording.citations import version_in_words
from webapp.wording.differing import describe_difference
from webapp.wording.differing_view import DifferenceView
from webapp.wording.levels import LEVELS

MOST_KEPT: Final = 64
"""So many differences are held ready: each takes a second or two to find."""


class DifferencePages:
    """The pages below `/diff/`."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        # One is found at a time: each is work for a whole processor, and its second reader waits for it.
        self._lock = threading.Lock()
        self._found = lru_cache(maxsize=MOST_KEPT)(self._find)

    def install(self, app: Flask) -> None:
        """Give the pages their addresses."""
        app.add_url_rule("/diff/<text:left>/<text:right>", "diff", self.page)
        app.add_url_rule("/diff/<text:left>/<text:right>.json", "diff_json", self.as_json)

    def page(self, left: str, right: str) -> str:
        """Show the difference."""
        one, other = self._texts(left, right)
        return render_template(
            "difference.html",
            view=self._difference(one, other),
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
        with self._lock:
            return self._found(left.key, right.key, request.root_path, language())

    def _find(self, left: str, right: str, root: str, _spoken: str) -> DifferenceView:
        one, other = self.shelf.programs[left], self.shelf.programs[right]

        def address(text: Text, answers: Answers) -> str:
            return root + links.address(text, answers)

        return describe_difference(differ(one, other), edits(one.text, other.text), address)


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
