"""The shared events: what happened on the way of the texts, for the timeline."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from webapp.model import Event
from webapp.reading.collector import Collector
from webapp.reading.fields import Entry, Fields, has_good_id, is_repeated, parse_day
from webapp.reading.keys import MONTH
from webapp.reading.sources import Sources


class Events:
    """All shared events."""

    def __init__(self, sources: Sources, problems: Collector) -> None:
        self.known: list[Event] = []
        self._defined: dict[str, Entry] = {}
        self._sources = sources
        self._problems = problems

    def add(self, entries: Iterable[Entry]) -> None:
        """Read the events of one file."""
        for entry in entries:
            if has_good_id(entry, self._problems) and not is_repeated(entry, self._defined, self._problems):
                self._defined[entry.id] = entry
                self.known.append(self._event(entry))

    def _event(self, entry: Entry) -> Event:
        fields = Fields(entry, "event", self._problems)
        written, until = fields.scalar("date"), fields.day("until")
        day_known = written is None or not MONTH.fullmatch(written.text)
        day = parse_day(written.text if day_known else f"{written.text}-01") if written else None
        if written and day is None:
            self._problems.report("bad-date", written, value=written.text, thing=fields.thing)
        if day and until and until < day:
            self._problems.report("dates-reversed", fields.key("until"), end="until", start="date")
        return Event(
            id=entry.id,
            day=day or date.min,
            title=fields.text("title"),
            until=until,
            day_known=day_known,
            sources=self._sources.cited(fields),
            to_verify=fields.optional("to_verify"),
        )
