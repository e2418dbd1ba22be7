"""What belongs to a text: the order of its facts, what it takes over from another, what leaves it out."""

from tests.reading.conftest import TREES, told
from webapp.reading import read_library


def test_texts_stand_by_age(read):
    library = read("every-key")

    assert [text.key for text in library.texts] == ["b-law@2025-12-24", "a-law@2026-01-31"]


def test_facts_stand_in_the_order_of_first_use(read):
    text = read("order").text("b-law")

    # first: step -> second: role, then a, whose gate needs b and c; then d, its carve-out e, exception f and
    # safeguard g; the duty's i, and h that shows it done; the note's j; the idle conclusion's machine.
    assert [fact.id for fact in text.facts] == ["role", *"bcadefgihj", "machine"]


def test_an_amending_text_takes_over_what_it_does_not_change(read):
    text = read("amending").text("b-law")

    assert text.amends == "a-law@2026-01-31"
    assert text.role == "role"
    assert [conclusion.id for conclusion in text.conclusions] == ["heavy"]


def test_an_amending_text_adds_in_place_replaces_and_deletes(read):
    text = read("amending").text("b-law")

    assert [rule.id for rule in text.rules] == ["ban", "limit", "last"]
    assert [(duty.do, duty.who) for duty in text.duties] == [("Mark it well.", ("maker", "user"))]
    assert text.notes == ()


def test_the_amended_text_stays_as_it_was(read):
    assert read("amending").text("a-law") == read("minimal").text("a-law")


def test_an_amending_text_can_be_amended_and_mend_what_it_takes_over(plant):
    text = (TREES / "good" / "amending" / "b-law" / "2026-02-01" / "text.yaml").read_text("utf-8")
    root = plant(
        TREES / "good" / "amending",
        **{
            "c-law/2026-03-01/text.yaml": text.replace("a-law@2026-01-31", "b-law@2026-02-01"),
            "c-law/2026-03-01/changes.yaml": "delete: {conclusions: heavy, rules: [limit]}\n"
            "replace:\n"
            "  rules: {ban: {title: Ban, finding: prohibited, source: art-1, when: {machine: yes}}}\n",
        },
    )

    reading = read_library(root)

    assert reading.problems == ()
    assert [rule.id for rule in reading.library.text("c-law").rules] == ["ban", "last"]
    assert reading.library.text("c-law").conclusions == ()


def test_a_text_with_a_fault_is_left_out_and_the_others_stay(plant):
    root = plant(TREES / "good" / "every-key", **{"a-law/2026-01-31/extra.yaml": "notes: {extra: {}}\n"})

    library = read_library(root).library

    assert [text.key for text in library.texts] == ["b-law@2025-12-24"]
    assert [expectation.text for case in library.cases for expectation in case.expectations] == [
        "b-law@2025-12-24",
        "b-law@2025-12-24",
    ]


def test_a_text_that_uses_a_faulty_fact_is_left_out(plant):
    fact = "facts:\n  tall: {ask: Is it tall?, type: yes-no, means: {yes: is, no: is not}, source: art-1}\n"
    gate = (
        "  high: {ask: Is it high?, type: yes-no, means: {yes: it is, no: it is not}, source: art-1,\n"
        "    find_out: Look., only_if: {tall: yes}}\n"
    )
    note = "notes: {extra: {topic: dates, say: It., source: art-1, when: {high: yes}}}\n"

    reading = read_library(plant(**{"facts/more.yaml": fact + gate, "a-law/2026-01-31/extra.yaml": note}))

    assert reading.library is None
    assert [told(problem) for problem in reading.problems] == [
        "missing-key facts/more.yaml:2:3 There is no `find_out` in fact `tall`."
    ]
