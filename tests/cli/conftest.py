"""What the tests of the command line ask for."""

import io
from dataclasses import dataclass

import pytest

from tests.checking.trees import write_trees
from webapp.cli import main


@dataclass
class Said:
    """How a command ended, and what it wrote."""

    code: int
    out: str
    err: str


@pytest.fixture
def park(tmp_path):
    """The folder of the park's trees."""
    return write_trees(tmp_path / "trees")


@pytest.fixture
def run(capsys, monkeypatch):
    """Return a function from arguments and input to what the command said."""

    def call(*arguments, given=""):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as leaving:
            code = leaving.code
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return call


@pytest.fixture
def fingerpost(run, park):
    """Return the same on the park's trees."""

    def call(*arguments, given=""):
        return run("--trees", park, *arguments, given=given)

    return call
