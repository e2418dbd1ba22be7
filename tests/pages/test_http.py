"""What holds of every answer, whatever the page: caching, compression, errors, and no 500 for any address."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import quote, quote_from_bytes

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.pages.conftest import CheckedClient, check_headers, check_html
from tests.pages.village import FACTS, LIBRARY
from webapp.pages import create_app
from webapp.pages.shelf import usable
from webapp.reading import read_library
from webapp.resources import SetupError

PROMISED = {
    "/",
    "/check/<text:name>",
    "/check/<text:name>.csv",
    "/check/<text:name>.json",
    "/check/<text:name>.pdf",
    "/health",
    "/static/<digest>/<path:name>",
    "/texts",
    "/texts/<text:name>",
    "/texts/<text:name>/<rule_id>",
}
ADDRESSES = ["/", "/texts", "/texts/village", "/texts/village/counting", "/check/village"]


def test_no_address_that_somebody_may_have_kept_goes_away(village_app: Flask) -> None:
    there = {rule.rule for rule in village_app.url_map.iter_rules()}

    assert there >= PROMISED


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_asked_for_again_is_not_sent_again(village: CheckedClient, address: str) -> None:
    first = village.client.get(address)
    again = village.client.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "public, no-cache"
    assert again.status_code == 304
    assert again.data == b""
    check_headers(again)


def test_addresses_with_answers_stay_with_their_reader(village: CheckedClient) -> None:
    page = village.get("/check/village?tasks=none")

    assert page.headers["Cache-Control"] == "private, no-cache"
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert page.soup.select('meta[name=robots][content="noindex"]')


def test_addresses_without_answers_may_be_found(village: CheckedClient) -> None:
    page = village.get("/check/village")

    assert "X-Robots-Tag" not in page.headers
    assert not page.soup.select("meta[name=robots]")


def test_pages_are_compressed_for_those_who_can_read_that(village: CheckedClient) -> None:
    plain = village.client.get("/texts/village")
    packed = village.client.get("/texts/village", headers={"Accept-Encoding": "gzip"})
    refused = village.client.get("/texts/village", headers={"Accept-Encoding": "gzip;q=0"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data == refused.data
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"


def test_a_first_page_is_light(village: CheckedClient) -> None:
    page = village.client.get("/check/village", headers={"Accept-Encoding": "gzip"})
    style = village.client.get(
        village.get("/").one("link[rel=stylesheet]")["href"], headers={"Accept-Encoding": "gzip"}
    )

    assert len(page.data) + len(style.data) < 14_000


@pytest.mark.parametrize(("tag", "attribute"), [("link[rel=stylesheet]", "href"), ("script", "src")])
def test_static_files_may_be_kept_for_good_because_their_address_changes_with_them(
    village: CheckedClient, tag: str, attribute: str
) -> None:
    address = str(village.get("/check/village").one(tag)[attribute])
    response = village.client.get(address)

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.mimetype in {"text/css", "text/javascript"}
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_page_from_an_older_release_still_gets_its_style(village: CheckedClient) -> None:
    response = village.client.get("/static/000000000000/fingerpost.css")

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize("path", ["/static/x/..%2fbase.html", "/static/x/nothing.css", "/static/x/fonts/"])
def test_no_other_file_is_served(village: CheckedClient, path: str) -> None:
    village.get(path, 404)


@pytest.mark.parametrize("address", ["/", "/check/village", "/check/village.json", "/texts/village"])
def test_nothing_can_be_sent_to_us(village: CheckedClient, address: str) -> None:
    response = village.client.post(address, data={"role": "user"})

    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
    check_headers(response)


def test_a_refused_post_is_told_in_the_house_look(village: CheckedClient) -> None:
    response = village.client.post("/check/village")

    assert "cannot be used in this way" in check_html(response.get_data(as_text=True)).get_text()


def test_an_address_far_too_long_is_refused(village: CheckedClient) -> None:
    page = village.get("/check/village?x=" + "y" * 8_001, 414)

    assert page.heading == "This address is too long"


def test_an_unknown_text_is_told_as_json_where_json_was_asked_for(village: CheckedClient) -> None:
    response = village.client.get("/check/town.json")

    assert response.status_code == 404
    assert response.json["error"]["heading"] == "We could not find this page"


def test_a_fault_of_ours_shows_nothing_internal() -> None:
    class BrokenClock:
        def __call__(self) -> None:
            raise RuntimeError("secret detail")

    client = create_app(LIBRARY, today=BrokenClock()).test_client()  # type: ignore[arg-type]
    response = client.get("/check/village?tasks=none")

    assert response.status_code == 500
    body = response.get_data(as_text=True)
    assert "secret detail" not in body
    assert "Traceback" not in body
    check_html(body)
    check_headers(response)


def test_without_a_usable_text_every_problem_is_listed(tmp_path: Path) -> None:
    for name in ("one", "two"):
        folder = tmp_path / name / "2026-01-01"
        folder.mkdir(parents=True)
        (folder / "text.yaml").write_text("text: {colour: red}\n", encoding="utf-8")

    with pytest.raises(SetupError, match="There is no text to answer for") as caught:
        usable(read_library(tmp_path))

    message = str(caught.value)
    assert "one/2026-01-01/text.yaml:1" in message
    assert "two/2026-01-01/text.yaml:1" in message
    assert "colour" in message


def test_a_head_request_answers_like_a_get_without_the_body(village: CheckedClient) -> None:
    response = village.client.head("/check/village")

    assert response.status_code == 200
    assert response.data == b""
    check_headers(response)


# Whatever stands in a query, the answer is a page.

NAMES = st.sampled_from([*(fact.id for fact in FACTS), "asked", "change", "v", "x", ""])
VALUES = st.sampled_from(
    [
        "identify",
        "none",
        "unsure",
        "yes",
        "no",
        "DE",
        "4",
        "1e9",
        "NaN",
        "-0",
        "",
        " ",
        "a",
        "\x00",
        "\ud7ff\ufdd0",
    ]
) | st.text(max_size=30)
BYTES = st.binary(max_size=60).map(quote_from_bytes)
PAIRS = st.tuples(NAMES | st.text(max_size=10), VALUES).map(lambda pair: f"{quote(pair[0])}={quote(pair[1])}")
QUERIES = st.lists(
    PAIRS | BYTES | st.text("&=%;+#?ab", max_size=8).map(lambda raw: raw.replace("#", "")), max_size=12
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(QUERIES, st.sampled_from(["", ".json", ".csv"]))
def test_no_query_makes_an_error_of_ours(village: CheckedClient, parts: list[str], ending: str) -> None:
    response = village.client.get(f"/check/village{ending}?" + "&".join(parts))

    assert response.status_code in {200, 422}
    check_headers(response)
    if response.mimetype == "text/html":
        check_html(response.get_data(as_text=True))


@pytest.mark.parametrize(
    "query",
    [
        "&" * 7_000,
        "role=user&" * 700,
        "tasks=identify&" * 500,
        "%",
        "%ZZ",
        "%ED%A0%80=%ED%BF%BF",
        "role=%00",
        "penalty_years=" + "9" * 4_000,
        "asked=penalty_years&penalty_years=" + "9" * 4_000,
        "asked=tasks&" + "tasks=identify&" * 300,
        "asked=role&role=%FF",
        "asked=penalty_years&penalty_years=%00%EF%BF%BE",
        "change=role&asked=tasks",
        "<script>alert(1)</script>=<script>",
        "role=%22%3E%3Cscript%3E",
    ],
)
def test_hostile_queries_get_a_page(village: CheckedClient, query: str) -> None:
    response = village.client.get(f"/check/village?{query}")

    assert response.status_code in {200, 422}
    check_headers(response)
    body = response.get_data(as_text=True)
    check_html(body)
    assert "<script>" not in body


@pytest.mark.parametrize(
    "path",
    ["/check/%00", "/check/%FF", "/check/village@x", "/texts/village/%00", "/%2e%2e", "/check/" + "v" * 3000],
)
def test_hostile_paths_are_not_found(village: CheckedClient, path: str) -> None:
    village.get(path, 404)


@pytest.mark.parametrize(
    "address",
    [
        "/check/village.json?tasks=count&asked=role&role=king",
        "/check/village.csv?tasks=count&asked=role&role=king",
        "/check/village.pdf?tasks=count&asked=role&role=king",
        "/check/village/letter.txt?tasks=count&asked=role&role=king",
        "/check/village/letter.docx?asked=penalty_years&penalty_years=many",
        "/check/village/counting.svg?asked=role&role=maker&role=user",
    ],
)
def test_no_document_leaves_out_an_answer_because_its_form_would_have_told(
    village: CheckedClient, address: str
) -> None:
    assert village.client.get(address).status_code == 422


def test_a_page_without_the_form_tells_what_is_wrong_with_the_last_answer(village: CheckedClient) -> None:
    for page in ("letter", "answers"):
        told = village.get(f"/check/village/{page}?tasks=count&asked=role&role=king").text

        assert "“king”, which is not an answer to it" in told


def test_a_comparison_so_far_tells_it_too_and_its_documents_are_refused(real: CheckedClient) -> None:
    query = "texts=council,eu-ai-act&asked=ai_system&ai_system=perhaps"

    assert "“perhaps”, which is not an answer to it" in real.get(f"/compare/so-far?{query}").text
    assert real.client.get(f"/compare.json?{query}").status_code == 422
