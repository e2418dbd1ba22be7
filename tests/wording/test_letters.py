"""The letter: what it asks, why, what answers it; and its shapes."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.wording.conftest import DUTIES, FACTS, POLICE, TEXT, TODAY
from tests.wording.test_any_answers import some_answers
from webapp import model
from webapp.engine import assess, compile_text
from webapp.model import UNSURE
from webapp.wording.letters import describe_letter, letter_as_docx, letter_as_text

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LOGGED = model.Test("logs", frozenset({"yes"}))
OPEN = {**POLICE, "law": "yes", "judge": UNSURE, "logs": UNSURE}


@pytest.fixture
def write(program):
    return lambda answers: describe_letter(program, assess(program, answers), today=TODAY)


def part(letter, title):
    (found,) = [part for part in letter.parts if part.title == title]
    return found


def lines(entry):
    return {line.label: line.text for line in entry.lines}


def test_a_buyer_asks_the_vendor_what_is_open_and_why(write):
    letter = write(OPEN)

    assert letter.title == "Questions on your system under the Station Act"
    assert letter.questions == 1
    assert "One question is without a definite answer." in letter.opening[-1]
    (entry,) = part(letter, "Our questions").entries
    assert entry.text == "Has a judge agreed?"
    assert lines(entry) == {
        "Possible answers": "Yes; No.",
        "What hangs on it": (
            "“Live identification for the police” (Art. 5 Station Act): "
            "prohibited or allowed only under strict conditions."
        ),
        "What answers it": "It can be found out like this: Ask about judge.",
    }


def test_a_letter_never_says_which_answer_leads_where(write):
    written = letter_as_text(write(OPEN))

    assert "“Yes”" not in written
    assert "“No”" not in written
    assert "Decides" not in written


def test_the_evidence_of_a_duty_that_shows_a_fact_answers_its_question(program_with):
    program = program_with(LOGGED)
    letter = describe_letter(program, assess(program, OPEN), today=TODAY)

    asked = {entry.text: lines(entry) for entry in part(letter, "Our questions").entries}
    assert asked["Are logs kept?"]["What answers it"] == (
        "It can be found out like this: Ask about logs. We ask for the retention setting."
    )


def test_clauses_for_a_tender_ask_for_a_statement_in_the_words_of_the_answers(write):
    clauses = [entry.text for entry in part(write(OPEN), "Clauses for the tender").entries]

    assert (
        clauses[0] == "The tenderer states in writing whether a judge has agreed and attaches what shows it."
    )
    assert clauses[1:] == [
        "The tenderer confirms in writing what this letter assumes, or says what of it is not so.",
        "The tenderer hands over the evidence named in this letter before the system is accepted.",
        "The tenderer tells the buyer without delay when one of these answers is no longer right.",
    ]


def test_choices_numbers_and_countries_are_asked_in_their_own_way(write):
    letter = write(
        {"functions": frozenset({"identify"}), "moment": "instant", "police": "yes", "military": "no"}
    )

    clauses = " ".join(entry.text for entry in part(letter, "Clauses for the tender").entries)
    assert "states in writing the maximum penalty in years and attaches" in clauses
    assert (
        "which of these are the case, if any: you make the system; you use the system, and attaches"
        in clauses
    )
    assert "the answer to “Where is it used?” and attaches" in clauses
    asked = {entry.text: lines(entry) for entry in part(letter, "Our questions").entries}
    assert asked["What is the maximum penalty?"]["Possible answers"] == "A number of years."
    assert asked["Who are you?"]["Possible answers"] == "One or more of these, or none: Provider; Deployer."
    assert asked["What is the maximum penalty?"]["What answers it"] == (
        "Please let us look into the criminal code."
    )


def test_what_somebody_can_be_asked_for_is_asked_for(write):
    letter = write({**OPEN, "moment": UNSURE})

    asked = {entry.text: lines(entry) for entry in part(letter, "Our questions").entries}
    assert asked["When are people compared?"]["What answers it"] == (
        "We ask how long after capture a match is reported."
    )


@pytest.fixture
def inside():
    """Compile the small law with a judge's agreement marked as something that the user alone knows."""
    facts = tuple(replace(fact, known_to_user=fact.id == "judge") for fact in FACTS)
    return compile_text(replace(TEXT, facts=facts))


def test_a_vendor_is_not_asked_what_the_user_alone_knows(inside):
    letter = describe_letter(inside, assess(inside, {**OPEN, "moment": UNSURE}), today=TODAY)

    assert letter.questions == 1
    assert [entry.text for entry in part(letter, "Our questions").entries] == ["When are people compared?"]
    assert "judge" not in " ".join(entry.text for entry in part(letter, "Clauses for the tender").entries)
    assert [(entry.text, lines(entry)) for entry in letter.own.entries] == [
        ("Has a judge agreed?", {"": "Ask about judge."})
    ]


def test_what_the_user_finds_out_is_no_part_of_the_letter_to_be_sent(inside):
    letter = describe_letter(inside, assess(inside, OPEN), today=TODAY)

    assert letter.own is not None
    assert "We have no open question to you." in letter.opening[-1]
    assert "judge agreed" not in letter_as_text(letter)
    assert b"judge agreed" not in b"".join(
        ET.tostring(part) for part in opened(letter_as_docx(letter)).values()
    )


def test_a_provider_prepares_what_users_know_too_but_no_tender_asks_it_of_them(inside):
    verdict = assess(inside, {**OPEN, "role": frozenset({"provider"})})
    letter = describe_letter(inside, verdict, today=TODAY)

    assert letter.own is None
    (entry,) = part(letter, "Questions to settle").entries
    assert entry.text == "Has a judge agreed?"
    assert lines(entry)["What to have ready"] == (
        "Those who use the system know this. To find out: Ask about judge."
    )
    clauses = [entry.text for entry in part(letter, "What tenders can ask you to state").entries]
    assert not [clause for clause in clauses if "judge" in clause]


def test_evidence_owed_from_the_same_day_and_under_the_same_condition_stands_together(program):
    with_evidence = tuple(replace(duty, evidence="A paper.", who=("provider",)) for duty in DUTIES)
    of_one_day = tuple(replace(duty, applies_from=TODAY) for duty in with_evidence[:2])
    law = compile_text(replace(TEXT, duties=(*of_one_day, with_evidence[2])))
    answers = {"role": frozenset({"deployer"}), "military": "no"}
    letter = describe_letter(law, assess(law, answers), today=TODAY)

    evidence = {entry.text: lines(entry) for entry in part(letter, "Evidence that we ask for").entries}
    assert evidence == {
        "Applies since 2 February 2025.": {
            "Art. 4 Station Act": "Train your people. Please send us: A paper.",
        },
        "Applies since 22 November 2026, if “Identification” (Annex 1) applies.": {
            "Art. 26 Station Act": "Keep the logs for six months. Please send us: A paper.",
            "Art. 13 Station Act": "Write a manual. Please send us: A paper.",
        },
    }


def test_what_is_assumed_is_listed_without_what_is_unsure(write):
    assumed = {entry.text: lines(entry)[""] for entry in part(write(OPEN), "What we assume").entries}

    assert assumed["Is it for the police?"] == "Yes"
    assert "Has a judge agreed?" not in assumed


def test_a_provider_gets_the_mirror_image(write):
    letter = write({**OPEN, "role": frozenset({"provider"})})

    assert letter.title == "What to prepare for buyers under the Station Act"
    assert [entry.text for entry in part(letter, "Questions to settle").entries] == ["Has a judge agreed?"]
    clauses = [entry.text for entry in part(letter, "What tenders can ask you to state").entries]
    assert clauses[0] == "State in writing whether a judge has agreed and attach what shows it."


def test_without_open_questions_the_letter_asks_to_confirm_what_is_assumed(write):
    letter = write(POLICE)

    assert letter.questions == 0
    assert "We have no open question to you." in letter.opening[-1]
    assert "Our questions" not in {found.title for found in letter.parts}


def test_plain_text_has_one_line_for_each_paragraph_and_numbers_the_questions(write):
    written = letter_as_text(write(OPEN)).splitlines()

    assert written[0] == "Questions on your system under the Station Act"
    assert "1. Has a judge agreed?" in written
    assert "   Possible answers: Yes; No." in written
    assert "OUR QUESTIONS" in written


def opened(document):
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        assert archive.testzip() is None
        return {name: ET.fromstring(archive.read(name)) for name in archive.namelist()}  # noqa: S314


def test_the_word_document_has_headings_lists_title_and_language(write):
    letter = write(OPEN)
    parts = opened(letter_as_docx(letter))

    assert next(iter(parts)) == "[Content_Types].xml"
    styles = [tag.get(f"{WORD}val") for tag in parts["word/document.xml"].iter(f"{WORD}pStyle")]
    assert styles.count("Heading1") == 1
    assert styles.count("Heading2") == len(letter.parts)
    lists = {tag.get(f"{WORD}val") for tag in parts["word/document.xml"].iter(f"{WORD}numId")}
    defined = {tag.get(f"{WORD}numId") for tag in parts["word/numbering.xml"].iter(f"{WORD}num")}
    assert lists <= defined
    assert len(lists) == 3, "bullets, and a list of its own for questions and for clauses"
    named = {tag.get(f"{WORD}styleId") for tag in parts["word/styles.xml"].iter(f"{WORD}style")}
    assert set(styles) <= named
    assert letter.title in "".join(parts["docProps/core.xml"].itertext())
    assert [tag.get(f"{WORD}val") for tag in parts["word/styles.xml"].iter(f"{WORD}lang")] == ["en-GB"]


def test_the_word_document_says_what_the_text_says(write):
    letter = write(OPEN)
    body = opened(letter_as_docx(letter))["word/document.xml"]
    said = ["".join(tag.itertext()) for tag in body.iter(f"{WORD}p")]
    plain = [re.sub(r"^\s*(\d+\.|-)?\s*", "", line) for line in letter_as_text(letter).splitlines()]

    assert [line.casefold() for line in said] == [line.casefold() for line in plain if line]


def test_the_same_letter_gives_the_same_bytes(write):
    assert letter_as_docx(write(OPEN)) == letter_as_docx(write(OPEN))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_letter_can_be_written_for_any_answers(program, data):
    letter = describe_letter(program, assess(program, data.draw(some_answers(program))), today=TODAY)

    for found in letter.parts:
        assert found.entries
        for entry in found.entries:
            assert entry.text
            assert all(line.text for line in entry.lines)
    assert opened(letter_as_docx(letter))
