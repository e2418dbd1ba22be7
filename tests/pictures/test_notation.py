"""Mermaid and Graphviz: what is written can be read back as the same graph."""

import re
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.trees import fact, partial_answers, rule, test, text, texts
from webapp.engine import compile_text
from webapp.wording.pictures import describe_map, describe_picture
from webapp.wording.pictures.notation import as_dot, as_mermaid, graph_of_map, graph_of_picture

some = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))

MERMAID_GROUP = re.compile(r'  subgraph (\w+)\["([^"]*)"\]')
MERMAID_NODE = re.compile(r'    (\w+)(?:\["([^"]*)"\]|\(\["([^"]*)"\]\))')
MERMAID_ARROW = re.compile(r'  (\w+) (-->|-\.->|==>)(?:\|"([^"]*)"\|)? (\w+)')
DOT_TEXT = r'"((?:[^"\\]|\\.)*)"'
DOT_GROUP = re.compile(r"  subgraph cluster_(\w+) \{")
DOT_NODE = re.compile(rf"    (\w+) \[label={DOT_TEXT}(?:, shape=box, style=solid, peripheries=2)?\];")
DOT_ARROW = re.compile(
    rf"  (\w+) -> (\w+)(?: \[(?:label={DOT_TEXT})?(?:, )?(?:style=dashed|penwidth=3)?\])?;"
)


def read_mermaid(written):
    """Return nodes and arrows of a flowchart. Fails on a line that is none of its kinds."""
    head, title, summary, *lines = written.splitlines()
    assert head == "flowchart TD"
    assert title.startswith("  accTitle: ")
    assert summary.startswith("  accDescr: ")
    nodes, arrows, depth = set(), set(), 0
    for line in lines:
        if MERMAID_GROUP.fullmatch(line):
            depth += 1
        elif line == "  end":
            depth -= 1
        elif found := MERMAID_NODE.fullmatch(line):
            assert depth == 1
            assert found[1] not in nodes
            nodes.add(found[1])
        else:
            found = MERMAID_ARROW.fullmatch(line)
            assert found, line
            arrows.add((found[1], found[4]))
    assert depth == 0
    return nodes, arrows


def read_dot(written):
    """Return the same of a Graphviz file."""
    lines = written.splitlines()
    assert lines[0] == "digraph fingerpost {"
    assert lines[-1] == "}"
    assert re.fullmatch(rf"  label={DOT_TEXT};", lines[1])
    nodes, arrows, depth = set(), set(), 0
    for line in lines[5:-1]:
        if DOT_GROUP.fullmatch(line):
            depth += 1
        elif line == "  }":
            depth -= 1
        elif found := DOT_NODE.fullmatch(line):
            assert found[1] not in nodes
            nodes.add(found[1])
        elif not re.fullmatch(rf"    label={DOT_TEXT};", line):
            found = DOT_ARROW.fullmatch(line)
            assert found, line
            arrows.add((found[1], found[2]))
    assert depth == 0
    return nodes, arrows


def assert_both_say(graph):
    nodes = {node.id for group in graph.groups for node in group.nodes}
    arrows = {(arrow.start, arrow.end) for arrow in graph.arrows}

    assert read_mermaid(as_mermaid(graph)) == (nodes, arrows)
    assert read_dot(as_dot(graph)) == (nodes, arrows)
    assert {end for arrow in arrows for end in arrow} <= nodes


@some
@given(st.data())
def test_pictures_and_maps_of_any_text_can_be_read_back(data):
    tree = data.draw(texts())
    program = compile_text(tree)
    answers = data.draw(st.none() | partial_answers(tree.facts))

    for one in tree.rules:
        assert_both_say(graph_of_picture(describe_picture(program, one.id, answers)))
    assert_both_say(graph_of_map(describe_map(tree)))


def test_pictures_and_maps_of_all_texts_can_be_read_back(library):
    for tree in library.texts:
        program = compile_text(tree)
        for one in tree.rules:
            assert_both_say(graph_of_picture(describe_picture(program, one.id)))
        assert_both_say(graph_of_map(describe_map(tree)))


def test_characters_that_mean_something_to_the_notations_are_only_shown():
    hostile = 'Is "this" #1; a <b> `c`? {d} [e] \\ | end'
    tree = text([replace(fact("a"), ask=hostile)], [rule("r", test("a"))])
    graph = graph_of_picture(describe_picture(compile_text(tree), "r"))

    assert_both_say(graph)
    assert "#quot;this#quot;" in as_mermaid(graph)
    assert '\\"this\\"' in as_dot(graph)


def test_the_way_of_answers_is_drawn_thick_and_dashed():
    tree = text([fact("a"), fact("b")], [rule("r", test("a"))])
    taken = graph_of_picture(describe_picture(compile_text(tree), "r", {"a": "yes"}))
    still_open = graph_of_picture(describe_picture(compile_text(tree), "r", {"a": "unsure"}))

    assert as_mermaid(taken).count("==>") == 1
    assert as_dot(taken).count("penwidth=3") == 1
    assert as_mermaid(still_open).count("-.->") == 2
    assert as_dot(still_open).count("style=dashed") == 2
