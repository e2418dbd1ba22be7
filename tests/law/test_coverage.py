"""Every rule, exception, carve-out and safeguard of the Act is tried both ways by some case."""

from __future__ import annotations

import re

import pytest

from tests.law.library import CASES, PROGRAM, RULES, expected, verdict
from webapp.engine import Finding, Truth, explain
from webapp.model import Level, Limb, State

WORKED_EXAMPLES = {
    *(2, 3, 7, 8, 9, 16, 21, 22, 26, 29, 31, 32, 40, 42, 46, 48, 49, 54, 60, 62, 63, 65, 66, 69, 70, 71),
}
LIMBS = [
    (rule.id, kind, limb.name)
    for rule in RULES.values()
    for kind in ("unless", "exceptions", "provided")
    for limb in getattr(rule, kind)
]


def finding(name: str, rule: str) -> Finding:
    """Return what a case finds for one rule."""
    return next(found for found in verdict(name).findings if found.rule.id == rule)


def limb_truth(found: Finding, kind: str, name: str) -> Truth:
    """Return whether a carve-out, exception or safeguard holds."""
    return next(state.truth for state in getattr(found, kind) if state.limb.name == name)


def is_described(name: str, rule: str) -> bool:
    """Say whether the case has what the rule describes, carve-outs and exceptions aside."""
    return explain(PROGRAM, CASES[name].answers, RULES[rule].when).truth is Truth.TRUE


def states(rule: str) -> set[State]:
    """Return every state that the cases expect of a rule."""
    return {state for case in CASES.values() if (state := expected(case).findings.get(rule))}


@pytest.mark.parametrize("rule", RULES)
def test_some_case_expects_a_rule_to_reach_it_and_some_case_that_it_does_not(rule):
    assert states(rule) & {State.APPLIES, State.EXCEPTED}
    assert State.DOES_NOT_APPLY in states(rule) or RULES[rule].finding is Level.OUTSIDE


@pytest.mark.parametrize("rule", [rule.id for rule in RULES.values() if rule.exceptions])
def test_some_case_expects_a_rule_with_exceptions_to_be_excepted_and_some_case_that_it_applies(rule):
    assert {State.APPLIES, State.EXCEPTED} <= states(rule)


def cases_with_limb(rule: str, kind: str, limb: str, truth: Truth) -> list[str]:
    """Return the cases that the rule describes and in which this part stands like this and matters."""
    found = []
    for name in CASES:
        state = finding(name, rule)
        if is_described(name, rule) and limb_truth(state, kind, limb) is truth:
            tried = any(other.truth is Truth.TRUE for other in state.exceptions)
            if kind != "provided" or tried:
                found.append(name)
    return found


@pytest.mark.parametrize(("rule", "kind", "limb"), LIMBS)
@pytest.mark.parametrize("truth", [Truth.TRUE, Truth.FALSE])
def test_some_case_has_the_part_of_a_rule_and_some_case_lacks_it(rule, kind, limb, truth):
    assert cases_with_limb(rule, kind, limb, truth)


def decisive(rule: str, limb: Limb) -> list[str]:
    """Return the cases in which this safeguard is the only one missing."""
    return [name for name in CASES if [state.limb for state in finding(name, rule).missing] == [limb]]


@pytest.mark.parametrize(("rule", "limb"), [(rule, limb) for rule, kind, limb in LIMBS if kind == "provided"])
def test_each_safeguard_is_the_only_one_missing_in_some_case(rule, limb):
    (part,) = (part for part in RULES[rule].provided if part.name == limb)

    assert decisive(rule, part)


def test_every_level_of_a_law_is_some_cases_level():
    assert {expected(case).level for case in CASES.values()} >= {
        Level.OUTSIDE,
        Level.NONE,
        Level.TRANSPARENCY,
        Level.DEROGATED,
        Level.HIGH_RISK,
        Level.CONDITIONAL,
        Level.PROHIBITED,
        None,
    }


def test_there_are_at_least_eighty_cases():
    assert len(CASES) >= 80


def numbers(pattern: str) -> list[int]:
    """Return the numbers that the notes of the cases give after these words."""
    notes = (case.note or "" for case in CASES.values())
    return [int(match[1]) for note in notes if (match := re.match(pattern, note))]


def test_every_worked_example_of_the_guidelines_is_a_case():
    assert set(numbers(r"Example (\d+) ")) == WORKED_EXAMPLES


def test_every_known_mistake_of_other_questionnaires_is_a_case():
    assert sorted(numbers(r"Row (\d+) ")) == list(range(1, 28))
