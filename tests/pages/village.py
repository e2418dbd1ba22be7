"""A small text for the tests of links, forms and pages: one fact of each type, one rule of each kind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from webapp.model import (
    ALWAYS,
    All,
    Conclusion,
    Document,
    Doubt,
    Duty,
    Fact,
    FactType,
    Found,
    Holds,
    Level,
    Library,
    Limb,
    Note,
    Option,
    Rule,
    Source,
    State,
    Status,
    Test,
    Text,
    Topic,
    Within,
)

CHARTER = Document("charter", "The Village Charter", "Charter", "https://example.org/charter", "binding law")
ADVICE = Document("advice", "Advice on the Charter", "Advice", "https://example.org/advice", "draft advice")


def source(number: str, document: Document = CHARTER) -> Source:
    """Return the citation of one article."""
    return Source(f"art-{number}", f"Art. {number}", document, f"{document.url}#art_{number}")


def asks(fact: str, *values: str) -> Test:
    """Return the test that the fact has one of these values."""
    return Test(fact, frozenset(values))


ROLE = Fact(
    "role",
    "What are you to the system?",
    FactType.CHOICE,
    (
        Option("maker", "We make it", "you make the system"),
        Option("user", "We use it", "you use the system", hint="Also if you only plan to."),
    ),
    (source("1"),),
    "Look into your contract.",
    group="About you",
)
TASKS = Fact(
    "tasks",
    "What does the system do?",
    FactType.CHOICES,
    (
        Option("identify", "It finds out who somebody is", "it finds out who somebody is"),
        Option("count", "It counts people", "it counts people", contested="Some say counting is no task."),
        Option("open_doors", "It opens doors", "it opens doors"),
    ),
    (source("2"), source("2", ADVICE)),
    "Ask the vendor what comes out of the system.",
    hint="Think of everything that it is sold for.",
    why="Finding out who somebody is can be prohibited.",
    group="About the system",
)
WATCH = Fact(
    "by_the_watch",
    "Is it used by the village watch?",
    FactType.YES_NO,
    (Option("yes", "Yes", "the watch uses it"), Option("no", "No", "the watch does not use it")),
    (source("3"),),
    "Ask whose keys open the room.",
    only_if=asks("tasks", "identify"),
    group="About the system",
)
YEARS = Fact(
    "penalty_years",
    "What is the maximum penalty for the offence?",
    FactType.NUMBER,
    (),
    (source("3"),),
    "Look it up in the penal code.",
    unit="years",
    minimum=Decimal(0),
    maximum=Decimal(99),
    means="the maximum penalty",
    only_if=asks("by_the_watch", "yes"),
    group="About the use",
)
COUNTRY = Fact(
    "country",
    "Where is it used?",
    FactType.COUNTRY,
    (
        Option("DE", "Germany", "the use takes place in Germany"),
        Option("DK", "Denmark", "the use takes place in Denmark"),
        Option("other", "Another country", "the use takes place elsewhere"),
    ),
    (source("4"),),
    "Ask where the cameras are.",
    only_if=asks("by_the_watch", "yes"),
    group="About the use",
)
ORDERED = Fact(
    "ordered_by_judge",
    "Did a judge order the search?",
    FactType.YES_NO,
    (Option("yes", "Yes", "a judge ordered the search"), Option("no", "No", "no judge ordered the search")),
    (source("5"),),
    "Ask the watch for the order.",
    only_if=asks("by_the_watch", "yes"),
    group="About the use",
)
FACTS = (ROLE, TASKS, WATCH, YEARS, COUNTRY, ORDERED)

SEARCH = Conclusion(
    "search",
    "Search for a person",
    All((asks("tasks", "identify"), asks("by_the_watch", "yes"))),
    (source("3"),),
    "it searches for people",
    "it does not search for people",
)
NO_SEARCHES = Rule(
    "no-searches",
    "The watch does not search faces",
    Level.PROHIBITED,
    (source("3"),),
    Holds("search"),
    about="The heart of the charter.",
    unless=(Limb("denmark", "Denmark is not bound", asks("country", "DK"), (source("4"),)),),
    exceptions=(
        Limb(
            "grave",
            "Grave offences",
            Within("penalty_years", low=Decimal(4)),
            (source("3"),),
            Doubt(contested="Whether attempts count is disputed."),
        ),
    ),
    provided=(Limb("order", "A judge ordered it", asks("ordered_by_judge", "yes"), (source("5"),)),),
    then=Level.CONDITIONAL,
    applies_from=date(2026, 1, 1),
)
COUNTING = Rule(
    "counting",
    "Say that you count",
    Level.TRANSPARENCY,
    (source("6"),),
    asks("tasks", "count"),
    applies_from=date(2027, 1, 1),
    doubt=Doubt(to_verify="The date is not published yet."),
)
VILLAGE = Text(
    id="village",
    version=date(2026, 1, 1),
    title="The Village Charter",
    short="Charter",
    status=Status.LAW,
    issuer="The village council",
    about="What the village allows.",
    source=source("1"),
    role="role",
    facts=FACTS,
    conclusions=(SEARCH,),
    rules=(NO_SEARCHES, COUNTING),
    duties=(
        Duty(
            "sign",
            ("user",),
            "Put up a sign at the gate.",
            Found("counting", frozenset({State.APPLIES})),
            (source("6"),),
            date(2027, 1, 1),
            "Ask for a photograph of the sign.",
        ),
        Duty("manual", ("maker",), "Write a manual.", asks("tasks", "count", "identify"), (source("7"),)),
    ),
    notes=(
        Note("fine", Topic.PENALTIES, "Breaches cost a goat.", ALWAYS, (source("8"),)),
        Note("faces", Topic.DATA_PROTECTION, "Faces are personal data as well.", ALWAYS, (source("9"),)),
    ),
    digest="0123456789abcdef0123456789abcdef",
    as_of="State of the charter on 1 November 2026.",
)
LIBRARY = Library(
    facts={fact.id: fact for fact in FACTS},
    sources={f"art-{number}": source(str(number)) for number in range(1, 10)},
    subjects={},
    events=(),
    texts=(VILLAGE,),
    cases=(),
)
