"""The trees that a command works with, and the text that was named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from webapp.cli.console import Console, UsageError
from webapp.engine import Program, compile_text
from webapp.model import Library, Problem, Selection, Text, select
from webapp.reading import Reading, read_library
from webapp.resources import locate
from webapp.translating import retell

ALL: Final = "all"
FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class Shelved:
    """One text, ready to be decided, and the library it is from."""

    library: Library
    text: Text
    program: Program

    @property
    def asked(self) -> Text:
        """What is asked of the reader."""
        return self.text

    @property
    def name(self) -> str:
        """What is asked, as the command line calls it."""
        return self.text.key

    @property
    def digests(self) -> tuple[str, ...]:
        """The digests that answers saved with the present state can bear."""
        return (self.text.digest,)


@dataclass(frozen=True, slots=True)
class SeveralShelved:
    """Several texts, ready to be compared, and the library they are from. `programs`: by the texts' keys."""

    library: Library
    asked: Selection
    programs: Mapping[str, Program]

    @property
    def name(self) -> str:
        """What is asked, as the command line calls it."""
        return ", ".join(text.key for text in self.asked.texts)

    @property
    def digests(self) -> tuple[str, ...]:
        """The digests that answers saved with the present state can bear."""
        return (self.asked.digest, *(text.digest for text in self.asked.texts))


def trees_folder(given: Path | None) -> Path:
    """Return the folder of trees: the one given, or the one that comes with Fingerpost."""
    if given is None:
        return locate().trees
    if not given.is_dir():
        raise UsageError(f"There is no folder “{given}” to read trees from.")
    return given


def find_text(name: str, trees: Path | None, console: Console) -> Shelved:
    """Return the text of this name. Raises `UsageError` when there is none.

    A text with errors was left out by reading; others can be used, but the errors are not kept quiet.
    """
    library, errors = _read(trees)
    text = _text(name, library, errors)
    _complain(errors, f"{text.key} is not among them.", console)
    return Shelved(library, text, compile_text(text))


def find_texts(names: str, trees: Path | None, console: Console) -> SeveralShelved:
    """Return the texts of these names, joined by commas, or all. Raises `UsageError` when one is missing."""
    library, errors = _read(trees)
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    if wanted == [ALL]:
        wanted = [text.key for text in library.texts]
    selection = select(_text(name, library, errors) for name in wanted)
    if len(selection.texts) < FEWEST:
        raise UsageError(f"“{names}” names fewer than two texts; join names by a comma, or write {ALL}.")
    _complain(errors, "The texts compared are not among them.", console)
    return SeveralShelved(library, selection, {text.key: compile_text(text) for text in selection.texts})


def read_usable(trees: Path | None, console: Console) -> Library:
    """Return what can be used of the trees. Raises `UsageError` when no text can be."""
    library, errors = _read(trees)
    _complain(errors, "What has none is used.", console)
    return library


def named_text(name: str, reading: Reading, where: str) -> Text:
    """Return the text of this name among trees from elsewhere. Raises `UsageError` when there is none."""
    errors = [problem for problem in reading.problems if not problem.warning]
    texts = reading.library.texts if reading.library is not None else ()
    text = reading.library.text(name) if reading.library is not None else None
    if text is None:
        raise UsageError(f"Among the trees {where}: {_no_such_text(name, texts, errors)}")
    return text


def _read(trees: Path | None) -> tuple[Library, list[Problem]]:
    reading = read_library(trees_folder(trees))
    errors = [problem for problem in reading.problems if not problem.warning]
    if reading.library is None:
        raise UsageError(_no_such_text("", (), errors))
    return retell(reading.library).library, errors


def _text(name: str, library: Library, errors: list[Problem]) -> Text:
    text = library.text(name)
    if text is None:
        raise UsageError(_no_such_text(name, library.texts, errors))
    return text


def _complain(errors: list[Problem], not_among: str, console: Console) -> None:
    if errors:
        told = f"These trees have {_count(errors)}, told by `fingerpost check`"
        console.complain(f"{told}. {not_among}")


def _no_such_text(name: str, texts: tuple[Text, ...], errors: list[Problem]) -> str:
    names = [known for text in texts for known in (text.id, text.key)]
    if not names:
        found = f"{_count(errors)}, told by `fingerpost check`" if errors else "no text"
        return f"No text can be used: these trees have {found}."
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    meant = f" Did you mean {near[0]}?" if near else ""
    left_out = (
        f" These trees have {_count(errors)}; `fingerpost check` tells which texts were left out."
        if errors
        else ""
    )
    known = ", ".join(text.key for text in texts)
    return f"There is no text “{name}”.{meant} The texts are: {known}.{left_out}"


def _count(errors: list[Problem]) -> str:
    return "1 error" if len(errors) == 1 else f"{len(errors)} errors"
