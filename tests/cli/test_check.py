"""`fingerpost check` tells every problem as compilers do, and says at the end how it stands."""

import json

import pytest

from tests.checking.trees import FACTS, RULES, write_trees

DEAD = """
dead:
  title: Dead
  finding: prohibited
  source: art-1
  when: {dog: no, leash: short}
"""


@pytest.fixture
def spoilt(tmp_path):
    """Trees with an error that reading finds, one that checking finds, and a warning."""
    folder = write_trees(tmp_path / "trees", rules=RULES + DEAD)
    facts = folder / "facts/facts.yaml"
    facts.write_text(
        FACTS.replace("find_out: Look around.", "find_out: Look around.\n    soruce: art-1").strip() + "\n",
        encoding="utf-8",
    )
    return folder


def test_sound_trees_are_counted(fingerpost):
    said = fingerpost("check")

    assert said.code == 0
    assert said.out == (
        "0 errors, 0 warnings.\nRead and checked: 1 text, 6 facts, 1 rule, 1 duty, 1 source, 0 cases.\n"
    )


def test_a_problem_is_told_with_place_quote_reason_and_advice(run, tmp_path, monkeypatch):
    write_trees(tmp_path / "trees", rules=RULES + DEAD)
    monkeypatch.chdir(tmp_path)

    said = run("check", "trees")

    assert said.code == 1
    assert said.out.startswith(
        "trees/order/2026-01-01/rules.yaml:24:3: error: In order@2026-01-01 the rule `dead` can never reach"
        " a system. [rule-never-applies]\n"
        "    dead:\n"
        "  why: "
    )
    assert "\n  to do: Look for parts of `when` that exclude each other" in said.out
    assert "\n1 error, 0 warnings.\n" in said.out


def test_what_was_meant_is_guessed(run, spoilt):
    said = run("check", spoilt)

    assert "error: `soruce` is not a key of" in said.out
    assert "\n  did you mean: source\n" in said.out


def test_all_problems_are_told_at_once(run, tmp_path):
    folder = write_trees(tmp_path, rules=RULES + DEAD)
    (folder / "sources/more.yaml").write_text(
        "sources:\n  art-2: {document: order, cite: Art. 2, at: art_2}\n"
        "  art-3: {document: ordre, cite: Art. 3, at: art_3}\n",
        encoding="utf-8",
    )

    said = run("check", folder)

    for kind in ("rule-never-applies", "unused-source", "unknown-document"):
        assert f"[{kind}]" in said.out
    assert "2 errors, 1 warning." in said.out


def test_a_warning_alone_is_no_failure(run, tmp_path):
    folder = write_trees(tmp_path)
    (folder / "notes.txt").write_text("hello", encoding="utf-8")

    said = run("check", folder)

    assert said.code == 0
    assert "notes.txt:1:1: warning: " in said.out


def test_the_problems_of_one_file_can_be_told_alone(run, tmp_path):
    folder = write_trees(tmp_path, rules=RULES + DEAD)
    (folder / "notes.txt").write_text("hello", encoding="utf-8")

    file = run("check", folder / "order/2026-01-01/rules.yaml")
    rest = run("check", folder / "order")
    other = run("check", folder / "facts")

    assert file.out == rest.out
    assert "[rule-never-applies]" in file.out
    assert "notes.txt" not in file.out
    assert "1 error, 0 warnings, and 1 problem elsewhere in these trees." in file.out
    assert other.code == 0
    assert "0 errors, 0 warnings, and 2 problems elsewhere in these trees." in other.out


def test_the_json_holds_every_field_of_every_problem(run, tmp_path, monkeypatch):
    write_trees(tmp_path / "trees", rules=RULES + DEAD)
    monkeypatch.chdir(tmp_path)

    said = run("check", "--json", "trees")

    document = json.loads(said.out)
    assert said.code == 1
    assert (document["errors"], document["warnings"]) == (1, 0)
    (problem,) = document["problems"]
    assert problem == problem | {
        "id": "rule-never-applies",
        "severity": "error",
        "path": "trees/order/2026-01-01/rules.yaml",
        "line": 24,
        "column": 3,
        "quote": "dead:",
        "did_you_mean": None,
    }
    assert all(problem[key].endswith(".") for key in ("what", "why", "to_do"))


def test_a_folder_that_holds_no_trees_says_so(run, tmp_path):
    said = run("check", tmp_path)

    assert said.code == 1
    assert "[no-texts]" in said.out
    assert "No text could be read, so nothing could be decided and checked." in said.out


@pytest.mark.parametrize("name", ["nowhere", "lonely.yaml"])
def test_a_path_that_leads_nowhere_is_a_wrong_call(run, tmp_path, name):
    (tmp_path / "lonely.yaml").write_text("facts: {}", encoding="utf-8")

    said = run("check", tmp_path / name)

    assert (said.code, said.out) == (2, "")
    assert f"{tmp_path}/{name}" in said.err


def test_a_failing_case_is_an_error(run, tmp_path):
    case = """
    walk:
      title: A walk
      story: Somebody walks a dog.
      answers: {dog: no}
      expect: {order@2026-01-01: {because: Art. 1, level: prohibited}}
    """

    said = run("check", write_trees(tmp_path, cases=case))

    assert said.code == 1
    assert "cases.yaml:6:" in said.out
    assert (
        "error: The case `walk` expects the level prohibited of order@2026-01-01; found is none." in said.out
    )
