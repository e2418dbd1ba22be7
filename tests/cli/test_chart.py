"""`fingerpost chart`: the picture of a rule, or the map of a text, in every format."""

from xml.etree import ElementTree as ET

import pytest

TEXT, RULE = "order", "no-loose-dogs"


def test_a_map_goes_to_standard_output_as_svg(fingerpost):
    said = fingerpost("chart", TEXT)

    assert said.code == 0
    assert ET.fromstring(said.out).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 (our own)
    assert said.err == ""


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("a.svg", b"<?xml"),
        ("a.mmd", b"flowchart TD"),
        ("a.dot", b"digraph"),
        ("a.gv", b"digraph"),
        ("a", b"<?xml"),
    ],
)
def test_the_name_of_the_file_says_the_format(fingerpost, tmp_path, name, beginning):
    said = fingerpost("chart", TEXT, RULE, "-o", tmp_path / name)

    assert said.code == 0
    assert (tmp_path / name).read_bytes().startswith(beginning)
    assert f"{tmp_path / name}: " in said.out


def test_a_format_that_is_asked_for_counts_more_than_the_name(fingerpost, tmp_path):
    fingerpost("chart", TEXT, RULE, "--format", "dot", "-o", tmp_path / "a.txt")

    assert (tmp_path / "a.txt").read_text(encoding="utf-8").startswith("digraph")


@pytest.mark.parametrize("more", [[], ["--poster"]])
def test_a_pdf_is_written(fingerpost, weasyprint, tmp_path, more):
    said = fingerpost("chart", TEXT, RULE, "-o", tmp_path / "a.pdf", *more)

    assert said.code == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_a_poster_is_for_paper(fingerpost):
    said = fingerpost("chart", TEXT, RULE, "--poster")

    assert said.code == 2
    assert "--poster is for paper: ask for --format pdf" in said.err


def test_an_unknown_rule_is_told_with_those_that_there_are(fingerpost):
    said = fingerpost("chart", TEXT, f"{RULE}x")

    assert said.code == 2
    assert f"Did you mean {RULE}?" in said.err


def test_a_place_that_cannot_be_written_is_told_at_once(fingerpost, tmp_path):
    assert "it is a folder; name a file" in fingerpost("chart", TEXT, "-o", tmp_path).err
    assert "there is no folder" in fingerpost("chart", TEXT, "-o", tmp_path / "no" / "a.svg").err


def test_the_same_call_gives_the_same_bytes(fingerpost):
    assert fingerpost("chart", TEXT, RULE).out == fingerpost("chart", TEXT, RULE).out
