"""The AI Act as we wrote it down, its cases, and what the engine makes of them, each computed once."""

from __future__ import annotations

from functools import cache

from webapp.engine import Verdict, assess, compile_text
from webapp.model import Answers, Case, Expectation, Level, Rule, State
from webapp.reading import read_library
from webapp.resources import locate

KEY = "eu-ai-act@2026-07-27"

_library = read_library(locate().trees).library
assert _library is not None, "the trees cannot be read: run `fingerpost check`"
_text = _library.text(KEY)
assert _text is not None, f"there is no text {KEY}"

TEXT = _text
PROGRAM = compile_text(TEXT)
RULES = {rule.id: rule for rule in TEXT.rules}
CASES = {case.id: case for case in _library.cases if any(found.text == KEY for found in case.expectations)}


def expected(case: Case) -> Expectation:
    """Return what the case expects of the AI Act."""
    return next(found for found in case.expectations if found.text == KEY)


@cache
def verdict(name: str) -> Verdict:
    """Return the verdict on all answers of the case with this id."""
    return assess(PROGRAM, CASES[name].answers)


def levels(answers: Answers) -> dict[str, Level | State | None]:
    """Return the level of each rule: None where it does not apply, `UNKNOWN` where it is open."""
    return {
        finding.rule.id: State.UNKNOWN if finding.state is State.UNKNOWN else finding.level
        for finding in assess(PROGRAM, answers).findings
    }


def sources(rule: Rule) -> str:
    """Return the provision behind a rule, as one writes it."""
    return ", ".join(source.cite for source in rule.sources)
