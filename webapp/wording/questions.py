"""Answers in words, and the questions that are left: what to find out, and which rules wait for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from webapp.engine import Finding, Truth
from webapp.language import _, joined, ngettext
from webapp.model import UNSURE, Condition, Fact, State, Value
from webapp.wording.account import Account, question, role_test
from webapp.wording.citations import cite
from webapp.wording.duties import is_unclear
from webapp.wording.grammar import itemise, quantity
from webapp.wording.view import AnswerView, QuestionView


@dataclass(slots=True)
class Waiting:
    """A question without a definite answer, and what waits for it."""

    fact: str
    rules: list[str] = field(default_factory=list)
    duties: list[str] = field(default_factory=list)


def open_questions(account: Account) -> tuple[Waiting, ...]:
    """Return the questions that open rules and duties wait for, in tree order.

    Once nothing is left to ask, only the answers that are unsure and still matter stand in the way.
    """
    found: dict[str, Waiting] = {}
    for finding in account.verdict.findings:
        if finding.state is State.UNKNOWN:
            for fact in _facts(account, _conditions(account, finding)):
                _note_down(found.setdefault(fact, Waiting(fact)).rules, finding.rule.id)
    for state in account.verdict.duties:
        if is_unclear(state):
            for fact in _facts(account, (state.duty.when, role_test(account, state.duty.who))):
                _note_down(found.setdefault(fact, Waiting(fact)).duties, state.duty.id)
    unsure = {fact.id for fact in account.verdict.unsure}
    over = account.verdict.status != "open"
    return tuple(
        found[fact] for fact in account.program.facts if fact in found and not (over and fact not in unsure)
    )


def describe_questions(account: Account) -> tuple[QuestionView, ...]:
    """Tell the questions that are left."""
    rules = account.reasons.words.rules
    return tuple(
        question(
            account,
            waiting.fact,
            (*(rules[rule].title for rule in waiting.rules), *_duties_counted(len(waiting.duties))),
        )
        for waiting in open_questions(account)
    )


def describe_answers(account: Account) -> tuple[AnswerView, ...]:
    """Tell the answers that count, in tree order."""
    ignored = {fact.id for fact in account.verdict.ignored}
    return tuple(
        _describe_answer(account, fact, "")
        for fact in account.program.text.facts
        if fact.id in account.verdict.answers and fact.id not in ignored
    )


def describe_ignored(account: Account) -> tuple[AnswerView, ...]:
    """Tell the answers that play no part, because their question does not arise."""
    return tuple(
        _describe_answer(account, fact, _why_ignored(account, fact)) for fact in account.verdict.ignored
    )


def answer_in_words(fact: Fact, value: Value) -> str:
    """Say an answer as the question's own answers are labelled."""
    if value == UNSURE:
        return _("Not sure")
    if isinstance(value, Decimal):
        return quantity(value, fact.unit)
    chosen = value if isinstance(value, frozenset) else frozenset({value})
    labels = itemise(option.label for option in fact.options if option.value in chosen)
    return labels or _("None of these")


def _describe_answer(account: Account, fact: Fact, ignored: str) -> AnswerView:
    value = account.verdict.answers[fact.id]
    unsure = value == UNSURE
    return AnswerView(
        fact=fact.id,
        group=fact.group,
        ask=fact.ask,
        answer=answer_in_words(fact, value),
        unsure=unsure,
        find_out=fact.find_out if unsure else "",
        ignored=ignored,
        sources=cite(fact.sources),
    )


def _why_ignored(account: Account, fact: Fact) -> str:
    if fact.only_if is None:
        return ""
    reasons = (reason.text for reason in account.reasons.why(fact.only_if))
    return joined(" ", (_("This question does not arise."), *reasons))


def _conditions(account: Account, finding: Finding) -> Iterator[Condition]:
    """Yield the conditions that keep a rule open, safeguards only where an exception may hold."""
    rule = finding.rule
    yield role_test(account, rule.addressed_to)
    yield rule.when
    yield from (limb.when for limb in rule.unless)
    liftable = any(state.truth is not Truth.FALSE for state in finding.exceptions)
    if liftable and all(state.truth is not Truth.FALSE for state in finding.provided):
        if not any(state.truth is Truth.TRUE for state in finding.exceptions):
            yield from (limb.when for limb in rule.exceptions)
        yield from (limb.when for limb in rule.provided)


def _facts(account: Account, conditions: Iterable[Condition]) -> Iterator[str]:
    for condition in conditions:
        yield from account.reasons.open_facts(condition)


def _note_down(entries: list[str], entry: str) -> None:
    if entry not in entries:
        entries.append(entry)


def _duties_counted(count: int) -> tuple[str, ...]:
    return (ngettext("{number} duty", "{number} duties", count),) if count else ()
