"""The checked client: every page that a test fetches is held to everything we promise of all pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from urllib.parse import urlsplit

import html5lib
import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

from tests.pages.village import LIBRARY
from webapp.model import Library
from webapp.pages import create_app
from webapp.presswork import Press

DASH = "\N{EN DASH}"
TODAY = date(2026, 11, 22)
LANGUAGES = ("fr", "qps")
POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


@dataclass(frozen=True)
class Page:
    """One fetched and checked page."""

    status: int
    headers: dict[str, str]
    soup: BeautifulSoup
    address: str

    @property
    def title(self) -> str:
        assert self.soup.title is not None
        return self.soup.title.get_text()

    @property
    def heading(self) -> str:
        return words(self.soup.select_one("h1"))

    @property
    def text(self) -> str:
        return words(self.soup.body)

    def one(self, selector: str) -> Tag:
        (found,) = self.soup.select(selector)
        return found

    def all(self, selector: str) -> list[str]:
        return [words(found) for found in self.soup.select(selector)]

    def link(self, text: str) -> str:
        """Return where the one link with these words goes."""
        (found,) = {str(link["href"]) for link in self.soup.select("a[href]") if text in words(link)}
        return found


def words(tag: Tag | None) -> str:
    """Return what a reader reads in a piece of a page."""
    assert tag is not None
    return " ".join(tag.get_text(" ").split()).replace(" .", ".").replace(" ,", ",")


class CheckedClient:
    """Fetches pages as a browser does, and checks each of them."""

    def __init__(self, app: Flask, *, own_words: bool = True) -> None:
        self.app = app
        self.own_words = own_words
        self.client = app.test_client()

    def get(self, address: str, status: int = 200) -> Page:
        """Fetch a page, with the status expected."""
        response = self.client.get(address)
        assert response.status_code == status, f"{address}: {response.status_code}, not {status}"
        check_headers(response)
        language = response.headers["Content-Language"]
        assert language == spoken_at(address)
        soup = check_html(response.get_data(as_text=True), language)
        if self.own_words:
            assert '"' not in words(soup.body), "straight quotation marks (you probably want “ and ”)"
        self.check_links(soup)
        return Page(status, dict(response.headers), soup, address)

    def submit(self, page: Page, *, status: int = 200, **answers: str | list[str]) -> Page:
        """Fill in the page's form and send it, as a browser does."""
        form = page.one("form")
        pairs = [(str(field["name"]), str(field["value"])) for field in form.select("input[type=hidden]")]
        for name, given in answers.items():
            assert form.select(f"[name={name}]"), f"the form asks no {name}"
            pairs += [(name, raw) for raw in ([given] if isinstance(given, str) else given)]
        response = self.client.get(str(form["action"]), query_string=pairs)
        return self.get(response.request.full_path, status)

    def check_links(self, soup: BeautifulSoup) -> None:
        """Every address of ours on the page leads to a view, every fragment to an id of the page."""
        adapter = self.app.url_map.bind("localhost")
        ids = {tag["id"] for tag in soup.select("[id]")}
        for tag in soup.select("[href], [action], [src]"):
            target = urlsplit(str(tag.get("href") or tag.get("action") or tag.get("src")))
            if target.scheme:
                if tag.name == "link" and target.scheme == "data":
                    continue
                assert target.scheme in {"http", "https"}, f"{tag} goes to another scheme"
                assert tag.name == "a", f"{tag} is fetched from another host"
                continue
            if not target.path:
                assert target.fragment in ids, f"{tag} points to no id of this page"
                continue
            try:
                adapter.match(without_language(target.path))
            except HTTPException:
                pytest.fail(f"{tag} leads to no view of ours")


def spoken_at(address: str) -> str:
    """Return the language that an address asks for."""
    return next((code for code in LANGUAGES if re.match(rf"/{code}(?=[/?#]|$)", address)), "en")


def without_language(path: str) -> str:
    """Take off what an address begins with in another language than English."""
    code, _, rest = path.removeprefix("/").partition("/")
    return f"/{rest}" if code in LANGUAGES else path


def check_headers(response: TestResponse) -> None:
    """What every answer carries, and what none may."""
    headers = response.headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Set-Cookie" not in headers
    assert "cookie" not in headers.get("Vary", "").lower()
    assert "Cache-Control" in headers
    if response.request.query_string:
        assert headers["X-Robots-Tag"] == "noindex"


def check_html(body: str, language: str = "en") -> BeautifulSoup:
    """What every page is: valid, titled, labelled, free of inline code."""
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(body)
    soup = BeautifulSoup(body, "html.parser")
    assert soup.html is not None
    assert soup.html["lang"] == language
    (heading,) = soup.select("h1")
    assert soup.title is not None
    title = re.sub(r"^(?:Error:|Erreur\xa0:|\[Éŕŕóŕ:··\]) ", "", soup.title.get_text())
    assert title.startswith(words(heading)), f"the title “{title}” does not start with the heading"
    assert title.endswith("Fingerpost")
    ids = [tag["id"] for tag in soup.select("[id]")]
    assert sorted(set(ids)) == sorted(ids), "an id stands twice"
    assert not soup.select("style, [style], iframe, [onclick]"), "inline code or style"
    assert all(not script.string and script["src"] for script in soup.select("script")), "inline code"
    check_labels(soup)
    assert soup.select("a.source") or not soup.select(".verdict"), "a result without a link to its source"
    levels = [int(tag.name[1]) for tag in soup.select("h1, h2, h3, h4")]
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    return soup


def check_labels(soup: BeautifulSoup) -> None:
    """Everything to fill in has a label, everything that describes it is there."""
    labelled = {label["for"] for label in soup.select("label[for]")}
    for field in soup.select("input:not([type=hidden]), select, textarea"):
        assert field.get("id") in labelled, f"{field} has no label (you probably want <label for=…>)"
    ids = {tag["id"] for tag in soup.select("[id]")}
    for attribute in ("aria-describedby", "aria-labelledby"):
        for tag in soup.select(f"[{attribute}]"):
            missing = set(str(tag[attribute]).split()) - ids
            assert not missing, f"{tag.name} is described by {missing}, which are not there"


@pytest.fixture(scope="session")
def village_app() -> Iterator[Flask]:
    """An app with the small text only."""
    with Press() as press:
        yield create_app(LIBRARY, today=lambda: TODAY, press=press)


@pytest.fixture
def village(village_app: Flask) -> CheckedClient:
    """A client of the small text."""
    return CheckedClient(village_app)


@pytest.fixture(scope="session")
def real_app(library: Library) -> Iterator[Flask]:
    """An app with the trees of this repository."""
    with Press() as press:
        yield create_app(library, today=lambda: TODAY, press=press)


@pytest.fixture
def real(real_app: Flask) -> CheckedClient:
    """A client of the trees of this repository, whose authors write their quotation marks as they like."""
    return CheckedClient(real_app, own_words=False)
