"""The letter on paper, before it is set."""

from __future__ import annotations

from webapp.presswork.page import Report, render_page, stylesheet
from webapp.wording.letters import Letter


def compose_letter(letter: Letter) -> Report:
    """Pour a letter into its page. It has no code and no link: these would hand over the sender's answers."""
    html = render_page(
        "letter_paper.html",
        letter=letter,
        created=letter.day,
        stylesheet=stylesheet("report.css", "letter.css"),
    )
    return Report(html=html, attachment=b"", created=letter.day)
