"""Every text that we wrote down, and its cases, for tests that look across texts."""

from __future__ import annotations

from functools import cache

from webapp.engine import Finding, Truth, Verdict, assess, compile_text
from webapp.model import Answers, Case, Expectation, Note, Rule, Text, Value
from webapp.reading import read_library
from webapp.resources import locate

PROPOSAL = "commission-proposal@2021-04-21"
OPINION = "joint-opinion@2021-06-18"
COUNCIL = "council@2022-12-06"
PARLIAMENT = "parliament@2023-06-14"
DEAL = "provisional-deal@2023-12-09"
CAMPAIGN = "reclaim-your-face@2024-01"
ACT = "eu-ai-act@2026-07-27"
ACT_2024 = "eu-ai-act@2024-07-12"
POSITIONS = (PROPOSAL, OPINION, COUNCIL, PARLIAMENT, DEAL, CAMPAIGN)
"""The texts that are not law."""

_library = read_library(locate().trees).library
assert _library is not None, "the trees cannot be read: run `fingerpost check`"

LIBRARY = _library
TEXTS = {text.key: text for text in _library.texts}
EVERY_CASE = {case.id: case for case in _library.cases}
CASES = {
    name: case
    for name, case in EVERY_CASE.items()
    if {"scenario", "counterpart", "positions"} & set(case.topics)
}
SUBJECTS = _library.subjects
EVENTS = _library.events
FACTS = _library.facts


@cache
def program(text: str):
    """Return the compiled text."""
    return compile_text(TEXTS[text])


@cache
def verdict(text: str, case: str) -> Verdict:
    """Return what a text makes of the case's answers."""
    return assess(program(text), EVERY_CASE[case].answers)


def changed(case: str, **answers: Value) -> Answers:
    """Return the answers of a case with some of them changed."""
    return {**CASES[case].answers, **answers}


def changed_case(case: str, **answers: Value) -> Answers:
    """Return the answers of any case of the library with some of them changed."""
    return {**EVERY_CASE[case].answers, **answers}


def yours(text: str, duty: str, answers: Answers) -> Truth:
    """Say whether a duty of a text falls on the person who answers."""
    return next(state.yours for state in assess(program(text), answers).duties if state.duty.id == duty)


def level(text: str, answers: Answers) -> str:
    """Return the level that a text gives to these answers; it must be settled."""
    found = assess(program(text), answers)
    assert found.possible_levels == (found.level,), f"{text} leaves open {found.next_fact}"
    return found.level.value


def rule(text: str, name: str) -> Rule:
    """Return a rule of a text."""
    return next(found for found in TEXTS[text].rules if found.id == name)


def finding(text: str, name: str, answers: Answers) -> Finding:
    """Return what a rule of a text finds for these answers."""
    return next(found for found in assess(program(text), answers).findings if found.rule.id == name)


def note(text: str, name: str) -> Note:
    """Return a note of a text."""
    return next(found for found in TEXTS[text].notes if found.id == name)


def shows(text: str, name: str, answers: Answers) -> bool:
    """Say whether a note stands beside the verdict on these answers."""
    states = {state.note.id: state.truth for state in assess(program(text), answers).notes}
    return states[name] is Truth.TRUE


def expected(case: Case, text: str) -> Expectation | None:
    """Return what the case expects of a text, if anything."""
    return next((found for found in case.expectations if found.text == text), None)


def said(text: Text) -> str:
    """Return what a text's own page says of it, in one string."""
    return f"{text.title} {text.about} {text.as_of}"
