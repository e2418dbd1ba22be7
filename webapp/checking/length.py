"""How long a link can get: the answers are the address, and not everything takes a long one."""

from __future__ import annotations

from decimal import Decimal
from typing import Final
from urllib.parse import quote_plus

from webapp import links
from webapp.answers import MOST_DECIMALS, MOST_DIGITS, value_as_text
from webapp.checking.report import Reporter
from webapp.engine import Program, assess
from webapp.engine.evaluate import evaluate
from webapp.engine.interview import waiting
from webapp.model import UNSURE, Answers, Fact, FactType, Text, Value

LONG: Final = 2_000
TOO_LONG: Final = 4_000
MOST_NAMED: Final = 5


def check_length(program: Program, reporter: Reporter) -> None:
    """Report a text whose longest link is over a limit.

    All facts with their longest answers are a true upper bound; within the limit, that is proof. Above, an
    interview steered towards long answers shows how long a link a reader can really come to.
    """
    bound = upper_bound(program.text)
    if bound <= LONG:
        return
    answers = longest_way(program)
    found = links.length(program.text, answers)
    key = program.text.key
    kind = "too-long-link" if found > TOO_LONG else "long-link"
    length = f"{found:,}" if found > TOO_LONG else f"{bound:,}"
    reporter.report(kind, (f"text {key}",), text=key, length=length, path=_path(program, answers, found))


def upper_bound(text: Text) -> int:
    """Return a length that no link of the text exceeds: every fact with its longest answer."""
    return links.length(text, {fact.id: _longest_value(fact) for fact in text.facts})


def longest_way(program: Program) -> Answers:
    """Answer each question that comes so that this answer and the questions left take the most room."""
    widths = {fact.id: _width(fact, _longest_value(fact)) for fact in program.text.facts}
    answers: dict[str, Value] = {}
    while (fact := assess(program, answers).next_fact) is not None:
        best: Value = UNSURE
        most = -1
        for value in _candidates(fact):
            tried = {**answers, fact.id: value}
            left = waiting(program, evaluate(program, tried))
            width = _width(fact, value) + sum(widths[name] for name in left if name not in tried)
            if width > most:
                best, most = value, width
        answers[fact.id] = best
    return answers


def _longest_value(fact: Fact) -> Value:
    return max(_candidates(fact), key=lambda value: _width(fact, value))


def _candidates(fact: Fact) -> list[Value]:
    """Return the answers worth trying: every single one, for several choices also none and all."""
    match fact.type:
        case FactType.NUMBER:
            return [UNSURE, *_numbers(fact)]
        case FactType.CHOICES:
            every = frozenset(option.value for option in fact.options)
            return [UNSURE, every, frozenset(), *(frozenset({value}) for value in sorted(every))]
        case _:
            return [UNSURE, *(option.value for option in fact.options)]


def _numbers(fact: Fact) -> list[Value]:
    """Return the numbers at both bounds, and next to them with as many digits as an answer may have."""
    step = Decimal(1).scaleb(-MOST_DECIMALS)
    most = Decimal(10) ** MOST_DIGITS - step
    low = fact.minimum if fact.minimum is not None else -most
    high = fact.maximum if fact.maximum is not None else most
    return [number for number in (low, low + step, high - step, high) if low <= number <= high]


def _width(fact: Fact, value: Value) -> int:
    """Count the characters that the answer takes in an address."""
    return len(f"&{fact.id}=") + len(quote_plus(links.JOINT.join(value_as_text(fact, value))))


def _path(program: Program, answers: Answers, found: int) -> str:
    """Name the path that led to the longest link found, and what takes the most room in it."""
    answered = [program.facts[name] for name in answers]
    widest = sorted(answered, key=lambda fact: _width(fact, answers[fact.id]), reverse=True)[:MOST_NAMED]
    named = ", ".join(f"`{fact.id}` ({_width(fact, answers[fact.id])})" for fact in widest)
    return (
        f"Of the paths tried, the longest has {len(answers)} questions and {found:,} characters, most of them"
        f" in {named}: {links.address(program.text, answers)}"
    )
