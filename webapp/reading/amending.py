"""Amending texts: everything of another text, with what is replaced, changed and added, less the deleted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from webapp.reading.collector import Collector
from webapp.reading.drafts import Draft, Sections
from webapp.reading.fields import Entry
from webapp.reading.graph import find_circles
from webapp.reading.nodes import MapNode, Scalar


class Amending:
    """Puts each text together with those that it amends."""

    def __init__(self, drafts: Sequence[Draft], problems: Collector) -> None:
        self._drafts = {draft.key: draft for draft in drafts}
        self._problems = problems
        self._whole: dict[str, Sections] = {}
        self._bases = {draft.key: self._named_base(draft) for draft in drafts}
        self._cut_circles()

    def base(self, draft: Draft) -> Draft | None:
        """Return the text that this one amends, if any."""
        return self._drafts.get(self._bases[draft.key] or "")

    def lineage(self, draft: Draft) -> list[Draft]:
        """Return the text and those that it rests on, the oldest first."""
        found = [draft]
        while (base := self.base(found[-1])) is not None:
            found.append(base)
        return found[::-1]

    def whole(self, draft: Draft) -> Sections:
        """Return all entries of the text, its own and those taken over, in tree order."""
        sections: Sections = {}
        for step in self.lineage(draft):
            if step.key not in self._whole:
                self._whole[step.key] = self._amended(sections, step) if sections else step.own
            sections = self._whole[step.key]
        return sections

    def _named_base(self, draft: Draft) -> str | None:
        name = draft.head.scalar("amends")
        if name is None:
            return None
        if name.text not in self._drafts:
            self._problems.report("unknown-text", name, near=self._drafts, value=name.text)
            draft.is_sound = False
            return None
        return name.text

    def _cut_circles(self) -> None:
        for circle in find_circles({key: [base] if base else [] for key, base in self._bases.items()}):
            head = self._drafts[circle[0]].head
            self._problems.report("amends-circle", head.key("amends"))
            for key in circle:
                self._drafts[key].is_sound = False
            self._bases[circle[0]] = None

    def _amended(self, base: Sections, draft: Draft) -> Sections:
        before = self._problems.errors
        whole: Sections = {}
        for section, entries in base.items():
            amended = dict(entries)
            for name in draft.delete.get(section, []):
                if amended.pop(name.text, None) is None:
                    self._nothing(draft, name, entries, section=section, verb="delete")
            for entry in draft.replace[section].values():
                if entry.id not in amended:
                    self._nothing(draft, entry.at, entries, section=section, verb="replace")
                amended[entry.id] = entry
            for entry in draft.change[section].values():
                if entry.id in amended:
                    amended[entry.id] = _changed(amended[entry.id], entry)
                else:
                    self._nothing(draft, entry.at, entries, section=section, verb="change")
            for entry in draft.own[section].values():
                amended = self._added(amended, entry, draft, section=section)
            whole[section] = amended
        draft.is_sound = draft.is_sound and self._problems.errors == before
        return whole

    def _nothing(
        self, draft: Draft, at: Scalar, near: Mapping[str, Entry], *, section: str, verb: str
    ) -> None:
        text = self._bases[draft.key]
        self._problems.report(
            "nothing-to-change", at, near=near, value=at.text, section=section, verb=verb, text=text
        )

    def _added(
        self, known: dict[str, Entry], entry: Entry, draft: Draft, *, section: str
    ) -> dict[str, Entry]:
        if entry.id in known:
            self._problems.report("already-there", entry.at, value=entry.id, text=self._bases[draft.key])
            return known
        after = entry.node.entries.get("after") if isinstance(entry.node, MapNode) else None
        place = after[1] if after else None
        if after is None or not isinstance(place, Scalar):
            return {**known, entry.id: entry}
        if place.text not in known:
            self._problems.report("unknown-place", place, near=known, value=place.text, section=section)
            return {**known, entry.id: entry}
        names = list(known)
        names.insert(names.index(place.text) + 1, entry.id)
        known = {**known, entry.id: entry}
        return {name: known[name] for name in names}


def _changed(entry: Entry, change: Entry) -> Entry:
    """Return the entry with the keys that the change names, and all others as they were."""
    if not isinstance(entry.node, MapNode) or not isinstance(change.node, MapNode):
        return change
    node, own = entry.node, change.node
    merged = MapNode(own.file, own.line, own.column, {**node.entries, **own.entries})
    return Entry(change.at, merged, entry.thing, entry.extra)
