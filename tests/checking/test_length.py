"""Links grow with the questions: how long the longest can get is told before a reader finds out."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.trees import texts, values
from webapp import links
from webapp.checking.length import longest_way, upper_bound
from webapp.engine import assess, compile_text
from webapp.model import UNSURE

OPTIONS = "{visitor: {label: A, means: a}, guard: {label: B, means: b}}"
FACT = "{ask: What?, type: yes-no, means: {yes: a, no: b}, source: art-1, find_out: Look.}"
ROLE = f"{{ask: Who?, type: choice, source: art-1, find_out: Look., options: {OPTIONS}}}"


def many(count):
    """Return sections with this many facts, each taking 40 characters of a link, and a rule on all."""
    names = [f"fact-{number:027}" for number in range(count)]
    facts = "\n".join(f"  {name}: {FACT}" for name in names)
    parts = ", ".join(f"{{{name}: yes}}" for name in names)
    return {
        "facts": f"group: Many\nfacts:\n{facts}\n  role: {ROLE}\n",
        "rules": f"everything: {{title: All, finding: prohibited, source: art-1, when: {{all: [{parts}]}}}}",
        "conclusions": "",
        "duties": "guard-it: {who: guard, do: Guard., when: {everything: applies}, source: art-1}",
        "notes": "",
    }


def test_a_link_within_the_limit_is_not_told(check):
    assert check(**many(45)) == ()


@pytest.mark.parametrize(
    ("count", "kind", "is_warning"), [(50, "long-link", True), (100, "too-long-link", False)]
)
def test_a_link_over_a_limit_is_told_with_a_path_that_leads_to_it(check, count, kind, is_warning):
    (problem,) = check(**many(count))

    assert (problem.id, problem.warning) == (kind, is_warning)
    assert problem.place.path == "order/2026-01-01/text.yaml"
    told = int(re.search(r"([0-9,]+) characters\.$", problem.what)[1].replace(",", ""))
    address = problem.to_do.rpartition(" ")[2]
    assert address.startswith("/check/order@2026-01-01?")
    assert count <= address.count("&")
    # A link to change an answer adds that question's name, and may ask where each answer leads.
    assert told == len(address) + len("&change=") + len("fact-") + 27 + len("&look=1")


def test_the_facts_that_take_most_room_are_named(check):
    (problem,) = check(**many(50))

    assert "51 questions" in problem.to_do
    assert f"`fact-{0:027}` (40)" in problem.to_do


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_no_interview_leads_to_a_longer_link_than_the_bound(data):
    program = compile_text(data.draw(texts()))
    answers = {}
    while (fact := assess(program, answers).next_fact) is not None:
        answers |= {fact.id: data.draw(st.sampled_from([*values(fact), UNSURE]))}

    assert links.length(program.text, answers) <= upper_bound(program.text)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts())
def test_the_path_named_is_one_that_an_interview_takes(text):
    program = compile_text(text)
    found = longest_way(program)
    answers = {}

    while (fact := assess(program, answers).next_fact) is not None:
        answers |= {fact.id: found[fact.id]}

    assert list(answers) == list(found)
