"""The documentation knows every command, option, key and kind of problem."""

import argparse
import re
from pathlib import Path

import pytest

from tests.cli.problems_page import page
from webapp import checking
from webapp.cli.command import COMMANDS, build_parser

TESTS = Path(__file__).parents[1]


def documented(checkout):
    """Return the sections of the documentation of the command line by their headings."""
    text = (checkout / "docs/cli.md").read_text(encoding="utf-8")
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def parsers():
    """Return the parser of each command by its name."""
    (action,) = [a for a in build_parser()._actions if isinstance(a, argparse._SubParsersAction)]  # noqa: SLF001
    return action.choices


def options(parser):
    return {option for action in parser._actions for option in action.option_strings} - {"-h"}  # noqa: SLF001


def test_every_command_has_its_section_and_no_other_does(checkout):
    commands = {f"`fingerpost {name}`" for name in COMMANDS}

    assert set(parsers()) == set(COMMANDS)
    assert set(documented(checkout)) == commands | {"For all commands"}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_section_of_a_command_shows_how_it_is_called(checkout, name):
    section = documented(checkout)[f"`fingerpost {name}`"]
    usage = section.split("```")[1]

    assert options(parsers()[name]) - {"--help", "--trees"} == set(
        re.findall(r"-{1,2}[a-z]+(?:-[a-z]+)*", usage)
    )


def test_what_all_commands_take_is_documented(checkout):
    section = documented(checkout)["For all commands"]

    assert options(build_parser()) == set(re.findall(r"^\| `(--[a-z]+)", section, flags=re.MULTILINE))


def test_the_page_on_problems_is_what_the_tables_say(checkout):
    written = (checkout / "docs/problems.md").read_text(encoding="utf-8")

    assert page() == written, "run: python -m tests.cli.problems_page > docs/problems.md"


@pytest.mark.parametrize("kind", checking.KINDS)
def test_every_kind_of_problem_that_checking_tells_has_a_test(kind):
    tests = "".join(path.read_text(encoding="utf-8") for path in (TESTS / "checking").glob("test_*.py"))

    assert f'"{kind}"' in tests
