"""A level that is certain before any rule is decided for it is the one that is told."""

from datetime import date

from webapp.engine import assess, compile_text
from webapp.model import Level
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
