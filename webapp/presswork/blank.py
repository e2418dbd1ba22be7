"""The questionnaire as a blank form on paper, for a meeting without a computer."""

from __future__ import annotations

from datetime import date

from webapp.presswork.page import Report, in_lines, picture_of, render_page, stylesheet
from webapp.wording.blank import BlankView


def compose_blank(view: BlankView, *, link: str, created: date) -> Report:
    """Pour the questions of a text into a form. `link`: where the same questions can be answered."""
    html = render_page(
        "blank_paper.html",
        created=created,
        link=link,
        link_lines=in_lines(link),
        code=picture_of(link),
        stylesheet=stylesheet("report.css", "blank.css"),
        view=view,
    )
    return Report(html=html, attachment=b"", created=created)
