"""Whatever a file holds: a clear message in bounded time and memory, never a traceback."""

import os
import time

import pytest

from tests.reading.conftest import told
from webapp.reading import read_library

EXTRA = "a-law/2026-01-31/extra.yaml"
GENEROUS_SECONDS = 10


@pytest.fixture(autouse=True)
def bounded_time():
    """Fail when reading takes long; the bound is far above what it takes, for slow machines."""
    start = time.monotonic()
    yield
    assert time.monotonic() - start < GENEROUS_SECONDS


def test_a_file_of_ten_megabytes_is_refused_unread(problems):
    huge = b"notes: {}\n" * 1_000_000

    assert problems(**{EXTRA: huge}) == [
        f"file-too-big {EXTRA}:1:1 The file is larger than 1000000 bytes and was not read."
    ]


def test_a_file_of_a_hundred_thousand_keys_is_refused(problems):
    many = "\n".join(f"k{number}:" for number in range(100_000))

    assert problems(**{EXTRA: many}) == [
        f"too-many-values {EXTRA}:25000:8 The file holds more than 50000 values; reading stopped here."
    ]


def test_tens_of_thousands_of_keys_without_colon_are_told_in_part(problems):
    many = "notes: {" + ", ".join(f"a long key of number {number}" for number in range(24_000)) + "}"

    found = problems(**{EXTRA: many})

    assert len(found) == 101
    assert found[-1].startswith("comma-in-braces")


def test_thousands_of_faults_are_told_in_part(problems):
    many = "notes:\n" + "\n".join(f"  n{number}: x" for number in range(10_000))

    found = problems(**{EXTRA: many})

    assert len(found) == 101
    assert found[0] == f"not-a-map {EXTRA}:2:7 `n0` of note `n0` should be a map of keys and values."
    assert found[-1] == f"too-many-problems {EXTRA}:10001:1 The file has more problems than the 100 shown."


def test_a_name_is_not_compared_with_thousands(plant):
    sources = "sources:\n" + "\n".join(
        f"  s{number}: {{document: law, cite: Art. {number}}}" for number in range(3_000)
    )
    note = "notes: {extra: {topic: dates, say: It applies., source: s99999}}\n"

    found = read_library(plant(**{"sources/many.yaml": sources, EXTRA: note})).problems

    assert next(problem for problem in found if problem.id == "unknown-source").did_you_mean is None


def test_an_alias_bomb_is_told_and_never_expanded(problems):
    bomb = "a: &a [x, x]\n" + "".join(
        f"{name}: &{name} [*{before}, *{before}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )

    found = problems(**{EXTRA: bomb})

    assert found[:3] == [
        f"unknown-key {EXTRA}:1:1 `a` is not a key of this tree file.",
        f"anchor {EXTRA}:1:4 Here stands the anchor `&a`.",
        f"unknown-key {EXTRA}:2:1 `b` is not a key of this tree file.",
    ]
    assert f"alias {EXTRA}:2:8 Here stands the alias `*a`." in found


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_endless_nesting_is_refused(problems, opening):
    found = problems(**{EXTRA: opening * (900_000 // len(opening))})

    assert [problem.split()[0] for problem in found] == ["too-deep"]


def test_a_byte_order_mark_is_passed_over(problems, plant):
    text = (plant() / EXTRA).read_bytes()

    assert problems(**{EXTRA: b"\xef\xbb\xbf" + text}) == []


def test_a_place_behind_a_byte_order_mark_is_counted_without_it(problems):
    assert problems(**{EXTRA: b"\xef\xbb\xbfnotes: {}\t"}) == [f"tab {EXTRA}:1:10 Here stands a tab."]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"notes: {}\n# caf\xe9", "2:6"),
        ("notes: {}".encode("utf-16"), "1:1"),
        (b"\xef\xbb\xbfnotes: \xff", "1:8"),
        (b"\xed\xa0\x80", "1:1"),
    ],
)
def test_a_file_that_is_not_utf_8_is_refused(problems, content, place):
    assert problems(**{EXTRA: content}) == [f"not-utf-8 {EXTRA}:{place} The file is not text in UTF-8."]


@pytest.mark.parametrize(
    ("content", "place", "name"),
    [
        (b"notes:\x00 {}", "1:7", "U+0000 (control character)"),
        (b"\r\nnotes:\r{}\x1b", "3:3", "U+001B (control character)"),
        ("notes: {}\u2028".encode(), "1:10", "U+2028 (LINE SEPARATOR)"),
        ("notes: {}\x85".encode(), "1:10", "U+0085 (control character)"),
        ("notes: {}\n\n \ufeff".encode(), "3:2", "U+FEFF (ZERO WIDTH NO-BREAK SPACE)"),
    ],
)
def test_invisible_characters_are_refused(problems, content, place, name):
    assert problems(**{EXTRA: content}) == [
        f"bad-character {EXTRA}:{place} Here stands the invisible character {name}."
    ]


def test_a_quoted_line_is_short_and_shows_nothing_invisible(plant):
    root = plant(**{EXTRA: "notes: {} # \u202e" + "x" * 500})

    (problem,) = read_library(root).problems

    assert problem.place.quote == "notes: {} # ?" + "x" * 147 + "…"


def test_a_long_value_is_shortened_in_a_message(problems):
    assert problems(**{EXTRA: f"notes: {{extra: {{topic: {'x' * 900}, say: It., source: art-1}}}}"}) == [
        f"not-one-of {EXTRA}:1:24 `{'x' * 160}…` cannot be the `topic` of note `extra`."
    ]


def test_a_link_out_of_the_trees_is_not_followed(problems, plant, tmp_path):
    secret = tmp_path / "secret.yaml"
    secret.write_text("notes: {}")
    root = plant()
    (root / EXTRA).unlink()
    (root / EXTRA).symlink_to(secret)
    (root / "facts" / "more").symlink_to(tmp_path)
    (root / "b-law").symlink_to(tmp_path)

    found = problems()

    assert found == [
        f"outside-root {EXTRA}:1:1 This is a link to a place outside the trees.",
        "no-such-file a-law/2026-01-31/text.yaml:9:18 There is no file extra.yaml beside text.yaml.",
        "outside-root b-law:1:1 This is a link to a place outside the trees.",
        "outside-root facts/more:1:1 This is a link to a place outside the trees.",
    ]


def test_a_link_within_the_trees_is_followed(problems, plant):
    root = plant()
    (root / EXTRA).rename(root / ".kept")
    (root / EXTRA).symlink_to(root / ".kept")

    assert problems() == []


def test_a_link_to_itself_is_told(problems, plant):
    root = plant()
    (root / EXTRA).unlink()
    (root / EXTRA).symlink_to(root / EXTRA)

    assert problems() == [
        f"cannot-read {EXTRA}:1:1 This cannot be read: {os.strerror(40)}.",
    ]


def test_a_pipe_is_not_waited_for(problems, plant):
    root = plant()
    (root / EXTRA).unlink()
    os.mkfifo(root / EXTRA)

    assert problems() == [f"cannot-read {EXTRA}:1:1 This cannot be read: it is not an ordinary file."]


def test_a_folder_where_a_file_should_be_is_told(problems, plant):
    (plant() / "facts" / "more.yaml").mkdir()

    assert problems() == ["stray-file facts/more.yaml:1:1 Nothing reads a file of this name here."]


def test_a_file_name_with_strange_characters_is_shown_without_them(problems, plant):
    (plant() / "facts" / "a\nb\udcff.txt").touch()

    assert problems() == ["stray-file facts/a?b?.txt:1:1 Nothing reads a file of this name here."]


def test_a_folder_that_is_not_there_is_told(tmp_path):
    reading = read_library(tmp_path / "trees")

    assert reading.library is None
    assert [problem.id for problem in reading.problems] == ["no-folder"]


def test_an_empty_folder_is_told(tmp_path):
    reading = read_library(tmp_path)

    assert reading.library is None
    assert [told(problem) for problem in reading.problems] == [
        "no-texts .:1:1 There is no text in this folder."
    ]


def test_a_folder_that_cannot_be_opened_is_told(plant, monkeypatch):
    root = plant()

    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refuse)

    assert "cannot-read .:1:1 This cannot be read: Permission denied." in [
        told(problem) for problem in read_library(root).problems
    ]


def test_a_chain_of_thousands_of_conclusions_is_told(problems):
    links = "conclusions:\n" + "".join(
        f"  c{number}: {{title: T, when: {{c{number + 1}: yes}}, source: art-1, means: m, means_not: n}}\n"
        for number in range(3_000)
    )
    last = "  c3000: {title: T, when: {machine: yes}, source: art-1, means: m, means_not: n}\n"

    found = problems(**{EXTRA: links + last})

    assert f"long-chain {EXTRA}:2972:3 From here more than 30 steps hang on each other." in found


def test_a_chain_of_thousands_of_only_if_is_told(problems):
    start = "facts:\n"
    links = "".join(
        f"  f{number}:\n    ask: Is it so?\n    type: yes-no\n    means: {{yes: it is, no: it is not}}\n"
        f"    source: art-1\n    find_out: Look.\n    only_if: {{f{number + 1}: yes}}\n"
        for number in range(2_000)
    )
    last = links[: links.index("    only_if")].replace("f0", "f2000")
    note = "notes: {extra: {topic: dates, say: It applies., source: art-1, when: {f0: yes}}}\n"

    found = problems(**{"facts/many.yaml": start + links + last, EXTRA: note})

    # Fact number n begins in line 2 + 7n; 30 steps hang on f2000, so that the step too many starts at f1970.
    assert [line for line in found if line.startswith("long-chain")] == [
        "long-chain facts/many.yaml:13798:5 From here more than 30 steps hang on each other."
    ]


def test_many_circles_are_told_in_part(problems):
    circles = "conclusions:\n" + "".join(
        f"  c{number}: {{title: T, when: {{c{number ^ 1}: yes}}, source: art-1, means: m, means_not: n}}\n"
        for number in range(200)
    )

    found = problems(**{EXTRA: circles})

    assert sum(line.startswith("cycle") for line in found) == 20
