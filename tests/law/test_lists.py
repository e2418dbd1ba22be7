"""The closed lists of the Act, entry by entry, on the answers of one case each."""

from __future__ import annotations

import pytest

from tests.law.library import CASES, TEXT, levels
from webapp.model import Level, Value

FACTS = {fact.id: fact for fact in TEXT.facts}
# Fact options, in the order of the Act.
ANNEX_II = {
    "terrorism",
    "human_trafficking",
    "child_sexual_exploitation",
    "drug_trafficking",
    "weapons_trafficking",
    "murder_or_grievous_injury",
    "organ_trade",
    "nuclear_trafficking",
    "kidnapping",
    "icc_crimes",
    "hijacking",
    "rape",
    "environmental_crime",
    "organised_or_armed_robbery",
    "sabotage",
    "criminal_organisation",
}
ART_5_1_G = {
    "race",
    "political_opinions",
    "trade_union",
    "religion_or_philosophy",
    "sex_life",
    "sexual_orientation",
}
ART_9_GDPR_BEYOND_ART_5 = {"ethnic_origin", "skin_colour", "health_or_disability", "genetic"}
ART_5_1_H_I = {
    "abduction_victim",
    "trafficking_victim",
    "sexual_exploitation_victim",
    "missing_child",
    "missing_adult",
}


def changed(case: str, **answers: Value) -> dict[str, Value]:
    """Return the answers of a case with some of them changed."""
    return {**CASES[case].answers, **answers}


def options(fact: str) -> list[str]:
    """Return what can be answered to a fact."""
    return [option.value for option in FACTS[fact].options]


def test_annex_ii_has_sixteen_entries():
    assert len(ANNEX_II) == 16
    assert set(options("offence")) > ANNEX_II


@pytest.mark.parametrize("offence", options("offence"))
def test_only_an_offence_of_annex_ii_can_justify_a_live_search_for_a_suspect(offence):
    level = levels(changed("wanted-dealer-at-a-festival", offence=offence))["art-5-1-h"]

    assert level is (Level.CONDITIONAL if offence in ANNEX_II else Level.PROHIBITED)


@pytest.mark.parametrize("person", options("searched_for"))
def test_without_a_listed_offence_only_the_persons_of_point_i_justify_a_live_search(person):
    swindler = CASES["big-fraud-with-ten-years"].answers
    fraud = {fact: swindler[fact] for fact in ("offence", "maximum_penalty_years")}
    answers = changed("missing-child-at-a-station", searched_for=frozenset({person}), **fraud)
    level = levels(answers)["art-5-1-h"]

    if person == "person_present":
        assert level is None, "recital 33 leaves identity checks of a person who is present alone"
    else:
        assert level is (Level.CONDITIONAL if person in ART_5_1_H_I else Level.PROHIBITED)


@pytest.mark.parametrize(
    "person", [person for person in options("searched_for") if person != "person_present"]
)
def test_an_identity_check_covers_no_search_beside_it(person):
    alone = levels(changed("police-scan-a-demonstration", searched_for=frozenset({"person_present"})))
    beside = levels(
        changed("police-scan-a-demonstration", searched_for=frozenset({"person_present", person}))
    )

    assert alone["art-5-1-h"] is None
    assert beside["art-5-1-h"] is Level.PROHIBITED


@pytest.mark.parametrize("trait", options("categories"))
def test_what_denmark_is_not_prohibited_from_sorting_stays_high_risk_if_it_is_sensitive(trait):
    found = levels(changed("danish-police-sort-by-religion", categories=frozenset({trait})))
    is_sensitive = trait in ART_5_1_G | ART_9_GDPR_BEYOND_ART_5

    assert found["art-5-1-g"] is None
    assert found["annex-iii-1-b"] is (Level.HIGH_RISK if is_sensitive else None)


@pytest.mark.parametrize("trait", options("categories"))
def test_a_trait_is_prohibited_high_risk_or_only_to_be_announced(trait):
    found = levels(changed("race-at-the-club-door", categories=frozenset({trait})))

    assert found["art-50-3"] is Level.TRANSPARENCY
    assert found["art-5-1-g"] is (Level.PROHIBITED if trait in ART_5_1_G else None)
    assert found["annex-iii-1-b"] is (Level.HIGH_RISK if trait in ART_9_GDPR_BEYOND_ART_5 else None)


@pytest.mark.parametrize("signal", options("signals"))
def test_every_biometric_signal_can_make_identification_remote(signal):
    found = levels(changed("casino-looks-for-barred-guests", signals=frozenset({signal})))

    assert found["annex-iii-1-a"] is Level.HIGH_RISK


@pytest.mark.parametrize("place", options("places"))
def test_a_place_counts_as_public_only_if_it_is_open_to_the_public(place):
    found = levels(changed("police-scan-a-demonstration", places=frozenset({place})))

    assert found["art-5-1-h"] is (Level.PROHIBITED if place == "open_to_public" else None)
    assert found["annex-iii-1-a"] is Level.HIGH_RISK


def test_denmark_and_ireland_alone_are_not_bound_by_the_rule_on_live_identification():
    free = {
        country
        for country in options("member_state")
        if levels(changed("police-scan-a-demonstration", member_state=country))["art-5-1-h"] is None
    }

    assert free == {"DK", "IE"}
