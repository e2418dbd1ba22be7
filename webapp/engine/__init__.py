"""Deciding and reasoning. Pure: no Flask, YAML, clock, randomness or I/O; it imports the model alone."""

from webapp.engine.compile import compile_text
from webapp.engine.explain import Explainer, Reason, explain
from webapp.engine.program import STRICTNESS, Program, strictest
from webapp.engine.truth import Truth
from webapp.engine.verdict import DutyState, Finding, LimbState, NoteState, Progress, Verdict, assess
from webapp.engine.worlds import Worlds, worlds_of

__all__ = [
    "STRICTNESS",
    "DutyState",
    "Explainer",
    "Finding",
    "LimbState",
    "NoteState",
    "Program",
    "Progress",
    "Reason",
    "Truth",
    "Verdict",
    "Worlds",
    "assess",
    "compile_text",
    "explain",
    "strictest",
    "worlds_of",
]
