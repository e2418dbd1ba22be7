"""What the page says about things in its address that were left aside."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from webapp.language import N_, _
from webapp.links import Notice, ParsedLink, Trouble
from webapp.wording.grammar import quoted

WORDS: Final = {
    Trouble.UNKNOWN_NAME: N_(
        "The address holds “{given}”, which is no question of this text. It was left aside."
    ),
    Trouble.UNKNOWN_VALUE: N_(
        "The address answers {question} with “{value}”, which is not an answer to it. "
        "The question counts as not answered."
    ),
    Trouble.NO_VALUE: N_("The address names {question} without an answer. It counts as not answered."),
    Trouble.REPEATED: N_("The address gives {question} more than once ({value}). None of these counts."),
    Trouble.UNKNOWN_QUESTION: N_(
        "The address asks for a question “{value}” that this text lacks. It was left aside."
    ),
    Trouble.TOO_MUCH: N_(
        "The address is longer than any link of this site. What follows from “{name}” on was left aside."
    ),
    Trouble.TREE_CHANGED: N_(
        "This link was made with an earlier state of our tree of the text, which has changed since. "
        "What you see follows the present state: read the result again."
    ),
    Trouble.UNKNOWN_TEXT: N_("The address names a text “{value}”, which there is not. It was left aside."),
    Trouble.NOT_ASKED: N_(
        "The address answers questions that none of these texts asks. They play no part here: {value}"
    ),
}


def without_form(link: ParsedLink) -> tuple[Notice, ...]:
    """Return the notices of whatever shows no form, which would tell of the question just asked."""
    return (*link.notices, *link.at_form)


def in_words(notices: Iterable[Notice]) -> tuple[str, ...]:
    """Return one or two sentences for each notice: what was found, and what became of it."""
    return tuple(_sentence(notice) for notice in notices)


def others_in_words(notices: Iterable[Notice]) -> tuple[str, ...]:
    """Do the same for a page that tells in a box of its own what has changed since the link was made."""
    return in_words(notice for notice in notices if notice.trouble is not Trouble.TREE_CHANGED)


def _sentence(notice: Notice) -> str:
    name, value = notice.name, notice.value
    question = quoted(name) if notice.fact is None else _("the question “{ask}”", ask=notice.fact.ask)
    given = f"{name}={value}" if value else name
    return _(WORDS[notice.trouble], question=question, name=name, value=value, given=given)
