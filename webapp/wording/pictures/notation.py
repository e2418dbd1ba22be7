"""Pictures in the notations of Mermaid and Graphviz, for whoever wants to draw them otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from webapp.language import _
from webapp.wording.grammar import labelled
from webapp.wording.pictures.charts import Box, Chart, Exit, Mark, Picture
from webapp.wording.pictures.maps import Entry, Map

LINE_LENGTH: Final = 40
MERMAID_WAYS: Final[dict[Mark, str]] = {"": "-->", "passed": "-->", "open": "-.->", "taken": "==>"}
DOT_WAYS: Final[dict[Mark, str]] = {"": "", "passed": "", "open": "style=dashed", "taken": "penwidth=3"}


@dataclass(frozen=True, slots=True)
class Node:
    """A box, exit or entry. `is_end`: it leads nowhere."""

    id: str
    text: str
    is_end: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way from one node to another."""

    start: str
    end: str
    text: str
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes under a heading."""

    id: str
    title: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """A picture as nodes and arrows."""

    title: str
    summary: str
    groups: tuple[Group, ...]
    arrows: tuple[Arrow, ...]


def graph_of_picture(picture: Picture) -> Graph:
    """Return a picture as nodes and arrows, each chart a group."""
    return Graph(
        f"{picture.title}, {picture.cited}",
        picture.summary,
        tuple(_group(chart) for chart in picture.charts),
        tuple(arrow for chart in picture.charts for arrow in _arrows(chart)),
    )


def graph_of_map(plan: Map) -> Graph:
    """Return a map as nodes and arrows: from each step to what rests on it, each band a group."""
    homes = {entry.letter: _entry_id(entry) for band in plan.bands for entry in band.entries if entry.letter}
    entries = [entry for band in plan.bands for entry in band.entries]
    return Graph(
        plan.title,
        plan.summary,
        tuple(
            Group(f"band{number}", band.title, tuple(_entry(entry) for entry in band.entries))
            for number, band in enumerate(plan.bands)
        ),
        tuple(arrow for entry in entries for arrow in _rests(entry, homes)),
    )


def as_mermaid(graph: Graph) -> str:
    """Write a graph as a Mermaid flowchart."""
    lines = ["flowchart TD", f"  accTitle: {_plain(graph.title)}", f"  accDescr: {_plain(graph.summary)}"]
    for group in graph.groups:
        lines.append(f'  subgraph {group.id}["{_mermaid(group.title)}"]')
        for node in group.nodes:
            before, after = ('(["', '"])') if node.is_end else ('["', '"]')
            lines.append(f"    {node.id}{before}{_mermaid(node.text)}{after}")
        lines.append("  end")
    for arrow in graph.arrows:
        label = f'|"{_mermaid(arrow.text)}"|' if arrow.text else ""
        lines.append(f"  {arrow.start} {MERMAID_WAYS[arrow.mark]}{label} {arrow.end}")
    return "\n".join(lines) + "\n"


def as_dot(graph: Graph) -> str:
    """Write a graph for Graphviz."""
    lines = [
        "digraph fingerpost {",
        f"  label={_dot(graph.title)};",
        '  labelloc=t; rankdir=TB; fontname="Source Sans 3,sans-serif";',
        '  node [shape=box, style=rounded, fontname="Source Sans 3,sans-serif"];',
        '  edge [fontname="Source Sans 3,sans-serif"];',
    ]
    for group in graph.groups:
        lines.append(f"  subgraph cluster_{group.id} {{")
        lines.append(f"    label={_dot(group.title)};")
        for node in group.nodes:
            shape = ", shape=box, style=solid, peripheries=2" if node.is_end else ""
            lines.append(f"    {node.id} [label={_dot(node.text)}{shape}];")
        lines.append("  }")
    for arrow in graph.arrows:
        looks = ", ".join(
            filter(None, (f"label={_dot(arrow.text)}" if arrow.text else "", DOT_WAYS[arrow.mark]))
        )
        lines.append(f"  {arrow.start} -> {arrow.end}{f' [{looks}]' if looks else ''};")
    return "\n".join([*lines, "}"]) + "\n"


def _group(chart: Chart) -> Group:
    nodes = [node for box in chart.boxes for node in _nodes(box)]
    if chart.always is not None:
        nodes.append(Node(f"{_name(chart)}_end", chart.always.label, is_end=True))
    title = labelled(chart.letter, chart.title) if chart.letter else chart.title
    return Group(f"chart_{_name(chart)}", title, tuple(nodes))


def _name(chart: Chart) -> str:
    return chart.letter or "main"


def _box_id(box: Box) -> str:
    return f"q{box.label}"


def _nodes(box: Box) -> Iterator[Node]:
    about = f"{box.about}. " if box.about else ""
    told = f"{box.label}. {about}{box.text}"
    if box.panel:
        told = _("{question} (taken apart in {letter})", question=told, letter=box.panel)
    yield Node(_box_id(box), told)
    for number, row in enumerate(box.rows):
        if isinstance(row.goal, Exit):
            yield Node(f"{_box_id(box)}_end{number}", row.goal.label, is_end=True)


def _arrows(chart: Chart) -> Iterator[Arrow]:
    for box in chart.boxes:
        for number, row in enumerate(box.rows):
            goal = row.goal
            end = _box_id(chart.boxes[goal]) if isinstance(goal, int) else f"{_box_id(box)}_end{number}"
            yield Arrow(_box_id(box), end, row.short, row.mark)


def _entry_id(entry: Entry) -> str:
    kind, name = ("rule", entry.rule) if entry.rule else ("step", entry.conclusion)
    return f"{kind}_{name.replace('-', '_')}"


def _entry(entry: Entry) -> Node:
    return Node(_entry_id(entry), f"{entry.title} ({entry.cited})" if entry.cited else entry.title)


def _rests(entry: Entry, homes: dict[str, str]) -> Iterator[Arrow]:
    for letter in entry.needs:
        yield Arrow(homes[letter], _entry_id(entry), "")
    for letter in entry.limbs:
        yield Arrow(homes[letter], _entry_id(entry), "", "open")


def _mermaid(text: str) -> str:
    """Escape a text that stands between quotation marks."""
    marks = {'"': "#quot;", "#": "#35;", "<": "#lt;", ">": "#gt;", "`": "#96;", "\\": "#92;"}
    return "".join(marks.get(character, character) for character in text)


def _plain(text: str) -> str:
    """Leave out what would end or open something in a line of Mermaid that has no quotation marks."""
    return "".join(character for character in text if character not in '{}#;"`')


def _dot(text: str) -> str:
    """Quote a text, in lines that are not too long."""
    lines = _short_lines(text.replace("\\", "\\\\").replace('"', '\\"').split())
    return '"' + "\\n".join(lines) + '"'


def _short_lines(words: Iterable[str]) -> list[str]:
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= LINE_LENGTH or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
