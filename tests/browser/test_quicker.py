"""What the script adds is speed alone: address, title, focus, Back and Forward stay what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

LARGEST_SCRIPT = 5_000


@pytest.fixture
def page(browser: Browser, village_server: str) -> Iterator[Page]:
    """A page at the first question, marked so that a page loaded anew can be told from one put in place."""
    context = browser.new_context()
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{village_server}/check/village")
    page.evaluate("window.sameDocument = true")
    yield page
    context.close()
    assert complaints == []


def stayed(page: Page) -> bool:
    return bool(page.evaluate("window.sameDocument === true"))


def answer(page: Page, value: str) -> None:
    page.check(f"input[value={value}]")
    page.click("main form button")


def test_the_next_question_comes_without_a_new_page(page: Page) -> None:
    answer(page, "identify")
    expect(page.locator("h1")).to_have_text("Is it used by the village watch?")

    assert stayed(page)
    assert "tasks=identify" in page.url
    assert page.title().startswith("Is it used by the village watch?")
    expect(page.locator("h1")).to_be_focused()
    page.reload()
    expect(page.locator("h1")).to_have_text("Is it used by the village watch?")


def test_choosing_an_answer_fetches_the_next_question_once(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.check("input[value=identify]")
    page.wait_for_timeout(100)
    page.click("main form button")
    expect(page.locator("h1")).to_have_text("Is it used by the village watch?")

    assert len(fetched) == 1


def test_back_and_forward_bring_each_page_with_what_was_chosen_in_it(page: Page) -> None:
    first = page.url
    answer(page, "identify")
    expect(page.locator("h1")).to_have_text("Is it used by the village watch?")
    answer(page, "yes")
    expect(page.locator("h1")).not_to_have_text("Is it used by the village watch?")
    third = page.url
    page.go_back()
    expect(page.locator("input[value=yes]")).to_be_checked()
    page.go_back()
    expect(page.locator("input[value=identify]")).to_be_checked()
    assert page.url == first
    page.go_forward()
    page.go_forward()

    assert page.url == third
    assert stayed(page)


def test_back_after_a_reload_loads_the_page_of_that_address(page: Page) -> None:
    answer(page, "identify")
    expect(page.locator("h1")).to_have_text("Is it used by the village watch?")
    page.reload()
    answer(page, "yes")
    expect(page.locator("h1")).not_to_have_text("Is it used by the village watch?")
    page.go_back()
    expect(page.locator("h1")).to_have_text("Is it used by the village watch?")
    page.go_back()

    expect(page.locator("h1")).to_have_text("What does the system do?")


def test_an_error_takes_the_focus_as_on_a_page_of_its_own(page: Page) -> None:
    page.click("main form button")

    expect(page.locator(".error-summary")).to_be_focused()
    assert page.title().startswith("Error: ")
    assert stayed(page)


@pytest.mark.parametrize(
    "end", [Route.continue_, Route.abort], ids=["the page arrives late", "the page never arrives"]
)
def test_back_while_the_next_page_is_on_its_way_is_not_undone_by_it(
    page: Page, end: Callable[[Route], None]
) -> None:
    answer(page, "identify")
    expect(page.locator("h1")).to_have_text("Is it used by the village watch?")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/check/**", hold)
    with page.expect_request("**by_the_watch=yes**"):
        answer(page, "yes")
    page.go_back()
    expect(page.locator("h1")).to_have_text("What does the system do?")
    for route in held:
        end(route)
    page.unroute("**/check/**")
    page.wait_for_timeout(300)

    expect(page.locator("input[value=identify]")).to_be_checked()
    assert "asked" not in page.url


def test_when_the_page_cannot_be_fetched_the_browser_goes_there_itself(page: Page) -> None:
    def refuse(route: Route) -> None:
        if route.request.resource_type == "fetch":
            route.abort()
        else:
            route.continue_()

    page.route("**/check/**", refuse)
    answer(page, "identify")
    expect(page.locator("h1")).to_have_text("Is it used by the village watch?")

    assert not stayed(page)


def test_the_verdict_comes_the_same_way_and_its_links_work(page: Page) -> None:
    answer(page, "count")
    expect(page.locator("h1")).to_have_text("What are you to the system?")
    answer(page, "user")
    expect(page.locator("h1")).to_have_text("Transparency duties")
    assert stayed(page)
    page.click("#answers a:has-text('What does the system do?')")

    expect(page.locator("input[value=count]")).to_be_checked()


def test_links_within_a_page_stay_on_it(page: Page) -> None:
    answer(page, "count")
    expect(page.locator("h1")).to_have_text("What are you to the system?")
    answer(page, "user")
    expect(page.locator("h1")).to_have_text("Transparency duties")
    page.click(".contents a[href='#answers']")
    page.click(".contents a[href='#keep']")
    page.go_back()
    assert page.url.endswith("#answers")
    page.go_back()
    page.go_back()

    expect(page.locator("input[value=user]")).to_be_checked()
    assert stayed(page)


def test_the_script_is_small(checkout: Path) -> None:
    sizes = [path.stat().st_size for path in (checkout / "static").glob("*.js")]

    assert 0 < sum(sizes) <= LARGEST_SCRIPT
