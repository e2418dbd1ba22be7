"""`fingerpost diff` tells what two texts, or two states of one, decide and say differently."""

import json
import re
import subprocess

import pytest

from tests.checking.trees import TEXT, write, write_trees


@pytest.fixture
def versions(tmp_path):
    """The park's order in two versions: since 2027, one must be sixteen, and its title is another."""
    folder = write_trees(tmp_path / "trees")
    for path in (folder / "order/2026-01-01").iterdir():
        content = path.read_text(encoding="utf-8")
        write(folder / "order/2027-01-01" / path.name, content)
    rules = folder / "order/2027-01-01/rules.yaml"
    rules.write_text(
        rules.read_text(encoding="utf-8").replace("at_least: 14", "at_least: 16"), encoding="utf-8"
    )
    write(folder / "order/2027-01-01/text.yaml", TEXT.replace("The Park Order", "The New Park Order"))
    return folder


def git(folder, *arguments):
    """Run Git as somebody, whatever this machine is set to."""
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, "-C", folder, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path):
    """A Git repository with the park's trees in its folder `law/trees`, committed."""
    write_trees(tmp_path / "law/trees")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "Start")
    return tmp_path


def edit(folder, old, new, name="order/2026-01-01/rules.yaml"):
    path = folder / name
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")


def test_two_versions_are_told_apart_by_the_answers_that_they_decide_differently(run, versions):
    said = run("--trees", versions, "diff", "order@2026-01-01", "order@2027-01-01")

    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("order@2026-01-01 -> order@2027-01-01\nA finding differs for ")
    words = " ".join(said.out.split())
    assert "* lifted by an exception: conditional -> applies: prohibited:" in words
    for part in (
        "there is a ball",
        "the age is at least 14 years and less than 16 years",
        "you guard the park",
    ):
        assert part in words
    assert "* conditional -> prohibited:" in words
    assert "* text: title - The Park Order + The New Park Order" in words


def test_the_addresses_show_the_two_verdicts(run, versions):
    document = json.loads(run("--trees", versions, "diff", "order@2026-01-01", "order", "--json").out)

    (change,) = document["changes"]
    (move,) = change["moves"]
    (condition,) = move["conditions"]
    for side, level in (("left", "conditional"), ("right", "prohibited")):
        text = document[side]["key"]
        assert condition[side].startswith(f"/check/{text}?")
        verdict = json.loads(run("--trees", versions, "assess", text, condition[side], "--json").out)
        assert (verdict["status"], verdict["level"]) == ("decided", level)


def test_the_json_has_conditions_as_trees_write_them(run, versions):
    document = json.loads(run("--trees", versions, "diff", "order@2026-01-01", "order", "--json").out)

    (move,) = document["changes"][0]["moves"]
    assert move["before"] == {
        "words": "lifted by an exception: conditional",
        "state": "excepted",
        "level": "conditional",
    }
    assert move["conditions"][0]["written"] == {
        "leash": "long",
        "country": {"not": "other"},
        "extras": "ball",
        "age": {"at_least": "14", "below": "16"},
        "role": "guard",
    }
    # Dog and leash, country, ball, age, guard: 1/2 x 1/2 x 27/28 x 1/2 x 1/3 x 1/2.
    assert move["share"] == {
        "words": "2.01 % of all answers",
        "value": pytest.approx(27 / 28 / 48),
        "exact": True,
    }
    assert document["level_share"]["value"] == move["share"]["value"]
    assert move["complete"]
    assert [edit["places"] for edit in document["edits"]] == [["text"], ["rule no-loose-dogs provided grown"]]


def test_a_text_compared_with_itself_differs_in_nothing(fingerpost):
    said = fingerpost("diff", "order", "order")

    assert said.code == 0
    assert said.out == (
        "order@2026-01-01 -> order@2026-01-01\n"
        "order@2026-01-01 and order@2026-01-01 decide alike, whatever is answered.\n"
        "1 rule is decided alike for all answers.\n"
    )


def test_a_rule_written_anew_is_told_to_mean_the_same(run, versions):
    edit(versions, "at_least: 16", "at_least: 14", "order/2027-01-01/rules.yaml")
    edit(versions, "{role: guard}", "{not: {role: visitor}}", "order/2027-01-01/rules.yaml")
    said = run("--trees", versions, "diff", "order@2026-01-01", "order")

    assert "decide alike, whatever is answered." in said.out
    assert "rule no-loose-dogs provided guarded: when" in said.out


def test_the_trees_as_they_are_are_held_against_a_revision(run, repository):
    edit(repository / "law/trees", "finding: prohibited", "finding: high-risk")
    said = run("--trees", repository / "law/trees", "diff", "order", "--rev", "HEAD")

    assert (said.code, said.err) == (0, "")
    assert "* applies: prohibited -> applies: high-risk:" in said.out


def test_of_a_revision_any_text_can_be_named(run, repository):
    folder = repository / "law/trees"
    edit(folder, "finding: prohibited", "finding: high-risk")
    git(repository, "commit", "--quiet", "--all", "--message", "Milder")
    (folder / "order/2026-01-01").rename(folder / "order/2027-01-01")

    said = run("--trees", folder, "diff", "order@2026-01-01", "order@2027-01-01", "--rev", "HEAD~1")
    assert "order@2026-01-01 -> order@2027-01-01" in said.out
    assert "prohibited -> applies: high-risk" in said.out


def test_nothing_in_the_checkout_is_touched(run, repository):
    folder = repository / "law/trees"
    edit(folder, "finding: prohibited", "finding: high-risk")
    before = {path: path.read_bytes() for path in repository.rglob("*") if path.is_file()}
    run("--trees", folder, "diff", "order", "--rev", "HEAD")

    assert before == {path: path.read_bytes() for path in repository.rglob("*") if path.is_file()}


def test_a_question_whose_answers_cannot_meet_is_told_instead(run, repository):
    folder = repository / "law/trees"
    facts = folder / "facts/facts.yaml"
    content = facts.read_text(encoding="utf-8").replace("short:", "brief:").replace("long:", "lengthy:")
    facts.write_text(content, encoding="utf-8")
    edit(folder, "leash: long", "leash: lengthy")
    said = run("--trees", folder, "diff", "order", "--rev", "HEAD")

    assert said.code == 1
    assert "cannot be compared by what they decide: no answer serves both in leash." in " ".join(
        said.out.split()
    )
    assert "fact leash options brief" in said.out


@pytest.mark.parametrize("revision", ["nowhere", "--all", "-h", ""])
def test_an_unknown_revision_is_told(run, repository, revision):
    said = run("--trees", repository / "law/trees", "diff", "order", f"--rev={revision}")

    assert (said.code, said.out) == (2, "")
    assert f"Git knows no revision “{revision}” here." in said.err


def test_a_revision_without_the_folder_is_told(run, repository):
    git(repository, "mv", "law/trees", "law/others")
    said = run("--trees", repository / "law/others", "diff", "order", "--rev", "HEAD")

    assert said.code == 2
    assert "There was no folder “law/others” at the revision “HEAD”." in said.err


def test_a_text_that_was_not_there_is_told_with_those_that_were(run, repository):
    folder = repository / "law/trees"
    (folder / "order/2026-01-01").rename(folder / "order/2027-01-01")
    said = run("--trees", folder, "diff", "order@2027-01-01", "--rev", "HEAD")

    assert said.code == 2
    assert "Among the trees of the revision “HEAD”: There is no text “order@2027-01-01”." in said.err
    assert "The texts are: order@2026-01-01." in said.err


def test_a_folder_outside_of_git_is_told(run, park):
    said = run("--trees", park, "diff", "order", "--rev", "HEAD")

    assert said.code == 2
    assert f"“{park}” does not lie in a Git repository." in said.err


def test_without_git_it_says_what_to_do(run, repository, monkeypatch):
    monkeypatch.setenv("PATH", str(repository))
    said = run("--trees", repository / "law/trees", "diff", "order", "--rev", "HEAD")

    assert said.code == 2
    assert re.search(r"there is no program `git` here\. Install Git, or compare two texts", said.err)


def test_one_text_alone_is_a_wrong_call(fingerpost):
    said = fingerpost("diff", "order")

    assert said.code == 2
    assert "Name two texts, or one text and with --rev a Git revision" in said.err
