"""A letter as plain text, to be pasted into an e-mail: one line a paragraph, so that it flows anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.wording.grammar import labelled
from webapp.wording.letters.letter import Entry, Letter, Part


def letter_as_text(letter: Letter) -> str:
    """Write a letter as plain text."""
    blocks = [letter.title, *letter.opening, *map(_part, letter.parts), *letter.closing]
    return "\n\n".join(blocks) + "\n"


def _part(part: Part) -> str:
    entries = (
        _entry(entry, f"{number}. " if part.numbered else "- ")
        for number, entry in enumerate(part.entries, start=1)
    )
    return "\n\n".join((f"{part.title.upper()}\n{part.intro}", *entries))


def _entry(entry: Entry, mark: str) -> str:
    return "\n".join((mark + entry.text, *_lines(entry, " " * len(mark))))


def _lines(entry: Entry, indent: str) -> Iterator[str]:
    for line in entry.lines:
        yield indent + (labelled(line.label, line.text) if line.label else line.text)
