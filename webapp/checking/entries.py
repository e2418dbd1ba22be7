"""What conclusions, duties, notes and levels can bring about, and where a text leaves gaps."""

from __future__ import annotations

from typing import Final

from webapp.checking.claims import Claims, Way
from webapp.engine import STRICTNESS
from webapp.model import Holds, Level

WITH_DUTIES: Final = (
    Level.TRANSPARENCY,
    Level.DEROGATED,
    Level.HIGH_RISK,
    Level.CONDITIONAL,
    Level.PROHIBITED,
)
"""Levels from which one would expect something to follow."""


def check_entries(claims: Claims) -> None:
    """Report conclusions, duties and notes that never count, and conclusions that say nothing."""
    _conclusions(claims)
    _duties(claims)
    for note in claims.program.notes:
        about = ("note", note.note.id)
        if not claims.ask(about, "shown", Way((note.holds,))):
            claims.fault("note-never-holds", about)


def prove_levels(claims: Claims) -> None:
    """Ask which levels a verdict can have, and where the text finds nothing, or nothing follows.

    None of that is a fault: whether it is as the law has it, its author must say.
    """
    rules, duties = claims.program.rules, claims.program.duties
    given = {rule.rule.finding for rule in rules} | {rule.rule.then for rule in rules} | {Level.NONE}
    reached = [
        level
        for level in STRICTNESS
        if level in given and claims.ask(("level", level), "reached", Way(level=level))
    ]
    claims.ask(("gap", "no-finding"), "found", Way(false=tuple(rule.reach for rule in rules)))
    for level in WITH_DUTIES:
        if duties and level in reached:
            nothing = Way(false=tuple(duty.holds for duty in duties), level=level)
            claims.ask(("gap", f"no-duty-{level}"), "found", nothing)


def _conclusions(claims: Claims) -> None:
    for conclusion in claims.program.text.conclusions:
        about, place = ("conclusion", conclusion.id), claims.program.places[Holds(conclusion.id)]
        if not claims.ask(about, "holds", Way((place,))):
            claims.fault("conclusion-never-holds", about)
        elif not claims.ask(about, "fails", Way(false=(place,))):
            claims.fault("conclusion-always-holds", about)


def _duties(claims: Claims) -> None:
    for nodes in claims.program.duties:
        about = ("duty", nodes.duty.id)
        if not claims.ask(about, "arises", Way((nodes.holds,))):
            claims.fault("duty-never-holds", about)
        elif nodes.done is not None and not claims.ask(about, "done", Way((nodes.holds, nodes.done))):
            claims.fault("duty-never-done", about)
