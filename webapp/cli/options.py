"""What was said on the command line, with types."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from webapp.cli.console import UsageError


class Options(argparse.Namespace):
    """The arguments of one call. Which of them are set depends on the command."""

    command: str
    trees: Path | None
    today: date | None
    text: str
    other: str | None
    rev: str | None
    answers: str | None
    output: Path
    site: str
    path: Path | None
    json: bool
    proof: bool
    watch: bool
    csv: bool
    host: str
    port: int
    prefix: str
    behind_proxy: int
    rule: str | None
    format: str | None
    file: Path | None
    poster: bool
    pseudo: bool
    spoken: str | None
    action: str
    language: str | None
    parts: list[str]

    @property
    def day(self) -> date:
        """The day of reading: the one given, or today."""
        return self.today or date.today()  # noqa: DTZ011 - the reader's own day is meant


def refuse_a_day(options: Options) -> None:
    """Refuse a day of reading where it would have no effect."""
    if options.today is not None:
        raise UsageError("What trees say depends on no day; --today is for ask, assess and report.")
