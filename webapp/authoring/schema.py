"""The JSON Schema of the tree format, built from the table of keys by which trees are read.

Editors go by it for completion and for errors as one types. It knows forms, not meanings: whether an id leads
anywhere, `fingerpost check` says.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from webapp.authoring.meanings import MEANINGS
from webapp.authoring.shapes import (
    CONDITION,
    NEVER,
    NUMBERS,
    PART,
    TEXT,
    Shape,
    entries,
    matching,
    one_of,
    ref,
    several,
    shape_of,
)
from webapp.model import UNSURE
from webapp.reading.keys import BOUNDS, ID, KEYS, OF_TYPE, RESERVED, SECTIONS

TITLE: Final = "A file of a Fingerpost tree"
FILES: Final = (
    "facts file",
    "sources file",
    "cases file",
    "text file",
    "subjects file",
    "events file",
    "terms file",
    "tree file",
)
NAMED: Final = {"conclusions": "conclusion", "rules": "rule", "duties": "duty", "notes": "note"}
OF_FILES: Final = {"facts": "fact", "documents": "document", "sources": "source", "cases": "case"} | {
    "subjects": "subject",
    "events": "event",
    "terms": "term",
}
WITH_RESERVED_IDS: Final = frozenset({"facts", "conclusions", "rules"})


def schema() -> Shape:
    """Return the schema of every file of a tree. What a file is shows in its keys."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": TITLE,
        "type": "object",
        "minProperties": 1,
        "properties": {
            key: _described(kind, key, _top(kind, key)) for kind in FILES for key in KEYS[kind].allowed
        },
        "additionalProperties": False,
        "allOf": [_together(kind) for kind in FILES],
        "definitions": _definitions(),
    }


def _together(kind: str) -> Shape:
    """Say that the keys of one kind of file stand together, and with no others."""
    keys = list(KEYS[kind].allowed)
    others = [key for other in FILES for key in KEYS[other].allowed if key not in keys]
    then: Shape = {"required": list(KEYS[kind].required), "properties": dict.fromkeys(others, NEVER)}
    return {"if": {"anyOf": [{"required": [key]} for key in keys]}, "then": then}


def _top(kind: str, key: str) -> Shape:
    """Return the shape of a key at the top of a file."""
    if key in OF_FILES:
        return _section(key, ref(OF_FILES[key]))
    if key in NAMED:
        return _section(key, ref(f"new {NAMED[key]}"))
    if key == "text":
        return ref("text")
    return ref(key) if key in {"replace", "change", "delete"} else shape_of(kind, key)


def _section(key: str, shape: Shape) -> Shape:
    names = matching(ID)
    if key in WITH_RESERVED_IDS:
        names["not"] = one_of(sorted(RESERVED))
    return entries(shape, names=names)


def _definitions() -> dict[str, Shape]:
    inner = [
        kind for kind in KEYS if kind not in FILES and kind not in {"replace", "change", "delete", "fact"}
    ]
    found = {kind: _entry(kind) for kind in inner}
    found |= {"rule": _rule(found["rule"]), "source": _source(found["source"]), "fact": _fact()}
    found["expectation"]["anyOf"] = [{"required": [key]} for key in KEYS["expectation"].optional]
    for section, kind in NAMED.items():
        found[f"new {kind}"] = _with(found[kind], "after", TEXT, f"The one of the {section} that it follows.")
        found[f"changed {kind}"] = {**found[kind], "required": []}
    changes = {"replace": "", "change": "changed "}
    for key, which in changes.items():
        sections = {section: _section(section, ref(f"{which}{kind}")) for section, kind in NAMED.items()}
        found[key] = _object(key, sections)
    found["delete"] = _object("delete", {section: several(TEXT) for section in SECTIONS})
    return found | _conditions()


def _entry(kind: str) -> Shape:
    return _object(kind, {key: shape_of(kind, key) for key in KEYS[kind].allowed})


def _object(kind: str, shapes: dict[str, Shape]) -> Shape:
    return {
        "type": "object",
        "properties": {key: _described(kind, key, shape) for key, shape in shapes.items()},
        "required": list(KEYS[kind].required),
        "additionalProperties": False,
    }


def _with(shape: Shape, key: str, value: Shape, words: str) -> Shape:
    properties = shape["properties"]
    assert isinstance(properties, dict)  # noqa: S101 - says to the type checker what `_object` has made
    return {**shape, "properties": {**properties, key: {**value, "description": words}}}


def _described(kind: str, key: str, shape: Shape) -> Shape:
    """Add what the key means; editors show it. Beside a reference nothing counts, so that it goes inside."""
    words = MEANINGS[kind][key]
    return {"description": words, "allOf": [shape]} if "$ref" in shape else {"description": words, **shape}


def _rule(shape: Shape) -> Shape:
    return {**shape, "dependencies": {"provided": ["exceptions"], "then": ["exceptions"]}}


def _source(shape: Shape) -> Shape:
    return {**shape, "not": {"required": ["at", "url"]}}


def _fact() -> Shape:
    """Return a fact, whose further keys depend on its type."""
    shape = _object("fact", {key: shape_of("fact", key) for key in KEYS["fact"].allowed if key != "means"})
    shape = _with(shape, "means", {}, MEANINGS["fact"]["means"])
    names = matching(ID) | {"not": one_of([UNSURE])}
    shape = _with(shape, "options", entries(ref("option"), least=2, names=names), MEANINGS["fact"]["options"])
    return {**shape, "allOf": [_of_type(name, keys) for name, keys in OF_TYPE.items()]}


def _of_type(name: str, keys: Iterable[str]) -> Shape:
    elsewhere = {key for others in OF_TYPE.values() for key in others} - set(keys)
    properties: dict[str, object] = dict.fromkeys(sorted(elsewhere), NEVER)
    if "means" in keys:
        properties["means"] = ref("yes-no") if name == "yes-no" else TEXT
    if name == "country":
        properties["means"] = {"type": "string", "pattern": r"^[^{]*\{country\}[^{]*$"}
    return {
        "if": {"properties": {"type": {"const": name}}, "required": ["type"]},
        "then": {"required": list(keys), "properties": properties},
    }


def _conditions() -> dict[str, Shape]:
    parts: Shape = {"type": "array", "items": PART, "minItems": 1}
    return {
        "condition": {
            "type": "object",
            "properties": {
                "all": {**parts, "description": "Every one of these conditions."},
                "any": {**parts, "description": "At least one of these conditions."},
                "not": {"description": "The contrary of this condition.", "allOf": [PART]},
            },
            "propertyNames": matching(ID),
            "additionalProperties": ref("test"),
        },
        "part of a condition": {"allOf": [CONDITION, {"minProperties": 1}]},
        "test": {
            "description": "The answers of a fact, yes or no of a conclusion, or states of a rule: one, or a"
            " list of which one must hold; {not: ...} turns it around; a number has bounds.",
            "anyOf": [several(TEXT), ref("turned around"), ref("bounds")],
        },
        "turned around": {
            "type": "object",
            "properties": {"not": {"allOf": [ref("test")]}},
            "required": ["not"],
            "additionalProperties": False,
        },
        "bounds": {
            "type": "object",
            "properties": dict.fromkeys(BOUNDS, NUMBERS),
            "minProperties": 1,
            "additionalProperties": False,
            "allOf": [
                {"not": {"required": ["at_least", "above"]}},
                {"not": {"required": ["at_most", "below"]}},
            ],
        },
    }
