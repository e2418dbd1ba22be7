"""Answers as clauses: what somebody says with them, and what another answer would say instead."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from webapp.engine import Program
from webapp.engine.evaluate import matches
from webapp.engine.smallest import Ground
from webapp.language import _, joined, ngettext
from webapp.model import NONE, Fact, Test, Value, Within
from webapp.wording.grammar import enumerate_words, quantity, quoted
from webapp.wording.questions import answer_in_words
from webapp.wording.sentences import Words

MOST_NAMED: Final = 3
"""So many answers that come to the same are named in a clause; more are counted."""


class Answering:
    """Says answers to the facts of one text."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.words = Words(program.text)

    def clause(self, fact: Fact, value: Value) -> str:
        """Say one definite answer: "people are compared at once"."""
        if isinstance(value, Decimal):
            return self.words.measured(fact, quantity(value, fact.unit))
        if isinstance(value, str):
            return fact.option(value).means
        return enumerate_words(self.words.meanings(fact, value), "and") or self._none(fact)

    def ground(self, ground: Ground) -> str:
        """Say an answer as far as a reason rests on it."""
        fact, value = ground.fact, ground.value
        if not isinstance(value, frozenset):
            return self.clause(fact, value)
        if not value:
            return self._without(fact, ground.without)
        if not ground.without:
            return self.clause(fact, value)
        return _(
            "{clause}, and nothing else offered to “{question}” fits",
            clause=self.clause(fact, value),
            question=fact.ask,
        )

    def other(self, fact: Fact, values: Sequence[Value], before: Value | None) -> str:
        """Say some other answers to one fact, all of which come to the same.

        Of several choices, what `before` did not have or does not have any more; of a number, on which side
        of the text's bounds it lies.
        """
        if isinstance(values[0], Decimal):
            return self.words.measured(fact, self._bounds(fact, values[0], before))
        if isinstance(values[0], frozenset):
            kept = before if isinstance(before, frozenset) else frozenset()
            return self._toggled(fact, [value for value in values if isinstance(value, frozenset)], kept)
        clauses = self.words.meanings(fact, [value for value in values if isinstance(value, str)])
        return _some(clauses)

    def label(self, fact: Fact, values: Sequence[Value]) -> str:
        """Name some answers to one fact as its question offers them; one of several choices stands alone."""
        if isinstance(values[0], Decimal):
            return enumerate_words(
                [self._bounds(fact, v, None) for v in values if isinstance(v, Decimal)], "or"
            )
        told = _some([quoted(answer_in_words(fact, value)) for value in values])
        alone = any(isinstance(value, frozenset) and value for value in values)
        return _("{answers} alone", answers=told) if alone else told

    def _toggled(self, fact: Fact, values: Sequence[frozenset[str]], before: frozenset[str]) -> str:
        """Say the options that are added to an answer, or else those that are taken away."""
        added = frozenset().union(*values) - before
        if added:
            clause = enumerate_words(self.words.meanings(fact, added), "or")
            return _("{clause} as well", clause=clause) if before else clause
        gone = [option for value in values for option in before - value]
        return enumerate_words(
            [
                self.words.denial(Test(fact.id, frozenset({option.value})))
                for option in fact.options
                if option.value in gone
            ],
            "or",
        )

    def _without(self, fact: Fact, options: frozenset[str]) -> str:
        if len(options) > MOST_NAMED:
            return self._none(fact)
        return self.words.denial(Test(fact.id, options))

    def _none(self, fact: Fact) -> str:
        return self.words.clause(Test(fact.id, frozenset({NONE})))

    def _bounds(self, fact: Fact, value: Decimal, before: Value | None) -> str:
        """Say where a number lies, by the tests that come out otherwise for it than for the number before."""
        tests = [test for _node, test in self.program.atoms.get(fact.id, ()) if isinstance(test, Within)]
        if isinstance(before, Decimal):
            tests = [test for test in tests if matches(test, value) != matches(test, before)]
        bounds = (
            self.words.bounds(test) if matches(test, value) else self.words.bounds_denied(test)
            for test in tests
        )
        return enumerate_words(list(dict.fromkeys(bounds)), "and") or quantity(value, fact.unit)


def _some(words: Sequence[str]) -> str:
    """Name some of these, and count the others.

    >>> _some(["a", "b", "c", "d"]), _some(["a", "b", "c", "d", "e"])
    ('a, b, c or d', 'a, b, c or one of 2 others')
    """
    if len(words) <= MOST_NAMED + 1:
        return enumerate_words(words, "or")
    return ngettext(
        "{named} or {number} other",
        "{named} or one of {number} others",
        len(words) - MOST_NAMED,
        named=joined(", ", words[:MOST_NAMED]),
    )
