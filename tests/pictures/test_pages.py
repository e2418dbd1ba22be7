"""Pictures on pages and as files: well-formed, nothing that the policy forbids, and the same as a list."""

from xml.etree import ElementTree as ET

import pytest

from tests.pages.conftest import CheckedClient, words

SVG = "{http://www.w3.org/2000/svg}"
WAY = "tasks=identify&by_the_watch=yes&penalty_years=5&country=DE&ordered_by_judge=yes&role=user"
RULE = "no-searches"


def file(client: CheckedClient, address: str, status: int = 200) -> ET.Element:
    """Fetch a picture as a file and check what holds of all of them."""
    response = client.client.get(address)
    assert response.status_code == status
    assert response.content_type == "image/svg+xml; charset=utf-8"
    assert "style-src 'self'" in response.headers["Content-Security-Policy"]
    root = ET.fromstring(response.get_data())  # noqa: S314 (our own)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    ids = {element.get("id") for element in root.iter()}
    assert set(root.get("aria-labelledby", "").split()) <= ids
    assert [child.tag for child in root[:2]] == [f"{SVG}title", f"{SVG}desc"]
    assert not [element for element in root.iter() if element.tag in {f"{SVG}script", f"{SVG}style"}]
    assert not [element for element in root.iter() if element.get("style") or element.get("onload")]
    assert root.get("font-family", "").startswith("Source Sans 3")
    return root


def text_of(root: ET.Element) -> str:
    return " ".join(element.text or "" for element in root.iter(f"{SVG}text"))


def test_a_rule_has_its_picture_and_the_same_as_a_list(village: CheckedClient) -> None:
    page = village.get(f"/texts/village/{RULE}")

    drawn = page.soup.select_one("figure svg.picture")
    assert drawn["role"] == "img"
    assert drawn.title.get_text() == "The watch does not search faces"
    assert "Where is it used?" in words(drawn)
    assert [words(item) for item in page.soup.select("#rule-step-2 > ul > li")] == [
        "Germany; Another country: go on with 3",
        "Denmark: Does not apply",
    ]
    assert "What does the system do?" in words(page.one("#rule-step-1 #rule-step-A1"))
    assert page.soup.select_one("details.drawn summary").get_text() == "A: Search for a person"


def test_a_rule_without_conditions_needs_no_questions(village: CheckedClient) -> None:
    assert village.get("/texts/village/counting").soup.select_one("figure svg.picture") is not None


def test_a_text_has_its_map_and_the_same_as_a_list(village: CheckedClient) -> None:
    page = village.get("/texts/village")

    assert page.soup.select_one(".map svg.picture")["role"] == "img"
    assert "The watch does not search faces ; rests on Search for a person (A)" in page.all(".entries li")
    assert page.link("The map as a file") == "/texts/village@2026-01-01.svg"


def test_the_verdict_shows_the_way_through_the_rule_that_decides(village: CheckedClient) -> None:
    page = village.get(f"/check/village?{WAY}")

    drawn = page.one(".finding svg.picture")
    assert "The answers leave it at question 4: Allowed only under strict conditions." in words(drawn.desc)
    assert drawn.select("path.p-way.p-taken")
    assert "✓" not in words(drawn), "a tick is a shape, whatever the font"
    assert [words(item) for item in page.soup.select(f"#way-{RULE}-step-4 > ul > li.taken")] == [
        "Yes (as answered) : Allowed only under strict conditions"
    ]


def test_an_unsettled_verdict_shows_what_is_open(village: CheckedClient) -> None:
    page = village.get(f"/check/village?{WAY.replace('ordered_by_judge=yes', 'ordered_by_judge=unsure')}")

    drawn = page.one("svg.picture")
    assert "open from question 4 on: Allowed only under strict conditions or Prohibited" in words(drawn.desc)
    assert drawn.select("path.p-way.p-open[stroke-dasharray]")


def test_a_rule_as_a_file_has_its_panels_and_title(village: CheckedClient) -> None:
    shown = text_of(file(village, f"/texts/village/{RULE}.svg"))

    assert "The watch does not search faces" in shown
    assert "Art. 3 Charter, state of 1 January 2026" in shown
    assert "Search for a person" in shown
    assert "A1" in shown


def test_the_way_as_a_file_is_drawn_in(village: CheckedClient) -> None:
    plain, way = (
        file(village, address)
        for address in (f"/texts/village/{RULE}.svg", f"/check/village/{RULE}.svg?{WAY}")
    )

    assert not [path for path in plain.iter(f"{SVG}path") if "p-taken" in path.get("class", "")]
    assert [path for path in way.iter(f"{SVG}path") if "p-taken" in path.get("class", "")]
    assert "Thick, with a tick: as answered." in text_of(way)


def test_a_text_as_a_file_is_its_map(village: CheckedClient) -> None:
    shown = text_of(file(village, "/texts/village.svg"))

    assert "Steps that rules share" in shown
    assert "Say that you count" in shown


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/texts/village/no-such-rule.svg", 404),
        ("/texts/no-such-text.svg", 404),
        ("/check/village/no-such-rule.svg", 404),
        (f"/check/village/{RULE}.svg?tasks=fly", 422),
    ],
)
def test_what_cannot_be_drawn_is_told_on_a_page(village: CheckedClient, address: str, status: int) -> None:
    assert village.get(address, status).soup.select_one("h1") is not None


def test_the_same_address_gives_the_same_bytes(village: CheckedClient) -> None:
    first, second = (village.client.get(f"/check/village/{RULE}.svg?{WAY}").get_data() for _ in range(2))

    assert first == second


def test_every_rule_and_text_of_ours_can_be_fetched(real: CheckedClient, library) -> None:
    for text in library.texts:
        file(real, f"/texts/{text.key}.svg")
        for rule in text.rules[::7]:
            file(real, f"/texts/{text.key}/{rule.id}.svg")
            real.get(f"/texts/{text.key}/{rule.id}")
