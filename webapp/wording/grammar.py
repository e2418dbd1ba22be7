"""What languages do differently with words: capitals, lists, labels, quotation marks, numbers, units, dates.

One function each, so that a translation can say how it is done; no other module joins words by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal, TypeAlias, TypeVar
from unicodedata import combining, normalize

from webapp.answers import number_as_text
from webapp.language import ENGLISH, N_, Language, _, begun, joined, pgettext, spoken, with_decimal_mark

Joint: TypeAlias = Literal["and", "or"]
Key = TypeVar("Key")

MONTHS: Final = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
FORMS_OF_A_UNIT: Final = "|"
"""Divides the forms of a unit in a translation: "an|ans"."""


class Said(Mapping[Key, str]):
    """Words for several things, marked with `N_` and looked up in the language of the moment."""

    def __init__(self, words: Mapping[Key, str]) -> None:
        self._words = words

    def __getitem__(self, key: Key) -> str:
        """Say the words for one thing."""
        return _(self._words[key])

    def __iter__(self) -> Iterator[Key]:
        """Iterate over the things."""
        return iter(self._words)

    def __len__(self) -> int:
        """Count the things."""
        return len(self._words)


def sentence(clause: str) -> str:
    """Make a sentence of a clause.

    >>> sentence("people are compared at once")
    'People are compared at once.'
    """
    return capital(clause) + ("" if clause.endswith((".", "?", "!")) else ".")


def capital(words: str) -> str:
    """Begin with a capital.

    >>> capital("at least 4 years")
    'At least 4 years'
    """
    return begun(words, str.upper)


def lowered(words: str) -> str:
    """Begin without a capital, as inside a sentence.

    >>> lowered("High-risk")
    'high-risk'
    """
    return begun(words, str.lower)


def by_letters(words: str) -> str:
    """Return what words are sorted by in a list by letters: capitals and accents make no difference.

    >>> sorted(["Données", "Déployeur", "danger"], key=by_letters)
    ['danger', 'Déployeur', 'Données']
    """
    return "".join(letter for letter in normalize("NFKD", words.casefold()) if not combining(letter))


def enumerate_words(words: Sequence[str], joint: Joint) -> str:
    """List words as a sentence does.

    >>> enumerate_words(["time", "place", "persons"], "and")
    'time, place and persons'
    """
    if len(words) < 2:  # noqa: PLR2004 (two words need a joint)
        return joined("", words)
    before = joined(", ", words[:-1])
    if joint == "and":
        return pgettext("list", "{words} and {last}", words=before, last=words[-1])
    return pgettext("list", "{words} or {last}", words=before, last=words[-1])


def chain(words: Iterable[str], joint: Joint) -> str:
    """List what is long, or a list itself: each is set off from the next by a comma and a joint.

    >>> chain(["(a or b)", "c", "d"], "and")
    '(a or b), and c, and d'
    """
    told = ""
    for one in words:
        if not told:
            told = one
        elif joint == "and":
            told = pgettext("list", "{words}, and {last}", words=told, last=one)
        else:
            told = pgettext("list", "{words}, or {last}", words=told, last=one)
    return told


def itemise(words: Iterable[str]) -> str:
    """List what may have commas of its own.

    >>> itemise(["name, date", "place"])
    'name, date; place'
    """
    return joined(pgettext("between items", "; "), words)


def labelled(label: str, words: str) -> str:
    """Put a label before words.

    >>> labelled("Exception", "abducted people")
    'Exception: abducted people'
    """
    return _("{label}: {words}", label=label, words=words)


def quoted(words: str) -> str:
    """Put words into quotation marks.

    >>> quoted("Abducted people")
    '“Abducted people”'
    """
    return _("“{words}”", words=words)


def joints() -> tuple[str, ...]:
    """Return what shows that a clause is a list, or has a label, in the language of the moment."""
    return _joints(spoken())


@lru_cache(maxsize=64)
def _joints(_language: Language) -> tuple[str, ...]:
    return (
        enumerate_words(("", ""), "and"),
        enumerate_words(("", ""), "or"),
        labelled("", ""),
    )


def number_in_words(number: Decimal) -> str:
    """Write a number with the decimal mark of the language.

    >>> number_in_words(Decimal("4.50"))
    '4.5'
    """
    return with_decimal_mark(number_as_text(number))


def round_number_in_words(number: float) -> str:
    """Write a large number in groups of three digits, without decimals.

    >>> round_number_in_words(20_000)
    '20,000'
    """
    if spoken() is ENGLISH:
        return f"{number:,.0f}"
    from babel.numbers import format_decimal  # noqa: PLC0415 - English needs none of it

    return format_decimal(round(number), locale=spoken().locale)


def quantity(number: Decimal, unit: str | None) -> str:
    """Write a number with its unit.

    >>> quantity(Decimal("4.50"), "years"), quantity(Decimal(1), "years"), quantity(Decimal(3), None)
    ('4.5 years', '1 year', '3')
    """
    if not unit:
        return number_in_words(number)
    return _("{number} {unit}", number=number_in_words(number), unit=_form_of(unit, number))


def many_of(unit: str) -> str:
    """Return a unit as it stands without a number.

    >>> many_of("years")
    'years'
    """
    return unit.rpartition(FORMS_OF_A_UNIT)[2]


def day_in_words(day: date) -> str:
    """Write a day out.

    >>> day_in_words(date(2027, 12, 2))
    '2 December 2027'
    """
    month, year = _(MONTHS[day.month - 1]), day.year
    if day.day == 1:
        return pgettext("first day of a month", "{day} {month} {year}", day=1, month=month, year=year)
    return _("{day} {month} {year}", day=day.day, month=month, year=year)


def month_in_words(day: date) -> str:
    """Write the month of a day out.

    >>> month_in_words(date(2027, 12, 1))
    'December 2027'
    """
    return _("{month} {year}", month=_(MONTHS[day.month - 1]), year=day.year)


def _form_of(unit: str, number: Decimal) -> str:
    """Return the form of a unit that goes with a number.

    English trees give the form for many, and the other has no "s"; a translation gives one form for one and
    one for many, which for some languages is not the same as for 1.
    """
    if FORMS_OF_A_UNIT in unit:
        return unit.partition(FORMS_OF_A_UNIT)[0] if _is_singular(number) else many_of(unit)
    return unit.removesuffix("s") if number == 1 and spoken() is ENGLISH else unit


def _is_singular(number: Decimal) -> bool:
    from babel.core import Locale  # noqa: PLC0415 - English needs none of it

    return Locale.parse(spoken().locale).plural_form(number) == "one"
