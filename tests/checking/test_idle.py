"""Parts of a tree that can hold but on which nothing hangs are told, and only those."""

import pytest

from tests.checking.trees import CONCLUSIONS, DUTIES, FACTS, RULES

RULE = """
no-balls:
  title: No balls
  finding: prohibited
  source: art-1
  when: {extras: ball}
"""


def limb(name, when):
    return f"{name}: {{title: T, when: {when}, source: art-1}}"


def rule(**sections):
    """Return the park's rules and one more, with these parts."""
    written = "".join(f"  {name}: {{{', '.join(limbs)}}}\n" for name, limbs in sections.items())
    return RULES + RULE + written


def test_an_exception_that_its_safeguards_always_exclude_is_told(tell):
    young, old = limb("young", "{age: {below: 5}}"), limb("old", "{age: {at_least: 60}}")
    told = tell(rules=rule(exceptions=[young, old], provided=[limb("grown", "{age: {at_least: 14}}")]))

    assert [(found[0], found[2]) for found in told] == [
        (
            "exception-never-usable",
            "In order@2026-01-01 the exception `young` of the rule `no-balls` can never lift the finding.",
        )
    ]


def test_an_exception_that_another_one_always_covers_is_told(tell):
    told = tell(rules=rule(exceptions=[limb("dog", "{dog: yes}"), limb("short", "{leash: short}")]))

    assert [(found[0], found[2]) for found in told] == [
        (
            "limb-never-matters",
            "In order@2026-01-01, under `exceptions` of the rule `no-balls`, nothing ever hangs on `short`.",
        )
    ]


def test_a_safeguard_that_every_exception_brings_with_it_is_told(tell):
    told = tell(
        rules=rule(exceptions=[limb("leash", "{leash: short}")], provided=[limb("dog", "{dog: yes}")])
    )

    assert [(found[0], found[2]) for found in told] == [
        (
            "limb-never-matters",
            "In order@2026-01-01, under `provided` of the rule `no-balls`, nothing ever hangs on `dog`.",
        )
    ]


def test_a_carve_out_that_another_one_always_covers_is_told(tell):
    told = tell(rules=rule(unless=[limb("dog", "{dog: yes}"), limb("short", "{leash: short}")]))

    assert [(found[0], found[2].split(", ")[1]) for found in told] == [
        ("limb-never-matters", "under `unless` of the rule `no-balls`")
    ]


def test_parts_that_overlap_but_each_count_are_not_told(tell):
    exceptions = [limb("dog", "{dog: yes}"), limb("old", "{age: {at_least: 60}}")]

    assert tell(rules=rule(exceptions=exceptions, provided=[limb("guard", "{role: guard}")])) == []


def test_a_conclusion_that_is_always_true_is_told(tell):
    always = "{any: [{dog: yes}, {dog: no}, {not: {dog: yes}}]}"
    told = tell(
        conclusions=CONCLUSIONS
        + f"\nsure: {{title: S, when: {always}, source: art-1, means: a, means_not: b}}\n",
        notes="rest: {topic: remedies, say: Rest., when: {sure: yes}, source: art-1}",
    )

    assert told == [
        (
            "conclusion-always-holds",
            f"sure: {{title: S, when: {always}, source: art-1, means: a, means_not: b}}",
            "In order@2026-01-01 the conclusion `sure` is true whatever is answered.",
        )
    ]


def test_a_duty_that_can_never_be_met_is_told(tell):
    told = tell(duties=DUTIES + "  done_when: {dog: no}\n")

    assert [(found[0], found[2]) for found in told] == [
        ("duty-never-done", "In order@2026-01-01 the duty `clean-up` can never be shown to be met.")
    ]


def test_a_condition_of_a_question_that_is_always_true_is_told(tell):
    gate = "only_if: {any: [{dog: yes}, {dog: no}]}"
    told = tell(facts=FACTS.replace("only_if: {dog: yes}", gate))

    assert told == [
        ("fact-always-holds", gate, "The `only_if` of the fact `leash` is true whatever is answered.")
    ]


@pytest.mark.parametrize("kind", ["limb-never-matters", "conclusion-always-holds", "fact-always-holds"])
def test_what_may_be_meant_so_is_a_warning_only(kind):
    from webapp.checking import KINDS  # noqa: PLC0415 - only here

    assert KINDS[kind].warning
