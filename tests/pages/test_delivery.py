"""How answers travel: compressed as the client likes, kept for the next reader, never for too long."""

from __future__ import annotations

import gzip
from datetime import date

import brotli
import pytest
from flask import Flask

from tests.pages.conftest import TODAY, CheckedClient, check_headers
from tests.pages.village import LIBRARY
from webapp.pages import create_app

SPELLINGS = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}
LIGHT = 10_000


def test_a_client_gets_the_encoding_that_it_likes_best(village: CheckedClient) -> None:
    for accepted, expected in (
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0.1, gzip", "gzip"),
        ("br;q=0, gzip;q=0", None),
        ("identity", None),
        ("zstd, *;q=0", None),
        ("", None),
    ):
        response = village.client.get("/texts/village", headers={"Accept-Encoding": accepted})

        assert response.headers.get("Content-Encoding") == expected, accepted
        assert response.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("kind", ["link[rel=stylesheet]", "script"])
@pytest.mark.parametrize("encoding", SPELLINGS)
def test_a_static_file_is_the_same_in_every_encoding(
    village: CheckedClient, kind: str, encoding: str | None
) -> None:
    tag = village.get("/check/village").one(kind)
    address = str(tag.get("href") or tag.get("src"))
    plain = village.client.get(address)
    packed = village.client.get(address, headers={"Accept-Encoding": encoding or "identity"})

    assert packed.headers.get("Content-Encoding") == encoding
    assert SPELLINGS[encoding](packed.data) == plain.data
    assert packed.headers["ETag"] == plain.headers["ETag"]


@pytest.mark.parametrize(
    "address",
    ["/", "/check/village", "/check/village?tasks=none", "/check/village.json?tasks=none", "/texts/village"],
)
def test_every_answer_has_an_etag_and_is_not_sent_twice(village: CheckedClient, address: str) -> None:
    first = village.client.get(address, headers={"Accept-Encoding": "br"})
    again = village.client.get(
        address, headers={"Accept-Encoding": "gzip", "If-None-Match": first.headers["ETag"]}
    )

    assert again.status_code == 304
    assert again.headers["Vary"] == "Accept-Encoding"


def test_an_answer_sent_again_with_422_is_compressed_as_well(village: CheckedClient) -> None:
    response = village.client.get("/check/village?asked=tasks", headers={"Accept-Encoding": "br"})

    assert response.status_code == 422
    assert response.headers["Content-Encoding"] == "br"
    assert "ETag" not in response.headers


def test_the_first_question_comes_in_three_requests_and_ten_kilobytes(real: CheckedClient) -> None:
    page = real.get("/check/eu-ai-act")
    fetched = {
        str(tag.get("href") or tag.get("src"))
        for tag in page.soup.select("link[rel=stylesheet], link[rel=icon], script")
    }
    files = {address for address in fetched if not address.startswith("data:")}
    answers = [
        real.client.get(address, headers={"Accept-Encoding": "gzip, br"})
        for address in ("/check/eu-ai-act", *files)
    ]

    assert len(answers) <= 3
    assert sum(len(answer.data) + len(str(answer.headers)) for answer in answers) <= LIGHT


# Pages kept for the next reader.


class Days:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.day = TODAY

    def __call__(self) -> date:
        return self.day


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def app(days: Days) -> Flask:
    return create_app(LIBRARY, today=days)


VERDICT = "/check/village?tasks=count&role=user"


def test_a_page_read_again_is_the_same_with_the_same_headers(app: Flask) -> None:
    first, again = (app.test_client().get(VERDICT) for _ in range(2))

    assert again.data == first.data
    assert sorted(again.headers) == sorted(head for head in first.headers if head[0] != "Date")
    check_headers(again)


def test_a_page_read_on_another_day_is_made_anew(app: Flask, days: Days) -> None:
    before = app.test_client().get(VERDICT).text
    days.day = date(2031, 1, 1)
    later = app.test_client().get(VERDICT).text
    days.day = TODAY

    assert app.test_client().get(VERDICT).text == before
    assert later == create_app(LIBRARY, today=lambda: date(2031, 1, 1)).test_client().get(VERDICT).text


def test_a_page_asked_for_under_another_name_links_to_that_name(app: Flask) -> None:
    app.test_client().get(VERDICT, base_url="https://one.example")
    other = app.test_client().get(VERDICT, base_url="https://two.example/law").text

    assert "one.example" not in other
    assert 'href="/law/' in other


def test_only_the_encoding_asked_for_comes_back(app: Flask) -> None:
    app.test_client().get(VERDICT, headers={"Accept-Encoding": "br"})

    assert "Content-Encoding" not in app.test_client().get(VERDICT).headers


def test_a_head_before_a_get_takes_nothing_away(app: Flask) -> None:
    app.test_client().head(VERDICT)
    app.test_client().get(VERDICT)

    assert app.test_client().head(VERDICT).data == b""
    assert app.test_client().get(VERDICT).data


def test_a_post_to_a_page_that_was_read_is_refused_all_the_same(app: Flask) -> None:
    app.test_client().get(VERDICT)

    assert app.test_client().post(VERDICT).status_code == 405
