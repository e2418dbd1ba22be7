"""Documents for programs: sentences follow the language; ids, keys, dates and levels are always the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.languages.english import plain_words
from tests.pages.conftest import CheckedClient
from webapp import links
from webapp.model import Case, Library

SENTENCES = {
    *("ask", "label", "title", "cite", "find_out", "do", "evidence", "because", "reason", "said"),
    *("contested", "to_verify"),
}
SOMETIMES_NAMES = {"missing", "texts"}
"""In a comparison titles of safeguards and short names of texts; elsewhere entries or keys."""


def leaves(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Yield everything in a document that holds nothing else, with the key under which it stands."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from leaves(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part, key)
    else:
        yield key, value


@pytest.fixture(scope="module", params=["check", "compare"])
def address(request: pytest.FixtureRequest, library: Library) -> str:
    """The address of a document on a case that leaves something open."""
    case: Case = min(library.cases, key=lambda case: (len(case.answers), case.id))
    text = library.text("eu-ai-act")
    assert text is not None
    plain = links.address(text, case.answers)
    if request.param == "check":
        return plain.replace("?", ".json?")
    return f"/compare.json?texts=eu-ai-act,parliament&{plain.partition('?')[2].partition('&v=')[0]}"


def test_a_document_differs_from_the_english_one_in_its_sentences_alone(
    client: CheckedClient, address: str
) -> None:
    english = list(leaves(client.app.test_client().get(address).json))
    other = list(leaves(client.app.test_client().get(f"/qps{address}").json))

    assert len(english) == len(other) > 50
    for (key, before), (same_key, after) in zip(english, other, strict=True):
        assert key == same_key
        if key in SENTENCES or (key in SOMETIMES_NAMES and before != after):
            assert not plain_words(str(after or "")), key
        else:
            assert before == after, key
