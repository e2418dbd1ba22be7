"""Citations, doubts, dates and numbers of the model as the view shows them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from webapp.model import Doubt, Source, Text
from webapp.wording.view import DoubtView, SourceView, Timing

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def cite(sources: Iterable[Source]) -> tuple[SourceView, ...]:
    """Show sources as citations."""
    return tuple(
        SourceView(
            cite=source.cite,
            document=source.document.short,
            title=source.document.title,
            url=source.url,
            weight=source.document.weight,
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


def day_in_words(day: date) -> str:
    """Write a day out.

    >>> day_in_words(date(2027, 12, 2))
    '2 December 2027'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def version_in_words(text: Text) -> str:
    """Write a text's version out, as exactly as it is known."""
    words = day_in_words(text.version)
    return words.partition(" ")[2] if text.whole_month else words


def timing(since: date | None, until: date | None, *, today: date) -> Timing:
    """Say when something applies, as seen from today.

    >>> timing(date(2027, 12, 2), None, today=date(2026, 11, 22)).words
    'Will apply from 2 December 2027.'
    """
    begun = since is None or since <= today
    return Timing(since=since, until=until, words=_timing_words(since, until, today), begun=begun)


def _timing_words(since: date | None, until: date | None, today: date) -> str:
    over = until is not None and until < today
    if since is None:
        start = "Applied" if over else "Applies"
    elif over:
        start = f"Applied from {day_in_words(since)}"
    elif since <= today:
        start = f"Applies since {day_in_words(since)}"
    else:
        start = f"Will apply from {day_in_words(since)}"
    if until is not None:
        return f"{start} until {day_in_words(until)}."
    return "" if since is None else f"{start}."
