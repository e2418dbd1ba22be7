"""The order of a text's facts: the order in which its rules, then duties, then notes first use them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from webapp.model import Conclusion, Condition, Duty, Fact, Found, Holds, Note, Rule, Test, Within
from webapp.reading.graph import Edges, leaves


def conditions_of(rule: Rule) -> list[Condition]:
    """Return every condition of a rule, in the order of asking."""
    limbs = (*rule.unless, *rule.exceptions, *rule.provided)
    return [rule.when, *(limb.when for limb in limbs)]


@dataclass(frozen=True, slots=True)
class Content:
    """The entries of a text."""

    conclusions: tuple[Conclusion, ...]
    rules: tuple[Rule, ...]
    duties: tuple[Duty, ...]
    notes: tuple[Note, ...]


def needed_steps(content: Content) -> Edges:
    """Return, for each conclusion and rule, the conclusions and rules that it names."""
    needed = {conclusion.id: _named([conclusion.when]) for conclusion in content.conclusions}
    return needed | {rule.id: _named(conditions_of(rule)) for rule in content.rules}


class Walk:
    """Goes through a text as the interview does and notes each fact when it is first met."""

    def __init__(self, facts: Mapping[str, Fact | None], content: Content, role: str | None) -> None:
        self.missing = False
        """A fact was met that is not as it should be."""
        self._facts = facts
        self._content = content
        self._role = role
        self._conclusions = {conclusion.id: conclusion for conclusion in content.conclusions}
        self._rules = {rule.id: rule for rule in content.rules}
        self._order: list[Fact] = []
        self._met: set[str] = set()

    def facts(self) -> tuple[Fact, ...]:
        """Return the facts in order. Those of conclusions that nothing uses come last."""
        for rule in self._content.rules:
            self._rule(rule)
        for duty in self._content.duties:
            self._roles(duty.who)
            self._condition(duty.when)
            if duty.done_when is not None:
                self._condition(duty.done_when)
        for note in self._content.notes:
            self._condition(note.when)
        for conclusion in self._content.conclusions:
            self._condition(Holds(conclusion.id))
        return tuple(self._order)

    def _rule(self, rule: Rule) -> None:
        if self._is_new(f"rule {rule.id}"):
            self._roles(rule.addressed_to)
            for condition in conditions_of(rule):
                self._condition(condition)

    def _roles(self, roles: tuple[str, ...]) -> None:
        if roles and self._role is not None:
            self._fact(self._role)

    def _condition(self, condition: Condition) -> None:
        for leaf in leaves(condition):
            if isinstance(leaf, (Test, Within)):
                self._fact(leaf.fact)
            elif isinstance(leaf, Found):
                self._rule(self._rules[leaf.rule])
            elif self._is_new(f"conclusion {leaf.conclusion}"):
                self._condition(self._conclusions[leaf.conclusion].when)

    def _fact(self, name: str) -> None:
        if not self._is_new(f"fact {name}"):
            return
        fact = self._facts[name]
        if fact is None:
            self.missing = True
            return
        if fact.only_if is not None:
            self._condition(fact.only_if)
        self._order.append(fact)

    def _is_new(self, name: str) -> bool:
        is_new = name not in self._met
        self._met.add(name)
        return is_new


def _named(conditions: Iterable[Condition]) -> list[str]:
    names: list[str] = []
    for condition in conditions:
        for leaf in leaves(condition):
            if isinstance(leaf, Holds):
                names.append(leaf.conclusion)
            elif isinstance(leaf, Found):
                names.append(leaf.rule)
    return names
