"""For which answers two texts decide differently: what moves, from where to where, under which conditions.

Rules of the same id are held against each other, the others by their subjects; a rule that has no counterpart
counts as one that never applies there. Rules that take a system out of a text are compared for themselves;
all others for the answers with which neither text is left, so that their conditions need not say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Final

from webapp.engine.asked import asked
from webapp.engine.counting import Counting, Share
from webapp.engine.covering import Coverings, Cube
from webapp.engine.joint import JointBuilder, clashing_facts, common_facts
from webapp.engine.matters import (
    Matter,
    Outcome,
    Outcomes,
    inside_of,
    level_outcomes,
    matters_of,
    outcomes_of,
)
from webapp.engine.program import Index, Program
from webapp.model import Answers, Duty, Level, Text

MOST_CONDITIONS: Final = 12
"""So many conditions are told for one move at most."""


NOTHING: Final = Share(Fraction(0), exact=True)


@dataclass(frozen=True, slots=True)
class Witness:
    """The same answers in the words of both texts: what each of them asks of somebody who knows them all."""

    left: Answers
    right: Answers


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition under which something moves, whatever the other answers are, and answers that meet it."""

    cube: Cube
    witness: Witness


@dataclass(frozen=True, slots=True)
class Move:
    """From how something stands in the left text to how it stands in the right one, for some answers.

    `complete`: the conditions are all there are; otherwise there are more. A level has none.
    """

    before: Outcome
    after: Outcome
    share: Share
    conditions: tuple[Condition, ...]
    complete: bool
    witness: Witness


@dataclass(frozen=True, slots=True)
class Change:
    """A matter that some answers decide differently. `inside`: told for answers that leave neither text."""

    matter: Matter
    moves: tuple[Move, ...]
    share: Share
    inside: bool


@dataclass(frozen=True, slots=True)
class DutyMove:
    """Duties that arise in one text only, all of them for the same answers. `arises`: in the right one."""

    duties: tuple[Duty, ...]
    arises: bool
    share: Share
    witness: Witness


@dataclass(frozen=True, slots=True)
class Difference:
    """All that two texts decide differently.

    `share`: of all answers, those for which a finding differs; `level_share`: those for which the level does.
    `same`: matters that both texts decide alike for all answers. `clashes`: facts that no answer can serve in
    both; where there are any, nothing is compared.
    """

    left: Text
    right: Text
    changes: tuple[Change, ...] = ()
    levels: tuple[Move, ...] = ()
    duties: tuple[DutyMove, ...] = ()
    same: tuple[Matter, ...] = ()
    share: Share = NOTHING
    level_share: Share = NOTHING
    clashes: tuple[str, ...] = ()


def differ(left: Program, right: Program) -> Difference:
    """Compare two texts over all answers to the facts of both."""
    clashes = clashing_facts(left, right)
    if clashes:
        return Difference(left.text, right.text, clashes=clashes)
    return _Comparer(left, right).difference()


@dataclass(frozen=True, slots=True)
class _Claim:
    """That something moves so. `place` says that alone, `whole` with the premise under which it is told."""

    before: Outcome
    after: Outcome
    place: Index
    whole: Index


class _Comparer:
    """Builds all that is to be compared, then reasons over it as one program."""

    def __init__(self, left: Program, right: Program) -> None:
        joint = self.joint = JointBuilder()
        self.left, self.right = joint.side(left), joint.side(right)
        insides = (inside_of(joint, self.left), inside_of(joint, self.right))
        self.inside = tuple(place for place in insides if place is not None)
        self.claims = {matter: self._claims_of(matter) for matter in matters_of(left.text, right.text)}
        levels = (level_outcomes(joint, self.left), level_outcomes(joint, self.right))
        self.levels = list(self._claims(*levels))
        self.duties = self._duties()
        self.moved = {
            matter: joint.either(claim.whole for claim in claims) for matter, claims in self.claims.items()
        }
        self.any_moved = joint.either(self.moved.values())
        self.level_moved = joint.either(claim.whole for claim in self.levels)
        self.program = joint.program(common_facts(left, right), self._gates(), right)
        self.worlds = Coverings(self.program)
        self.counting = Counting(self.program)

    def difference(self) -> Difference:
        """Return all that differs."""
        changed = [matter for matter in self.claims if self._can_be(self.moved[matter])]
        return Difference(
            left=self.left.program.text,
            right=self.right.program.text,
            changes=tuple(self._change(matter) for matter in changed),
            levels=tuple(self._move(claim) for claim in self.levels if self._can_be(claim.whole)),
            duties=tuple(self._duty_move(place) for place in self.duties if self._can_be(place)),
            same=tuple(matter for matter in self.claims if matter not in changed),
            share=self.counting.share(self.any_moved),
            level_share=self.counting.share(self.level_moved),
        )

    def _claims_of(self, matter: Matter) -> list[_Claim]:
        before = outcomes_of(self.joint, self.left, matter, matter.left)
        after = outcomes_of(self.joint, self.right, matter, matter.right)
        return list(self._claims(before, after, self._premise(matter)))

    def _claims(self, before: Outcomes, after: Outcomes, premise: tuple[Index, ...] = ()) -> Iterator[_Claim]:
        for (one, here), (other, there) in product(before.items(), after.items()):
            if one != other:
                place = self.joint.both((here, there))
                yield _Claim(one, other, place, self.joint.both((place, *premise)))

    def _premise(self, matter: Matter) -> tuple[Index, ...]:
        """Return what goes without saying: that neither text is left, unless just that is in question."""
        return () if any(rule.finding is Level.OUTSIDE for rule in matter.rules) else self.inside

    def _duties(self) -> dict[Index, list[tuple[Duty, bool]]]:
        """Return the nodes for "arises in one text only", with the duties, and if that is the right one."""
        found: dict[Index, list[tuple[Duty, bool]]] = {}
        before = {nodes.duty.id: nodes for nodes in self.left.program.duties}
        for nodes in self.right.program.duties:
            if nodes.duty.id in before:
                here, there = self.left.places[before[nodes.duty.id].holds], self.right.places[nodes.holds]
                for arises, yes, no in ((True, there, here), (False, here, there)):
                    place = self.joint.both((yes, self.joint.negation(no)))
                    found.setdefault(place, []).append((nodes.duty, arises))
        return found

    def _gates(self) -> dict[str, Index]:
        """Return when the question of a fact arises: in one of the two texts at least."""
        always = self.joint.both(())
        found: dict[str, list[Index]] = {}
        for side in (self.left, self.right):
            for name, fact in side.program.facts.items():
                gate = None if fact.only_if is None else side.program.gates.get(name)
                found.setdefault(name, []).append(always if gate is None else side.places[gate])
        return {name: self.joint.either(places) for name, places in found.items() if always not in places}

    def _can_be(self, place: Index) -> bool:
        return self.worlds.possible({}, self.worlds.nodes(true=(place,)))

    def _change(self, matter: Matter) -> Change:
        premise = self._premise(matter)
        moves = tuple(
            self._move(claim, premise) for claim in self.claims[matter] if self._can_be(claim.whole)
        )
        return Change(matter, moves, self.counting.share(self.moved[matter]), inside=bool(premise))

    def _move(self, claim: _Claim, premise: tuple[Index, ...] | None = None) -> Move:
        """Tell of a move; without a premise, also an empty one, no conditions are looked for."""
        share = self.counting.share(claim.whole)
        if premise is None:
            return Move(claim.before, claim.after, share, (), complete=False, witness=self._any(claim.whole))
        cover = self.worlds.cover(claim.place, premise, MOST_CONDITIONS)
        conditions = tuple(Condition(cube, self._witness(world)) for cube, world in cover.cubes)
        return Move(claim.before, claim.after, share, conditions, cover.complete, conditions[0].witness)

    def _duty_move(self, place: Index) -> DutyMove:
        told = self.duties[place]
        duties = tuple(duty for duty, _ in told)
        return DutyMove(duties, told[0][1], self.counting.share(place), self._any(place))

    def _any(self, place: Index) -> Witness:
        return self._witness(self.worlds.world({}, self.worlds.nodes(true=(place,))) or {})

    def _witness(self, world: Answers) -> Witness:
        return Witness(asked(self.left.program, world), asked(self.right.program, world))
