"""Catalogues as translators work on them: PO files, in two places.

The interface is one file a language, beside the code. What trees say is one file for each folder of the
trees, beside the trees, so that whoever brings trees of their own can bring their translation with them. The
files carry no dates, no places in the code and no names of programs: nothing changes in them but words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.core import Locale, UnknownLocaleError
from babel.messages import pofile
from babel.messages.catalog import Catalog, Message

from webapp.resources import SetupError

INTERFACE: Final = "interface"
FOLDER: Final = "languages"
WIDTH: Final = 110
PASSING: Final = re.compile(
    r'^"(?:Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator|'
    r'Language-Team|Generated-By): .*"\n',
    re.MULTILINE,
)
"""Headers that change without a word being changed."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where catalogues are: of the interface beside the code, of the trees beside the trees."""

    interface: Path
    trees: Path

    def languages(self) -> tuple[str, ...]:
        """Return the codes of all languages that have a catalogue."""
        found = {path.parent.parent.name for path in self.interface.glob(f"*/LC_MESSAGES/{INTERFACE}.po")}
        found |= {path.parent.name for path in self.trees.glob("*/*.po")}
        return tuple(sorted(found))

    def parts(self, code: str) -> dict[str, Path]:
        """Return the catalogues that a language has, by what they hold."""
        interface = self.file(code, INTERFACE)
        trees = {path.stem: path for path in sorted((self.trees / code).glob("*.po"))}
        return {**({INTERFACE: interface} if interface.is_file() else {}), **trees}

    def file(self, code: str, part: str) -> Path:
        """Return where the catalogue of a part belongs."""
        if part == INTERFACE:
            return self.interface / code / "LC_MESSAGES" / f"{INTERFACE}.po"
        return self.trees / code / f"{part}.po"


def places(trees: Path) -> Places:
    """Return where the catalogues of the code, and of these trees, are."""
    return Places(interface=Path(__file__).resolve().parent.parent / FOLDER, trees=trees / FOLDER)


def locale(code: str) -> Locale:
    """Return the locale of a language. Raises `SetupError` when there is no such language."""
    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError) as error:
        raise SetupError(f"No language is known by the code {code!r}. Write it like fr or pt_BR.") from error


def empty(code: str | None) -> Catalog:
    """Return a catalogue with nothing in it; without a language, one to translate from."""
    return Catalog(locale=code and locale(code), fuzzy=False, header_comment="")


def read(path: Path, code: str) -> Catalog:
    """Read a catalogue. Raises `SetupError` where it is not written as one."""
    try:
        return pofile.read_po(BytesIO(path.read_bytes()), locale=code, abort_invalid=True)
    except (pofile.PoFileError, UnicodeDecodeError, ValueError) as error:
        raise SetupError(f"The catalogue {path} cannot be read: {error}") from error


def write(catalogue: Catalog, path: Path) -> None:
    """Write a catalogue in the order that it has."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(as_bytes(catalogue))


def as_bytes(catalogue: Catalog) -> bytes:
    """Return a catalogue as a file holds it."""
    written = BytesIO()
    pofile.write_po(written, catalogue, no_location=True, width=WIDTH, ignore_obsolete=True)
    lines = PASSING.sub("", written.getvalue().decode().lstrip("#\n"))
    return lines.encode()


def messages(catalogue: Catalog) -> Iterator[tuple[str, str]]:
    """Yield context and English of each message, the first form of those with several."""
    for message in catalogue:
        if message.id:
            yield message.context or "", first(message.id)


def first(forms: str | list[str] | tuple[str, ...]) -> str:
    """Return the only or the first of a message's forms."""
    return forms if isinstance(forms, str) else forms[0]


def forms(message: Message) -> tuple[str, ...]:
    """Return the translation of a message, in all its forms."""
    return (message.string or "",) if isinstance(message.string, str | None) else tuple(message.string)
