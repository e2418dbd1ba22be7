"""`fingerpost coverage`: what the cases try of each text, both ways, and what none of them tries."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from typing import Final

from webapp.checking.coverage import Coverage, Item, cover
from webapp.cli.console import Console, Style
from webapp.cli.library import find_text, read_usable
from webapp.cli.options import Options, refuse_a_day
from webapp.engine import compile_text

WAYS: Final = {
    "applies": "applies",
    "excepted": "is lifted by an exception",
    "does-not-apply": "does not apply",
    "holds": "holds",
    "fails": "does not hold",
    "alone-missing": "is the only part missing",
    "given": "is the answer",
    "other-given": "is not the answer",
}
MOST_NAMED: Final = 3
KINDS: Final[dict[str, Callable[[Item], bool]]] = {
    "rules": lambda item: item.about == "rule" and not item.part,
    "carve-outs": lambda item: item.part.startswith("unless."),
    "exceptions": lambda item: item.part.startswith("exceptions."),
    "provided": lambda item: item.part.startswith("provided."),
    "answers": lambda item: item.about == "fact",
}


def fill_coverage(parser: argparse.ArgumentParser) -> None:
    """Add the text, and how to tell it."""
    parser.add_argument("text", nargs="?", help="id of a text, perhaps with its version (default: all texts)")
    parser.add_argument("--json", action="store_true", help="print it as JSON")


def run_coverage(options: Options, console: Console) -> int:
    """Print what the cases try of one text, or of all."""
    refuse_a_day(options)
    if options.text:
        shelved = find_text(options.text, options.trees, console)
        library, programs = shelved.library, [shelved.program]
    else:
        library = read_usable(options.trees, console)
        programs = [compile_text(text) for text in library.texts]
    found = [cover(program, library.cases) for program in programs]
    if options.json:
        document = {"texts": [_document(coverage) for coverage in found]}
        console.write((json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode())
        return 0
    for number, coverage in enumerate(found):
        if number:
            console.line()
        _show(coverage, console)
    return 0


def _show(coverage: Coverage, console: Console) -> None:
    cases = "1 case expects" if coverage.cases == 1 else f"{coverage.cases} cases expect"
    console.line(f"{coverage.text.key}: {cases} something of it", Style.BOLD)
    for kind in KINDS:
        items = _of_kind(kind, coverage)
        if items:
            tried = sum(bool(item.cases) for item in items)
            style = Style.GREEN if tried == len(items) else Style.YELLOW
            console.line(f"  {kind}: {tried} of {len(items)} ways tried", style)
    untried = [item for item in coverage.items if not item.cases]
    for item in untried:
        if item.about == "rule":
            part = f" {item.part}" if item.part else ""
            console.line(f"  no case: rule `{item.id}`{part} {WAYS[item.way]}")
    answers: dict[tuple[str, str], list[str]] = {}
    for item in untried:
        if item.about == "fact":
            answers.setdefault((item.id, item.way), []).append(_short(item.part))
    for (fact, way), parts in answers.items():
        console.say(f"`{fact}`: {'; '.join(parts)} {WAYS[way]}", indent="  ", bullet="no case: ")


def _short(answer: str) -> str:
    """Name few of many answers that come to the same."""
    cells = answer.split(" or ")
    return answer if len(cells) <= MOST_NAMED else f"{cells[0]} (or one of {len(cells) - 1} like it)"


def _of_kind(kind: str, coverage: Coverage) -> Sequence[Item]:
    return [item for item in coverage.items if KINDS[kind](item)]


def _document(coverage: Coverage) -> dict[str, object]:
    return {
        "text": coverage.text.key,
        "cases": coverage.cases,
        "ways": {
            kind: {"tried": sum(bool(item.cases) for item in items), "all": len(items)}
            for kind in KINDS
            if (items := _of_kind(kind, coverage))
        },
        "items": [
            {
                "about": item.about,
                "id": item.id,
                "part": item.part or None,
                "way": item.way,
                "cases": list(item.cases),
            }
            for item in coverage.items
        ],
    }
