"""Every case against the provision from which its expectation was derived."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.law.library import CASES, RULES, expected, sources, verdict
from webapp.engine import Truth, Verdict
from webapp.model import UNSURE, Case, Expectation, State

FOUND = {State.APPLIES, State.EXCEPTED}


def told(case: Case, faults: list[str]) -> str:
    """Return a failure that a lawyer can act on."""
    return "\n".join([f"{case.id}: {case.title}", f"because: {expected(case).because}", *faults])


def wrong_findings(wanted: Expectation, found: Verdict) -> Iterator[str]:
    """Yield what the engine finds otherwise than the case, or besides it."""
    for finding in found.findings:
        rule, state = finding.rule, wanted.findings.get(finding.rule.id)
        if state is not None and finding.state is not state:
            yield f"{rule.id} ({sources(rule)}): expected {state.value}, got {finding.state.value}"
        if state is None and wanted.level is not None and finding.state in FOUND:
            yield f"{rule.id} ({sources(rule)}): {finding.state.value}, which the case does not name"


def wrong_safeguards(wanted: Expectation, found: Verdict) -> Iterator[str]:
    """Yield the rules whose missing safeguards are not exactly those that the case names."""
    for finding in found.findings:
        if finding.state in FOUND and wanted.level is not None:
            named = wanted.missing.get(finding.rule.id, frozenset())
            got = {state.limb.name for state in finding.missing}
            if got != named:
                yield f"{finding.rule.id}: expected missing {sorted(named)}, got {sorted(got)}"


def wrong_duties(wanted: Expectation, found: Verdict) -> Iterator[str]:
    """Yield the duties that hold although they should not, or the other way round."""
    truths = {state.duty.id: state.yours for state in found.duties}
    for duty, holds in wanted.duties.items():
        if truths[duty] is not (Truth.TRUE if holds else Truth.FALSE):
            yield f"{duty}: expected {'a' if holds else 'no'} duty, got {truths[duty].name}"


@pytest.mark.parametrize("name", CASES)
def test_a_case_comes_out_as_its_provision_demands(name):
    case, found = CASES[name], verdict(name)
    wanted = expected(case)

    faults = [*wrong_findings(wanted, found), *wrong_safeguards(wanted, found), *wrong_duties(wanted, found)]
    if wanted.level not in {None, found.level}:
        faults.insert(0, f"level: expected {wanted.level}, got {found.level.value}")

    assert not faults, told(case, faults)


@pytest.mark.parametrize("name", CASES)
def test_a_case_leaves_its_level_open_only_where_something_is_unsure_or_disputed(name):
    case = CASES[name]
    wanted = expected(case)
    is_open = State.UNKNOWN in wanted.findings.values()

    assert (wanted.level is None) == (is_open or "undecided" in case.topics)
    assert is_open == (UNSURE in case.answers.values())


@pytest.mark.parametrize("name", [name for name in CASES if expected(CASES[name]).level is not None])
def test_the_answers_of_a_case_with_a_level_decide_everything(name):
    found = verdict(name)
    open_rules = [finding.rule.id for finding in found.findings if finding.state is State.UNKNOWN]

    assert open_rules == []
    assert found.possible_levels == (found.level,)


@pytest.mark.parametrize("name", CASES)
def test_no_answer_of_a_case_is_void(name):
    assert [fact.id for fact in verdict(name).ignored] == []


def test_every_case_names_the_provision_that_it_rests_on():
    silent = [name for name, case in CASES.items() if not case.sources or not expected(case).findings]

    assert silent == []


def test_no_case_expects_anything_of_a_rule_that_is_not_there():
    assert {rule for case in CASES.values() for rule in expected(case).findings} <= set(RULES)
