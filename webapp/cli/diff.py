"""`fingerpost diff`: what two texts, or two states of one text, decide and say differently."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Final

from webapp import links
from webapp.cli.arguments import add_name
from webapp.cli.console import Console, Style, UsageError
from webapp.cli.library import find_text, named_text, trees_folder
from webapp.cli.options import Options, refuse_a_day
from webapp.cli.revision import read_revision
from webapp.engine import Program, compile_text
from webapp.engine.difference import differ
from webapp.engine.edits import edits
from webapp.wording.differing import describe_difference
from webapp.wording.differing_view import (
    ChangeView,
    DifferenceView,
    DutiesMoveView,
    EditView,
    MoveView,
)

MOST_SHOWN: Final = 200
"""So many characters of a changed text are shown; `--json` has the whole."""


def fill_diff(parser: argparse.ArgumentParser) -> None:
    """Add the texts, and the revision to compare with."""
    add_name(parser)
    parser.add_argument("other", nargs="?", help="the text to compare it with (default with --rev: the same)")
    parser.add_argument(
        "--rev", metavar="REVISION", help="read the first text as it was at this Git revision, e.g. HEAD~1"
    )
    parser.add_argument("--json", action="store_true", help="print it as JSON")


def run_diff(options: Options, console: Console) -> int:
    """Print the difference; 1 when the two cannot be compared by what they decide."""
    refuse_a_day(options)
    left, right = _sides(options, console)
    found = differ(left, right)
    view = describe_difference(found, edits(left.text, right.text), links.address)
    if options.json:
        console.write((json.dumps(asdict(view), ensure_ascii=False, indent=2) + "\n").encode())
    else:
        show_difference(view, console)
    return 1 if view.clashes else 0


def _sides(options: Options, console: Console) -> tuple[Program, Program]:
    if options.rev is None and options.other is None:
        raise UsageError("Name two texts, or one text and with --rev a Git revision to compare it with.")
    right = find_text(options.other or options.text, options.trees, console)
    if options.rev is None:
        return find_text(options.text, options.trees, console).program, right.program
    reading = read_revision(trees_folder(options.trees), options.rev)
    text = named_text(options.text, reading, f"of the revision “{options.rev}”")
    return compile_text(text), right.program


def show_difference(view: DifferenceView, console: Console) -> None:
    """Print the whole difference."""
    console.line(" -> ".join(_named(view)), Style.BOLD)
    console.say(view.summary)
    if view.same and not view.clashes:
        console.say(f"{_count(view.same, 'rule')} decided alike for all answers.", style=Style.FAINT)
    _show_levels(view.levels, console)
    for change in view.changes:
        _show_change(change, console)
    _show_duties(view.duties, console)
    _show_edits(view.edits, console)
    if view.changes or view.duties:
        console.line()
        console.say(view.measure, style=Style.FAINT)


def _named(view: DifferenceView) -> tuple[str, str]:
    """Return what the two sides are called; two states of one text by their digests too."""
    if view.left.key != view.right.key or view.left.digest == view.right.digest:
        return view.left.key, view.right.key
    return f"{view.left.key} ({view.left.digest[:12]})", f"{view.right.key} ({view.right.digest[:12]})"


def _title(words: str, console: Console) -> None:
    console.line()
    console.line(words, Style.BOLD)
    console.line("-" * len(words), Style.FAINT)


def _show_levels(moves: Iterable[MoveView], console: Console) -> None:
    for number, move in enumerate(moves):
        if not number:
            _title("The level", console)
        console.line(f"* {move.before.words} -> {move.after.words}: {move.share.words}")
        _show_addresses(move.left, move.right, console, "  ")


def _show_change(change: ChangeView, console: Console) -> None:
    _title(change.title, console)
    names = " -> ".join(", ".join(rules) or "no rule" for rules in (change.left, change.right))
    same = change.left == change.right
    about = f", compared by their subject `{change.subject}`" if change.subject else ""
    console.line(f"{', '.join(change.right) if same else names}{about}: {change.share.words}", Style.FAINT)
    for move in change.moves:
        console.line(f"* {move.before.words} -> {move.after.words}: {move.share.words}", Style.BOLD)
        for condition in move.conditions:
            inside = " (where both texts apply)" if change.inside else ""
            console.say(f"{condition.words}{inside}", indent="  ", bullet="if ")
            _show_addresses(condition.left, condition.right, console, "     ")
        if not move.complete:
            console.say("and under more conditions than are told here.", indent="  ")


def _show_duties(moves: Iterable[DutiesMoveView], console: Console) -> None:
    for number, move in enumerate(moves):
        if not number:
            _title("Duties that arise for other answers", console)
        console.say(f"{move.words}: {', '.join(move.duties)} ({move.share.words})", bullet="* ")
        _show_addresses(move.left, move.right, console, "  ")


def _show_edits(found: Iterable[EditView], console: Console) -> None:
    for number, edit in enumerate(found):
        if not number:
            _title("Said otherwise", console)
        places = ", ".join(edit.places)
        if edit.before is None:
            console.say(f"{places}: {'new' if not edit.key else f'{edit.key}, new'}", bullet="* ")
            console.say(_short(edit.after), indent="  ", bullet="+ ")
        elif edit.after is None:
            console.say(f"{places}: {'gone' if not edit.key else f'{edit.key}, gone'}", bullet="* ")
            console.say(_short(edit.before), indent="  ", bullet="- ")
        else:
            console.say(f"{places}: {edit.key}", bullet="* ")
            console.say(_short(edit.before), indent="  ", bullet="- ")
            console.say(_short(edit.after), indent="  ", bullet="+ ")


def _show_addresses(left: str, right: str, console: Console, indent: str) -> None:
    console.line(f"{indent}before: {left}", Style.FAINT)
    console.line(f"{indent}after:  {right}", Style.FAINT)


def _short(text: str | None) -> str:
    text = text or ""
    return text if len(text) <= MOST_SHOWN else text[:MOST_SHOWN].rstrip() + "…"


def _count(number: int, thing: str) -> str:
    return f"1 {thing} is" if number == 1 else f"{number} {thing}s are"
