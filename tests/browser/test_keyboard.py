"""The keyboard alone goes every way through the pages, with and without scripts; the focus is always seen."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browsing import serve_in_thread
from tests.compare.square import LIBRARY

SEEN = """() => {
  const found = document.activeElement, box = found.getBoundingClientRect();
  const rings = [found, found.parentElement, found.parentElement.parentElement].map(getComputedStyle);
  return found !== document.body && box.width > 0 && box.height > 0
    && rings.some(ring => ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2);
}"""


@pytest.fixture(scope="module")
def square_server() -> Iterator[str]:
    """The address of a server of the three texts on the square."""
    yield from serve_in_thread(LIBRARY)


@pytest.fixture
def page(context: BrowserContext, square_server: str) -> Page:
    """A page at the start of those texts."""
    page = context.new_page()
    page.goto(square_server)
    return page


def tab_to(page: Page, selector: str, *, most: int = 60) -> None:
    """Press Tab until something that fits has the focus; on the way every stop can be seen."""
    wanted = page.locator(f"{selector}:focus")
    for _ in range(most):
        page.keyboard.press("Tab")
        assert page.evaluate(SEEN), page.evaluate("document.activeElement.outerHTML")
        if wanted.count():
            return
    pytest.fail(f"the keyboard does not reach {selector}")


def test_a_comparison_from_the_choice_of_texts_to_where_they_part(page: Page) -> None:
    tab_to(page, "header a[href='/compare']")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Compare texts")
    tab_to(page, "input[value^=plea]")
    page.keyboard.press("Space")
    tab_to(page, "main button")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("What does the system do?")
    expect(page).not_to_have_url(re.compile("plea"))
    tab_to(page, "input[value=count]")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).not_to_have_text("What does the system do?")
    tab_to(page, "a[href*='/compare/so-far']")
    page.keyboard.press("Enter")

    expect(page.locator(".matrix")).to_contain_text("Draft")


def test_a_question_left_out_in_a_comparison_takes_the_focus(page: Page, square_server: str) -> None:
    page.goto(f"{square_server}/compare?texts=plea,square")
    tab_to(page, "main button")
    page.keyboard.press("Enter")
    expect(page.locator(".error-summary")).to_be_focused()
    tab_to(page, ".error-summary a")
    page.keyboard.press("Enter")

    expect(page.locator("#tasks-0")).to_be_focused()
    expect(page.get_by_text("Error: Choose every answer")).to_be_visible()


def test_a_case_is_found_predicted_and_revealed(page: Page) -> None:
    tab_to(page, "header a[href='/cases']")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Cases")
    tab_to(page, "#q")
    page.keyboard.type("thief")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"q=thief"))
    tab_to(page, "main a[href^='/cases/thief']")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("The guard looks for a thief")
    tab_to(page, "#guess-2")
    page.keyboard.type("Allowed")
    tab_to(page, "form.predict button")
    page.keyboard.press("Enter")

    expect(page.locator(".tally")).to_have_text("1 of 1 predictions came true.")


def test_a_picture_is_reached_and_read_as_a_list(page: Page, square_server: str) -> None:
    tab_to(page, "header a[href='/texts']")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).not_to_have_text("Fingerpost")
    page.goto(f"{square_server}/texts/square")
    tab_to(page, "main a[href^='/texts/square@2026-01-01/']")
    page.keyboard.press("Enter")
    expect(page.locator("figure svg.picture").first).to_be_visible()
    fold = "details:not([open]):has(.outline, .listing, ol, ul) > summary"
    tab_to(page, fold)
    page.keyboard.press("Enter")

    expect(page.locator("details[open]").first).to_be_visible()
