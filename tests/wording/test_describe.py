"""A whole verdict in words, for the small law of conftest.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from webapp.engine import assess, compile_text
from webapp.model import Holds, Level, State, Status
from webapp.wording import describe_verdict
from webapp.wording.levels import LADDER, LEVELS, describe_range
from webapp.wording.view import SourceView

NOTHING: Mapping[str, str] = {}


def test_the_headline_names_the_level_and_the_deciding_rule_with_its_citation(describe, plain, police):
    assert (
        describe(plain).headline
        == "Used as described, the system is high-risk: “Identification” (Annex 1 Station Act)."
    )
    assert describe(police).headline == (
        "Used as described, the system is prohibited: “Live identification for the police” "
        "(Art. 5 Station Act)."
    )


def test_the_headline_counts_further_rules_of_the_same_level(program_with, plain):
    program = program_with(Holds("remote"), level=Level.HIGH_RISK)
    verdict = assess(program, {**plain, "moment": "instant"})

    assert describe_verdict(program, verdict, today=date(2026, 11, 22)).headline == (
        "Used as described, the system is high-risk: “Identification” (Annex 1 Station Act) and 1 more rule."
    )


def test_a_system_that_no_rule_reaches_is_in_no_special_category(describe, plain):
    view = describe({**plain, "functions": frozenset({"count"})})

    assert view.headline == "Used as described, the system is in no special category of the Station Act."
    assert (view.settled, view.level.level) == (True, Level.NONE)
    assert view.findings == ()


def test_an_open_verdict_says_what_is_certain_and_how_far_it_can_go(describe, plain):
    view = describe({**plain, "moment": "unsure", "police": "unsure", "victims": "no"})

    assert view.span == "Prohibited, allowed only under strict conditions or high-risk, never lower."
    assert view.headline == (
        "Still open: prohibited, allowed only under strict conditions or high-risk, never lower. "
        "Certain so far: high-risk, by “Identification” (Annex 1 Station Act)."
    )
    assert not view.settled


def test_unsure_answers_leave_questions_to_find_out_with_what_hangs_on_them(describe, police):
    view = describe({**police, "law": "unsure"})

    assert view.progress == "undecided"
    assert view.status == "All questions are answered; what stays open hangs on answers that are unsure."
    assert [
        (question.fact, question.unsure, question.find_out, question.hangs) for question in view.questions
    ] == [
        ("law", True, "Ask about law.", ("Live identification for the police",)),
        ("judge", True, "Ask about judge.", ("Live identification for the police",)),
    ]


def test_a_decided_verdict_asks_nothing_although_an_answer_is_unsure(describe, police):
    view = describe(police)

    assert (view.progress, view.questions) == ("decided", ())


def test_a_text_that_is_no_law_says_what_would_be(text, plain):
    program = compile_text(replace(text, status=Status.OPINION, short="Opinion"))
    view = describe_verdict(program, assess(program, plain), today=date(2026, 11, 22))

    assert view.headline == (
        "Used as described, the system would be high-risk: “Identification” (Annex 1 Station Act)."
    )
    assert view.findings[0].headline == "This would be high-risk (Annex 1 Station Act)."
    assert view.text.status == "Opinion"


def test_a_text_that_says_nothing_is_silent(text, plain):
    rules = (replace(text.rules[2], finding=Level.SILENT),)
    program = compile_text(replace(text, status=Status.DRAFT, rules=rules, duties=(), notes=()))
    view = describe_verdict(program, assess(program, plain), today=date(2026, 11, 22))

    assert view.findings[0].headline == "This is not addressed (Annex 1 Station Act)."


def test_a_version_known_to_the_month_is_written_without_a_day(text, plain):
    program = compile_text(replace(text, version=date(2024, 1, 1), whole_month=True))
    view = describe_verdict(program, assess(program, plain), today=date(2026, 11, 22))

    assert (view.text.key, view.text.version) == ("station-act@2024-01", "January 2024")


def test_a_prohibition_whose_exception_lacks_safeguards_names_each_of_them(describe, police):
    finding = describe(police).findings[0]

    assert finding.headline == (
        "This is prohibited (Art. 5 Station Act). The case fits the exception “Search for victims”, but "
        "2 things that it needs are not shown."
    )
    assert [
        (limb.title, limb.stance, [reason.text for reason in limb.because]) for limb in finding.exceptions
    ] == [
        ("Search for victims", "held", ["Victims are searched for."]),
        ("Search for suspects", "failed", ["The maximum penalty is 3 years, which is less than 4 years."]),
    ]
    assert [
        (
            limb.title,
            limb.stance,
            [reason.text for reason in limb.because],
            limb.facts,
            [question.find_out for question in limb.questions],
        )
        for limb in finding.missing
    ] == [
        ("A law allows it", "failed", ["No law allows it."], ("law",), []),
        (
            "A judge has agreed",
            "open",
            ["It is not known whether a judge has agreed."],
            ("judge",),
            ["Ask about judge."],
        ),
    ]


def test_one_missing_safeguard_is_counted_in_the_singular(describe, police):
    finding = describe({**police, "judge": "yes"}).findings[0]

    assert finding.headline.endswith("but one thing that it needs is not shown.")


def test_a_prohibition_can_be_certain_while_its_exceptions_are_open(describe, police):
    finding = describe({**police, "victims": "unsure"}).findings[0]

    assert finding.headline == (
        "This is prohibited (Art. 5 Station Act). Whether an exception fits can stay open: "
        "2 things that it would need are not shown."
    )


def test_an_exception_with_everything_it_needs_changes_the_level(describe, police):
    view = describe({**police, "law": "yes", "judge": "yes"})
    finding = view.findings[0]

    assert Level.CONDITIONAL is view.level.level
    assert finding.headline == (
        "This is allowed only under strict conditions (Art. 5 Station Act) by the exception “Search for"
        " victims”, with everything that it needs."
    )
    assert finding.missing == ()
    assert [limb.title for limb in finding.safeguards] == ["A law allows it", "A judge has agreed"]


def test_findings_come_strictest_first_and_open_ones_apart(describe, police):
    view = describe({**police, "law": "unsure", "functions": frozenset({"identify", "emotions"})})

    assert [finding.rule for finding in view.findings] == ["listed", "emotions"]
    assert [(finding.rule, finding.state) for finding in view.open_findings] == [("live", State.UNKNOWN)]
    assert view.open_findings[0].headline == (
        "It is still open whether this is prohibited or allowed only under strict conditions"
        " (Art. 5 Station Act)."
    )


@pytest.mark.parametrize(
    ("changed", "rule", "reason"),
    [
        ({}, "Live identification for the police", "It does not identify people remotely."),
        ({}, "Military use", "It is not for the army alone."),
        (
            {"functions": frozenset({"emotions"}), "role": frozenset({"provider"})},
            "Emotion recognition",
            "It is not the case that you use the system.",
        ),
        (
            {"moment": "instant", "police": "yes", "country": "DK"},
            "Live identification for the police",
            "Carve-out “Denmark is not bound” holds.",
        ),
        (
            {"military": "yes"},
            "Identification",
            "“Military use” (Art. 2) takes the system out of the Station Act.",
        ),
    ],
)
def test_a_rule_that_does_not_apply_says_why_in_one_sentence(
    describe, plain, changed, rule: str, reason: str
):
    asides = {aside.title: aside.because for aside in describe({**plain, **changed}).not_applying}

    assert reason == asides[rule]


def test_as_long_as_it_is_open_whether_the_text_applies_at_all_the_rules_say_so(describe, plain):
    answers = {fact: value for fact, value in plain.items() if fact != "military"}
    finding = next(found for found in describe(answers).open_findings if found.rule == "listed")

    assert [reason.text for reason in finding.because] == [
        "It identifies people.",
        "It is still open whether the Station Act reaches the system at all.",
    ]


def test_duties_are_grouped_by_whom_they_fall_on_and_sorted_by_date(describe, plain):
    duties = describe({**plain, "logs": "no"}).duties

    assert [(duty.duty, duty.timing.words, duty.done_label) for duty in duties.yours] == [
        ("be-kind", "Applies since 2 February 2025.", ""),
        ("keep-logs", "Will apply from 2 December 2027.", "Not met, by your answers"),
    ]
    assert [(duty.duty, duty.who) for duty in duties.others] == [("write-manual", ("Provider",))]
    assert duties.unclear == ()


def test_a_duty_that_is_open_says_on_what_it_hangs(describe, plain):
    answers = {fact: value for fact, value in plain.items() if fact not in {"role", "functions"}}
    duties = {duty.duty: duty.condition for duty in describe(answers).duties.unclear}

    assert duties == {
        "be-kind": "If you make the system or you use the system.",
        "write-manual": "If “Identification” (Annex 1) applies, and you make the system.",
        "keep-logs": "If “Identification” (Annex 1) applies, and you use the system.",
    }


def test_a_duty_of_others_that_is_open_says_on_what_it_hangs(describe, plain):
    others = describe({**plain, "functions": "unsure"}).duties.others

    assert [(duty.duty, duty.condition) for duty in others] == [
        ("write-manual", "If “Identification” (Annex 1) applies.")
    ]


def test_a_system_outside_the_text_has_no_duties_but_its_notes(describe):
    view = describe({"military": "yes"})

    assert (view.duties.yours, view.duties.others, view.duties.unclear) == ((), (), ())
    assert [note.note for topic in view.topics for note in topic.notes] == ["gdpr", "boys"]


def test_a_note_that_is_open_says_on_what_it_hangs(describe, plain):
    notes = {note.note: note.condition for topic in describe(NOTHING).topics for note in topic.notes}

    assert notes == {
        "gdpr": "",
        "fine": "If “Live identification for the police” (Art. 5) applies.",
        "boys": "If it is for the army alone.",
    }


def test_answers_are_in_words_in_the_order_of_the_text(describe, police):
    answers = {"penalty": police["penalty"], **police, "functions": frozenset({"count", "identify"})}

    assert [(answer.ask, answer.answer) for answer in describe(answers).answers] == [
        ("Is it for the army alone?", "No"),
        ("Who are you?", "Deployer"),
        ("What does the system do?", "Identifies people; Counts people"),
        ("When are people compared?", "At once"),
        ("Is it for the police?", "Yes"),
        ("Are victims searched for?", "Yes"),
        ("Does a law allow it?", "No"),
        ("Has a judge agreed?", "Not sure"),
        ("What is the maximum penalty?", "3 years"),
        ("Where is it used?", "Germany"),
    ]


def test_none_of_the_options_is_an_answer_in_words(describe):
    (answer,) = describe({"functions": frozenset()}).answers

    assert answer.answer == "None of these"


def test_an_ignored_answer_says_why_it_plays_no_part(describe, plain):
    view = describe({**plain, "functions": frozenset({"count"})})

    assert [(answer.fact, answer.answer, answer.ignored) for answer in view.ignored] == [
        (
            "moment",
            "Later",
            "This question does not arise. It does not identify people.",
        )
    ]
    assert "moment" not in [answer.fact for answer in view.answers]


def test_doubts_are_shown_where_they_decided_something_and_collected_once(describe, plain, police):
    searched_later = [doubt.text for doubt in describe(plain).doubts]
    searched_live = [(doubt.label, doubt.text) for doubt in describe(police).doubts]

    assert searched_later == [
        "Whether gates count as remote is unchecked.",
        "How long a short delay may be is disputed.",
    ]
    assert searched_live == [
        ("Contested", "Whether a station is a public place is disputed."),
        ("To be verified", "Whether gates count as remote is unchecked."),
        ("Contested", "Whether the penalty is that of the act or of the person is disputed."),
        ("To be verified", "National rules are unchecked."),
    ]


@pytest.mark.parametrize(
    ("place", "label"),
    [
        ("Art. 5(1)(h)", "Art. 5(1)(h) Station Act"),
        ("Arts 8 to 15", "Arts 8 to 15 Station Act"),
        ("Annex III, point 1", "Annex III, point 1 Station Act"),
        ("recital 40", "recital 40 Station Act"),
        ("para 26", "Station Act, para 26"),
        ("page 11", "Station Act, page 11"),
        ("", "Station Act"),
    ],
)
def test_a_citation_stands_before_a_law_and_after_other_documents(place: str, label: str):
    home = "https://law.example"

    assert SourceView(place, "Station Act", "Act on Stations", f"{home}#1", "law", home).label == label


def test_dates_are_told_as_seen_from_the_day_of_reading(program, plain):
    verdict = assess(program, plain)

    def words(today: date) -> list[str]:
        return [finding.timing.words for finding in describe_verdict(program, verdict, today=today).findings]

    assert words(date(2027, 12, 1)) == ["Will apply from 2 December 2027."]
    assert words(date(2027, 12, 2)) == ["Applies since 2 December 2027."]


def test_every_level_has_words_and_a_symbol_of_its_own():
    symbols = {words.symbol for words in LEVELS.values()}

    assert set(Level) == set(LEVELS)
    assert len(symbols) == len(Level)
    assert all(words.meaning.endswith(".") and not words.label.endswith(".") for words in LEVELS.values())
    assert list(LADDER) == sorted(LADDER, key=lambda words: words.strictness)


@pytest.mark.parametrize(
    ("levels", "sentence"),
    [
        ([Level.HIGH_RISK, Level.PROHIBITED], "Prohibited or high-risk, never lower."),
        (
            [Level.TRANSPARENCY, Level.HIGH_RISK, Level.PROHIBITED],
            "Prohibited, high-risk or subject to transparency duties, never lower.",
        ),
        ([Level.NONE, Level.HIGH_RISK], "High-risk or in no special category, never stricter."),
        ([Level.OUTSIDE, Level.PROHIBITED], "Prohibited or outside the scope."),
        ([Level.PROHIBITED], "Prohibited."),
        ([Level.SILENT], "Not addressed."),
    ],
)
def test_a_range_of_levels_says_what_can_no_longer_be(levels, sentence: str):
    assert sentence == describe_range(levels)
