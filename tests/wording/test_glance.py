"""What is read of a verdict first: why, from when, and what to do next."""

from __future__ import annotations

from webapp.wording.glance import duties_in_short, next_steps, timing_of


def test_the_reason_says_what_the_system_does_and_leaves_out_who_the_reader_is(describe, plain):
    assert describe(plain).reason == "It identifies people."
    assert describe({**plain, "functions": frozenset({"emotions"})}).reason == "It infers emotions."


def test_the_reason_of_an_exception_says_what_makes_it_fit(describe, police):
    reason = describe({**police, "law": "yes", "judge": "yes"}).reason

    assert reason == "It identifies people remotely. It is for the police. Victims are searched for."


def test_where_no_rule_decides_the_reason_says_so(describe, plain):
    view = describe({**plain, "functions": frozenset({"count"})})

    assert view.reason == "No rule of the text that would put it into a category applies."


def test_an_open_verdict_has_no_reason_and_no_time_yet(describe, plain):
    view = describe({**plain, "moment": "instant", "police": "unsure", "victims": "no"})

    assert not view.settled
    assert (view.reason, timing_of(view)) == ("", None)


def test_the_time_is_that_of_the_rule_that_decides(describe, plain, police):
    later, already = timing_of(describe(plain)), timing_of(describe(police))

    assert (later.words, later.begun) == ("Will apply from 2 December 2027.", False)
    assert (already.words, already.begun) == ("Applies since 2 February 2025.", True)


def test_duties_are_counted_by_whether_they_apply_already(describe, plain):
    one = describe({**plain, "functions": frozenset({"count"})}).duties.yours

    assert duties_in_short(describe(plain).duties.yours) == (
        "2 duties fall on you, 1 of them already, the next from 2 December 2027."
    )
    assert duties_in_short(one) == "One duty falls on you, and it applies already."
    assert duties_in_short(()) == "No duty is certain to fall on you by this text."


def test_what_is_prohibited_already_begins_with_not_using_it(describe, police):
    assert [(step.to, step.words) for step in next_steps(describe(police))] == [
        ("findings", "Do not use it in this form, and do not supply it for such a use."),
        ("duties", "2 duties fall on you, 1 of them already, the next from 2 December 2027."),
        ("notes", "Data protection law applies beside it."),
    ]


def test_what_an_exception_lifts_begins_with_its_safeguards(describe, police):
    first = next_steps(describe({**police, "law": "yes", "judge": "yes"}))[0]

    assert (first.to, first.words) == (
        "findings",
        "Keep every safeguard in place: without one of them it is prohibited.",
    )


def test_what_is_not_prohibited_begins_with_how_many_duties_there_are(describe, plain):
    first = next_steps(describe(plain))[0]

    assert (first.to, first.words) == (
        "duties",
        "2 duties fall on you, 1 of them already, the next from 2 December 2027.",
    )


def test_open_questions_are_to_be_asked(describe, plain):
    view = describe({**plain, "moment": "instant", "police": "unsure", "victims": "no"})
    steps = {step.to: step.words for step in next_steps(view)}

    assert steps["letter"] == f"Ask about the {len(view.questions)} points that are still open."
