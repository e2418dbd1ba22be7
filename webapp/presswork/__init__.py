"""The report as PDF: composed here, set by WeasyPrint in a process of its own that alone imports it."""

from webapp.presswork.handout import compose_answers, compose_handout, compose_sheet
from webapp.presswork.letter import compose_letter
from webapp.presswork.page import Report
from webapp.presswork.press import Press, render_report
from webapp.presswork.report import Form, compose_report, report_key
from webapp.presswork.unavailable import PressUnavailable

__all__ = [
    "Form",
    "Press",
    "PressUnavailable",
    "Report",
    "compose_answers",
    "compose_handout",
    "compose_letter",
    "compose_report",
    "compose_sheet",
    "render_report",
    "report_key",
]
