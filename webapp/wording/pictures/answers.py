"""What stands at a branch: the answers that lead along it, in short for a picture and in full for a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from webapp.engine.decisions import Branch, Question
from webapp.engine.steps import HOLDS, UNASKED, CheckStep, FactStep
from webapp.language import N_, _, ngettext
from webapp.model import NONE, All, Fact, FactType, Test, Within
from webapp.wording.grammar import capital, itemise
from webapp.wording.sentences import Words

MOST_LISTED: Final = 4
"""So many answers are listed in a picture; of more, the first are listed and the others counted."""

LONGEST_IN_FULL: Final = 192
"""All other answers are listed, for those who see no picture, if that takes fewer letters."""

OTHERWISE: Final = N_("Otherwise")
NOT_ASKED: Final = N_("not asked")
ANY_OTHER: Final = N_("Any other answer")


def answers_at(words: Words, question: Question, branch: Branch) -> tuple[str, str]:
    """Return the answers of one branch in short and in full."""
    step = question.step
    if isinstance(step, FactStep):
        return _values(words.facts[step.fact], question, branch)
    holds = HOLDS in branch.cases
    if not isinstance(step, CheckStep):
        return _same(_("Yes") if holds else _("No"))
    if isinstance(step.test, Within):
        bounds = words.bounds(step.test) if holds else words.bounds_denied(step.test)
        return _same(capital(bounds))
    if isinstance(step.test, All):
        wanted = frozenset(
            value for test in step.test.parts if isinstance(test, Test) for value in test.values
        )
        listed = _listed(_labels(words.facts[step.fact], wanted))
        return _same(_("All of: {answers}", answers=listed) if holds else _("Not all of these"))
    labels = _labels(words.facts[step.fact], step.test.values)
    if holds:
        return _one_of(labels)
    return _same(_(OTHERWISE) if len(labels) == 1 else _("None of these"))


def _values(fact: Fact, question: Question, branch: Branch) -> tuple[str, str]:
    values = [case for case in branch.cases if case != UNASKED]
    unasked = UNASKED in branch.cases
    if not values:
        return _same(capital(_(NOT_ASKED)))
    labels = _labels(fact, values)
    full = _listed([*labels, _(NOT_ASKED)] if unasked else labels)
    if branch is _bulk(fact, question):
        other = _(ANY_OTHER)
        return other, full if len(full) < LONGEST_IN_FULL else other
    if len(labels) > MOST_LISTED:
        return _one_of(labels)[0], full
    return full, full


def _bulk(fact: Fact, question: Question) -> Branch | None:
    """Return the branch with the most answers, where they are too many to list and others are fewer."""
    if fact.type is FactType.YES_NO or len(question.branches) == 1:
        return None
    largest = max(question.branches, key=lambda branch: len(branch.cases))
    others = max(len(branch.cases) for branch in question.branches if branch is not largest)
    return largest if len(largest.cases) > max(others, MOST_LISTED - 1) else None


def _one_of(labels: Sequence[str]) -> tuple[str, str]:
    """List answers of which at least one must be among those given."""
    full = _listed(labels)
    if len(labels) == 1:
        return full, full
    if len(labels) <= MOST_LISTED:
        return _same(_("One of: {answers}", answers=full))
    left = len(labels) - MOST_LISTED + 1
    counted = ngettext("{number} more", "{number} more", left)
    short = _listed([*labels[: MOST_LISTED - 1], counted])
    return _("One of: {answers}", answers=short), _("One of: {answers}", answers=full)


def _labels(fact: Fact, values: Sequence[str] | frozenset[str]) -> list[str]:
    labels = [option.label for option in fact.options if option.value in values]
    return [*labels, _("None of the answers offered")] if NONE in values else labels


def _listed(labels: Sequence[str]) -> str:
    return itemise(labels)


def _same(text: str) -> tuple[str, str]:
    return text, text
