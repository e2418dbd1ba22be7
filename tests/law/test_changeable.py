"""Which facts a person can change: safeguards and design, not who acts, where, or what has happened."""

from __future__ import annotations

import pytest

from tests.law.texts import FACTS, TEXTS

SAFEGUARDS = (
    "targeted_person",
    "weighed",
    "use_limits",
    "fria_done",
    "registration",
    "authorised_by",
    "authorisation_moment",
    "after_refusal",
    "sole_output_decision",
    "notified",
    "emotion_necessary",
    "abuse_safeguards",
    "human_review",
    "post_link",
)
DESIGN = (
    "active_involvement",
    "comparison_moment",
    "scraping_untargeted",
    "individually",
    "categories",
    "technique",
)
GIVEN = (
    *("user_kind", "role", "member_state", "acts_for_police", "crime_purpose"),
    *("hours_to_request", "requested_without_delay", "still_in_use_when_requested", "urgency_justified"),
    *("authorisation_result", "offence_committed", "lawfully_acquired", "market_date"),
    *("strictly_necessary", "national_law", "offence", "maximum_penalty_years", "searched_for", "threat"),
    *("functions", "signals", "reference_database", "places", "areas", "ai_system"),
)


@pytest.mark.parametrize("fact", [*SAFEGUARDS, *DESIGN])
def test_a_safeguard_or_a_choice_of_design_can_be_changed(fact):
    assert FACTS[fact].changeable


@pytest.mark.parametrize("fact", GIVEN)
def test_who_acts_what_for_and_what_has_happened_cannot_be_changed(fact):
    assert not FACTS[fact].changeable


@pytest.mark.parametrize("group", ["Who is involved", "Law enforcement", "Field of use", "On the market"])
def test_no_fact_about_who_is_involved_or_what_for_can_be_changed(group):
    marked = {fact.id for fact in FACTS.values() if fact.group == group and fact.changeable}

    assert marked <= {"post_link"}, "limiting searches to those with a link is a safeguard"


@pytest.mark.parametrize("text", TEXTS.values(), ids=lambda text: text.key)
def test_a_text_with_exceptions_has_something_that_can_be_changed(text):
    assert [fact.id for fact in text.facts if fact.changeable]
