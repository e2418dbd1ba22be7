"""The app below a prefix and behind proxies: links lead back in, and nobody else's headers are believed."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.pages.conftest import TODAY
from tests.pages.village import LIBRARY
from webapp.pages import create_app, mount

FORWARDED = {
    "X-Forwarded-For": "192.0.2.1",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "law.example",
    "X-Forwarded-Prefix": "/help",
}
VERDICT = "/check/village?tasks=count&role=user"


def app(*, prefix: str = "", proxies: int = 0) -> Flask:
    made = create_app(LIBRARY, today=lambda: TODAY)
    mount(made, prefix=prefix, proxies=proxies)
    return made


@pytest.mark.parametrize("path", ["/law/check/village", "/check/village"], ids=["left on", "taken off"])
def test_below_a_prefix_every_link_begins_with_it(path: str) -> None:
    page = app(prefix="/law").test_client().get(f"{path}?tasks=count&role=user").text

    assert 'href="/law/check/village' in page
    assert 'href="/law/static/' in page
    assert 'action="/law/open"' in page
    assert 'href="/check' not in page
    assert 'href="/static' not in page


def test_the_prefix_without_a_slash_is_the_start() -> None:
    client = app(prefix="/law").test_client()

    assert client.get("/law").text == client.get("/law/").text


def test_a_path_that_only_begins_like_the_prefix_is_not_below_it() -> None:
    assert app(prefix="/law").test_client().get("/lawless").status_code == 404


def test_without_being_told_no_forwarded_header_is_believed() -> None:
    client = app().test_client()

    assert client.get(VERDICT, headers=FORWARDED).data == client.get(VERDICT).data


def test_a_proxy_that_was_told_of_is_believed() -> None:
    page = app(proxies=1).test_client().get(VERDICT, headers=FORWARDED).text

    assert ">https://law.example/help/check/village@" in page
    assert 'href="/help/static/' in page


def test_what_stands_before_the_proxies_that_were_told_of_is_not_believed() -> None:
    forged = FORWARDED | {"X-Forwarded-Host": "evil.example, law.example", "X-Forwarded-Proto": "ftp, https"}
    page = app(proxies=1).test_client().get(VERDICT, headers=forged).text

    assert "https://law.example/" in page
    assert "evil.example" not in page


@pytest.mark.parametrize(
    "forged", ["//evil.example", "https://evil.example", "/help, //evil.example", '/"><script>']
)
def test_a_forwarded_prefix_that_is_no_path_of_ours_is_not_believed(forged: str) -> None:
    page = app(proxies=1).test_client().get(VERDICT, headers=FORWARDED | {"X-Forwarded-Prefix": forged}).text

    assert "evil.example" not in page
    assert 'href="/check/village' in page
    assert 'href="/static/' in page
