"""The language stands in the address, and every link keeps it."""

from __future__ import annotations

from gettext import NullTranslations

import pytest
from flask import Flask
from werkzeug.test import Client

from tests.compare.square import LIBRARY as SQUARE
from tests.pages.conftest import TODAY, CheckedClient
from tests.pages.village import LIBRARY
from webapp.language import Language, offering
from webapp.pages import create_app, mount
from webapp.translating import pseudo

VERDICT = "/check/village?tasks=count&role=user"


def app(*, prefix: str = "") -> Flask:
    with offering(pseudo()):
        made = create_app(LIBRARY, today=lambda: TODAY)
    if prefix:
        mount(made, prefix=prefix, proxies=0)
    return made


@pytest.fixture(scope="module")
def village() -> CheckedClient:
    return CheckedClient(app(), own_words=False)


def test_a_page_says_its_language_to_browsers_and_to_caches(village: CheckedClient) -> None:
    for prefix, code in (("", "en"), ("/qps", "qps")):
        page = village.get(f"{prefix}{VERDICT}")

        assert page.one("html")["lang"] == code
        assert page.headers["Content-Language"] == code


def test_every_link_within_a_page_stays_in_its_language(village: CheckedClient) -> None:
    page = village.get(f"/qps{VERDICT}")
    addresses = [str(tag.get("href") or tag.get("action")) for tag in page.soup.select("[href], form")]
    ours = [address for address in addresses if address.startswith("/") and "/static/" not in address]
    elsewhere = {str(tag["href"]) for tag in page.soup.select("[hreflang]")}

    assert len(ours) > 20
    assert {address for address in ours if not address.startswith("/qps/")} <= elsewhere


def test_the_same_page_is_one_click_away_in_the_other_language_with_its_answers(
    village: CheckedClient,
) -> None:
    page = village.get(f"/qps{VERDICT}")

    assert page.link("English") == VERDICT
    assert f'href="/qps{VERDICT.replace("&", "&amp;")}"' in str(village.get(VERDICT).soup)


def test_a_page_that_can_be_found_names_its_other_languages(village: CheckedClient) -> None:
    found = {str(tag["hreflang"]): tag["href"] for tag in village.get("/texts").soup.select("link[hreflang]")}

    assert found["en"] == "/texts"
    assert found["qps"] == "/qps/texts"


def test_answers_mean_the_same_in_every_language(village: CheckedClient) -> None:
    english, other = (
        village.client.get(f"{prefix}/check/village.json?tasks=count&role=user").get_json()
        for prefix in ("", "/qps")
    )

    assert english["findings"]
    assert [(one["rule"], one["state"]) for one in english["findings"]] == [
        (one["rule"], one["state"]) for one in other["findings"]
    ]
    assert english["tree"] == other["tree"]


def test_files_are_the_same_in_every_language(village: CheckedClient) -> None:
    styles = [
        [str(link["href"]) for link in village.get(f"{prefix}/texts").soup.select("link[rel=stylesheet]")]
        for prefix in ("", "/qps")
    ]

    assert styles[0] == styles[1] != []
    assert all(address.startswith("/static/") for address in styles[0])


def test_below_a_prefix_the_language_comes_after_it() -> None:
    page = app(prefix="/law").test_client().get("/law/qps/check/village").text

    assert 'action="/law/qps/check/village"' in page
    assert 'href="/law/static/' in page
    assert 'href="/law/check/village"' in page


def test_a_kept_page_is_kept_for_its_own_language() -> None:
    client = Client(app())

    for _visit in range(2):
        assert 'lang="en"' in client.get("/texts").text
        assert 'lang="qps"' in client.get("/qps/texts").text


def test_a_language_that_is_not_offered_is_no_page_and_takes_no_header_for_an_answer(
    village: CheckedClient,
) -> None:
    assert village.client.get("/xx/texts").status_code == 404
    assert 'lang="en"' in village.client.get("/texts", headers={"Accept-Language": "qps"}).text


def test_from_a_page_that_is_not_there_the_other_language_leads_to_its_start(village: CheckedClient) -> None:
    assert village.get("/qps/nothing", 404).link("English") == "/"


class Halting(NullTranslations):
    """Knows what the interface says, and nothing of what trees say."""

    def gettext(self, message: str) -> str:
        return f"« {message} »"


def test_a_page_of_a_text_that_is_not_translated_says_that_it_is_in_english() -> None:
    with offering(Language("hal", "Halting", "en_GB", Halting())):
        client = create_app(LIBRARY, today=lambda: TODAY).test_client()

    said = "« Not all of this has been translated yet. What has not is shown in English. »"
    for address in ("/check/village", "/texts/village", "/compare"):
        assert said in client.get(f"/hal{address}").text
        assert said[2:-2] not in client.get(address).text


def test_a_comparison_of_texts_that_are_not_translated_says_that_it_is_in_english() -> None:
    with offering(Language("hal", "Halting", "en_GB", Halting())):
        client = create_app(SQUARE, today=lambda: TODAY).test_client()

    compared = client.get(f"/hal/compare/so-far?texts={','.join(text.key for text in SQUARE.texts)}")

    assert compared.status_code == 200
    assert "« Not all of this has been translated yet." in compared.text


class Nordic(NullTranslations):
    """Knows what a country is called."""

    def pgettext(self, context: str, message: str) -> str:
        return "Élbien" if context.endswith("country.DE.label") else message


def test_countries_stand_by_the_letters_of_the_language_and_any_other_last() -> None:
    with offering(Language("nor", "Nordic", "en_GB", Nordic())):
        client = create_app(LIBRARY, today=lambda: TODAY).test_client()

    page = client.get("/nor/check/village?change=country").text
    listed = [page.index(f">{name}</option>") for name in ("Denmark", "Élbien", "Another country")]

    assert listed == sorted(listed)
