"""What each level, state and topic is called: the one place for these words, wherever they are shown.

Nothing here decides. A level also has the name of its symbol, a shape that can be told apart without colour.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from webapp.engine import STRICTNESS, Progress
from webapp.model import Level, State, Status, Topic


@dataclass(frozen=True, slots=True)
class LevelWords:
    """One level in words.

    `label` stands alone ("High-risk"), `phrase` inside a sentence ("high-risk"), `meaning` is one sentence,
    and `symbol` names a shape of the template `symbols.html`, a different one for each level.
    """

    level: Level
    label: str
    phrase: str
    meaning: str
    symbol: str

    @property
    def strictness(self) -> int:
        """Where the level stands from mild to strict, counted from 0."""
        return STRICTNESS.index(self.level)


LEVELS: Final[dict[Level, LevelWords]] = {
    words.level: words
    for words in (
        LevelWords(
            Level.OUTSIDE,
            "Outside the scope",
            "outside the scope",
            "The text does not reach this system or this use of it.",
            "dashed-ring",
        ),
        LevelWords(
            Level.NONE,
            "No special category",
            "in no special category",
            "The text reaches the system, but puts it into none of its special categories.",
            "ring",
        ),
        LevelWords(
            Level.TRANSPARENCY,
            "Transparency duties",
            "subject to transparency duties",
            "Allowed, as long as people are told about it.",
            "disc",
        ),
        LevelWords(
            Level.DEROGATED,
            "Exempt from high-risk",
            "exempt from high-risk",
            "Listed as high-risk, but a derogation takes it out again; some duties remain.",
            "open-triangle",
        ),
        LevelWords(
            Level.HIGH_RISK,
            "High-risk",
            "high-risk",
            "Allowed only with the safeguards that the text sets for high-risk systems.",
            "triangle",
        ),
        LevelWords(
            Level.CONDITIONAL,
            "Allowed under strict conditions",
            "allowed under strict conditions",
            "Prohibited in principle; an exception holds, and with it every condition it needs.",
            "open-octagon",
        ),
        LevelWords(
            Level.PROHIBITED,
            "Prohibited",
            "prohibited",
            "Not allowed in the form described.",
            "octagon",
        ),
        LevelWords(
            Level.SILENT,
            "The text is silent",
            "not addressed",
            "The text takes no position on this.",
            "bar",
        ),
        LevelWords(
            Level.UNKNOWN,
            "Position not established",
            "without an established position",
            "We could not establish what the text says on this.",
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

STATES: Final[dict[State, str]] = {
    State.APPLIES: "applies",
    State.EXCEPTED: "lifted by an exception",
    State.DOES_NOT_APPLY: "does not apply",
    State.UNKNOWN: "still open",
}

STANCE_WORDS: Final = {"held": "holds", "failed": "does not hold", "open": "is still open"}
"""Whether an exception, carve-out or safeguard holds, as the end of a sentence about it."""

TOPICS: Final[dict[Topic, str]] = {
    Topic.DATA_PROTECTION: "Data protection law applies beside it",
    Topic.DATES: "Dates",
    Topic.SUPERVISION: "Who supervises",
    Topic.PENALTIES: "Penalties",
    Topic.REMEDIES: "What affected people can do",
}
"""The topics of notes in the order in which they are shown."""

STATUSES: Final[dict[Progress, str]] = {
    "open": "Questions are still open.",
    "decided": "Every rule and duty is decided.",
    "undecided": "All questions are answered; what stays open hangs on answers that are unsure.",
}


def judged(level: Level, status: Status) -> str:
    """Say what a text makes of a system; only what is law says what is, all others what would be.

    >>> judged(Level.PROHIBITED, Status.LAW), judged(Level.PROHIBITED, Status.OPINION)
    ('is prohibited', 'would be prohibited')
    >>> judged(Level.SILENT, Status.DRAFT)
    'is not addressed'
    """
    return f"{verb(status, level)} {LEVELS[level].phrase}"


def verb(status: Status, level: Level) -> str:
    """Return "is" or "would be", whichever fits a text of this kind."""
    stated = status is Status.LAW or level in {Level.SILENT, Level.UNKNOWN}
    return "is" if stated else "would be"


def describe_range(levels: Iterable[Level]) -> str:
    """Say between which levels the result can still lie, strictest first.

    >>> describe_range([Level.HIGH_RISK, Level.PROHIBITED])
    'Prohibited or high-risk, never lower.'
    >>> describe_range([Level.NONE, Level.TRANSPARENCY])
    'Subject to transparency duties or in no special category, never stricter.'
    >>> describe_range([Level.HIGH_RISK])
    'High-risk.'
    >>> describe_range(list(Level)[:6])
    'Anything from outside the scope to allowed under strict conditions.'
    """
    ordered = sorted(set(levels), key=STRICTNESS.index, reverse=True)
    phrases = [LEVELS[level].phrase for level in ordered]
    if len(phrases) > MOST_LISTED:
        return f"Anything from {phrases[-1]} to {phrases[0]}."
    listed = " or ".join(filter(None, (", ".join(phrases[:-1]), phrases[-1])))
    return listed[0].upper() + listed[1:] + _bound(ordered) + "."


def _bound(ordered: list[Level]) -> str:
    if len(ordered) == 1:
        return ""
    if ordered[-1] not in {Level.OUTSIDE, Level.NONE}:
        return ", never lower"
    return "" if ordered[0] is Level.PROHIBITED else ", never stricter"
