"""`fingerpost check`: every fault of the trees at once, told as compilers do, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from webapp.checking import Examination, by_place, examine
from webapp.checking.facts import idle_options
from webapp.checking.proof import Proof, prove
from webapp.cli.console import Console, Style, UsageError, printable
from webapp.cli.library import trees_folder
from webapp.cli.options import Options, refuse_a_day
from webapp.cli.proof import idle_document, proof_document, show_idle, show_proof
from webapp.cli.watching import each_change
from webapp.model import Library, Problem, Text
from webapp.reading import read_library

LANDMARKS: Final = ("facts", "sources", "cases")
"""Folders that lie directly in a folder of trees, and nowhere else."""


def run_check(options: Options, console: Console) -> int:
    """Print the problems of all trees, or of one file or folder among them; 1 if one of them is an error."""
    refuse_a_day(options)
    root, part = _split(options)
    if not options.watch:
        return _check(root, part, options, console)
    if options.json:
        raise UsageError("--watch is for somebody who looks on; --json is for programs. Choose one of them.")
    for _ in each_change(root, console):
        _check(root, part, options, console)
    return 0


def _check(root: Path, part: Path | None, options: Options, console: Console) -> int:
    reading = read_library(root)
    found = examine(reading)
    problems = [_placed(one, root) for one in sorted((*reading.problems, *found.problems), key=by_place)]
    shown = [problem for problem in problems if part is None or _lies_in(problem, part)]
    if options.json:
        document = _document(shown) | (_proofs_document(found, root, part) if options.proof else {})
        console.write((json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode())
    else:
        for problem in shown:
            _show(problem, console)
        _sum_up(shown, len(problems) - len(shown), reading.library, console)
        if options.proof:
            _show_proofs(found, root, part, console)
    return 1 if any(not problem.warning for problem in shown) else 0


def _proofs(found: Examination, root: Path, part: Path | None) -> Iterator[Proof]:
    """Prove what can be proved of the texts that lie in the part named, or in which it lies."""
    for claims in found.claims:
        if part is None or _belongs(claims.program.text, root, part):
            yield prove(claims)


def _belongs(text: Text, root: Path, part: Path) -> bool:
    folder, named = (root / text.key.replace("@", "/")).resolve(), part.resolve()
    return named.is_relative_to(folder) or folder.is_relative_to(named)


def _show_proofs(found: Examination, root: Path, part: Path | None, console: Console) -> None:
    for proof in _proofs(found, root, part):
        show_proof(proof, console)
    show_idle(idle_options([claims.program for claims in found.claims]), console)


def _proofs_document(found: Examination, root: Path, part: Path | None) -> dict[str, object]:
    return {
        "proofs": [proof_document(proof) for proof in _proofs(found, root, part)],
        "idle_options": idle_document(idle_options([claims.program for claims in found.claims])),
    }


def _split(options: Options) -> tuple[Path, Path | None]:
    """Return the folder of trees, and the part of it to tell of if that was named.

    Trees are always read as a whole: a rule can only be checked with the facts of other files.
    """
    path = options.path
    if path is None:
        return trees_folder(options.trees), None
    if not path.exists():
        raise UsageError(f"There is no file or folder “{path}”.")
    if options.trees is not None:
        return trees_folder(options.trees), path
    for folder in (path, *path.absolute().parents):
        if any(any((folder / name).glob("*.yaml")) for name in LANDMARKS):
            return folder, None if folder == path else path
    if path.is_dir():
        return path, None
    raise UsageError(f"“{path}” does not lie in a folder of trees. Name that folder with --trees.")


def _placed(problem: Problem, root: Path) -> Problem:
    """Return the problem with a path that leads to the file from here."""
    here, path = Path.cwd(), root / problem.place.path
    shown = path.relative_to(here) if path.is_relative_to(here) else path
    return replace(problem, place=replace(problem.place, path=str(shown)))


def _lies_in(problem: Problem, part: Path) -> bool:
    return Path(problem.place.path).resolve().is_relative_to(part.resolve())


def _show(problem: Problem, console: Console) -> None:
    place = problem.place
    kind, style = ("warning", Style.YELLOW) if problem.warning else ("error", Style.RED)
    where = console.styled(f"{place.path}:{place.line}:{place.column}:", Style.BOLD)
    console.line(f"{where} {console.styled(kind, style)}: {printable(problem.what)} [{problem.id}]")
    if place.quote:
        console.line(f"    {printable(place.quote)}")
    console.line(f"  why: {printable(problem.why)}")
    console.line(f"  to do: {printable(problem.to_do)}")
    if problem.did_you_mean:
        console.line(f"  did you mean: {printable(problem.did_you_mean)}")
    console.line()


def _sum_up(shown: Sequence[Problem], elsewhere: int, library: Library | None, console: Console) -> None:
    errors = sum(not problem.warning for problem in shown)
    parts = [_count(errors, "error"), _count(len(shown) - errors, "warning")]
    if elsewhere:
        parts.append(f"and {_count(elsewhere, 'problem')} elsewhere in these trees")
    console.line(f"{', '.join(parts)}.", Style.RED if errors else Style.GREEN)
    if library is None:
        console.line("No text could be read, so nothing could be decided and checked.")
        return
    rules = sum(len(text.rules) for text in library.texts)
    duties = sum(len(text.duties) for text in library.texts)
    counts = (
        _count(len(library.texts), "text"),
        _count(len(library.facts), "fact"),
        _count(rules, "rule"),
        f"{duties} {'duty' if duties == 1 else 'duties'}",
        _count(len(library.sources), "source"),
        _count(len(library.cases), "case"),
    )
    console.line(f"Read and checked: {', '.join(counts)}.")


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _document(problems: Sequence[Problem]) -> dict[str, object]:
    errors = sum(not problem.warning for problem in problems)
    return {
        "errors": errors,
        "warnings": len(problems) - errors,
        "problems": [
            {
                "id": problem.id,
                "severity": "warning" if problem.warning else "error",
                "path": problem.place.path,
                "line": problem.place.line,
                "column": problem.place.column,
                "quote": problem.place.quote,
                "what": problem.what,
                "why": problem.why,
                "to_do": problem.to_do,
                "did_you_mean": problem.did_you_mean,
            }
            for problem in problems
        ],
    }
