"""Answers in a YAML file of their own, as people hand them to the command line. No fact is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from webapp.model import Problem
from webapp.reading.collector import Collector
from webapp.reading.fields import names
from webapp.reading.nodes import BrokenNode, File, MapNode, Node, Scalar
from webapp.reading.parse import parse

ANSWERS: Final = "answers"


@dataclass(frozen=True, slots=True)
class LooseAnswers:
    """What a file says: fact id to the words given for it. With problems it cannot be relied on."""

    words: dict[str, tuple[str, ...]]
    problems: tuple[Problem, ...]


def read_answers(content: str, name: str) -> LooseAnswers:
    """Read answers from the content of a file called `name`: facts with values, or the same below `answers`.

    >>> read_answers("dog: yes", "my.yaml").words
    {'dog': ('yes',)}
    """
    problems = Collector()
    node = parse(File(name, content), problems)
    inner = node.entries.get(ANSWERS) if isinstance(node, MapNode) else None
    words = _words(inner[1] if inner is not None else node, problems)
    return LooseAnswers(words, problems.sorted())


def _words(node: Node | None, problems: Collector) -> dict[str, tuple[str, ...]]:
    if isinstance(node, MapNode):
        return {key.text: _given(key, value, problems) for key, value in node.entries.values()}
    if node is not None and not isinstance(node, BrokenNode):
        problems.report("not-a-map", node, key=ANSWERS, thing="this file")
    return {}


def _given(key: Scalar, value: Node, problems: Collector) -> tuple[str, ...]:
    if isinstance(value, Scalar) and value.is_empty:
        problems.report("empty-value", key, key=key.text, thing="`answers`")
        return ()
    return tuple(word.text for word in names(value, problems, key=key.text, thing="`answers`"))
