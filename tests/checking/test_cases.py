"""A case that does not come out as expected is told at the line that expects it, with the reason."""

import pytest

CASE = """
walk:
  title: A walk
  story: Somebody walks a dog.
  answers: {ANSWERS}
  expect:
    order@2026-01-01:
      because: Art. 1 says so
"""
LOOSE = "dog: yes, leash: long, country: DE"
PLAYING = f"{LOOSE}, extras: [ball]"
COMPLETE = f"{PLAYING}, age: 20, role: guard"


@pytest.fixture
def case(check):
    """Return a function from answers and expectations to the problems of a case that has them."""

    def run(answers, *expected):
        return check(cases=CASE.replace("ANSWERS", answers) + "".join(f"      {line}\n" for line in expected))

    return run


def test_a_case_that_comes_out_as_expected_is_not_told(case):
    told = case(
        f"{PLAYING}, age: 12, role: visitor",
        "level: prohibited",
        "findings: {no-loose-dogs: applies}",
        "missing: {no-loose-dogs: [grown, guarded]}",
        "duties: {clean-up: yes}",
    )

    assert told == ()


@pytest.mark.parametrize(
    ("answers", "expected", "found", "cause"),
    [
        (COMPLETE, "applies", "is excepted", "`play` is true (`extras: ball`)"),
        (f"{LOOSE}, extras: none", "excepted", "applies", "`play` is false (`extras: none`)"),
        (
            f"{PLAYING}, age: 12, role: guard",
            "excepted",
            "applies",
            "`grown` is false (`age: 12`)",
        ),
        ("dog: no", "applies", "does not apply", "`dog: no`, `leash` does not hold, its `only_if` is false"),
        ("dog: yes, leash: short", "applies", "does not apply", "`leash: short`"),
        (
            "dog: yes, leash: long, country: other",
            "applies",
            "does not apply",
            "under `unless` `abroad` is true (`country: other`)",
        ),
        ("dog: yes, country: DE", "applies", "stays open", "`leash` is not answered"),
        (
            "dog: unsure, country: DE",
            "does-not-apply",
            "stays open",
            "`dog` is unsure, `leash` is not answered",
        ),
        (
            f"{PLAYING}, age: 20",
            "excepted",
            "stays open",
            "`guarded` is open (`role` is not answered)",
        ),
        (
            "dog: yes, leash: long",
            "applies",
            "stays open",
            "under `unless` `abroad` is open (`country` is not answered)",
        ),
    ],
)
def test_a_rule_that_stands_otherwise_is_told_with_what_decided_it(case, answers, expected, found, cause):
    (problem,) = case(answers, f"findings: {{no-loose-dogs: {expected}}}")

    assert problem.id == "case-finding"
    assert problem.what.endswith(f"; it {found}.")
    assert problem.why == f"Expected because: Art. 1 says so. Found because {cause}."


def test_the_message_names_case_text_rule_and_both_states(case):
    (problem,) = case("dog: no", "findings:", "  no-loose-dogs: excepted")

    assert problem.what == (
        "The case `walk` expects of order@2026-01-01 that the rule `no-loose-dogs` is excepted;"
        " it does not apply."
    )
    assert (problem.place.path, problem.place.line) == ("cases/cases.yaml", 10)
    assert problem.place.quote == "no-loose-dogs: excepted"


def test_another_level_is_told_with_the_rules_that_gave_it(case):
    (problem,) = case(COMPLETE, "level: prohibited")

    assert problem.id == "case-level"
    assert problem.what == (
        "The case `walk` expects the level prohibited of order@2026-01-01; found is conditional."
    )
    assert problem.why.endswith(
        "Found because the rule `no-loose-dogs` is excepted: `play` is true (`extras: ball`)."
    )


def test_a_level_that_no_rule_gave_is_told(case):
    (problem,) = case("dog: no", "level: prohibited")

    assert problem.what.endswith("found is none.")
    assert problem.why.endswith("Found because no rule applies.")


def test_a_level_is_expected_to_be_settled(case):
    (problem,) = case("dog: yes, country: DE", "level: none")

    assert problem.what.endswith("; found is not settled, still possible are prohibited, conditional, none.")
    assert problem.why.endswith("Found because the rule `no-loose-dogs` stays open: `leash` is not answered.")


def test_missing_parts_are_compared_exactly(case):
    (problem,) = case(f"{PLAYING}, age: 12, role: guard", "missing: {no-loose-dogs: [grown, guarded]}")

    assert problem.id == "case-missing"
    assert problem.what == (
        "The case `walk` expects of order@2026-01-01 that the rule `no-loose-dogs` reports as missing:"
        " grown, guarded; it reports: grown."
    )
    assert problem.why.endswith("Found because `guarded` is true (`role: guard`).")


def test_parts_expected_missing_of_a_rule_that_does_not_apply_are_told_with_the_reason(case):
    (problem,) = case("dog: no", "missing: {no-loose-dogs: [grown]}")

    assert problem.what.endswith("as missing: grown; it reports: nothing.")
    assert "Found because the rule does not apply: `dog: no`" in problem.why


@pytest.mark.parametrize(
    ("answers", "expected", "found", "cause"),
    [
        ("dog: yes, role: visitor", "no", "does not apply; it applies", "`dog: yes`"),
        ("dog: no, role: visitor", "yes", "applies; it does not apply", "`dog: no`"),
        ("dog: yes, role: guard", "yes", "applies; it does not apply", "`role: guard`"),
        ("dog: yes", "yes", "applies; it stays open", "`role` is not answered"),
        ("role: visitor", "yes", "applies; it stays open", "`dog` is not answered"),
    ],
)
def test_a_duty_that_differs_is_told(case, answers, expected, found, cause):
    (problem,) = case(answers, f"duties: {{clean-up: {expected}}}")

    assert problem.id == "case-duty"
    assert problem.what == (f"The case `walk` expects of order@2026-01-01 that the duty `clean-up` {found}.")
    assert problem.why.endswith(f"Found because {cause}.")


def test_a_rule_that_takes_the_system_out_is_the_cause_named(check):
    rules = """
    out: {title: Out, finding: outside, source: art-1, when: {country: other}}
    in: {title: In, finding: prohibited, source: art-1, when: {dog: yes}}
    """
    texts = {"conclusions": "", "notes": "", "rules": rules}
    case = CASE.replace("ANSWERS", "dog: yes, country: other")

    told = check(cases=f"{case}      findings: {{in: applies}}\n      duties: {{clean-up: yes}}\n", **texts)

    assert [problem.id for problem in told] == ["case-finding", "case-duty"]
    for problem in told:
        assert problem.why.endswith(
            "Found because `out` takes the system out of the text (`country: other`)."
        )


def test_everything_that_differs_is_told_at_once(case):
    told = case(
        "dog: no",
        "level: prohibited",
        "findings: {no-loose-dogs: applies}",
        "missing: {no-loose-dogs: [grown]}",
        "duties: {clean-up: yes}",
    )

    assert [problem.id for problem in told] == ["case-level", "case-finding", "case-missing", "case-duty"]
