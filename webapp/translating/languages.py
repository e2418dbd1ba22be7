"""The languages that are spoken here: those with a catalogue, each read when it is first spoken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.numbers import get_decimal_symbol
from babel.support import Translations

from webapp import language
from webapp.language import Language
from webapp.translating import catalogues

Reader: TypeAlias = Callable[[], NullTranslations]


class Catalogues(NullTranslations):
    """All catalogues of a language, read when the first message is asked for."""

    def __init__(self, read: Reader) -> None:
        super().__init__()
        self._read = read

    @cached_property
    def _said(self) -> NullTranslations:
        return self._read()

    def gettext(self, message: str) -> str:
        """Say a message."""
        return self._said.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Say a message for this number."""
        return self._said.ngettext(msgid1, msgid2, n)

    def pgettext(self, context: str, message: str) -> str:
        """Say a message in its context."""
        return self._said.pgettext(context, message)


def offer_all(trees: Path) -> None:
    """Offer every language that has a catalogue of the interface."""
    places = catalogues.places(trees)
    for code in places.languages():
        parts = places.parts(code)
        if catalogues.INTERFACE in parts:
            locale = catalogues.locale(code)
            name = locale.get_display_name() or code
            said = Catalogues(_reader(code, parts))
            mark = get_decimal_symbol(locale)
            language.offer(Language(code, name, str(locale), said, mark))


def _reader(code: str, parts: Mapping[str, Path]) -> Reader:
    def read() -> NullTranslations:
        # The first brings the language's plurals with it.
        found, *others = (compiled(catalogues.read(path, code)) for path in parts.values())
        for other in others:
            found.merge(other)
        return found

    return read


def compiled(catalogue: Catalog) -> Translations:
    """Return a catalogue ready to be asked."""
    written = BytesIO()
    write_mo(written, catalogue)
    written.seek(0)
    return Translations(written)
