"""A comparison in words, as data: what page, handout, table, JSON and command line show, worded once.

`describe_comparison` (in `webapp.wording.comparing`) builds a `ComparisonView`. As in `webapp.wording.view`,
everything in it is finished text in the order in which to show it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from webapp.engine.comparison import Ground
from webapp.language import _, joined
from webapp.model import State, Status, Text
from webapp.wording.grammar import labelled, lowered
from webapp.wording.levels import LevelWords
from webapp.wording.view import AnswerView, DoubtView, SourceView


@dataclass(frozen=True, slots=True)
class MarkView:
    """A result as a word with a shape and a tone: a level's own, or that of what is open or missing.

    `symbol` names a shape of the template `symbols.html`, `tone` a class of the stylesheets.
    """

    english_label: str
    symbol: str
    tone: str

    @property
    def label(self) -> str:
        """The word, in the language of the moment."""
        return _(self.english_label)


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One text that is compared. `name` tells it from the others in few words, `number` in one.

    `mark`, `headline`: its whole verdict.
    """

    number: int
    text: Text
    name: str
    version: str
    kind: str
    source: SourceView
    mark: MarkView
    headline: str

    @property
    def is_law(self) -> bool:
        """Whether the text is law, and not a position on it."""
        return self.text.status is Status.LAW


@dataclass(frozen=True, slots=True)
class OtherView:
    """Another rule of the same text on the same subject, and how it stands."""

    rule: str
    title: str
    state: State
    mark: MarkView


@dataclass(frozen=True, slots=True)
class CellView:
    """What one text says of one subject.

    `reason` is one short sentence; `because` are all sentences that say why. `rule` is empty where the text
    has no rule on the subject. `level` is None while several levels are `possible`.
    """

    column: ColumnView
    state: State
    ground: Ground
    level: LevelWords | None
    possible: tuple[LevelWords, ...]
    mark: MarkView
    rule: str
    title: str
    sources: tuple[SourceView, ...]
    reason: str
    because: tuple[str, ...]
    missing: tuple[str, ...]
    others: tuple[OtherView, ...]
    doubts: tuple[DoubtView, ...]

    @property
    def pinpoint(self) -> str:
        """The first citation, without the name of the document where that is the text's own."""
        first = next(iter(self.sources), None)
        if first is None:
            return ""
        own = first.title == self.column.source.title and first.cite
        return first.cite if own else first.label

    @property
    def finds(self) -> bool:
        """Whether the text has something to say here, if only that it is open."""
        return self.state is not State.DOES_NOT_APPLY


@dataclass(frozen=True, slots=True)
class PartView:
    """Texts that say the same for the same reason. `said`: sentences that say why; often the mark will do."""

    names: tuple[str, ...]
    mark: MarkView
    said: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it in plain words."""
        names = joined(", ", self.names)
        return joined(" ", (labelled(names, lowered(self.mark.label) + "."), *self.said))


@dataclass(frozen=True, slots=True)
class RowView:
    """One subject under every text. `parts`: where the texts part and why, empty where they do not."""

    id: str
    title: str
    about: str
    differs: bool
    cells: tuple[CellView, ...]
    parts: tuple[PartView, ...]

    @property
    def quiet(self) -> bool:
        """Whether no text has anything to say."""
        return not any(cell.finds for cell in self.cells)


@dataclass(frozen=True, slots=True)
class SharedDoubtView:
    """A doubt, and the texts in which something rests on what it concerns."""

    names: tuple[str, ...]
    doubt: DoubtView


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Several texts on the same answers, ready to show.

    `lead`: which texts come to which result, strictest first; `rows`: subjects on which some text says
    something; `quiet`: those on which none does; `open`: whether a question is left.
    """

    today: date
    columns: tuple[ColumnView, ...]
    lead: tuple[PartView, ...]
    differs: bool
    rows: tuple[RowView, ...]
    quiet: tuple[RowView, ...]
    doubts: tuple[SharedDoubtView, ...]
    answers: tuple[AnswerView, ...]
    ignored: tuple[AnswerView, ...]
    open: bool
    disclaimer: str
