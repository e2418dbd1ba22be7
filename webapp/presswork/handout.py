"""Papers for a class or a meeting, before they are set: a comparison, a case with and without its answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from webapp.presswork.page import Report, in_lines, picture_of, render_page, stylesheet
from webapp.wording.cases import CaseView
from webapp.wording.comparison_view import ComparisonView
from webapp.wording.levels import LADDER, LEVELS, LevelWords

BESIDE_THE_LADDER: Final = tuple(words for words in LEVELS.values() if words not in LADDER)


def compose_handout(view: ComparisonView, *, document: bytes, link: str, created: date) -> Report:
    """Pour a comparison into a landscape page.

    `document`: the comparison as JSON, to be attached; `link`: the whole address that brings it back.
    """
    report = _report("handout.html", "handout.css", link=link, created=created, view=view)
    return replace(report, attachment=document)


def compose_sheet(view: CaseView, *, link: str, created: date) -> Report:
    """Pour a case into a sheet for pupils: what there is to predict and to discuss, and no answers."""
    asked = [result for result in view.results if result.settled]
    return _report(
        "sheet.html", "sheet.css", link=link, created=created, view=view, asked=asked, levels=_levels(view)
    )


def compose_answers(view: CaseView, *, link: str, created: date) -> Report:
    """Pour a case into a sheet for the teacher, with what every text says and why texts part."""
    return _report("sheet_answers.html", "sheet.css", link=link, created=created, view=view)


def _report(template: str, styles: str, *, link: str, created: date, **context: object) -> Report:
    html = render_page(
        template,
        created=created,
        link=link,
        link_lines=in_lines(link),
        code=picture_of(link),
        stylesheet=stylesheet("report.css", styles),
        **context,
    )
    return Report(html=html, attachment=b"", created=created)


def _levels(view: CaseView) -> tuple[LevelWords, ...]:
    """Return what can be predicted: a law's levels, and those beside them where some text is no law."""
    all_law = all(result.column.is_law for result in view.results)
    return (*reversed(LADDER), *(() if all_law else BESIDE_THE_LADDER))
