"""The texts that this app answers for, compiled once at start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from flask import abort

from webapp.engine import Program, compile_text
from webapp.model import Library, Problem, Text
from webapp.reading import Reading
from webapp.resources import SetupError

NO_TEXT: Final = "There is no text to answer for. Everything that is wrong with the trees:"


def usable(reading: Reading) -> Library:
    """Return what was read. Raises `SetupError`, with every problem listed, when no text can be used."""
    if reading.library is None:
        raise SetupError("\n\n".join((NO_TEXT, *map(_told, reading.problems))))
    return reading.library


@dataclass(frozen=True, slots=True)
class Shelved:
    """One text, ready to be decided. `name`: how the address called it, with or without a version."""

    name: str
    text: Text
    program: Program


class Shelf:
    """Finds texts by the names that addresses use."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.programs = {text.key: compile_text(text) for text in library.texts}

    def find(self, name: str) -> Shelved:
        """Return the text called `name`; stops with 404 when there is none."""
        text = self.library.text(name) or abort(404)
        return Shelved(name, text, self.programs[text.key])

    def newest(self) -> tuple[Text, ...]:
        """Return each text in its newest version, in the order in which the texts first appeared."""
        names = dict.fromkeys(text.id for text in self.library.texts)
        return tuple(text for name in names if (text := self.library.text(name)))

    def versions(self) -> tuple[Text, ...]:
        """Return every version of every text, the oldest first."""
        return tuple(sorted(self.library.texts, key=lambda text: (text.version, text.id)))


def _told(problem: Problem) -> str:
    place = f"{problem.place.path}:{problem.place.line}:{problem.place.column}"
    meant = f" Did you mean {problem.did_you_mean}?" if problem.did_you_mean else ""
    return f"{place}: {problem.what}\n  {problem.why} {problem.to_do}{meant}"
