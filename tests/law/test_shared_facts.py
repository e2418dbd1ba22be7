"""Facts serve all texts: what is doubtful in the Act alone is said by the Act, and every text reads true."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.law.texts import ACT, ACT_2024, CASES, DEAL, EVERY_CASE, FACTS, LIBRARY, TEXTS, changed, program
from webapp import links
from webapp.engine import assess
from webapp.model import UNSURE, Answers, FactType, Value, select
from webapp.wording.document import verdict_document

LAW = {ACT, ACT_2024}
SHARED = sorted({fact.id for text in TEXTS.values() if text.key not in LAW for fact in text.facts})
TOPICS = {
    *(
        "scenario",
        "identification",
        "police",
        "private",
        "emotions",
        "categorisation",
        "scoring",
        "prediction",
    ),
    *("scraping", "manipulation", "transparency", "generation", "high-risk-list", "scope", "law-of-2024"),
}


def doubts(text: str, answers) -> str:
    """Return all doubts that the findings of a text show for these answers, in one string."""
    found = verdict_document(program(text), assess(program(text), answers))["findings"]
    return " ".join(f"{finding['contested'] or ''} {finding['to_verify'] or ''}" for finding in found)


@pytest.mark.parametrize(
    ("trait", "words"),
    [("skin_colour", "Skin colour is not on the list"), ("ethnic_origin", "names race, not ethnic")],
)
def test_the_doubt_about_a_trait_shows_under_the_law_and_under_no_other_text(trait, words):
    answers = changed("skin-colour", categories=frozenset({trait}))

    assert {text for text in TEXTS if words in doubts(text, answers)} == LAW


def test_the_doubt_about_an_independent_body_shows_for_recordings_under_the_law_only():
    recordings = changed("murder-suspect", authorised_by="independent_body")
    live = changed("attack-in-sight", authorised_by="independent_body")

    assert {text for text in TEXTS if "reviewed by a court" in doubts(text, recordings)} == LAW
    assert not [text for text in (DEAL, *LAW) if "reviewed by a court" in doubts(text, live)]


@pytest.mark.parametrize("name", SHARED)
def test_why_a_shared_question_is_asked_does_not_name_the_act_as_if_it_were_alone(name):
    why = FACTS[name].why
    drafts = ("proposal", "draft", "amendment", "general approach", "press release", "Joint Opinion")

    assert "(Art" not in why or any(word in why for word in ("Act", *drafts))


def test_nothing_was_refused_so_nothing_had_to_be_stopped():
    asked_nobody = dict(changed("attack-in-sight", authorised_by="nobody"))
    for name in ("authorisation_moment", "authorisation_result"):
        asked_nobody.pop(name)
    found = next(f for f in assess(program(ACT), asked_nobody).findings if f.rule.id == "art-5-1-h")

    assert {part.limb.name for part in found.missing} == {"authorisation"}


@pytest.mark.parametrize(
    "case", [case for case in EVERY_CASE.values() if case.discuss], ids=lambda case: case.id
)
def test_a_case_for_a_class_asks_two_to_four_questions(case):
    assert 2 <= len(case.discuss) <= 4
    assert all(question.endswith("?") for question in case.discuss)
    assert len(set(case.discuss)) == len(case.discuss)


def test_cases_of_every_topic_have_questions_for_a_class():
    with_questions = [case for case in EVERY_CASE.values() if case.discuss]

    assert {topic for case in with_questions for topic in case.topics} >= TOPICS
    assert len([case for case in with_questions if "scenario" not in case.topics]) >= 30
    assert [name for name, case in CASES.items() if "scenario" in case.topics and not case.discuss] == []


def questions(text: str, answers: Answers) -> int:
    """Count the questions asked of a person with these answers; where there is none the answer is unsure."""
    given: dict[str, Value] = {}
    while (fact := assess(program(text), given).next_fact) is not None:
        given[fact.id] = answers.get(fact.id, "unsure")
    return len(given)


@pytest.mark.parametrize("text", sorted(LAW))
def test_no_case_about_the_police_needs_more_than_thirty_five_questions(text):
    police = [case.answers for case in EVERY_CASE.values() if "police" in case.topics]

    assert max(questions(text, answers) for answers in police) <= 35


@pytest.mark.parametrize("text", sorted(LAW))
def test_an_urgent_threat_to_life_needs_no_more_than_thirty_five_questions(text):
    elements = dict.fromkeys(("threat_specific", "threat_substantial", "threat_imminent"), "yes")
    answers = {**EVERY_CASE["attack-under-way"].answers, "threat": frozenset({"life_or_safety"}), **elements}

    assert answers["registration"] == "urgent_pending"
    assert answers["authorisation_moment"] == "after_start"
    assert questions(text, answers) <= 35


def test_an_urgent_search_that_was_refused_takes_one_question_more():
    elements = dict.fromkeys(("threat_specific", "threat_substantial", "threat_imminent"), "yes")
    refused = {"authorisation_result": "refused", "after_refusal": frozenset({"use_stopped", "data_deleted"})}
    urgent = EVERY_CASE["attack-under-way"].answers
    answers = {**urgent, "threat": frozenset({"life_or_safety"}), **elements, **refused}

    # Every one of them is an element of Art. 5(1)(h), 5(2) to (5), 6 or Annex III of its own.
    assert questions(ACT, answers) == 36


def test_every_answer_to_every_text_is_read_from_one_address():
    together = select(TEXTS.values())
    answers: dict[str, Value] = {}
    for fact in together.facts:
        options = [option.value for option in fact.options]
        several = fact.type is FactType.CHOICES
        answers[fact.id] = frozenset(options) if several else max([*options, UNSURE], key=len)

    query = urlsplit(links.address(together, answers)).query
    read = links.parse_comparison(parse_qsl(query), LIBRARY)

    assert read.link.notices == ()
    assert read.link.answers == answers
