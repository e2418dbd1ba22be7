"""The address grammar: answers to a query string and back. No other module knows it.

The answers are the address: parameters in tree order, several choices joined by a dot, `none` for the empty
set, the tree's digest as `v` at the end. Whatever an address holds beyond that is told in a notice; it is
never dropped in silence and never an error.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import urlencode

from webapp.answers import parse_value, value_as_text
from webapp.model import Answers, Fact, FactType, Text, Value

CHANGE: Final = "change"
ASKED: Final = "asked"
DIGEST: Final = "v"
RESERVED: Final = frozenset({CHANGE, ASKED, DIGEST})
"""Parameter names with a meaning of their own; no fact may have one of them as its id."""

DIGEST_LENGTH: Final = 12
MOST_PARAMETERS: Final = 500
MOST_CHARACTERS: Final = 5_000
MOST_QUOTED: Final = 60
JOINT: Final = "."
"""Stands between several choices: no id has it, and browsers leave it as it is in what a form sends."""


class Trouble(StrEnum):
    """What was found in an address that is not as we write it."""

    UNKNOWN_NAME = "unknown-name"
    UNKNOWN_VALUE = "unknown-value"
    NO_VALUE = "no-value"
    REPEATED = "repeated"
    UNKNOWN_QUESTION = "unknown-question"
    TOO_MUCH = "too-much"
    TREE_CHANGED = "tree-changed"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing in the address that was left aside, for the page to tell. All of it is safe to show."""

    trouble: Trouble
    name: str = ""
    value: str = ""
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class ParsedLink:
    """What an address says. `change`: the question to ask again; `asked`: the question just submitted."""

    answers: Answers
    change: Fact | None = None
    asked: Fact | None = None
    digest: str | None = None
    notices: tuple[Notice, ...] = ()


def parse(pairs: Iterable[tuple[str, str]], text: Text) -> ParsedLink:
    """Read the parameters of an address as answers to the text's facts.

    A fact whose values are not all allowed is left unanswered, so that its question comes up again: the
    half of an answer could say something else than what was meant. The fact just asked brings no notice of
    its own; its form says what is wrong with it.
    """
    values, notices = _collect(pairs)
    facts = {fact.id: fact for fact in text.facts}
    asked = _question(values, ASKED, facts, notices)
    change = _question(values, CHANGE, facts, notices)
    digest = _digest(values, text, notices)
    notices += [
        Notice(Trouble.UNKNOWN_NAME, quote(name), quote(", ".join(raw)))
        for name, raw in values.items()
        if name not in facts and name not in RESERVED
    ]
    answers: dict[str, Value] = {}
    for fact in text.facts:
        value = parse_value(fact, texts_of(fact, values.get(fact.id, ())))
        if value is not None:
            answers[fact.id] = value
        elif fact.id in values and fact is not asked:
            notices.append(_refusal(fact, values[fact.id]))
    return ParsedLink(answers, change, asked, digest, tuple(notices))


def build(text: Text, answers: Answers, change: Fact | None = None) -> str:
    """Write the canonical query string of these answers; empty when nothing is answered or asked again."""
    written = list(parameters(text, answers))
    if change is not None:
        written.append((CHANGE, change.id))
    if written:
        written.append((DIGEST, mark(text)))
    return urlencode(written)


def parameters(text: Text, answers: Answers) -> tuple[tuple[str, str], ...]:
    """Return the answers as parameters in tree order, as an address or a form's hidden fields hold them."""
    return tuple(
        (fact.id, JOINT.join(value_as_text(fact, answers[fact.id])))
        for fact in text.facts
        if fact.id in answers
    )


def texts_of(fact: Fact, given: Iterable[str]) -> list[str]:
    """Return the texts of a parameter's values: choices stand joined, or apart as forms send them."""
    filled = [raw.strip() for raw in given if raw.strip()]
    if fact.type is not FactType.CHOICES:
        return filled
    return [part for raw in filled for part in raw.split(JOINT)]


def address(text: Text, answers: Answers, shape: str = "") -> str:
    """Return the lasting path and query of these answers; `shape` is empty, or "json", "pdf" or "csv"."""
    ending = f".{shape}" if shape else ""
    query = build(text, answers)
    return f"/check/{text.key}{ending}" + (f"?{query}" if query else "")


def length(text: Text, answers: Answers) -> int:
    """Count the characters of the longest address, without host, that the page of these answers links to."""
    longest_change = max((len(f"&{CHANGE}={fact.id}") for fact in text.facts), default=0)
    return len(address(text, answers)) + max(longest_change, len(".json"))


def mark(text: Text) -> str:
    """Return the part of the tree's digest that links carry."""
    return text.digest[:DIGEST_LENGTH]


def quote(raw: str) -> str:
    """Make a piece of an address safe to show: printable characters only, and not too many of them.

    >>> quote("a" + chr(0) + "b"), len(quote("x" * 500))
    ('a?b', 61)
    """
    shown = "".join(character if character.isprintable() else "?" for character in raw[:MOST_QUOTED])
    return shown + "…" if len(raw) > MOST_QUOTED else shown


def _collect(pairs: Iterable[tuple[str, str]]) -> tuple[dict[str, list[str]], list[Notice]]:
    """Group the values by name, up to the limits; what lies beyond them is left aside with a notice."""
    values: dict[str, list[str]] = {}
    characters = 0
    for count, (name, raw) in enumerate(pairs, start=1):
        characters += len(name) + len(raw) + len("=&")
        if count > MOST_PARAMETERS or characters > MOST_CHARACTERS:
            return values, [Notice(Trouble.TOO_MUCH, quote(name))]
        values.setdefault(name, []).append(raw)
    return values, []


def _single(values: dict[str, list[str]], name: str, notices: list[Notice]) -> str | None:
    given = values.get(name, [])
    if len(given) > 1:
        notices.append(Notice(Trouble.REPEATED, name, quote(", ".join(given))))
        return None
    return given[0] if given else None


def _question(
    values: dict[str, list[str]], name: str, facts: dict[str, Fact], notices: list[Notice]
) -> Fact | None:
    given = _single(values, name, notices)
    if given is not None and given not in facts:
        notices.append(Notice(Trouble.UNKNOWN_QUESTION, name, quote(given)))
    return facts.get(given) if given is not None else None


def _digest(values: dict[str, list[str]], text: Text, notices: list[Notice]) -> str | None:
    given = _single(values, DIGEST, notices)
    if given is not None and given != mark(text):
        notices.append(Notice(Trouble.TREE_CHANGED, DIGEST, quote(given)))
    return given


def _refusal(fact: Fact, given: list[str]) -> Notice:
    filled = [raw for raw in given if raw.strip()]
    if not filled:
        return Notice(Trouble.NO_VALUE, fact.id, fact=fact)
    repeated = len(filled) > 1 and fact.type is not FactType.CHOICES
    trouble = Trouble.REPEATED if repeated else Trouble.UNKNOWN_VALUE
    return Notice(trouble, fact.id, quote(", ".join(filled)), fact)
