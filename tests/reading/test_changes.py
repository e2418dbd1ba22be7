"""An amending text may change single keys of an entry and leave the others."""

from tests.reading.conftest import TREES
from webapp.reading import read_library

CHANGES = """
change:
  rules: {ban: {applies_from: 2027-01-01, subject: machines}}
"""


def test_a_change_keeps_every_key_that_it_does_not_name(plant):
    root = plant(
        TREES / "good" / "amending",
        **{
            "b-law/2026-02-01/changes.yaml": CHANGES,
            "subjects/subjects.yaml": "subjects:\n  machines: {title: Machines}\n",
        },
    )

    reading = read_library(root)
    before, after = (text.rules[0] for text in reading.library.texts)

    assert not reading.problems
    assert (before.title, before.finding, before.when) == (after.title, after.finding, after.when)
    assert (before.applies_from, before.subject) == (None, None)
    assert (str(after.applies_from), after.subject.title) == ("2027-01-01", "Machines")


def test_a_fact_may_be_marked_as_one_that_a_person_can_change(plant):
    root = plant()
    file = root / "facts/facts.yaml"
    marked = file.read_text("utf-8").replace("    type: yes-no", "    changeable: yes\n    type: yes-no", 1)
    file.write_text(marked, "utf-8")

    facts = read_library(root).library.facts

    assert [fact.id for fact in facts.values() if fact.changeable] == ["machine"]


def test_a_fact_may_be_marked_as_one_that_the_user_alone_knows(plant):
    root = plant()
    file = root / "facts/facts.yaml"
    marked = file.read_text("utf-8").replace(
        "    type: yes-no", "    known_to_user: yes\n    type: yes-no", 1
    )
    file.write_text(marked, "utf-8")

    facts = read_library(root).library.facts

    assert [fact.id for fact in facts.values() if fact.known_to_user] == ["machine"]
