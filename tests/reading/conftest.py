"""Tiny trees: most of them are a few files laid over the tree `minimal`."""

import shutil
from pathlib import Path

import pytest

from webapp.model import Problem
from webapp.reading import read_library

TREES = Path(__file__).parents[1] / "trees"


def told(problem: Problem) -> str:
    """Write a problem on one line, as the files `expected.txt` of the bad trees do."""
    place = f"{problem.place.path}:{problem.place.line}:{problem.place.column}"
    question = f" Did you mean {problem.did_you_mean}?" if problem.did_you_mean else ""
    return f"{problem.id} {place} {problem.what}{question}"


@pytest.fixture
def plant(tmp_path):
    """Return a function that lays a folder or files over the tree `minimal` and returns the whole."""
    root = tmp_path / "trees"
    shutil.copytree(TREES / "good" / "minimal", root)

    def lay(over=None, **files):
        if over is not None:
            shutil.copytree(over, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
        for path, text in files.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text if isinstance(text, bytes) else text.encode())
        return root

    return lay


@pytest.fixture
def problems(plant):
    """Return a function that lays files over the tree `minimal` and returns what is told of the whole."""

    def read(**files):
        return [told(problem) for problem in read_library(plant(**files)).problems]

    return read


@pytest.fixture
def read(plant):
    """Return a function that reads a good tree laid over the tree `minimal`."""

    def library(name):
        reading = read_library(plant(TREES / "good" / name))
        assert [told(problem) for problem in reading.problems if not problem.warning] == []
        return reading.library

    return library
