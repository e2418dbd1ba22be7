"""What a translation can say otherwise: lists, labels, numbers, units and dates; and who speaks it when."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from gettext import NullTranslations

import pytest

from webapp.language import Language, language, speaking
from webapp.model import Level, Status
from webapp.presswork import Press, PressUnavailable
from webapp.presswork.report import report_key
from webapp.presswork.unavailable import BUSY
from webapp.wording.citations import timing
from webapp.wording.grammar import (
    day_in_words,
    enumerate_words,
    itemise,
    labelled,
    many_of,
    number_in_words,
    quantity,
    quoted,
    round_number_in_words,
)
from webapp.wording.letters import Letter, letter_as_docx
from webapp.wording.letters.phrases import is_request, phrases_of, request
from webapp.wording.levels import LEVELS, judged

SAID = {
    "{words} and {last}": "{words} et {last}",
    "{words} or {last}": "{words} ou {last}",
    "; ": " ; ",
    "{label}: {words}": "{label} : {words}",
    "“{words}”": "« {words} »",
    "August": "août",
    "Applies since {start}.": "Applicable depuis le {start}.",
    "Prohibited": "Interdit",
    "is prohibited": "est interdit",
    "would be prohibited": "serait interdit",
    "We ask {what}": "Nous demandons {what}",
    "It can be found out like this: {what}": "On peut le voir ainsi : {what}",
}
IN_CONTEXT = {("first day of a month", "{day} {month} {year}"): "{day}er {month} {year}"}


class _French(NullTranslations):
    def gettext(self, message: str) -> str:
        return SAID.get(message, message)

    def pgettext(self, context: str, message: str) -> str:
        return IN_CONTEXT.get((context, message), self.gettext(message))


FRENCH = Language("fr", "Français", "fr", _French(), decimal_mark=",")


@pytest.fixture
def french() -> Iterator[None]:
    """Speaks French as far as these tests need it."""
    with speaking(FRENCH):
        yield


@pytest.mark.usefixtures("french")
def test_lists_labels_and_quotation_marks_are_those_of_the_language() -> None:
    assert enumerate_words(["lieu", "temps", "personnes"], "and") == "lieu, temps et personnes"
    assert enumerate_words(["lieu", "temps"], "or") == "lieu ou temps"
    assert itemise(["un", "deux"]) == "un ; deux"
    assert labelled("Exception", quoted("Victimes")) == "Exception : « Victimes »"


@pytest.mark.usefixtures("french")
def test_numbers_have_the_marks_of_the_language() -> None:
    assert number_in_words(Decimal("4.50")) == "4,5"
    assert round_number_in_words(20_000).split() == ["20", "000"]


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize(
    ("number", "words"), [("0", "0 an"), ("1", "1 an"), ("1.5", "1,5 an"), ("2", "2 ans")]
)
def test_a_unit_takes_the_form_that_its_language_wants_for_the_number(number: str, words: str) -> None:
    assert quantity(Decimal(number), "an|ans") == words
    assert many_of("an|ans") == "ans"


@pytest.mark.usefixtures("french")
def test_a_unit_with_one_form_keeps_it() -> None:
    assert quantity(Decimal(1), "mois") == "1 mois"


@pytest.mark.usefixtures("french")
def test_the_first_of_a_month_can_be_written_otherwise_than_other_days() -> None:
    assert day_in_words(date(2026, 8, 1)) == "1er août 2026"
    assert day_in_words(date(2026, 8, 2)) == "2 août 2026"
    since = timing(date(2026, 8, 2), None, today=date(2026, 11, 22))
    assert since.words == "Applicable depuis le 2 août 2026."


def test_words_of_a_level_are_those_of_the_language_in_which_they_are_read() -> None:
    words = LEVELS[Level.PROHIBITED]

    with speaking(FRENCH):
        assert words.label == "Interdit"
        assert judged(Level.PROHIBITED, Status.LAW) == "est interdit"
        assert judged(Level.PROHIBITED, Status.OPINION) == "serait interdit"
    assert words.label == "Prohibited"


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize(
    ("find_out", "asked"),
    [
        ("Demandez au fournisseur le format du journal.", "Nous demandons le format du journal."),
        ("Demandez qui voit les résultats.", "Nous demandons qui voit les résultats."),
        (
            "Demandez à la police qui décide.",
            "On peut le voir ainsi : Demandez à la police qui décide.",
        ),
        ("Consultez le contrat.", "On peut le voir ainsi : Consultez le contrat."),
        (
            "Demandez la liste des fonctions, et lisez la publicité.",
            "On peut le voir ainsi : Demandez la liste des fonctions, et lisez la publicité.",
        ),
    ],
)
def test_what_is_to_be_found_out_becomes_a_request_in_french_too(find_out: str, asked: str) -> None:
    assert request(phrases_of("ask"), find_out) == asked
    assert is_request(find_out) == find_out.startswith("Demandez")


@pytest.mark.usefixtures("french")
def test_a_word_document_says_in_which_language_it_is() -> None:
    letter = Letter("ask", date(2026, 11, 22), "Questions", (), (), (), 0)

    with zipfile.ZipFile(io.BytesIO(letter_as_docx(letter))) as archive:
        assert b'<w:lang w:val="fr"/>' in archive.read("word/styles.xml")
        assert b"<dc:language>fr</dc:language>" in archive.read("docProps/core.xml")


def test_a_report_is_kept_apart_from_the_same_in_another_language() -> None:
    day = date(2026, 11, 22)
    english = report_key("digest", link="/check/act?a=yes", created=day)

    with speaking(FRENCH):
        assert report_key("digest", link="/check/act?a=yes", created=day) != english


def test_what_is_made_in_the_background_speaks_the_language_of_whoever_wanted_it() -> None:
    heard: list[str] = []
    done = threading.Event()

    def compose() -> None:
        heard.append(language())
        done.set()
        raise PressUnavailable(BUSY)

    with Press(eager=True, libraries=()) as press, speaking(FRENCH):
        assert press.ahead("key", compose)
        assert done.wait(20)

    assert heard == ["fr"]
