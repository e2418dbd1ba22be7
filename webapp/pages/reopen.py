"""A saved result opened again: a PDF or JSON file in, the address of its answers out. Nothing is kept.

The answers go into an address, and whoever follows it is told of every one that is none, as with any address.
"""

from __future__ import annotations

from typing import Final

from flask import Flask, Response, render_template, request, url_for

from webapp import links
from webapp.language import N_, _
from webapp.pages.shelf import Shelf
from webapp.saved import LARGEST_FILE, NotSaved, Saved, read_saved

ENVELOPE: Final = 10_000
"""Bytes that a form may need beside the file."""

MOST_PARTS: Final = 4
NO_FILE: Final = N_("Choose a file that you have downloaded here: a PDF report or the JSON of a result.")
NO_TEXT: Final = N_("The file is a result of “{name}”, which is not among the texts of this site.")
TOO_LONG: Final = N_("The file holds more answers than fit into an address.")
SEE_OTHER: Final = 303
UNFIT: Final = 422


class ReopenPages:
    """The form, and what it sends."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def install(self, app: Flask) -> None:
        """Give them their address."""
        app.add_url_rule("/open", "open", self.form, methods=["GET"])
        app.add_url_rule("/open", "open_file", self.take, methods=["POST"])

    def form(self) -> str:
        """Show the form."""
        return _form("")

    def take(self) -> Response | tuple[str, int]:
        """Send the reader to the address of the answers in the file, or say what is wrong with it."""
        request.max_content_length = LARGEST_FILE + ENVELOPE
        request.max_form_parts = MOST_PARTS
        given = request.files.get("file")
        if given is None or not given.filename:
            return _form(_(NO_FILE)), UNFIT
        try:
            address = self._address(read_saved(given.stream.read(LARGEST_FILE + 1)))
        except NotSaved as error:
            return _form(str(error)), UNFIT
        response = Response(status=SEE_OTHER, headers={"Location": address, "Cache-Control": "no-store"})
        response.autocorrect_location_header = False
        return response

    def _address(self, saved: Saved) -> str:
        names = [self._name(name) for name in saved.texts]
        query = links.saved_query(saved.answers, saved.tree, names if len(names) > 1 else ())
        if len(query) > links.MOST_CHARACTERS:
            raise NotSaved(_(TOO_LONG))
        path = url_for("check", name=names[0]) if len(names) == 1 else url_for("compare")
        return f"{path}?{query}" if query else path

    def _name(self, name: str) -> str:
        """Return the name of the text as it was then, or of its newest version; the page tells that."""
        text = self.shelf.library.text(name) or self.shelf.library.text(name.partition("@")[0])
        if text is None:
            raise NotSaved(_(NO_TEXT, name=links.quote(name)))
        return text.key


def _form(error: str) -> str:
    return render_template("open.html", error=error, canonical=url_for("open"))
