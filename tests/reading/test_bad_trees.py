"""Each bad tree brings exactly the messages of its `expected.txt`, in this order."""

import pytest

from tests.reading.conftest import TREES, told
from webapp.reading import KINDS, read_library

BAD = sorted((TREES / "bad").iterdir())

WITHOUT_A_TREE = {
    # Files that cannot lie in a repository; tests/reading/test_hostile_files.py makes them.
    "cannot-read",
    "file-too-big",
    "not-utf-8",
    "outside-root",
    "too-many-problems",
    "too-many-values",
    # Too long to be written by hand, or the lack of a tree.
    "long-chain",
    "no-folder",
    "no-texts",
}


@pytest.mark.parametrize("tree", BAD, ids=lambda tree: tree.name)
def test_a_bad_tree_brings_exactly_its_messages(tree, plant):
    expected = (tree / "expected.txt").read_text(encoding="utf-8").splitlines()

    assert expected == [told(problem) for problem in read_library(plant(tree)).problems]


def test_every_kind_of_problem_has_a_bad_tree():
    shown = {
        line.split()[0] for tree in BAD for line in (tree / "expected.txt").read_text("utf-8").splitlines()
    }

    assert set(KINDS) - WITHOUT_A_TREE == shown


@pytest.mark.parametrize("tree", BAD, ids=lambda tree: tree.name)
def test_a_problem_says_why_it_matters_and_what_to_do(tree, plant):
    for problem in read_library(plant(tree)).problems:
        assert problem.why.endswith(".")
        assert problem.to_do.endswith((".", "]."))
        assert "{value}" not in f"{problem.what}{problem.why}{problem.to_do}"
