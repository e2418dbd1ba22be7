"""The start, the texts to read, and the page that tells a monitor that all is well."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from flask import Flask, Response, abort, jsonify, render_template, url_for

from webapp.model import Status, Text
from webapp.pages.passages import Reader
from webapp.pages.shelf import Shelf
from webapp.pages.shown import show_map, show_picture
from webapp.wording.citations import version_in_words
from webapp.wording.describe import KINDS
from webapp.wording.timeline import describe_timeline

STARTS: Final = (
    ("You are buying", "buyer", "What the offer is under the law, what to ask the vendor, what you must do."),
    ("You are selling", "provider", "What your product is under the law, what you must do and by when."),
    ("You are using it already", "deployer", "What your use is under the law, what you must do and by when."),
)
"""Where the three kinds of reader stand, and the role that starts their interview."""


class TextPages:
    """The views of everything that takes no answers."""

    def __init__(self, shelf: Shelf, today: Callable[[], date]) -> None:
        self.shelf = shelf
        self.today = today

    def install(self, app: Flask) -> None:
        """Give the views their addresses."""
        app.add_url_rule("/", "home", self.home)
        app.add_url_rule("/texts", "texts", self.texts)
        app.add_url_rule("/texts/<text:name>", "text", self.text)
        app.add_url_rule("/texts/<text:name>/<rule_id>", "rule", self.rule)
        app.add_url_rule("/health", "health", self.health)

    def home(self) -> str:
        """Say what this is and where to start."""
        texts = self.shelf.newest()
        return render_template(
            "home.html",
            laws=[text for text in texts if text.status is Status.LAW],
            positions=[text for text in texts if text.status is not Status.LAW],
            kinds=KINDS,
            version=version_in_words,
            starts=STARTS,
            canonical=url_for("home"),
        )

    def texts(self) -> str:
        """Show every version of every text on a timeline, the oldest first."""
        return render_template(
            "texts.html",
            view=describe_timeline(self.shelf.versions(), self.shelf.library.events, today=self.today()),
            canonical=url_for("texts"),
        )

    def text(self, name: str) -> str:
        """Show one text to read."""
        text = self.shelf.find(name).text
        return render_template(
            "text.html",
            text=text,
            facts=_particulars(text),
            reader=Reader(text, self.today()),
            map=show_map(text),
            canonical=url_for("text", name=text.key),
        )

    def rule(self, name: str, rule_id: str) -> str:
        """Show one rule to read."""
        shelved = self.shelf.find(name)
        text = shelved.text
        rule = next((rule for rule in text.rules if rule.id == rule_id), None) or abort(404)
        return render_template(
            "rule.html",
            text=text,
            found=Reader(text, self.today()).rule(rule),
            shown=show_picture(shelved.program, rule.id),
            canonical=url_for("rule", name=text.key, rule_id=rule.id),
        )

    def health(self) -> Response:
        """Answer a monitor: the texts are read and the app can decide."""
        response = jsonify(status="ok", texts=[text.key for text in self.shelf.versions()])
        response.headers["Cache-Control"] = "no-store"
        return response


def _particulars(text: Text) -> dict[str, str]:
    """Return what stands above a text to read, by what it is."""
    rules, facts, duties = len(text.rules), len(text.facts), len(text.duties)
    return {
        "Status": KINDS[text.status],
        "Issued by": text.issuer,
        "Version": version_in_words(text),
        "State of our knowledge": text.as_of,
        "In this tree": f"{facts} questions, {rules} rules, {duties} duties",
        "Digest of this tree": text.digest[:12],
    }
