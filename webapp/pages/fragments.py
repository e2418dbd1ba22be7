"""Pieces of pages that many pages have alike, and addresses: written once, then kept."""

from __future__ import annotations

from collections.abc import Hashable
from types import CodeType
from typing import Any, Final, TypeAlias

from flask import request, url_for
from jinja2.runtime import Macro
from markupsafe import Markup

from webapp.language import spoken

MOST_KEPT: Final = 4_096
"""So many pieces, of about a kilobyte each, are kept in each process."""

Piece: TypeAlias = tuple[CodeType, str, tuple[Hashable, ...]]
"""What makes a piece: the macro, whatever else has its name; the language; what it is given."""

Place: TypeAlias = tuple[str, str, tuple[tuple[str, Hashable], ...]]
"""What makes an address: below which path the app stands, the page's name, what it is given."""


class Fragments:
    """Writes pieces of pages. May be shared between threads."""

    def __init__(self) -> None:
        self._kept: dict[Piece, Markup] = {}
        self._addresses: dict[Place, str] = {}

    def write(self, macro: Macro, *given: Hashable) -> Markup:
        """Return what a macro makes of what it is given; it may rest on nothing else but the language."""
        piece = (macro._func.__code__, spoken().code, given)  # noqa: SLF001 (macros of one name differ by it)
        kept = self._kept.get(piece)
        if kept is None:
            kept = Markup(macro(*given))  # noqa: S704 (a macro escapes what it is given)
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[piece] = kept
        return kept

    def url_for(self, page: str, **given: Any) -> str:  # noqa: ANN401 (Flask's own type)
        """Return the address of a page of ours, as Flask does, but at once. Takes what can be hashed."""
        place = (request.root_path, page, tuple(given.items()))
        kept = self._addresses.get(place)
        if kept is None:
            kept = url_for(page, **given)
            if len(self._addresses) >= MOST_KEPT:
                self._addresses.clear()
            self._addresses[place] = kept
        return kept
