"""The waist of the program: what a tree says, as frozen dataclasses.

Reading builds these from YAML, the engine decides over them, wording and pages show them. This package
imports nothing else of ours, does no I/O and decides nothing.
"""

from webapp.model.conditions import ALWAYS, All, Any, Condition, Found, Holds, Not, Test, Within
from webapp.model.facts import Fact, Option
from webapp.model.library import Case, Event, Expectation, Library, Term, topic_words
from webapp.model.problems import Place, Problem
from webapp.model.selection import Selection, select
from webapp.model.sources import Document, Source
from webapp.model.text import Conclusion, Doubt, Duty, Limb, Note, Rule, Subject, Text, version_name
from webapp.model.words import NONE, UNSURE, Answers, FactType, Level, State, Status, Topic, Value

__all__ = [
    "ALWAYS",
    "NONE",
    "UNSURE",
    "All",
    "Answers",
    "Any",
    "Case",
    "Conclusion",
    "Condition",
    "Document",
    "Doubt",
    "Duty",
    "Event",
    "Expectation",
    "Fact",
    "FactType",
    "Found",
    "Holds",
    "Level",
    "Library",
    "Limb",
    "Not",
    "Note",
    "Option",
    "Place",
    "Problem",
    "Rule",
    "Selection",
    "Source",
    "State",
    "Status",
    "Subject",
    "Term",
    "Test",
    "Text",
    "Topic",
    "Value",
    "Within",
    "select",
    "topic_words",
    "version_name",
]
