"""The address grammar: answers to a query string and back. No other module knows it.

The answers are the address: parameters in tree order, several choices joined by a dot, `none` for the empty
set, the tree's digest as `v` at the end; to compare several texts, their names come first, as `texts`.
Whatever an address holds beyond that is told in a notice; it is never dropped in silence and never an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Final, TypeAlias
from urllib.parse import quote_plus

from webapp.answers import parse_value, value_as_text
from webapp.model import Answers, Fact, FactType, Library, Selection, Text, Value, select

Askable: TypeAlias = Text | Selection
"""What is asked together: one text, or several to be compared."""

CHANGE: Final = "change"
ASKED: Final = "asked"
DIGEST: Final = "v"
TEXTS: Final = "texts"
LOOK: Final = "look"
"""Set on a question to see where each of its answers leads."""
SO_FAR: Final = "so_far"
"""Set to see the verdict on the answers so far although a question is left."""
RESERVED: Final = frozenset({CHANGE, ASKED, DIGEST, LOOK, SO_FAR, TEXTS})
"""Parameter names with a meaning of their own; no fact may have one of them as its id."""

DIGEST_LENGTH: Final = 12
MOST_PARAMETERS: Final = 500
MOST_CHARACTERS: Final = 6_000
"""Above what every answer to every text takes together, and below what the server takes as a line."""
MOST_QUOTED: Final = 60
MOST_UNKNOWN: Final = 5
"""So many names of texts that there are not are told one by one."""
JOINT: Final = "."
"""Stands between several choices: no id has it, and browsers leave it as it is in what a form sends."""
COMMA: Final = ","
"""Stands between the names of several texts."""


class Trouble(StrEnum):
    """What was found in an address that is not as we write it."""

    UNKNOWN_NAME = "unknown-name"
    UNKNOWN_VALUE = "unknown-value"
    NO_VALUE = "no-value"
    REPEATED = "repeated"
    UNKNOWN_QUESTION = "unknown-question"
    TOO_MUCH = "too-much"
    TREE_CHANGED = "tree-changed"
    UNKNOWN_TEXT = "unknown-text"
    NOT_ASKED = "not-asked"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing in the address that was left aside, for the page to tell. All of it is safe to show."""

    trouble: Trouble
    name: str = ""
    value: str = ""
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class ParsedLink:
    """What an address says. `change`: the question to ask again; `asked`: the question just submitted.

    `look`: whether to show where the answers of a question lead; `so_far`: whether to show the verdict now.
    `at_form`: what the form of the question just asked tells, for whatever shows no form.
    """

    answers: Answers
    change: Fact | None = None
    asked: Fact | None = None
    digest: str | None = None
    notices: tuple[Notice, ...] = ()
    look: bool = False
    so_far: bool = False
    at_form: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedComparison:
    """What the address of a comparison says: which texts, and the same answers for all of them."""

    selection: Selection
    link: ParsedLink


def parse_comparison(pairs: Iterable[tuple[str, str]], library: Library) -> ParsedComparison:
    """Read which texts to compare, apart or joined by commas, and the answers to their facts.

    Answers to facts that none of these texts uses, but another does, are told in one notice.
    """
    pairs = list(pairs)
    names = dict.fromkeys(name.strip() for key, raw in pairs if key == TEXTS for name in raw.split(COMMA))
    found = {name: library.text(name) for name in names if name}
    selection = select(text for text in found.values() if text is not None)
    link = parse(((key, raw) for key, raw in pairs if key != TEXTS), selection)
    unknown = [Notice(Trouble.UNKNOWN_TEXT, TEXTS, quote(name)) for name, text in found.items() if not text]
    notices = (*unknown[:MOST_UNKNOWN], *_of_other_texts(link.notices, library))
    return ParsedComparison(selection, replace(link, notices=notices))


def _of_other_texts(notices: Iterable[Notice], library: Library) -> Iterator[Notice]:
    """Gather into one notice what answers facts of other texts."""
    others = []
    for notice in notices:
        if notice.trouble is Trouble.UNKNOWN_NAME and notice.name in library.facts:
            others.append(library.facts[notice.name].ask)
        else:
            yield notice
    if others:
        yield Notice(Trouble.NOT_ASKED, value=" ".join(others))


def parse(pairs: Iterable[tuple[str, str]], text: Askable) -> ParsedLink:
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
        if name not in facts and name not in RESERVED - {TEXTS}
    ]
    answers: dict[str, Value] = {}
    at_form: list[Notice] = []
    for fact in text.facts:
        value = parse_value(fact, texts_of(fact, values.get(fact.id, ())))
        if value is not None:
            answers[fact.id] = value
        elif fact.id in values:
            (at_form if fact is asked else notices).append(_refusal(fact, values[fact.id]))
    look, so_far = (name in values for name in (LOOK, SO_FAR))
    return ParsedLink(answers, change, asked, digest, tuple(notices), look, so_far, tuple(at_form))


class Writer:
    """Writes the query strings of one page, which has many of nearly the same answers."""

    def __init__(self, text: Askable) -> None:
        self._text = text
        self._places = {fact.id: place for place, fact in enumerate(text.facts)}
        self._known: dict[tuple[str, Value], str] = {}

    def build(self, answers: Answers, change: Fact | None = None, *, also: str = "") -> str:
        """Write the canonical query of these answers, of one text maybe empty. `also`: `LOOK` or `SO_FAR`."""
        written = [_encode([chosen]) for chosen in _chosen(self._text)]
        asked = answers.keys() & self._places.keys()
        written += [self._pair(name, answers[name]) for name in sorted(asked, key=self._places.__getitem__)]
        if change is not None:
            written.append(_encode([(CHANGE, change.id)]))
        if also:
            written.append(_encode([(also, "1")]))
        if written:
            written.append(_encode([(DIGEST, mark(self._text))]))
        return "&".join(written)

    def _pair(self, name: str, value: Value) -> str:
        if (name, value) not in self._known:
            fact = self._text.facts[self._places[name]]
            self._known[name, value] = _encode([_parameter(fact, value)])
        return self._known[name, value]


def build(text: Askable, answers: Answers, change: Fact | None = None, *, also: str = "") -> str:
    """Write one canonical query string, see `Writer`."""
    return Writer(text).build(answers, change, also=also)


def saved_query(answers: Mapping[str, Sequence[str]], tree: str, texts: Sequence[str] = ()) -> str:
    """Write answers out of a saved result, unchecked, as a query that is then read like any other.

    `tree`: the digest of the tree that they were given under; `texts`: the names of several to compare.
    """
    chosen = [(TEXTS, COMMA.join(texts))] if texts else []
    answered = [(name, JOINT.join(given)) for name, given in answers.items() if name not in RESERVED]
    digest = [(DIGEST, tree[:DIGEST_LENGTH])] if tree else []
    return _encode([*chosen, *answered, *digest])


def parameters(text: Askable, answers: Answers) -> tuple[tuple[str, str], ...]:
    """Return the answers as parameters in tree order, as an address or a form's hidden fields hold them."""
    answered = (fact for fact in text.facts if fact.id in answers)
    return (*_chosen(text), *(_parameter(fact, answers[fact.id]) for fact in answered))


def _chosen(text: Askable) -> tuple[tuple[str, str], ...]:
    return ((TEXTS, COMMA.join(one.key for one in text.texts)),) if isinstance(text, Selection) else ()


def _parameter(fact: Fact, value: Value) -> tuple[str, str]:
    return fact.id, JOINT.join(value_as_text(fact, value))


def texts_of(fact: Fact, given: Iterable[str]) -> list[str]:
    """Return the texts of a parameter's values: choices stand joined, or apart as forms send them."""
    filled = [raw.strip() for raw in given if raw.strip()]
    if fact.type is not FactType.CHOICES:
        return filled
    return [part for raw in filled for part in raw.split(JOINT)]


def address(text: Askable, answers: Answers, shape: str = "") -> str:
    """Return the lasting path and query of these answers; `shape` is empty, or "json", "pdf" or "csv"."""
    ending = f".{shape}" if shape else ""
    path = f"/check/{text.key}" if isinstance(text, Text) else "/compare"
    query = build(text, answers)
    return f"{path}{ending}" + (f"?{query}" if query else "")


def length(text: Askable, answers: Answers) -> int:
    """Count the characters of the longest address, without host, that the page of these answers links to."""
    longest_change = max((len(f"&{CHANGE}={fact.id}&{LOOK}=1") for fact in text.facts), default=0)
    return len(address(text, answers)) + max(longest_change, len(".json"))


def mark(text: Askable) -> str:
    """Return the part of the tree's digest that links carry."""
    return text.digest[:DIGEST_LENGTH]


def quote(raw: str) -> str:
    """Make a piece of an address safe to show: printable characters only, and not too many of them.

    >>> quote("a" + chr(0) + "b"), len(quote("x" * 500))
    ('a?b', 61)
    """
    shown = "".join(character if character.isprintable() else "?" for character in raw[:MOST_QUOTED])
    return shown + "…" if len(raw) > MOST_QUOTED else shown


def _encode(pairs: Iterable[tuple[str, str]]) -> str:
    return "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in pairs)


@lru_cache(maxsize=4_096)
def _quoted(text: str) -> str:
    """Quote a name or value; a page has hundreds of links that hold the same ones."""
    return quote_plus(text, safe="@,")


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


def _digest(values: dict[str, list[str]], text: Askable, notices: list[Notice]) -> str | None:
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
