"""The digest names the content of a text, and nothing else."""

import os
import subprocess
import sys

import pytest

from tests.reading.conftest import TREES
from webapp.reading import read_library

RULES = "a-law/2026-01-31/rules.yaml"


def digest(root, key="a-law@2026-01-31"):
    return read_library(root).library.text(key).digest


@pytest.fixture
def before():
    return digest(TREES / "good" / "minimal")


def changed(root, path, old, new):
    target = root / path
    text = target.read_text("utf-8")
    assert old in text
    target.write_text(text.replace(old, new), "utf-8")
    return root


def test_a_digest_is_sixteen_hexadecimal_digits(before):
    assert len(before) == 16
    assert int(before, 16) >= 0


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_the_digest_does_not_hang_on_the_order_of_sets(seed, plant):
    root = plant(TREES / "good" / "every-key")
    script = (
        "import sys, pathlib; from webapp.reading import read_library;"
        "print(read_library(pathlib.Path(sys.argv[1])).library.text('b-law').digest, end='')"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(root)],
        env={**os.environ, "PYTHONHASHSEED": seed},
        cwd=TREES.parents[1],
        capture_output=True,
        text=True,
        check=True,
    )

    assert run.stdout == digest(root, "b-law")


def test_comments_quotes_and_layout_change_nothing(plant, before):
    root = changed(plant(), RULES, "title: A heavy machine", 'title:   "A heavy machine"  # over 100 kg')
    changed(root, RULES, "when: {machine: yes, heavy: yes}", "when:\n      machine: yes\n      heavy: yes")

    assert digest(root) == before


def test_spreading_a_text_over_other_files_changes_nothing(plant, before):
    root = plant()
    rules = (root / RULES).read_text("utf-8")
    middle = rules.index("rules:")
    (root / RULES).write_text(rules[:middle], "utf-8")
    (root / "a-law/2026-01-31/more.yaml").write_text(rules[middle:], "utf-8")
    changed(root, "a-law/2026-01-31/text.yaml", "[rules, extra]", "[extra, rules, more]")
    (root / "facts/facts.yaml").rename(root / "facts/renamed.yaml")

    assert digest(root) == before


def test_what_the_text_does_not_use_changes_nothing(plant, before):
    unused = "sources:\n  art-2: {document: law, cite: Art. 2}\n"

    assert digest(plant(**{"sources/more.yaml": unused})) == before


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (RULES, "above: 100", "above: 101"),
        (RULES, "above: 100", "at_least: 100"),
        (RULES, "finding: prohibited", "finding: high-risk"),
        (RULES, "{machine: yes, heavy: yes}", "{heavy: yes, machine: yes}"),
        (RULES, "who: maker", "who: user"),
        (RULES, "Mark the machine.", "Mark the machine"),
        ("a-law/2026-01-31/text.yaml", "Parliament", "Council"),
        ("a-law/2026-01-31/extra.yaml", "It applies at once.", "It applies later."),
        ("facts/facts.yaml", "How heavy is it?", "What does it weigh?"),
        ("facts/facts.yaml", "means: {yes: it is a machine", "means: {yes: it is one"),
        ("sources/sources.yaml", "art_1", "art_2"),
        ("sources/sources.yaml", "binding law", "draft"),
    ],
)
def test_whatever_the_text_says_or_uses_changes_the_digest(plant, before, path, old, new):
    assert digest(changed(plant(), path, old, new)) != before
