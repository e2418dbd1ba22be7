"""What is possible, what settles, and what single answers change, held against brute force."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.trees import completions, fact, partial_answers, rule, test, text, texts, values
from webapp.engine import Program, assess, compile_text
from webapp.engine.doubt import outlook, possible_states
from webapp.engine.flips import Flip, flips, leads_to
from webapp.model import UNSURE, All, Answers, FactType, Level, State

thorough = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])

A, B, C = fact("a"), fact("b"), fact("c")


def reached(program: Program, known: Answers) -> set[Level]:
    """Return the levels of all completions."""
    rests = completions(program.text.facts, dict(known), unsure=False)
    return {assess(program, rest).level for rest in rests}


@thorough
@given(st.data())
def test_the_possible_states_of_each_rule_are_exactly_those_of_some_completion(data: st.DataObject) -> None:
    tree = data.draw(texts())
    answers = data.draw(partial_answers(tree.facts))
    program = compile_text(tree)
    known = {name: value for name, value in answers.items() if value != UNSURE}
    reached: dict[str, set[State]] = {rule.id: set() for rule in tree.rules}
    for rest in completions(tree.facts, known, unsure=False):
        for finding in assess(program, rest).findings:
            reached[finding.rule.id].add(finding.state)

    assert reached == possible_states(program, answers)


def test_the_fact_that_settles_most_comes_first_with_what_each_answer_would_leave() -> None:
    rules = [rule("p", All((test("a"), test("b")))), rule("h", All((test("a"), test("c"))), Level.HIGH_RISK)]
    program = compile_text(text([A, B, C], rules))

    found = outlook(program, {"a": UNSURE, "b": UNSURE, "c": "yes"}).settlers

    left = {
        settler.fact.id: {outcome.values: (outcome.levels, outcome.rules) for outcome in settler.outcomes}
        for settler in found
    }
    assert list(left) == ["a", "b"]
    assert left["a"] == {
        ("yes",): ((Level.HIGH_RISK, Level.PROHIBITED), 1),
        ("no",): ((Level.NONE,), 0),
    }
    assert left["b"]["no",] == ((Level.NONE, Level.HIGH_RISK), 1)


def test_a_fact_that_decides_a_rule_settles_something_although_the_level_is_certain() -> None:
    rules = [rule("p", test("a")), rule("h", test("b"), Level.HIGH_RISK)]
    program = compile_text(text([A, B], rules))

    found = outlook(program, {"a": "yes", "b": UNSURE})

    assert found.levels == (Level.PROHIBITED,)
    assert [settler.fact.id for settler in found.settlers] == ["b"]


@thorough
@given(st.data())
def test_what_each_answer_to_an_open_question_would_leave_is_exact(data: st.DataObject) -> None:
    tree = data.draw(texts())
    answers = data.draw(partial_answers(tree.facts))
    program = compile_text(tree)
    known = {name: value for name, value in answers.items() if value != UNSURE}

    found = outlook(program, answers)

    assert set(found.levels) == reached(program, known)
    for settler in found.settlers:
        assert answers.get(settler.fact.id, UNSURE) == UNSURE
        told = {value: outcome for outcome in settler.outcomes for value in outcome.values}
        for value in values(settler.fact):
            if settler.fact.type is FactType.NUMBER or (isinstance(value, frozenset) and len(value) > 1):
                continue
            after = assess(program, answers | {settler.fact.id: value})
            assert set(told[value].levels) == reached(program, known | {settler.fact.id: value})
            assert told[value].rules == sum(f.state is State.UNKNOWN for f in after.findings)
    assert [settler.left for settler in found.settlers] == sorted(settler.left for settler in found.settlers)


@thorough
@given(st.data())
def test_a_fact_whose_answer_would_rule_out_a_level_is_never_left_out(data: st.DataObject) -> None:
    tree = data.draw(texts())
    answers = data.draw(partial_answers(tree.facts))
    program = compile_text(tree)
    known = {name: value for name, value in answers.items() if value != UNSURE}
    everything = reached(program, known)
    told = {settler.fact.id for settler in outlook(program, answers).settlers}

    for one in tree.facts:
        if one.id not in known and one.type is FactType.YES_NO:
            ways = [reached(program, known | {one.id: value}) for value in values(one)]
            assert one.id in told or all(way == everything for way in ways)


def test_a_single_other_answer_is_shown_with_all_that_it_changes() -> None:
    rules = [rule("p", All((test("a"), test("b")))), rule("h", test("a"), Level.HIGH_RISK)]
    program = compile_text(text([A, B], rules))

    found = flips(program, assess(program, {"a": "yes", "b": "yes"}))

    applies, not_ = State.APPLIES, State.DOES_NOT_APPLY
    assert [(flip.fact.id, flip.values, flip.levels, flip.changed) for flip in found] == [
        ("a", ("no",), (Level.NONE,), {"p": (applies, not_), "h": (applies, not_)}),
        ("b", ("no",), (Level.HIGH_RISK,), {"p": (applies, not_)}),
    ]


def test_several_choices_are_flipped_one_option_at_a_time() -> None:
    many = fact("m", FactType.CHOICES, ("x", "y"))
    program = compile_text(text([many], [rule("r", test("m", "x"))]))

    found = flips(program, assess(program, {"m": frozenset({"x", "y"})}))

    assert [flip.values for flip in found] == [(frozenset({"y"}),)]


@thorough
@given(st.data())
def test_no_single_changed_answer_is_overlooked(data: st.DataObject) -> None:
    tree = data.draw(texts())
    answers = data.draw(partial_answers(tree.facts))
    program = compile_text(tree)
    verdict = assess(program, answers)
    ignored = {one.id for one in verdict.ignored}
    shown = {
        (flip.fact.id, value, flip.levels, tuple(sorted(flip.changed.items())))
        for flip in flips(program, verdict)
        if flip.fact.type not in {FactType.CHOICES, FactType.NUMBER}
        for value in flip.values
    }
    expected = set()
    for one in tree.facts:
        if (
            answers.get(one.id, UNSURE) == UNSURE
            or one.id in ignored
            or one.type in {FactType.CHOICES, FactType.NUMBER}
        ):
            continue
        for value in values(one):
            after = assess(program, answers | {one.id: value})
            pairs = zip(verdict.findings, after.findings, strict=True)
            changed = {f.rule.id: (f.state, g.state) for f, g in pairs if f.state is not g.state}
            if changed or after.possible_levels != verdict.possible_levels:
                expected.add((one.id, value, after.possible_levels, tuple(sorted(changed.items()))))

    assert shown == expected


@thorough
@given(st.data())
def test_whatever_a_number_or_option_would_change_is_shown_with_its_levels(data: st.DataObject) -> None:
    tree = data.draw(texts())
    answers = data.draw(partial_answers(tree.facts))
    program = compile_text(tree)
    verdict = assess(program, answers)
    shown = {
        (flip.fact.id, flip.levels, tuple(sorted(flip.changed.items()))) for flip in flips(program, verdict)
    }
    for one in tree.facts:
        if answers.get(one.id, UNSURE) == UNSURE or one in verdict.ignored:
            continue
        near = values(one)
        if one.type is FactType.CHOICES:
            near = [value for value in near if len(value ^ answers[one.id]) == 1]  # type: ignore[operator]
        for value in near:
            after = assess(program, answers | {one.id: value})
            pairs = zip(verdict.findings, after.findings, strict=True)
            changed = {f.rule.id: (f.state, g.state) for f, g in pairs if f.state is not g.state}
            if changed or after.possible_levels != verdict.possible_levels:
                assert (one.id, after.possible_levels, tuple(sorted(changed.items()))) in shown


def test_each_answer_to_a_question_shows_where_it_leads() -> None:
    program = compile_text(text([A, B], [rule("r", All((test("a"), test("b"))))]))

    assert leads_to(program, assess(program, {}), "a") == (
        Flip(A, ("yes",), (Level.NONE, Level.PROHIBITED), {}),
        Flip(A, ("no",), (Level.NONE,), {"r": (State.UNKNOWN, State.DOES_NOT_APPLY)}),
    )


@thorough
@given(st.data())
def test_where_each_answer_leads_is_exactly_what_its_completions_reach(data: st.DataObject) -> None:
    tree = data.draw(texts())
    answers = data.draw(partial_answers(tree.facts))
    program = compile_text(tree)
    known = {name: value for name, value in answers.items() if value != UNSURE}
    one = data.draw(st.sampled_from(tree.facts))
    rest = {name: value for name, value in answers.items() if name != one.id}
    before = assess(program, rest).findings
    told = {value: lead for lead in leads_to(program, assess(program, rest), one.id) for value in lead.values}

    for value in values(one):
        if one.type is FactType.NUMBER or (isinstance(value, frozenset) and len(value) > 1):
            continue
        lead = told.pop(value)
        assert set(lead.levels) == reached(program, {**known, one.id: value})
        after = assess(program, {**rest, one.id: value}).findings
        assert lead.changed == {
            old.rule.id: (old.state, new.state)
            for old, new in zip(before, after, strict=True)
            if old.state is not new.state
        }
    if one.type is not FactType.NUMBER:
        assert not told, "nothing is told that cannot be answered"


@thorough
@given(st.data())
def test_an_answer_only_narrows_what_is_possible_and_unsure_leaves_it_as_it_is(data: st.DataObject) -> None:
    tree = data.draw(texts())
    program = compile_text(tree)
    answers = data.draw(partial_answers(tree.facts))
    before = assess(program, answers)
    if before.next_fact is None:
        return
    asked = before.next_fact

    assert assess(program, {**answers, asked.id: UNSURE}).possible_levels == before.possible_levels
    for value in values(asked):
        after = assess(program, {**answers, asked.id: value})
        assert set(after.possible_levels) <= set(before.possible_levels)
