"""A link that was made under an earlier state of a tree tells what has changed for its own answers."""

import pytest

from tests.checking.trees import write_trees
from tests.pages.conftest import TODAY, CheckedClient
from webapp.pages import create_app
from webapp.presswork import Press
from webapp.reading import keep_state

RULES = "order/2026-01-01/rules.yaml"
LOOSE = {"role": "guard", "dog": "yes", "leash": "long", "extras": "ball", "age": "15", "country": "DE"}
UNKNOWN = "&v=" + "0" * 12


@pytest.fixture
def folder(tmp_path):
    """The park's trees, whose present state is kept."""
    trees = write_trees(tmp_path / "trees")
    assert keep_state(trees) is not None
    return trees


@pytest.fixture
def client(folder):
    """Return a function that makes a client of the folder as it is then."""

    def make():
        app = create_app(trees=folder, today=lambda: TODAY, press=Press())
        return CheckedClient(app, own_words=False)

    return make


@pytest.fixture
def link(client):
    """The address of a loose dog that may be, made before anything changes."""
    return walk(client(), LOOSE)


def walk(client, answers):
    """Answer the questions as they come, and return the address where that ends."""
    page = client.get("/check/order")
    while page.soup.select("input[name=asked]"):
        asked = page.one("input[name=asked]")["value"]
        page = client.submit(page, **{asked: answers[asked]})
    return page.one("link[rel=canonical]")["href"]


def edit(folder, old, new, name=RULES):
    path = folder / name
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")


def told(page):
    return " ".join(page.all(".since"))


def test_a_link_of_the_present_state_tells_nothing(client, link):
    assert told(client().get(link)) == ""


def test_a_result_that_has_changed_is_told_with_what_it_was(folder, client, link):
    edit(folder, "at_least: 14", "at_least: 16")

    said = told(client().get(link))

    assert "It was: Allowed only under strict conditions. It is: Prohibited." in said
    assert (
        "No loose dogs before: lifted by an exception: allowed only under strict conditions;"
        " now: applies: prohibited" in said
    )


def test_what_has_changed_for_others_alone_is_not_told(folder, client):
    without_dog = walk(client(), {"dog": "no"})
    edit(folder, "at_least: 14", "at_least: 15")
    edit(folder, "title: No loose dogs", "title: Keep dogs on a leash")
    edit(folder, "do: Clean up.", "do: Clean up everything.")

    said = told(client().get(without_dog))

    assert "nothing has changed: the level, every finding and every duty are the same" in said
    assert "Keep dogs on a leash" not in said
    assert "Clean up everything." not in said


def test_other_words_dates_and_sources_of_what_applies_are_told(folder, client, link):
    edit(folder, "title: No loose dogs", "title: Keep dogs on a leash")

    said = told(client().get(link))

    assert "“Keep dogs on a leash”, title No loose dogs Keep dogs on a leash" in said


@pytest.mark.parametrize(
    ("dog", "words"),
    [("no", "Duties that hold now and did not before:"), ("yes", "Duties that held before and do not now:")],
)
def test_duties_that_arise_or_fall_away_are_told(folder, client, dog, words):
    link = walk(client(), {**LOOSE, "dog": dog, "leash": "short"})
    edit(folder, "when: {dog: yes}\n    from", "when: {dog: no}\n    from")

    said = told(client().get(link))

    assert f"{words} Clean up." in said
    assert said.count("Duties that") == 1


def test_a_question_that_comes_up_since_is_told(folder, client, link):
    edit(folder, "{dog: yes, leash: long}", "{dog: yes, leash: long, shy: no}")
    shy = "ask: Is the dog shy?, type: yes-no, source: art-1, find_out: Ask it."
    means = "means: {yes: it is shy, no: it is not shy}"
    edit(folder, "  extras:\n", f"  shy: {{{shy}, {means}}}\n  extras:\n", "facts/facts.yaml")

    page = client().get(link)

    assert page.heading == "Is the dog shy?"
    assert "A question is new, or comes up now: “Is the dog shy?”" in told(page)


def test_an_answer_that_no_longer_counts_is_told_by_its_question(folder, client, link):
    edit(folder, "ball: {label", "balls: {label", "facts/facts.yaml")
    edit(folder, "extras: ball", "extras: balls")

    said = told(client().get(link))

    assert "Questions whose earlier answers no longer count: What else do you bring?" in said


def test_of_a_state_that_was_not_kept_nothing_is_made_up(client, link):
    before, _, _ = link.rpartition("&v=")

    said = told(client().get(before + UNKNOWN))

    assert "That state of the tree was not kept" in said


@pytest.mark.parametrize("digest", ["", "zzzz", "%00", "0" * 400, "*", "../x"])
def test_a_digest_that_is_none_does_no_harm(client, link, digest):
    before, _, _ = link.rpartition("&v=")

    client().get(f"{before}&v={digest}")


def test_keeping_the_same_state_again_writes_nothing(folder):
    assert keep_state(folder) is None


def test_two_states_can_be_kept(folder, client, link):
    edit(folder, "at_least: 14", "at_least: 15")
    second = walk(client(), LOOSE)
    keep_state(folder)
    edit(folder, "at_least: 15", "at_least: 16")

    for old in (link, second):
        assert "It is: Prohibited." in told(client().get(old))


def test_an_archive_that_is_none_is_passed_over(folder, client, link):
    for path in (folder / "past").iterdir():
        path.write_bytes(b"no archive")
    edit(folder, "at_least: 14", "at_least: 16")

    assert "was not kept" in told(client().get(link))
