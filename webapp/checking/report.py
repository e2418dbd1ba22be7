"""Collects what checking finds, each with the place where its author wrote it."""

from __future__ import annotations

from webapp.checking.kinds import KINDS
from webapp.model import Place, Problem
from webapp.reading import Places


class Reporter:
    """The problems found so far, each kind once in a place.

    What an amending text takes over unchanged stands in one place for both texts, and is told of once.
    """

    def __init__(self, places: Places) -> None:
        self._places = places
        self._told: dict[tuple[str, Place], Problem] = {}

    def report(self, kind_id: str, at: tuple[str, ...], /, **words: object) -> None:
        """Add a problem with what stands at `at`: its name, and the keys that lead further into it."""
        kind = KINDS[kind_id]
        place = self._places.find(*at)
        problem = Problem(
            id=kind_id,
            place=place,
            what=kind.what.format_map(words),
            why=kind.why.format_map(words),
            to_do=kind.to_do.format_map(words),
            warning=kind.warning,
        )
        self._told.setdefault((kind_id, place), problem)

    def problems(self) -> tuple[Problem, ...]:
        """Return all problems by place."""
        return tuple(sorted(self._told.values(), key=by_place))


def by_place(problem: Problem) -> tuple[str, int, int]:
    """Return what problems are sorted by: the order in which an author goes through the files."""
    return problem.place.path, problem.place.line, problem.place.column
