"""Findings and duties as one table for a spreadsheet: CSV after RFC 4180, UTF-8 with its mark.

The mark (BOM) is there because spreadsheets take a file without it for an old encoding. A cell that a
spreadsheet would run as a formula is quoted with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Final

from webapp.engine import Program, Verdict
from webapp.model import Level, State
from webapp.wording.document import Json, verdict_document
from webapp.wording.levels import LEVELS, STATES

COLUMNS: Final = (
    "kind",
    "id",
    "title",
    "state",
    "level",
    "applies_from",
    "who",
    "source",
    "url",
    "because",
    "missing",
    "evidence",
    "contested",
    "to_verify",
    "state_in_words",
    "level_in_words",
)
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def verdict_table(program: Program, verdict: Verdict) -> bytes:
    """Write the findings, then the duties, as CSV."""
    document = verdict_document(program, verdict)
    titles = {rule.id: rule.title for rule in program.text.rules}
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for row in (*_findings(document, titles), *_duties(document)):
        table.writerow([safe_cell(row.get(column, "")) for column in COLUMNS])
    return written.getvalue().encode("utf-8-sig")


def safe_cell(text: str) -> str:
    """Keep a spreadsheet from running the text of a cell as a formula.

    >>> safe_cell("=SUM(A1:A9)"), safe_cell("high-risk")
    ("'=SUM(A1:A9)", 'high-risk')
    """
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def in_words(state: str, level: str | None = None) -> dict[str, str]:
    """Say a state and a level in the language being spoken; their ids are the same in all of them."""
    return {
        "state_in_words": STATES[State(state)],
        "level_in_words": LEVELS[Level(level)].label if level else "",
    }


def _findings(document: Json, titles: dict[str, str]) -> Iterator[dict[str, str]]:
    for finding in document["findings"]:
        source = finding["source"] or {"cite": "", "url": ""}
        yield {
            "kind": "finding",
            "id": finding["rule"],
            "title": titles[finding["rule"]],
            "state": finding["state"],
            "level": finding["level"] or "",
            "applies_from": finding["applies_from"] or "",
            "source": source["cite"],
            "url": source["url"],
            "because": " ".join(finding["because"]),
            "missing": "; ".join(missing["title"] for missing in finding["missing"]),
            "contested": finding["contested"] or "",
            "to_verify": finding["to_verify"] or "",
            **in_words(finding["state"], finding["level"]),
        }


def _duties(document: Json) -> Iterator[dict[str, str]]:
    for duty in document["duties"]:
        source = duty["source"] or {"cite": "", "url": ""}
        yield {
            "kind": "duty",
            "id": duty["id"],
            "title": duty["do"],
            "state": duty["state"],
            "applies_from": duty["from"] or "",
            "who": ", ".join(duty["who"]),
            "source": source["cite"],
            "url": source["url"],
            "evidence": duty["evidence"] or "",
            **in_words(duty["state"]),
        }
