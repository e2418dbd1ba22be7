"""What one text says: its conclusions, rules, duties and notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from webapp.model.conditions import Condition
from webapp.model.facts import Fact
from webapp.model.sources import Source
from webapp.model.words import Level, Status, Topic


@dataclass(frozen=True, slots=True)
class Doubt:
    """Where the law is disputed (`contested`) or our reading unchecked (`to_verify`), in words."""

    contested: str | None = None
    to_verify: str | None = None


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A named step of reasoning over facts, never asked, e.g. remote identification."""

    id: str
    title: str
    when: Condition
    sources: tuple[Source, ...]
    means: str
    means_not: str
    doubt: Doubt = Doubt()


@dataclass(frozen=True, slots=True)
class Limb:
    """One carve-out, exception or safeguard of a rule."""

    name: str
    title: str
    when: Condition
    sources: tuple[Source, ...]
    doubt: Doubt = Doubt()


@dataclass(frozen=True, slots=True)
class Subject:
    """What rules of several texts are about, so that they can stand side by side."""

    id: str
    title: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One provision: when it applies, its exceptions, the conditions under which they hold, the finding.

    `unless`: carve-outs, the rule does not reach the system at all. `exceptions`: the rule reaches it and
    lifts the finding if one of them and every part of `provided` holds; the level is then `then`
    (`Level.NONE` when the provision simply falls away).
    `addressed_to`: roles (options of the text's role fact); empty means everybody.
    """

    id: str
    title: str
    finding: Level
    sources: tuple[Source, ...]
    when: Condition
    about: str = ""
    unless: tuple[Limb, ...] = ()
    exceptions: tuple[Limb, ...] = ()
    provided: tuple[Limb, ...] = ()
    then: Level = Level.NONE
    applies_from: date | None = None
    applies_until: date | None = None
    addressed_to: tuple[str, ...] = ()
    doubt: Doubt = Doubt()
    subject: Subject | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """Something somebody must do by a date. `who`: roles, options of the text's role fact."""

    id: str
    who: tuple[str, ...]
    do: str
    when: Condition
    sources: tuple[Source, ...]
    applies_from: date | None = None
    evidence: str | None = None
    done_when: Condition | None = None
    doubt: Doubt = Doubt()


@dataclass(frozen=True, slots=True)
class Note:
    """What the reader should know beside the findings: penalties, who supervises, data protection, dates.

    A note never makes a question necessary; while its condition is open it is shown with it.
    """

    id: str
    topic: Topic
    say: str
    when: Condition
    sources: tuple[Source, ...]
    doubt: Doubt = Doubt()


def version_name(version: date, *, whole_month: bool) -> str:
    """Return how a version is written in names and addresses, e.g. `2026-07-27` or `2024-01`."""
    return version.isoformat()[: 7 if whole_month else 10]


@dataclass(frozen=True, slots=True)
class Text:
    """A law, or a position on the law, at a date: one tree.

    `facts`: every fact the text uses, in the order of first use ("tree order"); a fact that an `only_if`
    needs stands before the fact that has it. `role`: id of the fact whose options are the roles.
    `digest`: hexadecimal, changes whenever anything that the tree says or uses changes.
    """

    id: str
    version: date
    title: str
    short: str
    status: Status
    issuer: str
    about: str
    source: Source
    role: str | None
    facts: tuple[Fact, ...]
    conclusions: tuple[Conclusion, ...]
    rules: tuple[Rule, ...]
    duties: tuple[Duty, ...]
    notes: tuple[Note, ...]
    digest: str
    amends: str | None = None
    whole_month: bool = False
    """The version is known to the month only; the day in `version` is its first."""
    as_of: str = ""
    """What the tree knows of the state of the law, in a sentence for the page and the report."""

    @property
    def key(self) -> str:
        """The text's name with its version, e.g. `eu-ai-act@2026-07-27`."""
        return f"{self.id}@{version_name(self.version, whole_month=self.whole_month)}"
