"""A small made-up law about stations, large enough for everything that a verdict can say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from webapp.engine import Program, assess, compile_text
from webapp.model import (
    All,
    Conclusion,
    Condition,
    Document,
    Doubt,
    Duty,
    Fact,
    FactType,
    Found,
    Holds,
    Level,
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
    Value,
    Within,
)
from webapp.wording import VerdictView, describe_verdict

ACT = Document(
    "act", "Act on Stations, as published", "Station Act", "https://law.example/act", "binding law"
)
TODAY = date(2026, 11, 22)


def source(cite: str) -> Source:
    return Source(cite.lower(), cite, ACT, f"https://law.example/act#{cite.lower().replace('. ', '_')}")


def yes_no(fact: str, ask: str, yes: str, no: str, **more: object) -> Fact:
    options = (Option("yes", "Yes", yes), Option("no", "No", no))
    find_out = f"Ask about {fact}."
    return Fact(fact, ask, FactType.YES_NO, options, (source("Art. 1"),), find_out, **more)


def tests(fact: str, *values: str) -> Test:
    return Test(fact, frozenset(values))


FACTS = (
    yes_no(
        "military", "Is it for the army alone?", "it is for the army alone", "it is not for the army alone"
    ),
    Fact(
        "role",
        "Who are you?",
        FactType.CHOICES,
        (
            Option("provider", "Provider", "you make the system"),
            Option("deployer", "Deployer", "you use the system"),
        ),
        (source("Art. 2"),),
        "Look into the contract.",
    ),
    Fact(
        "functions",
        "What does the system do?",
        FactType.CHOICES,
        (
            Option("identify", "Identifies people", "it identifies people"),
            Option("emotions", "Infers emotions", "it infers emotions"),
            Option("count", "Counts people", "it counts people"),
            Option("guide", "Guides people", "it guides people"),
            Option("track", "Follows people", "it follows people"),
        ),
        (source("Art. 3"),),
        "Ask the vendor for the list of functions.",
        group="What it does",
    ),
    Fact(
        "moment",
        "When are people compared?",
        FactType.CHOICE,
        (
            Option("instant", "At once", "people are compared at once"),
            Option("delay", "After a short delay", "people are compared after a short delay"),
            Option(
                "later",
                "Later",
                "recordings are searched later",
                contested="How long a short delay may be is disputed.",
            ),
        ),
        (source("Art. 3"),),
        "Ask how long after capture a match is reported.",
        only_if=tests("functions", "identify"),
        group="What it does",
    ),
    yes_no("police", "Is it for the police?", "it is for the police", "it is not for the police"),
    yes_no("victims", "Are victims searched for?", "victims are searched for", "no victims are searched for"),
    yes_no("law", "Does a law allow it?", "a law allows it", "no law allows it"),
    yes_no("judge", "Has a judge agreed?", "a judge has agreed", "no judge has agreed"),
    Fact(
        "penalty",
        "What is the maximum penalty?",
        FactType.NUMBER,
        (),
        (source("Art. 5"),),
        "Look into the criminal code.",
        unit="years",
        minimum=Decimal(0),
        maximum=Decimal(99),
        means="the maximum penalty",
    ),
    Fact(
        "country",
        "Where is it used?",
        FactType.COUNTRY,
        (
            Option("DE", "Germany", "it is used in Germany"),
            Option("DK", "Denmark", "it is used in Denmark"),
            Option("IE", "Ireland", "it is used in Ireland"),
        ),
        (source("Art. 6"),),
        "Ask where the cameras hang.",
    ),
    yes_no("logs", "Are logs kept?", "logs are kept", "no logs are kept"),
)

REMOTE = Conclusion(
    "remote",
    "Remote identification",
    All((tests("functions", "identify"), tests("moment", "instant", "delay"))),
    (source("Art. 3"),),
    "it identifies people remotely",
    "it does not identify people remotely",
    Doubt(to_verify="Whether gates count as remote is unchecked."),
)

RULES = (
    Rule("army", "Military use", Level.OUTSIDE, (source("Art. 2"),), tests("military", "yes")),
    Rule(
        "live",
        "Live identification for the police",
        Level.PROHIBITED,
        (source("Art. 5"), source("Recital 7")),
        All((Holds("remote"), tests("police", "yes"))),
        about="Nobody is searched for in a crowd.",
        unless=(Limb("not_bound", "Denmark is not bound", tests("country", "DK"), (source("Art. 6"),)),),
        exceptions=(
            Limb("victims", "Search for victims", tests("victims", "yes"), (source("Art. 5(1)"),)),
            Limb(
                "suspects",
                "Search for suspects",
                Within("penalty", low=Decimal(4)),
                (source("Art. 5(2)"),),
                Doubt(contested="Whether the penalty is that of the act or of the person is disputed."),
            ),
        ),
        provided=(
            Limb("law", "A law allows it", tests("law", "yes"), (source("Art. 5(3)"),)),
            Limb("judge", "A judge has agreed", tests("judge", "yes"), (source("Art. 5(4)"),)),
        ),
        then=Level.CONDITIONAL,
        applies_from=date(2025, 2, 2),
        doubt=Doubt(contested="Whether a station is a public place is disputed."),
    ),
    Rule(
        "listed",
        "Identification",
        Level.HIGH_RISK,
        (source("Annex 1"),),
        tests("functions", "identify"),
        applies_from=date(2027, 12, 2),
    ),
    Rule(
        "emotions",
        "Emotion recognition",
        Level.TRANSPARENCY,
        (source("Art. 50"),),
        tests("functions", "emotions"),
        addressed_to=("deployer",),
        applies_from=date(2026, 8, 2),
    ),
)

DUTIES = (
    Duty(
        "keep-logs",
        ("deployer",),
        "Keep the logs for six months.",
        Found("listed", frozenset({State.APPLIES})),
        (source("Art. 26"),),
        date(2027, 12, 2),
        "Ask for the retention setting.",
        tests("logs", "yes"),
    ),
    Duty(
        "write-manual",
        ("provider",),
        "Write a manual.",
        Found("listed", frozenset({State.APPLIES})),
        (source("Art. 13"),),
        date(2027, 8, 2),
    ),
    Duty(
        "be-kind",
        ("provider", "deployer"),
        "Train your people.",
        All(()),
        (source("Art. 4"),),
        date(2025, 2, 2),
    ),
)

NOTES = (
    Note(
        "gdpr", Topic.DATA_PROTECTION, "Biometric data is a special category.", All(()), (source("Art. 9"),)
    ),
    Note(
        "fine",
        Topic.PENALTIES,
        "The fine is up to 35 million euros.",
        Found("live", frozenset({State.APPLIES})),
        (source("Art. 99"),),
        Doubt(to_verify="National rules are unchecked."),
    ),
    Note("boys", Topic.SUPERVISION, "The army has its own inspector.", tests("military", "yes"), ()),
)

TEXT = Text(
    id="station-act",
    version=date(2026, 7, 27),
    title="Act on Stations, as amended",
    short="Station Act",
    status=Status.LAW,
    issuer="Parliament",
    about="A small law.",
    source=Source("act", "", ACT, ACT.url),
    role="role",
    facts=FACTS,
    conclusions=(REMOTE,),
    rules=RULES,
    duties=DUTIES,
    notes=NOTES,
    digest="0123456789abcdef" * 4,
    as_of="State of the law on 22 November 2026.",
)

PLAIN: Mapping[str, Value] = {
    "military": "no",
    "role": frozenset({"deployer"}),
    "functions": frozenset({"identify"}),
    "moment": "later",
    "police": "no",
    "country": "DE",
}
POLICE: Mapping[str, Value] = {
    **PLAIN,
    "moment": "instant",
    "police": "yes",
    "victims": "yes",
    "law": "no",
    "judge": "unsure",
    "penalty": Decimal(3),
}


@pytest.fixture
def text() -> Text:
    return TEXT


@pytest.fixture
def program() -> Program:
    return compile_text(TEXT)


@pytest.fixture
def plain() -> Mapping[str, Value]:
    """Answer as a private operator who searches recordings: high-risk."""
    return PLAIN


@pytest.fixture
def police() -> Mapping[str, Value]:
    """Answer as police who search live for victims, without a law, not sure of a judge: prohibited."""
    return POLICE


@pytest.fixture
def describe(program: Program) -> Callable[[Mapping[str, Value]], VerdictView]:
    """Put the verdict on some answers into words, as read on 22 November 2026."""
    return lambda answers: describe_verdict(program, assess(program, answers), today=TODAY)


@pytest.fixture
def program_with() -> Callable[..., Program]:
    """Compile the law with one more rule, so that any condition can be explained."""

    def compile_with(condition: Condition, level: Level = Level.NONE) -> Program:
        rule = Rule("tried", "Tried", level, (), condition)
        return compile_text(replace(TEXT, rules=(*RULES, rule)))

    return compile_with
