"""The questions of a text as a blank form on paper: numbered, and with where each answer leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from webapp.language import _
from webapp.model import NONE, All, Any, Condition, Fact, FactType, Not, Option, Test, Text, Within
from webapp.wording.citations import cite
from webapp.wording.grammar import chain, enumerate_words, many_of, quantity, quoted
from webapp.wording.view import SourceView


@dataclass(frozen=True, slots=True)
class Line:
    """One answer to tick. `leads`: the numbers of questions that only arise with answers such as this one."""

    label: str
    leads: str


@dataclass(frozen=True, slots=True)
class BlankQuestion:
    """One question on paper. `gate`: when to answer it, empty for always; `unit`: of a number to write."""

    number: int
    ask: str
    hint: str
    gate: str
    lines: tuple[Line, ...]
    several: bool
    unit: str
    country: bool
    find_out: str
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class BlankView:
    """The form of one text: its questions in the order of asking, in groups."""

    text: Text
    groups: tuple[tuple[str, tuple[BlankQuestion, ...]], ...]
    count: int


def describe_blank(text: Text) -> BlankView:
    """Write the questions of a text down, so that they can be answered without a computer."""
    known = {fact.id: (number, fact) for number, fact in enumerate(text.facts, start=1)}
    leads = _leads(text)
    written = [_question(number, fact, known, leads) for number, fact in known.values()]
    grouped = groupby(zip(text.facts, written, strict=True), lambda pair: pair[0].group)
    return BlankView(
        text=text,
        groups=tuple((name, tuple(question for _fact, question in found)) for name, found in grouped),
        count=len(written),
    )


def _question(
    number: int,
    fact: Fact,
    known: Mapping[str, tuple[int, Fact]],
    leads: Mapping[tuple[str, str], tuple[int, ...]],
) -> BlankQuestion:
    on_paper = fact.type not in (FactType.COUNTRY, FactType.NUMBER)
    several = fact.type is FactType.CHOICES
    options = (*fact.options, *((_none(),) if several else ())) if on_paper else ()
    return BlankQuestion(
        number=number,
        ask=fact.ask,
        hint=fact.hint or "",
        gate="" if fact.only_if is None else _in_words(fact.only_if, known),
        lines=tuple(
            Line(option.label, _numbers(leads.get((fact.id, option.value), ()))) for option in options
        ),
        several=several,
        unit=many_of(fact.unit or _("number")) if fact.type is FactType.NUMBER else "",
        country=fact.type is FactType.COUNTRY,
        find_out=fact.find_out,
        sources=cite(fact.sources),
    )


def _none() -> Option:
    return Option(NONE, _("None of these"), "")


def _numbers(found: Iterable[int]) -> str:
    return ", ".join(map(str, found))


def _leads(text: Text) -> dict[tuple[str, str], tuple[int, ...]]:
    """Return, for each answer that a later question's condition names, the numbers of these questions."""
    found: dict[tuple[str, str], dict[int, None]] = {}
    for number, fact in enumerate(text.facts, start=1):
        for test in _named(fact.only_if) if fact.only_if else ():
            for value in test.values:
                found.setdefault((test.fact, value), {})[number] = None
    return {answer: tuple(numbers) for answer, numbers in found.items()}


def _named(condition: Condition) -> Iterator[Test]:
    """Yield the tests that answers must pass; what must not be answered leads nowhere."""
    match condition:
        case Test():
            yield condition
        case All(parts) | Any(parts):
            for part in parts:
                yield from _named(part)
        case _:
            return


def _in_words(condition: Condition, known: Mapping[str, tuple[int, Fact]]) -> str:
    match condition:
        case Test(fact, values):
            number, asked = known[fact]
            return _("{number} is {answers}", number=number, answers=_labels(asked, values))
        case Not(Test(fact, values)):
            number, asked = known[fact]
            return _("{number} is not {answers}", number=number, answers=_labels(asked, values))
        case Within():
            number, asked = known[condition.fact]
            return _("{number} is {range}", number=number, range=_range(condition, asked))
        case All(parts):
            return chain([_in_words(part, known) for part in parts], "and")
        case Any(parts):
            return chain([_in_words(part, known) for part in parts], "or")
        case Not(part):
            return _("not: {condition}", condition=_in_words(part, known))
        case _:
            raise AssertionError(condition)


def _labels(fact: Fact, values: frozenset[str]) -> str:
    labels = [quoted(option.label) for option in fact.options if option.value in values]
    return enumerate_words([*labels, *([quoted(_none().label)] if NONE in values else [])], "or")


def _range(within: Within, fact: Fact) -> str:
    found = []
    if within.low is not None:
        low = quantity(within.low, fact.unit)
        found.append(
            _("above {number}", number=low) if within.low_open else _("at least {number}", number=low)
        )
    if within.high is not None:
        high = quantity(within.high, fact.unit)
        found.append(
            _("below {number}", number=high) if within.high_open else _("at most {number}", number=high)
        )
    return enumerate_words(found, "and")
