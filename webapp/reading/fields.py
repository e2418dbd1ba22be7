"""One entry of a tree, read key by key. What is not as it should be is reported and read as empty.

Nothing here raises or returns half a value: whoever builds something asks the collector afterwards whether
errors came up, and leaves it out if so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from webapp.answers import parse_number
from webapp.model import Doubt
from webapp.reading.collector import Collector
from webapp.reading.keys import DAY, ID, KEYS
from webapp.reading.nodes import BrokenNode, ListNode, MapNode, Node, Scalar

Word = TypeVar("Word", bound=StrEnum)


class YesNo(StrEnum):
    """What a key may say that is either so or not."""

    YES = "yes"
    NO = "no"


@dataclass(slots=True)
class Entry:
    """A named value in a tree. `thing`: how to speak of it; `extra`: keys it may have beyond its kind."""

    at: Scalar
    node: Node
    thing: str
    extra: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The key under which it stands."""
        return self.at.text


class Fields:
    """The keys and values of one entry."""

    def __init__(self, entry: Entry, kind: str, problems: Collector) -> None:
        self.at = entry.at
        self.thing = entry.thing
        self._problems = problems
        self._entries: dict[str, tuple[Scalar, Node]] = {}
        self.is_map = isinstance(entry.node, MapNode)
        if isinstance(entry.node, MapNode):
            self._entries = entry.node.entries
            self._check_keys((*KEYS[kind].allowed, *entry.extra), KEYS[kind].required)
        elif isinstance(entry.node, Scalar) and entry.node.is_empty:
            problems.report("empty-value", entry.at, key=entry.id, thing=entry.thing)
        elif not isinstance(entry.node, BrokenNode):
            problems.report("not-a-map", entry.node, key=entry.id, thing=entry.thing)

    def has(self, key: str) -> bool:
        """Whether the key is there, with or without a value."""
        return key in self._entries

    def key(self, key: str) -> Scalar:
        """Return the place of the key; where it is not there, of the entry."""
        return self._entries[key][0] if key in self._entries else self.at

    def node(self, key: str) -> Node | None:
        """Return the value of the key, or None where there is none."""
        if key not in self._entries:
            return None
        at, node = self._entries[key]
        if isinstance(node, Scalar) and node.is_empty:
            self._problems.report("empty-value", at, key=key, thing=self.thing)
            return None
        return None if isinstance(node, BrokenNode) else node

    def scalar(self, key: str) -> Scalar | None:
        """Return the one text of the key with its place."""
        node = self.node(key)
        if isinstance(node, (ListNode, MapNode)):
            self._problems.report("not-text", node, key=key, thing=self.thing)
            return None
        return node if isinstance(node, Scalar) else None

    def optional(self, key: str) -> str | None:
        """Return the text of the key, or None."""
        scalar = self.scalar(key)
        return scalar.text.strip() if scalar else None

    def text(self, key: str) -> str:
        """Return the text of the key, or the empty text."""
        return self.optional(key) or ""

    def word(self, key: str, words: type[Word]) -> Word | None:
        """Return the text of the key as one of these words."""
        scalar = self.scalar(key)
        return one_of(scalar, words, thing=self.thing, key=key, problems=self._problems) if scalar else None

    def flag(self, key: str) -> bool:
        """Say whether the key is there with `yes`; `no` and a missing key are the same."""
        return self.word(key, YesNo) is YesNo.YES

    def day(self, key: str) -> date | None:
        """Return the date of the key."""
        scalar = self.scalar(key)
        if scalar is None:
            return None
        day = parse_day(scalar.text)
        if day is None:
            self._problems.report("bad-date", scalar, value=scalar.text, thing=self.thing)
        return day

    def number(self, key: str) -> Decimal | None:
        """Return the number of the key."""
        scalar = self.scalar(key)
        return number(scalar, self._problems, thing=self.thing) if scalar else None

    def names(self, key: str) -> list[Scalar]:
        """Return the words of the key, which may be one or a list."""
        node = self.node(key)
        return names(node, self._problems, key=key, thing=self.thing) if node else []

    def map(self, key: str, thing: str) -> Iterator[Entry]:
        """Yield the entries of the map under the key; `thing` is what one of them is called."""
        node = self.node(key)
        if isinstance(node, (Scalar, ListNode)):
            self._problems.report("not-a-map", node, key=key, thing=self.thing)
        if isinstance(node, MapNode):
            for at, value in node.entries.values():
                yield Entry(at, value, f"{thing} `{at.text}`")

    def doubt(self) -> Doubt:
        """Return what is contested or to be verified of the entry."""
        return Doubt(self.optional("contested"), self.optional("to_verify"))

    def _check_keys(self, allowed: tuple[str, ...], required: tuple[str, ...]) -> None:
        for name, (at, _) in self._entries.items():
            if name not in allowed:
                self._problems.report(
                    "unknown-key", at, near=allowed, key=name, thing=self.thing, allowed=allowed
                )
        for name in required:
            if name not in self._entries:
                self._problems.report("missing-key", self.at, key=name, thing=self.thing)


def parse_day(text: str) -> date | None:
    """Return the date written as 2027-12-02, or None."""
    if not DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def number(scalar: Scalar, problems: Collector, *, thing: str) -> Decimal | None:
    """Return the number that the scalar writes."""
    value = parse_number(scalar.text)
    if value is None:
        problems.report("bad-number", scalar, value=scalar.text, thing=thing)
    return value


def names(node: Node, problems: Collector, *, key: str, thing: str) -> list[Scalar]:
    """Return the one word or the words of the list."""
    if isinstance(node, ListNode) and not node.items:
        problems.report("empty-value", node, key=key, thing=thing)
    found: dict[str, Scalar] = {}
    for item in node.items if isinstance(node, ListNode) else [node]:
        if isinstance(item, (ListNode, MapNode)):
            problems.report("not-a-name", item, key=key, thing=thing)
        elif isinstance(item, Scalar) and item.text in found:
            problems.report("repeated-value", item, value=item.text)
        elif isinstance(item, Scalar):
            found[item.text] = item
    return list(found.values())


def one_of(scalar: Scalar, words: type[Word], *, key: str, thing: str, problems: Collector) -> Word | None:
    """Return the scalar as one of these words."""
    try:
        return words(scalar.text)
    except ValueError:
        allowed = [word.value for word in words]
        problems.report(
            "not-one-of", scalar, near=allowed, value=scalar.text, key=key, thing=thing, allowed=allowed
        )
        return None


def has_good_id(entry: Entry, problems: Collector, reserved: frozenset[str] = frozenset()) -> bool:
    """Whether the entry's key can be an id; if not, that is reported."""
    if not ID.fullmatch(entry.id):
        problems.report("bad-id", entry.at, value=entry.id)
        return False
    if entry.id in reserved:
        problems.report("reserved-id", entry.at, value=entry.id)
        return False
    return True


def is_repeated(entry: Entry, known: Mapping[str, Entry], problems: Collector) -> bool:
    """Whether there is an entry of this id already, in whichever file; if so, that is reported."""
    first = known.get(entry.id)
    if first is None:
        return False
    problems.report("duplicate-id", entry.at, value=entry.id, path=first.at.file.path, line=first.at.line)
    return True


def whole_file(node: Node, kind: str, problems: Collector) -> Fields | None:
    """Return the keys at the top of a file, or None when it is not a map."""
    if not isinstance(node, MapNode):
        problems.unread("not-a-tree", node)
        return None
    if not node.entries:
        problems.unread("empty-file", node)
        return None
    at = Scalar(node.file, node.line, node.column, kind)
    return Fields(Entry(at, node, f"this {kind}"), kind, problems)
