"""From a difference between two texts to its view: the one place that puts it into words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Final, TypeAlias

from webapp.engine.counting import SAMPLES, TOLERANCE, Share
from webapp.engine.difference import Change, Difference, DutyMove, Move, Witness
from webapp.engine.edits import Edit
from webapp.engine.matters import Outcome
from webapp.engine.spelling import spell
from webapp.language import N_, _, ngettext
from webapp.model import Answers, State, Text
from webapp.wording.differing_view import (
    ChangeView,
    ConditionView,
    DifferenceView,
    DutiesMoveView,
    MoveView,
    ShareView,
    SideView,
    StandingView,
)
from webapp.wording.editing import describe_edits
from webapp.wording.grammar import labelled, number_in_words, round_number_in_words
from webapp.wording.sentences import Words
from webapp.wording.written import as_written

Address: TypeAlias = Callable[[Text, Answers], str]

SMALL: Final = 0.001
"""A smaller share is easier to grasp as one in so many."""

DIGITS: Final = 3
"""So many digits of a share are told; of an estimate one fewer."""

FEWEST: Final = 20_000
"""Where no sample is a hit, fewer than one answer in so many is, nineteen times out of twenty: three in all
samples would be."""

MEASURE: Final = N_(
    "Every answer to a question counts alike, as does every set of answers where several may hold, and every"
    " stretch of a number that conditions tell apart. Shares marked “about” are estimated from"
    " {samples} sets of answers, drawn the same each time, and are off by at most"
    " {points} points in nineteen of twenty."
)


def describe_difference(difference: Difference, said: Iterable[Edit], address: Address) -> DifferenceView:
    """Put a difference into words. `address`: where the answers to a text are shown."""
    return _Describer(difference, address).view(tuple(said))


class _Describer:
    def __init__(self, difference: Difference, address: Address) -> None:
        self.difference = difference
        self.address = address
        facts = {fact.id: fact for fact in (*difference.left.facts, *difference.right.facts)}
        # Conditions speak of the facts of both texts.
        self.words = Words(replace(difference.right, facts=tuple(facts.values())))

    def view(self, said: tuple[Edit, ...]) -> DifferenceView:
        found = self.difference
        return DifferenceView(
            left=_side(found.left),
            right=_side(found.right),
            summary=_summary(found),
            measure=_measure(),
            share=share_in_words(found.share),
            level_share=share_in_words(found.level_share),
            levels=tuple(map(self.level, sorted(found.levels, key=lambda move: -move.share.value))),
            changes=tuple(map(self.change, found.changes)),
            duties=tuple(map(self.duty, found.duties)),
            same=len(found.same),
            edits=describe_edits(said, found.left, found.right),
            clashes=found.clashes,
        )

    def level(self, move: Move) -> MoveView:
        """Describe how the whole verdict moves."""
        before, after = (
            StandingView(str(one.level), State.APPLIES, one.level) for one in (move.before, move.after)
        )
        return self.move(move, before, after)

    def change(self, change: Change) -> ChangeView:
        """Describe one matter."""
        matter = change.matter
        return ChangeView(
            title=matter.subject.title if matter.subject else matter.rules[-1].title,
            left=tuple(rule.id for rule in matter.left),
            right=tuple(rule.id for rule in matter.right),
            subject=matter.subject.id if matter.subject else None,
            inside=change.inside,
            share=share_in_words(change.share),
            moves=tuple(
                self.move(move, _standing(move.before, matter.left), _standing(move.after, matter.right))
                for move in change.moves
            ),
        )

    def move(self, move: Move, before: StandingView, after: StandingView) -> MoveView:
        """Describe one move with its conditions."""
        left, right = self.addresses(move.witness)
        return MoveView(
            before=before,
            after=after,
            share=share_in_words(move.share),
            conditions=tuple(
                ConditionView(
                    self.words.clause(spell(one.cube)),
                    as_written(spell(one.cube)),
                    *self.addresses(one.witness),
                )
                for one in move.conditions
            ),
            complete=move.complete,
            left=left,
            right=right,
        )

    def duty(self, move: DutyMove) -> DutiesMoveView:
        """Describe duties that arise for other answers."""
        left, right = self.addresses(move.witness)
        where = self.difference.right if move.arises else self.difference.left
        words = ngettext(
            "a duty that arises only in {text}",
            "{number} duties that arise only in {text}",
            len(move.duties),
            text=where.key,
        )
        return DutiesMoveView(
            duties=tuple(duty.id for duty in move.duties),
            words=words,
            arises=move.arises,
            share=share_in_words(move.share),
            left=left,
            right=right,
        )

    def addresses(self, witness: Witness) -> tuple[str, str]:
        """Return where the witness is shown in each text."""
        left, right = self.difference.left, self.difference.right
        return self.address(left, witness.left), self.address(right, witness.right)


def share_in_words(share: Share) -> ShareView:
    """Say a share of all answers.

    >>> from fractions import Fraction
    >>> share_in_words(Share(Fraction(1, 4), exact=True)).words
    '25 % of all answers'
    """
    return ShareView(_share_in_words(share), float(share.value), share.exact)


def _share_in_words(share: Share) -> str:
    value = float(share.value)
    if not share.value:
        if share.exact:
            return _("no answers")
        return _("fewer than 1 in {number} of all answers", number=round_number_in_words(FEWEST))
    digits = DIGITS if share.exact else DIGITS - 1
    if value < SMALL:
        number = round_number_in_words(float(f"{1 / value:.{digits}g}"))
        if share.exact:
            return _("1 in {number} of all answers", number=number)
        return _("about 1 in {number} of all answers", number=number)
    number = number_in_words(Decimal(f"{value * 100:.{digits}g}"))
    if share.exact:
        return _("{number} % of all answers", number=number)
    return _("about {number} % of all answers", number=number)


def _measure() -> str:
    points = number_in_words(Decimal(f"{TOLERANCE * 100:g}"))
    return _(MEASURE, samples=round_number_in_words(SAMPLES), points=points)


def _summary(found: Difference) -> str:
    left, right = found.left.key, found.right.key
    if found.clashes:
        return _(
            "{left} and {right} cannot be compared by what they decide: no answer serves both in {facts}.",
            left=left,
            right=right,
            facts=", ".join(found.clashes),
        )
    if not found.changes:
        return _("{left} and {right} decide alike, whatever is answered.", left=left, right=right)
    findings, levels = share_in_words(found.share).words, share_in_words(found.level_share).words
    return _(
        "A finding differs for {share}, the level for {level_share}.", share=findings, level_share=levels
    )


def _side(text: Text) -> SideView:
    return SideView(text.key, text.title, text.digest)


def _standing(outcome: Outcome, rules: tuple[object, ...]) -> StandingView:
    level = None if outcome.level is None else str(outcome.level)
    match outcome.state:
        case State.EXCEPTED:
            words = labelled(_("lifted by an exception"), str(level))
        case State.DOES_NOT_APPLY:
            words = _("does not apply") if rules else _("no such rule")
        case _:
            words = labelled(_("applies"), str(level))
    return StandingView(words, outcome.state, level)
