"""The page for authors shows a tree that works, and every key there is."""

import re

import pytest

from tests.authoring.keys_page import PAGE, listed, page
from webapp.engine import assess, compile_text
from webapp.model import Level
from webapp.reading import read_library
from webapp.reading.keys import KEYS

LINES = 20


@pytest.fixture
def first_tree(tmp_path):
    """The files of the first tree, as the page shows them."""
    shown = PAGE.read_text(encoding="utf-8").partition("## What to write first")[0]
    blocks = re.findall(r"```yaml\n# (\S+)\n(.*?)```", shown, flags=re.DOTALL)
    for name, content in blocks:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path, blocks


def test_the_first_tree_has_twenty_lines(first_tree):
    _, blocks = first_tree

    assert sum(content.count("\n") for _, content in blocks) == LINES


def test_the_first_tree_is_sound_and_decides(first_tree, run):
    folder, _ = first_tree
    said = run("check", folder)

    assert (said.code, said.out.splitlines()[0]) == (0, "0 errors, 0 warnings.")
    program = compile_text(read_library(folder).library.text("park-order"))
    assert assess(program, {"camera": "yes"}).level is Level.PROHIBITED
    assert assess(program, {"camera": "no"}).possible_levels == (Level.NONE,)


def test_every_key_is_documented_and_no_other_is():
    written = PAGE.read_text(encoding="utf-8")

    assert page(written) == written, "run: python -m tests.authoring.keys_page"


def test_the_list_has_each_key_of_each_kind_of_entry():
    rows = re.findall(r"^\| `([a-z_]+)`(\*?) \|", listed(), flags=re.MULTILINE)

    expected = [(key, "*" if key in keys.required else "") for keys in KEYS.values() for key in keys.allowed]
    assert rows == expected


def test_every_command_on_the_page_is_one():
    from webapp.cli.command import COMMANDS  # noqa: PLC0415 - only here

    written = PAGE.read_text(encoding="utf-8")
    named = set(re.findall(r"fingerpost (?:--\S+ \S+ )?([a-z]+)", written))

    assert named <= set(COMMANDS)
    assert {"check", "new", "schema", "diff", "coverage"} <= named
