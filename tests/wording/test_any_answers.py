"""Whatever is answered, the verdict can be told, and every sentence of it is one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from webapp.engine import Program, assess, compile_text
from webapp.model import UNSURE, Fact, FactType
from webapp.reading import read_library
from webapp.resources import locate
from webapp.wording import describe_verdict
from webapp.wording.document import document_bytes, verdict_document
from webapp.wording.reasons import Reasons
from webapp.wording.table import verdict_table
from webapp.wording.view import ReasonView

SCHEMA = Draft202012Validator(
    json.loads((Path(__file__).parents[2] / "docs" / "verdict.schema.json").read_text("utf-8"))
)
few = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def values(fact: Fact) -> st.SearchStrategy:
    options = [option.value for option in fact.options]
    match fact.type:
        case FactType.NUMBER:
            known = st.decimals(fact.minimum or 0, fact.maximum or 1000, places=1)
        case FactType.CHOICES:
            known = st.frozensets(st.sampled_from(options), max_size=3)
        case _:
            known = st.sampled_from(options)
    return known | st.just(UNSURE)


def some_answers(program: Program) -> st.SearchStrategy:
    return st.fixed_dictionaries({}, optional={fact.id: values(fact) for fact in program.text.facts})


def all_reasons(told: object) -> Iterator[ReasonView]:
    if isinstance(told, ReasonView):
        yield told
    if is_dataclass(told):
        for field in fields(told):
            yield from all_reasons(getattr(told, field.name))
    if isinstance(told, tuple):
        for part in told:
            yield from all_reasons(part)


def check(program: Program, answers) -> None:
    verdict = assess(program, answers)
    reasons = Reasons(program, verdict.answers)
    for rule in program.text.rules:
        limbs = (*rule.unless, *rule.exceptions, *rule.provided)
        for condition in (rule.when, *(limb.when for limb in limbs)):
            whole = reasons.why(condition)
            assert reasons.first(condition) == (whole[0].text if whole else "")
    view = describe_verdict(program, verdict, today=date(2026, 11, 22))
    document = verdict_document(program, verdict)

    for reason in all_reasons(view):
        assert reason.text[0].isupper() or reason.text[0] == "“", reason.text
        assert reason.text.endswith((".", "?")), reason.text
        assert "  " not in reason.text, reason.text
    told = [*view.findings, *view.open_findings, *view.not_applying]
    assert sorted(view.rule for view in told) == sorted(rule.id for rule in program.text.rules)
    assert all(finding.because for finding in (*view.findings, *view.open_findings))
    assert len(view.answers) + len(view.ignored) == len(verdict.answers)
    assert view.progress != "undecided" or view.questions
    SCHEMA.validate(document)
    assert json.loads(document_bytes(document)) == document
    assert verdict_table(program, verdict).startswith(b"\xef\xbb\xbf")


@few
@given(data=st.data())
def test_any_answers_to_the_small_law_can_be_told(program, data):
    check(program, data.draw(some_answers(program)))


@pytest.fixture(scope="module")
def laws():
    return [compile_text(text) for text in read_library(locate().trees).library.texts]


@few
@given(data=st.data())
def test_any_answers_to_any_text_of_this_installation_can_be_told(laws, data):
    program = data.draw(st.sampled_from(laws))
    check(program, data.draw(some_answers(program)))
