"""What can still come of a verdict, what alone forces it and what would change it, on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from webapp.cli.console import Console, Style
from webapp.wording.prospect_view import ChangeView, ForcedView, OutcomeView, OutlookView


def show_forced(found: ForcedView | None, console: Console, indent: str = "") -> None:
    """Print the fewest answers that alone force something."""
    if found is not None:
        console.say(f"{found.counted}." if found.clauses else found.words, indent=indent)
        for clause in found.clauses:
            console.say(clause, indent=indent + "  ", bullet="- ")


def show_outlook(outlook: OutlookView, console: Console) -> None:
    """Print the worst and the best that is possible, and how the open rules can come out."""
    console.say(" ".join(filter(None, (outlook.worst, outlook.best, outlook.counted))))
    for rule in outlook.rules:
        levels = ", ".join(words.label for words in rule.levels)
        console.say(
            f"{rule.title} ({rule.cite}): {', '.join(rule.ways)}: {levels}.", indent="  ", bullet="- "
        )


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
        for flip in group.flips:
            effects = f": {' '.join(flip.effects)}" if flip.effects else "."
            console.say(f"If {flip.clause}{effects}", indent="  ", bullet="- ")
