"""What the tests of checking ask for."""

import pytest

from tests.checking.trees import write_trees
from webapp.checking import check_library
from webapp.reading import read_library


@pytest.fixture
def check(tmp_path):
    """Return a function from sections of the park's trees to what checking tells of them."""

    def run(**sections):
        reading = read_library(write_trees(tmp_path, **sections))
        assert [problem for problem in reading.problems if not problem.warning] == []
        return check_library(reading)

    return run


@pytest.fixture
def tell(check):
    """Return the same, each problem as its id, its quoted line and what happened."""

    def run(**sections):
        return [(problem.id, problem.place.quote, problem.what) for problem in check(**sections)]

    return run
