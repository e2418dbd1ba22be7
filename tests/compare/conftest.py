"""An app with the three texts on the square, and its checked client."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask

from tests.compare.square import LIBRARY
from tests.pages.conftest import CheckedClient
from tests.pages.village import LIBRARY as VILLAGE_LIBRARY
from webapp.model import Library
from webapp.pages import create_app
from webapp.presswork import Press

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def press() -> Iterator[Press]:
    """A press that can be used; without Pango the tests that need one are skipped."""
    with Press() as press:
        yield press


@pytest.fixture(scope="session")
def square_app(press: Press) -> Flask:
    """An app with the three texts on the square."""
    return create_app(LIBRARY, today=lambda: TODAY, press=press)


@pytest.fixture
def square(square_app: Flask) -> CheckedClient:
    """A client of the three texts."""
    return CheckedClient(square_app)


@pytest.fixture(scope="session")
def whole_app(library: Library, press: Press) -> Flask:
    """An app with the trees of this repository."""
    return create_app(library, today=lambda: TODAY, press=press)


@pytest.fixture
def whole(whole_app: Flask) -> CheckedClient:
    """A client of the trees of this repository, whose authors write their quotation marks as they like."""
    return CheckedClient(whole_app, own_words=False)


@pytest.fixture
def village() -> CheckedClient:
    """A client of an app with a single text."""
    return CheckedClient(create_app(VILLAGE_LIBRARY, today=lambda: TODAY))
