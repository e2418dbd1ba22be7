"""`fingerpost`: what can be said on the command line, and what each command returns to the shell.

0: good. 1: the input has problems, all of which were told. 2: the command cannot work as it was called.
130 and 141, as shells know them: stopped with Ctrl+C, or nobody reads the output any more.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Final, NoReturn

import webapp
from webapp.cli.assess import run_assess
from webapp.cli.check import run_check
from webapp.cli.console import Console, UsageError
from webapp.cli.interview import run_ask
from webapp.cli.options import Options
from webapp.cli.report import run_report
from webapp.cli.serve import run_serve
from webapp.resources import SetupError

PROBLEMS: Final = 1
USAGE: Final = 2
STOPPED: Final = 130
UNREAD: Final = 141

ANSWERS: Final = (
    "JSON or YAML file of facts with their values, saved verdict (JSON), or link from the address bar"
)

SITE: Final = "http://127.0.0.1:8000"

COMMANDS: Final[dict[str, Callable[[Options, Console], int]]] = {
    "serve": run_serve,
    "check": run_check,
    "ask": run_ask,
    "assess": run_assess,
    "report": run_report,
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
        code = COMMANDS[options.command](options, console)
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
    _add_trees(parser, default=None)
    _add_day(parser, default=None)
    parser.add_argument("--version", action="version", version=f"fingerpost {webapp.__version__}")
    commands = parser.add_subparsers(dest="command", metavar="command", required=True)
    for name, words, fill in (
        ("serve", "serve the pages until stopped with Ctrl+C", _fill_serve),
        ("check", "tell everything that is wrong with the trees", _fill_check),
        ("ask", "ask the questions of a text here in the terminal", _fill_ask),
        ("assess", "tell the verdict on given answers", _fill_assess),
        ("report", "write the verdict on given answers as a PDF", _fill_report),
    ):
        command = commands.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.")
        # What was said before the command stands unless it is said again after it.
        _add_trees(command, default=argparse.SUPPRESS)
        fill(command)
    return parser


def _add_trees(parser: argparse.ArgumentParser, *, default: str | None) -> None:
    parser.add_argument(
        "--trees",
        metavar="PATH",
        type=Path,
        default=default,
        help="folder of trees to use (default: those that come with Fingerpost)",
    )


def _add_day(parser: argparse.ArgumentParser, *, default: str | None) -> None:
    parser.add_argument(
        "--today",
        metavar="DATE",
        type=_day,
        default=default,
        help="day of reading, as 2027-12-02, to see which duties apply then (default: today)",
    )


def _fill_serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen at (default: 127.0.0.1)")
    parser.add_argument("--port", type=_port, default=8000, help="port, 0 for any free one (default: 8000)")


def _fill_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path", nargs="?", type=Path, help="folder of trees, or a file or folder in it, to tell of that alone"
    )
    parser.add_argument("--json", action="store_true", help="print the problems as JSON")


def _fill_ask(parser: argparse.ArgumentParser) -> None:
    _add_text(parser)
    parser.add_argument("answers", nargs="?", help=f"answers to start from: {ANSWERS}")


def _fill_assess(parser: argparse.ArgumentParser) -> None:
    _add_text(parser)
    parser.add_argument("answers", help=f"{ANSWERS}, or - for standard input")
    parser.add_argument(
        "--json", action="store_true", help="print the verdict as JSON, as /check/<text>.json does"
    )


def _fill_report(parser: argparse.ArgumentParser) -> None:
    _add_text(parser)
    parser.add_argument("answers", help=f"{ANSWERS}, or - for standard input")
    parser.add_argument(
        "-o", dest="output", metavar="FILE", required=True, type=Path, help="PDF file to write"
    )
    parser.add_argument(
        "--site",
        metavar="URL",
        default=SITE,
        help=f"where Fingerpost is served, for the link and QR code in the report (default: {SITE})",
    )


def _add_text(parser: argparse.ArgumentParser) -> None:
    _add_day(parser, default=argparse.SUPPRESS)
    parser.add_argument(
        "text", help="id of a text, e.g. eu-ai-act, or with its version, e.g. eu-ai-act@2026-07-27"
    )


def _day(raw: str) -> date:
    try:
        return date.fromisoformat(raw)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{raw}” is not a date; write it as 2027-12-02") from None


def _port(raw: str) -> int:
    if raw.isascii() and raw.isdigit() and int(raw) < 2**16:
        return int(raw)
    raise argparse.ArgumentTypeError(f"“{raw}” is not a port; ports are numbers from 0 to 65535")
