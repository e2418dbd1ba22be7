"""What can still come of a verdict, what would change it and what forces it, in words and in JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.wording.conftest import FACTS, POLICE, TEXT, TODAY
from webapp.engine import assess, compile_text
from webapp.model import UNSURE, Level
from webapp.wording import describe_verdict
from webapp.wording.document import document_bytes, verdict_document

SAFEGUARDS = ("law", "judge", "logs")


@pytest.fixture
def changeable():
    """The law with safeguards marked as what a person can change."""
    facts = tuple(replace(fact, changeable=fact.id in SAFEGUARDS) for fact in FACTS)
    return compile_text(replace(TEXT, facts=facts))


def flips(view):
    return {flip.clause: (group.title, flip) for group in view.prospect.change.groups for flip in group.flips}


def test_an_unsure_answer_leaves_a_worst_and_a_best_and_says_what_would_settle_it(describe):
    view = describe({**POLICE, "law": "yes", "judge": UNSURE})

    assert view.prospect.outlook.worst == "At worst it is prohibited."
    assert view.prospect.outlook.best == "At best it is allowed only under strict conditions."
    assert view.prospect.outlook.counted == "1 of 4 rules is still open."
    (rule,) = view.prospect.outlook.rules
    assert (rule.rule, rule.ways) == ("live", ("applies", "lifted by an exception"))
    (question,) = [question for question in view.questions if question.outcomes]
    assert question.fact == "judge"
    assert [(outcome.answer, outcome.words) for outcome in question.outcomes] == [
        ("“Yes”", "Allowed only under strict conditions. Decides the only open rule."),
        ("“No”", "Prohibited. Decides the only open rule."),
    ]


def test_an_open_rule_shows_only_levels_that_it_has_jointly_with_the_others(program, describe):
    view = describe({**POLICE, "functions": UNSURE})

    (found,) = [finding for finding in view.open_findings if finding.rule == "live"]
    rules = {rule.rule: rule for rule in view.prospect.outlook.rules}
    assert [words.level for words in found.possible] == [words.level for words in rules["live"].levels]


def test_the_question_that_settles_most_comes_first(describe):
    view = describe({**POLICE, "military": UNSURE, "law": "yes", "judge": UNSURE})

    assert [question.fact for question in view.questions][:2] == ["military", "judge"]


def test_answers_of_several_choices_stand_alone_and_those_alike_together(describe):
    view = describe({**POLICE, "functions": UNSURE, "moment": UNSURE})

    (question,) = [question for question in view.questions if question.fact == "functions"]
    assert [outcome.answer for outcome in question.outcomes] == [
        "“Identifies people” alone",
        "“Infers emotions” alone",
        "“Counts people”, “Guides people”, “Follows people” or “None of these” alone",
    ]


def test_a_settled_verdict_names_the_fewest_answers_that_force_it(describe):
    forced = describe(POLICE).prospect.forced

    assert forced is not None
    assert forced.words == (
        "These answers are enough for it: it is not for the army alone; it identifies people; people are "
        "compared at once; it is for the police; no law allows it; it is used in Germany."
    )
    assert forced.counted == "6 of 9 answers are enough for it, whatever the others are"


def test_each_finding_that_applies_or_is_lifted_names_the_answers_that_force_it(describe):
    view = describe(
        {**POLICE, "law": "yes", "judge": "yes", "functions": frozenset({"identify", "emotions"})}
    )

    forced = view.prospect.forced_rules
    assert set(forced) == {"live", "listed", "emotions"}
    assert forced["listed"].clauses == ("it is not for the army alone", "it identifies people")
    assert "a judge has agreed" in forced["live"].clauses


def test_nothing_is_said_to_force_a_level_that_is_still_open(describe):
    assert describe({**POLICE, "law": "yes"}).prospect.forced is None


def test_every_single_other_answer_stands_under_the_level_that_it_leads_to(describe, program):
    view = describe(POLICE)
    found = flips(view)

    title, flip = found["it is not for the police"]
    assert title == "High-risk"
    assert flip.effects == ("“Live identification for the police” (Art. 5) then does not apply.",)
    assert assess(program, flip.answers).possible_levels == (Level.HIGH_RISK,)
    assert found["it is for the army alone"][0] == "Outside the scope"
    assert found["it is for the army alone"][1].effects == (
        "“Military use” (Art. 2) then applies, and no other rule.",
    )
    assert found["it infers emotions as well"][0] == "The level stays, but findings change"


def test_a_number_is_said_by_the_bound_that_it_would_cross(describe):
    view = describe({**POLICE, "victims": "no", "law": "yes", "judge": "yes", "penalty": Decimal(3)})

    title, flip = flips(view)["the maximum penalty is at least 4 years"]
    assert title == "Allowed only under strict conditions"
    assert flip.answers["penalty"] == Decimal(4)


def test_the_groups_lead_from_settled_levels_to_open_ones_and_end_with_the_same(describe):
    groups = describe(POLICE).prospect.change.groups

    kinds = [(group.same, len(group.levels) > 1) for group in groups]
    assert kinds == sorted(kinds)
    strictness = [group.levels[0].strictness for group in groups if not group.same and len(group.levels) == 1]
    assert strictness == sorted(strictness, reverse=True)


def test_the_smallest_change_goes_through_what_a_person_can_change_alone(changeable):
    verdict = assess(changeable, {**POLICE, "judge": "no"})
    view = describe_verdict(changeable, verdict, today=TODAY)

    (step,) = view.prospect.change.down
    assert step.level.level is Level.CONDITIONAL
    (way,) = step.ways
    assert way.clauses == ("a law allows it", "a judge has agreed")
    assert assess(changeable, way.answers).level is Level.CONDITIONAL


def test_without_marks_there_is_no_way_down(describe):
    assert describe(POLICE).prospect.change.down == ()


def test_the_document_has_the_same_for_programs(changeable):
    document = verdict_document(changeable, assess(changeable, {**POLICE, "judge": "no"}))

    assert {"fact": "functions", "answer": ["identify"], "without": []} in document["forced_by"]
    (listed,) = [finding for finding in document["findings"] if finding["rule"] == "listed"]
    assert [ground["fact"] for ground in listed["forced_by"]] == ["military", "functions"]
    assert document["changes"]["smallest"] == [
        {"level": "conditional", "ways": [{"answers": {"law": "yes", "judge": "yes"}, "then": {}}]}
    ]
    single = {(flip["fact"], str(flip["answers"])): flip for flip in document["changes"]["single"]}
    assert single["police", "['no']"]["levels"] == ["high-risk"]
    assert single["police", "['no']"]["findings"] == [
        {"rule": "live", "from": "applies", "to": "does-not-apply"}
    ]
    assert document["outlook"] == {"best": "prohibited", "worst": "prohibited", "rules": [], "settle": []}


def test_the_document_names_the_options_of_which_it_counts_that_they_were_not_chosen(program):
    answers = {"military": "no", "role": frozenset({"deployer"}), "functions": frozenset()}
    document = verdict_document(program, assess(program, answers))

    assert document["level"] == "none"
    assert document["forced_by"][-1] == {
        "fact": "functions",
        "answer": "none",
        "without": ["identify", "emotions"],
    }


def test_the_document_of_an_open_verdict_tells_what_would_settle_it(program):
    document = verdict_document(program, assess(program, {**POLICE, "law": "yes", "judge": UNSURE}))

    assert document["forced_by"] is None
    assert (document["outlook"]["best"], document["outlook"]["worst"]) == ("conditional", "prohibited")
    assert document["outlook"]["rules"] == [{"rule": "live", "states": ["applies", "excepted"]}]
    assert document["outlook"]["settle"] == [
        {
            "fact": "judge",
            "outcomes": [
                {"answers": ["yes"], "levels": ["conditional"], "open_rules": 0},
                {"answers": ["no"], "levels": ["prohibited"], "open_rules": 0},
            ],
        }
    ]


def test_the_same_answers_give_the_same_bytes_in_a_program_of_its_own():
    def written():
        program = compile_text(TEXT)
        return document_bytes(verdict_document(program, assess(program, POLICE)))

    first = written()
    assert json.loads(first)
    assert written() == first
