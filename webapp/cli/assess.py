"""`fingerpost assess`: the verdict on given answers, in words or as JSON."""

from __future__ import annotations

from webapp.cli.answers import Given, take_answers
from webapp.cli.console import Console
from webapp.cli.library import Shelved, find_text
from webapp.cli.options import Options
from webapp.cli.verdict import show_verdict
from webapp.engine import Verdict, assess
from webapp.wording import describe_verdict
from webapp.wording.document import document_bytes, verdict_document


def run_assess(options: Options, console: Console) -> int:
    """Print the verdict on the answers given; with faults in them, print those instead."""
    shelved = find_text(options.text, options.trees, console)
    given = take_answers(options.answers or "-", shelved)
    if not accept(given, console):
        return 1
    verdict = assess(shelved.program, given.answers)
    if options.json:
        console.write(document_bytes(verdict_document(shelved.program, verdict)))
    else:
        show(shelved, verdict, options, console)
    return 0


def accept(given: Given, console: Console) -> bool:
    """Tell what was left aside and what is wrong; say whether the answers can be used."""
    console.complain_each((*given.remarks, *given.faults))
    return not given.faults


def show(shelved: Shelved, verdict: Verdict, options: Options, console: Console) -> None:
    """Print a verdict in words."""
    show_verdict(describe_verdict(shelved.program, verdict, today=options.day), console)
