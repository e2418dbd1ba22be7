"""The dated events of the way of the texts, for the timeline."""

from __future__ import annotations

from datetime import date

import pytest

from tests.law.texts import ACT, EVENTS, TEXTS

# Days of the timeline of the positions that are events of their own, not the date of a text.
DAYS = """
2020-10-01 2021-01-07 2021-02-17 2021-04-23 2021-06-21 2021-11-29 2022-04-04 2022-08-01 2023-09-18
2023-12-11 2023-12-22 2024-01-18 2024-01-21 2024-01-26 2024-02-02 2024-03-13 2024-05-21 2024-06-13 2024-08-01
2025-02-02 2025-02-04 2025-03-18 2025-04-15 2025-07-10 2025-07-29 2025-08-01 2025-08-02 2025-11-19
2026-05-07 2026-05-19 2026-05-26 2026-06-16 2026-06-29 2026-07-01 2026-07-24 2026-08-02
2026-12-02 2027-12-02 2028-08-02 2030-08-02 2030-12-31
"""
UNCERTAIN = {
    "campaign-begins",
    "open-letter",
    "text-for-ambassadors",
    "czech-law-in-force",
    "high-risk-draft",
}
BY_ID = {event.id: event for event in EVENTS}


def test_the_events_stand_in_the_order_of_their_days():
    days = [event.day for event in EVENTS]

    assert days == sorted(days)


@pytest.mark.parametrize("day", DAYS.split())
def test_every_day_of_the_timeline_is_an_event(day):
    assert date.fromisoformat(day) in {event.day for event in EVENTS}


def test_what_is_uncertain_says_so_and_nothing_else_does():
    assert {event.id for event in EVENTS if event.to_verify} == UNCERTAIN


def test_an_unknown_day_or_month_is_shown_as_such():
    assert not BY_ID["campaign-begins"].day_known
    assert (BY_ID["open-letter"].day, BY_ID["open-letter"].until) == (date(2022, 3, 1), date(2022, 5, 31))


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.id)
def test_an_event_ends_after_it_begins_and_has_a_title_in_plain_words(event):
    assert event.until is None or event.until > event.day
    assert 3 <= len(event.title.split()) <= 20


def test_the_dates_of_application_are_those_of_the_rules():
    ahead = {event.day for event in EVENTS if event.id.endswith(("-apply", "-applies", "-application"))}
    rules = {found.applies_from for found in TEXTS[ACT].rules}

    assert rules <= ahead
