"""Whose duty is what: each class brings the duties that the Act ties to it, to the role that bears them."""

from __future__ import annotations

import pytest

from tests.law.library import CASES, PROGRAM, RULES, expected
from webapp.engine import Truth, assess
from webapp.model import Answers, Level, State, Value

PROVIDER_DUTIES = {
    *("art-8", "art-9", "art-10", "art-11", "art-12", "art-13", "art-14", "art-15"),  # Section 2
    *("art-16", "art-17", "art-18", "art-19", "art-20", "art-21"),  # Art. 16 and the articles it names
    *("art-47", "art-48", "art-72", "art-73"),
}
USER_DUTIES = {"art-26-1", "art-26-2", "art-26-4", "art-26-5", "art-26-6", "art-26-12"}
DEROGATED_DUTIES = {"art-6-4", "art-49-2"}

# Where every case of a point falls under another one too: the case, and what takes it out of the other.
ALONE: dict[str, tuple[str, dict[str, Value]]] = {
    "annex-iii-6-b": ("lie-detector-of-the-police", {"signals": frozenset()}),
    "annex-iii-7-a": ("lie-detector-at-the-border", {"signals": frozenset()}),
}
LISTED = [rule for rule in RULES if rule.startswith("annex-iii-")]
WITH_DEROGATION = [rule for rule in LISTED if RULES[rule].exceptions]
SINCE_2025 = {
    rule.id for rule in RULES.values() if rule.id.startswith("art-5-1-") and rule.applies_from.year == 2025
}


def duties(answers: Answers, **changed: Value) -> set[str]:
    """Return the duties of the person who answers."""
    found = assess(PROGRAM, {**answers, **changed})
    return {state.duty.id for state in found.duties if state.yours is Truth.TRUE}


def sole_case(rule: str, state: State) -> Answers:
    """Return the answers of a case in which this is the only listed point."""
    if state is State.APPLIES and rule in ALONE:
        name, changed = ALONE[rule]
        return {**CASES[name].answers, **changed}
    for case in CASES.values():
        found = {point: at for point, at in expected(case).findings.items() if point in LISTED}
        others = [point for point, at in found.items() if point != rule and at is not State.DOES_NOT_APPLY]
        is_alone = expected(case).level is not Level.PROHIBITED and (not others or state is State.EXCEPTED)
        if found.get(rule) is state and is_alone:
            return case.answers
    raise LookupError(rule)


NEW = {"market_date": "later", "harmonised_standards": "do_not_exist"}


@pytest.mark.parametrize("rule", LISTED)
def test_every_listed_point_brings_the_duties_of_providers(rule):
    found = duties(sole_case(rule, State.APPLIES), role=frozenset({"provider"}), **NEW)

    assert found >= PROVIDER_DUTIES
    assert not found & USER_DUTIES
    assert not found & DEROGATED_DUTIES


@pytest.mark.parametrize("rule", LISTED)
def test_every_listed_point_brings_the_duties_of_users(rule):
    found = duties(sole_case(rule, State.APPLIES), role=frozenset({"deployer"}), **NEW)

    assert found >= USER_DUTIES
    assert not found & PROVIDER_DUTIES


@pytest.mark.parametrize("rule", LISTED)
def test_conformity_is_assessed_internally_except_for_biometrics(rule):
    answers = sole_case(rule, State.APPLIES)
    found = duties(answers, role=frozenset({"provider"}), **NEW)
    with_standards = duties(
        answers, role=frozenset({"provider"}), **{**NEW, "harmonised_standards": "applied_in_full"}
    )
    is_biometric = rule.startswith("annex-iii-1-")

    assert ("art-43-2" in found) is not is_biometric
    assert ("art-43-1-notified-body" in found) is is_biometric
    assert ("art-43-1-choice" in with_standards) is is_biometric
    assert "art-43-1-choice" not in found
    assert "art-43-1-notified-body" not in with_standards


@pytest.mark.parametrize("rule", WITH_DEROGATION)
def test_a_derogated_system_is_documented_and_registered_and_nothing_more(rule):
    found = duties(sole_case(rule, State.EXCEPTED), role=frozenset({"provider"}), **NEW)

    assert found >= DEROGATED_DUTIES
    assert not found & (PROVIDER_DUTIES | USER_DUTIES)


@pytest.mark.parametrize("role", ["provider", "deployer"])
def test_an_older_unchanged_system_binds_only_those_who_serve_public_authorities(role):
    older = {"market_date": "before_2027_12_02", "design_change": "no", "role": frozenset({role})}
    its_own = PROVIDER_DUTIES if role == "provider" else USER_DUTIES

    private = CASES["casino-looks-for-barred-guests"].answers
    public = CASES["town-hall-live-for-lost-children"].answers

    assert not duties(private, **older) & its_own
    assert duties(public, **older, harmonised_standards="do_not_exist") >= its_own | {"art-111-2-public"}
    assert duties(private, **{**older, "design_change": "yes"}) >= its_own


def test_the_product_route_brings_duties_only_where_it_is_open():
    for name in ("toy-without-outside-assessment", "lift-that-plays-music", "car-warns-the-sleepy-driver"):
        assert "annex-i-provider" not in duties(CASES[name].answers)
    assert "annex-i-provider" in duties(CASES["lift-that-sees-people"].answers)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.startswith("art-5-1-")])
def test_whatever_art_5_prohibits_must_not_be_done(rule):
    name = next(name for name, case in CASES.items() if expected(case).findings.get(rule) is State.APPLIES)
    found = duties(CASES[name].answers)

    assert ("art-5" if rule in SINCE_2025 else "art-5-generated") in found


@pytest.mark.parametrize("name", CASES)
def test_literacy_is_a_matter_for_every_provider_and_user_inside_the_act(name):
    case = CASES[name]
    is_inside = expected(case).level not in {None, Level.OUTSIDE}
    if is_inside and case.answers["role"] & {"provider", "deployer", "buyer"}:
        assert "art-4" in duties(case.answers)
    if expected(case).level is Level.OUTSIDE:
        assert duties(case.answers) == set()


def test_a_public_user_assesses_rights_and_registers_and_a_shop_does_not():
    public, shop = (
        CASES["town-hall-live-for-lost-children"].answers,
        CASES["casino-looks-for-barred-guests"].answers,
    )

    assert duties(public, **NEW) >= {"art-27", "art-49-3", "art-26-8"}
    assert not duties(shop, **NEW) & {"art-27", "art-49-3", "art-26-8"}
    assert "art-27" in duties(shop, public_service="yes", **NEW)


def test_two_people_confirm_a_match_of_remote_identification_only():
    assert "art-14-5-user" in duties(CASES["casino-looks-for-barred-guests"].answers, **NEW)
    assert "art-14-5-user" not in duties(CASES["mood-of-museum-visitors"].answers, **NEW)


def test_live_search_by_police_brings_the_duties_of_art_5_and_a_private_one_does_not():
    live = {"art-5-2", "art-5-3", "art-5-3-output", "art-5-4"}

    assert duties(CASES["missing-child-at-a-station"].answers) >= live
    assert not duties(CASES["casino-looks-for-barred-guests"].answers) & live


@pytest.mark.parametrize(
    ("name", "duty"),
    [
        ("hotline-that-sounds-human", "art-50-1"),
        ("picture-machine", "art-50-2"),
        ("mood-of-museum-visitors", "art-50-3"),
        ("false-speech-of-a-mayor", "art-50-4"),
        ("news-written-by-a-machine", "art-50-4-text"),
    ],
)
def test_openness_is_a_duty_now(name, duty):
    assert duty in duties(CASES[name].answers)
    assert duty not in duties(CASES["casino-looks-for-barred-guests"].answers)


def test_who_would_give_a_system_a_listed_purpose_is_told_before_it_is_listed():
    unlisted, listed = (
        CASES["phone-unlocked-with-the-face"].answers,
        CASES["casino-looks-for-barred-guests"].answers,
    )
    buyer = frozenset({"buyer"})

    assert "art-25-1-purpose" in duties(unlisted, role=buyer)
    assert "art-25-1-purpose" not in duties(unlisted, role=frozenset({"provider"}))
    assert "art-25-1-purpose" not in duties(listed, role=buyer, **NEW)
    assert "art-25-1" in duties(listed, role=buyer, **NEW)


def test_critical_infrastructure_is_registered_nationally_and_all_else_in_the_union_database():
    provider = frozenset({"provider"})
    traffic = duties(CASES["traffic-lights-controlled"].answers, role=provider, **NEW)
    casino = duties(CASES["casino-looks-for-barred-guests"].answers, role=provider, **NEW)

    assert "art-49-5" in traffic
    assert "art-49-1" not in traffic
    assert "art-49-1" in casino
    assert "art-49-5" not in casino


@pytest.mark.parametrize(
    "name", ["injured-man-without-papers", "police-live-in-denmark", "police-live-in-ireland"]
)
def test_where_the_ban_on_live_search_does_not_reach_its_safeguards_are_nobodys_duty(name):
    assert not duties(CASES[name].answers) & {"art-5-2", "art-5-3", "art-5-3-output", "art-5-4"}


@pytest.mark.parametrize(
    ("refused", "not_refused", "duty"),
    [
        ("child-search-stopped-after-refusal", "missing-child-at-a-station", "art-5-3-refused"),
        ("trace-stopped-after-refusal", "trace-asked-after-forty-hours", "art-26-10-refused"),
    ],
)
def test_a_use_whose_permission_was_refused_must_not_go_on_though_what_was_done_kept_to_the_conditions(
    refused, not_refused, duty
):
    found = {state.duty.id: state for state in assess(PROGRAM, CASES[refused].answers).duties}

    assert expected(CASES[refused]).level is Level.CONDITIONAL
    assert found[duty].yours is Truth.TRUE
    assert found[duty].done is Truth.TRUE
    assert "must not go on" in found[duty].duty.do
    assert duty not in duties(CASES[not_refused].answers)
