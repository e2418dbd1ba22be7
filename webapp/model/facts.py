"""Questions with their allowed answers, shared by all texts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from webapp.model.conditions import Condition
from webapp.model.sources import Source
from webapp.model.words import FactType


@dataclass(frozen=True, slots=True)
class Option:
    """One allowed answer. `means` is a clause that can stand in a sentence ("people are compared ...").

    `means_not`: the contrary of that clause, in languages that have no rule for making it.
    """

    value: str
    label: str
    means: str
    hint: str | None = None
    contested: str | None = None
    to_verify: str | None = None
    means_not: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One question, shared by all trees; its meaning never changes under its id.

    Yes-no facts have the options `yes` and `no`; country facts one per country. Number facts have no
    options but `unit`, `minimum`, `maximum` and `means` (a noun phrase: "the maximum penalty").
    """

    id: str
    ask: str
    type: FactType
    options: tuple[Option, ...]
    sources: tuple[Source, ...]
    find_out: str
    hint: str | None = None
    why: str | None = None
    only_if: Condition | None = None
    unit: str | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    means: str | None = None
    group: str = ""
    changeable: bool = False
    """A person can change it: a safeguard or a choice of design, not who acts or what has happened."""
    known_to_user: bool = False
    """Whoever uses the system knows it, not whoever makes it: no letter puts it to a vendor."""

    def option(self, value: str) -> Option:
        """Return the option with this value. Raises `KeyError` when the fact has none such."""
        for option in self.options:
            if option.value == value:
                return option
        raise KeyError(value)
