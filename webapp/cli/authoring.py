"""`fingerpost schema`, `new` and `keep`: what authors need to start, and before they publish."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Final

from webapp.authoring import CannotStartError, schema, start_text
from webapp.cli.arguments import add_day
from webapp.cli.console import Console, UsageError
from webapp.cli.library import trees_folder
from webapp.cli.options import Options, refuse_a_day
from webapp.reading import keep_state
from webapp.resources import locate

TEMPLATE: Final = "new-tree"


def fill_schema(_parser: argparse.ArgumentParser) -> None:
    """Add nothing: there is one schema."""


def run_schema(options: Options, console: Console) -> int:
    """Print the JSON Schema of the tree format."""
    refuse_a_day(options)
    console.write((json.dumps(schema(), ensure_ascii=False, indent=2) + "\n").encode())
    return 0


def fill_new(parser: argparse.ArgumentParser) -> None:
    """Add the id of the new text, and where to put it."""
    add_day(parser, default=argparse.SUPPRESS)
    parser.add_argument("text", metavar="id", help="id of the new text, e.g. my-law; its version is the day")
    parser.add_argument(
        "path", metavar="folder", nargs="?", type=Path, help="folder of trees to write into (default: trees)"
    )


def run_new(options: Options, console: Console) -> int:
    """Write a new text from the template, and say what to do with it."""
    folder = options.path or options.trees or Path("trees")
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"“{folder}” is not a folder.")
    try:
        written = start_text(options.text, folder, day=options.day, template=locate().templates / TEMPLATE)
    except CannotStartError as error:
        raise UsageError(str(error)) from None
    for path in written:
        console.line(str(path))
    console.line()
    console.line(
        f"Edit these files; `fingerpost check {folder} --watch` tells after each save what is wrong."
    )
    console.line(f"`fingerpost --trees {folder} ask {options.text}` asks the questions.")
    return 0


def fill_keep(parser: argparse.ArgumentParser) -> None:
    """Add the folder whose state is kept."""
    parser.add_argument(
        "path", metavar="folder", nargs="?", type=Path, help="folder of trees (default: that of --trees)"
    )


def run_keep(options: Options, console: Console) -> int:
    """Keep the present state of the trees, and tell where; 1 when they have errors."""
    refuse_a_day(options)
    folder = trees_folder(options.path or options.trees)
    try:
        written = keep_state(folder)
    except ValueError:
        console.complain("Nothing was kept: the trees have errors. `fingerpost check` tells them all.")
        return 1
    console.line("This state is kept already." if written is None else str(written))
    return 0
