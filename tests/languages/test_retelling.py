"""A library said again in another language: only its words change."""

from __future__ import annotations

from gettext import NullTranslations

import pytest

from tests.pages.village import LIBRARY
from webapp.engine import assess, compile_text
from webapp.language import Language, speaking
from webapp.model import Fact, Not
from webapp.model import Test as Asked
from webapp.translating import pseudo, retell
from webapp.wording import Words

(VILLAGE,) = LIBRARY.texts
SEVERAL = LIBRARY.facts["tasks"]
CHOSEN = SEVERAL.options[0]


class Known(NullTranslations):
    """Knows these contexts, and nothing else."""

    def __init__(self, said: dict[str, str]) -> None:
        super().__init__()
        self.said = said

    def pgettext(self, context: str, message: str) -> str:
        return self.said.get(context, message)


def told(said: dict[str, str]) -> tuple[Fact, Words]:
    """Return the fact with several answers, and the words of its text, in a language that knows this much."""
    with speaking(Language("fr", "français", "fr", Known(said))):
        library = retell(LIBRARY).library
    return library.facts[SEVERAL.id], Words(library.texts[0])


def test_only_words_change() -> None:
    with speaking(pseudo()):
        retold = retell(LIBRARY)

    (text,) = retold.library.texts
    answers = LIBRARY.cases[0].answers if LIBRARY.cases else {}
    here, there = (assess(compile_text(one), answers) for one in (VILLAGE, text))

    assert text.title != VILLAGE.title
    assert (text.key, text.digest) == (VILLAGE.key, VILLAGE.digest)
    assert [rule.when for rule in text.rules] == [rule.when for rule in VILLAGE.rules]
    assert [(one.rule.id, one.state) for one in here.findings] == [
        (one.rule.id, one.state) for one in there.findings
    ]
    assert not retold.lacking


def test_english_is_told_as_it_is() -> None:
    assert retell(LIBRARY).library is LIBRARY


def test_what_a_catalogue_lacks_stays_english_and_its_text_is_named() -> None:
    with speaking(Language("fr", "français", "fr", Known({f"fact:{SEVERAL.id}.ask": "Que fait-il ?"}))):
        retold = retell(LIBRARY)

    assert retold.library.facts[SEVERAL.id].ask == "Que fait-il ?"
    assert retold.library.texts[0].title == VILLAGE.title
    assert retold.lacking == {VILLAGE.key}


def test_a_clause_is_denied_in_the_words_of_its_translation() -> None:
    at = f"fact:{SEVERAL.id}.{CHOSEN.value}"
    _, words = told({f"{at}.means": "il compte", f"{at}.not": "il ne compte pas"})

    denied = words.clause(Not(Asked(SEVERAL.id, frozenset({CHOSEN.value}))))

    assert denied == "il ne compte pas"


@pytest.mark.parametrize("half", ["means", "not"])
def test_half_a_pair_of_clause_and_contrary_is_not_used(half: str) -> None:
    fact, words = told({f"fact:{SEVERAL.id}.{CHOSEN.value}.{half}": "il compte"})
    denied = words.clause(Not(Asked(SEVERAL.id, frozenset({CHOSEN.value}))))

    assert fact.options[0].means == CHOSEN.means
    assert "compte" not in denied
