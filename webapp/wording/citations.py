"""Citations, doubts, dates and numbers of the model as the view shows them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from webapp.language import _
from webapp.model import Doubt, Source, Text
from webapp.wording.grammar import day_in_words, month_in_words
from webapp.wording.view import DoubtView, SourceView, Timing


def cite(sources: Iterable[Source]) -> tuple[SourceView, ...]:
    """Show sources as citations."""
    return tuple(
        SourceView(
            cite=source.cite,
            document=source.document.short,
            title=source.document.title,
            url=source.url,
            weight=source.document.weight,
            home=source.document.url,
        )
        for source in sources
    )


def doubt(about: str, found: Doubt, sources: tuple[Source, ...] = ()) -> tuple[DoubtView, ...]:
    """Show what is contested or unchecked about something named `about`."""
    views = []
    if found.contested:
        views.append(DoubtView("contested", about, found.contested, cite(sources)))
    if found.to_verify:
        views.append(DoubtView("to-verify", about, found.to_verify, cite(sources)))
    return tuple(views)


def version_in_words(text: Text) -> str:
    """Write a text's version out, as exactly as it is known."""
    return month_in_words(text.version) if text.whole_month else day_in_words(text.version)


def timing(since: date | None, until: date | None, *, today: date) -> Timing:
    """Say when something applies, as seen from today.

    >>> timing(date(2027, 12, 2), None, today=date(2026, 11, 22)).words
    'Will apply from 2 December 2027.'
    """
    begun = since is None or since <= today
    return Timing(since=since, until=until, words=_timing_words(since, until, today), begun=begun)


def _timing_words(since: date | None, until: date | None, today: date) -> str:
    over = until is not None and until < today
    start, end = since and day_in_words(since), until and day_in_words(until)
    if since is None and until is None:
        return ""
    if since is None:
        return _("Applied until {end}.", end=end) if over else _("Applies until {end}.", end=end)
    if over:
        return _("Applied from {start} until {end}.", start=start, end=end)
    if until is None:
        if since <= today:
            return _("Applies since {start}.", start=start)
        return _("Will apply from {start}.", start=start)
    if since <= today:
        return _("Applies since {start} until {end}.", start=start, end=end)
    return _("Will apply from {start} until {end}.", start=start, end=end)
