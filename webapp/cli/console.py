"""Where the command line speaks: wrapped lines, and colour only where somebody looks at it."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Iterable
from enum import StrEnum
from typing import Final, TextIO

NARROWEST: Final = 40
WIDEST: Final = 100
UNWATCHED_WIDTH: Final = 80
RESET: Final = "\x1b[0m"


class Style(StrEnum):
    """How words can stand out. What matters is always said in words too."""

    BOLD = "\x1b[1m"
    FAINT = "\x1b[2m"
    RED = "\x1b[1;31m"
    YELLOW = "\x1b[1;33m"
    GREEN = "\x1b[1;32m"


class UsageError(Exception):
    """The command was called in a way that cannot work. The message is shown alone; the exit code is 2."""


class Console:
    """Standard input and output. `paint`: whether colour is wanted, by default when a person looks at it."""

    def __init__(self, *, paint: bool | None = None) -> None:
        self.out: TextIO = sys.stdout
        self.err: TextIO = sys.stderr
        self.watched = self.out.isatty()
        self.paint = self._wants_colour() if paint is None else paint
        self.width = UNWATCHED_WIDTH
        if self.watched:
            self.width = max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))
        for stream in (self.out, self.err, sys.stdin):
            # What a terminal's encoding lacks shows as a question mark; it never stops the program.
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")

    def line(self, text: str = "", style: Style | None = None) -> None:
        """Write one line as it is."""
        self.out.write(self.styled(text, style) + "\n")

    def say(self, text: str, *, indent: str = "", bullet: str = "", style: Style | None = None) -> None:
        """Write a paragraph, wrapped; lines after the first stand under the first word after the bullet."""
        following = indent + " " * len(bullet)
        lines = textwrap.wrap(
            printable(text),
            max(NARROWEST, self.width),
            initial_indent=indent + bullet,
            subsequent_indent=following,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in lines:
            self.line(line, style)

    def write(self, document: bytes) -> None:
        """Write a document byte by byte, whatever the terminal's encoding."""
        self.out.flush()
        self.out.buffer.write(document)

    def complain(self, text: str) -> None:
        """Write a line to the error stream, so that it never mixes with what is asked for."""
        self.err.write(f"fingerpost: {printable(text)}\n")

    def complain_each(self, texts: Iterable[str]) -> None:
        """Write a line for each complaint."""
        for text in texts:
            self.complain(text)

    def ask(self, prompt: str) -> str | None:
        """Return the line given in answer, None when there is no more input."""
        self.out.write(self.styled(prompt, Style.BOLD))
        self.out.flush()
        given = sys.stdin.readline()
        if not self.watched or not given.endswith("\n"):
            # The line break that a person types does not show where input or output is piped.
            self.out.write("\n")
        return given.strip() if given else None

    def styled(self, text: str, style: Style | None) -> str:
        """Return the text in this style, or as it is where no colour is wanted."""
        return f"{style}{text}{RESET}" if style and text and self.paint else text

    def _wants_colour(self) -> bool:
        return self.watched and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def printable(text: str) -> str:
    r"""Return the text without characters that would make a terminal do something.

    >>> printable("a" + chr(27) + "[2Jb")
    'a\ufffd[2Jb'
    """
    return "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in text)
