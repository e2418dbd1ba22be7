"""The texts that this app answers for: compiled at start, in another language when it is first spoken."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from flask import abort

from webapp.engine import Program, assess, compile_text
from webapp.engine.remaining import remaining
from webapp.language import language
from webapp.model import Library, Problem, Text
from webapp.reading import PastStates, Reading
from webapp.resources import SetupError
from webapp.translating import Retold, retell, retell_text

MOST_EARLIER: Final = 16
"""So many earlier states of texts are held ready."""

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


@dataclass(frozen=True, slots=True)
class Told:
    """Everything on the shelf, in one language."""

    retold: Retold
    programs: Mapping[str, Program]


class Shelf:
    """Finds texts by the names that addresses use; all that it holds is in the language being spoken.

    `past`: the earlier states that were kept, if any.
    """

    def __init__(self, library: Library, past: PastStates | None = None) -> None:
        self._library = library
        self._lock = threading.Lock()
        self._told = {language(): _tell(library)}
        self._past = past
        self._earlier = lru_cache(maxsize=MOST_EARLIER)(_compile_earlier)

    @property
    def library(self) -> Library:
        """Everything that was read."""
        return self._spoken.retold.library

    @property
    def programs(self) -> Mapping[str, Program]:
        """Every text compiled, by its key."""
        return self._spoken.programs

    @property
    def _spoken(self) -> Told:
        code = language()
        if code not in self._told:
            with self._lock:
                if code not in self._told:
                    self._told[code] = _tell(self._library)
        return self._told[code]

    def find(self, name: str) -> Shelved:
        """Return the text called `name`; stops with 404 when there is none."""
        text = self.library.text(name) or abort(404)
        return Shelved(name, text, self.programs[text.key])

    def earlier(self, text: Text, mark: str) -> Program | None:
        """Return a text as it was when its links carried this mark, or None where that was not kept."""
        found = self._past.find(text.key, mark) if self._past is not None else None
        return None if found is None else self._earlier(found, language())

    def prepare(self) -> None:
        """Build what the questions of the newest texts are found with: forked processes then share it."""
        for text in self.newest():
            program = self.programs[text.key]
            remaining(program, assess(program, {}).answers)

    def newest(self) -> tuple[Text, ...]:
        """Return each text in its newest version, in the order in which the texts first appeared."""
        names = dict.fromkeys(text.id for text in self.library.texts)
        return tuple(text for name in names if (text := self.library.text(name)))

    def versions(self) -> tuple[Text, ...]:
        """Return every version of every text, the oldest first."""
        return tuple(sorted(self.library.texts, key=lambda text: (text.version, text.id)))


def _tell(library: Library) -> Told:
    retold = retell(library)
    return Told(retold, {text.key: compile_text(text) for text in retold.library.texts})


def _compile_earlier(text: Text, _language: str) -> Program:
    return compile_text(retell_text(text))


def _told(problem: Problem) -> str:
    place = f"{problem.place.path}:{problem.place.line}:{problem.place.column}"
    meant = f" Did you mean {problem.did_you_mean}?" if problem.did_you_mean else ""
    return f"{place}: {problem.what}\n  {problem.why} {problem.to_do}{meant}"
