"""Words a third longer break nothing: no page is wider than a small screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browsing import serve_in_thread
from webapp.language import offering
from webapp.model import Library
from webapp.translating import pseudo

ADDRESSES = [
    *("/", "/texts", "/glossary", "/compare", "/cases", "/open", "/nothing"),
    *("/texts/eu-ai-act", "/texts/eu-ai-act/art-5-1-h", "/check/eu-ai-act?look=1"),
    "/check/eu-ai-act?ai_system=yes&change=ai_system",
    "/check/eu-ai-act?ai_system=yes&so_far=1",
    "/check/eu-ai-act/letter?ai_system=yes",
    "/check/eu-ai-act/answers?ai_system=yes&union_link=unsure&member_state=FR",
    "/compare/so-far?texts=eu-ai-act,parliament&ai_system=yes",
]


@pytest.fixture(scope="module")
def server(library: Library) -> Iterator[str]:
    """The address of a server that also speaks the pseudo-language."""
    with offering(pseudo()):
        yield from serve_in_thread(library)


@pytest.mark.parametrize("address", ADDRESSES)
def test_longer_words_make_no_page_wider_than_a_small_screen(
    browser: Browser, server: str, address: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{server}/qps{address}")
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()

    assert width == 320
