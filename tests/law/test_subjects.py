"""What the rules of all texts are about, so that they can stand side by side."""

from __future__ import annotations

from itertools import chain

import pytest

from tests.law.texts import SUBJECTS, TEXTS

RULES = [pytest.param(found, id=f"{text.key} {found.id}") for text in TEXTS.values() for found in text.rules]

# Rules of different texts on the same matter, as the table of the positions puts them in one row.
SAME_MATTER = {
    "live identification by the police": (
        "com-5-1-d edpb-rbi council-5-1-d ep-am-220 deal-live-rbi art-5-1-h ryf-rbi"
    ),
    "recorded footage": "ep-am-227 deal-post-rbi art-26-10 art-26-10-untargeted",
    "companies and other authorities": (
        "com-annex-iii-1-a council-annex-iii-1-a ep-am-711 deal-rbi-others annex-iii-1-a"
    ),
    "online spaces": "edpb-online deal-online ryf-online",
    "international cooperation": "com-2-4 council-2-4 ep-2-4 deal-international art-2-4 ryf-international",
    "military and national security": "com-2-3 edpb-security council-2-3 ep-2-3 deal-scope art-2-3",
    "categorisation": (
        "edpb-categories ep-am-217 ep-am-712-categories deal-categorisation art-5-1-g ryf-categories"
    ),
    "emotion recognition": (
        "edpb-emotions ep-am-226 ep-am-712-emotions deal-emotions art-5-1-f ryf-emotions"
    ),
    "social scoring": "com-5-1-c edpb-scoring council-5-1-c ep-am-218 deal-scoring art-5-1-c ryf-scoring",
    "crime prediction": (
        "com-annex-iii-6-a edpb-prediction council-annex-iii-6-a ep-am-224 deal-prediction "
        "art-5-1-d ryf-prediction"
    ),
    "face scraping": (
        "com-scraping edpb-scraping council-scraping ep-am-225 deal-scraping art-5-1-e ryf-scraping"
    ),
    "migration and border": (
        "com-annex-iii-7 council-annex-iii-7 ep-am-736 deal-migration annex-iii-7-d ryf-migration"
    ),
    "notices": (
        "com-52-2-emotions com-52-2-categories council-52-2 council-52-2a ep-am-485-emotions art-50-3"
    ),
}
SUBJECT = {found.id: found.subject for text in TEXTS.values() for found in text.rules}


@pytest.mark.parametrize("found", RULES)
def test_every_rule_has_a_subject(found):
    assert found.subject is not None


def test_there_are_between_fifteen_and_twenty_five_subjects():
    assert 15 <= len(SUBJECTS) <= 25


@pytest.mark.parametrize("matter", SAME_MATTER)
def test_rules_of_different_texts_on_the_same_matter_share_a_subject(matter):
    assert len({SUBJECT[name] for name in SAME_MATTER[matter].split()}) == 1


def test_different_matters_have_different_subjects():
    subjects = [SUBJECT[names.split()[0]] for names in SAME_MATTER.values()]

    assert len(set(subjects)) == len(SAME_MATTER)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_subject_has_a_plain_title_and_some_rule(subject):
    assert SUBJECTS[subject].title[0].isupper()
    assert len(SUBJECTS[subject].title.split()) <= 12
    assert SUBJECTS[subject] in set(SUBJECT.values())


def test_prohibitions_of_biometric_practices_come_before_scope():
    order = list(SUBJECTS)
    scope = {"reach", "security", "foreign-cooperation", "research", "private-life"}
    outside = {
        found.subject.id for text in TEXTS.values() for found in text.rules if found.finding == "outside"
    }

    assert outside <= scope
    assert set(order[-len(scope) :]) == scope
    assert order[0] == SUBJECT["art-5-1-h"].id


def test_the_two_versions_of_the_act_put_each_rule_under_the_same_subject():
    rows = [
        {found.id: found.subject for found in text.rules} for text in TEXTS.values() if text.id == "eu-ai-act"
    ]

    assert len(rows) == 2
    assert all(row[name] == SUBJECT[name] for row in rows for name in chain(row))
