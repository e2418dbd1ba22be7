"""`fingerpost translate`: what translators need, from the first catalogue to the last check."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Final

from webapp.cli.console import Console
from webapp.cli.library import read_usable, trees_folder
from webapp.cli.options import Options, refuse_a_day
from webapp.resources import locate
from webapp.translating.workshop import Workshop

ACTIONS: Final = {
    "extract": "write all there is to translate as POT files, for tools that want them",
    "update": "bring the catalogues up to date, or begin them",
    "compile": "write MO files, for tools that want them; Fingerpost itself reads the catalogues",
    "check": "tell what is missing, stale, fuzzy or broken",
}
MOST_TOLD: Final = 20


def fill_translate(parser: argparse.ArgumentParser) -> None:
    """Add what to do, in which language, and with which of its catalogues."""
    told = "; ".join(f"{action}: {words}" for action, words in ACTIONS.items())
    parser.add_argument("action", choices=ACTIONS, help=told)
    parser.add_argument("language", nargs="?", help="code of a language, as fr (default: all there are)")
    parser.add_argument(
        "parts",
        metavar="part",
        nargs="*",
        help="catalogue to begin: interface, facts, cases, or the id of a text (default: those there are)",
    )


def run_translate(options: Options, console: Console) -> int:
    """Do one step of translating."""
    refuse_a_day(options)
    trees = trees_folder(options.trees)
    workshop = Workshop(read_usable(trees, console), trees, locate().templates)
    codes = (options.language,) if options.language else workshop.places.languages()
    if options.action == "check":
        return max([_check(workshop, code, console) for code in codes], default=0)
    if options.action == "extract":
        done = list(workshop.extract())
    elif options.action == "update":
        done = [one for code in codes for one in workshop.update(code, options.parts)]
    else:
        done = [one for code in codes for one in workshop.compile(code)]
    for one in done:
        console.line(f"{one.path}: {one.messages} messages, {one.lacking} not translated")
    return 0


def _check(workshop: Workshop, code: str, console: Console) -> int:
    told: dict[str, list[str]] = {}
    for path, fault in workshop.check(code):
        told.setdefault(str(path), []).append(fault)
    for place, faults in told.items():
        _tell(place, faults, console)
    if not told:
        console.line(f"{code}: nothing is missing, stale or broken.")
    return 1 if told else 0


def _tell(path: str, faults: Sequence[str], console: Console) -> None:
    console.line(f"{path}: {len(faults)} to mend")
    for fault in faults[:MOST_TOLD]:
        console.say(fault, indent="  ")
    if len(faults) > MOST_TOLD:
        console.line(f"  and {len(faults) - MOST_TOLD} more")
