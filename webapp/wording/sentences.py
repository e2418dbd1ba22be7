"""Conditions in words, from what the facts' own answers mean: what a text asks for, whatever was answered.

A clause has no capital and no full stop ("people are compared at once"), so that it can stand in a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final, assert_never

from webapp.answers import number_as_text
from webapp.model import (
    NONE,
    All,
    Any,
    Condition,
    Fact,
    FactType,
    Found,
    Holds,
    Not,
    State,
    Test,
    Text,
    Within,
)
from webapp.wording.levels import STATES
from webapp.wording.negation import negated

JOINTS: Final = (" and ", " or ", ": ")


def sentence(clause: str) -> str:
    """Make a sentence of a clause.

    >>> sentence("people are compared at once")
    'People are compared at once.'
    """
    return clause[:1].upper() + clause[1:] + ("" if clause.endswith((".", "?", "!")) else ".")


def enumerate_words(words: Sequence[str], joint: str) -> str:
    """List words as a sentence does.

    >>> enumerate_words(["time", "place", "persons"], "and")
    'time, place and persons'
    """
    if len(words) < 2:  # noqa: PLR2004 (two words need a joint)
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def quantity(number: Decimal, unit: str | None) -> str:
    """Write a number with its unit.

    >>> quantity(Decimal("4.50"), "years"), quantity(Decimal(1), "years"), quantity(Decimal(3), None)
    ('4.5 years', '1 year', '3')
    """
    word = (unit or "").removesuffix("s") if number == 1 else (unit or "")
    return f"{number_as_text(number)} {word}".strip()


class Words:
    """Says the conditions of one text."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.facts = {fact.id: fact for fact in text.facts}
        self.conclusions = {conclusion.id: conclusion for conclusion in text.conclusions}
        self.rules = {rule.id: rule for rule in text.rules}

    def clause(self, condition: Condition) -> str:
        """Say the condition as if it were true."""
        match condition:
            case Test():
                return self._test(condition)
            case Within():
                return f"{self._subject(condition.fact)} is {self.bounds(condition)}"
            case Holds(conclusion):
                return self.conclusions[conclusion].means
            case Found(rule, states):
                return f"{self.rule_name(rule)} {_states(states)}"
            case All(parts):
                return self._joined(parts, "and") or "nothing further is needed"
            case Any(parts):
                return self._joined(parts, "or") or "nothing can bring this about"
            case Not(part):
                return self.denial(part)
            case _:
                assert_never(condition)

    def denial(self, condition: Condition) -> str:
        """Say the condition as if it were false."""
        match condition:
            case Test():
                return self._test_denied(condition)
            case Within():
                return f"{self._subject(condition.fact)} is {self.bounds_denied(condition)}"
            case Holds(conclusion):
                return self.conclusions[conclusion].means_not
            case Found(rule, states):
                return f"{self.rule_name(rule)} {_states(_other_states(states))}"
            case All(parts):
                return self.clause(Any(tuple(Not(part) for part in parts)))
            case Any(parts):
                return self.clause(All(tuple(Not(part) for part in parts)))
            case Not(part):
                return self.clause(part)
            case _:
                assert_never(condition)

    def rule_name(self, rule: str) -> str:
        """Name a rule inside a sentence: its title, with its citation."""
        found = self.rules[rule]
        cite = f" ({found.sources[0].cite})" if found.sources else ""
        return f"“{found.title}”{cite}"

    def meanings(self, fact: Fact, values: Iterable[str]) -> list[str]:
        """Return what these options of a fact mean, in the order of its options."""
        wanted = frozenset(values)
        return [option.means for option in fact.options if option.value in wanted]

    def bounds(self, test: Within) -> str:
        """Say between which bounds a number must lie: "at least 4 years"."""
        unit = self.facts[test.fact].unit
        if test.low is not None and test.low == test.high:
            return f"exactly {quantity(test.low, unit)}"
        found = []
        if test.low is not None:
            found.append(f"{'more than' if test.low_open else 'at least'} {quantity(test.low, unit)}")
        if test.high is not None:
            found.append(f"{'less than' if test.high_open else 'at most'} {quantity(test.high, unit)}")
        return " and ".join(found) or "any number"

    def bounds_denied(self, test: Within) -> str:
        """Say where a number lies that is not between these bounds: "less than 4 years"."""
        unit = self.facts[test.fact].unit
        found = []
        if test.low is not None:
            found.append(f"{'at most' if test.low_open else 'less than'} {quantity(test.low, unit)}")
        if test.high is not None:
            found.append(f"{'at least' if test.high_open else 'more than'} {quantity(test.high, unit)}")
        return " or ".join(found) or "no number"

    def _subject(self, fact: str) -> str:
        return self.facts[fact].means or f"the answer to “{self.facts[fact].ask}”"

    def _test(self, test: Test) -> str:
        fact = self.facts[test.fact]
        found = self.meanings(fact, test.values)
        if NONE in test.values and fact.type is FactType.CHOICES:
            found.append(f"none of the answers offered to “{fact.ask}” fits")
        return enumerate_words(found, "or")

    def _test_denied(self, test: Test) -> str:
        fact = self.facts[test.fact]
        if NONE in test.values and fact.type is FactType.CHOICES:
            return _none_of([self._test(test)])
        others = [option for option in fact.options if option.value not in test.values]
        if fact.type in {FactType.YES_NO, FactType.CHOICE} and len(others) == 1:
            return others[0].means
        return _none_of(self.meanings(fact, test.values))

    def _joined(self, parts: tuple[Condition, ...], joint: str) -> str:
        """Join the parts so that it stays clear which of them belong together."""
        clauses = [self.clause(part) for part in parts]
        if len(parts) == 1:
            return clauses[0]
        plain = all(not any(mark in clause for mark in JOINTS) for clause in clauses)
        if plain and not any(_is_compound(part) for part in parts):
            return enumerate_words(clauses, joint)
        bracketed = [
            f"({clause})" if _is_compound(part) else clause
            for part, clause in zip(parts, clauses, strict=True)
        ]
        return f", {joint} ".join(bracketed)


def _is_compound(condition: Condition) -> bool:
    match condition:
        case All(parts) | Any(parts):
            return len(parts) > 1 or any(_is_compound(part) for part in parts)
        case Not(part):
            return _is_compound(part)
        case Test(_, values):
            return len(values) > 1
        case _:
            return False


def _none_of(clauses: Sequence[str]) -> str:
    if len(clauses) == 1:
        return negated(clauses[0])
    return f"none of these is the case: {'; '.join(clauses)}"


def _states(states: frozenset[State]) -> str:
    words = {**STATES, State.EXCEPTED: "is lifted by an exception"}
    return enumerate_words([words[state] for state in State if state in states], "or")


def _other_states(states: frozenset[State]) -> frozenset[State]:
    return frozenset(State) - states - {State.UNKNOWN}
