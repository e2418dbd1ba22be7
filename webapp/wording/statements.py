"""One sentence for one condition: what was answered, or what is still open."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from webapp.engine import Explainer, Reason, Truth
from webapp.language import N_, _
from webapp.model import NONE, UNSURE, Answers, Condition, Found, State, Test, Within
from webapp.wording.grammar import enumerate_words, itemise, quantity, sentence
from webapp.wording.sentences import Words, exactly

MOST_ALTERNATIVES: Final = 3
"""So many meanings fit into one sentence with "whether"; beyond that the question itself is quoted."""


class Statements:
    """Says what became of conditions for one set of answers."""

    def __init__(self, words: Words, answers: Answers, explainer: Explainer) -> None:
        self._words = words
        self._answers = answers
        self._explainer = explainer

    def say(self, reason: Reason) -> str:
        """Say why one condition that no other is a part of holds, fails or is open."""
        condition = reason.condition
        if reason.truth is Truth.UNKNOWN:
            return self._open_sentence(condition)
        if isinstance(condition, Test):
            return sentence(self._answered(condition, holds=reason.truth is Truth.TRUE))
        if isinstance(condition, Within):
            return sentence(self._measured(condition, holds=reason.truth is Truth.TRUE))
        if (
            isinstance(condition, Found)
            and (state := self._explainer.state(condition.rule)) is not State.UNKNOWN
        ):
            gives_way = state is State.APPLIES and State.DOES_NOT_APPLY in condition.states
            told = self._words.clause(Found(condition.rule, frozenset({state})))
            return sentence(_("{rule_applies} instead", rule_applies=told) if gives_way else told)
        if reason.truth is Truth.FALSE:
            return sentence(self._words.denial(condition))
        return sentence(self._words.clause(condition))

    def _open_sentence(self, condition: Condition) -> str:
        if not isinstance(condition, Test | Within):
            return sentence(_("It is still open whether {clause}", clause=self._words.clause(condition)))
        fact = self._words.facts[condition.fact]
        unsure = self._answers.get(fact.id) == UNSURE
        if isinstance(condition, Test) and (
            len(condition.values) > MOST_ALTERNATIVES or NONE in condition.values
        ):
            asked = N_("It is not known: {question}") if unsure else N_("It is not answered yet: {question}")
            return _(asked, question=fact.ask)
        clause = self._words.clause(condition)
        told = (
            N_("It is not known whether {clause}")
            if unsure
            else N_("It is not answered yet whether {clause}")
        )
        return sentence(_(told, clause=clause))

    def _answered(self, test: Test, *, holds: bool) -> str:
        """Say a test by the answer that decided it, which is clearer than by what was tested."""
        fact = self._words.facts[test.fact]
        value = self._answers[test.fact]
        if isinstance(value, str):
            return fact.option(value).means
        if isinstance(value, Decimal):
            return self._words.measured(fact, quantity(value, fact.unit))
        if not holds:
            return self._missed(test, value)
        if not value:
            return self._words.clause(Test(fact.id, frozenset({NONE})))
        return enumerate_words(self._words.meanings(fact, value & test.values), "and")

    def _missed(self, test: Test, chosen: frozenset[str]) -> str:
        """Say that no tested option was chosen, by what was chosen instead where that is shorter."""
        fact = self._words.facts[test.fact]
        if NONE in test.values:
            return enumerate_words(self._words.meanings(fact, chosen), "and")
        if chosen and len(test.values) > MOST_ALTERNATIVES:
            labels = itemise(option.label for option in fact.options if option.value in chosen)
            return _("the answer to “{question}” is: {answer}", question=fact.ask, answer=labels)
        return self._words.denial(test)

    def _measured(self, test: Within, *, holds: bool) -> str:
        fact = self._words.facts[test.fact]
        value = self._answers[test.fact]
        bounds = self._words.bounds(test) if holds else self._words.bounds_denied(test)
        if not isinstance(value, Decimal):
            return self._words.clause(test) if holds else self._words.denial(test)
        shown, number = quantity(value, fact.unit), fact.means or _("the number")
        if bounds == exactly(shown):
            return _("{number} is {amount}", number=number, amount=bounds)
        return _("{number} is {amount}, which is {bounds}", number=number, amount=shown, bounds=bounds)
