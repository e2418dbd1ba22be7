"""`fingerpost letter`: the letter to the vendor, or what a provider has to prepare, for given answers."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from webapp.cli.answers import take_answers
from webapp.cli.arguments import ANSWERS, add_text
from webapp.cli.assess import accept
from webapp.cli.console import Console, UsageError
from webapp.cli.files import refuse_a_bad_place, save
from webapp.cli.library import find_text
from webapp.cli.options import Options
from webapp.engine import assess
from webapp.resources import SetupError
from webapp.wording.letters import Letter, describe_letter, letter_as_docx, letter_as_text

ENDINGS: Final = (".txt", ".docx", ".pdf")
UNAVAILABLE: Final = "No PDF can be made here: {reason} The letter can be had as .docx or .txt all the same."


def fill_letter(parser: argparse.ArgumentParser) -> None:
    """Add the text, the answers and where to write."""
    add_text(parser)
    parser.add_argument("answers", help=f"{ANSWERS}, or - for standard input")
    parser.add_argument(
        "-o",
        dest="file",
        metavar="FILE",
        type=Path,
        help="file to write, .txt, .docx or .pdf (default: text to standard output)",
    )


def run_letter(options: Options, console: Console) -> int:
    """Write the letter for the answers given; with faults in them, print those instead."""
    shelved = find_text(options.text, options.trees, console)
    given = take_answers(options.answers or "-", shelved)
    if not accept(given, console):
        return 1
    if options.file is not None:
        _refuse_an_unknown_ending(options.file)
        refuse_a_bad_place(options.file)
    letter = describe_letter(shelved.program, assess(shelved.program, given.answers), today=options.day)
    if options.file is None:
        console.write(letter_as_text(letter).encode())
        return 0
    save(_content(letter, options.file.suffix.lower()), options.file)
    count = {0: "no open question", 1: "one question"}.get(letter.questions, f"{letter.questions} questions")
    console.line(f"{options.file}: {letter.title}, with {count}.{_left_out(letter)}")
    return 0


def _left_out(letter: Letter) -> str:
    """Tell how many open questions are not in the letter, as no vendor can answer them."""
    if letter.own is None:
        return ""
    count = len(letter.own.entries)
    more = "One more question is" if count == 1 else f"{count} more questions are"
    return f" {more} not for the vendor: `fingerpost assess` tells."


def _refuse_an_unknown_ending(path: Path) -> None:
    if path.suffix.lower() not in ENDINGS:
        raise UsageError(f"Cannot write “{path}”: its name has to end with {', '.join(ENDINGS)}.")


def _content(letter: Letter, ending: str) -> bytes:
    if ending == ".docx":
        return letter_as_docx(letter)
    if ending == ".txt":
        return letter_as_text(letter).encode()
    from webapp.presswork import Press, PressUnavailable, compose_letter  # noqa: PLC0415 - templates: only here

    try:
        with Press() as press:
            return press.make(compose_letter(letter))
    except PressUnavailable as error:
        raise SetupError(UNAVAILABLE.format(reason=error)) from error
