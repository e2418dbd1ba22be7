"""Words of the law are explained in the questions that use them, with their source, and in one list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.pages.conftest import TODAY, CheckedClient
from tests.pages.village import LIBRARY, source
from webapp.model import Term
from webapp.pages import create_app
from webapp.wording.terms import describe_terms

TERMS = (
    Term(
        "watch",
        "Village watch",
        "Those who guard the gate at night.",
        (source("3"),),
        frozenset({"by_the_watch"}),
    ),
    Term("charter", "Charter", "The law of the village.", (source("1"),)),
)


@pytest.fixture
def wordy() -> CheckedClient:
    return CheckedClient(create_app(replace(LIBRARY, terms=TERMS), today=lambda: TODAY))


def test_a_question_explains_the_word_that_it_uses(wordy: CheckedClient) -> None:
    page = wordy.get("/check/village?tasks=identify")

    assert page.all(".words summary") == ["What is meant by: Village watch"]
    assert "Those who guard the gate at night." in page.all(".words dd")[0]
    assert page.one(".words dd a")["href"].startswith("https://")


def test_a_question_without_such_words_has_no_list(wordy: CheckedClient) -> None:
    assert not wordy.get("/check/village").soup.select(".words")


def test_the_glossary_explains_every_word_in_the_order_of_letters(wordy: CheckedClient) -> None:
    page = wordy.get("/glossary")

    assert page.all("dt") == ["Charter", "Village watch"]


def test_each_page_leads_to_the_glossary(wordy: CheckedClient) -> None:
    assert wordy.get("/check/village").link("Glossary") == "/glossary"


def test_the_questions_of_the_law_explain_its_own_words(real: CheckedClient) -> None:
    explained = {
        "comparison_moment": "Real time",
        "places": "Publicly accessible space",
        "role": "Deployer",
        "crime_purpose": "Law enforcement",
    }
    for fact, word in explained.items():
        page = real.get(f"/check/eu-ai-act?ai_system=yes&change={fact}")
        assert word in page.all(".words dt"), fact


def test_letters_with_accents_stand_beside_those_without() -> None:
    terms = [Term(name.lower(), name, "Means something.", ()) for name in ("Données", "Déployeur", "Danger")]

    assert [view.term for view in describe_terms(terms)] == ["Danger", "Déployeur", "Données"]
