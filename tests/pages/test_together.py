"""All questions on one page, and the blank form: the same answers and addresses as one question at a time."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from tests.pages.conftest import CheckedClient, Page
from tests.pages.village import FACTS, LIBRARY
from webapp.engine import assess, compile_text
from webapp.engine.together import asked_together

ALL = "/check/village/all"


def questions(page: Page) -> list[str]:
    return page.all("legend")


def test_questions_that_hang_on_an_open_one_wait_for_it(village: CheckedClient) -> None:
    assert questions(village.get(ALL)) == ["What are you to the system?", "What does the system do?"]


def test_an_answer_raises_the_questions_that_hang_on_it(village: CheckedClient) -> None:
    page = village.get(f"{ALL}?tasks=identify&by_the_watch=yes")

    assert "Where is it used?" in questions(page)
    assert "Did a judge order the search?" in questions(page)


def test_a_question_that_does_not_arise_is_not_shown(village: CheckedClient) -> None:
    assert "Is it used by the village watch?" not in questions(village.get(f"{ALL}?tasks=count"))


def test_not_being_sure_lets_the_next_question_come(village: CheckedClient) -> None:
    unsure = "tasks=identify&role=user&by_the_watch=unsure"
    asked_alone = village.get(f"/check/village?{unsure}").heading

    assert asked_alone in questions(village.get(f"{ALL}?{unsure}"))


def test_fields_left_empty_bring_no_error_and_no_notice(village: CheckedClient) -> None:
    page = village.get(f"{ALL}?tasks=identify&by_the_watch=yes&country=&penalty_years=")

    assert not page.soup.select(".error-summary, .notice")


def test_each_error_stands_at_its_field_and_in_the_summary(village: CheckedClient) -> None:
    page = village.get(f"{ALL}?tasks=identify&by_the_watch=yes&country=XX&penalty_years=many", status=422)

    assert [link["href"] for link in page.soup.select(".error-summary a")] == ["#penalty_years-0", "#country"]
    assert "digits only" in page.one("#penalty_years-error").get_text()
    assert page.one("#penalty_years-0")["value"] == "many"
    assert page.title.startswith("Error:")
    assert not page.soup.select(".notice")


def test_a_wrong_answer_is_not_taken_along_to_the_result(village: CheckedClient) -> None:
    page = village.get(f"{ALL}?tasks=identify&by_the_watch=yes&penalty_years=many&so_far=1", status=422)

    assert page.heading == "All questions on one page"


def test_the_result_has_the_address_of_one_question_at_a_time(village: CheckedClient) -> None:
    answer = village.client.get(f"{ALL}?tasks=count&role=user&country=&so_far=1")
    target = answer.headers["Location"]

    assert answer.status_code == 303
    assert urlsplit(target).path == "/check/village"
    assert parse_qs(urlsplit(target).query)["tasks"] == ["count"]
    assert village.get(target).heading == "Transparency duties"


def test_with_questions_left_the_result_is_the_one_so_far(village: CheckedClient) -> None:
    target = village.client.get(f"{ALL}?tasks=identify&so_far=1").headers["Location"]

    assert village.get(target).heading == "Not settled yet"


def test_an_answer_that_plays_no_part_is_kept_and_told(village: CheckedClient) -> None:
    page = village.get(f"{ALL}?tasks=count&by_the_watch=yes")

    assert page.one("input[type=hidden][name=by_the_watch]")["value"] == "yes"
    assert page.all("[aria-labelledby=ignored] li") == ["Is it used by the village watch?"]


def test_it_tells_when_nothing_can_change_the_result(village: CheckedClient) -> None:
    page = village.get(f"{ALL}?tasks=count&role=user")

    assert "Open: 0. Nothing more can change the result." in page.text


def test_a_question_leads_to_all_of_them_with_the_answers_so_far(village: CheckedClient) -> None:
    page = village.get("/check/village?tasks=identify")

    assert "tasks=identify" in page.link("All questions on one page")


def test_every_interview_can_go_on_from_the_page() -> None:
    """Whatever the order of answers, an open question is there as long as one would be asked."""
    program = compile_text(LIBRARY.texts[0])
    paths: list[dict[str, object]] = [{}]
    while paths:
        answers = paths.pop()
        verdict = assess(program, answers)  # type: ignore[arg-type]
        asked = [fact for fact in asked_together(program, verdict.answers) if fact.id not in answers]
        assert bool(asked) == (verdict.next_fact is not None), answers
        for fact in asked[:2]:
            paths.append({**answers, fact.id: "unsure"})
            if fact.options:
                value = fact.options[0].value
                paths.append({**answers, fact.id: frozenset({value}) if fact.id == "tasks" else value})


def test_the_blank_form_numbers_every_question_and_says_when_to_skip_it(village: CheckedClient) -> None:
    page = village.get("/check/village/blank")
    watch = page.one("#q3").get_text()

    assert len(page.all(".blank h3")) == len(FACTS)
    assert "3. Is it used by the village watch?" in watch
    assert "Only if 2 is “It finds out who somebody is”." in watch


def test_the_blank_form_says_where_an_answer_leads_and_how_to_find_out(village: CheckedClient) -> None:
    page = village.get("/check/village/blank")

    assert "It finds out who somebody is → then also 3" in page.all("#q2 li")
    assert "Yes → then also 4, 5, 6" in page.all("#q3 li")
    assert "Not sure. Ask whose keys open the room." in page.all("#q3 li")
    assert "None of these" in page.all("#q2 li")
    assert page.all("#q4 .write") == ["years"]
