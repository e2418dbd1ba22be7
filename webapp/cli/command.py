"""`fingerpost`: what can be said on the command line, and what each command returns to the shell.

0: good. 1: the input has problems, all of which were told. 2: the command cannot work as it was called.
130 and 141, as shells know them: stopped with Ctrl+C, or nobody reads the output any more.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NoReturn

import webapp
from webapp.cli.arguments import (
    add_day,
    add_trees,
    fill_ask,
    fill_assess,
    fill_chart,
    fill_check,
    fill_compare,
    fill_report,
    fill_serve,
)
from webapp.cli.assess import run_assess
from webapp.cli.authoring import fill_keep, fill_new, fill_schema, run_keep, run_new, run_schema
from webapp.cli.chart import run_chart
from webapp.cli.check import run_check
from webapp.cli.compare import run_compare
from webapp.cli.console import Console, UsageError
from webapp.cli.coverage import fill_coverage, run_coverage
from webapp.cli.diff import fill_diff, run_diff
from webapp.cli.interview import run_ask
from webapp.cli.letter import fill_letter, run_letter
from webapp.cli.options import Options
from webapp.cli.report import run_report
from webapp.cli.serve import run_serve
from webapp.cli.speech import add_language, in_language
from webapp.cli.translate import fill_translate, run_translate
from webapp.resources import SetupError

PROBLEMS: Final = 1
USAGE: Final = 2
STOPPED: Final = 130
UNREAD: Final = 141


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what it does in a line of the help, its arguments, and the function that runs it."""

    words: str
    fill: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Options, Console], int]


COMMANDS: Final[dict[str, Command]] = {
    "serve": Command("serve the pages until stopped with Ctrl+C", fill_serve, run_serve),
    "check": Command("tell everything that is wrong with the trees", fill_check, run_check),
    "ask": Command("ask the questions of a text here in the terminal", fill_ask, run_ask),
    "assess": Command("tell the verdict on given answers", fill_assess, run_assess),
    "report": Command("write the verdict on given answers as a PDF", fill_report, run_report),
    "letter": Command("write the letter that asks what is still open", fill_letter, run_letter),
    "compare": Command("tell what several texts say on the same answers", fill_compare, run_compare),
    "diff": Command("tell what two texts, or two states of one, decide differently", fill_diff, run_diff),
    "coverage": Command(
        "tell what the cases try of each text, and what none does", fill_coverage, run_coverage
    ),
    "schema": Command("print the JSON Schema of the tree format, for editors", fill_schema, run_schema),
    "new": Command("start a new text from a template with comments", fill_new, run_new),
    "keep": Command(
        "keep the present state of the trees for links that will be old one day", fill_keep, run_keep
    ),
    "translate": Command("extract, update, compile or check catalogues", fill_translate, run_translate),
    "chart": Command("draw a rule as a decision tree, or a text as a map", fill_chart, run_chart),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return STOPPED
    except BrokenPipeError:
        _drop_output()
        return UNREAD
    except OSError as error:
        # A full disk, a file name that no file can have: not ours to mend, and no reason for a traceback.
        _drop_output()
        sys.stderr.write(f"fingerpost: {error.strerror}{f': {error.filename}' if error.filename else ''}\n")
        return PROBLEMS


def _drop_output() -> None:
    """Let what is still to be written go nowhere: Python would complain once more when it leaves."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: Sequence[str] | None) -> int:
    options = build_parser().parse_args(arguments, namespace=Options())
    console = Console()
    try:
        with in_language(options):
            code = COMMANDS[options.command].run(options, console)
        console.out.flush()
    except UsageError as error:
        console.complain(str(error))
        return USAGE
    except SetupError as error:
        console.complain(str(error))
        return PROBLEMS
    return code


class Parser(argparse.ArgumentParser):
    """Says what is wrong first and how the command is called second."""

    def error(self, message: str) -> NoReturn:
        """Leave with the exit code for a wrong call."""
        self.exit(USAGE, f"{self.prog}: {message}\n{self.format_usage()}")


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line. The documentation is held against it."""
    parser = Parser(
        prog="fingerpost",
        description="From answers about a biometric AI system to its classification, with reasons.",
        epilog="Exit codes: 0 good, 1 the input has problems, 2 the command was called wrongly.",
    )
    add_trees(parser, default=None)
    add_day(parser, default=None)
    add_language(parser)
    parser.add_argument("--version", action="version", version=f"fingerpost {webapp.__version__}")
    commands = parser.add_subparsers(dest="command", metavar="command", required=True)
    for name, told in COMMANDS.items():
        command = commands.add_parser(
            name, help=told.words, description=f"{told.words[0].upper()}{told.words[1:]}."
        )
        # What was said before the command stands unless it is said again after it.
        add_trees(command, default=argparse.SUPPRESS)
        told.fill(command)
    return parser
