"""What the page says about things in its address that were left aside."""

from __future__ import annotations

from collections.abc import Iterable

from webapp.links import Notice, Trouble


def in_words(notices: Iterable[Notice]) -> tuple[str, ...]:
    """Return one or two sentences for each notice: what was found, and what became of it."""
    return tuple(_sentence(notice) for notice in notices)


def _sentence(notice: Notice) -> str:
    question = f"the question “{notice.fact.ask}”" if notice.fact else f"“{notice.name}”"
    match notice.trouble:
        case Trouble.UNKNOWN_NAME:
            given = f"{notice.name}={notice.value}" if notice.value else notice.name
            return f"The address holds “{given}”, which is no question of this text. It was left aside."
        case Trouble.UNKNOWN_VALUE:
            return (
                f"The address answers {question} with “{notice.value}”, which is not an answer to it. "
                "The question counts as not answered."
            )
        case Trouble.NO_VALUE:
            return f"The address names {question} without an answer. It counts as not answered."
        case Trouble.REPEATED:
            return f"The address gives {question} more than once ({notice.value}). None of these counts."
        case Trouble.UNKNOWN_QUESTION:
            return (
                f"The address asks for a question “{notice.value}” that this text lacks. It was left aside."
            )
        case Trouble.TOO_MUCH:
            return (
                "The address is longer than any link of this site. "
                f"What follows from “{notice.name}” on was left aside."
            )
        case Trouble.TREE_CHANGED:
            return (
                "This link was made with an earlier state of our tree of the text, which has changed since. "
                "What you see follows the present state: read the result again."
            )
        case Trouble.UNKNOWN_TEXT:
            return f"The address names a text “{notice.value}”, which there is not. It was left aside."
        case Trouble.NOT_ASKED:
            return (
                "The address answers questions that none of these texts asks. They play no part here: "
                f"{notice.value}"
            )
