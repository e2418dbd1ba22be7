"""The start, the list of texts, a text and a rule to read, and the page for monitors."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.pages.conftest import DASH, TODAY, CheckedClient
from tests.pages.village import LIBRARY, VILLAGE
from webapp.pages import create_app

OLDER = replace(VILLAGE, version=date(2020, 5, 1), title="The Old Village Charter")


@pytest.fixture(scope="module")
def two_versions() -> CheckedClient:
    app = create_app(replace(LIBRARY, texts=(VILLAGE, OLDER)), today=lambda: TODAY)
    return CheckedClient(app)


def test_the_start_leads_to_the_first_question_of_the_newest_version(two_versions: CheckedClient) -> None:
    page = two_versions.get("/")

    assert "The Old Village Charter" not in page.text
    assert two_versions.get(page.link("Start : Charter")).heading == "What does the system do?"
    assert page.one("link[rel=canonical]")["href"] == "/"


def test_the_texts_stand_on_a_timeline_oldest_first(two_versions: CheckedClient) -> None:
    page = two_versions.get("/texts")

    assert page.all(".timeline h2") == ["The Old Village Charter", "The Village Charter"]
    assert page.all(".timeline .under") == ["1 May 2020 · Law", "1 January 2026 · Law"]


def test_a_name_without_version_means_the_newest(two_versions: CheckedClient) -> None:
    assert two_versions.get("/texts/village").heading == "The Village Charter"
    assert two_versions.get("/texts/village@2020-05-01").heading == "The Old Village Charter"


def test_a_text_shows_its_state_rules_steps_duties_and_notes(village: CheckedClient) -> None:
    page = village.get("/texts/village")

    assert "State of the charter on 1 November 2026." in page.text
    assert "6 questions, 2 rules, 2 duties" in page.text
    assert page.all("#rules ~ h3") == ["Prohibited", "Transparency duties"]
    assert "it searches" not in page.all("#conclusion-search")[0]
    assert "Search for a person" in page.all("#conclusion-search summary")[0]
    assert "Put up a sign at the gate." in page.all("#duty-sign summary")[0]
    assert "Breaches cost a goat." in page.all("#note-fine")[0]


def test_a_text_reads_like_a_short_guide_to_its_rules(village: CheckedClient) -> None:
    text = village.get("/texts/village").text

    assert "The heart of the charter." in text
    assert "Left out: Denmark is not bound." in text
    assert "Exceptions: Grave offences." in text
    assert "An exception holds only with all of this: A judge ordered it." in text


def test_a_rule_reads_as_its_conditions_in_words(village: CheckedClient) -> None:
    page = village.get(village.get("/texts/village").link("The watch does not search faces"))

    assert page.heading == "The watch does not search faces"
    assert page.title == f"The watch does not search faces {DASH} Charter {DASH} Fingerpost"
    assert "it searches for people" in page.text
    assert "the use takes place in Denmark" in page.all("#unless-denmark")[0]
    assert "the maximum penalty is at least 4 years" in page.all("#exceptions-grave")[0]
    assert "Contested: Whether attempts count is disputed." in page.all("#exceptions-grave")[0]
    assert "a judge ordered the search" in page.all("#provided-order")[0]
    assert "Applies since 1 January 2026." in page.text
    assert page.link("Art. 4 Charter") == "https://example.org/charter#art_4"


def test_a_step_of_reasoning_is_linked_to_its_own_conditions(village: CheckedClient) -> None:
    page = village.get("/texts/village/no-searches")

    assert page.link("it searches for people") == "/texts/village@2026-01-01#conclusion-search"


@pytest.mark.parametrize(
    "address", ["/texts/town", "/texts/village/no-such-rule", "/texts/village@2019-01-01", "/check/town"]
)
def test_what_is_not_there_is_told_with_a_way_on(village: CheckedClient, address: str) -> None:
    page = village.get(address, 404)

    assert page.heading == "We could not find this page"
    assert page.link("see the texts") == "/texts"


def test_health_names_the_texts_and_is_never_kept(two_versions: CheckedClient) -> None:
    response = two_versions.client.get("/health")

    assert response.json == {"status": "ok", "texts": ["village@2020-05-01", "village@2026-01-01"]}
    assert response.headers["Cache-Control"] == "no-store"


def test_a_law_that_was_replaced_says_so_and_tells_times_as_it_stood(real: CheckedClient) -> None:
    old = real.get("/texts/eu-ai-act@2024-07-12")
    page_of_rule = real.get("/texts/eu-ai-act@2024-07-12/annex-iii-1-a")

    assert old.one(".notice a")["href"] == "/texts/eu-ai-act@2026-07-27"
    assert "Applies since 2 August 2026" not in old.text
    assert "Will apply from 2 August 2026" in page_of_rule.text
    assert "Replaced by" in page_of_rule.text


def test_the_law_in_force_is_not_called_replaced(real: CheckedClient) -> None:
    assert "Replaced by" not in real.get("/texts/eu-ai-act").text
