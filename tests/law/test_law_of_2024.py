"""The Act as published in 2024 beside the Act as amended: what the Digital Omnibus changed, and nothing else.

Expectations are the table "before" and "now" of the amending law, Regulation (EU) 2026/1744.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from tests.law.texts import (
    ACT,
    ACT_2024,
    EVERY_CASE,
    TEXTS,
    changed_case,
    expected,
    finding,
    rule,
    shows,
    verdict,
    yours,
)
from webapp.engine import Truth
from webapp.model import Level, Source, State

OLD, NEW = TEXTS[ACT_2024], TEXTS[ACT]
OLD_RULES = {found.id: found for found in OLD.rules}
NEW_RULES = {found.id: found for found in NEW.rules}
OLD_DUTIES = {found.id: found for found in OLD.duties}
NEW_DUTIES = {found.id: found for found in NEW.duties}
OLD_NOTES = {found.id: found for found in OLD.notes}
NEW_NOTES = {found.id: found for found in NEW.notes}

CHAPTERS_ONE_AND_TWO = date(2025, 2, 2)
GENERAL = date(2026, 8, 2)
PRODUCTS = date(2027, 8, 2)
OLD_PUBLIC_SYSTEMS = date(2030, 8, 2)

ADDED_RULES = {"art-5-1-ba", "art-5-1-bb"}
ADDED = re.compile(
    r"Art\. (4a|5\(1a\)|5\(1b\)|5\(1\)\(ba\)|5\(1\)\(bb\)|6\(1[abc]\)|3\(14[ab]\)|99\(6a\)|111\(4\))"
)
CHANGED = re.compile(
    r"Art\. (2\(2\)|4\(1\)|6\(1\)|11|17|27\(4\)|27\(5\)|43\(3\)|75\(1\)|77|99\(4\)|111\(2\)|113)"
    r"|Annex (I|VIII)"
)
LATE_WORDS = re.compile(r"2 December 202\d|2 August 2028|Digital Omnibus|small mid-cap|Art\. 4a")
CASES = [name for name, case in EVERY_CASE.items() if "law-of-2024" in case.topics]
BOTH = [(text, name) for name in CASES for text in (ACT_2024, ACT)]


def art_113(name: str) -> date:
    """Return the date that Art. 113 of 2024 gives to the provision behind a rule or duty."""
    if name.startswith(("art-5", "art-2-", "not-ai", "no-union")) and not name.startswith("art-50"):
        return CHAPTERS_ONE_AND_TWO
    if name == "art-4":
        return CHAPTERS_ONE_AND_TWO
    if name == "art-111-2-public":
        return OLD_PUBLIC_SYSTEMS
    return PRODUCTS if name == "art-6-1" or name.startswith("annex-i-") else GENERAL


def cited(text) -> Iterator[Source]:
    """Yield every source of the text's own entries; the note that it was amended cites the law in force."""
    entries = [*text.conclusions, *text.rules, *text.duties, *text.notes]
    for entry in entries:
        if entry.id != "amended":
            yield from entry.sources
    for found in text.rules:
        for limb in (*found.unless, *found.exceptions, *found.provided):
            yield from limb.sources


def words(text) -> Iterator[str]:
    """Yield every sentence of the text's own entries, facts aside, which all texts share."""
    entries = [*text.conclusions, *text.rules, *text.duties, *text.notes]
    limbs = [
        limb
        for found in text.rules
        for kind in (found.unless, found.exceptions, found.provided)
        for limb in kind
    ]
    for entry in (*entries, *limbs):
        yield from (entry.doubt.contested or "", entry.doubt.to_verify or "")
        for part in ("title", "about", "means", "means_not", "do", "evidence", "say"):
            yield getattr(entry, part, None) or ""


@pytest.mark.parametrize("name", OLD_RULES)
def test_a_rule_applies_from_the_date_of_art_113_as_published(name):
    assert OLD_RULES[name].applies_from == art_113(name)


@pytest.mark.parametrize("name", OLD_DUTIES)
def test_a_duty_applies_from_the_date_of_art_113_as_published(name):
    assert OLD_DUTIES[name].applies_from == art_113(name)


def test_the_omnibus_added_two_prohibitions_and_took_no_rule_away():
    assert NEW_RULES.keys() - OLD_RULES.keys() == ADDED_RULES
    assert OLD_RULES.keys() <= NEW_RULES.keys()


@pytest.mark.parametrize("name", [name for name in OLD_RULES if name != "art-6-1"])
def test_a_rule_that_the_omnibus_did_not_touch_says_the_same_in_both_versions(name):
    old, new = OLD_RULES[name], NEW_RULES[name]

    assert (old.finding, old.when, old.then, old.addressed_to) == (
        new.finding,
        new.when,
        new.then,
        new.addressed_to,
    )
    assert (old.unless, old.exceptions, old.provided) == (new.unless, new.exceptions, new.provided)


def test_the_rules_stand_in_the_same_order():
    assert list(OLD_RULES) == [name for name in NEW_RULES if name not in ADDED_RULES]


def test_nothing_that_the_omnibus_added_is_cited():
    assert [source.id for source in cited(OLD) if source.document.id == "omnibus"] == []
    assert [source.id for source in cited(OLD) if ADDED.fullmatch(source.cite)] == []


def test_what_the_omnibus_changed_is_cited_from_the_publication_of_2024():
    of_the_act = [source for source in cited(OLD) if source.document.id.startswith("ai-act")]
    changed = [source for source in of_the_act if CHANGED.fullmatch(source.cite)]

    assert {source.document.id for source in changed} == {"ai-act-2024"}
    assert {source.id.endswith("-2024") for source in changed} == {True}


def test_no_sentence_speaks_of_what_came_with_the_omnibus():
    assert [found for found in words(OLD) if LATE_WORDS.search(found)] == []


def test_the_head_says_that_the_text_was_amended():
    assert OLD.amends == NEW.key
    assert "amended on 27 July 2026" in OLD.as_of
    assert shows(ACT_2024, "amended", EVERY_CASE["supermarket"].answers)


def test_literacy_was_to_be_ensured_and_is_now_to_be_supported():
    assert "ensure" in OLD_DUTIES["art-4"].do
    assert "No level has to be guaranteed" in NEW_DUTIES["art-4"].do
    assert "guaranteed" not in OLD_DUTIES["art-4"].do


def test_sensitive_data_against_bias_were_for_providers_of_high_risk_systems_only():
    assert "For others the text of 2024 had no such rule" in OLD_NOTES["bias-data"].say
    assert [source.cite for source in OLD_NOTES["bias-data"].sources] == ["Art. 10(5)"]


def test_the_form_for_derogated_systems_was_longer():
    assert "summary of the reasons" in " ".join(OLD_DUTIES["art-49-2"].do.split())
    assert "summary" not in NEW_DUTIES["art-49-2"].do


def test_the_rights_assessment_complemented_that_of_data_protection():
    assert "complements" in OLD_DUTIES["art-27"].evidence
    assert "may refer to" in NEW_DUTIES["art-27"].evidence


def test_older_generators_had_no_extra_time_for_marking():
    assert "2 December" not in OLD_DUTIES["art-50-2"].evidence
    assert "2 December 2026" in " ".join(NEW_DUTIES["art-50-2"].evidence.split())


def test_small_mid_caps_had_no_lower_ceilings():
    assert NEW_NOTES.keys() - OLD_NOTES.keys() == {"fines-mid-cap"}
    assert OLD_NOTES.keys() - NEW_NOTES.keys() == {"amended"}


def test_cooperation_along_the_supply_chain_was_not_among_the_fines():
    assert "25(2)" not in OLD_NOTES["fines-operators"].say
    assert "25(2)" in NEW_NOTES["fines-operators"].say
    assert "25(2) and (4)" in OLD_NOTES["fines-national"].say


def test_the_ai_office_supervised_fewer_systems():
    assert "alone" not in OLD_NOTES["supervision-ai-office"].say
    assert "alone" in NEW_NOTES["supervision-ai-office"].say


def test_bodies_for_rights_asked_for_the_documents_themselves():
    assert "from the market surveillance" in " ".join(NEW_NOTES["supervision-rights"].say.split())
    assert "tell the market surveillance authority" in " ".join(OLD_NOTES["supervision-rights"].say.split())


def test_machinery_moved_to_the_products_that_their_own_law_governs():
    press = EVERY_CASE["eye-of-a-press"].answers

    assert yours(ACT_2024, "annex-i-provider", press) is Truth.TRUE
    assert yours(ACT, "annex-i-provider", press) is Truth.FALSE
    assert not shows(ACT_2024, "section-b", press)
    assert shows(ACT, "section-b", press)


def test_other_risks_than_health_and_safety_no_longer_count_for_products():
    radio = EVERY_CASE["radio-toy-assessed-for-interference"].answers

    assert finding(ACT_2024, "art-6-1", radio).state is State.APPLIES
    assert finding(ACT, "art-6-1", radio).state is State.DOES_NOT_APPLY
    assert rule(ACT_2024, "art-6-1").doubt.contested


# Art. 111(2): whether an older type is spared, in the words of each version.
@pytest.mark.parametrize(
    ("marketed", "redesigned", "spared_2024", "spared_now"),
    [
        ("before_2026_08_02", "no", True, True),
        ("before_2026_08_02", "before_2027_12_02", False, True),
        ("before_2026_08_02", "yes", False, False),
        ("before_2027_12_02", "no", False, True),
        ("before_2027_12_02", "before_2027_12_02", False, True),
        ("before_2027_12_02", "yes", False, False),
        ("later", None, False, False),
    ],
)
def test_an_older_type_is_spared_if_it_is_older_than_the_duties(
    marketed, redesigned, spared_2024, spared_now
):
    shop = changed_case("camera-type-of-2025", market_date=marketed, design_change=redesigned or "unsure")
    town = changed_case("town-camera-of-2025", market_date=marketed, design_change=redesigned or "unsure")

    assert yours(ACT_2024, "art-26-6", shop) is (Truth.FALSE if spared_2024 else Truth.TRUE)
    assert yours(ACT, "art-26-6", shop) is (Truth.FALSE if spared_now else Truth.TRUE)
    assert {yours(text, "art-26-6", town) for text in (ACT_2024, ACT)} == {Truth.TRUE}


def test_there_are_at_least_twelve_cases_on_the_two_versions():
    assert len(CASES) >= 12
    assert {found.text for name in CASES for found in EVERY_CASE[name].expectations} == {ACT_2024, ACT}


@pytest.mark.parametrize(("text", "name"), BOTH)
def test_a_case_comes_out_under_both_versions_as_they_say(text, name):
    wanted, found = expected(EVERY_CASE[name], text), verdict(text, name)
    states = {
        state.rule.id: state.state
        for state in found.findings
        if state.state is not State.DOES_NOT_APPLY or state.rule.id in wanted.findings
    }
    duties = {
        state.duty.id: state.yours is Truth.TRUE for state in found.duties if state.duty.id in wanted.duties
    }

    assert (found.level, found.status) == (wanted.level, "decided")
    assert states == wanted.findings
    assert duties == wanted.duties


@pytest.mark.parametrize("name", [name for name, case in EVERY_CASE.items() if expected(case, ACT)])
def test_the_versions_give_different_levels_only_where_the_omnibus_changed_a_rule(name):
    old, new = verdict(ACT_2024, name), verdict(ACT, name)
    touched = {
        state.rule.id
        for state in new.findings
        if state.rule.id in ADDED_RULES and state.state is not State.DOES_NOT_APPLY
    }
    product = finding(ACT_2024, "art-6-1", EVERY_CASE[name].answers).state is not State.DOES_NOT_APPLY

    assert touched or product or old.possible_levels == new.possible_levels
    assert not touched or Level.PROHIBITED not in old.possible_levels
