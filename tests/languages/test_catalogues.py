"""Catalogues: extracted, brought up to date, checked; the ones we ship are neither stale nor broken."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.pages.village import LIBRARY
from webapp.model import Library
from webapp.resources import SetupError, locate
from webapp.translating.catalogues import places
from webapp.translating.workshop import Workshop

SHIPPED = places(locate().trees).languages()


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """Catalogues of the village in a folder of their own."""
    made = Workshop(LIBRARY, tmp_path, locate().templates)
    made.places = replace(made.places, interface=tmp_path / "interface")
    return made


def fill(path: Path, *, english: str, said: str) -> None:
    """Write a translation, as a translator does in an editor."""
    text = path.read_text(encoding="utf-8")
    before = f'msgid "{english}"\nmsgstr ""'

    assert before in text
    path.write_text(text.replace(before, f'msgid "{english}"\nmsgstr "{said}"'), encoding="utf-8")


def faults(workshop: Workshop, part: str) -> list[str]:
    return [fault for path, fault in workshop.check("fr") if path.stem == part]


@pytest.mark.parametrize("code", SHIPPED)
def test_what_we_ship_is_complete_up_to_date_and_sound(code: str, library: Library) -> None:
    workshop = Workshop(library, locate().trees, locate().templates)

    assert not list(workshop.check(code))


def test_every_question_of_a_tree_is_there_to_be_translated(workshop: Workshop) -> None:
    done = list(workshop.update("fr", ["facts"]))

    written = done[0].path.read_text(encoding="utf-8")
    assert done[0].lacking == done[0].messages
    for fact in LIBRARY.facts.values():
        assert f'msgctxt "fact:{fact.id}.ask"' in written


def test_updating_twice_changes_nothing(workshop: Workshop) -> None:
    (first,) = workshop.update("fr", ["facts"])
    before = first.path.read_bytes()
    list(workshop.update("fr"))

    assert first.path.read_bytes() == before
    assert b"Date" not in before


def test_an_update_keeps_what_was_translated(workshop: Workshop) -> None:
    (done,) = workshop.update("fr", ["facts"])
    ask = LIBRARY.facts["tasks"].ask
    fill(done.path, english=ask, said="Que fait-il ?")
    list(workshop.update("fr"))

    assert "Que fait-il ?" in done.path.read_text(encoding="utf-8")
    assert not [fault for fault in faults(workshop, "facts") if "fact:tasks.ask" in fault]


def test_a_question_asked_otherwise_keeps_its_translation_marked_for_a_look(
    workshop: Workshop, tmp_path: Path
) -> None:
    (done,) = workshop.update("fr", ["facts"])
    fill(done.path, english=LIBRARY.facts["tasks"].ask, said="Que fait-il ?")
    asked = replace(LIBRARY.facts["tasks"], ask="What is it for?")
    later = Workshop(
        replace(LIBRARY, facts={**LIBRARY.facts, "tasks": asked}, texts=()), tmp_path, locate().templates
    )
    later.places = workshop.places

    assert any("missing: “What is it for?”" in fault for fault in faults(later, "facts"))
    assert any(fault.startswith("stale") and "fact:tasks.ask" in fault for fault in faults(later, "facts"))

    list(later.update("fr"))

    assert "#, fuzzy" in done.path.read_text(encoding="utf-8")
    assert any(fault.startswith("fuzzy") and "What is it for?" in fault for fault in faults(later, "facts"))


@pytest.mark.parametrize(
    ("english", "said", "fault"),
    [
        ("Back to the {text}", "Retour", "its placeholders differ"),
        ("Always: <b>{level}</b>", "Toujours : {level}", "its markup differs"),
        ("Error: ", "Erreur :", "begins or ends with another space"),
    ],
)
def test_a_translation_that_would_break_a_page_is_told(
    workshop: Workshop, english: str, said: str, fault: str
) -> None:
    (done,) = workshop.update("fr", ["interface"])
    fill(done.path, english=english, said=said)

    assert any(found.startswith(fault) for found in faults(workshop, "interface"))


def test_a_catalogue_of_nothing_we_know_is_refused_by_name(workshop: Workshop) -> None:
    with pytest.raises(SetupError, match=r"nothing to translate called bread. There is: .*facts"):
        list(workshop.update("fr", ["bread"]))


def test_a_language_that_is_none_is_refused_by_name(workshop: Workshop) -> None:
    with pytest.raises(SetupError, match="'klingonese'"):
        list(workshop.update("klingonese", ["facts"]))


def test_a_catalogue_that_is_damaged_is_named_with_what_is_wrong(workshop: Workshop) -> None:
    (done,) = workshop.update("fr", ["facts"])
    done.path.write_bytes(b'msgid "a\nmsgstr \xff')

    with pytest.raises(SetupError, match=r"facts\.po"):
        list(workshop.check("fr"))


def test_compiled_catalogues_are_written_beside_their_sources(workshop: Workshop) -> None:
    list(workshop.update("fr", ["facts"]))

    (done,) = workshop.compile("fr")

    assert done.path.suffix == ".mo"
    assert done.path.stat().st_size > 0
