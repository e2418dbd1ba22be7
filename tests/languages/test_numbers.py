"""Numbers with a decimal comma: typed so and shown so where a language writes them so; links have a point."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.pages.conftest import TODAY, CheckedClient, Page
from tests.pages.village import LIBRARY
from webapp import links
from webapp.language import offered
from webapp.model import Library
from webapp.pages import create_app

EARLIER = {"tasks": "identify", "by_the_watch": "yes"}
NOT_A_NUMBER = "Écrivez le nombre en chiffres seulement, par exemple 4 ou 4,5."
PENALTY = "maximum_penalty_years"
BOX = "input[name=penalty_years][type=text]"


@pytest.fixture(scope="module")
def client() -> CheckedClient:
    """A client of the village, of which French knows the pages and not the rules."""
    return CheckedClient(create_app(LIBRARY, today=lambda: TODAY), own_words=False)


def send(client: CheckedClient, path: str, written: str, *, status: int = 200) -> Page:
    """Send a number as a form does, and go where that leads."""
    query = {**EARLIER, "penalty_years": written, "asked": "penalty_years"}
    answer = client.client.get(path, query_string=query, follow_redirects=True)
    return client.get(answer.request.full_path, status)


@pytest.mark.parametrize("written", ["4,5", "4.5", " 4,50 ", "4,5\t"])
def test_a_number_may_be_typed_with_a_comma_or_a_point(client: CheckedClient, written: str) -> None:
    page = send(client, "/fr/check/village", written)

    assert "4,5 years" in page.text
    assert page.one("input[type=hidden][name=penalty_years]")["value"] == "4.5"


@pytest.mark.parametrize("written", ["4,5", "4.5"])
def test_so_it_may_among_all_questions_on_one_page(client: CheckedClient, written: str) -> None:
    page = send(client, "/fr/check/village/all", written)

    assert page.one(BOX)["value"] == "4,5"


def test_links_have_a_point_so_that_they_mean_the_same_in_every_language(client: CheckedClient) -> None:
    english = send(client, "/fr/check/village", "4,5").link("English")

    assert "penalty_years=4.5" in english
    assert "4.5 years" in client.get(english).text


def test_a_number_given_before_stands_in_its_box_as_the_language_writes_it(client: CheckedClient) -> None:
    for prefix, written in (("/fr", "4,5"), ("", "4.5")):
        page = client.get(f"{prefix}/check/village?penalty_years=4.5&change=penalty_years")

        assert page.one(BOX)["value"] == written


@pytest.mark.parametrize("written", ["4,5,6", "1,000.5", "quatre"])
def test_what_is_no_number_is_shown_again_as_it_was_typed(client: CheckedClient, written: str) -> None:
    page = send(client, "/fr/check/village", written, status=422)

    assert NOT_A_NUMBER in page.text
    assert page.one(BOX)["value"] == written


def test_bounds_that_a_number_must_keep_are_told_in_the_language(client: CheckedClient) -> None:
    assert (
        "Indiquez un nombre qui ne dépasse pas 99."
        in send(client, "/fr/check/village", "100,5", status=422).text
    )


def test_in_english_a_comma_is_refused_for_it_may_mean_thousands(client: CheckedClient) -> None:
    page = send(client, "/check/village", "4,5", status=422)

    assert "Write the number in digits only, for example 4 or 4.5." in page.text


@pytest.mark.parametrize("scripts", [True, False])
def test_the_address_that_is_left_to_copy_has_a_point(
    browser: Browser, real_server: str, library: Library, *, scripts: bool
) -> None:
    text = library.text("eu-ai-act")
    assert text is not None
    case = next(case for case in library.cases if PENALTY in case.answers)
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{real_server}/fr{links.address(text, case.answers)}&change={PENALTY}")
    page.locator(f"input[name={PENALTY}][type=text]").fill("4,5")
    page.get_by_role("button", name="Continuer").click()
    page.wait_for_url(f"**{PENALTY}=4.5*")

    expect(page.locator(f"input[name={PENALTY}][type=text]")).to_have_count(0)
    assert "4%2C5" not in page.url
    context.close()


def test_what_is_searched_for_keeps_its_comma(client: CheckedClient) -> None:
    assert client.client.get("/fr/cases?q=4,5").status_code == 200


def test_french_has_a_decimal_comma(client: CheckedClient) -> None:
    assert client.get("/fr/check/village").one("html")["lang"] == "fr"
    assert {one.code: one.decimal_mark for one in offered()} == {"en": ".", "fr": ","}
