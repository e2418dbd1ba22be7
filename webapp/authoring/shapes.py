"""What the value of each key looks like, in JSON Schema (draft 7, which editors know best).

A tree's scalars are text, whatever they look like; an editor may have read `1` as a number, so both are
let in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final, TypeAlias

from webapp.answers import NUMBER
from webapp.model import FactType, Level, State, Status, Topic
from webapp.reading.keys import DAY, ID, MONTH
from webapp.reading.sources import ADDRESS, FRAGMENT

Shape: TypeAlias = dict[str, object]

SCALAR: Final = ["string", "number", "boolean"]
MONTH_OF_A_YEAR: Final = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
TEXT_KEY: Final = re.compile(rf"(?:{ID.pattern})@(?:{DAY.pattern}|{MONTH.pattern})")


def ref(name: str) -> Shape:
    """Return a reference to one of the definitions."""
    return {"$ref": f"#/definitions/{name}"}


def matching(*patterns: re.Pattern[str]) -> Shape:
    """Return a text that one of the patterns matches as a whole."""
    return {"type": "string", "pattern": f"^(?:{'|'.join(pattern.pattern for pattern in patterns)})$"}


def one_of(words: type[StrEnum] | Iterable[str]) -> Shape:
    """Return one of some words."""
    return {"enum": [str(word) for word in words]}


def several(shape: Shape) -> Shape:
    """Return one value, or a list of different ones."""
    return {"anyOf": [shape, {"type": "array", "items": shape, "minItems": 1, "uniqueItems": True}]}


def entries(shape: Shape, *, least: int = 0, names: Shape | None = None) -> Shape:
    """Return a map from ids to values of this shape."""
    found: Shape = {
        "type": "object",
        "propertyNames": names or matching(ID),
        "additionalProperties": shape,
    }
    return found | ({"minProperties": least} if least else {})


NEVER: Final[Shape] = {"not": {}}
TEXT: Final[Shape] = {"type": SCALAR, "minLength": 1}
NAMES: Final = several(TEXT)
NUMBERS: Final[Shape] = {"anyOf": [{"type": "number"}, matching(NUMBER)]}
DAYS: Final = matching(DAY) | {"format": "date"}
URL: Final = matching(ADDRESS)
YES_NO: Final = one_of(["yes", "no"])
CONDITION: Final = ref("condition")
PART: Final = ref("part of a condition")
ANSWERS: Final = entries(several(TEXT))

SHAPES: Final[Mapping[tuple[str, str], Shape]] = {
    ("subject", "about"): TEXT,
    ("event", "date"): {"anyOf": [DAYS, matching(MONTH_OF_A_YEAR)]},
    ("event", "until"): DAYS,
    ("term", "stands_in"): NAMES,
    ("document", "url"): URL,
    ("source", "at"): matching(FRAGMENT),
    ("source", "url"): URL,
    ("fact", "type"): one_of(FactType),
    ("fact", "minimum"): NUMBERS,
    ("fact", "maximum"): NUMBERS,
    ("fact", "only_if"): PART,
    ("fact", "changeable"): YES_NO,
    ("fact", "known_to_user"): YES_NO,
    ("text", "status"): one_of(Status),
    ("text", "source"): TEXT,
    ("text", "files"): NAMES,
    ("text", "amends"): matching(TEXT_KEY),
    ("conclusion", "when"): PART,
    ("rule", "finding"): one_of(Level),
    ("rule", "then"): one_of(Level),
    ("rule", "when"): CONDITION,
    ("rule", "applies_from"): DAYS,
    ("rule", "applies_until"): DAYS,
    ("rule", "addressed_to"): NAMES,
    ("limb", "when"): CONDITION,
    ("duty", "who"): NAMES,
    ("duty", "when"): CONDITION,
    ("duty", "from"): DAYS,
    ("duty", "done_when"): PART,
    ("note", "topic"): one_of(Topic),
    ("note", "when"): CONDITION,
    ("case", "answers"): ANSWERS,
    ("case", "expect"): entries(ref("expectation"), names=matching(TEXT_KEY)),
    ("case", "topics"): NAMES,
    ("case", "discuss"): NAMES,
    ("expectation", "level"): one_of(Level),
    ("expectation", "findings"): entries(one_of(State)),
    ("expectation", "missing"): entries({"anyOf": [NAMES, {"type": "array", "maxItems": 0}]}),
    ("expectation", "duties"): entries(YES_NO),
}
"""The shape of each key that is not simply a text, by kind of entry and key; see `shape_of` for the rest."""

OF_KEY: Final[Mapping[str, Shape]] = {
    "source": NAMES,
    "unless": entries(ref("limb")),
    "exceptions": entries(ref("limb")),
    "provided": entries(ref("limb")),
}
"""The shape of keys that look alike in every entry."""


def shape_of(kind: str, key: str) -> Shape:
    """Return the shape of a key's value."""
    return SHAPES.get((kind, key)) or OF_KEY.get(key) or TEXT
