"""The words with a fixed list of values: answers, levels, states, kinds."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeAlias

Value: TypeAlias = str | frozenset[str] | Decimal
"""One answer: an option's value (yes-no, choice, country), a set of them (choices), or a number.

`UNSURE` is a value of every fact. For `choices`, the empty set says that none of the options holds.
"""

Answers: TypeAlias = Mapping[str, Value]
"""Fact id to value. A fact that is not a key has not been answered."""

UNSURE: Final = "unsure"
NONE: Final = "none"
"""How the empty set of a `choices` fact is written in YAML, addresses and JSON."""


class FactType(StrEnum):
    """What kind of answer a fact takes."""

    YES_NO = "yes-no"
    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"
    COUNTRY = "country"


class Level(StrEnum):
    """What a finding says of the system, from the mildest to the strictest of a law's levels.

    `silent` and `unknown` belong to texts that only state a position: the text says nothing, or we
    could not establish what it says.
    """

    OUTSIDE = "outside"
    NONE = "none"
    TRANSPARENCY = "transparency"
    DEROGATED = "derogated"
    HIGH_RISK = "high-risk"
    CONDITIONAL = "conditional"
    PROHIBITED = "prohibited"
    SILENT = "silent"
    UNKNOWN = "unknown"


class State(StrEnum):
    """How a rule stands for a set of answers."""

    APPLIES = "applies"
    EXCEPTED = "excepted"
    DOES_NOT_APPLY = "does-not-apply"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """What kind of text a tree writes down."""

    LAW = "law"
    DRAFT = "draft"
    OPINION = "opinion"
    DEAL = "deal"
    DEMAND = "demand"


class Topic(StrEnum):
    """What a note is about."""

    PENALTIES = "penalties"
    SUPERVISION = "supervision"
    DATA_PROTECTION = "data-protection"
    DATES = "dates"
    REMEDIES = "remedies"
    BACKGROUND = "background"
