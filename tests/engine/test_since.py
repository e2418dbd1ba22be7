"""What an old link tells is what two verdicts on the same answers show, held against the whole difference."""

from hypothesis import HealthCheck, given, settings

from tests.engine.test_difference import pairs
from webapp.engine import assess, compile_text
from webapp.engine.difference import differ
from webapp.engine.since import what_changed
from webapp.model import Text


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pairs())
def test_answers_that_show_a_difference_show_it_to_their_own_reader(pair: tuple[Text, Text]) -> None:
    left, right = (compile_text(text) for text in pair)

    for change in differ(left, right).changes:
        for move in change.moves:
            for condition in move.conditions:
                before = assess(left, condition.witness.left)
                after = assess(right, condition.witness.right)
                told = {shown.rule.id for shown in what_changed(before, after).findings}

                assert told & {rule.id for rule in change.matter.rules}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pairs())
def test_whatever_moves_for_one_reader_is_part_of_the_difference(pair: tuple[Text, Text]) -> None:
    left, right = (compile_text(text) for text in pair)
    found = differ(left, right)

    for move in found.levels:
        before, after = assess(left, move.witness.left), assess(right, move.witness.right)
        since = what_changed(before, after)

        assert (since.levels_before, since.levels_after) == ((move.before.level,), (move.after.level,))
        assert not since.is_nothing
