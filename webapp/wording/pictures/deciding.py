"""Which rules' pictures tell why a verdict is as it is, or what keeps it open."""

from __future__ import annotations

from typing import Final

from webapp.engine import STRICTNESS, Finding, Program, Verdict
from webapp.engine.decisions import TooTangled
from webapp.model import State
from webapp.wording.pictures.charts import Picture
from webapp.wording.pictures.describe import describe_picture

MOST: Final = 2


def deciding_pictures(program: Program, verdict: Verdict) -> tuple[Picture, ...]:
    """Return the pictures of the rules that decide a verdict, with the way of its answers, not taken apart.

    While it is not settled, the open rule that can come to the strictest level stands first.
    """
    deciding = [finding for finding in verdict.findings if finding.level is verdict.level]
    if len(verdict.possible_levels) > 1:
        still_open = [finding for finding in verdict.findings if finding.state is State.UNKNOWN]
        deciding = [*sorted(still_open, key=_strictest, reverse=True)[:1], *deciding]
    pictures = []
    for finding in deciding[:MOST]:
        try:
            pictures.append(describe_picture(program, finding.rule.id, verdict.answers, apart=False))
        except TooTangled:
            continue
    return tuple(pictures)


def _strictest(finding: Finding) -> int:
    return max(STRICTNESS.index(level) for level in finding.possible)
