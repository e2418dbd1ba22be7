"""What each level, state and topic is called: the one place for these words, wherever they are shown.

Nothing here decides. A level also has the name of its symbol, a shape that can be told apart without colour.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from webapp.engine import STRICTNESS, Progress
from webapp.language import N_, _
from webapp.model import Level, State, Status, Topic
from webapp.wording.grammar import Said, capital, enumerate_words, sentence


@dataclass(frozen=True, slots=True)
class LevelWords:
    """One level in words, said in the language of the moment.

    `label` stands alone ("High-risk"), `phrase` inside a sentence ("high-risk"), `meaning` is one sentence,
    and `symbol` names a shape of the template `symbols.html`, a different one for each level.
    """

    level: Level
    english_label: str
    english_phrase: str
    english_meaning: str
    symbol: str

    @property
    def label(self) -> str:
        """What the level is called."""
        return _(self.english_label)

    @property
    def phrase(self) -> str:
        """What the level is called inside a sentence."""
        return _(self.english_phrase)

    @property
    def meaning(self) -> str:
        """What the level means."""
        return _(self.english_meaning)

    @property
    def strictness(self) -> int:
        """Where the level stands from mild to strict, counted from 0."""
        return STRICTNESS.index(self.level)


LEVELS: Final[dict[Level, LevelWords]] = {
    words.level: words
    for words in (
        LevelWords(
            Level.OUTSIDE,
            N_("Outside the scope"),
            N_("outside the scope"),
            N_("The text does not reach this system or this use of it. Other law still applies."),
            "dashed-ring",
        ),
        LevelWords(
            Level.NONE,
            N_("No special category"),
            N_("in no special category"),
            N_(
                "The text reaches the system, but puts it into none of its special categories. "
                "That clears nothing: other law still applies."
            ),
            "ring",
        ),
        LevelWords(
            Level.TRANSPARENCY,
            N_("Transparency duties"),
            N_("subject to transparency duties"),
            N_("Not prohibited by this text; people must be told about it."),
            "disc",
        ),
        LevelWords(
            Level.DEROGATED,
            N_("Exempt from high-risk"),
            N_("exempt from high-risk"),
            N_("Listed as high-risk, but a derogation takes it out again; some duties remain."),
            "open-triangle",
        ),
        LevelWords(
            Level.HIGH_RISK,
            N_("High-risk"),
            N_("high-risk"),
            N_("Not prohibited by this text, but bound to its safeguards for high-risk systems."),
            "triangle",
        ),
        LevelWords(
            Level.CONDITIONAL,
            N_("Allowed only under strict conditions"),
            N_("allowed only under strict conditions"),
            N_(
                "Prohibited in principle. An exception lifts the ban only as long as every condition "
                "that it needs is met."
            ),
            "open-octagon",
        ),
        LevelWords(
            Level.PROHIBITED,
            N_("Prohibited"),
            N_("prohibited"),
            N_("Not allowed in the form described."),
            "octagon",
        ),
        LevelWords(
            Level.SILENT,
            N_("The text is silent"),
            N_("not addressed"),
            N_("The text takes no position on this."),
            "bar",
        ),
        LevelWords(
            Level.UNKNOWN,
            N_("Position not established"),
            N_("without an established position"),
            N_("We could not establish what the text says on this."),
            "question",
        ),
    )
}

LADDER: Final = tuple(
    LEVELS[level]
    for level in (
        Level.OUTSIDE,
        Level.NONE,
        Level.TRANSPARENCY,
        Level.DEROGATED,
        Level.HIGH_RISK,
        Level.CONDITIONAL,
        Level.PROHIBITED,
    )
)
"""The levels of a law, from the mildest to the strictest, to be drawn as a scale."""

MOST_LISTED: Final = 4
"""So many possible levels are listed; of more, the two ends are named."""

STATES: Final = Said(
    {
        State.APPLIES: N_("applies"),
        State.EXCEPTED: N_("lifted by an exception"),
        State.DOES_NOT_APPLY: N_("does not apply"),
        State.UNKNOWN: N_("still open"),
    }
)

STANCE_WORDS: Final = Said({"held": N_("holds"), "failed": N_("does not hold"), "open": N_("is still open")})
"""Whether an exception, carve-out or safeguard holds, as the end of a sentence about it."""

TOPICS: Final = Said(
    {
        Topic.DATA_PROTECTION: N_("Data protection law applies beside it"),
        Topic.DATES: N_("Dates"),
        Topic.SUPERVISION: N_("Who supervises"),
        Topic.PENALTIES: N_("Penalties"),
        Topic.REMEDIES: N_("What affected people can do"),
        Topic.BACKGROUND: N_("Background"),
    }
)
"""The topics of notes in the order in which they are shown."""

STATUSES: Final[Said[Progress]] = Said(
    {
        "open": N_("Questions are still open."),
        "decided": N_("Every rule and duty is decided."),
        "undecided": N_("All questions are answered; what stays open hangs on answers that are unsure."),
    }
)


IS: Final = Said(
    {
        Level.OUTSIDE: N_("is outside the scope"),
        Level.NONE: N_("is in no special category"),
        Level.TRANSPARENCY: N_("is subject to transparency duties"),
        Level.DEROGATED: N_("is exempt from high-risk"),
        Level.HIGH_RISK: N_("is high-risk"),
        Level.CONDITIONAL: N_("is allowed only under strict conditions"),
        Level.PROHIBITED: N_("is prohibited"),
        Level.SILENT: N_("is not addressed"),
        Level.UNKNOWN: N_("is without an established position"),
    }
)
"""What the law makes of a system, or a text that says nothing of it."""

WOULD_BE: Final = Said(
    {
        Level.OUTSIDE: N_("would be outside the scope"),
        Level.NONE: N_("would be in no special category"),
        Level.TRANSPARENCY: N_("would be subject to transparency duties"),
        Level.DEROGATED: N_("would be exempt from high-risk"),
        Level.HIGH_RISK: N_("would be high-risk"),
        Level.CONDITIONAL: N_("would be allowed only under strict conditions"),
        Level.PROHIBITED: N_("would be prohibited"),
    }
)
"""What a text that is no law would make of a system."""


def judged(level: Level, status: Status) -> str:
    """Say what a text makes of a system; only what is law says what is, all others what would be.

    >>> judged(Level.PROHIBITED, Status.LAW), judged(Level.PROHIBITED, Status.OPINION)
    ('is prohibited', 'would be prohibited')
    >>> judged(Level.SILENT, Status.DRAFT)
    'is not addressed'
    """
    return IS[level] if is_stated(status, level) else WOULD_BE[level]


def is_stated(status: Status, level: Level) -> bool:
    """Tell whether a text of this kind says what is, and not what would be."""
    return status is Status.LAW or level in {Level.SILENT, Level.UNKNOWN}


def describe_range(levels: Iterable[Level]) -> str:
    """Say between which levels the result can still lie, strictest first.

    >>> describe_range([Level.HIGH_RISK, Level.PROHIBITED])
    'Prohibited or high-risk, never lower.'
    >>> describe_range([Level.NONE, Level.TRANSPARENCY])
    'Subject to transparency duties or in no special category, never stricter.'
    >>> describe_range([Level.HIGH_RISK])
    'High-risk.'
    >>> describe_range(list(Level)[:6])
    'Anything from outside the scope to allowed only under strict conditions.'
    """
    ordered = sorted(set(levels), key=STRICTNESS.index, reverse=True)
    phrases = [LEVELS[level].phrase for level in ordered]
    if len(phrases) > MOST_LISTED:
        return _("Anything from {mildest} to {strictest}.", mildest=phrases[-1], strictest=phrases[0])
    listed = enumerate_words(phrases, "or")
    if len(ordered) == 1 or (ordered[-1] in {Level.OUTSIDE, Level.NONE} and ordered[0] is Level.PROHIBITED):
        return sentence(listed)
    if ordered[-1] in {Level.OUTSIDE, Level.NONE}:
        return capital(_("{levels}, never stricter.", levels=listed))
    return capital(_("{levels}, never lower.", levels=listed))
