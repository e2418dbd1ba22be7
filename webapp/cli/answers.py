"""Answers as people hand them to the command line: a file, a saved verdict, a link, or standard input.

Whatever is not an allowed answer is told, all of it at once, and nothing is decided then.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Final, TypeAlias
from urllib.parse import parse_qsl, urlsplit

from webapp import links
from webapp.answers import number_as_text, parse_value, value_as_text
from webapp.cli.console import UsageError
from webapp.cli.library import SeveralShelved, Shelved
from webapp.model import NONE, UNSURE, Answers, Fact, FactType, Problem, Value
from webapp.reading import read_answers
from webapp.saved import LARGEST_FILE, NotSaved, attached, is_pdf

LARGEST: Final = 1_000_000
MOST_SHOWN: Final = 60

Raw: TypeAlias = Mapping[str, Sequence[str]]
"""Fact id to the texts given for it, not checked yet."""


@dataclass(slots=True)
class Given:
    """The answers given. `faults`: why they cannot be used; `remarks`: what was left aside on purpose.

    `is_earlier`: saved with an earlier state of the tree, which may have asked what is not asked any more.
    """

    answers: dict[str, Value] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    is_earlier: bool = False


class _Unfit(Exception):
    """The input is no set of answers at all. The message says why."""


def take_answers(source: str, shelved: Shelved | SeveralShelved) -> Given:
    """Read answers from a file, a link or (`-`) standard input. Raises `UsageError` when there is none."""
    given = Given()
    try:
        raw = _raw(source, _content(source), shelved, given)
    except _Unfit as error:
        given.faults.append(str(error))
        return given
    facts = {fact.id: fact for fact in shelved.asked.facts}
    for name, texts in raw.items():
        if name in facts:
            _take(facts[name], texts, given)
        elif name in shelved.library.facts:
            given.remarks.append(f"“{name}” is left aside: it is not a question of {shelved.name}.")
        elif given.is_earlier:
            given.remarks.append(f"“{_short(name)}” is left aside: it is not a question any more.")
        else:
            given.faults.append(_unknown(name, facts))
    return given


def as_json(shelved: Shelved | SeveralShelved, answers: Answers) -> str:
    """Write answers as a file that `take_answers` reads back."""
    document: dict[str, str | list[str]] = {}
    for fact in shelved.asked.facts:
        if fact.id in answers:
            texts = list(value_as_text(fact, answers[fact.id]))
            document[fact.id] = texts if fact.type is FactType.CHOICES and texts != [UNSURE] else texts[0]
    return json.dumps(document, ensure_ascii=False, indent=2)


def _content(source: str) -> str:
    if source != "-" and _is_link(source) and not os.path.exists(source):  # noqa: PTH110 - a link may be too long for a Path
        return source
    try:
        content = sys.stdin.read(LARGEST + 1) if source == "-" else _of_file(Path(source))
    except UnicodeDecodeError:
        raise _Unfit(f"{_name(source)} is not text in UTF-8, so no answers could be read from it.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"Cannot read answers from “{source}”: {reason}.") from None
    if len(content) > LARGEST:
        raise _Unfit(f"{_name(source)} has more than {LARGEST:,} characters; no set of answers is that long.")
    return content.strip()


def _of_file(path: Path) -> str:
    with path.open("rb") as file:
        content = file.read(max(LARGEST, LARGEST_FILE) + 1)
    if is_pdf(content):
        try:
            content = attached(content)
        except NotSaved as error:
            raise _Unfit(str(error)) from None
    return content.decode("utf-8-sig")


def _name(source: str) -> str:
    return "standard input" if source == "-" else source


def _raw(source: str, content: str, shelved: Shelved | SeveralShelved, given: Given) -> Raw:
    if not content:
        raise _Unfit("There is nothing in it; without answers write {} in it.")
    if content[0] in "{[":
        return _from_json(content, shelved, given)
    if _is_link(content):
        return _from_link(content, shelved, given)
    read = read_answers(content, _name(source))
    given.faults += map(_told, read.problems)
    return read.words


def _told(problem: Problem) -> str:
    place = f"{problem.place.path}:{problem.place.line}:{problem.place.column}"
    return f"{place}: {problem.what} {problem.to_do}"


def _is_link(content: str) -> bool:
    return "=" in content and len(content.split()) == 1


def _from_link(link: str, shelved: Shelved | SeveralShelved, given: Given) -> Raw:
    query = urlsplit(link).query if "?" in link else link
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=links.MOST_PARAMETERS)
    except ValueError:
        raise _Unfit(
            f"The link has more than {links.MOST_PARAMETERS} parameters; no link of ours does."
        ) from None
    raw: dict[str, list[str]] = {}
    for name, value in pairs:
        raw.setdefault(name, []).append(value)
    _compare_digest(raw.pop(links.DIGEST, [""])[0], shelved, given)
    facts = {fact.id: fact for fact in shelved.asked.facts}
    return {
        name: links.texts_of(facts[name], texts) if name in facts else texts
        for name, texts in raw.items()
        if name not in links.RESERVED
    }


def _from_json(content: str, shelved: Shelved | SeveralShelved, given: Given) -> Raw:
    try:
        # Numbers stay as written: no digit is lost on the way through binary fractions.
        document = json.loads(
            content, object_pairs_hook=_unique, parse_float=str, parse_int=str, parse_constant=str
        )
    except json.JSONDecodeError as error:
        raise _Unfit(f"This is not JSON: {error.msg} in line {error.lineno}, column {error.colno}.") from None
    except RecursionError:
        raise _Unfit("This JSON is nested too deep to hold answers.") from None
    if isinstance(document, dict) and isinstance(document.get("answers"), dict):
        _compare_digest(str(document.get("tree", "")), shelved, given)
        document = document["answers"]
    if not isinstance(document, dict):
        raise _Unfit('Answers are written as {"fact": "value"}; this is a list.')
    return {name: _texts(name, value, given) for name, value in document.items()}


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    names = [name for name, _ in pairs]
    twice = [name for name in dict.fromkeys(names) if names.count(name) > 1]
    if twice:
        raise _Unfit(f"“{_short(twice[0])}” is answered more than once; only one answer could count.")
    return dict(pairs)


def _texts(name: str, value: object, given: Given) -> list[str]:
    """Return what stands for one fact as texts. Anything but texts and numbers is a fault, told here."""
    values: list[object] = value if isinstance(value, list) else [value]
    texts = [one for one in values if isinstance(one, str)]
    if len(texts) == len(values):
        return texts or [NONE]
    hint = ' Write "yes" or "no", with quotes.' if isinstance(value, bool) else ""
    given.faults.append(f"“{_short(name)}” has no text, number or list of texts as its value.{hint}")
    return []


def _compare_digest(digest: str, shelved: Shelved | SeveralShelved, given: Given) -> None:
    if digest and not any(known.startswith(digest) for known in shelved.digests):
        given.is_earlier = True
        given.remarks.append(
            f"These answers were saved with an earlier state of our reading of {shelved.name}, which has"
            " changed since. What follows is by the present state."
        )


def _take(fact: Fact, texts: Sequence[str], given: Given) -> None:
    if not texts:
        return
    value = parse_value(fact, texts)
    written = ", ".join(f"“{_short(text)}”" for text in texts)
    if value is None and given.is_earlier:
        given.remarks.append(f"{written} is left aside: it is not an answer to “{fact.id}” any more.")
    elif value is None:
        given.faults.append(f"{written} is not an answer to “{fact.id}”. {_allowed(fact, texts)}")
    else:
        given.answers[fact.id] = value


def _allowed(fact: Fact, texts: Sequence[str]) -> str:
    if fact.type is FactType.NUMBER:
        bounds = [
            f"{word} {number_as_text(bound)}"
            for word, bound in (("from", fact.minimum), ("to", fact.maximum))
            if bound is not None
        ]
        return f"Allowed are numbers {' '.join(bounds)}, and {UNSURE}.".replace("  ", " ")
    values = [option.value for option in fact.options]
    values += [NONE, UNSURE] if fact.type is FactType.CHOICES else [UNSURE]
    near = [match for text in texts if text not in values for match in get_close_matches(text, values, n=1)]
    meant = f"Did you mean {near[0]}? " if near else ""
    several = "one or more of " if fact.type is FactType.CHOICES else ""
    return f"{meant}Allowed: {several}{', '.join(values)}."


def _unknown(name: str, facts: Mapping[str, Fact]) -> str:
    near = get_close_matches(name, facts, n=1)
    meant = f" Did you mean {near[0]}?" if near else ""
    return f"There is no fact “{_short(name)}”.{meant}"


def _short(text: str) -> str:
    return text if len(text) <= MOST_SHOWN else text[:MOST_SHOWN] + "…"
