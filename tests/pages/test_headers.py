"""Security headers, held against what the strictest public profiles ask for."""

from __future__ import annotations

import pytest

from tests.pages.conftest import CheckedClient

ADDRESSES = [
    "/",
    "/check/village",
    "/check/village?tasks=count&role=user",
    "/check/village.json?tasks=none",
    "/check/village.csv?tasks=none",
    "/open",
    "/health",
    "/nothing",
    "/check/village?x=" + "y" * 9_000,
]
TWO_YEARS = 63_072_000


def directives(policy: str) -> dict[str, list[str]]:
    return {words[0]: words[1:] for part in policy.split(";") if (words := part.split())}


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
def test_every_answer_has_the_headers_of_the_strictest_profile(
    village: CheckedClient, address: str, method: str
) -> None:
    headers = village.client.open(address, method=method).headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert headers["X-Permitted-Cross-Domain-Policies"] == "none"
    assert {"camera=()", "geolocation=()", "microphone=()"} <= set(headers["Permissions-Policy"].split(", "))
    assert not {"Set-Cookie", "X-Powered-By", "X-XSS-Protection", "Access-Control-Allow-Origin"} & set(
        headers.keys()
    )


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_content_security_policy_allows_nothing_inline_and_nothing_from_elsewhere(
    village: CheckedClient, address: str
) -> None:
    policy = directives(village.client.get(address).headers["Content-Security-Policy"])

    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == ["'none'"]
    assert policy["form-action"] == ["'self'"]
    assert {source for sources in policy.values() for source in sources} <= {"'none'", "'self'", "data:"}
    assert [name for name, sources in policy.items() if "data:" in sources] == ["img-src"]


def test_over_tls_browsers_are_told_to_stay_there(village: CheckedClient) -> None:
    secure = village.client.get("/", base_url="https://law.example").headers["Strict-Transport-Security"]

    assert secure == f"max-age={TWO_YEARS}"
    assert "Strict-Transport-Security" not in village.client.get("/").headers


def test_no_answer_can_be_read_by_another_site(village: CheckedClient) -> None:
    response = village.client.get(
        "/check/village.json?tasks=none", headers={"Origin": "https://evil.example"}
    )

    assert not [name for name, _ in response.headers if name.startswith("Access-Control-")]
