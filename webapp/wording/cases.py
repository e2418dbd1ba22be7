"""A case in words: its facts as sentences, and what every text makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from webapp.engine import Program
from webapp.engine.comparison import compare
from webapp.language import _, pgettext
from webapp.model import UNSURE, Case, Fact, Selection, Subject, Value, select, topic_words
from webapp.wording.citations import cite
from webapp.wording.comparing import describe_comparison
from webapp.wording.comparison_view import ColumnView, ComparisonView
from webapp.wording.grammar import enumerate_words, quantity, sentence
from webapp.wording.view import SourceView


@dataclass(frozen=True, slots=True)
class FactsView:
    """Facts of a case on one group of questions, as sentences."""

    group: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResultView:
    """What one text makes of a case. `because`: why the case's author expects it, else empty.

    `settled`: the case answers everything that this text asks.
    """

    column: ColumnView
    settled: bool
    because: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case, ready to show. `results`: one for each text, by age; `comparison`: the whole matrix."""

    case: Case
    topics: tuple[str, ...]
    sources: tuple[SourceView, ...]
    facts: tuple[FactsView, ...]
    results: tuple[ResultView, ...]
    comparison: ComparisonView


def describe_case(
    programs: Mapping[str, Program], case: Case, subjects: Mapping[str, Subject], *, today: date
) -> CaseView:
    """Put a case into words under all these texts, as read on the day `today`."""
    comparison = compare(programs.values(), case.answers, subjects.values())
    view = describe_comparison(programs, comparison, today=today)
    expected = {expectation.text: expectation.because for expectation in case.expectations}
    return CaseView(
        case=case,
        topics=tuple(map(topic_in_words, case.topics)),
        sources=cite(case.sources),
        facts=describe_facts(select(program.text for program in programs.values()), case),
        results=tuple(
            ResultView(column, cell.level is not None, expected.get(column.text.key, ""))
            for column, cell in zip(view.columns, comparison.whole.cells, strict=True)
        ),
        comparison=view,
    )


def describe_facts(selection: Selection, case: Case) -> tuple[FactsView, ...]:
    """Tell the facts of a case as sentences, by the groups of their questions in the order of asking."""
    facts = [fact for fact in selection.facts if fact.id in case.answers]
    groups = list(dict.fromkeys(fact.group for fact in facts))
    facts.sort(key=lambda fact: groups.index(fact.group))
    return tuple(
        FactsView(group, tuple(text for fact in found for text in _told(fact, case.answers[fact.id])))
        for group, found in groupby(facts, key=lambda fact: fact.group)
    )


def topic_in_words(topic: str) -> str:
    """Write a topic out.

    >>> topic_in_words("police-live")
    'Police live'
    """
    return pgettext("topic", topic_words(topic))


def _told(fact: Fact, value: Value) -> Iterator[str]:
    if value == UNSURE:
        yield _("Not known: {question}", question=fact.ask)
    elif isinstance(value, Decimal):
        amount = quantity(value, fact.unit)
        yield sentence(_("{number} is {amount}", number=fact.means or fact.ask, amount=amount))
    elif isinstance(value, str):
        yield sentence(fact.option(value).means)
    elif value:
        chosen = [option.means for option in fact.options if option.value in value]
        yield sentence(enumerate_words(chosen, "and"))
    else:
        yield _("{question} None of them.", question=fact.ask)
