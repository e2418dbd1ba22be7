"""All findings of one text for one set of answers. Three-valued: what is not known stays open."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import lru_cache, partial
from operator import itemgetter
from typing import Final, Generic, Literal, TypeAlias, TypeVar

from webapp.engine.evaluate import Truths, evaluate
from webapp.engine.interview import next_fact, waiting
from webapp.engine.program import STRICTNESS, DutyNodes, Index, NoteNodes, Program, RuleNodes, strictest
from webapp.engine.truth import Truth
from webapp.engine.worlds import worlds_of
from webapp.model import UNSURE, Answers, Duty, Fact, Level, Limb, Note, Rule, State, Text

Shown = TypeVar("Shown")

MOST_STATES: Final = 64
"""So many states of one rule, duty or note are kept."""

Progress: TypeAlias = Literal["open", "decided", "undecided"]
"""`open` while a question is left; `undecided` when only unsure answers stand in the way."""


@dataclass(frozen=True, slots=True)
class LimbState:
    """Whether a carve-out, exception or safeguard holds."""

    limb: Limb
    truth: Truth


LimbStates: TypeAlias = dict[int, tuple[LimbState, ...]]
"""The states of a limb by its identity, in the order of `Truth`."""

Standing: TypeAlias = tuple[State, Level | None, frozenset[Level]]
"""How a rule stands, its level if that is decided, and every level that it can come to by itself."""


@dataclass(frozen=True, slots=True)
class Finding:
    """How one rule stands. `level` is set when it applies or is excepted.

    `reach`: whether the rule reaches the system at all, exceptions aside. `possible`: the levels that the
    rule can still come to by itself, `Level.NONE` standing for "does not apply" too.
    """

    rule: Rule
    state: State
    level: Level | None
    possible: frozenset[Level]
    reach: Truth
    unless: tuple[LimbState, ...]
    exceptions: tuple[LimbState, ...]
    provided: tuple[LimbState, ...]

    @property
    def missing(self) -> tuple[LimbState, ...]:
        """Every safeguard not shown to be there, while the rule and one of its exceptions do or may hold."""
        tried = any(state.truth is not Truth.FALSE for state in self.exceptions)
        if self.reach is Truth.FALSE or not tried:
            return ()
        return tuple(state for state in self.provided if state.truth is not Truth.TRUE)


@dataclass(frozen=True, slots=True)
class DutyState:
    """Whether a duty holds for somebody, whether it is the reader's own, and whether it is done."""

    duty: Duty
    truth: Truth
    yours: Truth
    done: Truth | None


@dataclass(frozen=True, slots=True)
class NoteState:
    """Whether a note belongs to this verdict."""

    note: Note
    truth: Truth


@dataclass(frozen=True, slots=True)
class Verdict:
    """All findings of one text for these answers, and the strictest level among those decided.

    `answers`: those given to facts of this text. `possible_levels`: from mildest to strictest, every level
    that the whole verdict may still have; exactly one when it is settled. `ignored`: answered facts
    that do not hold because their `only_if` is false. `unsure`: facts whose unsure answer leaves something
    open.
    """

    text: Text
    answers: Answers
    findings: tuple[Finding, ...]
    duties: tuple[DutyState, ...]
    notes: tuple[NoteState, ...]
    level: Level
    possible_levels: tuple[Level, ...]
    status: Progress
    next_fact: Fact | None
    ignored: tuple[Fact, ...]
    unsure: tuple[Fact, ...]


def assess(program: Program, answers: Answers) -> Verdict:
    """Decide one text for these answers. Pure: the same answers, in any order, give the same verdict."""
    facts = program.facts
    own = {fact: answers[fact] for fact in facts if fact in answers}
    truths = evaluate(program, own)
    entries = _entries(program)
    findings = tuple([entry.under(truths) for entry in entries.rules])
    decided = frozenset([finding.level for finding in findings if finding.level is not None])
    left = levels_left(decided, {level for f in findings if f.state is State.UNKNOWN for level in f.possible})
    following = next_fact(program, own, truths)
    return Verdict(
        text=program.text,
        answers=own,
        findings=findings,
        duties=tuple([entry.under(truths) for entry in entries.duties]),
        notes=tuple([entry.under(truths) for entry in entries.notes]),
        level=strictest(decided),
        possible_levels=tuple(left) if len(left) == 1 else worlds_of(program).possible_levels(own, left),
        status=_progress(program, truths, following),
        next_fact=following,
        ignored=tuple(
            facts[f] for f in own if f in program.gates and truths[program.gates[f]] is Truth.FALSE
        ),
        unsure=tuple(facts[f] for f in waiting(program, truths) if own.get(f) == UNSURE)
        if UNSURE in own.values()
        else (),
    )


@dataclass(frozen=True, slots=True)
class _Entry(Generic[Shown]):
    """One rule, duty or note: its state rests on the truths of a few nodes alone, and is made once for each.

    Bounded, as a rule of many exceptions can stand in many ways.
    """

    places: Callable[[Truths], object]
    make: Callable[[Truths], Shown]
    known: dict[object, Shown] = field(default_factory=dict)

    def under(self, truths: Truths) -> Shown:
        """Return the state under these truths."""
        key = self.places(truths)
        state = self.known.get(key)
        if state is None:
            state = self.make(truths)
            if len(self.known) < MOST_STATES:
                self.known[key] = state
        return state


@dataclass(frozen=True, slots=True)
class _Entries:
    """The rules, duties and notes of a program."""

    rules: tuple[_Entry[Finding], ...]
    duties: tuple[_Entry[DutyState], ...]
    notes: tuple[_Entry[NoteState], ...]


@lru_cache(maxsize=64)
def _entries(program: Program) -> _Entries:
    """Return the entries of a program, with the three states of each limb, which never change."""
    limbs = {
        id(limb): tuple(LimbState(limb, truth) for truth in Truth)
        for nodes in program.rules
        for limb in (*nodes.rule.unless, *nodes.rule.exceptions, *nodes.rule.provided)
    }
    return _Entries(
        rules=tuple(
            _Entry(itemgetter(*_places(nodes)), partial(_finding, nodes, limbs)) for nodes in program.rules
        ),
        duties=tuple(
            _Entry(
                itemgetter(*nodes.outputs, nodes.holds if nodes.done is None else nodes.done),
                partial(_duty, nodes),
            )
            for nodes in program.duties
        ),
        notes=tuple(_Entry(itemgetter(nodes.holds), partial(_note, nodes)) for nodes in program.notes),
    )


def _places(nodes: RuleNodes) -> tuple[Index, ...]:
    limbs = (*nodes.unless, *nodes.exceptions, *nodes.provided)
    return (nodes.reach, nodes.applies, nodes.excepted, *limbs)


def standing(nodes: RuleNodes, truths: Truths) -> Standing:
    """Say how one rule stands."""
    rule = nodes.rule
    applies, excepted = truths[nodes.applies], truths[nodes.excepted]
    if applies is Truth.TRUE:
        return State.APPLIES, rule.finding, frozenset({rule.finding})
    if excepted is Truth.TRUE:
        return State.EXCEPTED, rule.then, frozenset({rule.then})
    if applies is excepted is Truth.FALSE:
        return State.DOES_NOT_APPLY, None, frozenset({Level.NONE})
    return State.UNKNOWN, None, _open_levels(nodes, truths)


def levels_left(decided: Collection[Level], possible: Collection[Level]) -> frozenset[Level]:
    """Return the levels that the strictest finding can still have, each rule taken by itself.

    `decided`: those of the rules that stand; `possible`: those that open rules may bring, if any is open.
    Where several are left, only `Worlds` tells which of them there are, all rules taken together.
    """
    if not possible:
        return frozenset({strictest(frozenset(decided))})
    # What is milder than a finding that stands cannot come of it any more.
    certain = max(map(STRICTNESS.index, decided), default=0)
    return frozenset({Level.NONE, *decided, *possible}.intersection(STRICTNESS[certain:]))


def _finding(nodes: RuleNodes, states: LimbStates, truths: Truths) -> Finding:
    rule = nodes.rule

    def _limbs(limbs: tuple[Limb, ...], places: tuple[Index, ...]) -> tuple[LimbState, ...]:
        return tuple([states[id(limb)][truths[place]] for limb, place in zip(limbs, places, strict=True)])

    state, level, possible = standing(nodes, truths)
    return Finding(
        rule=rule,
        state=state,
        level=level,
        possible=possible,
        reach=truths[nodes.reach],
        unless=_limbs(rule.unless, nodes.unless),
        exceptions=_limbs(rule.exceptions, nodes.exceptions),
        provided=_limbs(rule.provided, nodes.provided),
    )


def _open_levels(nodes: RuleNodes, truths: Truths) -> frozenset[Level]:
    levels = set()
    if truths[nodes.reach] is not Truth.TRUE:
        levels.add(Level.NONE)
    if truths[nodes.applies] is not Truth.FALSE:
        levels.add(nodes.rule.finding)
    if truths[nodes.excepted] is not Truth.FALSE:
        levels.add(nodes.rule.then)
    return frozenset(levels)


def _duty(nodes: DutyNodes, truths: Truths) -> DutyState:
    done = None if nodes.done is None else truths[nodes.done]
    return DutyState(nodes.duty, truths[nodes.holds], truths[nodes.yours], done)


def _note(nodes: NoteNodes, truths: Truths) -> NoteState:
    return NoteState(nodes.note, truths[nodes.holds])


def _progress(program: Program, truths: Truths, following: Fact | None) -> Progress:
    if following is not None:
        return "open"
    outputs = [*(nodes.outputs for nodes in program.rules), *(nodes.outputs for nodes in program.duties)]
    is_open = any(truths[place] is Truth.UNKNOWN for places in outputs for place in places)
    return "undecided" if is_open else "decided"
