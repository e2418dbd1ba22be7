"""The app in a language that nobody speaks, so that whatever is still English shows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.pages.conftest import TODAY, CheckedClient
from webapp.language import offering
from webapp.model import Library
from webapp.pages import create_app
from webapp.presswork import Press
from webapp.translating import pseudo


@pytest.fixture(scope="session")
def pseudo_app(library: Library) -> Iterator[Flask]:
    """An app with the trees of this repository, which also speaks the pseudo-language."""
    with Press() as press:
        with offering(pseudo()):
            app = create_app(library, today=lambda: TODAY, press=press)
        yield app


@pytest.fixture
def client(pseudo_app: Flask) -> CheckedClient:
    """A client of that app. Authors write quotation marks as they like."""
    return CheckedClient(pseudo_app, own_words=False)
