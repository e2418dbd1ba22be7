"""The report as PDF: composed here, set by WeasyPrint in a process of its own that alone imports it."""

from webapp.presswork.press import Press, PressUnavailable, render_report
from webapp.presswork.report import Report, compose_report

__all__ = ["Press", "PressUnavailable", "Report", "compose_report", "render_report"]
