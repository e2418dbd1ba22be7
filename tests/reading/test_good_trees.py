"""What a good tree becomes: every key of the format, read into the model."""

from datetime import date
from decimal import Decimal

import pytest

from tests.reading.conftest import TREES
from webapp import model
from webapp.model import (
    ALWAYS,
    All,
    Any,
    Case,
    Conclusion,
    Document,
    Doubt,
    Duty,
    Expectation,
    Fact,
    FactType,
    Found,
    Holds,
    Level,
    Limb,
    Not,
    Note,
    Option,
    Rule,
    Source,
    State,
    Status,
    Topic,
    Within,
)

GOOD = sorted((TREES / "good").iterdir())
PAPER = Document("paper", "A paper", "Paper", "https://paper.example/", "opinion")
PAGE_1 = Source("page-1", "p. 1, left", PAPER, "https://paper.example/")
PAGE_2 = Source("page-2", "p. 2", PAPER, "http://paper.example/2?a=b#c")
LAW = Document("law", "A law about machines", "the law", "https://law.example/1", "binding law")
ART_1 = Source("art-1", "Art. 1", LAW, "https://law.example/1#art_1")


def is_(fact, *values):
    return model.Test(fact, frozenset(values))


@pytest.mark.parametrize("tree", GOOD, ids=lambda tree: tree.name)
def test_a_good_tree_brings_no_errors(tree, read):
    assert read(tree.name).texts


def test_a_fact_has_everything_its_author_wrote(read):
    assert read("every-key").facts["colour"] == Fact(
        id="colour",
        ask="What colour is it?",
        type=FactType.CHOICE,
        options=(
            Option("red", "Red", "it is red", "Also: pink.", "Some say pink is not red.", "Look it up."),
            Option("none", "No colour", "it has no colour"),
        ),
        sources=(PAGE_1, ART_1),
        find_out="Look at it, in daylight.",
        hint="In daylight.",
        why="Red ones are treated differently.",
        group="Looks",
    )


def test_a_yes_no_fact_has_the_options_yes_and_no(read):
    fact = read("minimal").facts["machine"]

    assert fact.options == (
        Option("yes", "Yes", "it is a machine"),
        Option("no", "No", "it is not a machine"),
    )
    assert fact.means is None


def test_a_number_has_unit_bounds_and_a_gate(read):
    fact = read("minimal").facts["weight"]

    assert (fact.unit, fact.minimum, fact.maximum, fact.means) == ("kilograms", 0, 1000, "its weight")
    assert fact.only_if == is_("machine", "yes")
    assert fact.options == ()


def test_a_country_is_one_of_27_by_name_or_another(read):
    options = read("every-key").facts["origin"].options

    assert len(options) == 28
    assert [option.label for option in options[:-1]] == sorted(option.label for option in options[:-1])
    assert options[0] == Option("AT", "Austria", "it comes from Austria")
    assert options[-1] == Option("other", "Another country", "it comes from another country")


def test_a_text_has_everything_its_author_wrote(read):
    text = read("every-key").text("b-law@2025-12-24")

    assert (text.id, text.version, text.title, text.short) == (
        "b-law",
        date(2025, 12, 24),
        "A paper on machines",
        "Paper",
    )
    assert (text.status, text.issuer, text.about) == (
        Status.OPINION,
        "Somebody",
        "It says something of machines.",
    )
    assert (text.as_of, text.source, text.role, text.amends) == (
        "As it stood at Christmas.",
        PAGE_2,
        "role",
        None,
    )


def test_a_text_can_cite_a_whole_document(read):
    assert read("minimal").text("a-law").source == Source("law", "the law", LAW, "https://law.example/1")


def test_a_conclusion_has_everything_its_author_wrote(read):
    assert read("every-key").text("b-law").conclusions == (
        Conclusion(
            id="striking",
            title="Striking",
            when=All(
                (
                    All(
                        (
                            is_("colour", "red"),
                            Any((is_("origin", "AT", "other"), Not(is_("machine", "yes")))),
                        )
                    ),
                    Within("weight", low=Decimal(1), high=Decimal("2.5"), high_open=True),
                )
            ),
            sources=(PAGE_1,),
            means="it strikes the eye",
            means_not="it does not strike the eye",
            doubt=Doubt("Taste.", "Ask around."),
        ),
    )


def test_a_rule_has_everything_its_author_wrote(read):
    first, second = read("every-key").text("b-law").rules

    assert first == Rule(
        id="first",
        title="First",
        about="The first rule.",
        finding=Level.UNKNOWN,
        sources=(PAGE_1,),
        applies_from=date(2025, 12, 24),
        applies_until=date(2026, 12, 24),
        addressed_to=("maker", "user"),
        when=All((Not(Holds("striking")), is_("role", "none"), Not(is_("colour", "red", "none")))),
        unless=(
            Limb(
                "old",
                "It is old",
                Within("weight", low=Decimal(3), high=Decimal(4), low_open=True),
                (PAGE_1,),
                Doubt(None, "How old?"),
            ),
        ),
        exceptions=(
            Limb(
                "new",
                "It is new",
                Not(Within("weight", high=Decimal(5), high_open=True)),
                (PAGE_2,),
                Doubt("What is new?"),
            ),
        ),
        provided=(Limb("asked", "Somebody asked", ALWAYS, (PAGE_1, PAGE_2)),),
        then=Level.SILENT,
        doubt=Doubt("All of it.", "Everything."),
    )
    assert second.when == All((Found("first", frozenset({State.APPLIES, State.EXCEPTED})), Holds("striking")))
    assert second.then is Level.NONE


def test_duties_and_notes_have_everything_their_author_wrote(read):
    text = read("every-key").text("b-law")

    assert text.duties == (
        Duty(
            id="show",
            who=("maker",),
            do="Show it.",
            when=Not(Found("first", frozenset({State.DOES_NOT_APPLY}))),
            sources=(PAGE_1,),
            applies_from=date(2026, 1, 1),
            evidence="A photograph.",
            done_when=is_("machine", "yes"),
            doubt=Doubt("By some.", "Later."),
        ),
    )
    assert text.notes == (
        Note("fine", Topic.PENALTIES, "There is a fine.", is_("machine", "no"), (PAGE_1,), Doubt("A", "B")),
    )


def test_a_note_without_a_condition_always_holds(read):
    assert read("minimal").text("a-law").notes[0].when == ALWAYS


def test_cases_have_everything_their_author_wrote(read):
    cases = {case.id: case for case in read("every-key").cases}

    assert list(cases) == ["crane", "full", "empty"]
    assert cases["full"] == Case(
        id="full",
        title="A full case",
        story="It has everything.",
        topics=("looks", "weight"),
        sources=(PAGE_1,),
        note="Made up.",
        answers={
            "role": frozenset({"maker", "user"}),
            "colour": "none",
            "weight": Decimal("2.5"),
            "machine": "unsure",
            "origin": "GR",
        },
        expectations=(
            Expectation(
                text="b-law@2025-12-24",
                because="p. 1 says so.",
                level=Level.UNKNOWN,
                findings={"first": State.EXCEPTED, "second": State.UNKNOWN},
                missing={"first": frozenset({"asked"}), "second": frozenset()},
                duties={"show": True},
            ),
        ),
    )
    assert cases["empty"].answers == {"role": frozenset()}
    assert cases["empty"].expectations == (
        Expectation("b-law@2025-12-24", "Nothing is known.", duties={"show": False}),
        Expectation("a-law@2026-01-31", "Nothing is known."),
    )
