"""Texts as their files have them, entry by entry, before anything in an entry is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeAlias

from webapp.model import version_name
from webapp.reading.collector import Collector
from webapp.reading.fields import Entry, Fields, has_good_id, is_repeated, parse_day, whole_file
from webapp.reading.files import ENDING, Folder
from webapp.reading.keys import ID, MONTH, RESERVED, SECTIONS
from webapp.reading.nodes import File, MapNode, Scalar
from webapp.reading.parse import parse

HEAD: Final = f"text{ENDING}"
WORDS: Final = {"conclusions": "conclusion", "rules": "rule", "duties": "duty", "notes": "note"}

Sections: TypeAlias = dict[str, dict[str, Entry]]
"""The entries of a text: section, id, entry."""


@dataclass
class Draft:
    """One text at one date: its head, and what its own files hold."""

    id: str
    version: date
    head: Fields
    whole_month: bool = False
    own: Sections = field(default_factory=lambda: {section: {} for section in SECTIONS})
    replace: Sections = field(default_factory=lambda: {section: {} for section in SECTIONS})
    change: Sections = field(default_factory=lambda: {section: {} for section in SECTIONS})
    delete: dict[str, list[Scalar]] = field(default_factory=dict)
    is_sound: bool = True

    @property
    def key(self) -> str:
        """The text's name with its version."""
        return f"{self.id}@{version_name(self.version, whole_month=self.whole_month)}"


class DraftReader:
    """Finds the texts of a folder and opens their files."""

    def __init__(self, folder: Folder, problems: Collector) -> None:
        self._folder = folder
        self._problems = problems

    def read(self, text_id: str) -> list[Draft]:
        """Return every version of the text in this folder; what cannot be one is reported."""
        if not ID.fullmatch(text_id):
            self._problems.unread("bad-folder-name", File(text_id), name=text_id)
            return []
        versions, files = self._folder.names(text_id)
        for name in self._folder.trees(text_id, files):
            self._problems.report("stray-file", File(name))
        return [draft for version in versions if (draft := self._version(text_id, version))]

    def _version(self, text_id: str, version: str) -> Draft | None:
        path = f"{text_id}/{version}"
        whole_month = bool(MONTH.fullmatch(version))
        day = parse_day(f"{version}-01" if whole_month else version)
        if day is None:
            self._problems.unread("bad-version", File(path), name=version)
            return None
        folders, files = self._folder.names(path)
        for name in folders:
            self._problems.report("stray-file", File(f"{path}/{name}"))
        trees = [name.removeprefix(f"{path}/") for name in self._folder.trees(path, files)]
        if HEAD not in trees:
            self._problems.unread("no-text-file", File(path))
            return None
        before = self._problems.errors
        head = self._head(f"{path}/{HEAD}")
        if head is None:
            return None
        draft = Draft(text_id, day, head, whole_month)
        self._add_files(draft, path, trees)
        draft.is_sound = self._problems.errors == before
        return draft

    def _head(self, path: str) -> Fields | None:
        fields = self._open(path, "text file")
        if fields is None or not fields.has("text"):
            return None
        key, node = fields.key("text"), fields.node("text")
        return Fields(Entry(key, node, "this text"), "text", self._problems) if node else None

    def _open(self, path: str, kind: str) -> Fields | None:
        file = self._folder.open(path)
        node = parse(file, self._problems) if file else None
        return whole_file(node, kind, self._problems) if node else None

    def _add_files(self, draft: Draft, path: str, trees: list[str]) -> None:
        listed = {HEAD}
        names = draft.head.names("files")
        self._problems.has_unread_files |= not names
        for name in names:
            listed.add(f"{name.text}{ENDING}")
            if f"{name.text}{ENDING}" == HEAD:
                self._problems.report("reserved-id", name, value=name.text)
            elif f"{name.text}{ENDING}" not in trees:
                near = [tree.removesuffix(ENDING) for tree in trees]
                self._problems.unread("no-such-file", name, near=near, value=name.text)
            else:
                self._add_file(draft, f"{path}/{name.text}{ENDING}")
        for tree in trees:
            if tree not in listed:
                self._problems.report("unlisted-file", File(f"{path}/{tree}"), name=tree.removesuffix(ENDING))

    def _add_file(self, draft: Draft, path: str) -> None:
        fields = self._open(path, "tree file")
        if fields is None:
            return
        amends = draft.head.has("amends")
        for section, word in WORDS.items():
            self._add(draft.own[section], fields.map(section, word), section)
            for entry in draft.own[section].values():
                self._allow_after(entry, amends=amends)
        self._add_changes(draft, fields, amends=amends)

    def _add_changes(self, draft: Draft, fields: Fields, *, amends: bool) -> None:
        for key in ("replace", "change", "delete"):
            if fields.has(key) and not amends:
                self._problems.report("only-when-amending", fields.key(key), key=key)
        for key, known in (("replace", draft.replace), ("change", draft.change)):
            if (changes := self._sections(fields, key)) is not None:
                for section, word in WORDS.items():
                    self._add(known[section], changes.map(section, word), f"{key} {section}")
        if (deleted := self._sections(fields, "delete")) is not None:
            for section in WORDS:
                draft.delete.setdefault(section, []).extend(deleted.names(section))

    def _sections(self, fields: Fields, key: str) -> Fields | None:
        node = fields.node(key)
        return Fields(Entry(fields.key(key), node, f"`{key}`"), key, self._problems) if node else None

    def _add(self, known: dict[str, Entry], entries: Iterable[Entry], kind: str) -> None:
        reserved = RESERVED if kind in {"conclusions", "rules"} else frozenset()
        for entry in entries:
            if has_good_id(entry, self._problems, reserved) and not is_repeated(entry, known, self._problems):
                known[entry.id] = entry

    def _allow_after(self, entry: Entry, *, amends: bool) -> None:
        if isinstance(entry.node, MapNode) and "after" in entry.node.entries:
            entry.extra = ("after",)
            if not amends:
                self._problems.report("only-when-amending", entry.node.entries["after"][0], key="after")
