"""`fingerpost report`: the verdict on given answers as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from webapp import links
from webapp.cli.answers import take_answers
from webapp.cli.assess import accept
from webapp.cli.console import Console, UsageError
from webapp.cli.library import find_text
from webapp.cli.options import Options
from webapp.engine import assess
from webapp.resources import SetupError
from webapp.wording import describe_verdict
from webapp.wording.document import document_bytes, verdict_document

UNAVAILABLE: Final = (
    "No PDF can be made here: {reason} `fingerpost assess` tells the verdict all the same, and the page of"
    " `fingerpost serve` can be printed."
)


def run_report(options: Options, console: Console) -> int:
    """Write the report on the answers given; with faults in them, print those instead."""
    from webapp.presswork import PressUnavailable, render_report  # noqa: PLC0415 - templates, QR codes: only here

    shelved = find_text(options.text, options.trees, console)
    given = take_answers(options.answers or "-", shelved)
    if not accept(given, console):
        return 1
    _refuse_a_bad_place(options.output)
    verdict = assess(shelved.program, given.answers)
    view = describe_verdict(shelved.program, verdict, today=options.day)
    document = document_bytes(verdict_document(shelved.program, verdict))
    link = options.site.rstrip("/") + links.address(shelved.text, verdict.answers)
    try:
        pdf = render_report(view, document=document, link=link, created=options.day)
    except PressUnavailable as error:
        raise SetupError(UNAVAILABLE.format(reason=error)) from error
    _save(pdf, options.output)
    console.line(f"{options.output}: {len(pdf):,} bytes. {view.headline}")
    return 0


def _refuse_a_bad_place(path: Path) -> None:
    """Refuse at once what would fail only after the seconds that a PDF takes."""
    if path.is_dir():
        raise UsageError(f"Cannot write “{path}”: it is a folder; name a file.")
    if not path.parent.is_dir():
        raise UsageError(f"Cannot write “{path}”: there is no folder “{path.parent}”.")


def _save(pdf: bytes, path: Path) -> None:
    try:
        path.write_bytes(pdf)
    except OSError as error:
        raise UsageError(f"Cannot write “{path}”: {error.strerror}.") from None
