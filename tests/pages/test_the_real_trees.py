"""Every page of the trees that come with Fingerpost, held to the same promises as any other page."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Final

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.links.test_links import any_answers
from tests.pages.conftest import CheckedClient, Page
from webapp import links
from webapp.model import Library, Text

FEWER: Final = 15
"""Strict parsing of a long verdict takes most of a second, so every fifteenth case stands for its like."""


def answer_at_random(page: Page, choose: random.Random) -> dict[str, str | list[str]]:
    """Return an answer that the page offers to its question."""
    (name,) = {str(field["name"]) for field in page.soup.select("fieldset [name], select[name]")}
    if page.soup.select("input[type=text]"):
        return {name: choose.choice(["0", "3", "12", "unsure"])}
    offered = [
        str(tag["value"])
        for tag in page.soup.select("fieldset input, select option")
        if tag["value"] not in ("", "unsure", "none")
    ]
    if page.soup.select("input[type=checkbox]"):
        return {name: choose.sample(offered, choose.randint(1, min(3, len(offered))))}
    return {name: choose.choice([*offered, *offered, "unsure"])}


def interview(client: CheckedClient, text: Text, seed: int) -> Iterable[Page]:
    """Answer one question after the other, whatever comes."""
    choose = random.Random(seed)
    page = client.get(f"/check/{text.key}")
    while page.soup.select("[name=asked]"):
        page = client.submit(page, **answer_at_random(page, choose))
        yield page


@pytest.mark.parametrize("seed", range(6))
def test_every_interview_ends_at_a_verdict_and_every_page_on_the_way_is_sound(
    real: CheckedClient, library: Library, seed: int
) -> None:
    for text in library.texts:
        pages = list(interview(real, text, seed))

        assert pages[-1].soup.select(".scale")
        assert len(pages) <= len(text.facts)


def test_an_interview_of_unsure_answers_ends_too(real: CheckedClient, library: Library) -> None:
    for text in library.texts:
        page = real.get(f"/check/{text.key}")
        while page.soup.select("[name=asked]"):
            (name,) = {str(field["name"]) for field in page.soup.select("fieldset [name], select[name]")}
            page = real.submit(page, **{name: "unsure"})

        assert page.heading == "Not settled yet"
        assert len(page.soup.select("#open .questions > li")) > 1


def test_every_question_can_be_asked_at_once(real: CheckedClient, library: Library) -> None:
    for text in library.texts:
        for fact in text.facts:
            page = real.get(f"/check/{text.key}?change={fact.id}")

            assert page.heading == " ".join(fact.ask.split())
            assert page.soup.select("[value=unsure]")


def test_every_text_and_rule_can_be_read(real: CheckedClient, library: Library) -> None:
    for text in library.texts:
        page = real.get(f"/texts/{text.key}")
        assert len(page.soup.select("a.source")) >= len(text.rules)
        for rule in text.rules:
            assert real.get(f"/texts/{text.key}/{rule.id}").heading == " ".join(rule.title.split())


def test_cases_have_their_page(real: CheckedClient, library: Library) -> None:
    for case in library.cases[::FEWER]:
        for expectation in case.expectations:
            text = library.text(expectation.text)
            assert text is not None
            page = real.get(links.address(text, case.answers))

            assert not page.soup.select(".notice")


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_reading_what_was_written_gives_the_same_answers(library: Library, data: st.DataObject) -> None:
    for text in library.texts:
        answers = data.draw(any_answers(text.facts))
        query = links.build(text, answers)
        pairs = [tuple(pair.split("=")) for pair in query.split("&")] if query else []

        link = links.parse(pairs, text)

        assert link.answers == answers
        assert link.notices == ()


def test_no_fact_has_a_name_that_addresses_use_themselves(library: Library) -> None:
    assert not links.RESERVED & {fact.id for text in library.texts for fact in text.facts}


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_answers_get_a_page_without_notice(
    real_app: Flask, library: Library, data: st.DataObject
) -> None:
    real = CheckedClient(real_app, own_words=False)
    for text in library.texts:
        page = real.get(links.address(text, data.draw(any_answers(text.facts))))

        assert not page.soup.select(".notice")
