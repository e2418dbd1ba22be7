"""What can still come of a verdict, what alone forces it and what would change it, on the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from webapp.cli.console import Console, Style
from webapp.wording.prospect_view import ChangeView, FlipView, ForcedView, OutcomeView, OutlookView

EACH: Final = "Each of these alone"


def show_forced(found: ForcedView | None, console: Console, indent: str = "") -> None:
    """Print the fewest answers that alone force something."""
    if found is not None:
        console.say(f"{found.counted}." if found.clauses else found.words, indent=indent)
        for clause in found.clauses:
            console.say(clause, indent=indent + "  ", bullet="- ")


def show_outlook(outlook: OutlookView, console: Console) -> None:
    """Print the worst and the best that is possible, and how the open rules can come out."""
    console.say(" ".join(filter(None, (outlook.worst, outlook.best, outlook.counted))))
    for rules in outlook.alike:
        levels = ", ".join(words.label for words in rules[0].levels)
        console.say(f"{', '.join(rules[0].ways)}: {levels}:", indent="  ", bullet="- ")
        for rule in rules:
            console.say(f"{rule.title} ({rule.cite})", indent="    ", bullet="- ")


def show_outcomes(outcomes: Sequence[OutcomeView], console: Console) -> None:
    """Print what the answers to an open question would leave."""
    for outcome in outcomes:
        console.say(f"{outcome.answer}: {outcome.words}", indent="  ", bullet="- ")


def show_change(change: ChangeView, console: Console) -> None:
    """Print the smallest changes to a milder level, and every single answer that would change something."""
    for step in change.down:
        console.say(f"The smallest change to: {step.level.label}", bullet="* ", style=Style.BOLD)
        for way in step.ways:
            then = f" It then also counts that {'; '.join(way.then)}." if way.then else ""
            console.say(f"If {', and if '.join(way.clauses)}.{then}", indent="  ", bullet="- ")
    for group in change.groups:
        console.say(f"By one other answer: {group.title}", bullet="* ", style=Style.BOLD)
        for flips in group.alike:
            show_flips(flips, console)


def show_flips(flips: Sequence[FlipView], console: Console) -> None:
    """Print other answers that do the same to rules."""
    effects = " ".join(flips[0].effects)
    if len(flips) == 1:
        console.say(f"If {flips[0].clause}{f': {effects}' if effects else '.'}", indent="  ", bullet="- ")
        return
    console.say(f"{EACH}: {effects}" if effects else f"{EACH}:", indent="  ", bullet="- ")
    for flip in flips:
        console.say(f"if {flip.clause}", indent="    ", bullet="- ")
