"""Three small texts on watching a market square: a plea, a draft, and the law that came of them.

The plea bans searching for people without exceptions. The draft lets the guard search for a lost child, or
for a thief from three years of penalty on; the law for a thief alone, from four years on, with a judge.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from webapp.model import (
    All,
    Answers,
    Any,
    Case,
    Conclusion,
    Document,
    Doubt,
    Event,
    Expectation,
    Fact,
    FactType,
    Holds,
    Level,
    Library,
    Limb,
    Option,
    Rule,
    Source,
    Status,
    Subject,
    Test,
    Text,
    Within,
)

PLEA_PAPER = Document("plea", "The Plea of the Square", "Plea", "https://example.org/plea", "a demand")
DRAFT_PAPER = Document("draft", "The Draft on the Square", "Draft", "https://example.org/draft", "never law")
LAW_PAPER = Document("law", "The Square Act", "Square Act", "https://example.org/law", "binding law")


def source(document: Document, cite: str) -> Source:
    return Source(f"{document.id}-{cite}", cite, document, f"{document.url}#{cite.replace(' ', '')}")


def asks(fact: str, *values: str) -> Test:
    return Test(fact, frozenset(values))


def yes_no(fact: str, ask: str, yes: str, no: str, only_if: Test | None = None) -> Fact:
    options = (Option("yes", "Yes", yes), Option("no", "No", no))
    cited = (source(LAW_PAPER, "Art. 1"),)
    return Fact(fact, ask, FactType.YES_NO, options, cited, "Ask the guard.", only_if=only_if, group="Use")


def choices(fact: str, ask: str, options: tuple[Option, ...], only_if: Test | None = None) -> Fact:
    cited = (source(LAW_PAPER, "Art. 1"),)
    return Fact(fact, ask, FactType.CHOICES, options, cited, "Ask the vendor.", only_if=only_if, group="Use")


TASKS = choices(
    "tasks",
    "What does the system do?",
    (
        Option("search", "It searches for people", "it searches for people"),
        Option("count", "It counts people", "it counts people"),
        Option("light", "It lights the square", "it lights the square"),
    ),
)
GUARD = yes_no(
    "guard", "Is it for the guard?", "the guard uses it", "a merchant uses it", asks("tasks", "search")
)
SOUGHT = choices(
    "sought",
    "Who is searched for?",
    (
        Option("child", "A lost child", "a lost child is searched for"),
        Option("thief", "A thief", "a thief is searched for"),
    ),
    asks("guard", "yes"),
)
YEARS = Fact(
    "years",
    "How long is the penalty?",
    FactType.NUMBER,
    (),
    (source(LAW_PAPER, "Art. 1"),),
    "Look it up.",
    unit="years",
    minimum=Decimal(0),
    maximum=Decimal(99),
    means="the penalty",
    only_if=asks("sought", "thief"),
    group="Use",
)
JUDGE = yes_no("judge", "Has a judge agreed?", "a judge has agreed", "no judge has agreed")
FAIR = yes_no("fair", "Is it only for the yearly fair?", "it is for the fair only", "it is for every day")

SEARCHING = Subject("searching", "Searching for people", "In the square.")
COUNTING = Subject("counting", "Counting people")
LIGHTING = Subject("lighting", "Lighting the square")
REACH = Subject("reach", "What is reached at all")

PLEA = Text(
    id="plea",
    version=date(2024, 1, 1),
    whole_month=True,
    title="The Plea of the Square",
    short="Plea",
    status=Status.DEMAND,
    issuer="The people of the square",
    about="It wanted no searching at all.",
    source=Source("plea", "", PLEA_PAPER, PLEA_PAPER.url),
    role=None,
    facts=(TASKS,),
    conclusions=(),
    rules=(
        Rule(
            "plea-search",
            "No searching",
            Level.PROHIBITED,
            (source(PLEA_PAPER, "demand 1"),),
            asks("tasks", "search"),
            subject=SEARCHING,
        ),
        Rule(
            "plea-light",
            "Light",
            Level.UNKNOWN,
            (source(PLEA_PAPER, "demand 2"),),
            asks("tasks", "light"),
            about="The plea does not speak of light.",
            subject=LIGHTING,
        ),
    ),
    duties=(),
    notes=(),
    digest="1" * 64,
)
DRAFT = Text(
    id="draft",
    version=date(2025, 3, 1),
    title="The Draft on the Square",
    short="Draft",
    status=Status.DRAFT,
    issuer="The council",
    about="It wanted searching for a few.",
    source=Source("draft", "", DRAFT_PAPER, DRAFT_PAPER.url),
    role=None,
    facts=(FAIR, TASKS, GUARD, SOUGHT, YEARS),
    conclusions=(),
    rules=(
        Rule(
            "draft-fair",
            "The fair",
            Level.OUTSIDE,
            (source(DRAFT_PAPER, "Art. 9"),),
            asks("fair", "yes"),
            subject=REACH,
        ),
        Rule(
            "draft-search",
            "Searching by the guard",
            Level.PROHIBITED,
            (source(DRAFT_PAPER, "Art. 2"),),
            All((asks("tasks", "search"), asks("guard", "yes"))),
            exceptions=(
                Limb("child", "Lost children", asks("sought", "child"), (source(DRAFT_PAPER, "Art. 3"),)),
                Limb(
                    "thief",
                    "Thieves",
                    All((asks("sought", "thief"), Within("years", low=Decimal(3)))),
                    (source(DRAFT_PAPER, "Art. 4"),),
                ),
            ),
            then=Level.CONDITIONAL,
            subject=SEARCHING,
        ),
        Rule(
            "draft-count",
            "Counting openly",
            Level.TRANSPARENCY,
            (source(DRAFT_PAPER, "Art. 5"),),
            asks("tasks", "count"),
            doubt=Doubt(to_verify="The draft was read in an old copy."),
            subject=COUNTING,
        ),
    ),
    duties=(),
    notes=(),
    digest="2" * 64,
)
LAW = Text(
    id="square",
    version=date(2026, 1, 1),
    title="The Square Act",
    short="Square Act",
    status=Status.LAW,
    issuer="The council",
    about="What the square allows.",
    source=Source("law", "", LAW_PAPER, LAW_PAPER.url),
    role=None,
    facts=(TASKS, GUARD, SOUGHT, YEARS, JUDGE),
    conclusions=(
        Conclusion(
            "guarding",
            "Searching by the guard",
            All((asks("tasks", "search"), asks("guard", "yes"))),
            (source(LAW_PAPER, "Art. 2"),),
            "the guard searches for people",
            "the guard does not search for people",
        ),
    ),
    rules=(
        Rule(
            "square-search",
            "Searching by the guard",
            Level.PROHIBITED,
            (source(LAW_PAPER, "Art. 2"),),
            Holds("guarding"),
            exceptions=(
                Limb(
                    "thief",
                    "Thieves",
                    All((asks("sought", "thief"), Within("years", low=Decimal(4)))),
                    (source(LAW_PAPER, "Art. 3"),),
                    Doubt(contested="Whether a pickpocket is a thief is disputed."),
                ),
                Limb("nobody", "Nobody is sought", asks("sought", "none"), (source(LAW_PAPER, "Art. 4"),)),
            ),
            provided=(Limb("judge", "A judge agreed", asks("judge", "yes"), (source(LAW_PAPER, "Art. 5"),)),),
            then=Level.CONDITIONAL,
            subject=SEARCHING,
        ),
        Rule(
            "square-any",
            "Searching by anybody",
            Level.HIGH_RISK,
            (source(LAW_PAPER, "Annex"),),
            asks("tasks", "search"),
            subject=SEARCHING,
        ),
        Rule(
            "square-lamps",
            "Lamps",
            Level.TRANSPARENCY,
            (source(LAW_PAPER, "Art. 7"),),
            Any((asks("tasks", "light"),)),
        ),
    ),
    duties=(),
    notes=(),
    digest="3" * 64,
    as_of="State of the act on 1 November 2026.",
)
OLDER_LAW = replace(LAW, version=date(2025, 6, 1), digest="4" * 64)

THIEF: Answers = {
    "tasks": frozenset({"search"}),
    "guard": "yes",
    "sought": frozenset({"thief"}),
    "years": Decimal(3),
    "judge": "yes",
    "fair": "no",
}
CHILD: Answers = {**{f: v for f, v in THIEF.items() if f != "years"}, "sought": frozenset({"child"})}
ROBBER: Answers = {**THIEF, "years": Decimal(8)}
MERCHANT: Answers = {"tasks": frozenset({"search"}), "guard": "no", "judge": "no", "fair": "no"}

CASES = (
    Case(
        "thief",
        "The guard looks for a thief",
        "A purse is gone. The guard compares faces.",
        THIEF,
        (
            Expectation("plea@2024-01", "Demand 1 knows no exception.", Level.PROHIBITED),
            Expectation("draft@2025-03-01", "Art. 4 begins at three years.", Level.CONDITIONAL),
            Expectation("square@2026-01-01", "Art. 3 begins at four years.", Level.PROHIBITED),
        ),
        topics=("guard", "thieves"),
        sources=(source(LAW_PAPER, "Art. 3"),),
        note="One year makes the difference.",
        discuss=("Who counts the years?", "Is a purse worth it?"),
    ),
    Case(
        "merchant",
        "A merchant looks for old customers",
        "He wants to greet them.",
        MERCHANT,
        (Expectation("square@2026-01-01", "The Annex names everybody.", Level.HIGH_RISK),),
        topics=("merchants",),
    ),
    Case(
        "counter",
        "Somebody counts",
        "A camera counts who comes.",
        {"tasks": frozenset({"count"})},
        (Expectation("square@2026-01-01", "The act does not speak of counting.", Level.NONE),),
        topics=("merchants",),
        discuss=("Does counting hurt?",),
    ),
    Case(
        "idle",
        "A camera is switched off",
        "It hangs there, and that is all.",
        {"tasks": frozenset(), "fair": "no"},
        (Expectation("square@2026-01-01", "The act speaks of what is done.", Level.NONE),),
        topics=("merchants",),
    ),
)
LIBRARY = Library(
    facts={fact.id: fact for fact in (FAIR, TASKS, GUARD, SOUGHT, YEARS, JUDGE)},
    sources={},
    subjects={subject.id: subject for subject in (REACH, SEARCHING, COUNTING, LIGHTING)},
    events=(
        Event("talks", date(2025, 9, 8), "The council talks about the draft", until=date(2025, 9, 9)),
        Event("spring", date(2024, 4, 1), "The plea is read out", day_known=False, to_verify="By whom?"),
        Event("lamps", date(2028, 2, 2), "The lamps must be told of", sources=(source(LAW_PAPER, "Art. 7"),)),
    ),
    texts=(LAW, PLEA, DRAFT),
    cases=CASES,
)
