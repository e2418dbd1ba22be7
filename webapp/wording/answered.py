"""Everything answered, to be checked: what counts, what is open, what plays no part, what is left."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.engine.remaining import Remaining, remaining
from webapp.language import _, joined, ngettext
from webapp.wording.account import Account
from webapp.wording.ahead import how_many
from webapp.wording.grammar import sentence
from webapp.wording.levels import STATUSES
from webapp.wording.questions import describe_answers, describe_ignored
from webapp.wording.view import AnswerView


@dataclass(frozen=True, slots=True)
class AnsweredView:
    """The answers to be checked.

    `counted`: how many there are and how many questions are left, in sentences; `groups`: the answers that
    count, by the group of their question; `ignored`: the rest; `waiting`: the facts whose unsure answer
    leaves something open.
    """

    counted: str
    groups: tuple[tuple[str, tuple[AnswerView, ...]], ...]
    ignored: tuple[AnswerView, ...]
    waiting: frozenset[str]


def describe_answered(account: Account) -> AnsweredView:
    """Tell everything answered, and what need not be asked."""
    answers, ignored = describe_answers(account), describe_ignored(account)
    return AnsweredView(
        counted=joined(" ", (_answers_counted(answers), *_left(account))),
        groups=_grouped(answers),
        ignored=ignored,
        waiting=frozenset(fact.id for fact in account.verdict.unsure),
    )


def _grouped(answers: tuple[AnswerView, ...]) -> tuple[tuple[str, tuple[AnswerView, ...]], ...]:
    """Gather the answers of each group, also where tree order comes back to it later."""
    found: dict[str, list[AnswerView]] = {}
    for answer in answers:
        found.setdefault(answer.group, []).append(answer)
    return tuple((name, tuple(group)) for name, group in found.items())


def _answers_counted(answers: tuple[AnswerView, ...]) -> str:
    if not answers:
        return _("No question has been answered.")
    unsure = sum(answer.unsure for answer in answers)
    if not unsure:
        return ngettext("{number} answer counts.", "{number} answers count.", len(answers))
    return ngettext(
        "{number} answer counts, {unsure} of them not sure.",
        "{number} answers count, {unsure} of them not sure.",
        len(answers),
        unsure=unsure,
    )


def _left(account: Account) -> tuple[str, ...]:
    """Say how many questions are left, and how many of the others are never asked with these answers."""
    verdict, program = account.verdict, account.program
    left = Remaining(0, 0)
    if verdict.next_fact is not None:
        left = remaining(program, verdict.answers)
    never = len(program.facts) - len(verdict.answers) - left.most
    told = sentence(how_many(left)) if left.most else STATUSES[verdict.status]
    if not never:
        return (told,)
    return (
        told,
        ngettext(
            "{number} more question of this text is not asked: with these answers no finding and no duty "
            "hangs on it.",
            "{number} more questions of this text are not asked: with these answers no finding and no duty "
            "hangs on them.",
            never,
        ),
    )
