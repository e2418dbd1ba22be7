"""Two texts are held against each other on a page, over all answers."""

import json

import pytest

from tests.checking.trees import TEXT, write, write_trees
from tests.pages.conftest import TODAY, CheckedClient, words
from webapp.pages import create_app
from webapp.presswork import Press

ADDRESS = "/diff/order@2026-01-01/order@2027-01-01"


@pytest.fixture
def client(tmp_path):
    """The park's order in two versions: since 2027 one must be sixteen, there are fees, and other words."""
    folder = write_trees(tmp_path / "trees")
    rules = (folder / "order/2026-01-01/rules.yaml").read_text(encoding="utf-8")
    rules = rules.replace("at_least: 14", "at_least: 16").replace("No loose dogs", "Keep dogs on a leash")
    write(
        folder / "order/2027-01-01/rules.yaml", rules.replace("{dog: yes}\n    from", "{dog: no}\n    from")
    )
    write(folder / "order/2027-01-01/text.yaml", TEXT.replace("The Park Order", "The New Park Order"))
    app = create_app(trees=folder, today=lambda: TODAY, press=Press())
    return CheckedClient(app, own_words=False)


def test_the_page_tells_what_moves_and_for_which_answers(client):
    page = client.get(ADDRESS)

    assert page.heading == "What changed in the Order from 1 January 2026 to 1 January 2027"
    assert "the age is at least 14 years and less than 16 years" in page.text
    (level,) = page.all("section[aria-labelledby=levels] li")
    assert level.startswith("Allowed only under strict conditions becomes Prohibited ")


def test_the_links_lead_to_the_two_verdicts(client):
    page = client.get(ADDRESS)
    line = page.soup.select("section[aria-labelledby=findings] .ways li")[0]
    before, after = (str(link["href"]) for link in line.select("a"))

    assert client.get(before).heading == "Allowed only under strict conditions"
    assert client.get(after).heading == "Prohibited"


def test_duties_that_arise_for_other_answers_are_told_with_both_directions(client):
    page = client.get(ADDRESS)
    told = page.all("section[aria-labelledby=duties] .moves > li")

    assert [line.split(",")[0] for line in told] == ["Only after", "Only before"]
    assert all("Clean up." in line for line in told)


def test_other_words_are_told(client):
    page = client.get(ADDRESS)
    changed = [
        (words(edit.select_one("del")), words(edit.select_one("ins")))
        for edit in page.soup.select(".edits dd")
    ]

    assert ("The Park Order", "The New Park Order") in changed
    assert ("No loose dogs", "Keep dogs on a leash") in changed


def test_places_of_other_words_are_told_by_titles_and_not_by_the_ids_of_the_tree(client):
    places = client.get(ADDRESS).all(".edits dt")

    assert "The text, title" in places
    assert "Rule “Keep dogs on a leash”, title" in places
    assert not [place for place in places if "no-loose-dogs" in place]


def test_the_json_keeps_the_ids_for_authors(client):
    document = client.client.get(client.get(ADDRESS).link("The same as JSON")).get_json()

    assert ["rule no-loose-dogs"] in [edit["places"] for edit in document["edits"] if edit["key"] == "title"]


def test_the_other_way_round_is_a_page_too(client):
    page = client.get(client.get(ADDRESS).link("The other way round"))

    (level,) = page.all("section[aria-labelledby=levels] li")
    assert level.startswith("Prohibited becomes Allowed only under strict conditions ")


def test_the_json_is_what_the_page_tells(client):
    page = client.get(ADDRESS)
    answer = client.client.get(page.link("The same as JSON"))
    document = json.loads(answer.data)

    assert answer.content_type == "application/json"
    assert document["summary"] == page.one(".lead").get_text()
    assert [document["left"]["key"], document["right"]["key"]] == ["order@2026-01-01", "order@2027-01-01"]


def test_each_text_names_the_others_that_it_can_be_held_against(client):
    page = client.get("/texts/order@2027-01-01")
    (named,) = page.soup.select("details a[href^='/diff/']")

    assert (words(named), named["href"]) == ("The Park Order", ADDRESS)


@pytest.mark.parametrize(
    "address", ["/diff/order/order", "/diff/order/orders", "/diff/order@2026-01-01/order@2025-01-01"]
)
def test_a_text_that_is_not_there_or_the_same_is_not_found(client, address):
    client.get(address, 404)


def test_the_two_versions_of_the_act_can_be_read(real):
    page = real.get("/diff/eu-ai-act@2024-07-12/eu-ai-act@2026-07-27")

    assert "Intimate images without consent" in page.all("h3")
    assert len(page.text) > 1_000
