"""One step beside a case: what a single changed answer does to one rule, and by which provision."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import pytest

from tests.law.library import CASES, TEXT, levels
from webapp.model import NONE, FactType, Level, Value

TYPES = {fact.id: fact.type for fact in TEXT.facts}
LISTED, TOLD, FREE = Level.HIGH_RISK, Level.TRANSPARENCY, None

# What the provision says | the case | what is answered otherwise | the rule | its level then.
TWISTS: Final = """
Art. 2(4): a buyer is a user to be | foreign-police-in-cooperation | role=buyer | art-2-4 | outside
Art. 2(4): third countries only | foreign-police-in-cooperation | user_kind=police | art-2-4 | -
Art. 2(10): a buyer is a user to be | door-camera-of-a-homeowner | role=buyer | art-2-10 | outside
Art. 2(10): users only | door-camera-of-a-homeowner | role=distributor | art-2-10 | -
Art. 2(10): not who also supplies it | door-camera-of-a-homeowner
    | role=deployer+provider | art-2-10 | -
Art. 2(10): not who also supplies it | door-camera-of-a-homeowner
    | role=deployer+importer | art-2-10 | -
Art. 2(10): not who also supplies it | door-camera-of-a-homeowner
    | role=deployer+distributor | art-2-10 | -
Art. 2(10): not who also supplies it | door-camera-of-a-homeowner
    | role=deployer+product_manufacturer | art-2-10 | -
Art. 2(10): not who also supplies it | door-camera-of-a-homeowner
    | role=deployer+authorised_representative | art-2-10 | -
(a) needs technique | false-friend-takes-savings | technique=exploits_age | art-5-1-a | -
(a) needs distortion | false-friend-takes-savings | distorts_behaviour=no | art-5-1-a | -
(b) needs distortion | game-that-hooks-children | distorts_behaviour=no | art-5-1-b | -
(b) needs harm | game-that-hooks-children | significant_harm=no | art-5-1-b | -
(ba) needs realism | undressing-app | intimate_realistic=no | art-5-1-ba | -
(1a)(a): importers too | undressing-app | role=importer | art-5-1-ba | prohibited
(1a)(a): makers too | undressing-app | role=product_manufacturer | art-5-1-ba | prohibited
(1a)(a): a user's purpose is the user's | picture-machine-by-accident | abuse_use_purpose=yes | art-5-1-ba | -
(1a)(b): buyers too | pupil-club-undresses-a-teacher | role=buyer | art-5-1-ba | prohibited
(c): traits suffice | landlord-uses-shopping-data | score_basis=personal_traits | art-5-1-c | prohibited
(c): lists two bases | landlord-uses-shopping-data | score_basis=none | art-5-1-c | -
(d): persons, not groups | police-list-of-future-burglars
    | prediction_about=groups, police_task=none | art-5-1-d | -
(d): persons, not places | police-list-of-future-burglars
    | prediction_about=places, police_task=none | art-5-1-d | -
(d): crimes only | police-list-of-future-burglars | predicted_conduct=administrative | art-5-1-d | -
(d): the police task alone | police-list-of-future-burglars | functions=none | art-5-1-d | prohibited
(d): asked by police | shop-flags-payment-fraud | acts_for_police=yes | art-5-1-d | prohibited
(d): obliged by law | shop-flags-payment-fraud | prediction_required_by_law=yes | art-5-1-d | prohibited
(d): no side issue | shop-flags-payment-fraud | prediction_side_issue=no | art-5-1-d | prohibited
Recital 41: users only | danish-list-of-future-burglars | role=provider | art-5-1-d | prohibited
Recital 41: users only | danish-police-sort-by-religion | role=provider | art-5-1-g | prohibited
(e): for recognition | crawler-collects-faces | recognition_database=no | art-5-1-e | -
(f): students too | call-centre-tracks-staff-anger | emotion_subjects=students | art-5-1-f | prohibited
(h)(ii): genuine | bomb-threat-live-search | terror_threat_genuine=no | art-5-1-h | prohibited
(h)(ii): foreseeable | bomb-threat-live-search | terror_threat_time=neither | art-5-1-h | prohibited
(h)(iii): the penalty | wanted-dealer-at-a-festival | maximum_penalty_years=4 | art-5-1-h | conditional
(h)(iii): the penalty | wanted-dealer-at-a-festival | maximum_penalty_years=3 | art-5-1-h | prohibited
Art. 5(2): limits | missing-child-at-a-station | use_limits=time+place | art-5-1-h | prohibited
Art. 5(2): limits | missing-child-at-a-station | use_limits=time+persons | art-5-1-h | prohibited
Art. 5(2): limits | missing-child-at-a-station | use_limits=place+persons | art-5-1-h | prohibited
Art. 5(2): registration | attack-under-way | registration=not_registered | art-5-1-h | prohibited
Art. 5(3): who decides | attack-under-way | authorised_by=independent_body | art-5-1-h | conditional
Art. 5(3): who decides | attack-under-way | authorised_by=administrative_body | art-5-1-h | prohibited
Art. 5(3): who decides | attack-under-way | authorised_by=other_body | art-5-1-h | prohibited
Art. 5(3): 24 hours | attacker-flees-from-a-christmas-market | hours_to_request=24 | art-5-1-h | conditional
Art. 5(3): 24 hours | attacker-flees-from-a-christmas-market | hours_to_request=25 | art-5-1-h | prohibited
Art. 5(3): stop | child-search-stopped-after-refusal | after_refusal=data_deleted | art-5-1-h | prohibited
Art. 5(3): delete | child-search-stopped-after-refusal | after_refusal=use_stopped | art-5-1-h | prohibited
Art. 5(4): both | missing-child-at-a-station | notified=market_surveillance | art-5-1-h | prohibited
Art. 5(4): both | missing-child-at-a-station | notified=none | art-5-1-h | prohibited
Recital 40: States only | police-live-in-ireland
    | user_kind=eu_body, eu_police_tasks=yes | art-5-1-h | prohibited
Recital 41: States only | police-live-in-denmark
    | user_kind=third_country_authority, international_cooperation=no | art-5-1-h | prohibited
Art. 26(10): buyers too | route-of-a-known-suspect-without-permission | role=buyer | art-26-10 | prohibited
Art. 26(10): investigations | route-of-a-known-suspect-without-permission | investigation=no | art-26-10 | -
Art. 26(10): 48 hours | trace-asked-after-forty-hours | hours_to_request=48 | art-26-10 | conditional
Art. 26(10): 48 hours | trace-asked-after-forty-hours | hours_to_request=49 | art-26-10 | prohibited
Art. 26(10): stop | trace-stopped-after-refusal | after_refusal=data_deleted | art-26-10 | prohibited
Art. 26(10): delete | trace-stopped-after-refusal | after_refusal=use_stopped | art-26-10 | prohibited
Art. 26(10): no urgency test | trace-asked-after-forty-hours
    | urgency_justified=no | art-26-10 | conditional
Art. 26(10): users only | all-faces-of-a-weekend | role=provider | art-26-10-untargeted | -
Art. 26(10): buyers too | all-faces-of-a-weekend | role=buyer | art-26-10-untargeted | prohibited
Art. 26(10): a proceeding | all-faces-of-a-weekend | post_link=proceeding | art-26-10-untargeted | -
Art. 26(10): high-risk systems only | route-of-a-known-suspect-without-permission
    | derogation_task=narrow_procedural, profiling=no, significant_risk=no | art-26-10 | -
Art. 26(10): high-risk systems only | all-faces-of-a-weekend
    | derogation_task=narrow_procedural, profiling=no, significant_risk=no | art-26-10-untargeted | -
Art. 3(46): supervision | mall-runs-cameras-for-the-police | police_supervises=no | art-5-1-h | -
Art. 3(46): instructions | mall-runs-cameras-for-the-police | police_instructs=no | art-5-1-h | -
Art. 3(41): a database | casino-looks-for-barred-guests | reference_database=no | annex-iii-1-a | -
Art. 3(40): both limbs | try-on-glasses | ancillary_to_service=no | art-50-3 | transparency
Point 5(a): EU bodies | benefit-fraud-checked | user_kind=eu_body | annex-iii-5-a | high-risk
Point 6: EU bodies in support of police | who-may-become-a-victim
    | user_kind=eu_body, eu_police_tasks=no, acts_for_police=yes, police_instructs=no
    | annex-iii-6-a | high-risk
Point 6: not EU bodies on their own account | who-may-become-a-victim
    | user_kind=eu_body, eu_police_tasks=no, acts_for_police=no | annex-iii-6-a | -
Point 6(d): what Art. 5(1)(d) leaves out | parole-risk-with-file-facts
    | prediction_solely_profiling=yes | annex-iii-6-d | high-risk
Art. 50(1): a law | undercover-chat-of-the-police | crime_law_authorises=no | art-50-1 | transparency
Art. 50(1): safeguards | undercover-chat-of-the-police | crime_law_safeguards=no | art-50-1 | transparency
Art. 50(2): content | picture-machine | generates=none | art-50-2 | -
Art. 50(3): buyers too | age-check-at-a-cigarette-machine | role=buyer | art-50-3 | transparency
Art. 50(3): users only | age-check-at-a-cigarette-machine | role=provider | art-50-3 | -
Art. 50(4): buyers too | false-speech-of-a-mayor | role=buyer | art-50-4 | transparency
Art. 50(4): users only | false-speech-of-a-mayor | role=provider | art-50-4 | -
Art. 50(4): buyers too | news-written-by-a-machine | role=buyer | art-50-4-text | transparency
Art. 50(4): users only | news-written-by-a-machine | role=provider | art-50-4-text | -
"""


def value(fact: str, given: str) -> Value:
    """Return an answer as the engine takes it."""
    if TYPES[fact] is FactType.CHOICES:
        return frozenset() if given == NONE else frozenset(given.split("+"))
    return Decimal(given) if TYPES[fact] is FactType.NUMBER else given


def twists() -> list[list[str]]:
    """Return the rows of the table, each in its five columns."""
    rows = TWISTS.strip().replace("\n    |", " |").splitlines()
    return [row.split(" | ") for row in rows]


@pytest.mark.parametrize(("provision", "name", "given", "rule", "level"), twists())
def test_a_changed_answer_changes_the_rule_as_the_provision_says(provision, name, given, rule, level):
    changed = dict(answer.split("=") for answer in given.split(", "))
    answers = {fact: value(fact, answer) for fact, answer in changed.items()}

    found = levels({**CASES[name].answers, **answers})[rule]

    assert found is (None if level == "-" else Level(level)), provision


@pytest.mark.parametrize(
    "content", ["intimate_images", "deep_fake", "public_interest_text", "child_abuse_material"]
)
def test_the_provider_marks_synthetic_content_of_every_kind(content):
    answers = {**CASES["picture-machine"].answers, "generates": frozenset({content})}

    assert levels(answers)["art-50-2"] is TOLD


@pytest.mark.parametrize(
    ("task", "rule"),
    [
        ("victim_risk", "annex-iii-6-a"),
        ("polygraph", "annex-iii-6-b"),
        ("evidence", "annex-iii-6-c"),
        ("traits_or_past_crime", "annex-iii-6-d"),
        ("profiling", "annex-iii-6-e"),
    ],
)
def test_point_6_is_about_the_police_and_those_who_act_for_them(task, rule):
    newspaper = CASES["newspaper-checks-videos"].answers
    answers = {**newspaper, "crime_purpose": "yes", "police_task": frozenset({task})}

    assert levels(answers)[rule] is FREE
    for_police = dict.fromkeys(("acts_for_police", "police_instructs", "police_supervises"), "yes")
    assert levels({**answers, **for_police})[rule] is LISTED


@pytest.mark.parametrize(
    ("task", "rule"),
    [
        ("polygraph", "annex-iii-7-a"),
        ("risk", "annex-iii-7-b"),
        ("applications", "annex-iii-7-c"),
        ("detect_or_identify", "annex-iii-7-d"),
    ],
)
def test_point_7_is_about_public_authorities_and_those_who_act_for_them(task, rule):
    answers = {**CASES["travel-firm-checks-visas"].answers, "migration_task": frozenset({task})}

    assert levels(answers)[rule] is FREE
    assert levels({**answers, "acts_for_public_body": "yes"})[rule] is LISTED
