"""The blank form: what hangs on which answer, in words, and a PDF that everybody can read."""

import io

import pypdf
import pytest

from tests.pages.conftest import TODAY
from tests.pages.village import VILLAGE
from webapp.presswork import Press
from webapp.presswork.blank import compose_blank
from webapp.wording.blank import describe_blank

LINK = "https://charter.example/check/village/all"


@pytest.fixture(scope="module")
def press():
    with Press() as one:
        if (reason := one.reason()) is not None:
            pytest.skip(reason)
        yield one


def printed(press, tmp_path, text):
    path = tmp_path / "blank.pdf"
    path.write_bytes(press.make(compose_blank(describe_blank(text), link=LINK, created=TODAY)))
    return path


def test_a_question_that_always_arises_has_no_gate():
    questions = [question for _group, found in describe_blank(VILLAGE).groups for question in found]

    assert [bool(question.gate) for question in questions] == [
        fact.only_if is not None for fact in VILLAGE.facts
    ]


def test_only_a_question_with_several_answers_offers_none_of_them():
    questions = {q.number: q for _group, found in describe_blank(VILLAGE).groups for q in found}
    tasks = next(number for number, fact in enumerate(VILLAGE.facts, start=1) if fact.id == "tasks")

    with_none = [
        number for number, q in questions.items() if "None of these" in [line.label for line in q.lines]
    ]
    assert tasks in with_none
    assert all(questions[number].several for number in with_none)


def test_the_form_conforms_to_pdf_ua_and_leads_to_the_same_questions(press, validate_pdf_ua, tmp_path):
    path = printed(press, tmp_path, VILLAGE)
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages)

    assert validate_pdf_ua(path) == []
    assert "Is it used by the village watch?" in text
    assert LINK in text.replace("\n", "")


def test_the_form_of_the_longest_text_conforms_too_and_stays_a_dozen_pages(
    library, press, validate_pdf_ua, tmp_path
):
    longest = max(library.texts, key=lambda text: len(text.facts))
    path = printed(press, tmp_path, longest)

    assert validate_pdf_ua(path) == []
    assert len(pypdf.PdfReader(path).pages) <= 14
