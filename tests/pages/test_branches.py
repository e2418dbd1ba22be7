"""The verdict says at a glance which branch of which rule decided."""

import pytest

from tests.checking.trees import write_trees
from tests.pages.conftest import TODAY, CheckedClient
from webapp.pages import create_app
from webapp.presswork import Press

LOOSE = "/check/order?dog=yes&leash=long&country=DE&extras=ball"


@pytest.fixture
def client(tmp_path):
    app = create_app(trees=write_trees(tmp_path), today=lambda: TODAY, press=Press())
    return CheckedClient(app, own_words=False)


def turns(page):
    return page.all(".branch li")


def test_an_exception_that_holds_with_all_it_needs_is_the_branch(client):
    assert turns(client.get(f"{LOOSE}&age=15&role=guard")) == [
        "Conditions: all met",
        "Carve-outs: the only one does not hold",
        "Exceptions: “Playing” holds",
        "Safeguards: all 2 in place",
        "Allowed only under strict conditions",
    ]


def test_the_safeguard_that_was_missing_is_named(client):
    assert turns(client.get(f"{LOOSE}&age=15&role=visitor"))[-2:] == [
        "Safeguards: 1 of 2 missing: “A guard”",
        "Prohibited",
    ]


def test_without_an_exception_no_safeguard_is_told(client):
    page = client.get("/check/order?dog=yes&leash=long&country=DE&extras=none&role=guard")

    assert turns(page)[-2:] == ["Exceptions: the only one does not hold", "Prohibited"]


def test_what_is_not_known_is_told_as_such_and_ends_in_several_levels(client):
    page = client.get(f"{LOOSE}&age=unsure&role=guard")

    assert turns(page)[-2] == "Safeguards: 1 of 2 not known: “Somebody grown up”"
    assert "Prohibited" in turns(page)[-1]
    assert "Allowed only under strict conditions" in turns(page)[-1]


def test_the_branch_leads_to_its_finding(client):
    page = client.get(f"{LOOSE}&age=15&role=guard")

    assert page.link("No loose dogs") == "#finding-no-loose-dogs"
    assert page.one("#finding-no-loose-dogs h3").get_text() == "No loose dogs"


def test_where_no_rule_decides_there_is_no_branch(client):
    assert turns(client.get("/check/order?dog=no")) == []
