"""How the command line is called: its help, its exit codes, and what it says to a wrong call."""

import contextlib
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import webapp
from webapp import server
from webapp.cli.command import COMMANDS, build_parser

HELP = Path(__file__).parent / "help.txt"
COMMAND = [sys.executable, "-m", "webapp"]


def test_the_help_reads_as_it_was_last_reviewed(run, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")

    shown = "\n".join(run(*command, "--help").out for command in [(), *((name,) for name in COMMANDS)])

    assert shown == HELP.read_text(encoding="utf-8")


def test_the_version_is_that_of_the_package(run):
    said = run("--version")

    assert (said.code, said.out) == (0, f"fingerpost {webapp.__version__}\n")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "the following arguments are required: command"),
        (["asess"], "argument command: invalid choice: 'asess'"),
        (["assess"], "the following arguments are required: text, answers"),
        (["ask", "order", "--jsn"], "unrecognized arguments: --jsn"),
        (
            ["--today", "2.12.2027", "check"],
            "argument --today: “2.12.2027” is not a date; write it as 2027-12-02",
        ),
        (
            ["serve", "--port", "65536"],
            "argument --port: “65536” is not a port; ports are numbers from 0 to 65535",
        ),
        (["serve", "--port", "-1"], "“-1” is not a port"),
        (["report", "order", "dog=yes"], "the following arguments are required: -o"),
    ],
)
def test_a_wrong_call_is_told_first_and_ends_with_2(run, arguments, complaint):
    said = run(*arguments)

    assert (said.code, said.out) == (2, "")
    first = said.err.splitlines()[0]
    assert re.match(r"fingerpost( [a-z]+)?: ", first)
    assert complaint in first
    assert "usage: fingerpost" in said.err


@pytest.mark.parametrize("command", ["serve", "check", "coverage", "schema"])
def test_a_day_is_refused_where_it_would_have_no_effect(fingerpost, command):
    said = fingerpost("--today", "2027-12-02", command)

    assert said.code == 2
    assert "--today is for ask, assess and report" in said.err


@pytest.mark.parametrize("command", [["check"], ["ask", "order"], ["assess", "order", "dog=yes"], ["serve"]])
def test_a_folder_of_trees_that_is_not_there_is_told(run, command, tmp_path):
    said = run("--trees", tmp_path / "nowhere", *command)

    assert (said.code, said.out) == (2, "")
    assert said.err == f"fingerpost: There is no folder “{tmp_path}/nowhere” to read trees from.\n"


def test_options_for_all_commands_may_stand_before_and_after_the_command(run, park):
    before = run("--trees", park, "--today", "2028-01-01", "assess", "order", "dog=yes")
    after = run("assess", "order", "dog=yes", "--today", "2028-01-01", "--trees", park)

    assert before.out == after.out
    assert "Applies since 2 December 2027" in after.out


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("ordre", "There is no text “ordre”. Did you mean order? The texts are: order@2026-01-01."),
        ("order@2025-01-01", "Did you mean order@2026-01-01?"),
        ("qqqq", "There is no text “qqqq”. The texts are: order@2026-01-01."),
        ("", "There is no text “”. The texts are: order@2026-01-01."),
        ("a\x1b[2Jb", "There is no text “a\ufffd[2Jb”."),
    ],
)
def test_an_unknown_text_is_told_with_those_there_are(fingerpost, name, told):
    said = fingerpost("assess", name, "dog=yes")

    assert (said.code, said.out) == (2, "")
    assert told in said.err


def test_trees_without_a_usable_text_are_told(fingerpost, park):
    (park / "order/2026-01-01/rules.yaml").write_text("rules: {a: {}}", encoding="utf-8")

    said = fingerpost("ask", "order")

    assert said.code == 2
    assert re.search(
        r"No text can be used: these trees have \d+ errors, told by `fingerpost check`", said.err
    )


def test_errors_in_other_texts_are_not_kept_quiet(fingerpost, park):
    (park / "other/2026-01-01").mkdir(parents=True)

    said = fingerpost("assess", "order", "dog=no")

    assert said.code == 0
    assert "NO SPECIAL CATEGORY" in said.out
    assert said.err.startswith("fingerpost: These trees have 1 error, told by `fingerpost check`.")


def test_serve_listens_by_default_where_the_server_does(run):
    options = build_parser().parse_args(["serve"])

    assert (options.host, options.port) == (server.HOST, server.PORT)


def test_serve_refuses_trees_without_a_usable_text(run, tmp_path):
    said = run("serve", "--trees", tmp_path)

    assert said.code == 1
    assert "There is no text" in said.err


def test_ctrl_c_ends_without_a_traceback(park):
    with subprocess.Popen(
        [*COMMAND, "--trees", park, "ask", "order"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        shown = ""
        while "quit" not in shown:
            shown += process.stdout.read(1)
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, complaint = process.communicate(timeout=20)

    assert (process.returncode, complaint) == (130, "\n")


def test_output_that_nobody_reads_ends_without_a_traceback(park):
    reading, writing = os.pipe()
    os.close(reading)

    ended = subprocess.run(
        [*COMMAND, "--trees", park, "check"],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=60,
    )

    os.close(writing)
    assert (ended.returncode, ended.stderr) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_told_without_a_traceback(park):
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [*COMMAND, "--trees", park, "check"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=60,
        )

    assert (ended.returncode, ended.stderr) == (1, "fingerpost: No space left on device\n")


def test_a_path_that_no_file_can_have_is_told_without_a_traceback():
    ended = subprocess.run(
        [*COMMAND, "check", "x" * 5000], capture_output=True, text=True, check=False, timeout=60
    )

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == f"fingerpost: File name too long: {'x' * 5000}\n"


def test_a_terminal_without_the_letters_needed_gets_question_marks(park):
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}

    ended = subprocess.run(
        [*COMMAND, "--trees", park, "assess", "order", "dog=maybé"],
        capture_output=True,
        env=environment,
        check=False,
        timeout=60,
    )

    assert ended.returncode == 1
    assert b"?mayb?? is not an answer to ?dog?." in ended.stderr


@pytest.mark.parametrize(
    ("environment", "is_painted"),
    [({}, True), ({"NO_COLOR": ""}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_a_terminal_gets_colour_unless_it_is_refused(park, environment, is_painted):
    shown = on_a_terminal([*COMMAND, "--trees", park, "check"], {"TERM": "xterm"} | environment)

    assert "0 errors, 0 warnings." in shown
    assert ("\x1b[" in shown) is is_painted


def test_a_file_gets_no_colour(fingerpost):
    assert "\x1b" not in fingerpost("assess", "order", "dog=yes").out


def test_lines_are_as_wide_as_the_terminal_up_to_a_hundred_letters(park):
    command = [*COMMAND, "--trees", park, "assess", "order", "dog=yes"]

    narrow = on_a_terminal(command, {"COLUMNS": "50", "NO_COLOR": "1"})
    wide = on_a_terminal(command, {"COLUMNS": "300", "NO_COLOR": "1"})

    assert 40 < widest(narrow) <= 50
    assert 80 < widest(wide) <= 100


def on_a_terminal(command, environment):
    """Return what a terminal shows of a command."""
    terminal, side = pty.openpty()
    without = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    with subprocess.Popen(command, stdin=side, stdout=side, env=without | environment) as process:
        os.close(side)
        shown = b""
        # A terminal whose other side is closed ends in an error, not in an empty read.
        with contextlib.suppress(OSError):
            while part := os.read(terminal, 10_000):
                shown += part
        os.close(terminal)
    assert process.returncode == 0
    return shown.decode().replace("\r\n", "\n")


def widest(shown):
    return max(len(line) for line in shown.splitlines())
