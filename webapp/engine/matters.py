"""What is held against each other when two texts are compared, and how each of it can stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from webapp.engine.joint import JointBuilder, Side
from webapp.engine.program import STRICTNESS, Index, RuleNodes
from webapp.model import Level, Rule, State, Subject, Text


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a rule stands, with the level that it then sets; of several rules, the strictest level."""

    state: State
    level: Level | None = None


NOT_APPLYING = Outcome(State.DOES_NOT_APPLY)

Outcomes = Mapping[Outcome, Index]
"""Each way in which something can stand, and the joint node that says so. Exactly one is true."""


@dataclass(frozen=True, slots=True)
class Matter:
    """Rules of two texts that answer the same question: by their id, or by their `subject`.

    One side is empty where the other text has no such rule.
    """

    left: tuple[Rule, ...]
    right: tuple[Rule, ...]
    subject: Subject | None = None

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules of both sides."""
        return self.left + self.right


def matters_of(left: Text, right: Text) -> tuple[Matter, ...]:
    """Pair the rules of two texts, in the order of the right one; what only the left one has comes last."""
    right_rules = {rule.id: rule for rule in right.rules}
    by_id = {
        rule.id: rule for rule in left.rules if rule.id in right_rules and _match(rule, right_rules[rule.id])
    }
    rest = [rule for rule in left.rules if rule.id not in by_id]
    found: list[Matter] = []
    told: set[str] = set()
    for rule in right.rules:
        subject = rule.subject
        if rule.id in by_id:
            found.append(Matter((by_id[rule.id],), (rule,)))
        elif subject is None or not _about(rest, subject):
            found.append(Matter((), (rule,)))
        elif subject.id not in told:
            told.add(subject.id)
            others = [other for other in right.rules if other.id not in by_id]
            found.append(Matter(_about(rest, subject), _about(others, subject), subject))
    gone = (rule for rule in rest if rule.subject is None or rule.subject.id not in told)
    return (*found, *(Matter((rule,), ()) for rule in gone))


def outcomes_of(joint: JointBuilder, side: Side, matter: Matter, rules: Sequence[Rule]) -> Outcomes:
    """Return the ways in which these rules, one side of the matter, can stand."""
    if not rules:
        return {NOT_APPLYING: joint.both(())}
    every = [nodes for nodes in side.program.rules if nodes.rule in rules]
    if matter.subject is not None:
        return _of_subject(joint, side, every)
    (nodes,) = every
    found = {Outcome(State.APPLIES, nodes.rule.finding): side.places[nodes.applies]}
    if nodes.rule.exceptions:
        found[Outcome(State.EXCEPTED, nodes.rule.then)] = side.places[nodes.excepted]
    return {**found, NOT_APPLYING: joint.negation(side.places[nodes.reach])}


def _of_subject(joint: JointBuilder, side: Side, every: Sequence[RuleNodes]) -> Outcomes:
    """Return the strictest level on a subject; that nothing special follows is as if no rule applied."""
    levels = _strictest(joint, _settings(side, every))
    levels.pop(Level.NONE, None)
    nothing = joint.negation(joint.either(levels.values()))
    return {Outcome(State.APPLIES, level): place for level, place in levels.items()} | {NOT_APPLYING: nothing}


def level_outcomes(joint: JointBuilder, side: Side) -> Outcomes:
    """Return the levels that the whole verdict of one side can have."""
    setting = _settings(side, side.program.rules)
    nothing = joint.negation(joint.either(place for _, place in setting))
    levels = _strictest(joint, [*setting, (Level.NONE, nothing)])
    return {Outcome(State.APPLIES, level): place for level, place in levels.items()}


def inside_of(joint: JointBuilder, side: Side) -> Index | None:
    """Return the node for "no rule takes the system out of this text"; None where no rule could."""
    outside = [n.applies for n in side.program.rules if n.rule.finding is Level.OUTSIDE]
    return joint.negation(joint.either(side.places[place] for place in outside)) if outside else None


def _settings(side: Side, every: Iterable[RuleNodes]) -> list[tuple[Level, Index]]:
    """Return each level that one of the rules can set, with the node that says that it does."""
    found = []
    for nodes in every:
        found.append((nodes.rule.finding, side.places[nodes.applies]))
        if nodes.rule.exceptions:
            found.append((nodes.rule.then, side.places[nodes.excepted]))
    return found


def _strictest(joint: JointBuilder, setting: Sequence[tuple[Level, Index]]) -> dict[Level, Index]:
    found = {}
    for level in STRICTNESS:
        here = [place for its, place in setting if its is level]
        stricter = [place for its, place in setting if STRICTNESS.index(its) > STRICTNESS.index(level)]
        if here:
            milder = [joint.negation(joint.either(stricter))] if stricter else []
            found[level] = joint.both([joint.either(here), *milder])
    return found


def _match(one: Rule, other: Rule) -> bool:
    """Say whether two rules of the same id belong together: not where their subjects differ."""
    return one.subject is None or other.subject is None or one.subject.id == other.subject.id


def _about(rules: Sequence[Rule], subject: Subject) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules if rule.subject is not None and rule.subject.id == subject.id)
