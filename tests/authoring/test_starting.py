"""A new text starts sound, beside others too, and writes over nothing."""

import json

import pytest

from tests.checking.trees import write_trees
from webapp.reading import read_library

DAY = ("--today", "2026-05-17")
FILES = [
    "cases/my-law.yaml",
    "facts/my-law.yaml",
    "my-law/2026-05-17/rules.yaml",
    "my-law/2026-05-17/text.yaml",
    "sources/my-law.yaml",
]


def written(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml"))


def test_a_new_text_passes_the_check_and_its_own_cases(run, tmp_path):
    started = run("new", "my-law", tmp_path, *DAY)
    checked = run("check", tmp_path)

    assert (started.code, started.err, written(tmp_path)) == (0, "", FILES)
    assert (checked.code, checked.out.splitlines()[0]) == (0, "0 errors, 0 warnings.")
    assert "2 cases" in checked.out
    assert str(tmp_path / "my-law/2026-05-17/rules.yaml") in started.out


def test_every_part_of_a_new_text_is_proved_to_count(run, tmp_path):
    run("new", "my-law", tmp_path, *DAY)
    (proof,) = json.loads(run("check", tmp_path, "--proof", "--json").out)["proofs"]

    assert {claim["id"] for claim in proof["claims"] if not claim["holds"]} <= {
        "no-duty-conditional",
        "no-duty-prohibited",
    }


def test_a_new_text_stands_beside_others(run, tmp_path):
    write_trees(tmp_path)
    run("new", "my-law", tmp_path, *DAY)
    run("new", "our-law", tmp_path, *DAY)

    assert run("check", tmp_path).out.splitlines()[0] == "0 errors, 0 warnings."
    assert [text.id for text in read_library(tmp_path).library.texts] == ["order", "my-law", "our-law"]


def test_without_a_folder_it_goes_to_the_folder_of_trees(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run("new", "my-law", *DAY)
    run("--trees", tmp_path / "other", "new", "my-law", *DAY)

    assert written(tmp_path / "trees") == written(tmp_path / "other") == FILES


@pytest.mark.parametrize(
    "name", ["My-Law", "facts", "cases", "all", "-law", "a b", "a/b", "..", "", "x" * 41]
)
def test_an_id_that_will_not_do_is_refused(run, tmp_path, name):
    said = run("new", "--", name, tmp_path)

    assert (said.code, said.out) == (2, "")
    assert f"“{name}” cannot be the id of a text." in said.err
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over(run, tmp_path):
    run("new", "my-law", tmp_path, *DAY)
    (tmp_path / "facts/my-law.yaml").write_text("mine", encoding="utf-8")
    said = run("new", "my-law", tmp_path, "--today", "2026-05-18")

    assert said.code == 2
    assert "Nothing was written, because there is" in said.err
    assert (tmp_path / "facts/my-law.yaml").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "my-law/2026-05-18").exists()


def test_a_file_in_place_of_the_folder_is_refused(run, tmp_path):
    (tmp_path / "trees").write_text("", encoding="utf-8")

    said = run("new", "my-law", tmp_path / "trees")

    assert said.code == 2
    assert "is not a folder" in said.err
