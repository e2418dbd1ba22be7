"""What is proved of a text holds over all answers, and every address shows what it is told for."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings

from tests.checking.trees import RULES, write_trees
from tests.engine.trees import completions, texts
from webapp import links
from webapp.checking import Examination, examine
from webapp.checking.claims import Claims
from webapp.checking.entries import check_entries, prove_levels
from webapp.checking.facts import idle_options
from webapp.checking.proof import prove
from webapp.checking.rules import check_rules
from webapp.engine import Truth, assess, compile_text
from webapp.engine.evaluate import evaluate
from webapp.model import Holds, State
from webapp.reading import read_library

thorough = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class Silent:
    """Takes reports of texts that were never in a file."""

    def report(self, kind_id, at, /, **words):
        pass


def claims_of(text):
    claims = Claims(compile_text(text), Silent())
    check_rules(claims)
    check_entries(claims)
    prove_levels(claims)
    return claims


def shown(text, address):
    """Decide the answers of an address, as its page does."""
    return assess(compile_text(text), links.parse(parse_qsl(urlsplit(address).query), text).answers)


def truth_of(text, claim, verdict):
    """Say whether a verdict shows what is claimed, by what a reader is told."""
    findings = {finding.rule.id: finding for finding in verdict.findings}
    match claim.about, claim.says:
        case "rule", "applies" | "excepted":
            return findings[claim.id].state is State(claim.says)
        case "rule", "strictest":
            return verdict.possible_levels == (findings[claim.id].level,)
        case "rule", "alone":
            level = findings[claim.id].level
            giving = [name for name, finding in findings.items() if finding.level is level]
            return verdict.possible_levels == (level,) and giving == [claim.id]
        case "conclusion", says:
            program = compile_text(text)
            place = program.places[Holds(claim.id)]
            wanted = Truth.TRUE if says == "holds" else Truth.FALSE
            return evaluate(program, verdict.answers)[place] is wanted
        case "duty", "arises":
            return all(state.truth is Truth.TRUE for state in verdict.duties if state.duty.id == claim.id)
        case "level", _:
            return verdict.possible_levels == (claim.id,)
        case _:
            return None


@thorough
@given(texts())
def test_each_claim_holds_exactly_when_some_answers_bring_it_about(text):
    claims = claims_of(text)
    program = compile_text(text)
    verdicts = [assess(program, answers) for answers in completions(text.facts, {}, unsure=False)]

    for claim in claims.settled:
        if truth_of(text, claim, verdicts[0]) is not None:
            found = any(truth_of(text, claim, verdict) for verdict in verdicts)
            assert (claim.way is not None) is found, claim


@thorough
@given(texts())
def test_each_address_shows_what_is_claimed(text):
    for proven in prove(claims_of(text)).proven:
        if proven.address is not None:
            verdict = shown(text, proven.address)
            assert verdict.next_fact is None
            assert truth_of(text, proven.claim, verdict) in {True, None}


@pytest.fixture
def park(tmp_path):
    """Return a function from sections of the park's trees to all that was asked of them."""

    def examined(**sections) -> Examination:
        return examine(read_library(write_trees(tmp_path, **sections)))

    return examined


def proofs(examination):
    (claims,) = examination.claims
    return {(p.claim.about, p.claim.id, p.claim.part, p.claim.says): p.address for p in prove(claims).proven}


def test_every_part_of_a_rule_is_proved_to_count(park):
    found = proofs(park())

    assert {key[2:] for key, address in found.items() if key[1] == "no-loose-dogs" and address} == {
        ("", "applies"),
        ("", "excepted"),
        ("", "strictest"),
        ("", "alone"),
        ("unless.abroad", "holds"),
        ("unless.abroad", "matters"),
        ("exceptions.play", "holds"),
        ("exceptions.play", "lifts"),
        ("exceptions.play", "matters"),
        ("provided.grown", "holds"),
        ("provided.grown", "matters"),
        ("provided.guarded", "holds"),
        ("provided.guarded", "matters"),
    }


def test_a_rule_that_another_always_outdoes_never_gives_the_strictest_level(park):
    milder = """
    leashes:
      title: Leashes
      finding: transparency
      source: art-1
      when: {no-loose-dogs: [applies, excepted]}
    """
    found = proofs(park(rules=RULES + milder.replace("\n    ", "\n")))

    assert found["rule", "leashes", "", "applies"]
    assert found["rule", "leashes", "", "strictest"] is None
    assert ("rule", "leashes", "", "alone") not in found
    assert found["level", "transparency", "", "reached"] is None
    assert found["rule", "no-loose-dogs", "", "strictest"]


def test_a_rule_that_another_always_joins_never_decides_alone(park):
    same = "\nsame: {title: S, finding: prohibited, source: art-1, when: {no-loose-dogs: applies}}\n"
    found = proofs(park(rules=RULES + same))

    assert found["rule", "same", "", "strictest"]
    assert found["rule", "same", "", "alone"] is None
    # The other one is not always joined: an exception of its own changes nothing for it.
    assert found["rule", "no-loose-dogs", "", "alone"]


def test_gaps_are_shown_or_proved_not_to_be_there(park):
    found = proofs(park())

    nothing = found["gap", "no-finding", "", "found"]
    assert nothing is not None
    # A loose dog is a dog, and whoever brings one must clean up.
    assert found["gap", "no-duty-prohibited", "", "found"] is None


def test_the_lengths_of_interviews_come_with_their_addresses(park):
    (claims,) = park().claims
    proof = prove(claims)

    assert (proof.walk.shortest.least, proof.walk.longest.least, proof.walk.complete) == (1, 6, True)
    assert "dog=no" in proof.way(proof.walk.shortest)
    assert proof.way(proof.walk.longest).count("&") == 6


def test_options_that_change_nothing_are_found_over_all_texts(park):
    examination = park()
    programs = [claims.program for claims in examination.claims]

    assert [(idle.fact.id, idle.options) for idle in idle_options(programs)] == [("extras", ("bike",))]


def test_options_that_always_come_to_the_same_are_found(park):
    examination = park(rules=RULES.replace("when: {role: guard}", "when: {dog: yes}"), duties="")

    found = idle_options([claims.program for claims in examination.claims])
    assert ("leash", ("short", "long")) not in [(idle.fact.id, idle.options) for idle in found]
