"""Why a condition holds, fails or is open for these answers, as short sentences.

The engine says which parts decide; here each of them becomes a sentence about what was answered. `and`,
`or` and `not` vanish: a reason says what is the case, and a list of reasons is read as one after the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final, assert_never

from webapp.engine import Explainer, Program, Reason, Truth
from webapp.language import joined
from webapp.model import (
    ALWAYS,
    All,
    Answers,
    Any,
    Condition,
    Doubt,
    Fact,
    Found,
    Holds,
    Not,
    Option,
    Test,
    Within,
)
from webapp.wording.citations import cite, doubt
from webapp.wording.sentences import Words
from webapp.wording.statements import Statements
from webapp.wording.view import DoubtView, ReasonView, Stance

STANCES: Final[dict[Truth, Stance]] = {Truth.TRUE: "held", Truth.UNKNOWN: "open", Truth.FALSE: "failed"}
OPPOSITE: Final[dict[Stance, Stance]] = {"held": "failed", "failed": "held", "open": "open"}


class Reasons:
    """Explains the conditions of one text for one set of answers."""

    def __init__(self, program: Program, answers: Answers) -> None:
        self.words = Words(program.text)
        self.answers = answers
        self.explainer = Explainer(program, answers)
        self._statements = Statements(self.words, answers, self.explainer)
        self._doubtful = _doubtful(program)
        self._known: dict[int, tuple[Condition, Reason]] = {}

    def truth(self, condition: Condition) -> Truth:
        """Say whether the condition holds."""
        return Truth.TRUE if condition == ALWAYS else self.explainer.truth(condition)

    def why(self, condition: Condition) -> tuple[ReasonView, ...]:
        """Return the sentences that say why the condition holds, fails or is open, each once."""
        return _said_once(self._views(self._reason(condition), turned=False))

    def first(self, condition: Condition) -> str:
        """Return the first sentence of `why`, empty where there is none."""
        return next(self._sentences(self._reason(self.explainer.first_part(condition))), "")

    def open_clause(self, condition: Condition) -> str:
        """Say, as a clause, what is still open about the condition; empty when nothing is."""
        reason = self._reason(condition)
        return self.words.clause(_open_part(reason)) if reason.truth is Truth.UNKNOWN else ""

    def open_facts(self, condition: Condition) -> tuple[str, ...]:
        """Return the facts without a definite answer that keep the condition open, each once."""
        return tuple(dict.fromkeys(self._open_facts(self._reason(condition))))

    def doubts(self, condition: Condition) -> tuple[DoubtView, ...]:
        """Return the doubts about the answers and conclusions that made the condition what it is."""
        return tuple(dict.fromkeys(self._doubts(self._reason(condition))))

    def _reason(self, condition: Condition) -> Reason:
        """Ask the engine, once for each condition. It knows the text's own; no condition at all holds."""
        known = self._known.get(id(condition))
        if known is None:
            found = Reason(ALWAYS, Truth.TRUE) if condition == ALWAYS else self.explainer.reason(condition)
            # The condition is kept beside its reason, so that no other can take its identity.
            known = self._known[id(condition)] = (condition, found)
        return known[1]

    def _views(self, reason: Reason, *, turned: bool) -> tuple[ReasonView, ...]:
        match reason.condition:
            case All() | Any():
                return _once(view for part in _telling(reason) for view in self._views(part, turned=turned))
            case Not():
                return self._views(reason.parts[0], turned=not turned)
            case Test() | Within() if reason.parts:
                return self._views(reason.parts[0], turned=turned)
            case Holds(conclusion):
                return (self._conclusion_view(conclusion, reason, turned=turned),)
            case Test() | Within() | Found():
                return self._leaf_views(reason, turned=turned)
            case _:
                assert_never(reason.condition)

    def _sentences(self, reason: Reason) -> Iterator[str]:
        """Yield the sentences of the views, without the reasons of conclusions."""
        match reason.condition:
            case All() | Any():
                for part in _telling(reason):
                    yield from self._sentences(part)
            case Not():
                yield from self._sentences(reason.parts[0])
            case Test() | Within() if reason.parts:
                yield from self._sentences(reason.parts[0])
            case _:
                gate = self._open_gate(reason)
                if gate is None:
                    yield self._statements.say(reason)
                else:
                    yield from self._sentences(gate)

    def _conclusion_view(self, conclusion: str, reason: Reason, *, turned: bool) -> ReasonView:
        found = self.words.conclusions[conclusion]
        parts = self._views(reason.parts[0], turned=False)
        return ReasonView(
            text=self._statements.say(reason),
            stance=_stance(reason.truth, turned=turned),
            title=found.title,
            sources=cite(found.sources),
            parts=parts,
            facts=tuple(dict.fromkeys(fact for part in parts for fact in part.facts)),
        )

    def _leaf_views(self, reason: Reason, *, turned: bool) -> tuple[ReasonView, ...]:
        gate = self._open_gate(reason)
        if gate is not None:
            return self._views(gate, turned=turned)
        facts = (reason.condition.fact,) if isinstance(reason.condition, Test | Within) else ()
        return (ReasonView(self._statements.say(reason), _stance(reason.truth, turned=turned), facts=facts),)

    def _open_gate(self, reason: Reason) -> Reason | None:
        """Return the reason for the `only_if` that keeps an answered question open, if that is why."""
        condition = reason.condition
        if not isinstance(condition, Test | Within) or reason.truth is not Truth.UNKNOWN:
            return None
        only_if = self.words.facts[condition.fact].only_if
        if only_if is None:
            return None
        gate = self._reason(only_if)
        return gate if gate.truth is Truth.UNKNOWN else None

    def _open_facts(self, reason: Reason) -> Iterator[str]:
        if reason.truth is not Truth.UNKNOWN:
            return
        gate = self._open_gate(reason)
        if gate is not None:
            yield from self._open_facts(gate)
        elif isinstance(reason.condition, Test | Within):
            yield reason.condition.fact
        for part in reason.parts:
            yield from self._open_facts(part)

    def _doubts(self, reason: Reason) -> Iterator[DoubtView]:
        condition = reason.condition
        if isinstance(condition, Test) and condition.fact in self._doubtful:
            for fact, option in self._chosen(condition):
                found = Doubt(option.contested, option.to_verify)
                yield from doubt(joined(" ", (fact.ask, option.label)), found, fact.sources)
        if isinstance(condition, Holds):
            conclusion = self.words.conclusions[condition.conclusion]
            yield from doubt(conclusion.title, conclusion.doubt, conclusion.sources)
        for part in reason.parts:
            yield from self._doubts(part)

    def _chosen(self, test: Test) -> Iterator[tuple[Fact, Option]]:
        """Yield the options that were answered to the tested fact, as far as the test looks at them."""
        fact = self.words.facts[test.fact]
        value = self.answers.get(test.fact)
        for option in fact.options:
            if value == option.value or (
                isinstance(value, frozenset) and option.value in value & test.values
            ):
                yield fact, option


@lru_cache(maxsize=64)
def _doubtful(program: Program) -> frozenset[str]:
    """Return the facts of which an answer is contested or still to verify."""
    return frozenset(
        fact.id
        for fact in program.facts.values()
        if any(option.contested or option.to_verify for option in fact.options)
    )


def _telling(reason: Reason) -> tuple[Reason, ...]:
    """Leave out of an open `Any` what is false: only the rest can still bring it about."""
    if reason.truth is Truth.UNKNOWN and isinstance(reason.condition, Any):
        return tuple(part for part in reason.parts if part.truth is Truth.UNKNOWN)
    return reason.parts


def _open_part(reason: Reason) -> Condition:
    """Return the condition cut down to its open parts."""
    parts = tuple(_open_part(part) for part in reason.parts if part.truth is Truth.UNKNOWN)
    match reason.condition:
        case All():
            return parts[0] if len(parts) == 1 else All(parts)
        case Any():
            return parts[0] if len(parts) == 1 else Any(parts)
        case Not():
            return Not(parts[0])
        case _:
            return reason.condition


def _once(views: Iterable[ReasonView]) -> tuple[ReasonView, ...]:
    """Drop repeated sentences, keeping the first."""
    found: dict[str, ReasonView] = {}
    for view in views:
        found.setdefault(view.text, view)
    return tuple(found.values())


def _said_once(views: tuple[ReasonView, ...], said: frozenset[str] = frozenset()) -> tuple[ReasonView, ...]:
    """Drop from the reasons of conclusions what is said further up, or before."""
    heard = said | {view.text for view in views}
    told = []
    for view in views:
        parts = _said_once(tuple(part for part in view.parts if part.text not in heard), heard)
        heard |= _sentences(parts)
        told.append(replace(view, parts=parts))
    return tuple(told)


def _sentences(views: tuple[ReasonView, ...]) -> frozenset[str]:
    return frozenset(text for view in views for text in (view.text, *_sentences(view.parts)))


def _stance(truth: Truth, *, turned: bool) -> Stance:
    stance = STANCES[truth]
    return OPPOSITE[stance] if turned else stance
