"""A verdict in words, as data: what page, report, table, JSON and command line show, worded once.

`describe_verdict` (in `webapp.wording`) builds a `VerdictView`. Everything in it is finished text in the
order in which to show it; whoever renders it adds markup, addresses and nothing else. Sentences begin with
a capital and end with a full stop; names, labels and titles do not end with one. The fields are a promise:
add, but do not rename.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from webapp.engine import Progress
from webapp.language import _, pgettext
from webapp.model import State, Topic
from webapp.wording.levels import LevelWords
from webapp.wording.prospect_view import NO_PROSPECT, OutcomeView, ProspectView

if TYPE_CHECKING:
    from webapp.wording.pictures import Picture

PROVISION: Final = re.compile(r"(arts?|articles?|annexe?|recitals?|considérants?)\b", re.IGNORECASE)
"""How a citation of a law begins, in English or French; it comes before the law's name, while a page or
paragraph follows."""

Stance: TypeAlias = Literal["held", "failed", "open"]
"""Whether something holds, fails, or cannot be told yet."""

Done: TypeAlias = Literal["met", "missed", "open"]
"""Whether the answers show that a duty is met or missed, or leave it open."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """A citation to show as a link: `cite` "Art. 5(1)(h)", `document` "AI Act", `weight` "binding law".

    `url` leads to the place cited, `home` to the document.
    """

    cite: str
    document: str
    title: str
    url: str
    weight: str
    home: str

    @property
    def label(self) -> str:
        """The citation with its document: "Art. 5(1)(h) AI Act", "Guidelines, para 26"."""
        if self.cite in ("", self.document):
            return self.document
        if PROVISION.match(self.cite):
            return pgettext("provision", "{cite} {document}", cite=self.cite, document=self.document)
        return _("{document}, {cite}", cite=self.cite, document=self.document)


@dataclass(frozen=True, slots=True)
class DoubtView:
    """Where the law is disputed (`contested`) or our reading unchecked (`to-verify`), in words.

    `about` names the rule, exception, conclusion, answer, duty or note concerned.
    """

    kind: Literal["contested", "to-verify"]
    about: str
    text: str
    sources: tuple[SourceView, ...] = ()

    @property
    def label(self) -> str:
        """The kind in words."""
        return _("Contested") if self.kind == "contested" else _("To be verified")


@dataclass(frozen=True, slots=True)
class ReasonView:
    """One short sentence saying why.

    `stance` says whether the part of the condition that it stands for holds, fails or is open. A conclusion
    ("It identifies people remotely.") has its `title`, its `sources`, and its own reasons as `parts`.
    """

    text: str
    stance: Stance
    title: str = ""
    sources: tuple[SourceView, ...] = ()
    parts: tuple[ReasonView, ...] = ()
    facts: tuple[str, ...] = ()
    """The facts whose answers it rests on, or that would settle it."""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question that is not answered, or answered `unsure`, with what to do to find out.

    `hangs`: titles of the rules that wait for it; `unsure`: it was answered with "not sure"; `outcomes`: what
    its answers would leave, where they would settle something.
    """

    fact: str
    ask: str
    find_out: str
    unsure: bool
    hangs: tuple[str, ...] = ()
    outcomes: tuple[OutcomeView, ...] = ()


@dataclass(frozen=True, slots=True)
class LimbView:
    """A carve-out, exception or safeguard that was tried: whether it held, and why.

    `facts`: ids of the facts whose answers made it hold or fail, or would settle it, to link to their
    questions; `questions`: those among them that are not answered, or answered `unsure`.
    """

    name: str
    title: str
    stance: Stance
    because: tuple[ReasonView, ...]
    sources: tuple[SourceView, ...]
    doubts: tuple[DoubtView, ...] = ()
    questions: tuple[QuestionView, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Timing:
    """When something applies. `words`: "Applies since 2 February 2025." Empty when no date is known.

    `begun`: it applies on the day of reading, or has no date.
    """

    since: date | None
    until: date | None
    words: str
    begun: bool


@dataclass(frozen=True, slots=True)
class FindingView:
    """One rule that applies, is lifted by an exception, or is still open.

    `headline` is one sentence; `level` is set unless the rule is open, then `possible` holds the levels it
    can come to. `carve_outs`, `exceptions` and `missing` (safeguards not shown to be there) were tried in
    this order; `safeguards` are those that hold while an exception holds or may hold.
    """

    rule: str
    title: str
    about: str
    state: State
    state_label: str
    level: LevelWords | None
    possible: tuple[LevelWords, ...]
    headline: str
    because: tuple[ReasonView, ...]
    carve_outs: tuple[LimbView, ...]
    exceptions: tuple[LimbView, ...]
    missing: tuple[LimbView, ...]
    safeguards: tuple[LimbView, ...]
    timing: Timing
    sources: tuple[SourceView, ...]
    doubts: tuple[DoubtView, ...]


@dataclass(frozen=True, slots=True)
class AsideView:
    """A rule that does not apply, with one short reason; `doubts` about what decided that."""

    rule: str
    title: str
    because: str
    sources: tuple[SourceView, ...]
    doubts: tuple[DoubtView, ...] = ()


@dataclass(frozen=True, slots=True)
class DutyView:
    """Something somebody must do. `who`: roles in words; `condition`: "If ..." while open, else empty."""

    duty: str
    who: tuple[str, ...]
    do: str
    timing: Timing
    evidence: str
    done: Done | None
    done_label: str
    condition: str
    sources: tuple[SourceView, ...]
    doubts: tuple[DoubtView, ...]


@dataclass(frozen=True, slots=True)
class DutiesView:
    """The duties by whom they fall on, each group by date: the reader's, those of others, those still open.

    A duty of others may be open too; then it has its `condition`.
    """

    yours: tuple[DutyView, ...] = ()
    others: tuple[DutyView, ...] = ()
    unclear: tuple[DutyView, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteView:
    """Something the reader should know. `condition`: "If ..." while it is open, else empty."""

    note: str
    say: str
    condition: str
    sources: tuple[SourceView, ...]
    doubts: tuple[DoubtView, ...]


@dataclass(frozen=True, slots=True)
class TopicView:
    """The notes on one topic."""

    topic: Topic
    title: str
    notes: tuple[NoteView, ...]


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One answer in words. `ignored`: why it plays no part, else empty; `find_out`: set when it is unsure."""

    fact: str
    group: str
    ask: str
    answer: str
    unsure: bool
    find_out: str
    ignored: str
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class TextView:
    """The text that was applied. `digest` changes with every change of its tree."""

    key: str
    title: str
    short: str
    version: str
    status: str
    issuer: str
    about: str
    as_of: str
    source: SourceView
    digest: str


@dataclass(frozen=True, slots=True)
class VerdictView:
    """A verdict, ready to show.

    `level` is the strictest level decided so far, `possible` every level that can still result (mild to
    strict), `headline` the one sentence that answers the reader's question, `span` the possible levels in
    words ("Prohibited or high-risk, never lower."), `status` what is left to do. `settled`: the level is
    final. `findings` come strictest first; `open_findings` likewise by the strictest level they can come
    to. `answers` are those that count, in tree order; `ignored` the rest. `doubts` collects all contested
    points. `questions` come first that settle most. `prospect`: what can still come of it, and what would
    change it. `pictures` are there where they are to be shown: of the rules that decide it or keep it open.
    `reason`: what makes the deciding rule apply, in short; empty while open, or where no rule decides.
    """

    text: TextView
    today: date
    progress: Progress
    settled: bool
    level: LevelWords
    possible: tuple[LevelWords, ...]
    headline: str
    span: str
    status: str
    findings: tuple[FindingView, ...]
    open_findings: tuple[FindingView, ...]
    not_applying: tuple[AsideView, ...]
    duties: DutiesView
    topics: tuple[TopicView, ...]
    questions: tuple[QuestionView, ...]
    answers: tuple[AnswerView, ...]
    ignored: tuple[AnswerView, ...]
    doubts: tuple[DoubtView, ...]
    disclaimer: str
    prospect: ProspectView = NO_PROSPECT
    pictures: tuple[Picture, ...] = ()
    reason: str = ""
