"""What stands on pictures, in lists and on maps, told of the village's charter."""

from decimal import Decimal

import pytest

from tests.pages.village import VILLAGE
from webapp.engine import compile_text
from webapp.model import UNSURE
from webapp.wording.pictures import as_list, describe_map, describe_picture, legend
from webapp.wording.pictures.charts import Exit

PROGRAM = compile_text(VILLAGE)
WATCHED = {"tasks": frozenset({"identify"}), "by_the_watch": "yes"}
GRAVE = WATCHED | {"country": "DE", "penalty_years": Decimal(5), "ordered_by_judge": "yes"}


def picture(answers=None):
    return describe_picture(PROGRAM, "no-searches", answers)


def told(chart):
    """Return a chart as text: boxes with their rows, and where these lead."""
    return [
        (box.label, box.about, box.text, {row.short: end(chart, row.goal) for row in box.rows})
        for box in chart.boxes
    ]


def end(chart, goal):
    return goal.label if isinstance(goal, Exit) else chart.boxes[goal].label


def test_a_rule_is_told_question_by_question():
    assert told(picture().main) == [
        (
            "1",
            "Search for a person",
            "It searches for people.",
            {"Yes": "2", "No": "Does not apply"},
        ),
        (
            "2",
            "Carve-out: Denmark is not bound",
            "Where is it used?",
            {"Germany; Another country": "3", "Denmark": "Does not apply"},
        ),
        (
            "3",
            "Exception: Grave offences",
            "What is the maximum penalty for the offence?",
            {"At least 4 years": "4", "Less than 4 years": "Prohibited"},
        ),
        (
            "4",
            "Safeguard: A judge ordered it",
            "Did a judge order the search?",
            {"Yes": "Allowed only under strict conditions", "No": "Prohibited"},
        ),
    ]


def test_a_conclusion_is_taken_apart_in_a_panel_of_its_own():
    (panel,) = picture().panels

    assert (panel.letter, panel.title) == ("A", "Search for a person")
    assert told(panel) == [
        (
            "A1",
            "",
            "What does the system do?",
            {"It finds out who somebody is": "A2", "Otherwise": "So: no"},
        ),
        ("A2", "", "Is it used by the village watch?", {"Yes": "So: yes", "No": "So: no"}),
    ]
    assert picture().main.boxes[0].panel == "A"


def test_the_way_of_full_answers_is_marked_throughout():
    drawn = picture(GRAVE)

    assert [box.mark for box in drawn.main.boxes] == ["taken"] * 4
    assert [row.mark for row in drawn.main.boxes[3].rows] == ["taken", "passed"]
    assert "The answers leave it at question 4: Allowed only under strict conditions." in drawn.summary


def test_unsure_answers_are_open_ways():
    drawn = picture(GRAVE | {"penalty_years": UNSURE})

    assert [box.mark for box in drawn.main.boxes] == ["taken", "taken", "taken", "open"]
    assert [row.mark for row in drawn.main.boxes[2].rows] == ["open", "open"]
    assert "open from question 3 on: Prohibited or Allowed only under strict conditions." in drawn.summary


def test_a_way_that_ends_early_leaves_the_rest_alone():
    drawn = picture(GRAVE | {"by_the_watch": "no"})

    assert [box.mark for box in drawn.main.boxes] == ["taken", "passed", "passed", "passed"]
    assert "The answers leave it at question 1: Does not apply." in drawn.summary


def test_the_way_through_a_panel_is_marked_where_the_answers_lead_to_its_box():
    assert [box.mark for box in picture(GRAVE).panels[0].boxes] == ["taken", "taken"]


def test_a_picture_that_takes_nothing_apart_has_no_letters():
    drawn = describe_picture(PROGRAM, "no-searches", GRAVE, apart=False)

    assert drawn.panels == ()
    assert {box.panel for box in drawn.main.boxes} == {""}
    assert "letter" not in legend(drawn, "paper")


def test_without_answers_nothing_is_marked():
    assert {box.mark for chart in picture().charts for box in chart.boxes} == {""}
    assert "The answers" not in picture().summary


def test_the_list_has_the_same_boxes_with_the_panel_inside():
    listed = as_list(picture(GRAVE))

    assert [item.box for item in listed.boxes] == list(picture(GRAVE).main.boxes)
    assert listed.boxes[0].apart is not None
    assert [item.box.label for item in listed.boxes[0].apart.boxes] == ["A1", "A2"]
    assert [(row.text, row.onward, row.said) for row in listed.boxes[0].rows] == [
        ("Yes", "2", "as answered"),
        ("No", "", ""),
    ]


def test_every_panel_stands_in_the_list_once(act):
    drawn = describe_picture(act, "art-5-1-h")

    def letters(chart):
        for item in chart.boxes:
            if item.apart is not None:
                yield item.apart.chart.letter
                yield from letters(item.apart)

    assert sorted(letters(as_list(drawn))) == sorted(panel.letter for panel in drawn.panels)


@pytest.mark.parametrize(
    ("place", "said", "not_said"),
    [
        ("screen", "A letter on a box: taken apart under this letter.", "edge"),
        ("paper", "A number on the lower or left edge of a box: go on there.", "rests"),
    ],
)
def test_the_legend_tells_what_is_to_be_seen_there(place, said, not_said):
    assert said in legend(picture(), place)
    assert not_said not in legend(picture(), place)
    assert "tick" not in legend(picture(), place)
    assert "Thick, with a tick: as answered." in legend(picture(GRAVE), place)


def test_a_map_shows_rules_by_level_and_what_they_rest_on():
    plan = describe_map(VILLAGE)

    assert [(band.title, [entry.title for entry in band.entries]) for band in plan.bands] == [
        ("Steps that rules share", ["Search for a person"]),
        ("Prohibited", ["The watch does not search faces"]),
        ("Transparency duties", ["Say that you count"]),
    ]
    assert plan.bands[1].entries[0].needs == ("A",)
    assert plan.bands[2].entries[0].needs == ()
    assert plan.letters == {"A": "Search for a person"}


def test_the_map_of_the_act_tells_conditions_from_exceptions_and_rules_that_others_name(act):
    plan = describe_map(act.text)
    entries = {entry.rule: entry for band in plan.bands for entry in band.entries if entry.rule}
    letters = {title: letter for letter, title in plan.letters.items()}

    assert set(entries) == {rule.id for rule in act.text.rules}
    assert letters["Minor task without significant risk"] in entries["annex-iii-1-a"].limbs
    assert (
        letters["Live remote identification by or for the police in public places"]
        in entries["art-5-1-h"].needs
    )
    assert entries["annex-iii-1-a"].letter in entries["art-26-10"].needs


def test_on_a_map_a_step_stands_after_those_that_it_rests_on(library):
    for text in library.texts:
        plan = describe_map(text)
        order = list(plan.letters)
        for entry in plan.bands[0].entries:
            if entry.conclusion:
                named = [letter for letter in entry.needs if plan.letters[letter] in titles(text)]
                assert all(order.index(letter) < order.index(entry.letter) for letter in named)


def titles(text):
    return {conclusion.title for conclusion in text.conclusions} - {rule.title for rule in text.rules}
