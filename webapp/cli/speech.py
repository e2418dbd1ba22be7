"""The language in which a command says what a text says."""

from __future__ import annotations

import argparse
from contextlib import AbstractContextManager, nullcontext
from typing import Final

from webapp import language
from webapp.cli.console import UsageError
from webapp.cli.library import trees_folder
from webapp.cli.options import Options
from webapp.translating import offer_all

SPEAKING: Final = ("ask", "assess", "report", "letter", "compare", "diff", "chart")
"""The commands that tell what texts say."""


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add the language, which stands before the command."""
    parser.add_argument(
        "--language",
        dest="spoken",
        metavar="CODE",
        help="language in which texts are told, as fr (default: English)",
    )


def in_language(options: Options) -> AbstractContextManager[None]:
    """Speak the language asked for. Raises `UsageError` where it is not offered, or has no effect."""
    if options.spoken is None:
        return nullcontext()
    if options.command not in SPEAKING:
        raise UsageError(f"--language has no effect here; it is for {', '.join(SPEAKING)}.")
    offer_all(trees_folder(options.trees))
    known = [one.code for one in language.offered()]
    if options.spoken not in known:
        raise UsageError(f"There is no language “{options.spoken}”. The languages are: {', '.join(known)}.")
    return language.speaking(options.spoken)
