"""`fingerpost compare`: what several texts say on the same answers, in words, as JSON or as CSV."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from webapp.cli.answers import take_answers
from webapp.cli.assess import accept
from webapp.cli.console import Console, Style
from webapp.cli.library import find_texts
from webapp.cli.options import Options
from webapp.cli.verdict import STYLES
from webapp.engine.comparison import compare
from webapp.model import Level
from webapp.wording.comparing import describe_comparison
from webapp.wording.comparison_document import comparison_document, comparison_table
from webapp.wording.comparison_view import CellView, ComparisonView, MarkView, PartView, RowView
from webapp.wording.document import document_bytes

LEVELS: Final = {level.value: level for level in Level}


def run_compare(options: Options, console: Console) -> int:
    """Print the comparison of texts on the answers given; with faults in them, print those instead."""
    shelved = find_texts(options.text, options.trees, console)
    given = take_answers(options.answers or "-", shelved)
    if not accept(given, console):
        return 1
    comparison = compare(shelved.programs.values(), given.answers, shelved.library.subjects.values())
    if options.json:
        console.write(document_bytes(comparison_document(shelved.programs, comparison)))
    elif options.csv:
        console.write(comparison_table(comparison_document(shelved.programs, comparison)))
    else:
        show_comparison(describe_comparison(shelved.programs, comparison, today=options.day), console)
    return 0


def show_comparison(view: ComparisonView, console: Console) -> None:
    """Print the whole comparison."""
    for column in view.columns:
        console.line(f"{column.name}: {column.mark.label}", _style(column.mark))
        console.say(column.headline, indent="  ")
    for row in view.rows:
        _show_row(row, console)
    if view.quiet:
        titles = "; ".join(row.title for row in view.quiet)
        console.line()
        console.say(f"None of these texts says anything here on: {titles}.", style=Style.FAINT)
    console.line()
    if view.open:
        console.say("Some questions are not answered yet, so some of this is still open.")
    console.say(view.disclaimer)


def _show_row(row: RowView, console: Console) -> None:
    console.line()
    console.line(f"{row.title}{' (the texts part)' if row.differs else ''}", Style.BOLD)
    console.line("-" * len(row.title), Style.FAINT)
    for cell in row.cells:
        _show_cell(cell, console)
    _show_parts(row.parts, console)


def _show_cell(cell: CellView, console: Console) -> None:
    console.line(f"* {cell.column.name}: {cell.mark.label}", _style(cell.mark))
    if cell.rule:
        console.say(cell.reason, indent="  ")
        cited = f", {cell.sources[0].label}: {cell.sources[0].url}" if cell.sources else ""
        console.say(f"{cell.title}{cited}", indent="  ", style=Style.FAINT)
        for doubt in cell.doubts:
            console.say(f"{doubt.label}: {doubt.text}", indent="  ")


def _show_parts(parts: Iterable[PartView], console: Console) -> None:
    for number, part in enumerate(parts):
        if not number:
            console.line("Where and why they part:")
        console.say(part.text, bullet="- ")


def _style(mark: MarkView) -> Style:
    level = LEVELS.get(mark.tone)
    return Style.BOLD if level is None else STYLES.get(level, Style.BOLD)
