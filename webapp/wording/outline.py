"""A condition as an indented list in words, for reading a rule as its text states it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from webapp.language import _
from webapp.model import All, Any, Condition, Found, Holds, Not, Test, Within
from webapp.wording.sentences import Words


@dataclass(frozen=True, slots=True)
class Outline:
    """One line of a condition: a clause, or "all of these" and the like with its `parts`.

    `fact`, `conclusion` or `rule` is the id of what the clause speaks of; the others are empty.
    """

    text: str
    parts: tuple[Outline, ...] = ()
    fact: str = ""
    conclusion: str = ""
    rule: str = ""


def outline(words: Words, condition: Condition) -> Outline:
    """Write a condition as an indented list."""
    match condition:
        case All((part,)) | Any((part,)) | Not(Not(part)):
            return outline(words, part)
        case All(()) | Any(()):
            return Outline(words.clause(condition))
        case Not(All(()) | Any(())):
            return Outline(words.denial(condition.part))
        case All(parts):
            return _several(words, parts, _("all of these"))
        case Any(parts):
            return _several(words, parts, _("at least one of these"))
        case Not(All(parts)):
            return _several(words, parts, _("not all of these"))
        case Not(Any(parts)):
            return _several(words, parts, _("none of these"))
        case Not(part):
            return _line(part, words.denial(condition.part))
        case Test() | Within() | Holds() | Found():
            return _line(condition, words.clause(condition))
        case _:
            assert_never(condition)


def _several(words: Words, parts: tuple[Condition, ...], heading: str) -> Outline:
    return Outline(heading, tuple(outline(words, part) for part in parts))


def _line(condition: Condition, text: str) -> Outline:
    match condition:
        case Test(fact) | Within(fact):
            return Outline(text, fact=fact)
        case Holds(conclusion):
            return Outline(text, conclusion=conclusion)
        case Found(rule):
            return Outline(text, rule=rule)
        case _:
            return Outline(text)
