"""What question and verdict pages say of what can still come, and of what would change it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.pages.conftest import CheckedClient, Page, words
from webapp import links
from webapp.reading import read_library
from webapp.resources import locate

CHECK = "/check/village"
HOSTAGES = "hostages"
"""A case in which the police ask for permission too late."""
SEARCH = "role=user&tasks=identify&by_the_watch=yes&penalty_years=5&country=DE"


def query(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query)


@pytest.fixture
def prohibited(village: CheckedClient) -> Page:
    return village.get(f"{CHECK}?{SEARCH}&ordered_by_judge=no")


@pytest.fixture
def unsure(village: CheckedClient) -> Page:
    return village.get(f"{CHECK}?{SEARCH}&ordered_by_judge=unsure")


def test_a_question_tells_how_many_questions_are_left_and_what_is_possible(village: CheckedClient) -> None:
    page = village.get(CHECK)

    assert "First question; at least 1 and at most 6 questions are left." in page.text
    assert (
        "Still possible: prohibited, allowed only under strict conditions, subject to transparency duties or"
        " in no special category."
    ) in page.all(".ahead")[0]


def test_the_numbers_fall_with_every_answer_and_end_with_the_last_question(village: CheckedClient) -> None:
    page = village.submit(village.get(CHECK), tasks="identify")
    assert "1 answered so far; at least 2 and at most 5 questions are left." in page.text
    page = village.submit(page, by_the_watch="unsure")
    assert "2 answered so far" in page.text
    page = village.get(f"{CHECK}?{SEARCH}")
    assert "5 answered so far; this is the last question." in page.text


def test_a_question_asked_again_counts_nothing_but_tells_what_is_possible(village: CheckedClient) -> None:
    page = village.get(f"{CHECK}?{SEARCH}&ordered_by_judge=no&change=ordered_by_judge")

    assert "questions are left" not in page.text
    assert "Still possible: prohibited or allowed only under strict conditions" in page.all(".ahead")[0]


def test_on_demand_a_question_tells_where_each_answer_leads(village: CheckedClient) -> None:
    page = village.get(f"{CHECK}?{SEARCH}")
    assert not page.soup.select(".outcomes")

    looked = village.get(page.link("What would each answer lead to?"))

    assert looked.heading == "Did a judge order the search?"
    assert looked.all(".outcomes > div") == [
        "“Yes” Allowed only under strict conditions.",
        "“No” Prohibited.",
    ]
    assert village.submit(looked, ordered_by_judge="no").heading == "Prohibited"


def test_where_answers_lead_is_shown_for_each_type_of_question(village: CheckedClient) -> None:
    number = village.get(f"{CHECK}?{SEARCH}&ordered_by_judge=yes&change=penalty_years&look=1")
    country = village.get(f"{CHECK}?{SEARCH}&ordered_by_judge=no&change=country&look=1")
    choices = village.get(f"{CHECK}?look=1")

    assert number.all(".outcomes > div") == [
        "less than 4 years Prohibited.",
        "at least 4 years Allowed only under strict conditions.",
    ]
    assert country.all(".outcomes > div") == [
        "“Germany” or “Another country” Prohibited.",
        "“Denmark” In no special category.",
    ]
    assert "“It opens doors” or “None of these” alone In no special category." in choices.all(
        ".outcomes > div"
    )


def test_the_verdict_so_far_can_be_seen_before_the_last_question(village: CheckedClient) -> None:
    page = village.get(village.get(f"{CHECK}?{SEARCH}").link("See the result so far"))

    assert page.heading == "Not settled yet"
    assert (
        "At worst it is prohibited. At best it is allowed only under strict conditions."
        in page.all(".range")[0]
    )
    assert "Questions are still open." in page.text
    assert village.get(page.link("Back to the next question")).heading == "Did a judge order the search?"


def test_an_unsure_answer_shows_the_worst_the_best_and_what_would_settle_it(unsure: Page) -> None:
    assert unsure.all(".range") == [
        "At worst it is prohibited. At best it is allowed only under strict conditions."
    ]
    assert "1 of 2 rules is still open." in unsure.all("#open summary")[0]
    assert unsure.all("#open .questions .outcomes > div") == [
        "“Yes” Allowed only under strict conditions. Decides the only open rule.",
        "“No” Prohibited. Decides the only open rule.",
    ]


def test_the_result_names_the_fewest_answers_that_force_it(prohibited: Page) -> None:
    expected = (
        "These answers are enough for it: it finds out who somebody is; the watch uses it; "
        "the use takes place in Germany; no judge ordered the search."
    )

    assert prohibited.all("#change .forced") == [expected]
    assert prohibited.all(".finding .forced") == [expected]


def test_single_other_answers_stand_by_what_they_lead_to_and_lead_there(
    village: CheckedClient, prohibited: Page
) -> None:
    assert prohibited.all("#change .flips summary") == [
        "Allowed only under strict conditions (1)",
        "In no special category (3)",
        "The level stays, but findings change (1)",
    ]
    link = prohibited.link("a judge ordered the search")
    assert query(link)["ordered_by_judge"] == ["yes"]
    assert village.get(link).heading == "Allowed only under strict conditions"
    assert village.get(prohibited.link("the use takes place in Denmark")).heading == "No special category"


def test_every_link_to_another_answer_gives_the_level_that_it_stands_under(
    village: CheckedClient, prohibited: Page
) -> None:
    for group in prohibited.soup.select("#change .flips"):
        title = group.select_one("summary").get_text()  # type: ignore[union-attr]
        for link in group.select("a"):
            heading = village.get(str(link["href"])).heading
            assert title.startswith(
                ("The level stays", heading, heading.replace("No special", "In no special"))
            )


def test_nothing_that_a_person_could_change_brings_no_way_down(prohibited: Page) -> None:
    assert "smallest change" not in prohibited.text


@pytest.fixture
def hostages(real: CheckedClient) -> Page:
    library = read_library(locate().trees).library
    assert library is not None
    text = library.text("eu-ai-act")
    assert text is not None
    (answers,) = [case.answers for case in library.cases if case.id == HOSTAGES]
    return real.get(links.address(text, answers))


def test_each_way_to_a_milder_level_leads_to_that_level(real: CheckedClient, hostages: Page) -> None:
    ways = hostages.soup.select("#change .ways")

    assert hostages.heading == "Prohibited"
    assert len(ways) > 1
    for way in ways:
        level = words(way.find_previous("h4"))
        for link in way.select("a"):
            assert real.get(str(link["href"])).heading == level


def test_parameters_that_ask_to_look_are_no_unknown_names(village: CheckedClient) -> None:
    assert not village.get(f"{CHECK}?tasks=identify&look=1").soup.select(".notice")
    assert not village.get(f"{CHECK}?tasks=identify&so_far=1").soup.select(".notice")


def test_an_answer_that_leaves_every_level_tells_what_it_decides(real: CheckedClient) -> None:
    shop = (
        "ai_system=yes&union_link=used_in_union&exclusive_purpose=none&role=deployer&user_kind=private_body"
    )
    page = real.get(f"/check/eu-ai-act?{shop}&functions=identify&acts_for_police=no&signals=face&look=yes")

    assert page.heading == "Are people compared with stored data of other people or of wanted persons?"
    assert page.all(".outcomes > div") == [
        "“Yes” Everything stays possible.",
        (
            "“No” Everything stays possible. "
            "“Remote biometric identification” (Annex III, point 1(a)) then does not apply."
        ),
    ]


def test_other_answers_that_do_the_same_stand_together_and_each_has_its_address(hostages: Page) -> None:
    together = hostages.soup.select(".flips li:has(> ul)")

    assert together
    for found in together:
        addresses = [str(link["href"]) for link in found.select("li a")]
        assert len(set(addresses)) == len(addresses) > 1
    for group in hostages.soup.select(".flips > ul"):
        effects = [
            words(item).partition(": ")[2].partition(" if ")[0] for item in group.select(":scope > li")
        ]
        assert len(set(effects)) == len(effects)
