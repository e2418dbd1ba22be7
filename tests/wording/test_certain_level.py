"""A level that is certain before any rule is decided for it is the one that is told."""

from datetime import date

from tests.engine.trees import fact, rule, test, text
from webapp.engine import assess, compile_text
from webapp.model import All, Any, Level, Not
from webapp.wording import describe_verdict


def test_the_only_level_that_is_left_is_told_though_a_milder_one_is_already_found(library):
    case = next(case for case in library.cases if case.id == "missing-child-at-a-station")
    program = compile_text(library.text("council"))
    verdict = assess(program, case.answers)
    told = describe_verdict(program, verdict, today=date(2026, 11, 22))

    assert verdict.possible_levels == (Level.CONDITIONAL,)
    assert told.level.level is Level.CONDITIONAL
    assert "would be allowed only under strict conditions" in told.headline
    assert "high-risk" not in told.headline


def test_a_rule_that_can_come_out_in_one_way_only_is_not_told_as_if_it_could_come_out_in_others():
    a, b = fact("a"), fact("b")
    either = Any((test("b"), Not(test("b"))))
    rules = [
        rule("never", All((test("a"), test("b"), Not(test("b"))))),
        rule("always", either, Level.HIGH_RISK),
        rule("perhaps", All((test("a"), test("b"))), Level.TRANSPARENCY),
    ]
    program = compile_text(text([a, b], rules))
    view = describe_verdict(program, assess(program, {"a": "yes"}), today=date(2026, 11, 22))
    told = {finding.rule: finding.headline.removesuffix(" (Art. 1 Act).") for finding in view.open_findings}

    assert told == {
        "never": "However the open questions are answered, this is not affected",
        "always": "However the open questions are answered, this is high-risk",
        "perhaps": "It is still open whether this is subject to transparency duties or not affected",
    }
