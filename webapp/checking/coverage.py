"""What the cases of a library try out: each rule, part of a rule and answer, both ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from webapp.engine import Explainer, Finding, LimbState, Program, Truth, Verdict, assess
from webapp.engine.covering import Part
from webapp.engine.domains import Domain, domains
from webapp.engine.evaluate import matches
from webapp.engine.spelling import spell
from webapp.model import Any, Case, Condition, FactType, Limb, Rule, State, Test, Text, Within

SECTIONS: Final = ("unless", "exceptions", "provided")

Key: TypeAlias = tuple[str, str, str, str]
"""What an item is about, its id, part and way."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that cases should try, one way in which it can come out, and the cases in which it does.

    `about`: `rule` or `fact`; `part`: `exceptions.victims` of a rule, an answer to a fact, or empty; answers
    that no condition of the text tells apart are one part, `a or b`. `way`: `applies`, `excepted` or
    `does-not-apply` of a rule; `holds` or `fails` of a carve-out or exception, `holds` or `alone-missing` of
    a safeguard; `given` of an answer, and `other-given` where several may hold.
    """

    about: str
    id: str
    part: str
    way: str
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What cases try of one text. Only those count that expect something of it: `cases` of them."""

    text: Text
    cases: int
    items: tuple[Item, ...]


def cover(program: Program, cases: Sequence[Case]) -> Coverage:
    """Decide every case that expects something of the text, and note what it tries."""
    own = [case for case in cases if any(one.text == program.text.key for one in case.expectations)]
    tried: dict[Key, list[str]] = {key: [] for key in _wanted(program)}
    for case in own:
        for key in dict.fromkeys(_tried(program, assess(program, case.answers))):
            tried[key].append(case.id)
    items = tuple(Item(*key, tuple(names)) for key, names in tried.items())
    return Coverage(program.text, len(own), items)


def _wanted(program: Program) -> Iterator[Key]:
    """Yield everything that should be tried, in tree order."""
    for rule in program.text.rules:
        yield "rule", rule.id, "", State.APPLIES
        if rule.exceptions:
            yield "rule", rule.id, "", State.EXCEPTED
        yield "rule", rule.id, "", State.DOES_NOT_APPLY
        for section in SECTIONS:
            for limb in _limbs(rule, section):
                yield "rule", rule.id, f"{section}.{limb.name}", "holds"
                yield "rule", rule.id, f"{section}.{limb.name}", _failing(section)
    for name, answers in _answers(program).items():
        for part in answers:
            yield "fact", name, part, "given"
            if domains(program)[name].several:
                yield "fact", name, part, "other-given"


def _tried(program: Program, verdict: Verdict) -> Iterator[Key]:
    """Yield what the answers of one verdict try."""
    explainer = Explainer(program, verdict.answers)
    for finding in verdict.findings:
        if finding.state is not State.UNKNOWN:
            yield "rule", finding.rule.id, "", finding.state
        if _is_described(program, explainer, finding.rule):
            yield from _carve_outs(finding)
        if finding.reach is Truth.TRUE:
            yield from _exceptions(finding)
    for name, value in verdict.answers.items():
        domain = domains(program)[name]
        chosen = None if program.facts[name] in verdict.ignored else domain.chosen(value)
        if chosen is not None:
            for part, cells in _answers(program)[name].items():
                if chosen & cells:
                    yield "fact", name, part, "given"
                elif domain.several:
                    yield "fact", name, part, "other-given"


@lru_cache(maxsize=64)
def _answers(program: Program) -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Return the answers of each fact by name, those together that no condition tells apart."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for name, domain in domains(program).items():
        alike: dict[tuple[bool, ...], list[str]] = {}
        for cell, value in domain.cells.items():
            alike.setdefault(tuple(matches(test, value) for test in domain.tests), []).append(cell)
        if len(alike) > 1 or domain.several:
            found[name] = {_name(domain, cells): frozenset(cells) for cells in alike.values()}
    return {name: found.get(name, {}) for name in domains(program)}


def _name(domain: Domain, cells: Sequence[str]) -> str:
    """Name answers that come to the same: of a number, the stretch in which they lie."""
    if domain.fact.type is not FactType.NUMBER:
        return " or ".join(cells)
    spelt = spell((Part(domain, (frozenset(cells),)),))
    return " or ".join(_stretch(one) for one in (spelt.parts if isinstance(spelt, Any) else (spelt,)))


def _stretch(condition: Condition) -> str:
    if not isinstance(condition, Within):
        return "any number"
    low = f"{'above' if condition.low_open else 'at_least'} {condition.low}"
    high = f"{'below' if condition.high_open else 'at_most'} {condition.high}"
    ends = ((low, condition.low), (high, condition.high))
    return " and ".join(words for words, bound in ends if bound is not None)


def _is_described(program: Program, explainer: Explainer, rule: Rule) -> bool:
    """Say whether the system is what the rule speaks of, carve-outs and exceptions aside."""
    conditions = [rule.when]
    if rule.addressed_to and program.text.role is not None:
        conditions.append(Test(program.text.role, frozenset(rule.addressed_to)))
    return all(explainer.reason(condition).truth is Truth.TRUE for condition in conditions)


def _carve_outs(finding: Finding) -> Iterator[Key]:
    for state in finding.unless:
        yield from _both_ways(finding, "unless", state)


def _exceptions(finding: Finding) -> Iterator[Key]:
    """Yield what is tried of exceptions, and of safeguards once an exception holds."""
    for state in finding.exceptions:
        yield from _both_ways(finding, "exceptions", state)
    if any(state.truth is Truth.TRUE for state in finding.exceptions):
        for state in finding.provided:
            alone = [missing.limb for missing in finding.missing] == [state.limb]
            if state.truth is Truth.TRUE or alone:
                yield from _both_ways(finding, "provided", state)


def _both_ways(finding: Finding, section: str, state: LimbState) -> Iterator[Key]:
    part = f"{section}.{state.limb.name}"
    if state.truth is Truth.TRUE:
        yield "rule", finding.rule.id, part, "holds"
    elif state.truth is Truth.FALSE:
        yield "rule", finding.rule.id, part, _failing(section)


def _failing(section: str) -> str:
    return "alone-missing" if section == "provided" else "fails"


def _limbs(rule: Rule, section: str) -> tuple[Limb, ...]:
    return {"unless": rule.unless, "exceptions": rule.exceptions, "provided": rule.provided}[section]
