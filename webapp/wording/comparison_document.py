"""A comparison as JSON and as a table: what page, command line and the handout's attachment share.

The JSON's shape is described by `docs/comparison.schema.json`. Neither depends on the day of reading.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Final

from webapp.engine import Program
from webapp.engine.comparison import Comparison
from webapp.wording.comparing import describe_comparison
from webapp.wording.comparison_view import CellView, ComparisonView, PartView, RowView
from webapp.wording.document import Json, doubts_as_text, question_as_json, source_as_json
from webapp.wording.table import safe_cell
from webapp.wording.values import plain_answers

SCHEMA: Final = 1
"""The version of the document's shape; it rises when a reader of the old shape could go wrong."""

COLUMNS: Final = (
    "subject",
    "differs",
    "text",
    "state",
    "level",
    "possible_levels",
    "rule",
    "title",
    "source",
    "url",
    "reason",
    "missing",
    "contested",
    "to_verify",
)


def comparison_document(programs: Mapping[str, Program], comparison: Comparison) -> Json:
    """Write a comparison as a JSON document: plain values only, in an order that never changes."""
    newest = max(text.version for text in comparison.selection.texts)
    view = describe_comparison(programs, comparison, today=newest)
    following = comparison.next_fact
    return {
        "schema": SCHEMA,
        "tree": comparison.selection.digest,
        "texts": [
            {
                "text": verdict.text.key,
                "tree": verdict.text.digest,
                "status": verdict.status,
                "level": verdict.level.value,
                "possible_levels": [level.value for level in verdict.possible_levels],
            }
            for verdict in comparison.verdicts
        ],
        "differs": view.differs,
        "next": None if following is None else question_as_json(following),
        "rows": [_row(row) for row in _in_order(comparison, view)],
        "ignored": [fact.id for fact in comparison.ignored],
        "answers": plain_answers(comparison.selection.facts, comparison.answers),
    }


def comparison_table(document: Json) -> bytes:
    """Write a comparison's document as CSV: one line for each cell, row by row."""
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for row in _lines(document):
        table.writerow([safe_cell(row[column]) for column in COLUMNS])
    return written.getvalue().encode("utf-8-sig")


def _in_order(comparison: Comparison, view: ComparisonView) -> Iterator[RowView]:
    """Yield all rows in the order of the subjects, those on which no text says anything among them."""
    found = {row.id: row for row in (*view.rows, *view.quiet)}
    return (found[row.id] for row in comparison.rows)


def _row(row: RowView) -> Json:
    return {
        "row": row.id,
        "title": row.title,
        "differs": row.differs,
        "cells": [_cell(cell) for cell in row.cells],
        "parting": [_part(part) for part in row.parts],
    }


def _cell(cell: CellView) -> Json:
    return {
        "text": cell.column.text.key,
        "state": cell.state.value if cell.rule else "no-rule",
        "ground": cell.ground.value,
        "level": None if cell.level is None else cell.level.level.value,
        "possible_levels": [words.level.value for words in cell.possible],
        "rule": cell.rule or None,
        "title": cell.title or None,
        "source": source_as_json(cell.sources),
        "reason": cell.reason,
        "because": list(cell.because),
        "missing": list(cell.missing),
        "others": [{"rule": other.rule, "state": other.state.value} for other in cell.others],
        "contested": doubts_as_text(cell.doubts, "contested"),
        "to_verify": doubts_as_text(cell.doubts, "to-verify"),
    }


def _part(part: PartView) -> Json:
    return {"texts": list(part.names), "said": part.text}


def _lines(document: Json) -> Iterator[dict[str, str]]:
    for row in document["rows"]:
        for cell in row["cells"]:
            source = cell["source"] or {"cite": "", "url": ""}
            yield {
                "subject": row["title"],
                "differs": "yes" if row["differs"] else "no",
                "text": cell["text"],
                "state": cell["state"],
                "level": cell["level"] or "",
                "possible_levels": " ".join(cell["possible_levels"]),
                "rule": cell["rule"] or "",
                "title": cell["title"] or "",
                "source": source["cite"],
                "url": source["url"],
                "reason": cell["reason"],
                "missing": "; ".join(cell["missing"]),
                "contested": cell["contested"] or "",
                "to_verify": cell["to_verify"] or "",
            }
