"""The page on which everything answered is checked, as somebody does who files it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.pages.conftest import CheckedClient, Page, words

CHECK = "/check/village"
ANSWERS = f"{CHECK}/answers"
OPEN = "role=user&tasks=identify&by_the_watch=yes&country=DE&ordered_by_judge=unsure"
NOTHING_HANGS = "With the other answers, nothing hangs on it."


def groups(page: Page) -> dict[str, list[str]]:
    """Return the questions shown under each heading."""
    return {
        words(section.select_one("h2")): [words(asked) for asked in section.select(".answers dt")]
        for section in page.soup.select("section:has(.answers)")
    }


def row(page: Page, question: str) -> str:
    """Return everything said of one answer."""
    (found,) = [words(tag) for tag in page.soup.select(".answers > div") if question in words(tag)]
    return found


def test_every_answer_stands_with_its_question_under_the_group_of_that(village: CheckedClient) -> None:
    page = village.get(f"{ANSWERS}?{OPEN}")

    assert page.heading == "Check your answers"
    assert groups(page) == {
        "About you": ["What are you to the system?"],
        "About the system": ["What does the system do?", "Is it used by the village watch?"],
        "About the use": ["Where is it used?", "Did a judge order the search?"],
    }
    assert "It finds out who somebody is" in row(page, "What does the system do?")
    assert "Germany" in row(page, "Where is it used?")


def test_it_counts_what_counts_what_is_left_and_what_is_never_asked(village: CheckedClient) -> None:
    begun = village.get(f"{ANSWERS}?{OPEN}")
    over = village.get(f"{ANSWERS}?role=user&tasks=count")

    assert "5 answers count, 1 of them not sure. 1 question is left." in begun.text
    assert "not asked" not in begun.text
    assert (
        "2 answers count. Every rule and duty is decided. 4 more questions of this text are not asked"
        in over.text
    )


def test_with_nothing_left_to_ask_it_still_says_that_unsure_answers_leave_something_open(
    village: CheckedClient,
) -> None:
    page = village.get(f"{ANSWERS}?{OPEN}&penalty_years=5")

    assert (
        "6 answers count, 1 of them not sure. All questions are answered; what stays open hangs" in page.text
    )


def test_an_unsure_answer_that_matters_is_open_and_says_what_could_find_it_out(
    village: CheckedClient,
) -> None:
    page = village.get(f"{ANSWERS}?{OPEN}")

    said = row(page, "Did a judge order the search?")
    assert "Not sure Still open. To find out: Ask the watch for the order." in said
    assert "letter?" in page.link("Letter to the vendor with the open questions")


def test_an_unsure_answer_on_which_nothing_hangs_is_not_called_open(village: CheckedClient) -> None:
    page = village.get(f"{ANSWERS}?role=user&tasks=identify&by_the_watch=yes&country=DK&penalty_years=unsure")

    assert NOTHING_HANGS in row(page, "What is the maximum penalty for the offence?")
    assert "Still open." not in page.text
    assert "Letter to the vendor" not in page.text


def test_answers_that_play_no_part_stand_apart_with_the_reason(village: CheckedClient) -> None:
    page = village.get(f"{ANSWERS}?role=user&tasks=count&country=DE")

    assert groups(page)["Answers that play no part"] == ["Where is it used?"]
    assert "This question does not arise." in row(page, "Where is it used?")
    assert "2 answers count." in page.text


def test_each_answer_can_be_changed_and_the_way_leads_on_and_back_here(village: CheckedClient) -> None:
    page = village.get(f"{ANSWERS}?{OPEN}")
    question = village.get(page.link("Change : Where is it used?"))

    assert question.heading == "Where is it used?"
    assert question.one("option[selected]")["value"] == "DE"
    after = village.submit(question, country="DK")
    assert "Denmark" in row(village.get(after.link("Check your answers")), "Where is it used?")


def test_the_button_leads_to_the_next_question_while_there_is_one(village: CheckedClient) -> None:
    page = village.get(f"{ANSWERS}?{OPEN}")

    assert village.get(page.link("Answer the next question")).heading == (
        "What is the maximum penalty for the offence?"
    )
    assert village.get(page.link("See the result so far")).heading == "Not settled yet"


def test_the_button_leads_to_the_result_once_nothing_is_left_to_ask(village: CheckedClient) -> None:
    page = village.get(f"{ANSWERS}?role=user&tasks=count")

    assert village.get(page.link("See the result")).heading == "Transparency duties"
    assert "so_far" not in str(page.soup)


def test_one_can_start_again_with_no_answers(village: CheckedClient) -> None:
    first = village.get(village.get(f"{ANSWERS}?{OPEN}").link("Start again with no answers"))

    assert "First question" in first.text


@pytest.mark.parametrize("address", [f"{CHECK}?{OPEN}", f"{CHECK}?{OPEN}&change=country"])
def test_each_question_with_answers_before_it_leads_there_without_unfolding_anything(
    village: CheckedClient, address: str
) -> None:
    page = village.get(address)
    (link,) = [tag for tag in page.soup.select("a") if words(tag) == "Check your answers"]

    assert link.find_parent("details") is None
    assert parse_qs(urlsplit(str(link["href"])).query)["country"] == ["DE"]


def test_the_first_question_does_not(village: CheckedClient) -> None:
    assert "Check your answers" not in village.get(CHECK).text


def test_the_verdict_leads_there(village: CheckedClient) -> None:
    verdict = village.get(f"{CHECK}?role=user&tasks=count")

    assert village.get(verdict.link("Check your answers")).heading == "Check your answers"


def test_with_nothing_answered_it_says_so_and_offers_the_first_question(village: CheckedClient) -> None:
    page = village.get(ANSWERS)

    assert "No question has been answered." in page.text
    assert village.get(page.link("Answer the next question")).heading == "What does the system do?"
    assert not page.soup.select(".answers, #link")


def test_it_can_be_filed_with_its_lasting_address_text_and_date(village: CheckedClient) -> None:
    page = village.get(f"{ANSWERS}?tasks=count&role=user")
    link = str(page.one("#link")["href"])

    assert link == "/check/village@2026-01-01/answers?role=user&tasks=count&v=0123456789ab"
    assert page.all("#link") == [f"http://localhost{link}"]
    assert page.one("link[rel=canonical]")["href"] == link
    assert page.headers["Link"] == f'<{link}>; rel="canonical"'
    assert "The Village Charter (village@2026-01-01)" in page.text
    assert "As read on 22 November 2026." in page.text
    assert village.get(link).all(".answers") == page.all(".answers")


def test_what_is_left_aside_of_the_address_is_told(village: CheckedClient) -> None:
    page = village.get(f"{ANSWERS}?role=king&tasks=count")

    assert "with “king”" in page.all(".notice")[0]
    assert "1 answer counts." in page.text


def test_an_old_address_tells_that_the_text_has_changed(village: CheckedClient) -> None:
    page = village.get(f"{ANSWERS}?tasks=count&v=ffffffffffff")

    assert "made with an earlier state of our tree" in page.all(".notice")[0]
