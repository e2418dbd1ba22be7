"""Conditions in words, from what the facts' own answers mean: what a text asks for, whatever was answered.

A clause has no capital and no full stop ("people are compared at once"), so that it can stand in a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, assert_never

from webapp.language import N_, _, recast
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
from webapp.wording.grammar import Joint, Said, chain, enumerate_words, itemise, joints, quantity, quoted
from webapp.wording.negation import negated

STANDINGS: Final = Said(
    {
        State.APPLIES: N_("applies"),
        State.EXCEPTED: N_("is lifted by an exception"),
        State.DOES_NOT_APPLY: N_("does not apply"),
        State.UNKNOWN: N_("still open"),
    }
)
"""How a rule stands, after its name."""


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
                return self.measured(self.facts[condition.fact], self.bounds(condition))
            case Holds(conclusion):
                return self.conclusions[conclusion].means
            case Found(rule, states):
                return _stands(self.rule_name(rule), states)
            case All(parts):
                return self._joined(parts, "and") or _("nothing further is needed")
            case Any(parts):
                return self._joined(parts, "or") or _("nothing can bring this about")
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
                return self.measured(self.facts[condition.fact], self.bounds_denied(condition))
            case Holds(conclusion):
                return self.conclusions[conclusion].means_not
            case Found(rule, states):
                return _stands(self.rule_name(rule), _other_states(states))
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
        if not found.sources:
            return quoted(found.title)
        return _("“{title}” ({source})", title=found.title, source=found.sources[0].cite)

    def meanings(self, fact: Fact, values: Iterable[str]) -> list[str]:
        """Return what these options of a fact mean, in the order of its options."""
        wanted = frozenset(values)
        return [option.means for option in fact.options if option.value in wanted]

    def bounds(self, test: Within) -> str:
        """Say between which bounds a number must lie: "at least 4 years"."""
        unit = self.facts[test.fact].unit
        if test.low is not None and test.low == test.high:
            return exactly(quantity(test.low, unit))
        found = []
        if test.low is not None:
            found.append((_more_than if test.low_open else _at_least)(quantity(test.low, unit)))
        if test.high is not None:
            found.append((_less_than if test.high_open else _at_most)(quantity(test.high, unit)))
        return enumerate_words(found, "and") or _("any number")

    def bounds_denied(self, test: Within) -> str:
        """Say where a number lies that is not between these bounds: "less than 4 years"."""
        unit = self.facts[test.fact].unit
        found = []
        if test.low is not None:
            found.append((_at_most if test.low_open else _less_than)(quantity(test.low, unit)))
        if test.high is not None:
            found.append((_at_least if test.high_open else _more_than)(quantity(test.high, unit)))
        return enumerate_words(found, "or") or _("no number")

    def measured(self, fact: Fact, amount: str) -> str:
        """Say what a number is: itself, or between which bounds it lies."""
        number = fact.means or _("the answer to “{question}”", question=fact.ask)
        return _("{number} is {amount}", number=number, amount=amount)

    def _test(self, test: Test) -> str:
        fact = self.facts[test.fact]
        found = self.meanings(fact, test.values)
        if NONE in test.values and fact.type is FactType.CHOICES:
            found.append(_("none of the answers offered to “{question}” fits", question=fact.ask))
        return enumerate_words(found, "or")

    def _test_denied(self, test: Test) -> str:
        fact = self.facts[test.fact]
        if NONE in test.values and fact.type is FactType.CHOICES:
            return _("it is not the case that {clause}", clause=self._test(test))
        others = [option for option in fact.options if option.value not in test.values]
        if fact.type in {FactType.YES_NO, FactType.CHOICE} and len(others) == 1:
            return others[0].means
        denied = [option for option in fact.options if option.value in test.values]
        if len(denied) == 1:
            return denied[0].means_not or recast(negated(denied[0].means), denied[0].means)
        clauses = self.meanings(fact, test.values)
        return _("none of these is the case: {clauses}", clauses=itemise(clauses))

    def _joined(self, parts: tuple[Condition, ...], joint: Joint) -> str:
        """Join the parts so that it stays clear which of them belong together."""
        clauses = [self.clause(part) for part in parts]
        if len(parts) == 1:
            return clauses[0]
        marks = joints()
        plain = all(not any(mark in clause for mark in marks) for clause in clauses)
        if plain and not any(_is_compound(part) for part in parts):
            return enumerate_words(clauses, joint)
        bracketed = [
            "(" + clause + ")" if _is_compound(part) else clause
            for part, clause in zip(parts, clauses, strict=True)
        ]
        return chain(bracketed, joint)


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


def exactly(amount: str) -> str:
    """Say that a number is this one."""
    return _("exactly {amount}", amount=amount)


def _at_least(amount: str) -> str:
    return _("at least {amount}", amount=amount)


def _at_most(amount: str) -> str:
    return _("at most {amount}", amount=amount)


def _more_than(amount: str) -> str:
    return _("more than {amount}", amount=amount)


def _less_than(amount: str) -> str:
    return _("less than {amount}", amount=amount)


def _stands(rule: str, states: frozenset[State]) -> str:
    stands = enumerate_words([STANDINGS[state] for state in State if state in states], "or")
    return _("{rule} {stands}", rule=rule, stands=stands)


def _other_states(states: frozenset[State]) -> frozenset[State]:
    return frozenset(State) - states - {State.UNKNOWN}
