"""Words of the law, explained beside the questions that use them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from webapp.model import Fact, Term
from webapp.wording.citations import cite
from webapp.wording.grammar import by_letters
from webapp.wording.view import SourceView


@dataclass(frozen=True, slots=True)
class TermView:
    """One word with what it means, and where that stands."""

    id: str
    term: str
    means: str
    sources: tuple[SourceView, ...]


def describe_terms(terms: Iterable[Term]) -> tuple[TermView, ...]:
    """Show terms in the order of their letters."""
    found = (TermView(term.id, term.term, term.means, cite(term.sources)) for term in terms)
    return tuple(sorted(found, key=lambda view: by_letters(view.term)))


def explain(fact: Fact, terms: Iterable[Term]) -> tuple[TermView, ...]:
    """Show the terms that stand in a question."""
    return describe_terms(term for term in terms if fact.id in term.facts)
