"""YAML to nodes, from the stream of events: nothing is resolved, expanded or constructed.

No other module knows YAML. Reading the events one by one keeps time and memory bounded whatever the
file holds: levels and values are counted before anything is built of them, and an alias is never followed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import yaml
from yaml.error import Mark
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from webapp.reading.characters import has_only_allowed_characters
from webapp.reading.collector import Collector
from webapp.reading.nodes import BrokenNode, File, ListNode, MapNode, Node, Scalar

LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser written in C is about twenty times faster; not every installation of PyYAML has it."""

MOST_LEVELS: Final = 30
MOST_VALUES: Final = 50_000
MOST_SPACES: Final = 100

ADVICE: Final = (
    ("mapping values are not allowed", "yaml-colon"),
    ("while scanning a quoted scalar", "yaml-quote"),
    ("while parsing a flow", "yaml-bracket"),
    ("while parsing a block node", "yaml-character"),
    ("found character", "yaml-character"),
    ("while scanning an a", "yaml-character"),  # an anchor or alias
    ("a tag", "yaml-character"),
    ("while scanning a simple key", "yaml-indent"),
    ("while parsing a block", "yaml-indent"),
)
"""What the parser says of the faults that authors make most, and our kind of problem for it."""


class Refused(Exception):
    """The rest of the file is not read."""


@dataclass(slots=True)
class _Pair:
    """The key that waits for its value; None: the key was refused, and the value goes with it."""

    key: Scalar | None


@dataclass(slots=True)
class _OpenMap:
    node: MapNode
    in_braces: bool
    waiting: _Pair | None = None


@dataclass(slots=True)
class _OpenList:
    node: ListNode


_Open: TypeAlias = _OpenMap | _OpenList


@dataclass
class _Builder:
    """Builds the nodes of one file; `open` are the lists and maps around the next event."""

    file: File
    problems: Collector
    open: list[_Open] = field(default_factory=list)
    top: Node | None = None
    values: int = 0

    def take(self, event: Event, mark: Mark) -> None:
        """Add what the event brings. Raises `Refused` when no more of the file is to be read."""
        if isinstance(event, NodeEvent):
            self.values += 1
            if self.values > MOST_VALUES:
                self._refuse("too-many-values", mark, most=MOST_VALUES)
            if len(self.open) >= MOST_LEVELS:
                self._refuse("too-deep", mark, most=MOST_LEVELS)
            if event.anchor is not None:
                kind_id = "alias" if isinstance(event, AliasEvent) else "anchor"
                self.problems.report(kind_id, self._at(mark), name=event.anchor)
            self._open_or_add(event, mark)
        elif isinstance(event, CollectionEndEvent):
            self._add(self.open.pop().node, mark)
        elif isinstance(event, DocumentStartEvent) and self.top is not None:
            self._refuse("several-documents", mark)

    def _open_or_add(self, event: NodeEvent, mark: Mark) -> None:
        line, column = mark.line + 1, mark.column + 1
        if isinstance(event, (ScalarEvent, CollectionStartEvent)) and event.tag is not None:
            self.problems.report("tag", self._at(mark), name=event.tag)
        if isinstance(event, ScalarEvent):
            self._add(Scalar(self.file, line, column, event.value, not event.style), mark)
        elif isinstance(event, MappingStartEvent):
            self.open.append(_OpenMap(MapNode(self.file, line, column), bool(event.flow_style)))
        elif isinstance(event, SequenceStartEvent):
            self.open.append(_OpenList(ListNode(self.file, line, column)))
        else:
            self._add(BrokenNode(self.file, line, column), mark)

    def _add(self, node: Node, mark: Mark) -> None:
        if not self.open:
            self.top = node
            return
        around = self.open[-1]
        if isinstance(around, _OpenList):
            around.node.items.append(node)
        elif around.waiting is None:
            around.waiting = _Pair(self._key(node))
        else:
            key, around.waiting = around.waiting.key, None
            if key is not None:
                self._add_pair(around, key, node, mark)

    def _key(self, node: Node) -> Scalar | None:
        if isinstance(node, Scalar) and node.text == "<<":
            self.problems.report("merge-key", node)
        elif isinstance(node, Scalar):
            return node
        elif not isinstance(node, BrokenNode):
            self.problems.report("key-not-text", node)
        return None

    def _add_pair(self, around: _OpenMap, key: Scalar, node: Node, mark: Mark) -> None:
        entries = around.node.entries
        if around.in_braces and isinstance(node, Scalar) and self._lacks_colon(node, mark):
            self.problems.report("comma-in-braces", key, key=key.text)
        elif key.text in entries:
            self.problems.report("duplicate-key", key, key=key.text, line=entries[key.text][0].line)
        else:
            entries[key.text] = (key, node)

    def _lacks_colon(self, value: Scalar, mark: Mark) -> bool:
        if value.text or not value.plain:
            return False
        before = self.file.text[max(0, mark.index - MOST_SPACES) : mark.index]
        return not before.rstrip().endswith(":")

    def _at(self, mark: Mark) -> Scalar:
        return Scalar(self.file, mark.line + 1, mark.column + 1)

    def _refuse(self, kind_id: str, mark: Mark, **words: object) -> None:
        self.problems.unread(kind_id, self._at(mark), near=(), **words)
        raise Refused


def parse(file: File, problems: Collector) -> Node | None:
    """Return what the file holds, or None when it is not YAML as we allow it, which is told."""
    if not has_only_allowed_characters(file, problems):
        return None
    builder = _Builder(file, problems)
    loader = LOADER(file.text)
    try:
        while not isinstance(event := loader.get_event(), StreamEndEvent):
            builder.take(event, event.start_mark)
    except Refused:
        return None
    except yaml.MarkedYAMLError as error:
        _report(error, file, problems)
        return None
    finally:
        loader.dispose()
    if builder.top is None or (isinstance(builder.top, Scalar) and builder.top.is_empty):
        problems.unread("empty-file", file)
        return None
    return builder.top


def _report(error: yaml.MarkedYAMLError, file: File, problems: Collector) -> None:
    context = error.context or ""
    kind_id = next((kind for words, kind in ADVICE if words in f"{context} {error.problem}"), "yaml-syntax")
    # Where the fault began: at what was open then, unless that is a block, which may have begun far above.
    in_block = context.startswith("while parsing a block")
    mark = error.problem_mark if in_block else error.context_mark or error.problem_mark
    at = Scalar(file, mark.line + 1, mark.column + 1) if mark else Scalar(file, 1, 1)
    if kind_id == "yaml-indent" and _stands_inside(at):
        kind_id = "yaml-rest"
    problems.unread(kind_id, at, reason=error.problem)


def _stands_inside(at: Scalar) -> bool:
    return at.line <= len(at.file.lines) and bool(at.file.lines[at.line - 1][: at.column - 1].strip())
