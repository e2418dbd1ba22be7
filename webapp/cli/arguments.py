"""What each command takes on the command line, and how the values are read."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path
from typing import Final

from webapp.cli.chart import FORMATS

MOST_PROXIES: Final = 9

ANSWERS: Final = (
    "JSON or YAML file of facts with their values, saved verdict (JSON or PDF), or link from the address bar"
)

SITE: Final = "http://127.0.0.1:8000"


def add_trees(parser: argparse.ArgumentParser, *, default: str | None) -> None:
    """Add the folder of trees, which every command takes."""
    parser.add_argument(
        "--trees",
        metavar="PATH",
        type=Path,
        default=default,
        help="folder of trees to use (default: those that come with Fingerpost)",
    )


def add_day(parser: argparse.ArgumentParser, *, default: str | None) -> None:
    """Add the day of reading."""
    parser.add_argument(
        "--today",
        metavar="DATE",
        type=_day,
        default=default,
        help="day of reading, as 2027-12-02, to see which duties apply then (default: today)",
    )


def fill_serve(parser: argparse.ArgumentParser) -> None:
    """Add where and how to serve."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen at (default: 127.0.0.1)")
    parser.add_argument("--port", type=_port, default=8000, help="port, 0 for any free one (default: 8000)")
    parser.add_argument(
        "--prefix",
        metavar="PATH",
        type=_prefix,
        default="",
        help="path below which a proxy shows the pages, as /fingerpost",
    )
    parser.add_argument(
        "--behind-proxy",
        metavar="N",
        type=_count,
        default=0,
        help="believe the forwarded headers of N proxies in front (default: 0, of none)",
    )
    parser.add_argument(
        "--pseudo",
        action="store_true",
        help="offer, below /qps, a language made of English that shows what is not translated",
    )
    _add_watch(parser, "read the trees again whenever a file is saved, and tell errors on the pages")


def _add_watch(parser: argparse.ArgumentParser, words: str) -> None:
    parser.add_argument("--watch", action="store_true", help=words)


def fill_check(parser: argparse.ArgumentParser) -> None:
    """Add what to check, and how to tell it."""
    parser.add_argument(
        "path", nargs="?", type=Path, help="folder of trees, or a file or folder in it, to tell of that alone"
    )
    parser.add_argument(
        "--proof",
        action="store_true",
        help="tell also what was proved, with an address for everything that can be",
    )
    _add_watch(parser, "check again whenever a file is saved")
    parser.add_argument("--json", action="store_true", help="print it as JSON")


def fill_ask(parser: argparse.ArgumentParser) -> None:
    """Add the text, and answers to start from."""
    add_text(parser)
    parser.add_argument("answers", nargs="?", help=f"answers to start from: {ANSWERS}")


def fill_assess(parser: argparse.ArgumentParser) -> None:
    """Add the text and the answers."""
    add_text(parser)
    parser.add_argument("answers", help=f"{ANSWERS}, or - for standard input")
    parser.add_argument(
        "--json", action="store_true", help="print the verdict as JSON, as /check/<text>.json does"
    )


def fill_report(parser: argparse.ArgumentParser) -> None:
    """Add the text, the answers and where to write."""
    add_text(parser)
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


def fill_chart(parser: argparse.ArgumentParser) -> None:
    """Add what to draw, and how."""
    add_name(parser)
    parser.add_argument("rule", nargs="?", help="id of one of its rules (default: the map of all)")
    parser.add_argument(
        "--format",
        choices=FORMATS,
        metavar="FORMAT",
        help="svg, pdf, mermaid or dot (default: what the file's name says, else svg)",
    )
    parser.add_argument(
        "-o", dest="file", metavar="FILE", type=Path, help="file to write (default: standard output)"
    )
    parser.add_argument("--poster", action="store_true", help="as PDF, on A3 for a wall instead of A4 pages")


def fill_compare(parser: argparse.ArgumentParser) -> None:
    """Add the texts and the answers."""
    add_day(parser, default=argparse.SUPPRESS)
    parser.add_argument(
        "text", metavar="texts", help="names of two or more texts, joined by commas, or all for all of them"
    )
    parser.add_argument("answers", help=f"{ANSWERS}, or - for standard input")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print it as JSON, as /compare.json does")
    shape.add_argument("--csv", action="store_true", help="print it as CSV, as /compare.csv does")


def add_text(parser: argparse.ArgumentParser) -> None:
    """Add the text that is meant, and the day of reading."""
    add_day(parser, default=argparse.SUPPRESS)
    add_name(parser)


def add_name(parser: argparse.ArgumentParser) -> None:
    """Add the text that is meant."""
    parser.add_argument(
        "text", help="id of a text, e.g. eu-ai-act, or with its version, e.g. eu-ai-act@2026-07-27"
    )


def _day(raw: str) -> date:
    try:
        return date.fromisoformat(raw)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{raw}” is not a date; write it as 2027-12-02") from None


def _prefix(raw: str) -> str:
    if re.fullmatch(r"(/[A-Za-z0-9._~-]+)*/?", raw):
        return raw
    raise argparse.ArgumentTypeError(f"“{raw}” is not a path; write it as /fingerpost")


def _count(raw: str) -> int:
    if raw.isascii() and raw.isdigit() and int(raw) <= MOST_PROXIES:
        return int(raw)
    raise argparse.ArgumentTypeError(f"“{raw}” is not a number of proxies from 0 to {MOST_PROXIES}")


def _port(raw: str) -> int:
    if raw.isascii() and raw.isdigit() and int(raw) < 2**16:
        return int(raw)
    raise argparse.ArgumentTypeError(f"“{raw}” is not a port; ports are numbers from 0 to 65535")
