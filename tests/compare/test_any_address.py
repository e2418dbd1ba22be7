"""No address below `/compare` and `/cases` makes the app fail, whatever somebody writes into it."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.compare.square import LIBRARY

NAMES = [*list(LIBRARY.facts), "texts", "change", "asked", "v", "colour", ""]
VALUES = [
    *(
        "yes",
        "no",
        "unsure",
        "none",
        "search",
        "count",
        "search.count",
        "thief",
        "child",
        "3",
        "-1",
        "1e9",
        "",
    ),
    *(
        "plea",
        "draft@2025-03-01",
        "square,plea",
        ",",
        "square@1999-01-01",
        "tasks",
        "guard",
        "\0",
        "“",
        "<b>",
    ),
]
SEARCH = [
    "q",
    "topic",
    "level",
    "text",
    "parting",
    "all",
    "page",
    "reveal",
    "plea@2024-01",
    "square@2026-01-01",
]
SOUGHT = [
    "yes",
    "prohibited",
    "guard",
    "thieves",
    "0",
    "2",
    "99999999999999999999",
    "²",
    "purse",
    "%",
    "\ud800",
]

often = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
text = st.text(max_size=12)


def pairs(names: list[str], values: list[str]) -> st.SearchStrategy[list[tuple[str, str]]]:
    """Draw parameters, known and unknown, as somebody may write them."""
    known = st.tuples(st.sampled_from(names), st.sampled_from(values))
    return st.lists(known | st.tuples(text, text) | st.tuples(st.sampled_from(names), text), max_size=9)


@often
@given(
    path=st.sampled_from(["/compare", "/compare/so-far", "/compare.json", "/compare.csv"]),
    given_pairs=pairs(NAMES, VALUES),
)
def test_any_comparison_is_answered(square_app: Flask, path: str, given_pairs: list[tuple[str, str]]) -> None:
    query = urlencode(given_pairs, errors="surrogatepass")
    response = square_app.test_client().get(f"{path}?{query}")

    assert response.status_code in {200, 422}


@often
@given(
    path=st.sampled_from(["/cases", "/cases/thief", "/cases/counter", "/cases/merchant", "/texts"]),
    given_pairs=pairs(SEARCH, SOUGHT),
)
def test_any_search_is_answered(square_app: Flask, path: str, given_pairs: list[tuple[str, str]]) -> None:
    query = urlencode(given_pairs, errors="surrogatepass")
    response = square_app.test_client().get(f"{path}?{query}")

    assert response.status_code == 200


@often
@given(name=st.text(max_size=20).filter(lambda name: "/" not in name and name not in {".", ".."}))
def test_any_name_of_a_case_is_found_or_not(square_app: Flask, name: str) -> None:
    client = square_app.test_client()
    known = {case.id for case in LIBRARY.cases} | {""}

    for path in (f"/cases/{name}", f"/cases/{name}/sheet.pdf", f"/cases/{name}/answers.pdf"):
        status = client.get(path).status_code
        assert status in {200, 308, 404, 503} if name in known else status in {404, 308}
