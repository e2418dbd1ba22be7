"""Whoever writes trees sees each save on the pages, and what is wrong with it."""

import pytest
from bs4 import BeautifulSoup
from werkzeug.test import Client

from tests.checking.trees import FACTS, write_trees
from webapp.pages import Watched, create_app
from webapp.presswork import Press
from webapp.resources import SetupError


@pytest.fixture
def folder(tmp_path):
    """The park's trees, to be written on."""
    return write_trees(tmp_path)


@pytest.fixture
def look(folder):
    """Return a function from an address to the page that is shown there now."""
    press = Press()
    watched = Watched(folder, lambda library, problems: create_app(library, press=press, problems=problems))
    client = Client(watched)

    def fetch(address="/check/order"):
        answer = client.get(address)
        assert answer.status_code == 200
        return BeautifulSoup(answer.text, "html5lib")

    return fetch


def told(page):
    return [item.get_text(" ", strip=True) for item in page.select("aside li")]


def save(folder, old, new):
    facts = folder / "facts/facts.yaml"
    content = facts.read_text(encoding="utf-8")
    assert old in content
    facts.write_text(content.replace(old, new), encoding="utf-8")


def test_a_save_shows_on_the_next_page(folder, look):
    before = look().h1.get_text(strip=True)
    save(folder, "Do you bring a dog?", "Is there a dog with you?")

    assert before == "Do you bring a dog?"
    assert look().h1.get_text(strip=True) == "Is there a dog with you?"
    assert told(look()) == []


def test_a_broken_tree_is_told_on_every_page_and_the_last_good_one_is_kept(folder, look):
    save(folder, "find_out: Look around.", "find_out: Look around.\n    soruce: art-1")

    for address in ("/check/order", "/", "/texts/order"):
        (problem,) = told(look(address))
        assert problem.startswith("facts/facts.yaml:19 `soruce` is not a key of fact `dog`.")
        assert "soruce: art-1" in problem
        assert problem.endswith("Did you mean source?")
    assert look().h1.get_text(strip=True) == "Do you bring a dog?"


def test_once_it_is_mended_nothing_is_told_any_more(folder, look):
    save(folder, "type: yes-no", "type: yesno")
    assert told(look())
    save(folder, "type: yesno", "type: yes-no")
    save(folder, "Do you bring a dog?", "Is there a dog?")

    assert told(look()) == []
    assert look().h1.get_text(strip=True) == "Is there a dog?"


def test_a_warning_alone_is_not_told(folder, look):
    (folder / "notes.txt").write_text("hello", encoding="utf-8")

    assert told(look()) == []


def test_a_folder_emptied_keeps_the_last_good_text(folder, look):
    look()
    (folder / "order/2026-01-01/text.yaml").unlink()

    assert told(look())
    assert look().h1.get_text(strip=True) == "Do you bring a dog?"


def test_a_text_that_is_broken_from_the_start_leaves_what_can_be_used(tmp_path):
    write_trees(tmp_path)
    (tmp_path / "other/2026-01-01").mkdir(parents=True)
    client = Client(Watched(tmp_path, lambda library, problems: create_app(library, problems=problems)))

    assert len(told(BeautifulSoup(client.get("/").text, "html5lib"))) == 1


def test_without_a_text_that_can_be_used_it_does_not_start(tmp_path):
    write_trees(tmp_path, facts=FACTS.replace("type: yes-no", "type: perhaps"))

    with pytest.raises(SetupError, match="There is no text to answer for"):
        Watched(tmp_path, lambda library, problems: create_app(library, problems=problems))
