"""Answers in a file of their own: read as written, refused where a tree would be."""

import pytest

from webapp.reading import read_answers


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("dog: yes\nage: 4.50", {"dog": ("yes",), "age": ("4.50",)}),
        ("extras: [ball, bike]", {"extras": ("ball", "bike")}),
        ("extras:\n  - ball", {"extras": ("ball",)}),
        ("answers: {dog: no}", {"dog": ("no",)}),
        ('{"dog": "yes"}', {"dog": ("yes",)}),
    ],
)
def test_words_are_kept_as_they_are_written(content, expected):
    read = read_answers(content, "my.yaml")

    assert (read.words, read.problems) == (expected, ())


@pytest.mark.parametrize(
    ("content", "kinds"),
    [
        ("just words", ["not-a-map"]),
        ("- dog", ["not-a-map"]),
        ("answers: [dog]", ["not-a-map"]),
        ("# nothing", ["empty-file"]),
        ("dog:", ["empty-value"]),
        ("extras: []", ["empty-value"]),
        ("dog: {a: b}", ["not-a-name"]),
        ("dog: yes\ndog: no", ["duplicate-key"]),
        ("dog: &d yes\ncat: *d", ["anchor", "alias"]),
        ("answers: *d", ["alias"]),
        ("dog: [yes", ["yaml-bracket"]),
        ("dog: yes\n---\ncat: yes", ["several-documents"]),
        ("[" * 100_000, ["too-deep"]),
        ("dog: \x00", ["bad-character"]),
    ],
)
def test_what_a_tree_may_not_hold_is_told(content, kinds):
    read = read_answers(content, "my.yaml")

    assert [problem.id for problem in read.problems] == kinds
    assert {problem.place.path for problem in read.problems} == {"my.yaml"}
