"""What the difference between two texts looks like once it is in words: plain data for any shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShareView:
    """A share of all answers. `words` says when it is an estimate."""

    words: str
    value: float
    exact: bool


@dataclass(frozen=True, slots=True)
class ConditionView:
    """A condition in words and as the tree format writes it, with addresses of answers that meet it."""

    words: str
    written: Mapping[str, object]
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class StandingView:
    """How something stands in one text: in words, and as state and level."""

    words: str
    state: str
    level: str | None


@dataclass(frozen=True, slots=True)
class MoveView:
    """From where to where something moves, for which answers. `complete`: no conditions are left out."""

    before: StandingView
    after: StandingView
    share: ShareView
    conditions: tuple[ConditionView, ...]
    complete: bool
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """Rules that some answers decide differently. `inside`: told of answers that leave neither text."""

    title: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    subject: str | None
    inside: bool
    share: ShareView
    moves: tuple[MoveView, ...]


@dataclass(frozen=True, slots=True)
class DutiesMoveView:
    """Duties that arise in one text only for some answers."""

    duties: tuple[str, ...]
    words: str
    arises: bool
    share: ShareView
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class EditView:
    """One thing said otherwise, in all the `places` where it is said so: `rule art-5 title`."""

    places: tuple[str, ...]
    key: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class SideView:
    """One of the two texts."""

    key: str
    title: str
    digest: str


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """Everything. `clashes`: questions that no answer can serve in both texts; nothing is decided then."""

    left: SideView
    right: SideView
    summary: str
    measure: str
    share: ShareView
    level_share: ShareView
    levels: tuple[MoveView, ...]
    changes: tuple[ChangeView, ...]
    duties: tuple[DutiesMoveView, ...]
    same: int
    edits: tuple[EditView, ...]
    clashes: tuple[str, ...]
