"""What a text can bring about: claims put to all answers at once, kept with what came out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from webapp.checking.report import Reporter
from webapp.engine import Program, worlds_of
from webapp.engine.program import Index
from webapp.engine.worlds import Demand
from webapp.model import Level


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a claim can hold: some nodes true, some false, and the whole verdict of this level."""

    true: tuple[Index, ...] = ()
    false: tuple[Index, ...] = ()
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """That some answers bring something about. `way`: how they do; None: proved of all answers that none do.

    `about`: what kind of thing; `id`: which one; `part`: which part of it, e.g. `exceptions.victims`;
    `says`: what is claimed of it.
    """

    about: str
    id: str
    part: str
    says: str
    way: Way | None


class Claims:
    """Asks of one text, reports what is at fault, and keeps every claim."""

    def __init__(self, program: Program, reporter: Reporter) -> None:
        self.program = program
        self.key = program.text.key
        self.worlds = worlds_of(program)
        self.settled: list[Claim] = []
        self._reporter = reporter

    def ask(self, about: tuple[str, ...], says: str, *ways: Way) -> bool:
        """Say whether some answers go one of the ways, and keep that. `about`: kind, id, and part."""
        kind, name, *part = about
        found = next(filter(self.can_be, ways), None)
        self.settled.append(Claim(kind, name, ".".join(part), says, found))
        return found is not None

    def can_be(self, way: Way) -> bool:
        """Say whether some answers go this way."""
        return self.worlds.possible({}, self.demand(way))

    def demand(self, way: Way) -> Demand:
        """Return what a world that goes this way must be like."""
        levels = () if way.level is None else self.worlds.levels([way.level])
        return self.worlds.nodes(true=way.true, false=way.false) + levels

    def fault(self, kind_id: str, about: tuple[str, ...], **words: str) -> None:
        """Report something about a rule, conclusion, duty or note, or a part of it."""
        thing, name, *part = about
        self._reporter.report(
            kind_id, (f"{thing} {self.key} {name}", *part), text=self.key, **{thing: name}, **words
        )


def but(places: Iterable[Index], one: Index) -> tuple[Index, ...]:
    """Return the nodes without one of them."""
    return tuple(place for place in places if place != one)
