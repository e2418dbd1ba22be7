"""What only a browser can show of texts side by side: sizes, keyboard, and what axe finds."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_axe import LOOKS, axe, violations
from tests.browsing import serve_in_thread
from tests.compare.square import CHILD, LIBRARY, THIEF
from webapp import links
from webapp.model import Library, select

__all__ = ["axe"]

SELECTION = select(LIBRARY.texts)
ADDRESSES = {
    "texts that part": links.address(SELECTION, THIEF),
    "a comparison so far": links.address(SELECTION, {}).replace("/compare", "/compare/so-far"),
    "a question": links.address(SELECTION, {}),
    "the choice of texts": "/compare",
    "too few texts": "/compare?texts=plea",
    "cases": "/cases?all=yes&colour=red",
    "a case": "/cases/thief",
    "a case revealed": "/cases/thief?reveal=yes&plea@2024-01=prohibited&square@2026-01-01=silent",
    "the timeline": "/texts",
}


@pytest.fixture(scope="module")
def square_server() -> Iterator[str]:
    """The address of a server of the three texts on the square."""
    yield from serve_in_thread(LIBRARY)


@pytest.fixture(scope="module")
def whole_server(library: Library) -> Iterator[str]:
    """The address of a server of the trees of this repository."""
    yield from serve_in_thread(library)


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Page]:
    """The narrowest screen."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def wide(browser: Browser) -> Iterator[Page]:
    """A wide screen."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=list(ADDRESSES))
def test_nothing_is_wider_than_a_small_screen(narrow: Page, square_server: str, address: str) -> None:
    narrow.goto(square_server + address)

    assert narrow.evaluate("document.documentElement.scrollWidth") == 320


def test_a_comparison_of_all_texts_is_not_wider_than_its_screen(
    narrow: Page, wide: Page, whole_server: str, library: Library
) -> None:
    case = next(case for case in library.cases if case.id == "fraud-suspect")
    for page, width in ((narrow, 320), (wide, 1440)):
        page.goto(whole_server + links.address(select(library.texts), case.answers))

        assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", [1024, 1200])
def test_a_table_wider_than_its_screen_moves_inside_the_page_and_not_the_page_with_it(
    wide: Page, whole_server: str, library: Library, width: int
) -> None:
    case = next(case for case in library.cases if case.id == "missing-child")
    wide.set_viewport_size({"width": width, "height": 900})
    wide.goto(whole_server + links.address(select(library.texts), case.answers))

    table = wide.locator(".matrix")
    assert table.evaluate("element => element.scrollWidth > element.clientWidth")
    wide.evaluate("window.scrollTo(9999, 0)")
    assert wide.evaluate("window.scrollX") == 0


def test_a_small_screen_shows_cards_and_a_wide_one_the_table(
    narrow: Page, wide: Page, square_server: str
) -> None:
    address = square_server + links.address(SELECTION, CHILD)
    narrow.goto(address)
    wide.goto(address)

    expect(narrow.locator(".cards")).to_be_visible()
    expect(narrow.locator(".matrix")).to_be_hidden()
    expect(wide.locator(".matrix")).to_be_visible()
    expect(wide.locator(".cards")).to_be_hidden()


def test_the_keyboard_reaches_the_table_to_move_it_and_the_reasons_behind_it(
    wide: Page, square_server: str
) -> None:
    wide.goto(square_server + links.address(SELECTION, THIEF))
    for _ in range(30):
        wide.keyboard.press("Tab")
        if wide.locator(".matrix:focus").count():
            break
    expect(wide.locator(".matrix")).to_be_focused()
    for _ in range(20):
        wide.keyboard.press("Tab")
        if wide.locator("a.parting:focus").count():
            break
    wide.keyboard.press("Enter")

    expect(wide).to_have_url(re.compile(r"#why-1$"))


def test_a_prediction_is_made_and_revealed_without_a_script(browser: Browser, square_server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{square_server}/cases/thief")
    page.get_by_label("Draft").select_option("conditional")
    page.get_by_role("button", name="Reveal").click()

    expect(page.locator(".tally")).to_have_text("1 of 1 predictions came true.")
    assert context.cookies() == []
    context.close()


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_where_texts_stand_side_by_side(
    browser: Browser,
    axe: str,
    square_server: str,
    look: str,
) -> None:
    context = browser.new_context(reduced_motion="reduce", bypass_csp=True, **LOOKS[look])
    page = context.new_page()
    found = {name: violations(page, axe, square_server + address) for name, address in ADDRESSES.items()}
    context.close()

    assert {name: wrong for name, wrong in found.items() if wrong} == {}
