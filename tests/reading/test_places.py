"""Whoever finds something wrong later can still say where it was written."""

import pytest

from tests.checking.trees import write, write_trees
from webapp.reading import read_library

CASE = """
walk:
  title: A walk
  story: Somebody walks.
  answers: {dog: no}
  expect:
    order@2026-01-01: {because: Art. 1, level: none}
"""
AMENDED = """
text: {title: T, short: T, status: law, issuer: The Town, about: A., as_of: B., source: art-1,
  amends: order@2026-01-01, files: [rules]}
"""


@pytest.fixture
def places(tmp_path):
    write_trees(tmp_path, cases=CASE)
    write(tmp_path / "order/2027-01-01/text.yaml", AMENDED)
    write(
        tmp_path / "order/2027-01-01/rules.yaml",
        "replace:\n  duties:\n    clean-up: {who: guard, do: Clean., when: {dog: yes}, source: art-1}",
    )
    return read_library(tmp_path).places


@pytest.mark.parametrize(
    ("name", "keys", "path", "quote"),
    [
        ("text order@2026-01-01", [], "order/2026-01-01/text.yaml", "text:"),
        ("fact dog", [], "facts/facts.yaml", "dog:"),
        ("fact leash", ["only_if"], "facts/facts.yaml", "only_if: {dog: yes}"),
        ("rule order@2026-01-01 no-loose-dogs", [], "order/2026-01-01/rules.yaml", "no-loose-dogs:"),
        ("rule order@2027-01-01 no-loose-dogs", [], "order/2026-01-01/rules.yaml", "no-loose-dogs:"),
        (
            "rule order@2026-01-01 no-loose-dogs",
            ["finding", "deeper"],
            "order/2026-01-01/rules.yaml",
            "finding: prohibited",
        ),
        ("conclusion order@2026-01-01 loose", [], "order/2026-01-01/rules.yaml", "loose:"),
        ("duty order@2026-01-01 clean-up", [], "order/2026-01-01/rules.yaml", "clean-up:"),
        (
            "duty order@2027-01-01 clean-up",
            ["who"],
            "order/2027-01-01/rules.yaml",
            "clean-up: {who: guard, do: Clean., when: {dog: yes}, source: art-1}",
        ),
        ("note order@2026-01-01 fine", ["nowhere"], "order/2026-01-01/rules.yaml", "fine:"),
        (
            "case walk",
            ["expect", "order@2026-01-01", "level"],
            "cases/cases.yaml",
            "order@2026-01-01: {because: Art. 1, level: none}",
        ),
    ],
)
def test_everything_read_has_its_place(places, name, keys, path, quote):
    place = places.find(name, *keys)

    assert (place.path, place.quote) == (path, quote)


def test_what_was_not_read_has_none(places):
    with pytest.raises(KeyError):
        places.find("fact cat")
