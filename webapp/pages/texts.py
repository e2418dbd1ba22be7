"""The start, the texts to read, and the page that tells a monitor that all is well."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from flask import Flask, Response, abort, jsonify, render_template, url_for

from webapp.language import N_, _
from webapp.model import Status, Text
from webapp.pages.passages import Reader
from webapp.pages.shelf import Shelf
from webapp.pages.shown import show_map, show_picture
from webapp.wording.citations import version_in_words
from webapp.wording.describe import KINDS
from webapp.wording.terms import describe_terms
from webapp.wording.timeline import describe_timeline

STARTS: Final = (
    (
        N_("You are buying"),
        "buyer",
        N_("What the offer is under the law, what to ask the vendor, what you must do."),
    ),
    (
        N_("You are selling"),
        "provider",
        N_("What your product is under the law, what you must do and by when."),
    ),
    (
        N_("You are using it already"),
        "deployer",
        N_("What your use is under the law, what you must do and by when."),
    ),
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
        app.add_url_rule("/glossary", "glossary", self.glossary)
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
            starts=[(_(title), role, _(about)) for title, role, about in STARTS],
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
            reader=Reader(text, self._day_for(text)),
            replaced_by=self._replaced_by(text),
            map=show_map(text),
            others=self._others(text),
            version=version_in_words,
            canonical=url_for("text", name=text.key),
        )

    def _replaced_by(self, text: Text) -> Text | None:
        """Return the version that took the text's place, if it is there already."""
        later = (other for other in self.shelf.versions() if other.id == text.id)
        return next((other for other in later if text.version < other.version <= self.today()), None)

    def _day_for(self, text: Text) -> date:
        """Return the day on which to read a text: today, or the last day on which it stood as it is."""
        newer = self._replaced_by(text)
        return self.today() if newer is None else newer.version - timedelta(days=1)

    def _others(self, text: Text) -> tuple[Text, ...]:
        """Return all other texts, other versions of the same one first."""
        others = (other for other in self.shelf.versions() if other.key != text.key)
        return tuple(sorted(others, key=lambda other: other.id != text.id))

    def rule(self, name: str, rule_id: str) -> str:
        """Show one rule to read."""
        shelved = self.shelf.find(name)
        text = shelved.text
        rule = next((rule for rule in text.rules if rule.id == rule_id), None) or abort(404)
        return render_template(
            "rule.html",
            text=text,
            found=Reader(text, self._day_for(text)).rule(rule),
            replaced_by=self._replaced_by(text),
            shown=show_picture(shelved.program, rule.id),
            canonical=url_for("rule", name=text.key, rule_id=rule.id),
        )

    def glossary(self) -> str:
        """Explain the words of the law."""
        terms = describe_terms(self.shelf.library.terms)
        return render_template("glossary.html", terms=terms, canonical=url_for("glossary"))

    def health(self) -> Response:
        """Answer a monitor: the texts are read and the app can decide."""
        response = jsonify(status="ok", texts=[text.key for text in self.shelf.versions()])
        response.headers["Cache-Control"] = "no-store"
        return response


def _particulars(text: Text) -> dict[str, str]:
    """Return what stands above a text to read, by what it is."""
    rules, facts, duties = len(text.rules), len(text.facts), len(text.duties)
    return {
        _("Status"): KINDS[text.status],
        _("Issued by"): text.issuer,
        _("Version"): version_in_words(text),
        _("State of our knowledge"): text.as_of,
        _("In this tree"): _(
            "{facts} questions, {rules} rules, {duties} duties", facts=facts, rules=rules, duties=duties
        ),
        _("Digest of this tree"): text.digest[:12],
    }
