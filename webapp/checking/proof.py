"""All that was proved of one text, each claim with an address that shows it, and how long interviews are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from webapp import links
from webapp.checking.claims import Claim, Claims, Way
from webapp.engine import Program, Truth, assess
from webapp.engine.asked import asked
from webapp.engine.evaluate import Truths, evaluate
from webapp.engine.walk import MOST_STEPS, Length, Walk, walk
from webapp.model import Answers, Level, Text


@dataclass(frozen=True, slots=True)
class Proven:
    """A claim, with the address of answers that bring it about; None where no answers do."""

    claim: Claim
    address: str | None


@dataclass(frozen=True, slots=True)
class Proof:
    """What was proved of one text. `shortest`, `longest`: addresses of such interviews, as far as walked."""

    text: Text
    proven: tuple[Proven, ...]
    walk: Walk
    most_steps: int

    def way(self, length: Length) -> str:
        """Return the address at the end of an interview of this length."""
        return links.address(self.text, length.way)


def prove(claims: Claims, most_steps: int = MOST_STEPS) -> Proof:
    """Find an address for every claim that holds, and walk the interviews, trying at most so many answers."""
    witnesses = _Witnesses(claims)
    proven = tuple(
        Proven(claim, None if claim.way is None else witnesses.address(claim.way)) for claim in claims.settled
    )
    return Proof(claims.program.text, proven, walk(claims.program, most_steps), most_steps)


@dataclass(frozen=True, slots=True)
class _Seen:
    """Answers found before, and what they bring about."""

    address: str
    truths: Truths
    levels: tuple[Level, ...]

    def shows(self, way: Way) -> bool:
        return (
            all(self.truths[place] is Truth.TRUE for place in way.true)
            and all(self.truths[place] is Truth.FALSE for place in way.false)
            and way.level in {None, *self.levels[:1]}
        )


class _Witnesses:
    """Addresses that show something. One address may show much, and is then told again."""

    def __init__(self, claims: Claims) -> None:
        self._claims = claims
        self._program: Program = claims.program
        self._seen: list[_Seen] = []

    def address(self, way: Way) -> str:
        """Return an address whose page shows that answers go this way."""
        known = next((seen for seen in self._seen if seen.shows(way)), None)
        if known is not None:
            return known.address
        found = next(seen for seen in self._look(way) if seen.shows(way))
        self._seen.append(found)
        return found.address

    def _look(self, way: Way) -> Iterator[_Seen]:
        """Yield the answers to what an interview asks, then, for what it never asks, all answers."""
        world = self._claims.worlds.world({}, self._claims.demand(way)) or {}
        yield self._judged(asked(self._program, world))
        yield self._judged(world)

    def _judged(self, answers: Answers) -> _Seen:
        verdict = assess(self._program, answers)
        truths = evaluate(self._program, answers)
        return _Seen(links.address(self._program.text, answers), truths, verdict.possible_levels)
