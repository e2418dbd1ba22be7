"""`fingerpost check --proof` tells what was proved; `fingerpost coverage` what the cases try."""

import json

import pytest

from tests.checking.trees import write_trees

CASE = """
walk:
  title: A walk
  story: Somebody walks a dog.
  answers: {dog: yes, leash: long, country: DE, extras: none}
  expect: {order@2026-01-01: {because: Art. 1, level: prohibited}}
"""


@pytest.fixture
def with_a_case(tmp_path):
    """The park's trees with one case."""
    return write_trees(tmp_path / "trees", cases=CASE)


def test_the_proof_follows_the_problems(fingerpost):
    plain, proved = fingerpost("check"), fingerpost("check", "--proof")

    assert proved.code == 0
    assert proved.out.startswith(plain.out)
    for line in (
        "Proved of order@2026-01-01, over all answers that can be given:",
        "  rule `no-loose-dogs`",
        "    applies: /check/order@2026-01-01?dog=yes&leash=long&country=",
        "    provided.guarded makes the difference: /check/",
        "  conclusion `loose`",
        "    is false: /check/order@2026-01-01?",
        "  level `conditional`",
        "  answers with the level prohibited and no duty for anybody",
        "    there are none",
        "    shortest: 1 question: /check/order@2026-01-01?dog=no&v=",
        "    longest: 6 questions: /check/order@2026-01-01?dog=yes&leash=long&",
        "  `extras`: `bike` may as well be left out",
    ):
        assert f"\n{line}" in proved.out


def test_what_never_happens_is_told_as_proved(run, tmp_path):
    rules = """
    one: {title: One, finding: prohibited, source: art-1, when: {dog: yes}}
    two: {title: Two, finding: transparency, source: art-1, when: {dog: yes, leash: long}}
    """
    texts = {"conclusions": "", "notes": "", "duties": ""}
    said = run("check", write_trees(tmp_path, rules=rules, **texts), "--proof")

    assert "    never gives the strictest level: whenever it finds something, another rule" in said.out
    assert "  level `transparency`\n    is never the level of the verdict" in said.out


def test_the_json_has_every_claim_with_its_address(fingerpost):
    document = json.loads(fingerpost("check", "--proof", "--json").out)

    assert (document["errors"], document["problems"]) == (0, [])
    (proof,) = document["proofs"]
    assert proof["text"] == "order@2026-01-01"
    for claim in proof["claims"]:
        assert set(claim) == {"about", "id", "part", "claim", "holds", "address"}
        assert claim["holds"] is (claim["address"] is not None)
    interviews = proof["interviews"]
    assert (interviews["shortest"]["least"], interviews["shortest"]["most"]) == (1, 1)
    assert (interviews["longest"]["least"], interviews["longest"]["most"]) == (6, 6)
    assert interviews["complete"] is True
    assert interviews["most_answers"] == 25_000
    assert document["idle_options"] == [{"fact": "extras", "options": ["bike"], "effect": "none"}]


def test_each_address_leads_to_a_decided_verdict(fingerpost):
    (proof,) = json.loads(fingerpost("check", "--proof", "--json").out)["proofs"]

    for address in {claim["address"] for claim in proof["claims"]} - {None}:
        verdict = json.loads(fingerpost("assess", "order", address, "--json").out)
        assert verdict["status"] == "decided"


def test_without_proof_there_is_none_in_the_json(fingerpost):
    assert "proofs" not in json.loads(fingerpost("check", "--json").out)


def test_a_part_named_is_proved_alone(run, park):
    inside = run("check", park / "order/2026-01-01/rules.yaml", "--proof")
    whole = run("check", park / "order", "--proof")
    beside = run("check", park / "facts", "--proof")

    assert "Proved of order@2026-01-01" in inside.out
    assert "Proved of order@2026-01-01" in whole.out
    assert "Proved of" not in beside.out


def test_coverage_tells_what_is_tried_and_what_is_not(run, with_a_case):
    said = run("--trees", with_a_case, "coverage")

    assert said.code == 0
    assert said.out == (
        "order@2026-01-01: 1 case expects something of it\n"
        "  rules: 1 of 3 ways tried\n"
        "  carve-outs: 1 of 2 ways tried\n"
        "  exceptions: 1 of 2 ways tried\n"
        "  provided: 0 of 4 ways tried\n"
        "  answers: 5 of 14 ways tried\n"
        "  no case: rule `no-loose-dogs` is lifted by an exception\n"
        "  no case: rule `no-loose-dogs` does not apply\n"
        "  no case: rule `no-loose-dogs` unless.abroad holds\n"
        "  no case: rule `no-loose-dogs` exceptions.play holds\n"
        "  no case: rule `no-loose-dogs` provided.grown holds\n"
        "  no case: rule `no-loose-dogs` provided.grown is the only part missing\n"
        "  no case: rule `no-loose-dogs` provided.guarded holds\n"
        "  no case: rule `no-loose-dogs` provided.guarded is the only part missing\n"
        "  no case: `dog`: no is the answer\n"
        "  no case: `leash`: short is the answer\n"
        "  no case: `country`: other is the answer\n"
        "  no case: `extras`: ball; bike is the answer\n"
        "  no case: `age`: below 14; at_least 14 is the answer\n"
        "  no case: `role`: visitor; guard is the answer\n"
    )


def test_coverage_as_json_names_the_cases(run, with_a_case):
    (text,) = json.loads(run("--trees", with_a_case, "coverage", "order", "--json").out)["texts"]

    assert (text["text"], text["cases"]) == ("order@2026-01-01", 1)
    assert text["ways"]["rules"] == {"tried": 1, "all": 3}
    assert {
        "about": "rule",
        "id": "no-loose-dogs",
        "part": None,
        "way": "applies",
        "cases": ["walk"],
    } in text["items"]


def test_coverage_of_an_unknown_text_is_a_wrong_call(fingerpost):
    said = fingerpost("coverage", "ordre")

    assert (said.code, said.out) == (2, "")
    assert "Did you mean order?" in said.err


def test_the_schema_is_printed(fingerpost):
    document = json.loads(fingerpost("schema").out)

    assert document["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert "facts" in document["properties"]
