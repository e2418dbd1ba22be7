"""Beside the findings: for whom fines, supervisors and data protection laws are named, and which dates."""

from __future__ import annotations

import pytest

from tests.law.library import CASES, PROGRAM
from webapp.engine import Truth, assess
from webapp.model import Value

ORDINARY_FINES = {"fines-operators", "fines-information", "fines-national"}
VENDOR = frozenset({"provider"})


def notes(name: str, **changed: Value) -> set[str]:
    """Return the notes that belong to the verdict on a case, some of its answers changed."""
    found = assess(PROGRAM, {**CASES[name].answers, **changed})
    return {state.note.id for state in found.notes if state.truth is Truth.TRUE}


def test_a_union_body_is_fined_and_supervised_by_the_data_protection_supervisor_alone():
    found = notes("eu-police-agency-live")

    assert found >= {"fines-union", "supervision-union"}
    assert not found & {*ORDINARY_FINES, "supervision-national", "supervision-data-protection"}


def test_a_vendor_to_a_union_body_stays_under_national_fines_and_authorities():
    found = notes("eu-police-agency-live", role=VENDOR, harmonised_standards="do_not_exist")

    assert found >= {*ORDINARY_FINES, "supervision-national"}


def test_the_police_directive_is_named_for_national_police_and_not_for_union_bodies():
    assert "led-10" in notes("missing-child-at-a-station")
    assert "led-10" not in notes("eu-police-agency-live")
    assert "eudpr-10" in notes("eu-police-agency-live")


def test_art_5_replaces_no_rule_on_police_data_where_it_does_not_bind():
    assert "lex-specialis" in notes("missing-child-at-a-station")
    assert "lex-specialis" not in notes("police-live-in-denmark")


@pytest.mark.parametrize("note", ["fines-small", "fines-mid-cap"])
def test_lower_ceilings_are_told_to_companies_and_to_nobody_else(note):
    assert note in notes("casino-looks-for-barred-guests")
    assert note in notes("missing-child-at-a-station", role=VENDOR, harmonised_standards="do_not_exist")
    assert note not in notes("missing-child-at-a-station")


def test_public_users_learn_the_later_day_for_older_systems_without_being_asked_for_the_age():
    assert "market_date" not in CASES["missing-child-at-a-station"].answers
    assert "dates-legacy-public" in notes("missing-child-at-a-station")
    assert "dates-legacy-public" not in notes("casino-looks-for-barred-guests")


def test_the_large_union_databases_are_named_to_police_as_well_as_at_borders():
    assert "dates-large-systems" in notes("missing-child-at-a-station")
    assert "dates-large-systems" not in notes("casino-looks-for-barred-guests")


@pytest.mark.parametrize(
    ("category", "is_told"),
    [("age", True), ("gender", True), ("appearance", False), ("ethnic_origin", False)],
)
def test_sorting_by_traits_that_may_be_protected_is_flagged_as_open(category, is_told):
    found = notes("age-check-at-a-cigarette-machine", categories=frozenset({category}))

    assert ("protected-traits" in found) is is_told
