"""The trees of this repository with lines damaged as authors, merges and bad disks damage them."""

import random
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from webapp.checking import check_library
from webapp.engine import assess, compile_text
from webapp.reading import read_library

TREES = ROOT / "trees"
TEXT = "joint-opinion"
HURT = 5
"""Lines hurt in each file: few enough that most of the file is read."""


def swapped_words(line, choose):
    words = re.split(r"(\W+)", line)
    places = [number for number, word in enumerate(words) if word.isalnum()]
    if len(places) > 1:
        one, other = choose.sample(places, 2)
        words[one], words[other] = words[other], words[one]
    return "".join(words)


DAMAGES = {
    "a line lost": lambda _line, _choose: "",
    "a line twice": lambda line, _choose: f"{line}\n{line}",
    "a line cut": lambda line, choose: line[: choose.randrange(len(line) + 1)],
    "a line further in": lambda line, _choose: f"  {line}",
    "a line further out": lambda line, _choose: line.removeprefix("  "),
    "two words swapped": swapped_words,
    "a key without value": lambda line, _choose: line.partition(":")[0] + ":",
    "a value made a list": lambda line, _choose: re.sub(r": (.+)", r": [\1]", line),
    "a value made a mapping": lambda line, _choose: re.sub(r": (.+)", r": {x: \1}", line),
    "a value made a huge number": lambda line, _choose: re.sub(r": .+", ": " + "9" * 400, line),
    "a value that names itself": lambda line, _choose: re.sub(r"(\w+): .+", r"\1: \1", line),
    "a merge unfinished": lambda line, _choose: f"<<<<<<< HEAD\n{line}\n=======\n{line}\n>>>>>>> other",
    "odd bytes": lambda line, _choose: f"{line}\udc80\x07",
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A copy with one text only, so that each reading is quick."""
    root = tmp_path_factory.mktemp("trees") / "trees"
    others = [path.name for path in TREES.iterdir() if any(path.glob("20*")) and path.name != TEXT]
    shutil.copytree(TREES, root, ignore=shutil.ignore_patterns(*others, "cases"))
    return root


def of_the_text(root):
    return sorted([*(root / TEXT).rglob("*.yaml"), *(root / "facts").glob("*.yaml")])


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=list(DAMAGES))
def test_whatever_damage_is_told_and_what_is_left_can_be_used(whole, tmp_path, damage):
    choose = random.Random(7)
    for number, path in enumerate(of_the_text(whole)):
        root = tmp_path / str(number)
        shutil.copytree(whole, root)
        hurt(root / path.relative_to(whole), damage, choose)

        reading = read_library(root)
        problems = (*reading.problems, *check_library(reading))
        assert all(problem.place.line >= 1 for problem in problems)
        for text in reading.library.texts if reading.library else ():
            assess(compile_text(text), {})
        shutil.rmtree(root)


def hurt(path: Path, damage, choose):
    lines = path.read_text(encoding="utf-8").split("\n")
    for place in choose.sample(range(len(lines)), min(HURT, len(lines))):
        lines[place] = damage(lines[place], choose)
    path.write_bytes("\n".join(lines).encode("utf-8", "surrogateescape"))
