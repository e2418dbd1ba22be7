"""`fingerpost keep` keeps the state of the trees once, and never a broken one."""

from pathlib import Path


def test_the_state_is_kept_once(fingerpost, park):
    first, again = fingerpost("keep"), fingerpost("keep")

    assert (first.code, Path(first.out.strip()).parent) == (0, park / "past")
    assert (again.code, again.out) == (0, "This state is kept already.\n")
    assert len(list((park / "past").iterdir())) == 1


def test_what_is_kept_troubles_no_check(fingerpost):
    before = fingerpost("check").out
    fingerpost("keep")

    assert fingerpost("check").out == before


def test_trees_with_errors_are_not_kept(fingerpost, park):
    rules = park / "order/2026-01-01/rules.yaml"
    rules.write_text(rules.read_text(encoding="utf-8").replace("prohibited", "forbidden"), encoding="utf-8")

    said = fingerpost("keep")

    assert (said.code, said.out) == (1, "")
    assert "Nothing was kept: the trees have errors." in said.err
    assert not (park / "past").exists()
