"""Parts of a tree that no answers can bring about are told, and only those."""

import pytest

from tests.checking.trees import FACTS, RULES, TEXT, write, write_trees
from webapp.checking import check_library
from webapp.reading import read_library

RULE = """
no-balls:
  title: No balls
  finding: prohibited
  source: art-1
  when: {extras: ball}
"""


def test_a_sound_tree_has_no_problems(check):
    assert check() == ()


@pytest.mark.parametrize(
    "when",
    [
        "{dog: no, leash: short}",
        "{leash: [short, long], not: {dog: yes}}",
        "{age: {at_least: 50}, any: [{age: {below: 50}}, {leash: short, dog: no}]}",
        "{extras: [ball, bike], all: [{extras: none}]}",
        "{no-loose-dogs: applies, loose: no}",
    ],
)
def test_a_rule_whose_condition_contradicts_itself_is_told(tell, when):
    told = tell(rules=RULES + RULE.replace("{extras: ball}", when))

    assert told == [
        (
            "rule-never-applies",
            "no-balls:",
            "In order@2026-01-01 the rule `no-balls` can never reach a system.",
        )
    ]


def test_a_rule_that_its_carve_out_always_takes_back_is_told(tell):
    told = tell(
        rules=RULES + RULE + "  unless: {balls: {title: Balls, when: {extras: ball}, source: art-1}}\n"
    )

    assert [found[:2] for found in told] == [("rule-never-applies", "no-balls:")]


def test_a_rule_that_another_rule_always_displaces_is_told(tell):
    outside = RULE.replace("no-balls", "out").replace("prohibited", "outside")

    told = tell(rules=outside + RULE, notes="", conclusions="")

    assert [found[:2] for found in told] == [("rule-never-applies", "no-balls:")]


def test_a_rule_that_is_always_lifted_is_told(tell):
    always = "{any: [{dog: yes}, {dog: no}]}"

    told = tell(
        rules=RULES + RULE + f"  exceptions: {{any_time: {{title: Any, when: {always}, source: art-1}}}}\n"
    )

    assert told == [
        (
            "rule-always-excepted",
            "no-balls:",
            "In order@2026-01-01 the rule `no-balls` is always lifted by an exception.",
        )
    ]


def test_exceptions_that_exclude_what_they_need_are_told_on_the_rule(tell):
    told = tell(
        rules=RULES
        + RULE
        + "  exceptions: {small: {title: Small, when: {age: {at_most: 5}}, source: art-1}}\n"
        + "  provided: {grown: {title: Grown, when: {age: {at_least: 14}}, source: art-1}}\n"
    )

    assert told == [
        (
            "rule-never-excepted",
            "no-balls:",
            "In order@2026-01-01 the rule `no-balls` has exceptions, but is never excepted.",
        )
    ]


@pytest.mark.parametrize("section", ["unless", "exceptions", "provided"])
def test_a_part_that_cannot_hold_while_the_rule_could_apply_is_told_where_it_stands(tell, section):
    dead = "dead: {title: Dead, when: {extras: none}, source: art-1}"
    rest = f"  {section}:\n    {dead}\n"
    if section == "provided":
        rest += "  exceptions: {alive: {title: Alive, when: {dog: yes}, source: art-1}}\n"

    told = tell(rules=RULES + RULE + rest)

    assert told == [
        (
            "limb-never-holds",
            dead,
            (
                f"In order@2026-01-01, under `{section}` of the rule `no-balls`, `dead` can never hold while"
                " the rule could apply."
            ),
        )
    ]


def test_a_carve_out_for_a_role_that_the_rule_is_not_addressed_to_is_told(tell):
    rest = "  addressed_to: visitor\n  unless: {guards: {title: G, when: {role: guard}, source: art-1}}\n"

    told = tell(rules=RULES + RULE + rest)

    assert [found[0] for found in told] == ["limb-never-holds"]


def test_a_conclusion_a_duty_and_a_note_that_cannot_hold_are_told(tell):
    told = tell(
        conclusions="""
        loose: {title: T, when: {dog: yes}, source: art-1, means: a, means_not: b}
        lost: {title: T, when: {dog: no, leash: long}, source: art-1, means: a, means_not: b}
        """,
        duties="find: {who: guard, do: Find it., when: {lost: yes}, source: art-1}",
        notes="lost-dogs: {topic: remedies, say: Cry., when: {lost: yes}, source: art-1}",
    )

    assert [(kind, what) for kind, _, what in told] == [
        ("conclusion-never-holds", "In order@2026-01-01 the conclusion `lost` can never be true."),
        ("duty-never-holds", "In order@2026-01-01 the duty `find` can never arise."),
        ("note-never-holds", "In order@2026-01-01 the note `lost-dogs` can never be shown."),
    ]


def test_a_fact_that_nobody_can_be_asked_is_told_at_its_condition(tell):
    gate = "only_if: {dog: yes}"
    dead = "only_if: {all: [{dog: yes}, {dog: no}]}"

    told = tell(
        facts=FACTS.replace(gate, dead),
        conclusions="loose: {title: T, when: {any: [{dog: yes}, {leash: long}]}, source: art-1,"
        " means: a, means_not: b}",
    )

    assert told == [("fact-never-holds", dead, "The `only_if` of the fact `leash` can never be true.")]


def test_a_fact_that_only_a_note_looks_at_is_told_because_nobody_is_asked(tell):
    told = tell(
        rules=RULES.replace("{age: {at_least: 14}}", "{leash: short}"),
        notes="old: {topic: remedies, say: Rest., when: {age: {at_least: 60}}, source: art-1}",
    )

    assert ("fact-never-matters", "age:") in [found[:2] for found in told]


def test_of_a_fact_that_a_broken_text_may_use_nothing_is_told(tmp_path):
    rules = RULES.replace("{age: {at_least: 14}}", "{leash: short}")
    note = "old: {topic: remedies, say: Rest., when: {age: {at_least: 60}}, source: art-1}"
    root = write_trees(tmp_path, rules=rules, notes=note)
    write(root / "decree/2027-01-01/text.yaml", TEXT)
    misspelt = "rules: {of-age: {findng: prohibited, when: {age: {below: 5}}}}"
    write(root / "decree/2027-01-01/rules.yaml", misspelt)
    reading = read_library(root)

    assert {problem.place.path for problem in reading.problems} == {"decree/2027-01-01/rules.yaml"}
    assert "fact-never-matters" not in [problem.id for problem in check_library(reading)]


def test_what_an_amending_text_takes_over_is_told_once(check, tmp_path):
    check(rules=RULES + RULE.replace("{extras: ball}", "{dog: no, leash: short}"))
    write(
        tmp_path / "order/2027-01-01/text.yaml",
        """
        text:
          title: The Park Order, amended
          short: Order
          status: law
          issuer: The Town
          about: What may be brought into the park.
          as_of: State of the order on 1 January 2027.
          source: art-1
          amends: order@2026-01-01
          files: [rules]
        """,
    )
    write(tmp_path / "order/2027-01-01/rules.yaml", "delete: {duties: [clean-up]}")

    told = check_library(read_library(tmp_path))

    assert [problem.id for problem in told] == ["rule-never-applies"]
