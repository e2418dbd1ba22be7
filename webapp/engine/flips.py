"""What single other answers would change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from webapp.engine.domains import Domain, domains
from webapp.engine.evaluate import cones, evaluate, matches, revise
from webapp.engine.program import Program
from webapp.engine.verdict import Verdict, levels_left, standing
from webapp.model import UNSURE, Answers, Fact, Level, State, Value


@dataclass(frozen=True, slots=True)
class Flip:
    """Another answer to one fact, and what it would change.

    `values`: every such answer that comes to the same. `levels`: the levels then possible, one unless it
    opens further questions. `changed`: rule id to the state before and after.
    """

    fact: Fact
    values: tuple[Value, ...]
    levels: tuple[Level, ...]
    changed: dict[str, tuple[State, State]]

    @property
    def value(self) -> Value:
        """The first of the answers."""
        return self.values[0]


def flips(program: Program, verdict: Verdict) -> tuple[Flip, ...]:
    """Return every single other answer under which the level or a rule's state changes, in tree order.

    For a fact of several choices one option at a time is added or taken away; a number moves to each stretch
    that the text tells apart.
    """
    answers = verdict.answers
    truths = evaluate(program, answers)
    before = [standing(nodes, truths) for nodes in program.rules]
    is_open = any(state is State.UNKNOWN for state, _, _ in before)
    found = []
    for name, hanging in _telling(program).items():
        if name not in answers or answers[name] == UNSURE or program.facts[name] in verdict.ignored:
            continue
        for values in _others(domains(program)[name], answers[name]):
            revised = revise(program, truths, name, values[0])
            after = before.copy()
            for number in hanging:
                after[number] = standing(program.rules[number], revised)
            if after == before and not is_open:
                continue
            changed = {
                program.rules[number].rule.id: (before[number][0], after[number][0])
                for number in hanging
                if before[number][0] is not after[number][0]
            }
            levels = levels_left(program, {**answers, name: values[0]}, after)
            if changed or levels != verdict.possible_levels:
                found.append(Flip(program.facts[name], values, levels, changed))
    return tuple(found)


def leads_to(program: Program, answers: Answers, fact: str) -> tuple[Flip, ...]:
    """Return what each answer to one fact would leave and change, those together that come to the same."""
    truths = evaluate(program, answers)
    before = [standing(nodes, truths) for nodes in program.rules]
    found = []
    for values in alike(domains(program)[fact], choices(domains(program)[fact])):
        revised = revise(program, truths, fact, values[0])
        after = [standing(nodes, revised) for nodes in program.rules]
        changed = {
            nodes.rule.id: (old[0], new[0])
            for nodes, old, new in zip(program.rules, before, after, strict=True)
            if old[0] is not new[0]
        }
        levels = levels_left(program, {**answers, fact: values[0]}, after)
        found.append(Flip(program.facts[fact], values, levels, changed))
    return tuple(found)


def choices(domain: Domain) -> tuple[Value, ...]:
    """Return the answers to one fact that are worth telling apart: of several choices, one option or none."""
    return (*domain.cells.values(), *((frozenset(),) if domain.several else ()))


@lru_cache(maxsize=64)
def _telling(program: Program) -> Mapping[str, tuple[int, ...]]:
    """Return the places of the rules that hang on a fact, for each on which one does, in tree order.

    On the others hang duties and notes alone.
    """
    found = {}
    for fact in program.facts:
        reached = {place for place, _ in program.atoms.get(fact, ())}
        reached |= {joint[0] for joint in cones(program).get(fact, ())}
        rules = tuple(
            number
            for number, nodes in enumerate(program.rules)
            if not reached.isdisjoint((nodes.reach, *nodes.outputs))
        )
        if rules:
            found[fact] = rules
    return found


def _others(domain: Domain, answer: Value) -> Iterator[tuple[Value, ...]]:
    """Yield the other answers to a fact, those together that no test tells apart."""
    toggled: tuple[Value, ...]
    if isinstance(answer, frozenset):
        toggled = tuple(answer ^ {cell} for cell in domain.cells)
    else:
        chosen = domain.chosen(answer) or frozenset()
        toggled = tuple(value for cell, value in domain.cells.items() if cell not in chosen)
    own = _profile(domain, answer)
    yield from (values for values in alike(domain, toggled) if _profile(domain, values[0]) != own)


def alike(domain: Domain, values: tuple[Value, ...]) -> Iterator[tuple[Value, ...]]:
    """Yield answers together that no test of the text tells apart."""
    found: dict[tuple[bool, ...], list[Value]] = {}
    for value in values:
        found.setdefault(_profile(domain, value), []).append(value)
    return (tuple(alike) for alike in found.values())


def _profile(domain: Domain, value: Value) -> tuple[bool, ...]:
    return tuple(matches(test, value) for test in domain.tests)
