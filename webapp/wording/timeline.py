"""How the law moved: the texts and what happened beside them, by date, as a list and as a picture.

The picture has units of its own, made for a page 340 units wide; the template only draws what stands here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypeAlias

from webapp.language import _, joined, ngettext
from webapp.model import Event, Level, Status, Text
from webapp.wording.citations import cite, version_in_words
from webapp.wording.comparing import names_of
from webapp.wording.describe import KINDS
from webapp.wording.grammar import day_in_words, itemise, lowered, month_in_words
from webapp.wording.view import SourceView

Anchor: TypeAlias = Literal["start", "end"]
"""On which side of its mark a label begins."""

WIDTH: Final = 340
MARGIN: Final = 10
LANE: Final = 21
HEAD: Final = 22
FOOT: Final = 34
BESIDE: Final = 9
PER_LETTER: Final = 7.2
DAYS_IN_YEAR: Final = 365.25


@dataclass(frozen=True, slots=True)
class TextEntry:
    """One text in the list. `bans`: the titles of the rules that prohibit something."""

    text: Text
    date: date
    when: str
    name: str
    kind: str
    is_law: bool
    bans: tuple[str, ...]
    source: SourceView


@dataclass(frozen=True, slots=True)
class EventEntry:
    """One event in the list. `to_come`: it lies after the day of reading."""

    date: date
    when: str
    title: str
    sources: tuple[SourceView, ...]
    to_verify: str
    to_come: bool


@dataclass(frozen=True, slots=True)
class Year:
    """One year on the axis."""

    label: str
    x: float


@dataclass(frozen=True, slots=True)
class Lane:
    """One text in the picture, at its date."""

    x: float
    y: float
    label: str
    label_x: float
    anchor: Anchor
    is_law: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """One event in the picture; `width` is more than a line's for several days."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Picture:
    """The timeline as a drawing. `title` and `description` say it to whoever does not see it."""

    title: str
    description: str
    width: int
    height: int
    years: tuple[Year, ...]
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    today: float
    foot: int


@dataclass(frozen=True, slots=True)
class TimelineView:
    """Texts and events together, the oldest first, and their picture."""

    entries: tuple[TextEntry | EventEntry, ...]
    picture: Picture


def describe_timeline(texts: Sequence[Text], events: Iterable[Event], *, today: date) -> TimelineView:
    """Put texts (the oldest first) and events in one order of time, as seen on the day `today`."""
    events = tuple(events)
    written = [_text_entry(text, name) for text, name in zip(texts, names_of(texts), strict=True)]
    happened = [_event_entry(event, today) for event in events]
    return TimelineView(
        entries=tuple(sorted([*written, *happened], key=lambda entry: entry.date)),
        picture=_draw(written, events, today),
    )


def span_in_words(event: Event) -> str:
    """Write out when something happened, as exactly as it is known.

    >>> span_in_words(Event("deal", date(2023, 12, 8), "The deal", until=date(2023, 12, 9)))
    '8 December 2023 to 9 December 2023'
    """
    start = _in_words(event.day, day_known=event.day_known)
    if event.until is None:
        return start
    end = _in_words(event.until, day_known=event.day_known)
    return start if start == end else _("{start} to {end}", start=start, end=end)


def _in_words(day: date, *, day_known: bool) -> str:
    return day_in_words(day) if day_known else month_in_words(day)


def _text_entry(text: Text, name: str) -> TextEntry:
    return TextEntry(
        text=text,
        date=text.version,
        when=version_in_words(text),
        name=name,
        kind=KINDS[text.status],
        is_law=text.status is Status.LAW,
        bans=tuple(dict.fromkeys(rule.title for rule in text.rules if rule.finding is Level.PROHIBITED)),
        source=cite((text.source,))[0],
    )


def _event_entry(event: Event, today: date) -> EventEntry:
    return EventEntry(
        date=event.day,
        when=span_in_words(event),
        title=event.title,
        sources=cite(event.sources),
        to_verify=event.to_verify or "",
        to_come=event.day > today,
    )


def _draw(written: Sequence[TextEntry], events: Sequence[Event], today: date) -> Picture:
    days = [*(entry.date for entry in written), *(event.day for event in events), today]
    first, last = min(days).year, max(days).year
    scale = _Scale(first, last)
    named = itemise(joined(", ", (entry.name, entry.when, lowered(entry.kind))) for entry in written)
    return Picture(
        title=_("Texts and events from {first} to {last}", first=first, last=last),
        description=ngettext(
            "The texts by date: {texts}. {number} event below them. All are listed beside it.",
            "The texts by date: {texts}. {number} events below them. All are listed beside it.",
            len(events),
            texts=named,
        ),
        width=WIDTH,
        height=HEAD + LANE * len(written) + FOOT,
        years=tuple(Year(str(year), scale.of(date(year, 1, 1))) for year in range(first, last + 1)),
        lanes=tuple(
            _lane(entry, scale.of(entry.date), HEAD + LANE * (number + 0.5))
            for number, entry in enumerate(written)
        ),
        ticks=tuple(
            Tick(scale.of(event.day), max(1.0, scale.of(event.until or event.day) - scale.of(event.day)))
            for event in events
        ),
        today=scale.of(today),
        foot=HEAD + LANE * len(written),
    )


def _lane(entry: TextEntry, x: float, y: float) -> Lane:
    """Put the label right of its mark, or left of it where it would leave the picture."""
    fits = x + BESIDE + PER_LETTER * len(entry.name) < WIDTH
    anchor: Anchor = "start" if fits else "end"
    return Lane(x, y, entry.name, x + BESIDE if fits else x - BESIDE, anchor, entry.is_law)


class _Scale:
    """Where a day lies between the beginning of the first year and the end of the last."""

    def __init__(self, first: int, last: int) -> None:
        self._origin = date(first, 1, 1)
        self._per_day = (WIDTH - 2 * MARGIN) / ((last + 1 - first) * DAYS_IN_YEAR)

    def of(self, day: date) -> float:
        """Return the place of a day."""
        return round(MARGIN + (day - self._origin).days * self._per_day, 1)
