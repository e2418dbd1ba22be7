"""Answers in a YAML file of their own."""

import pytest

from tests.reading.conftest import told
from webapp.reading import read_answers


@pytest.mark.parametrize(
    "content", ["dog: yes\ntoys: [ball, rope]", "answers:\n  dog: yes\n  toys: [ball, rope]\n"]
)
def test_answers_stand_alone_or_below_a_key_as_in_a_case(content):
    read = read_answers(content, "my.yaml")

    assert read.words == {"dog": ("yes",), "toys": ("ball", "rope")}
    assert read.problems == ()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("- dog\n", "not-a-map my.yaml:1:1 `answers` of this file should be a map of keys and values."),
        ("dog:\n", "empty-value my.yaml:1:1 `dog` of `answers` has no value."),
        ("dog: [[yes]]\n", "not-a-name my.yaml:1:7 A value of `dog` of `answers` should be one word."),
        (
            "dog: yes\ndog: no\n",
            "duplicate-key my.yaml:2:1 `dog` stands here a second time, first in line 1.",
        ),
        ("answers: *dog\n", "alias my.yaml:1:10 Here stands the alias `*dog`."),
        ("", "empty-file my.yaml:1:1 The file says nothing."),
        (
            "dog: \x07\n",
            "bad-character my.yaml:1:6 Here stands the invisible character U+0007 (control character).",
        ),
        ("dog: 'yes\n", "yaml-quote my.yaml:1:6 The quotation mark opened here is not closed."),
    ],
)
def test_what_cannot_be_answers_is_told(content, message):
    assert [told(problem) for problem in read_answers(content, "my.yaml").problems] == [message]
