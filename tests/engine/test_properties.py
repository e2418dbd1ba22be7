"""What must hold of every text and all answers, held against brute force."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.trees import completions, partial_answers, texts, values
from webapp.engine import Truth, Verdict, assess, compile_text, worlds_of
from webapp.engine.evaluate import evaluate
from webapp.model import UNSURE, Answers, State, Text

thorough = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def decided(verdict: Verdict) -> dict[str, object]:
    """Return all that is decided: rules' states, duties and whose they are."""
    found: dict[str, object] = {
        finding.rule.id: finding.state for finding in verdict.findings if finding.state is not State.UNKNOWN
    }
    for state in verdict.duties:
        found |= {"duty": state.truth} if state.truth is not Truth.UNKNOWN else {}
        found |= {"yours": state.yours} if state.yours is not Truth.UNKNOWN else {}
    return found


def outcome(verdict: Verdict) -> object:
    """Return everything that an answer may change: also what an open rule can still come to."""
    states = tuple((finding.state, finding.possible) for finding in verdict.findings)
    return states, tuple((state.truth, state.yours) for state in verdict.duties)


@thorough
@given(st.data())
def test_more_answers_never_undo_what_was_decided(data: st.DataObject) -> None:
    tree = data.draw(texts())
    answers = data.draw(partial_answers(tree.facts))
    program = compile_text(tree)
    open_facts = [fact for fact in tree.facts if fact.id not in answers]
    more = answers | {fact.id: data.draw(st.sampled_from(values(fact))) for fact in open_facts}

    before, after = assess(program, answers), assess(program, more)

    assert decided(before).items() <= decided(after).items()


@thorough
@given(st.data())
def test_the_order_of_answers_is_irrelevant(data: st.DataObject) -> None:
    tree = data.draw(texts())
    answers = data.draw(partial_answers(tree.facts))
    other = dict(data.draw(st.permutations(list(answers.items()))))
    program = compile_text(tree)

    assert assess(program, answers) == assess(program, other)


@thorough
@given(st.data())
def test_each_question_asked_can_still_matter(data: st.DataObject) -> None:
    tree = data.draw(texts())
    answers = data.draw(partial_answers(tree.facts))
    program = compile_text(tree)
    asked = assess(program, answers).next_fact
    if asked is None:
        return

    assert any(
        outcome(assess(program, rest)) != outcome(assess(program, rest | {asked.id: UNSURE}))
        for rest in completions(tree.facts, answers, unsure=True)
    )


@thorough
@given(st.data())
def test_when_nothing_is_asked_no_answer_can_change_anything(data: st.DataObject) -> None:
    tree = data.draw(texts())
    answers = data.draw(partial_answers(tree.facts))
    program = compile_text(tree)
    verdict = assess(program, answers)
    if verdict.next_fact is not None:
        return

    for rest in completions(tree.facts, answers, unsure=False):
        assert outcome(assess(program, rest)) == outcome(verdict)


def interview(tree: Text, data: st.DataObject, *, unsure: bool) -> tuple[Answers, Verdict]:
    """Answer every question that is asked until none is left."""
    program = compile_text(tree)
    answers: dict[str, object] = {}
    while (fact := (verdict := assess(program, answers)).next_fact) is not None:
        assert fact.id not in answers
        allowed = [UNSURE] if unsure else [*values(fact), UNSURE]
        answers = answers | {fact.id: data.draw(st.sampled_from(allowed))}
    return answers, verdict


@thorough
@given(st.data())
def test_every_interview_ends_and_is_undecided_only_for_unsure_answers(data: st.DataObject) -> None:
    tree = data.draw(texts())

    answers, verdict = interview(tree, data, unsure=False)

    assert len(answers) <= len(tree.facts)
    if UNSURE not in answers.values():
        assert verdict.status == "decided"
        assert len(verdict.possible_levels) == 1


@thorough
@given(st.data())
def test_every_interview_ends_with_unsure_throughout(data: st.DataObject) -> None:
    tree = data.draw(texts())

    answers, verdict = interview(tree, data, unsure=True)

    assert len(answers) <= len(tree.facts)
    assert verdict.status in {"decided", "undecided"}


@thorough
@given(st.data())
def test_the_finding_reached_in_the_end_was_possible_before(data: st.DataObject) -> None:
    tree = data.draw(texts())
    answers = data.draw(partial_answers(tree.facts))
    program = compile_text(tree)
    before = assess(program, answers)
    known = {name: value for name, value in answers.items() if value != UNSURE}

    for rest in completions(tree.facts, known, unsure=False):
        after = assess(program, rest)
        assert after.level in before.possible_levels
        for then, now in zip(before.findings, after.findings, strict=True):
            assert now.possible <= then.possible


@thorough
@given(st.data())
def test_an_excepted_rule_with_an_incomplete_safeguard_names_every_missing_part(data: st.DataObject) -> None:
    tree = data.draw(texts())
    answers = data.draw(partial_answers(tree.facts))

    for finding in assess(compile_text(tree), answers).findings:
        tried = any(state.truth is Truth.TRUE for state in finding.exceptions)
        if finding.reach is Truth.TRUE and tried:
            not_shown = [state.limb.name for state in finding.provided if state.truth is not Truth.TRUE]
            assert not_shown == [state.limb.name for state in finding.missing]
            assert (finding.state is State.EXCEPTED) == (not not_shown)


@thorough
@given(st.data())
def test_the_possible_levels_are_exactly_those_of_some_completion(data: st.DataObject) -> None:
    tree = data.draw(texts())
    answers = data.draw(partial_answers(tree.facts))
    program = compile_text(tree)
    known = {name: value for name, value in answers.items() if value != UNSURE}
    reached = {assess(program, rest).level for rest in completions(tree.facts, known, unsure=False)}

    assert reached == set(assess(program, answers).possible_levels)


@thorough
@given(st.data())
def test_a_witness_exists_exactly_when_brute_force_finds_one_and_shows_it(data: st.DataObject) -> None:
    tree = data.draw(texts())
    answers = data.draw(partial_answers(tree.facts))
    program = compile_text(tree)
    known = {name: value for name, value in answers.items() if value != UNSURE}
    wanted = data.draw(st.sampled_from(program.rules))
    reached = [
        rest
        for rest in completions(tree.facts, known, unsure=False)
        if evaluate(program, rest)[wanted.excepted] is Truth.TRUE
    ]

    world = worlds_of(program).witness(answers, true=[wanted.excepted])

    assert (world is not None) == bool(reached)
    if world is not None:
        assert evaluate(program, world)[wanted.excepted] is Truth.TRUE
