"""Whom a letter can ask: what a vendor knows of the system, and what only those who use it know."""

from __future__ import annotations

import pytest

from tests.law.texts import FACTS

OF_THE_USER = (
    *("role", "user_kind", "member_state", "places", "acts_for_police", "crime_purpose"),
    *("searched_for", "offence", "maximum_penalty_years", "threat", "investigation", "strictly_necessary"),
    *("national_law", "weighed", "use_limits", "fria_done", "authorised_by", "after_refusal", "notified"),
    *("public_service", "acts_for_public_body", "human_review"),
)
OF_THE_VENDOR = (
    *("ai_system", "functions", "signals", "reference_database", "active_involvement", "comparison_moment"),
    *("emotion_subjects", "emotion_reason", "ce_medical_device", "categories", "individually", "areas"),
    *("scraping_untargeted", "scraped_from", "derogation_task", "profiling", "market_date", "design_change"),
    *("registration", "harmonised_standards", "product_law", "abuse_safeguards", "prediction_basis"),
)


@pytest.mark.parametrize("fact", OF_THE_USER)
def test_no_letter_asks_a_vendor_who_uses_the_system_where_and_with_whose_permission(fact):
    assert FACTS[fact].known_to_user


@pytest.mark.parametrize("fact", OF_THE_VENDOR)
def test_a_vendor_is_asked_how_the_system_works_and_what_it_was_made_of(fact):
    assert not FACTS[fact].known_to_user


@pytest.mark.parametrize("fact", [fact for fact in FACTS.values() if "the vendor" in fact.find_out])
def test_what_is_found_out_from_the_vendor_is_asked_of_the_vendor(fact):
    assert not fact.known_to_user
