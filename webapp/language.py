"""The language that is being spoken, and everything said in it.

English is what the code is written in, so it needs no catalogue. Any other language is offered once, with its
catalogue, and spoken for as long as a `with speaking(...)` lasts. This module imports nothing of ours: every
part may speak. Where catalogues come from is not its business.

A message is a whole sentence or phrase. What varies in it stands as `{named}` placeholders, so that a
translation can put it in another place.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from gettext import NullTranslations
from typing import Final


class UnknownLanguage(LookupError):
    """A language that nobody has offered."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its code in addresses, its name for itself, its locale, and what is said in it.

    `locale`: whose dates, numbers and lists it writes. `catalogue`: nothing for the language of the code.
    """

    code: str
    name: str
    locale: str
    catalogue: NullTranslations | None = None


ENGLISH: Final = Language("en", "English", "en_GB")

_offered: dict[str, Language] = {ENGLISH.code: ENGLISH}
_spoken: ContextVar[Language] = ContextVar("spoken", default=ENGLISH)


def offer(language: Language) -> None:
    """Let a language be spoken from now on."""
    _offered[language.code] = language


@contextmanager
def offering(language: Language) -> Iterator[None]:
    """Offer a language within the block only: an app made there speaks it for good, others do not."""
    before = dict(_offered)
    offer(language)
    try:
        yield
    finally:
        _offered.clear()
        _offered.update(before)


def offered() -> tuple[Language, ...]:
    """Return all languages that can be spoken, English first."""
    return tuple(_offered.values())


def spoken() -> Language:
    """Return the language that is being spoken."""
    return _spoken.get()


def language() -> str:
    """Return the code of the language that is being spoken, e.g. "en"."""
    return _spoken.get().code


@contextmanager
def speaking(language: Language | str) -> Iterator[None]:
    """Speak a language, or the one offered under this code, within the block.

    Raises `UnknownLanguage` when nobody has offered it.
    """
    if isinstance(language, str) and language not in _offered:
        raise UnknownLanguage(language)
    before = _spoken.set(_offered[language] if isinstance(language, str) else language)
    try:
        yield
    finally:
        _spoken.reset(before)


def _(message: str, /, **values: object) -> str:
    """Say a message in the language that is being spoken, and fill its placeholders.

    Without values it is said as it is, braces and all.
    """
    catalogue = _spoken.get().catalogue
    said = message if catalogue is None or not message else catalogue.gettext(message)
    return said.format(**values) if values else said


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """Say how many there are; `{number}` in the message is filled by the number."""
    catalogue = _spoken.get().catalogue
    in_english = one if number == 1 else many
    said = in_english if catalogue is None else catalogue.ngettext(one, many, number)
    return said.format(**{"number": number, **values})


def pgettext(context: str, message: str, /, **values: object) -> str:
    """Say a message that is said otherwise in another context."""
    catalogue = _spoken.get().catalogue
    said = message if catalogue is None or not message else catalogue.pgettext(context, message)
    return said.format(**values) if values else said


def N_(message: str, /) -> str:  # noqa: N802 (gettext's own name for it)
    """Mark a message that is said later, with `_`, so that catalogues hold it."""
    return message
