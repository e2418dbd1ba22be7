"""What only a browser can show: the keyboard, Back, focus, sizes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from webapp import links
from webapp.engine import assess, compile_text
from webapp.model import UNSURE, FactType, Library, Value


@pytest.fixture(scope="module")
def long_verdict(library: Library) -> str:
    """The address of a verdict of the real tree with everything in it: some answers given, many unsure."""
    text = library.text("eu-ai-act")
    assert text is not None
    program = compile_text(text)
    answers: dict[str, Value] = {}
    while (fact := assess(program, answers).next_fact) is not None:
        if len(answers) % 3 == 2 or not fact.options:
            answers[fact.id] = UNSURE
        elif fact.type is FactType.CHOICES:
            answers[fact.id] = frozenset(option.value for option in fact.options)
        else:
            answers[fact.id] = fact.options[0].value
    return links.address(text, answers)


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until something that fits has the focus."""
    wanted = page.locator(f"{selector}:focus")
    for _ in range(30):
        page.keyboard.press("Tab")
        if wanted.count():
            return
    pytest.fail(f"the keyboard does not reach {selector}")


def test_the_keyboard_alone_answers_to_a_verdict(page: Page) -> None:
    tab_to(page, ".skip")
    tab_to(page, ".button")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("What does the system do?")
    tab_to(page, "input[value=count]")
    page.keyboard.press("Space")
    tab_to(page, "button")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("What are you to the system?")
    tab_to(page, "input[type=radio]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_have_text("Transparency duties")
    expect(page.locator("#answers")).to_contain_text("We use it")


def test_answers_are_checked_changed_and_printed_from_one_page(page: Page) -> None:
    page.click(".button")
    page.check("input[value=count]")
    page.click("button")
    expect(page.locator("h1")).to_have_text("What are you to the system?")
    page.click("text=Check your answers")
    expect(page.locator("h1")).to_have_text("Check your answers")
    expect(page.locator(".fill")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".fill")).to_be_visible()
    expect(page.locator(".answers")).to_contain_text("It counts people")
    expect(page.locator(".action, .actions").filter(visible=True)).to_have_count(0)
    page.emulate_media(media="screen")
    page.click(".answers .action a")
    expect(page.locator("input[value=count]")).to_be_checked()
    page.check("input[value=open_doors]")
    page.click("button")
    expect(page.locator("h1")).to_have_text("What are you to the system?")
    page.click("text=Check your answers")

    expect(page.locator(".answers")).to_contain_text("It counts people; It opens doors")


def test_back_in_the_browser_returns_to_the_question_with_its_answers(page: Page) -> None:
    page.click(".button")
    page.check("input[value=identify]")
    page.click("button")
    page.check("input[value=yes]")
    page.click("button")
    expect(page.locator("h1")).to_have_text("Where is it used?")
    page.go_back()
    expect(page.locator("h1")).to_have_text("Is it used by the village watch?")
    page.check("input[value=no]")
    page.click("button")

    expect(page.locator("h1")).to_have_text("What are you to the system?")


def test_an_answer_can_be_changed_from_the_verdict(page: Page) -> None:
    page.goto(page.url + "check/village?role=user&tasks=count")
    page.click("#answers a:has-text('What does the system do?')")
    expect(page.locator("input[value=count]")).to_be_checked()
    page.uncheck("input[value=count]")
    page.check("input[value=none]")
    page.click("button")

    expect(page.locator("h1")).to_have_text("No special category")
    assert "change=" not in page.url


def test_a_reload_and_a_second_tab_show_the_same(page: Page) -> None:
    page.goto(page.url + "check/village?role=user&tasks=count")
    page.reload()
    other = page.context.new_page()
    other.goto(page.url)

    assert other.locator("main").inner_text() == page.locator("main").inner_text()


def test_a_missing_choice_takes_the_focus_to_the_summary_on_top(page: Page) -> None:
    page.goto(page.url + "check/village")
    page.click("button")

    expect(page.locator(".error-summary:focus")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#tasks-0:focus")).to_be_attached()


def test_answers_typed_into_the_number_box_arrive(page: Page) -> None:
    page.goto(page.url + "check/village?tasks=identify&by_the_watch=yes&country=DE")
    page.get_by_label("Years").fill("4.5")
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_have_text("Did a judge order the search?")
    assert "penalty_years=4.5" in page.url


@pytest.fixture(scope="module", params=["light", "dark"])
def narrow(browser: Browser, request: pytest.FixtureRequest) -> Page:
    context = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme=request.param)
    return context.new_page()


@pytest.mark.parametrize(
    "address",
    [
        *("/", "/texts", "/texts/eu-ai-act", "/texts/eu-ai-act/art-5-1-h", "/check/eu-ai-act", "/nothing"),
        "/check/eu-ai-act/answers?ai_system=yes&union_link=unsure&member_state=FR",
    ],
)
def test_nothing_is_wider_than_a_small_screen(narrow: Page, real_server: str, address: str) -> None:
    narrow.goto(real_server + address)

    assert narrow.evaluate("document.documentElement.scrollWidth") == 320


def test_no_verdict_is_wider_than_a_small_screen(narrow: Page, real_server: str, long_verdict: str) -> None:
    narrow.goto(real_server + long_verdict)
    narrow.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")

    assert narrow.locator(".scale").is_visible()
    assert narrow.evaluate("document.documentElement.scrollWidth") == 320


def test_what_is_to_be_hit_is_large_enough(narrow: Page, village_server: str) -> None:
    for address in ("/check/village", "/check/village?change=penalty_years", "/check/village?change=country"):
        narrow.goto(village_server + address)
        for target in narrow.locator(".choice label, button, select, input[type=text], header a").all():
            box = target.bounding_box()
            assert box is not None
            assert box["height"] >= 44, target.inner_text()
