"""Worlds seen so far, so that each of them answers many questions of what is possible.

The solver is asked only for what none of the worlds shows that it has already found. What was seen is
possible; that something is not, the solver alone can say. So answers are exact, whichever worlds were met.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from webapp.engine.domains import Domain, domains
from webapp.engine.program import STRICTNESS
from webapp.engine.worlds import Demand, Glimpse, Worlds
from webapp.model import Answers, Level, State, Value


class Sightings:
    """The worlds with some answers, as far as they were seen, with an eye on the answers to some facts."""

    def __init__(self, worlds: Worlds, answers: Answers, watched: Iterable[str] = ()) -> None:
        self._worlds = worlds
        known = domains(worlds.program)
        self._given = sum((worlds.answered(name, answers[name]) for name in known if name in answers), ())
        self._watched: Mapping[str, Domain] = {name: known[name] for name in watched}
        self._levels = {level: worlds.levels([level]) for level in STRICTNESS}
        self._states = _state_demands(worlds)
        self._seen_levels: set[Level] = set()
        self._unseen = dict(self._states)
        self._together: dict[tuple[str, frozenset[str]], set[Level]] = {}
        self._free: dict[Level, set[str]] = {}

    def level(self, level: Level) -> bool:
        """Say whether the whole verdict has this level in some world."""
        return level in self._seen_levels or self._look(self._levels[level])

    def state(self, rule: str, state: State) -> bool:
        """Say whether a rule stands like this in some world."""
        return (rule, state) not in self._unseen or self._look(self._states[rule, state])

    def level_with(self, fact: str, value: Value, level: Level) -> bool:
        """Say whether the whole verdict has this level in some world with this answer to a watched fact."""
        if fact in self._free.get(level, ()):
            return True
        cells = self._watched[fact].chosen(value) or frozenset()
        return level in self._together.get((fact, cells), ()) or self._look(
            self._levels[level] + self._worlds.answered(fact, value)
        )

    def _look(self, demand: Demand) -> bool:
        glimpse = self._worlds.glimpse(self._given + demand)
        if glimpse is not None:
            self._record(glimpse)
        return glimpse is not None

    def _record(self, glimpse: Glimpse) -> None:
        worlds = self._worlds
        level = next(one for one, demand in self._levels.items() if worlds.shows(glimpse, demand))
        self._seen_levels.add(level)
        for key in [key for key, demand in self._unseen.items() if worlds.shows(glimpse, demand)]:
            del self._unseen[key]
        if not self._watched:
            return
        # What the level does not rest on in this world can have any answer and leave the level as it is.
        resting = worlds.forcing(glimpse, self._levels[level]) & self._watched.keys()
        self._free.setdefault(level, set()).update(self._watched.keys() - resting)
        for fact in resting:
            self._together.setdefault((fact, worlds.chosen(glimpse, fact)), set()).add(level)


def _state_demands(worlds: Worlds) -> dict[tuple[str, State], Demand]:
    found = {}
    for nodes in worlds.program.rules:
        found[nodes.rule.id, State.APPLIES] = worlds.nodes(true=[nodes.applies])
        found[nodes.rule.id, State.EXCEPTED] = worlds.nodes(true=[nodes.excepted])
        found[nodes.rule.id, State.DOES_NOT_APPLY] = worlds.nodes(false=[nodes.reach])
    return found
