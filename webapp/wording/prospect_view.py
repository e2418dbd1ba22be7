"""What can still come of a verdict and what would change it, in words, as data: parts of a `VerdictView`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from webapp.model import Answers
from webapp.wording.levels import LevelWords


@dataclass(frozen=True, slots=True)
class ReachView:
    """A rule that is still open. `ways`: how it can come out, in words; `levels`: those that this brings."""

    rule: str
    title: str
    cite: str
    ways: tuple[str, ...]
    levels: tuple[LevelWords, ...]


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """What some answers to an open question would leave.

    `answer`: as the question offers it; `levels`: mild to strict; `words`: what would be settled, in one or
    two sentences.
    """

    answer: str
    levels: tuple[LevelWords, ...]
    words: str


@dataclass(frozen=True, slots=True)
class OutlookView:
    """What can still come of the answers, over everything that the open questions can be answered with.

    `worst` and `best`: the strictest and the mildest level that is possible, each in a sentence, empty while
    there is only one. `counted`: how many rules are open, empty while none is; `rules`: these, the strictest
    first.
    """

    worst: str = ""
    best: str = ""
    counted: str = ""
    rules: tuple[ReachView, ...] = ()

    @property
    def alike(self) -> tuple[tuple[ReachView, ...], ...]:
        """The open rules, those together that can come out in the same ways."""
        found: dict[tuple[tuple[str, ...], tuple[LevelWords, ...]], list[ReachView]] = {}
        for rule in self.rules:
            found.setdefault((rule.ways, rule.levels), []).append(rule)
        return tuple(tuple(rules) for rules in found.values())


@dataclass(frozen=True, slots=True)
class FlipView:
    """One other answer. `clause`: "no court has agreed"; `effects`: what becomes of rules, as sentences.

    `answers`: all answers with this one in place.
    """

    fact: str
    clause: str
    effects: tuple[str, ...]
    answers: Answers


@dataclass(frozen=True, slots=True)
class FlipGroup:
    """The single other answers after which the same levels are possible. `title`: these levels in words.

    `same`: they are those that are possible now; only findings change.
    """

    title: str
    levels: tuple[LevelWords, ...]
    same: bool
    flips: tuple[FlipView, ...]

    @property
    def alike(self) -> tuple[tuple[FlipView, ...], ...]:
        """The answers, those together that do the same to rules."""
        found: dict[tuple[str, ...], list[FlipView]] = {}
        for flip in self.flips:
            found.setdefault(flip.effects, []).append(flip)
        return tuple(tuple(flips) for flips in found.values())


@dataclass(frozen=True, slots=True)
class WayView:
    """A smallest set of changes that a person can make.

    `clauses`: what would have to be the case instead; `then`: what would have to be answered to the questions
    that follow; `answers`: all answers with these in place.
    """

    clauses: tuple[str, ...]
    then: tuple[str, ...]
    answers: Answers


@dataclass(frozen=True, slots=True)
class WaysDown:
    """The smallest changes that bring one milder level."""

    level: LevelWords
    ways: tuple[WayView, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What would change a verdict: other answers by what they lead to, and the ways to milder levels."""

    groups: tuple[FlipGroup, ...] = ()
    down: tuple[WaysDown, ...] = ()


@dataclass(frozen=True, slots=True)
class ForcedView:
    """The fewest answers that alone force something, whatever the others are. `words`: as one sentence.

    `counted`: "4 of 9 answers are enough for it".
    """

    counted: str
    words: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProspectView:
    """All that follows for a verdict from looking at every way in which it could have gone.

    `forced`: for the level, None while that is open; `forced_rules`: for each rule that applies or is lifted.
    """

    outlook: OutlookView
    change: ChangeView
    forced: ForcedView | None
    forced_rules: Mapping[str, ForcedView]


NO_PROSPECT: Final = ProspectView(OutlookView(), ChangeView(), None, {})
