"""Which questions a rule, or a named part of one, rests on, in the order in which its conditions name them.

A conclusion, carve-out, exception or safeguard that rests on several questions is one step, to be taken
apart in a decision of its own; one that rests on a single question is that question. A fact's `only_if` is
part of its question: where it is false, the question does not arise and every test of the fact fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeAlias, assert_never

from webapp.engine.program import Either, Index, Negation, Program
from webapp.model import (
    All,
    Any,
    Condition,
    FactType,
    Found,
    Holds,
    Level,
    Limb,
    Not,
    Rule,
    State,
    Test,
    Within,
)

HOLDS: Final = "holds"
FAILS: Final = "fails"
UNASKED: Final = ""
"""The case that a question does not arise, as its fact's `only_if` is false. No option has this value."""


class PartKind(StrEnum):
    """What a named part of a text is."""

    SCOPE = "scope"
    ROLE = "role"
    CONCLUSION = "conclusion"
    RULE = "rule"
    CARVE_OUT = "carve-out"
    EXCEPTION = "exception"
    SAFEGUARD = "safeguard"


@dataclass(frozen=True, slots=True)
class Part:
    """A named part of a text. `id`: of the conclusion or rule, or the name of a limb of the rule `owner`.

    A part of kind `RULE` holds while the rule stands in one of the `states`; `SCOPE` while no rule takes the
    system out of the text; `ROLE` stands for whom the rule `owner` is addressed to.
    """

    kind: PartKind
    id: str = ""
    owner: str = ""
    states: frozenset[State] = frozenset()


@dataclass(frozen=True, slots=True)
class FactStep:
    """A fact with exactly one answer: its answers are the branches."""

    fact: str


@dataclass(frozen=True, slots=True)
class CheckStep:
    """A test of a number, or of a fact for which several answers may hold: it holds or fails.

    `All` demands several answers of one fact at once; its parts are tests of single answers.
    """

    fact: str
    test: Test | Within | All


@dataclass(frozen=True, slots=True)
class PartStep:
    """A part that rests on several questions, taken as one: it holds or fails."""

    part: Part


Step: TypeAlias = FactStep | CheckStep | PartStep


@dataclass(slots=True)
class Grounds:
    """Where a step stands in the program, which tests of a fact it makes, and for which parts it is asked.

    `asked_for` has None in it where the rule's own conditions ask, for no part in particular.
    """

    places: dict[Index, Test | Within | None] = field(default_factory=dict)
    asked_for: dict[Part | None, None] = field(default_factory=dict)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that alone ask for it; none where the rule itself does."""
        parts = tuple(part for part in self.asked_for if part is not None)
        return parts if len(parts) == len(self.asked_for) else ()


Steps: TypeAlias = dict[Step, Grounds]


def steps_of_rule(program: Program, rule: Rule) -> Steps:
    """Return the steps of a rule: scope, role, conditions, carve-outs, exceptions, safeguards."""
    found: Steps = {}
    scope = scope_place(program)
    if rule.finding is not Level.OUTSIDE and scope is not None:
        part = Part(PartKind.SCOPE)
        _add(found, PartStep(part), scope, None, part)
    _gather_rule(program, rule, found)
    return found


def steps_of_part(program: Program, part: Part) -> Steps:
    """Return the steps of a part that is a step itself. Of another rule, those of the whole rule."""
    if part.kind is PartKind.RULE:
        return steps_of_rule(program, rule_named(program, part.id))
    found: Steps = {}
    if part.kind is PartKind.SCOPE:
        for rule in program.text.rules:
            if rule.finding is Level.OUTSIDE:
                _gather_rule(program, rule, found, within=Part(PartKind.RULE, rule.id))
    else:
        _gather(program, condition_of(program, part), found, None)
    return found


def place_of_part(program: Program, part: Part) -> Index:
    """Return the node that says whether a part holds. Raises `ValueError` for a scope without an outside."""
    if part.kind is PartKind.SCOPE:
        place = scope_place(program)
        if place is None:
            raise ValueError("no rule of this text leads outside")
        return place
    return _place(program, condition_of(program, part))


def condition_of(program: Program, part: Part) -> Condition:
    """Return the condition of a conclusion, a limb, or another rule's state. Raises `KeyError` if unknown."""
    if part.kind is PartKind.CONCLUSION:
        return next(c.when for c in program.text.conclusions if c.id == part.id)
    if part.kind is PartKind.RULE:
        return Found(part.id, part.states)
    return limb_of(program, part).when


def limb_of(program: Program, part: Part) -> Limb:
    """Return the carve-out, exception or safeguard that a part stands for."""
    rule = rule_named(program, part.owner)
    limbs = {
        PartKind.CARVE_OUT: rule.unless,
        PartKind.EXCEPTION: rule.exceptions,
        PartKind.SAFEGUARD: rule.provided,
    }[part.kind]
    return next(limb for limb in limbs if limb.name == part.id)


def rule_named(program: Program, rule: str) -> Rule:
    """Return a rule by its id. Raises `KeyError` when the text has none such."""
    for found in program.text.rules:
        if found.id == rule:
            return found
    raise KeyError(rule)


def scope_place(program: Program) -> Index | None:
    """Return the node for "no rule takes the system out of the text"; None where no rule could."""
    outside = tuple(nodes.applies for nodes in program.rules if nodes.rule.finding is Level.OUTSIDE)
    if not outside:
        return None
    either = outside[0] if len(outside) == 1 else program.nodes.index(Either(outside))
    return program.nodes.index(Negation(either))


def is_exclusive(program: Program, fact: str) -> bool:
    """Say whether exactly one of finitely many answers to a fact can be right."""
    return program.facts[fact].type in {FactType.YES_NO, FactType.CHOICE, FactType.COUNTRY}


def _gather_rule(program: Program, rule: Rule, found: Steps, within: Part | None = None) -> None:
    role = program.text.role
    if rule.addressed_to and role is not None:
        part = within or Part(PartKind.ROLE, owner=rule.id)
        _gather(program, Test(role, frozenset(rule.addressed_to)), found, part)
    _gather(program, rule.when, found, within)
    for part, limb in _limbs(rule):
        _named(program, part, limb.when, found, within)


def _limbs(rule: Rule) -> Iterator[tuple[Part, Limb]]:
    for kind, limbs in (
        (PartKind.CARVE_OUT, rule.unless),
        (PartKind.EXCEPTION, rule.exceptions),
        (PartKind.SAFEGUARD, rule.provided),
    ):
        for limb in limbs:
            yield Part(kind, limb.name, rule.id), limb


def _gather(program: Program, condition: Condition, found: Steps, within: Part | None) -> None:
    match condition:
        case Test(fact) if is_exclusive(program, fact):
            _add(found, FactStep(fact), _place(program, condition), condition, within)
        case Test(fact) | Within(fact):
            _add(found, CheckStep(fact, condition), _place(program, condition), condition, within)
        case All() if (demanded := _demanded(program, condition)) is not None:
            _add(found, demanded, _place(program, condition), None, within)
        case All(parts) | Any(parts):
            for part in parts:
                _gather(program, part, found, within)
        case Not(part):
            _gather(program, part, found, within)
        case Holds(conclusion):
            named = Part(PartKind.CONCLUSION, conclusion)
            _named(program, named, condition_of(program, named), found, within)
        case Found(rule, states):
            step = PartStep(Part(PartKind.RULE, rule, states=states))
            _add(found, step, _place(program, condition), None, within)
        case _:
            assert_never(condition)


def _demanded(program: Program, condition: All) -> CheckStep | None:
    """Return the step that demands several answers of one fact, if that is all that the condition does."""
    tests = [_alone(part) for part in condition.parts]
    plain = [test for test in tests if isinstance(test, Test) and len(test.values) == 1]
    facts = {test.fact for test in plain}
    if len(plain) != len(tests) or len(tests) == 1 or len(facts) != 1:
        return None
    (fact,) = facts
    return None if is_exclusive(program, fact) else CheckStep(fact, All(tuple(plain)))


def _alone(condition: Condition) -> Condition:
    """Return the one part of a conjunction that has only one."""
    while isinstance(condition, All) and len(condition.parts) == 1:
        condition = condition.parts[0]
    return condition


def _named(program: Program, part: Part, condition: Condition, found: Steps, within: Part | None) -> None:
    """Add a named part: as it is if it rests on several questions, else the question that it rests on."""
    inner: Steps = {}
    _gather(program, condition, inner, within or part)
    if len(inner) > 1:
        _add(found, PartStep(part), _place(program, condition), None, within)
        return
    for step, grounds in inner.items():
        for place, test in grounds.places.items():
            _add(found, step, place, test, within or part)


def _add(found: Steps, step: Step, place: Index, test: Test | Within | None, part: Part | None) -> None:
    grounds = found.setdefault(step, Grounds())
    grounds.places[place] = test
    grounds.asked_for[part] = None


def _place(program: Program, condition: Condition) -> Index:
    known = program.identities.get(id(condition))
    return program.places[condition] if known is None else known[1]
