"""The shared subjects: what rules of several texts are about, so that they can stand side by side."""

from __future__ import annotations

from collections.abc import Iterable

from webapp.model import Subject
from webapp.reading.collector import Collector
from webapp.reading.fields import Entry, Fields, has_good_id, is_repeated


class Subjects:
    """All shared subjects, in the order of their files."""

    def __init__(self, problems: Collector) -> None:
        self.known: dict[str, Subject] = {}
        self._defined: dict[str, Entry] = {}
        self._used: set[str] = set()
        self._problems = problems

    def add(self, entries: Iterable[Entry]) -> None:
        """Read the subjects of one file."""
        for entry in entries:
            if has_good_id(entry, self._problems) and not is_repeated(entry, self._defined, self._problems):
                self._defined[entry.id] = entry
                fields = Fields(entry, "subject", self._problems)
                self.known[entry.id] = Subject(entry.id, fields.text("title"), fields.text("about"))

    def named(self, fields: Fields) -> Subject | None:
        """Return the subject that the entry names, None where it names none."""
        name = fields.scalar("subject")
        if name is None:
            return None
        if name.text not in self.known:
            self._problems.report("unknown-subject", name, near=self.known, value=name.text)
            return None
        self._used.add(name.text)
        return self.known[name.text]

    def report_unused(self) -> None:
        """Warn of subjects that no rule names."""
        for name, entry in self._defined.items():
            if name not in self._used:
                self._problems.report("unused-subject", entry.at, value=name)
