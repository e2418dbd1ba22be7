"""A decision says of all answers what the engine says, and shows nothing that no answers bring about."""

from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.trees import completions, fact, limb, partial_answers, rule, test, text, texts
from tests.pictures.ways import holds, said, state_of, walk
from webapp.engine import Truth, assess, compile_text
from webapp.engine.decisions import Ruling, TooTangled, decide_part, decide_rule, trace
from webapp.engine.steps import CheckStep, FactStep, PartKind, PartStep
from webapp.model import ALWAYS, UNSURE, All, Any, Conclusion, FactType, Holds, Level, Not, State

MANY = 400
thorough = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
YES, NO = Ruling(State.APPLIES, Level.PROHIBITED), Ruling(State.DOES_NOT_APPLY, None)


def parts_of(program):
    """Return every part that some rule's decision takes as one, or a part of that."""
    found, left = {}, [decide_rule(program, one.id) for one in program.text.rules]
    while left:
        for question in left.pop().questions:
            if isinstance(question.step, PartStep) and question.step.part not in found:
                found[question.step.part] = decide_part(program, question.step.part)
                left.append(found[question.step.part])
    return found


@thorough
@given(st.data())
def test_walking_with_any_full_answers_ends_where_the_engine_says(data):
    tree = data.draw(texts())
    program = compile_text(tree)
    known = data.draw(partial_answers(tree.facts))
    known = {name: value for name, value in known.items() if value != UNSURE}

    for answers in islice(completions(tree.facts, known, unsure=False), MANY):
        for finding in assess(program, answers).findings:
            _, end = walk(program, decide_rule(program, finding.rule.id), answers)
            assert finding.state is state_of(end)
            assert finding.level is end.level


@thorough
@given(st.data())
def test_walking_through_a_part_ends_in_whether_it_holds(data):
    tree = data.draw(texts())
    program = compile_text(tree)

    for answers in islice(completions(tree.facts, {}, unsure=False), MANY):
        for part, decision in parts_of(program).items():
            _, end = walk(program, decision, answers)
            assert holds(program, part, answers) is said(end)


@thorough
@given(st.data())
def test_every_branch_and_every_case_of_it_is_met_by_some_answers(data):
    tree = data.draw(texts())
    program = compile_text(tree)
    decisions = [decide_rule(program, one.id) for one in tree.rules] + list(parts_of(program).values())
    shown = {
        (place, number, branch, case)
        for place, decision in enumerate(decisions)
        for number, question in enumerate(decision.questions)
        for branch, found in enumerate(question.branches)
        for case in found.cases
    }

    for answers in completions(tree.facts, {}, unsure=False):
        for place, decision in enumerate(decisions):
            taken, _ = walk(program, decision, answers)
            shown -= {(place, *step) for step in taken}
        if not shown:
            return
    assert not shown


@thorough
@given(st.data())
def test_every_question_has_a_choice_and_leads_only_onward(data):
    tree = data.draw(texts())
    program = compile_text(tree)

    for decision in [decide_rule(program, one.id) for one in tree.rules] + list(parts_of(program).values()):
        assert decision.start == 0 or not decision.questions
        for number, question in enumerate(decision.questions):
            goals = [branch.goal for branch in question.branches]
            assert len(goals) == len(set(goals)) >= 2
            assert all(number < goal for goal in goals if isinstance(goal, int))


@thorough
@given(st.data())
def test_open_answers_lead_exactly_where_some_completion_leads(data):
    tree = data.draw(texts())
    program = compile_text(tree)
    answers = data.draw(partial_answers(tree.facts))
    known = {name: value for name, value in answers.items() if value != UNSURE}
    wanted = data.draw(st.sampled_from(tree.rules))
    decision = decide_rule(program, wanted.id)
    ways = [walk(program, decision, rest) for rest in completions(tree.facts, known, unsure=False)]

    found = trace(decision, answers)

    for end, truth in found.ends.items():
        reached = [arrived == end for _, arrived in ways]
        assert truth is (Truth.TRUE if all(reached) else Truth.UNKNOWN if any(reached) else Truth.FALSE)
    for number, branches in enumerate(found.branches):
        for branch, truth in enumerate(branches):
            taken = [any((number, branch) == step[:2] for step in steps) for steps, _ in ways]
            assert truth is (Truth.TRUE if all(taken) else Truth.UNKNOWN if any(taken) else Truth.FALSE)


@thorough
@given(st.data())
def test_equal_texts_make_equal_decisions(data):
    tree = data.draw(texts())

    for one in tree.rules:
        first, second = (decide_rule(compile_text(tree), one.id) for _ in range(2))
        assert first.questions == second.questions
        assert first.start == second.start


A, B, C = fact("a"), fact("b"), fact("c")


def decided(tree, name="r"):
    return decide_rule(compile_text(tree), name)


def goals(decision):
    """Return each question's step with where its answers lead."""
    return [
        (getattr(q.step, "fact", None), {branch.cases: branch.goal for branch in q.branches})
        for q in decision.questions
    ]


def test_conditions_make_a_chain_with_one_way_out_each():
    decision = decided(text([A, B], [rule("r", All((test("a"), test("b"))))]))

    assert goals(decision) == [("a", {("yes",): 1, ("no",): NO}), ("b", {("yes",): YES, ("no",): NO})]


def test_equal_rests_are_shared():
    decision = decided(text([A, B, C], [rule("r", All((Any((test("a"), test("b"))), test("c"))))]))

    assert goals(decision) == [
        ("a", {("yes",): 2, ("no",): 1}),
        ("b", {("yes",): 2, ("no",): NO}),
        ("c", {("yes",): YES, ("no",): NO}),
    ]


def test_answers_with_the_same_rest_are_one_branch():
    place = fact("place", FactType.CHOICE, ("street", "shop", "home"))
    decision = decided(text([place], [rule("r", test("place", "street", "shop"))]))

    assert goals(decision) == [("place", {("street", "shop"): YES, ("home",): NO})]


def test_a_conclusion_on_several_questions_is_one_box_and_one_on_a_single_question_is_that_question():
    both = Conclusion("both", "Both", All((test("a"), test("b"))), (), "both hold", "not both hold")
    single = Conclusion("single", "Single", test("c"), (), "c holds", "c does not hold")
    tree = text([A, B, C], [rule("r", All((Holds("both"), Holds("single"))))], conclusions=(both, single))

    kinds = [question.step for question in decided(tree).questions]

    assert isinstance(kinds[0], PartStep)
    assert (kinds[0].part.kind, kinds[0].part.id) == (PartKind.CONCLUSION, "both")
    assert kinds[1] == FactStep("c")
    assert [part.id for part in decided(tree).questions[1].parts] == ["single"]


def test_a_question_that_the_rule_asks_for_itself_is_not_put_down_to_a_part():
    tree = text([A, B], [rule("r", test("a"), unless=(limb("out", Not(test("a"))), limb("b", test("b"))))])

    assert [[part.id for part in question.parts] for question in decided(tree).questions] == [[], ["b"]]


def test_what_cannot_follow_from_the_answers_before_is_left_out():
    inner = Conclusion("inner", "Inner", All((test("a"), test("b"))), (), "inner", "not inner")
    tree = text([A, B], [rule("r", All((Holds("inner"), test("a"))))], conclusions=(inner,))

    (question,) = decided(tree).questions

    assert {branch.cases: branch.goal for branch in question.branches} == {("holds",): YES, ("fails",): NO}


def test_several_answers_demanded_at_once_are_one_question():
    ways = fact("ways", FactType.CHOICES, ("time", "place"))
    decision = decided(text([ways], [rule("r", All((test("ways", "time"), test("ways", "place"))))]))

    (question,) = decision.questions
    assert isinstance(question.step, CheckStep)
    assert question.step.fact == "ways"


def test_a_question_that_does_not_arise_fails():
    later = fact("later", only_if=test("a"))
    decision = decided(text([A, later], [rule("r", test("later"))]))

    assert goals(decision) == [("later", {("yes",): YES, ("no", ""): NO})]


def test_a_rule_without_questions_ends_at_once():
    assert decided(text([A], [rule("r", ALWAYS)])).start == YES


def test_the_scope_is_asked_first_and_not_where_nothing_leads_outside():
    outside = rule("out", All((test("a"), test("b"))), Level.OUTSIDE)
    inside = text([A, B, C], [outside, rule("r", test("c"))])

    first = decided(inside).questions[0].step

    assert isinstance(first, PartStep)
    assert first.part.kind is PartKind.SCOPE
    assert decided(text([C], [rule("r", test("c"))])).questions[0].step == FactStep("c")


def test_an_exception_needs_every_safeguard():
    tree = text(
        [A, B, C],
        [
            rule(
                "r",
                test("a"),
                exceptions=(limb("e", test("b")),),
                provided=(limb("s", test("c")),),
                then=Level.CONDITIONAL,
            )
        ],
    )
    lifted = Ruling(State.EXCEPTED, Level.CONDITIONAL)

    assert goals(decided(tree))[1:] == [
        ("b", {("yes",): 2, ("no",): YES}),
        ("c", {("yes",): lifted, ("no",): YES}),
    ]


def test_a_rule_that_nobody_could_follow_is_refused():
    facts = [fact(f"f{number}") for number in range(24)]
    pairs = [(facts[n].id, facts[n + 12].id) for n in range(12)]
    tangle = Any(tuple(All((test(one), test(other))) for one, other in pairs))
    apart = All((*(Any((test(one.id), Not(test(one.id)))) for one in facts[:12]), tangle))

    with pytest.raises(TooTangled):
        decided(text(facts, [rule("r", apart)]))


def test_an_unknown_rule_is_a_key_error():
    with pytest.raises(KeyError):
        decided(text([A], [rule("r", test("a"))]), "other")
