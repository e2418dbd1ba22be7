"""The trees that a command works with, and the text that was named."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from webapp.cli.console import Console, UsageError
from webapp.engine import Program, compile_text
from webapp.model import Library, Problem, Text
from webapp.reading import read_library
from webapp.resources import locate


@dataclass(frozen=True, slots=True)
class Shelved:
    """One text, ready to be decided, and the library it is from."""

    library: Library
    text: Text
    program: Program


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
    reading = read_library(trees_folder(trees))
    errors = [problem for problem in reading.problems if not problem.warning]
    library = reading.library
    text = None if library is None else library.text(name)
    if library is None or text is None:
        raise UsageError(_no_such_text(name, () if library is None else library.texts, errors))
    if errors:
        console.complain(
            f"These trees have {_count(errors)}, told by `fingerpost check`. {text.key} is not among them."
        )
    return Shelved(library, text, compile_text(text))


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
