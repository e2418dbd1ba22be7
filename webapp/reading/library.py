"""Everything under one folder of trees, read in the order in which one part needs another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from webapp.model import Library, Problem, Text
from webapp.reading.amending import Amending
from webapp.reading.cases import CaseReader
from webapp.reading.collector import Collector
from webapp.reading.drafts import Draft, DraftReader
from webapp.reading.events import Events
from webapp.reading.facts import Facts
from webapp.reading.fields import Fields, whole_file
from webapp.reading.files import Folder
from webapp.reading.nodes import File
from webapp.reading.parse import parse
from webapp.reading.places import Places
from webapp.reading.sources import Sources
from webapp.reading.subjects import Subjects
from webapp.reading.terms import Terms
from webapp.reading.texts import TextReader

PAST: Final = "past"
"""The folder of earlier states, which only `PastStates` reads."""

TRANSLATIONS: Final = "languages"
"""The folder of catalogues, which is no business of reading."""

SHARED: Final = ("cases", "events", "facts", TRANSLATIONS, PAST, "sources", "subjects", "terms")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read.

    `library`: whatever can be used; None when not one text can be. `is_whole`: whether every text is in it.
    """

    library: Library | None
    problems: tuple[Problem, ...]
    places: Places = field(default_factory=Places)
    is_whole: bool = True


def read_library(root: Path) -> Reading:
    """Read all trees in the folder. Nothing is raised: every fault is in `problems`, by place.

    A text, fact, source or case with an error is left out, and with it every text that uses it.
    """
    problems = Collector()
    if not root.is_dir():
        problems.report("no-folder", File(str(root)), name=root)
        return Reading(None, problems.sorted())
    reader = _LibraryReader(Folder(root, problems), problems)
    library = reader.read()
    return Reading(library, problems.sorted(), reader.places, reader.is_whole)


class _LibraryReader:
    def __init__(self, folder: Folder, problems: Collector) -> None:
        self._folder = folder
        self._problems = problems
        self._sources = Sources(problems)
        self._facts = Facts(self._sources, problems)
        self._subjects = Subjects(problems)
        self._events = Events(self._sources, problems)
        self._terms = Terms(self._sources, self._facts.known, problems)
        self.places = Places()
        self.is_whole = True

    def read(self) -> Library | None:
        folders, files = self._folder.names("")
        for path in self._folder.trees("", files):
            self._problems.report("stray-file", File(path))
        self._read_shared(folders)
        drafts = self._drafts([name for name in folders if name not in SHARED])
        texts = self._texts(drafts)
        cases = CaseReader(self._facts.known, texts, self._sources, self._problems)
        read = [case for fields in self._shared("cases", folders) for case in cases.read(fields)]
        self.places.add("fact", self._facts.defined)
        self.places.add("case", cases.defined)
        if not self._problems.has_unread_files:
            self._facts.report_unused()
            self._sources.report_unused()
            self._subjects.report_unused()
        usable = sorted(filter(None, texts.values()), key=lambda text: (text.version, text.id))
        self.is_whole = None not in texts.values() and not self._problems.has_unread_files
        facts = {name: fact for name, fact in self._facts.known.items() if fact}
        sources = {name: source for name, source in self._sources.sources.items() if source}
        return (
            None
            if not usable
            else Library(
                facts=facts,
                sources=sources,
                subjects=self._subjects.known,
                events=tuple(sorted(self._events.known, key=lambda event: event.day)),
                texts=tuple(usable),
                cases=tuple(read),
                terms=tuple(self._terms.known),
            )
        )

    def _read_shared(self, folders: list[str]) -> None:
        files = list(self._shared("sources", folders))
        for fields in files:
            self._sources.add(list(fields.map("documents", "document")), "document")
        for fields in files:
            self._sources.add(list(fields.map("sources", "source")), "source")
        for fields in self._shared("subjects", folders):
            self._subjects.add(list(fields.map("subjects", "subject")))
        for fields in self._shared("events", folders):
            self._events.add(list(fields.map("events", "event")))
        for fields in self._shared("facts", folders):
            self._facts.add(fields)
        self._facts.finish()
        for fields in self._shared("terms", folders):
            self._terms.add(list(fields.map("terms", "term")))

    def _drafts(self, folders: list[str]) -> list[Draft]:
        reader = DraftReader(self._folder, self._problems)
        if not folders:
            self._problems.report("no-texts", File(""))
        return [draft for name in folders for draft in reader.read(name)]

    def _texts(self, drafts: list[Draft]) -> dict[str, Text | None]:
        amending = Amending(drafts, self._problems)
        reader = TextReader(self._facts, self._sources, self._subjects, amending, self._problems)
        for draft in drafts:
            self.places.add_text(draft, amending.whole(draft))
        return {draft.key: reader.read(draft) for draft in drafts}

    def _shared(self, folder: str, folders: list[str]) -> Iterator[Fields]:
        """Yield the files of a shared folder; it may be missing: what lacks is told where it is named."""
        if folder not in folders:
            return
        inner, files = self._folder.names(folder)
        for name in inner:
            self._problems.report("stray-file", File(f"{folder}/{name}"))
        for path in self._folder.trees(folder, files):
            file = self._folder.open(path)
            node = parse(file, self._problems) if file else None
            fields = whole_file(node, f"{folder} file", self._problems) if node else None
            if fields is not None:
                yield fields
