"""`fingerpost report`: the verdict on given answers as a PDF."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from webapp import links
from webapp.cli.answers import take_answers
from webapp.cli.assess import accept
from webapp.cli.console import Console
from webapp.cli.files import refuse_a_bad_place, save
from webapp.cli.library import find_text
from webapp.cli.options import Options
from webapp.engine import assess
from webapp.resources import SetupError
from webapp.wording import describe_verdict
from webapp.wording.document import document_bytes, verdict_document
from webapp.wording.pictures import deciding_pictures

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
    refuse_a_bad_place(options.output)
    verdict = assess(shelved.program, given.answers)
    view = describe_verdict(shelved.program, verdict, today=options.day)
    view = replace(view, pictures=deciding_pictures(shelved.program, verdict))
    document = document_bytes(verdict_document(shelved.program, verdict))
    link = options.site.rstrip("/") + links.address(shelved.text, verdict.answers)
    try:
        pdf = render_report(view, document=document, link=link, created=options.day)
    except PressUnavailable as error:
        raise SetupError(UNAVAILABLE.format(reason=error)) from error
    save(pdf, options.output)
    console.line(f"{options.output}: {len(pdf):,} bytes. {view.headline}")
    return 0
