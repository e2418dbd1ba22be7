"""Page, documents and command line say the same of every cell, on the trees that come with Fingerpost."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from tests.pages.conftest import CheckedClient
from webapp import links
from webapp.cli import main
from webapp.model import Case, Library, select

LABELS = {
    "prohibited": "Prohibited",
    "conditional": "Allowed only under strict conditions",
    "high-risk": "High-risk",
    "derogated": "Exempt from high-risk",
    "transparency": "Transparency duties",
    "outside": "Outside the scope",
    "silent": "The text is silent",
    "unknown": "Position not established",
}
STATES = {"does-not-apply": "Does not apply", "no-rule": "No rule on this", "unknown": "Still open"}
SAYING_NOTHING = {"Does not apply", "No rule on this", "Outside the scope"}
EVERY = 8
"""Each comparison is read several times over, so every eighth case stands for its like."""


def case_of_all_texts(library: Library) -> list[Case]:
    """Return the cases that were written for every text at least."""
    ids = {text.id for text in library.texts}
    return [
        case
        for case in library.cases
        if {expectation.text.partition("@")[0] for expectation in case.expectations} >= ids
    ]


def word(cell: dict[str, object]) -> str:
    """Return the word that a reader must find in a cell of this document."""
    if cell["ground"] == "displaced":
        return LABELS["outside"]
    if cell["state"] in ("does-not-apply", "no-rule"):
        return STATES[str(cell["state"])]
    if cell["level"] is None:
        return STATES["unknown"]
    if cell["level"] == "none":
        return "Lifted by an exception"
    return LABELS[str(cell["level"])]


def cells_of_page(client: FlaskClient, address: str) -> dict[str, list[str]]:
    """Return the words of each row of the page's table, by the row's title."""
    soup = BeautifulSoup(client.get(address).get_data(as_text=True), "html.parser")
    return {
        str(row.select_one("th").contents[0]).strip(): [  # type: ignore[union-attr]
            badge.get_text(strip=True) for badge in row.select("td .badge")
        ]
        for row in soup.select(".matrix tbody tr:not(.whole)")
    }


@pytest.fixture
def printed(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Callable[..., bytes]:
    """Return a function to what the command line prints for answers given as a link, the last argument."""

    def call(*arguments: str) -> bytes:
        monkeypatch.setattr(sys, "stdin", io.StringIO(arguments[-1]))
        assert main([*arguments[:-1], "-"]) == 0
        return capsysbinary.readouterr().out

    return call


def test_the_page_shows_the_cells_of_the_json(whole_app: Flask, library: Library) -> None:
    client = whole_app.test_client()
    selection = select(library.texts)
    chosen = [*case_of_all_texts(library), *library.cases[::EVERY]]

    assert len(chosen) > 40
    for case in chosen:
        query = links.build(selection, case.answers)
        document = client.get(f"/compare.json?{query}").get_json()
        wanted = {row["title"]: [word(cell) for cell in row["cells"]] for row in document["rows"]}
        shown = cells_of_page(client, f"/compare/so-far?{query}")
        quiet = {title: words for title, words in wanted.items() if title not in shown}

        assert shown == {title: wanted[title] for title in shown}
        assert {word for words in quiet.values() for word in words} <= SAYING_NOTHING


def test_the_command_line_prints_the_document_of_the_page(
    whole_app: Flask, library: Library, printed: Callable[..., bytes]
) -> None:
    client = whole_app.test_client()
    for case in case_of_all_texts(library)[::EVERY]:
        address = links.address(select(library.texts), case.answers, "json")
        served = client.get(address)

        assert printed("compare", "all", "--json", address) == served.data
        table = client.get(address.replace(".json", ".csv"))
        assert printed("compare", "all", "--csv", address) == table.data


def test_the_command_line_tells_each_cell_in_words(
    whole_app: Flask, library: Library, printed: Callable[..., bytes]
) -> None:
    case = next(case for case in library.cases if case.id == "fraud-suspect")
    address = links.address(select(library.texts), case.answers, "json")
    document = whole_app.test_client().get(address).get_json()
    said = printed("compare", "all", address).decode()
    lines = [line.removeprefix("* ") for line in said.splitlines() if line.startswith("* ")]
    names = [line.partition(":")[0] for line in lines[: len(document["texts"])]]
    shown = [row for row in document["rows"] if not {word(cell) for cell in row["cells"]} <= SAYING_NOTHING]

    assert lines == [
        f"{name}: {word(cell)}" for row in shown for name, cell in zip(names, row["cells"], strict=True)
    ]


def test_texts_that_there_are_not_and_answers_that_are_none_are_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO('{"functions": "dance"}'))

    assert main(["compare", "councl,eu-ai-act", "-"]) == 2
    assert "There is no text “councl”. Did you mean council?" in capsys.readouterr().err
    assert main(["compare", "council", "-"]) == 2
    assert "names fewer than two texts" in capsys.readouterr().err
    assert main(["compare", "all", "-"]) == 1
    assert "“dance” is not an answer to “functions”" in capsys.readouterr().err


def test_every_case_of_all_texts_has_a_sound_page(whole: CheckedClient, library: Library) -> None:
    for case in case_of_all_texts(library)[::EVERY]:
        page = whole.get(links.address(select(library.texts), case.answers))

        assert page.heading == f"{len(library.texts)} texts on the same answers"
        assert not page.soup.select(".notice")


def test_a_case_of_all_texts_comes_out_in_the_matrix_as_it_was_expected(
    whole_app: Flask, library: Library
) -> None:
    for case in case_of_all_texts(library):
        expected = {e.text: e.level.value for e in case.expectations if e.level is not None}
        address = links.address(select(library.texts), case.answers, "json")
        document = whole_app.test_client().get(address).get_json()
        found = {text["text"]: text["level"] for text in document["texts"]}

        assert expected == {text: found[text] for text in expected}
