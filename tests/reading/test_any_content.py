"""Properties of reading: no content brings a traceback, and both parsers of PyYAML say the same."""

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from webapp.reading import parse, read_library

EXTRA = "a-law/2026-01-31/extra.yaml"


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_no_bytes_bring_a_traceback(plant, content):
    for path in (EXTRA, "facts/extra.yaml", "sources/extra.yaml", "cases/extra.yaml"):
        assert read_library(plant(**{path: content})).problems is not None


WORDS = [
    "facts",
    "rules",
    "conclusions",
    "cases",
    "replace",
    "text",
    "when",
    "machine",
    "weight",
    "not",
    "any",
]
VALUES = [
    "yes",
    "none",
    "unsure",
    "applies",
    "5",
    "art-1",
    "a-law@2026-01-31",
    "at_least",
    "source",
    "expect",
]
MARKS = [
    "[",
    "]",
    "{",
    "}",
    "-",
    "?",
    "&a",
    "*a",
    "!",
    "|",
    ">",
    "'",
    '"',
    "#",
    ",",
    ":",
    "~",
    "<<",
    "%",
    "@",
]
PIECES = st.sampled_from([*(f"{word}:" for word in WORDS), *VALUES, *MARKS])
YAML_LIKE = st.lists(st.tuples(PIECES, st.sampled_from([" ", "\n", "\n  ", "\n    "]))).map(
    lambda pairs: "".join(piece + space for piece, space in pairs)
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(YAML_LIKE)
def test_nothing_that_looks_like_yaml_brings_a_traceback(plant, content):
    for path in (EXTRA, "facts/extra.yaml", "sources/extra.yaml", "cases/extra.yaml"):
        root = plant(**{path: content})

        assert all(
            problem.place.line >= 1 and problem.place.column >= 1 for problem in read_library(root).problems
        )


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("ask: Think: what?\n", "yaml-colon"),
        ('ask: "What?\n', "yaml-quote"),
        ("a: {b: c\nd: e\n", "yaml-bracket"),
        ("a: 'it's'\n", "yaml-rest"),
        ("a:\n  b: c\n d: e\n", "yaml-indent"),
        ("a: b\nfoo\nc: d\n", "yaml-indent"),
        ("a: @b\n", "yaml-character"),
        ("a: *\n", "yaml-character"),
        ("a: ,b\n", "yaml-character"),
        ("%YAML 3.0\n---\na: b\n", "yaml-syntax"),
    ],
)
@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader])
def test_both_parsers_of_pyyaml_bring_the_same_kind_of_message(problems, monkeypatch, content, kind, loader):
    monkeypatch.setattr(parse, "LOADER", loader)

    assert [line.split()[0] for line in problems(**{EXTRA: content})] == [kind]


def test_a_tree_is_read_alike_by_both_parsers_of_pyyaml(plant, monkeypatch):
    quick = read_library(plant()).library
    monkeypatch.setattr(parse, "LOADER", yaml.SafeLoader)

    assert read_library(plant()).library == quick
