"""Drafts to texts: every entry read, every name resolved, circles found, facts put in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from webapp.model import Fact, FactType, Status, Text
from webapp.reading.amending import Amending
from webapp.reading.collector import Collector
from webapp.reading.conditions import ConditionReader, Names
from webapp.reading.digest import digest
from webapp.reading.drafts import Draft, Sections
from webapp.reading.entries import EntryReader
from webapp.reading.facts import Facts
from webapp.reading.graph import MOST_STEPS, find_circles, find_long_chains
from webapp.reading.nodes import Scalar
from webapp.reading.sources import Sources
from webapp.reading.subjects import Subjects
from webapp.reading.walk import Content, Walk, needed_steps

ROLE_TYPES: Final = (FactType.CHOICE, FactType.CHOICES)


@dataclass
class TextReader:
    """Reads the texts of a library, which share facts and sources."""

    facts: Facts
    sources: Sources
    subjects: Subjects
    amending: Amending
    problems: Collector

    def read(self, draft: Draft) -> Text | None:
        """Return the text, or None when something in it is not as it should be, which is reported."""
        before = self.problems.errors
        whole = self.amending.whole(draft)
        role_name = self._role_name(draft)
        role = self._role(role_name) if role_name else None
        reader = self._entry_reader(draft, whole, role=role, has_role=role_name is not None)
        content = self._content(whole, reader)
        walk = Walk(self.facts.known, content, role.id if role else None)
        head = self._head(draft, content, role)
        self._check_names(whole)
        self._note_use(draft, reader)
        is_sound = all(step.is_sound for step in self.amending.lineage(draft))
        if head is None or not is_sound or self.problems.errors > before:
            return None
        text = replace(head, facts=walk.facts())
        return None if walk.missing else replace(text, digest=digest(text))

    def _role_name(self, draft: Draft) -> Scalar | None:
        for step in reversed(self.amending.lineage(draft)):
            if step.head.has("role"):
                return step.head.scalar("role")
        return None

    def _role(self, name: Scalar) -> Fact | None:
        if name.text not in self.facts.known:
            self.problems.report("unknown-fact", name, near=self.facts.known, value=name.text)
            return None
        fact = self.facts.known[name.text]
        if fact is None:
            self.problems.taint()
        elif fact.type not in ROLE_TYPES:
            self.problems.report("not-a-role-fact", name, value=name.text)
            return None
        return fact

    def _head(self, draft: Draft, content: Content, role: Fact | None) -> Text | None:
        head = draft.head
        name, status = head.scalar("source"), head.word("status", Status)
        source = self.sources.resolve_whole(name) if name else None
        title, short, issuer, about = (head.text(key) for key in ("title", "short", "issuer", "about"))
        amends, as_of = head.optional("amends"), head.text("as_of")
        if source is None:
            return None
        return Text(
            id=draft.id,
            version=draft.version,
            whole_month=draft.whole_month,
            title=title,
            short=short,
            status=status or Status.LAW,
            issuer=issuer,
            about=about,
            source=source,
            role=role.id if role else None,
            facts=(),
            conclusions=content.conclusions,
            rules=content.rules,
            duties=content.duties,
            notes=content.notes,
            digest="",
            amends=amends,
            as_of=as_of,
        )

    def _entry_reader(
        self, draft: Draft, whole: Sections, *, role: Fact | None, has_role: bool
    ) -> EntryReader:
        base = self.amending.base(draft)
        before = self.amending.whole(base) if base else {"conclusions": {}, "rules": {}}
        lost = {*before["conclusions"], *before["rules"]}
        names = Names(draft.key, whole["conclusions"], whole["rules"], lost)
        return EntryReader(
            is_law=draft.head.optional("status") == Status.LAW,
            role=role,
            has_role=has_role,
            sources=self.sources,
            subjects=self.subjects,
            conditions=ConditionReader(self.facts.known, self.problems, names),
            done=ConditionReader(self.facts.known, self.problems, names),
            problems=self.problems,
        )

    def _content(self, whole: Sections, reader: EntryReader) -> Content:
        content = Content(
            conclusions=tuple(map(reader.conclusion, whole["conclusions"].values())),
            rules=tuple(map(reader.rule, whole["rules"].values())),
            duties=tuple(map(reader.duty, whole["duties"].values())),
            notes=tuple(map(reader.note, whole["notes"].values())),
        )
        places = {**whole["conclusions"], **whole["rules"]}
        needed = needed_steps(content)
        circles = find_circles(needed)
        for circle in circles:
            self.problems.report("cycle", places[circle[0]].at, path=" → ".join(circle))
        for name in [] if circles else find_long_chains(needed):
            self.problems.report("long-chain", places[name].at, most=MOST_STEPS)
        return content

    def _check_names(self, whole: Sections) -> None:
        kinds: dict[str, Mapping[str, object]] = {
            "a fact": self.facts.known,
            "a conclusion": whole["conclusions"],
            "a rule": whole["rules"],
        }
        for one, other in combinations(kinds, 2):
            for name in sorted(kinds[one].keys() & kinds[other].keys()):
                entries = whole["rules"] if other == "a rule" else whole["conclusions"]
                self.problems.report("ambiguous-id", entries[name].at, value=name, one=one, other=other)

    def _note_use(self, draft: Draft, reader: EntryReader) -> None:
        self.facts.asked |= reader.conditions.used & self.facts.known.keys()
        self.facts.done |= reader.done.used & self.facts.known.keys()
        if self.problems.has_unread_files:
            return
        used = reader.conditions.used | reader.done.used
        for name, entry in draft.own["conclusions"].items():
            if name not in used:
                self.problems.report("unused-conclusion", entry.at, value=name)
