"""A real browser against a real server, on this machine only; with and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.pages.conftest import TODAY
from tests.pages.village import LIBRARY
from webapp.pages import create_app
from webapp.reading import read_library
from webapp.resources import locate

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


class Quiet(WSGIRequestHandler):
    """Keeps the test's output free of an access log."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 - the name is werkzeug's
        pass


def serve(library: object) -> Iterator[str]:
    """Serve the app in a thread, and yield its address."""
    app = create_app(library, today=lambda: TODAY)  # type: ignore[arg-type]
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """The browser, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def village_server() -> Iterator[str]:
    """The address of a server of the small text."""
    yield from serve(LIBRARY)


@pytest.fixture(scope="session")
def real_server() -> Iterator[str]:
    """The address of a server of the trees of this repository."""
    library = read_library(locate().trees).library
    if library is None:
        pytest.skip("the trees cannot be read yet")
    yield from serve(library)


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
