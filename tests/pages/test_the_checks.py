"""The checks that every fetched page goes through do find what they look for."""

from __future__ import annotations

import pytest
from html5lib.html5parser import ParseError

from tests.pages.conftest import check_html

GOOD = (
    '<!doctype html><html lang="en"><head><title>Hello {dash} Fingerpost</title></head>'
    "<body><h1>Hello</h1>{body}</body></html>"
)


def page(body: str = "") -> str:
    return GOOD.format(dash="\N{EN DASH}", body=body)


def test_a_sound_page_passes() -> None:
    check_html(page('<p><label for="a">A</label><input id="a" name="a"></p><h2>More</h2>'))


@pytest.mark.parametrize(
    "broken",
    [
        page("<p></div>"),
        page("<p>\x00</p>"),
        page("<p").replace("</body></html>", ""),
    ],
)
def test_html_that_is_not_valid_is_found(broken: str) -> None:
    with pytest.raises(ParseError):
        check_html(broken)


@pytest.mark.parametrize(
    "broken",
    [
        page().replace(' lang="en"', ' lang="de"'),
        page().replace("Hello \N{EN DASH}", "Goodbye \N{EN DASH}"),
        page().replace(" \N{EN DASH} Fingerpost", ""),
        page('<p id="a">1</p><p id="a">2</p>'),
        page('<p style="color: red">1</p>'),
        page("<script>1</script>"),
        page("<style>p { color: red }</style>"),
        page('<p><input name="a"></p>'),
        page('<p><select id="a" name="a"></select></p>'),
        page('<p aria-describedby="nothing">1</p>'),
        page("<h3>A level too deep</h3>"),
        page('<div class="verdict">no source</div>'),
    ],
)
def test_a_broken_promise_is_found(broken: str) -> None:
    with pytest.raises(AssertionError):
        check_html(broken)


def test_two_first_headings_are_found() -> None:
    with pytest.raises(ValueError, match="too many values"):
        check_html(page("<h1>Hello again</h1>"))
