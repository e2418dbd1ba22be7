"""axe-core on every kind of page and state, in light and dark, on a wide and on the narrowest screen."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from werkzeug.exceptions import HTTPException

from tests.pages.village import LIBRARY
from webapp.pages import create_app

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STATES = {
    "the start": "/",
    "texts": "/texts",
    "a text": "/texts/village",
    "a rule": "/texts/village/counting",
    "several choices": "/check/village",
    "one choice": "/check/village?tasks=identify",
    "a number": "/check/village?change=penalty_years",
    "a country": "/check/village?change=country",
    "a question again": "/check/village?tasks=count&role=user&change=role",
    "an error at several choices": "/check/village?asked=tasks",
    "an error at one choice": "/check/village?tasks=identify&asked=role",
    "an error at a number": "/check/village?asked=penalty_years&penalty_years=many",
    "an error at a country": "/check/village?asked=country&country=XX",
    "where answers lead": "/check/village?tasks=identify&look=1",
    "a verdict so far": "/check/village?tasks=identify&so_far=1",
    "answers to check": "/check/village/answers?tasks=identify&by_the_watch=yes&ordered_by_judge=unsure",
    "answers that play no part": "/check/village/answers?tasks=count&role=user&country=DE",
    "no answers to check": "/check/village/answers",
    "a letter": "/check/village/letter?tasks=identify&by_the_watch=unsure",
    "notices": "/check/village?tasks=fly&x=y&v=000000000000",
    "a verdict": "/check/village?tasks=count&role=user",
    "a verdict with everything": "/check/village?tasks=identify&by_the_watch=yes&country=DE"
    "&penalty_years=unsure&ordered_by_judge=unsure&role=unsure",
    "all questions": "/check/village/all?tasks=identify&by_the_watch=yes",
    "errors at several questions": "/check/village/all?tasks=identify&by_the_watch=yes&country=XX"
    "&penalty_years=many",
    "a blank form": "/check/village/blank",
    "the glossary": "/glossary",
    "a saved result": "/open",
    "not found": "/nothing",
    "too long": "/check/village?x=" + "y" * 8_001,
    "another shape refused": "/check/village.pdf?x=y",
}
REAL_STATES = {
    "texts on a timeline": "/texts",
    "the text of the law": "/texts/eu-ai-act",
    "a rule with its picture": "/texts/eu-ai-act/art-5-1-h",
    "a question with its words explained": "/check/eu-ai-act?ai_system=yes&change=role",
    "all words": "/glossary",
    "what a law changed": "/diff/eu-ai-act@2024-07-12/eu-ai-act@2026-07-27",
    "the law in French": "/fr/texts/eu-ai-act",
    "a question in French": "/fr/check/eu-ai-act?ai_system=yes&change=role",
    "all questions of the law": "/check/eu-ai-act/all?ai_system=yes",
    "answers in French": "/fr/check/eu-ai-act/answers?ai_system=yes&union_link=unsure",
    "what to compare": "/compare",
    "a question of a comparison": "/compare?texts=eu-ai-act,eu-ai-act@2024-07-12",
    "a comparison so far": "/compare/so-far?texts=eu-ai-act,eu-ai-act@2024-07-12&ai_system=yes",
    "a comparison": "/compare?texts=eu-ai-act,eu-ai-act@2024-07-12&ai_system=no",
    "all cases": "/cases",
    "a case": "/cases/missing-child-at-a-station",
    "a verdict of the real law": "/check/eu-ai-act?ai_system=no",
}
DOCUMENTS = {".json", ".csv", ".docx", ".pdf", ".svg", ".txt"}
LOOKS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "narrow": {"color_scheme": "light", "viewport": {"width": 320, "height": 640}},
    "forced colours": {"forced_colors": "active", "viewport": {"width": 1280, "height": 900}},
}
RUN = """async tags => {
  document.querySelectorAll("details").forEach(details => { details.open = true });
  const found = await axe.run({ runOnly: tags, resultTypes: ["violations"] });
  return found.violations.map(({ id, nodes }) =>
    `${id}: ${nodes.slice(0, 3).map(node => `${node.target} ${node.failureSummary}`).join(" | ")}`);
}"""


@pytest.fixture(scope="module")
def axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module", params=LOOKS)
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce", **LOOKS[request.param])
    yield context.new_page()
    context.close()


def violations(page: Page, axe: str, address: str) -> list[str]:
    page.goto(address)
    page.evaluate(axe)
    return list(page.evaluate(RUN, TAGS))


@pytest.mark.parametrize("state", STATES.values(), ids=list(STATES))
def test_axe_finds_nothing(page: Page, axe: str, village_server: str, state: str) -> None:
    assert violations(page, axe, village_server + state) == []


def test_axe_finds_what_is_wrong(page: Page, axe: str, village_server: str) -> None:
    page.goto(village_server)
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<input><img src=x>')")
    page.evaluate(axe)
    found = " ".join(page.evaluate(RUN, TAGS))

    assert "label: " in found
    assert "image-alt: " in found


@pytest.mark.parametrize("state", REAL_STATES.values(), ids=list(REAL_STATES))
def test_axe_finds_nothing_with_the_real_trees(page: Page, axe: str, real_server: str, state: str) -> None:
    assert violations(page, axe, real_server + state) == []


def endpoints(app: Flask) -> set[str]:
    """Return the names of the views that are pages of their own."""
    return {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if not any(rule.rule.endswith(ending) for ending in DOCUMENTS)
    } - {"static", "health", "open_file"}


def test_every_kind_of_page_is_looked_at() -> None:
    app = create_app(LIBRARY)
    adapter = app.url_map.bind("localhost")
    seen = set()
    for state in (*STATES.values(), *REAL_STATES.values()):
        try:
            seen.add(adapter.match(state.partition("?")[0])[0])
        except HTTPException:
            continue

    assert endpoints(app) <= seen, "add a state of the new page to STATES"
