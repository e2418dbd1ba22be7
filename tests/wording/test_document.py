"""The JSON document, its schema, and the table for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from webapp.engine import assess, compile_text
from webapp.wording.document import document_bytes, verdict_document
from webapp.wording.table import safe_cell, verdict_table

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "verdict.schema.json").read_text("utf-8"))


@pytest.fixture
def document(program):
    return lambda answers: verdict_document(program, assess(program, answers))


def finding(document, rule: str):
    return next(finding for finding in document["findings"] if finding["rule"] == rule)


def test_the_schema_is_itself_valid():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"military": "yes"},
        {"functions": frozenset()},
        {"functions": frozenset({"count"}), "moment": "later"},
        {"military": "unsure", "penalty": Decimal("4.5")},
    ],
)
def test_every_document_fits_the_schema(document, answers):
    Draft202012Validator(SCHEMA).validate(document(answers))


def test_documents_of_decided_verdicts_fit_the_schema(document, plain, police):
    for answers in (plain, police, {**police, "law": "yes", "judge": "yes"}, {**police, "law": "unsure"}):
        Draft202012Validator(SCHEMA).validate(document(answers))


def test_the_schema_refuses_what_the_document_never_says(document, plain):
    validator = Draft202012Validator(SCHEMA)
    good = document(plain)

    assert not validator.is_valid({**good, "status": "done"})
    assert not validator.is_valid({**good, "remark": "more"})
    assert not validator.is_valid({key: value for key, value in good.items() if key != "tree"})
    assert not validator.is_valid({**good, "findings": [{**good["findings"][0], "level": "prohibited"}]})


def test_the_document_names_its_parts_in_the_order_of_the_contract(document):
    assert list(document({})) == [
        "schema",
        "text",
        "tree",
        "status",
        "level",
        "possible_levels",
        "next",
        "findings",
        "duties",
        "ignored",
        "find_out",
        "answers",
        "forced_by",
        "outlook",
        "changes",
    ]


def test_the_document_of_a_prohibition_tells_everything_that_decided(document, police):
    told = document(police)

    assert told["text"] == "station-act@2026-07-27"
    assert told["tree"] == "0123456789abcdef" * 4
    assert (told["status"], told["level"], told["possible_levels"]) == (
        "decided",
        "prohibited",
        ["prohibited"],
    )
    assert finding(told, "live") == {
        "rule": "live",
        "state": "applies",
        "level": "prohibited",
        "source": {"cite": "Art. 5 Station Act", "url": "https://law.example/act#art_5"},
        "applies_from": "2025-02-02",
        "because": [
            "It identifies people remotely.",
            "It identifies people.",
            "People are compared at once.",
            "It is for the police.",
            "Exception “Search for victims” holds: Victims are searched for.",
            (
                "Exception “Search for suspects” does not hold: The maximum penalty is 3 years, which is "
                "less than 4 years."
            ),
        ],
        "missing": [
            {
                "name": "law",
                "title": "A law allows it",
                "source": {"cite": "Art. 5(3) Station Act", "url": "https://law.example/act#art_5(3)"},
                "because": ["No law allows it."],
                "facts": ["law"],
            },
            {
                "name": "judge",
                "title": "A judge has agreed",
                "source": {"cite": "Art. 5(4) Station Act", "url": "https://law.example/act#art_5(4)"},
                "because": ["It is not known whether a judge has agreed."],
                "facts": ["judge"],
            },
        ],
        "contested": (
            "Whether a station is a public place is disputed. "
            "Whether the penalty is that of the act or of the person is disputed."
        ),
        "to_verify": "Whether gates count as remote is unchecked.",
        "forced_by": [
            {"fact": "military", "answer": "no", "without": []},
            {"fact": "functions", "answer": ["identify"], "without": []},
            {"fact": "moment", "answer": "instant", "without": []},
            {"fact": "police", "answer": "yes", "without": []},
            {"fact": "law", "answer": "no", "without": []},
            {"fact": "country", "answer": "DE", "without": []},
        ],
    }


def test_a_lifted_rule_names_the_exception_that_lifts_it_and_misses_nothing(document, police):
    told = finding(document({**police, "law": "yes", "judge": "yes"}), "live")

    assert (told["state"], told["level"], told["missing"]) == ("excepted", "conditional", [])
    assert told["because"][-1] == "Exception “Search for victims” holds: Victims are searched for."


def test_duties_that_may_apply_are_told_apart_from_those_that_do(document, plain):
    told = document({fact: value for fact, value in plain.items() if fact != "role"})["duties"]

    assert [(duty["id"], duty["state"]) for duty in told] == [
        ("keep-logs", "unknown"),
        ("write-manual", "unknown"),
        ("be-kind", "unknown"),
    ]
    assert document(plain)["duties"][0] == {
        "id": "keep-logs",
        "state": "applies",
        "who": ["deployer"],
        "do": "Keep the logs for six months.",
        "from": "2027-12-02",
        "source": {"cite": "Art. 26 Station Act", "url": "https://law.example/act#art_26"},
        "evidence": "Ask for the retention setting.",
        "done": "open",
    }


def test_an_open_document_asks_the_next_question_with_its_options(document):
    assert document({})["next"] == {
        "fact": "military",
        "ask": "Is it for the army alone?",
        "type": "yes-no",
        "options": [{"value": "yes", "label": "Yes"}, {"value": "no", "label": "No"}],
    }


def test_answers_are_written_as_the_command_line_reads_them(document):
    answers = {
        "penalty": Decimal("4.50"),
        "functions": frozenset({"count", "identify"}),
        "role": frozenset(),
        "police": "unsure",
    }

    assert list(document(answers)["answers"].items()) == [
        ("role", "none"),
        ("functions", ["identify", "count"]),
        ("police", "unsure"),
        ("penalty", 4.5),
    ]
    assert document({"penalty": Decimal("4.0")})["answers"] == {"penalty": 4}


def test_the_document_says_what_to_find_out_and_what_hangs_on_it(document, police):
    assert document({**police, "law": "unsure", "judge": "yes"})["find_out"] == [
        {
            "fact": "law",
            "ask": "Does a law allow it?",
            "find_out": "Ask about law.",
            "rules": ["live"],
            "duties": [],
        }
    ]


def test_the_same_answers_in_any_order_give_the_same_bytes(document, police):
    backwards = dict(reversed(police.items()))

    assert document_bytes(document(police)) == document_bytes(document(backwards))
    assert json.loads(document_bytes(document(police))) == document(police)


def test_the_table_has_a_row_for_every_finding_and_duty(program, plain):
    written = verdict_table(program, assess(program, plain))
    rows = list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline="")))

    assert written.startswith(b"\xef\xbb\xbfkind,id,title,state,level,applies_from,who,source,url,")
    assert written.count(b"\r\n") == written.count(b"\n") == 8
    assert [(row["kind"], row["id"], row["state"]) for row in rows] == [
        ("finding", "army", "does-not-apply"),
        ("finding", "live", "does-not-apply"),
        ("finding", "listed", "applies"),
        ("finding", "emotions", "does-not-apply"),
        ("duty", "keep-logs", "applies"),
        ("duty", "write-manual", "applies"),
        ("duty", "be-kind", "applies"),
    ]
    assert (rows[2]["level"], rows[2]["because"], rows[2]["source"]) == (
        "high-risk",
        "It identifies people.",
        "Annex 1 Station Act",
    )
    assert (rows[4]["who"], rows[4]["applies_from"]) == ("deployer", "2027-12-02")


@pytest.mark.parametrize("text", ["=1+1", "+49", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_that_looks_like_a_formula_is_quoted(text: str):
    assert safe_cell(text) == f"'{text}"


def test_no_cell_of_the_table_can_start_a_formula(text, plain):
    duties = tuple(replace(duty, do="=HYPERLINK(“x”)", evidence="@cmd") for duty in text.duties)
    program = compile_text(replace(text, duties=duties))
    table = csv.reader(
        io.StringIO(verdict_table(program, assess(program, plain)).decode("utf-8-sig"), newline="")
    )
    cells = [cell for row in table for cell in row]

    assert "'=HYPERLINK(“x”)" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
