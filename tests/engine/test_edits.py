"""What two texts say otherwise is told entry by entry and key by key, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.engine.trees import DOCUMENT, SOURCE, duty, fact, limb, rule, test, text
from webapp.engine.edits import Edit, edits
from webapp.model import Doubt, FactType, Level, Option, Rule, Source

A = fact("a")
RULE = rule("r", test("a"), exceptions=(limb("e", test("a")),), doubt=Doubt(contested="Disputed."))
TEXT = text([A], [RULE], duties=(duty("d", test("a")),))


def changed(rule_: Rule) -> tuple[Edit, ...]:
    return edits(TEXT, replace(TEXT, rules=(rule_,)))


def test_a_text_says_nothing_otherwise_than_itself() -> None:
    assert edits(TEXT, TEXT) == ()


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (replace(RULE, title="Other"), Edit(("rule", "r", "title"), "R", "Other")),
        (replace(RULE, finding=Level.NONE), Edit(("rule", "r", "finding"), Level.PROHIBITED, Level.NONE)),
        (
            replace(RULE, applies_from=date(2027, 12, 2)),
            Edit(("rule", "r", "applies_from"), None, date(2027, 12, 2)),
        ),
        (replace(RULE, addressed_to=("user",)), Edit(("rule", "r", "addressed_to"), None, ("user",))),
        (replace(RULE, when=test("a", "no")), Edit(("rule", "r", "when"), test("a"), test("a", "no"))),
        (replace(RULE, doubt=Doubt()), Edit(("rule", "r", "contested"), "Disputed.", None)),
        (
            replace(RULE, doubt=Doubt("Disputed.", "Look.")),
            Edit(("rule", "r", "to_verify"), None, "Look."),
        ),
        (
            replace(RULE, exceptions=(replace(RULE.exceptions[0], title="Other"),)),
            Edit(("rule", "r", "exceptions", "e", "title"), "E", "Other"),
        ),
    ],
)
def test_a_key_said_otherwise_is_told_with_both(after: Rule, expected: Edit) -> None:
    assert changed(after) == (expected,)


def test_parts_that_are_new_or_gone_are_told_whole() -> None:
    other = limb("f", test("a"))

    assert changed(replace(RULE, exceptions=(other,))) == (
        Edit(("rule", "r", "exceptions", "f"), None, other),
        Edit(("rule", "r", "exceptions", "e"), RULE.exceptions[0], None),
    )


def test_entries_that_are_new_or_gone_are_told_whole() -> None:
    other = rule("s", test("a"))

    assert edits(TEXT, replace(TEXT, rules=(other,), duties=())) == (
        Edit(("rule", "s"), None, other),
        Edit(("rule", "r"), RULE, None),
        Edit(("duty", "d"), TEXT.duties[0], None),
    )


def test_answers_of_a_question_are_told_one_by_one() -> None:
    kind = fact("k", FactType.CHOICE, ("u", "v"))
    more = replace(kind, ask="Which?", options=(kind.options[0], Option("w", "W", "it is w")))

    assert edits(text([kind], []), text([more], [])) == (
        Edit(("fact", "k", "ask"), "What about k?", "Which?"),
        Edit(("fact", "k", "options", "w"), None, more.options[1]),
        Edit(("fact", "k", "options", "v"), kind.options[1], None),
    )


def test_the_words_of_the_text_itself_are_told_and_its_version_is_not() -> None:
    after = replace(TEXT, title="The New Act", version=date(2027, 1, 1), digest="1" * 16)

    assert edits(TEXT, after) == (Edit(("text", "title"), "The Act", "The New Act"),)


def test_another_provision_is_told_but_not_another_version_of_the_same_document() -> None:
    newer = replace(DOCUMENT, id="act-2027", url="https://example.org/act/2027")
    same = Source("art-1-2027", "Art. 1", newer, "https://example.org/act/2027#art_1")
    other = Source("art-2", "Art. 2", DOCUMENT, "https://example.org/act#art_2")
    moved = replace(SOURCE, url="https://example.org/act#article-1")

    assert changed(replace(RULE, sources=(same,))) == ()
    assert changed(replace(RULE, sources=(other,))) == (Edit(("rule", "r", "sources"), (SOURCE,), (other,)),)
    assert changed(replace(RULE, sources=(moved,))) == (Edit(("rule", "r", "sources"), (SOURCE,), (moved,)),)
    assert changed(replace(RULE, sources=(SOURCE, other)))[0].after == (SOURCE, other)
