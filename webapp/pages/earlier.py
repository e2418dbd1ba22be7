"""What an old link is told: what has changed for its answers since it was made."""

from __future__ import annotations

from flask import request

from webapp import links
from webapp.engine import Verdict, assess
from webapp.engine.since import what_changed
from webapp.model import Text
from webapp.pages.shelf import Shelf
from webapp.wording.since import SinceView, describe_since, unknown_since


def changed_since(shelf: Shelf, text: Text, digest: str | None, verdict: Verdict) -> SinceView | None:
    """Hold the verdict against that of the tree that the address was made with; None where that is this one.

    The address is read once more by the earlier tree: what it answered then need not be asked any more.
    """
    if digest is None or digest == links.mark(text):
        return None
    program = shelf.earlier(text, digest)
    if program is None:
        return unknown_since()
    answers = links.parse(request.args.items(multi=True), program.text).answers
    before = assess(program, answers)
    return describe_since(what_changed(before, verdict), program.text, text)
