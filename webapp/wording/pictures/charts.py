"""A decision in words, still without a place on paper: boxes with a question and a row for each answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from webapp.language import _

Mark: TypeAlias = Literal["", "taken", "open", "passed"]
"""How some answers go: along here for sure, perhaps, or not; empty where no answers are shown."""


@dataclass(frozen=True, slots=True)
class Exit:
    """Where a rule or part ends up. `symbol`: a shape of `symbols.html`; `tone`: the class of its colours."""

    english_label: str
    symbol: str
    tone: str

    @property
    def label(self) -> str:
        """What stands on it, in the language of the moment."""
        return _(self.english_label)


@dataclass(frozen=True, slots=True)
class Row:
    """One branch: the answers in short and in full, and the box (by its place in the chart) or exit next."""

    short: str
    full: str
    goal: int | Exit
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Box:
    """One question. `label`: "4", in panel B "B4". `about`: for which part of the rule it is asked.

    `panel`: the letter of the chart that takes the box apart; `fact`, `rule`, `conclusion`: ids to link to.
    """

    label: str
    about: str
    text: str
    rows: tuple[Row, ...]
    panel: str = ""
    fact: str = ""
    rule: str = ""
    conclusion: str = ""
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """One decision. Its first box is the start; without boxes it always ends the same: `always`."""

    letter: str
    title: str
    boxes: tuple[Box, ...]
    always: Exit | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """The decision of a rule, and the panels that take its boxes apart, in the order of their letters.

    `summary`: what is to be seen, in sentences; `traced`: somebody's answers are drawn in.
    """

    rule: str
    title: str
    cited: str
    main: Chart
    panels: tuple[Chart, ...]
    summary: str
    traced: bool

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The main chart and then the panels."""
        return (self.main, *self.panels)
