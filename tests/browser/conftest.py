"""A real browser against a real server, on this machine only; with and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browsing import serve_in_thread
from tests.pages.village import LIBRARY


@pytest.fixture(scope="session")
def village_server() -> Iterator[str]:
    """The address of a server of the small text."""
    yield from serve_in_thread(LIBRARY)


@pytest.fixture(params=[False, True], ids=["without scripts", "with scripts"])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A fresh profile, once in which scripts are off and once on."""
    context = browser.new_context(java_script_enabled=request.param)
    yield context
    assert context.cookies() == []
    context.close()


@pytest.fixture
def page(context: BrowserContext, village_server: str) -> Iterator[Page]:
    """A page at the start, watched for requests elsewhere and complaints of the browser."""
    page = context.new_page()
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(village_server)
    yield page
    assert [url for url in requests if not url.startswith(village_server)] == []
    assert [text for text in complaints if "status of 422" not in text] == []
