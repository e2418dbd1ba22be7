"""What a solver found for some answers never changes what it says of others, held against brute force."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.trees import completions, partial_answers, texts
from webapp.engine import Program, Truth, assess, compile_text, worlds_of
from webapp.engine.evaluate import evaluate
from webapp.engine.relevance import can_matter
from webapp.model import UNSURE, Answers

thorough = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def decides(program: Program, answers: Answers, fact: str, outputs: tuple[int, ...]) -> bool:
    """Say whether one of the outputs is decided with these answers, and is not with this one unsure."""
    sure, masked = evaluate(program, answers), evaluate(program, {**answers, fact: UNSURE})
    return any(sure[place] is not masked[place] for place in outputs)


@thorough
@given(st.data())
def test_levels_are_possible_or_not_whatever_was_asked_before(data: st.DataObject) -> None:
    tree = data.draw(texts())
    program = compile_text(tree)

    for answers in data.draw(st.lists(partial_answers(tree.facts), min_size=2, max_size=6)):
        known = {name: value for name, value in answers.items() if value != UNSURE}
        worlds = completions(tree.facts, known, unsure=False)
        expected = {assess(program, world).level for world in worlds}

        assert expected == set(worlds_of(program).possible_levels(answers))


@thorough
@given(st.data())
def test_a_question_matters_or_not_whatever_was_asked_before(data: st.DataObject) -> None:
    tree = data.draw(texts())
    program = compile_text(tree)
    outputs = program.rules[0].outputs

    for answers in data.draw(st.lists(partial_answers(tree.facts), min_size=2, max_size=4)):
        every = list(completions(tree.facts, answers, unsure=True))
        for fact in [fact for fact in tree.facts if fact.id not in answers]:
            expected = any(decides(program, one, fact.id, outputs) for one in every)

            assert expected is can_matter(program, answers, outputs, fact.id)


@thorough
@given(st.data())
def test_a_verdict_met_again_is_as_it_was(data: st.DataObject) -> None:
    tree = data.draw(texts())
    program = compile_text(tree)
    every = data.draw(st.lists(partial_answers(tree.facts), min_size=2, max_size=6))

    first = [assess(program, answers) for answers in every]

    assert first == [assess(compile_text(tree), answers) for answers in every]
    assert all(state.truth in Truth for verdict in first for state in verdict.duties)
