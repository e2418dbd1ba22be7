"""What the tests of pictures ask for."""

import pytest

from tests.pages.conftest import real, real_app, village, village_app  # noqa: F401 (fixtures)
from webapp.engine import compile_text


@pytest.fixture(scope="session")
def act(library):
    """The AI Act as it stands, compiled."""
    return compile_text(library.text("eu-ai-act"))
