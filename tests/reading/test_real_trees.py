"""The trees that we ship."""

import time
from pathlib import Path

from tests.reading.conftest import told
from webapp.reading import read_library

ROOT = Path(__file__).parents[2] / "trees"


def test_our_trees_bring_no_errors():
    assert [told(problem) for problem in read_library(ROOT).problems if not problem.warning] == []


def test_our_trees_are_read_quickly():
    start = time.process_time()
    read_library(ROOT)

    # Takes a tenth of a second; the bound leaves room for busy machines and for measuring coverage.
    assert time.process_time() - start < 3
