"""The language that is being spoken, and everything said in it.

English is what the code is written in, so it needs no catalogue. Any other language is offered once, with its
catalogue, and spoken for as long as a `with speaking(...)` lasts. This module imports nothing of ours: every
part may speak. Where catalogues come from is not its business.

A message is a whole sentence or phrase. What varies in it stands as `{named}` placeholders, so that a
translation can put it in another place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from gettext import NullTranslations
from html import escape
from typing import Final, Self

BEGINS: Final = "\ue000"
ENDS: Final = "\ue001"
"""Around words in English while a page in another language is being made; nobody ever reads them."""


POINT: Final = "."


class UnknownLanguage(LookupError):
    """A language that nobody has offered."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its code in addresses, its name for itself, its locale, and what is said in it.

    `locale`: whose dates, numbers and lists it writes. `catalogue`: nothing for the language of the code.
    `decimal_mark`: what stands before the decimals of a number.
    """

    code: str
    name: str
    locale: str
    catalogue: NullTranslations | None = None
    decimal_mark: str = POINT


ENGLISH: Final = Language("en", "English", "en_GB")


class Unsaid(str):
    """Words that the language being spoken lacks, wholly or in part, so that they stayed in English.

    Everywhere they read as they are. Only where they go into markup do they tell which part is English, by
    the marks around it. What glues words together must keep that: `_` does, `+` does, `joined` does.
    """

    __slots__ = ("marked",)
    marked: str

    def __new__(cls, words: str, marked: str) -> Self:
        """Know words, and the same with marks."""
        made = super().__new__(cls, words)
        made.marked = marked
        return made

    def __html__(self) -> str:
        """Go into markup, with the marks."""
        return escape(self.marked)

    def __add__(self, other: str) -> Unsaid:
        """Go before other words."""
        return Unsaid(str(self) + str(other), self.marked + with_marks(other))

    def __radd__(self, other: str) -> Unsaid:
        """Go after other words."""
        return Unsaid(str(other) + str(self), with_marks(other) + self.marked)

    def __reduce__(self) -> tuple[type[Unsaid], tuple[str, str]]:
        """Be copied with the marks."""
        return Unsaid, (str(self), self.marked)


def unsaid(english: str) -> str:
    """Mark words as English; nothing can be told of none."""
    return Unsaid(english, f"{BEGINS}{english}{ENDS}") if english else english


def with_marks(words: str) -> str:
    """Return words with marks around what is English in them."""
    return words.marked if isinstance(words, Unsaid) else words


def pieces(words: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of words, each with whether it has stayed in English."""
    for part in with_marks(words).split(BEGINS):
        english, mark, rest = part.partition(ENDS)
        if mark:
            yield english, True
        if own := rest if mark else english:
            yield own, False


def recast(words: str, whole: str) -> str:
    """Say of words made of others what is known of those: whether they are English."""
    return unsaid(words) if isinstance(whole, Unsaid) else words


def begun(words: str, change: Callable[[str], str]) -> str:
    """Change the first letter of words."""
    first = change(words[:1])
    if not isinstance(words, Unsaid):
        return first + words[1:]
    before, after = (BEGINS, 2) if words.marked[0] == BEGINS else ("", 1)
    return Unsaid(first + words[1:], before + first + words.marked[after:])


def joined(between: str, words: Iterable[str]) -> str:
    """Set words one after the other."""
    listed = tuple(words)
    whole = between.join(listed)
    if any(type(one) is Unsaid for one in listed):
        return Unsaid(whole, between.join(map(with_marks, listed)))
    return whole


def broken(words: str, lines: tuple[str, ...]) -> tuple[str, ...]:
    """Let the lines that words were broken into, at spaces or anywhere, know what is English in them."""
    if not isinstance(words, Unsaid):
        return lines
    told, inside, place = [], False, 0
    for line in lines:
        marked, letters = BEGINS if inside else "", 0
        while letters < len(line) or words.marked[place : place + 1] == ENDS:
            one = words.marked[place]
            place += 1
            if one in (BEGINS, ENDS):
                inside = one == BEGINS
            elif one != line[letters]:
                continue
            else:
                letters += 1
            marked += one
        told.append(Unsaid(line, marked + (ENDS if inside else "")))
    return tuple(told)


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
    if catalogue is None or not message:
        return message.format(**values) if values else message
    return _filled(catalogue.gettext(message), values)


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """Say how many there are; `{number}` in the message is filled by the number."""
    catalogue = _spoken.get().catalogue
    if catalogue is None:
        return (one if number == 1 else many).format(**{"number": number, **values})
    return _filled(catalogue.ngettext(one, many, number), {"number": number, **values})


def pgettext(context: str, message: str, /, **values: object) -> str:
    """Say a message that is said otherwise in another context."""
    catalogue = _spoken.get().catalogue
    if catalogue is None or not message:
        return message.format(**values) if values else message
    return _filled(catalogue.pgettext(context, message), values)


def filled(said: str, /, **values: object) -> str:
    """Fill the placeholders of a message that has been said already."""
    return _filled(said, values)


def _filled(said: str, values: dict[str, object]) -> str:
    if not values:
        return said
    words = said.format(**values)
    for value in values.values():
        if type(value) is Unsaid:
            marked = {name: with_marks(one) if isinstance(one, str) else one for name, one in values.items()}
            return Unsaid(words, said.format(**marked))
    return words


def with_decimal_mark(written: str) -> str:
    """Write a number as the language being spoken does, its decimals after a mark of its own."""
    return written.replace(POINT, _spoken.get().decimal_mark)


def N_(message: str, /) -> str:  # noqa: N802 (gettext's own name for it)
    """Mark a message that is said later, with `_`, so that catalogues hold it."""
    return message
