"""`--watch` looks at the files again whenever one is saved."""

import signal
import subprocess
import sys
from contextlib import contextmanager

from tests.serving import fetch, serving

COMMAND = [sys.executable, "-m", "webapp"]


@contextmanager
def watching(*arguments):
    """Run a command that watches, and give it; it is stopped with Ctrl+C."""
    with subprocess.Popen(
        [*COMMAND, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=20)


def until_it_waits(process):
    """Return what is said until the command waits for the next save."""
    said = ""
    while "Watching." not in said:
        line = process.stdout.readline()
        assert line, said
        said += line
    return said


def test_check_tells_again_after_each_save(park):
    facts = park / "facts/facts.yaml"
    good = facts.read_text(encoding="utf-8")

    with watching("check", park, "--watch") as process:
        first = until_it_waits(process)
        facts.write_text(good.replace("type: choices", "type: several"), encoding="utf-8")
        second = until_it_waits(process)
        facts.write_text(good, encoding="utf-8")
        third = until_it_waits(process)
    assert process.returncode == 130
    assert "0 errors, 0 warnings." in first
    assert "`several` cannot be the `type` of fact `extras`" in second
    assert "0 errors, 0 warnings." in third


def test_check_cannot_watch_for_a_program(run, park):
    said = run("check", park, "--watch", "--json")

    assert (said.code, said.out) == (2, "")
    assert "--watch is for somebody who looks on" in said.err


def test_serve_shows_each_save(park):
    with serving([*COMMAND, "serve", "--port", "0", "--watch", "--trees", str(park)]) as address:
        before = fetch(f"{address}check/order")[2]
        facts = park / "facts/facts.yaml"
        content = facts.read_text(encoding="utf-8")
        facts.write_text(content.replace("Do you bring a dog?", "Is there a dog with you?"), encoding="utf-8")
        after = fetch(f"{address}check/order")[2]

    assert "Do you bring a dog?" in before
    assert "Is there a dog with you?" in after
