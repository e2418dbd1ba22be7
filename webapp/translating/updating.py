"""A catalogue brought up to date: what stayed keeps its translation, what has changed is marked."""

from __future__ import annotations

from typing import Final

from babel.messages.catalog import Catalog, Message

from webapp.translating.catalogues import empty, first, forms

FUZZY: Final = "fuzzy"


def updated(old: Catalog, template: Catalog, code: str) -> Catalog:
    """Return the catalogue with every message of the template, in its order, and no other.

    Where the English of a context has changed, its translation stays, marked as fuzzy with the English that
    it was made from: somebody has to look, nobody has to begin again.
    """
    new = empty(code)
    new.header_comment = old.header_comment
    before = {
        message.context: message for message in old if message.id and message.context and any(forms(message))
    }
    for message in template:
        if not message.id:
            continue
        same = old.get(message.id, message.context)
        if same is not None and any(forms(same)):
            _add(new, message, same, changed=False)
        elif message.context in before:
            _add(new, message, before[message.context], changed=True)
        else:
            new.add(message.id, auto_comments=message.auto_comments, context=message.context)
    return new


def _add(new: Catalog, message: Message, old: Message, *, changed: bool) -> None:
    plural = isinstance(message.id, str) != isinstance(old.id, str)
    new.add(
        message.id,
        "" if plural else old.string,
        flags=old.flags | {FUZZY} if changed else old.flags,
        auto_comments=message.auto_comments,
        user_comments=old.user_comments,
        previous_id=[first(old.id)] if changed else old.previous_id,
        context=message.context,
    )
