"""The schema lets in every tree that reading lets in, and shows editors the faults that it can see."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
import yaml
from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError

from webapp.authoring import MEANINGS, schema
from webapp.reading.keys import KEYS

SCHEMA = schema()
VALIDATOR = Draft7Validator(SCHEMA, format_checker=Draft7Validator.FORMAT_CHECKER)

SEEN = {
    "bad-date",
    "bad-fragment",
    "bad-id",
    "bad-number",
    "bad-url",
    "comma-in-braces",
    "country-means",
    "empty-condition",
    "empty-expectation",
    "empty-value",
    "few-options",
    "key-of-other-type",
    "missing-key",
    "not-a-list",
    "not-a-map",
    "not-a-name",
    "not-one-of",
    "not-text",
    "repeated-value",
    "reserved-id",
    "two-addresses",
    "two-bounds",
    "unknown-key",
    "without-exceptions",
}
"""The kinds of problems that a schema can see: those of form, in one file."""

UNSEEN = {
    ("bad-fragment", 5): "that the document's own address has a # already",
    ("bad-url", 6): "which host has a bracket too many",
    ("case-of-wrong-shapes", None): "nothing: the file is no YAML",
    ("rule-states", None): "which keys of a condition are rules",
    ("text-lists-itself", 9): "that text.yaml needs not name itself",
}
"""What takes more than a look at the form, by tree and line."""


class Texts(yaml.CSafeLoader):
    """Reads scalars as a tree means them: as text; empty ones as nothing."""


class Core(yaml.CSafeLoader):
    """Reads scalars as YAML 1.2 does, and with it editors: numbers as numbers, `yes` as text."""


NULL = re.compile(r"^(?:~|null|)$")
Texts.yaml_implicit_resolvers = {first: [("tag:yaml.org,2002:null", NULL)] for first in ["~", "n", ""]}
Core.yaml_implicit_resolvers = {
    **Texts.yaml_implicit_resolvers,
    **{first: [("tag:yaml.org,2002:int", re.compile(r"^-?[0-9]+$"))] for first in "-0123456789"},
    "t": [("tag:yaml.org,2002:bool", re.compile("^true$"))],
    "f": [("tag:yaml.org,2002:bool", re.compile("^false$"))],
}


def files(folder):
    return sorted(folder.rglob("*.yaml"))


def faults(path, loader=Texts):
    document = yaml.load(path.read_text(encoding="utf-8"), loader)  # noqa: S506 - both are safe loaders
    return list(VALIDATOR.iter_errors(document))


def leaves(error: ValidationError) -> Iterator[ValidationError]:
    """Yield the error and everything below it that could be meant."""
    yield error
    for inner in error.context or ():
        yield from leaves(inner)


def line_of(root: yaml.Node, path: list[object]) -> int:
    """Return the line of a value's key, or of the value in a list."""
    line = root.start_mark.line + 1
    for step in path:
        if isinstance(root, yaml.MappingNode):
            key, root = next((key, value) for key, value in root.value if key.value == str(step))
            line = key.start_mark.line + 1
        else:
            root = root.value[step]
            line = root.start_mark.line + 1
    return line


def lines(path) -> set[int]:
    """Return every line at which an editor would show an error."""
    root = yaml.compose(path.read_text(encoding="utf-8"), Texts)
    found = set()
    for error in (leaf for fault in faults(path) for leaf in leaves(fault)):
        place = list(error.absolute_path)
        found.add(line_of(root, place))
        if error.validator == "pattern" and "propertyNames" in error.schema_path:
            found.add(line_of(root, [*place, error.instance]))
        if isinstance(error.instance, dict):
            # An unknown or misplaced key is told at the map that has it; editors underline the key.
            named = re.findall(r"'([^']*)'", error.message)
            found |= {line_of(root, [*place, name]) for name in named if name in error.instance}
    return found


def test_it_is_a_schema():
    Draft7Validator.check_schema(SCHEMA)


def test_the_one_in_the_documentation_is_the_one_that_is_printed(checkout):
    written = json.loads((checkout / "docs/tree-format.schema.json").read_text(encoding="utf-8"))

    assert written == SCHEMA, "run: fingerpost schema > docs/tree-format.schema.json"


@pytest.mark.parametrize("loader", [Texts, Core])
def test_all_our_trees_fit(checkout, loader):
    assert {
        path.name: fault.message for path in files(checkout / "trees") for fault in faults(path, loader)
    } == {}


@pytest.mark.parametrize("loader", [Texts, Core])
def test_all_good_trees_fit(checkout, loader):
    good = files(checkout / "tests/trees/good")

    assert {str(path): fault.message for path in good for fault in faults(path, loader)} == {}


def told(checkout):
    """Yield each problem of form that the bad trees bring: tree, kind, path in it, line."""
    for tree in sorted((checkout / "tests/trees/bad").iterdir()):
        for line in (tree / "expected.txt").read_text(encoding="utf-8").splitlines():
            kind, path, number = re.match(r"(\S+) (.*?):(\d+):\d+ ", line).groups()
            beyond = {(tree.name, int(number)), (tree.name, None)} & set(UNSEEN)
            if kind in SEEN and not beyond and (tree / path).is_file():
                yield tree, kind, path, int(number)


def test_each_fault_of_form_in_the_bad_trees_shows_at_its_line(checkout):
    found = list(told(checkout))
    unseen = [
        f"{tree.name}: {kind} in line {number}, not in {sorted(lines(tree / path))}"
        for tree, kind, path, number in found
        if number not in lines(tree / path)
    ]

    assert unseen == []
    assert len(found) > 80


def test_every_kind_that_a_schema_can_see_is_among_the_bad_trees(checkout):
    assert {kind for _, kind, _, _ in told(checkout)} == SEEN


def test_every_key_of_the_format_has_its_meaning_and_no_other_does():
    assert {kind: set(keys) for kind, keys in MEANINGS.items()} == {
        kind: set(keys.allowed) for kind, keys in KEYS.items()
    }


def test_editors_show_the_meaning_of_every_key():
    written = json.dumps(SCHEMA, ensure_ascii=False)

    missing = {
        (kind, key)
        for kind, keys in MEANINGS.items()
        for key, words in keys.items()
        if json.dumps(words, ensure_ascii=False) not in written
    }
    assert missing == set()


@pytest.mark.parametrize(
    ("document", "fits"),
    [
        ({"facts": {}, "group": "A"}, True),
        ({"facts": {}, "rules": {}}, False),
        ({"group": "A"}, False),
        ({"rules": {}, "duties": {}, "delete": {"notes": ["a"]}}, True),
        ({"text": {}, "rules": {}}, False),
        ({}, False),
        ({"ruels": {}}, False),
    ],
)
def test_the_keys_of_one_kind_of_file_stand_together(document, fits):
    assert VALIDATOR.is_valid(document) is fits


RULE = {"title": "T", "finding": "prohibited", "source": "art-1"}


@pytest.mark.parametrize(
    ("when", "fits"),
    [
        ({}, True),
        ({"place": "home"}, True),
        ({"place": ["home", "street"]}, True),
        ({"place": {"not": ["home", "street"]}}, True),
        ({"years": {"at_least": 4, "below": "5.5"}}, True),
        ({"years": {"at_least": 4, "above": 3}}, False),
        ({"years": {"least": 4}}, False),
        ({"years": {}}, False),
        ({"any": [{"place": "home"}, {"all": [{"not": {"a": "yes"}}]}]}, True),
        ({"any": {"place": "home"}}, False),
        ({"any": []}, False),
        ({"any": [{}]}, False),
        ({"not": {}}, False),
        ({"Place": "home"}, False),
        ({"place": []}, False),
        ({"place": ["home", "home"]}, False),
        ("yes", False),
    ],
)
def test_conditions_stand_in_each_other_as_deep_as_one_likes(when, fits):
    document = {"rules": {"r": {**RULE, "when": when}}}
    deeper = {"rules": {"r": {**RULE, "when": {"all": [{"not": when}]}}}}

    assert VALIDATOR.is_valid(document) is fits
    assert VALIDATOR.is_valid(deeper) is (fits and when != {})
