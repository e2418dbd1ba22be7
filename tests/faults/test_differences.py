"""Differences between two texts take seconds to find: nobody else waits, and no process stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import permutations
from pathlib import Path
from urllib.error import HTTPError

import pytest

from tests.faults.conftest import eventually
from tests.serving import fetch
from webapp.apart import Apart, NotNow
from webapp.engine import compile_text
from webapp.engine.difference import differ
from webapp.model import Library, Text

SERVE = [sys.executable, "-m", "webapp", "serve", "--port", "0"]
MANY = 40
"""More than the threads of all processes of a server."""

linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up as on Linux")


@pytest.fixture
def server() -> Iterator[str]:
    """A server with its own group of processes, which is gone at once with all that it still works on."""
    with subprocess.Popen(SERVE, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().split()[-1]
        os.killpg(process.pid, signal.SIGKILL)


def test_differences_that_everybody_asks_for_hold_up_no_question(server: str, library: Library) -> None:
    outcomes: Counter[int] = Counter()
    told = set()

    def ask(names: tuple[str, str]) -> None:
        try:
            status = fetch(f"{server}diff/{names[0]}/{names[1]}")[0]
        except HTTPError as error:
            status = error.code
            told.add((error.headers["Retry-After"], "not worked out yet</h1>" in error.read().decode()))
        except OSError:
            status = 0  # still being worked out when the server ends
        outcomes[status] += 1

    pairs = list(permutations((text.key for text in library.texts), 2))[:MANY]
    readers = [threading.Thread(target=ask, args=(pair,), daemon=True) for pair in pairs]
    for reader in readers:
        reader.start()
    eventually(lambda: outcomes[503] >= MANY // 2)
    for number in range(12):
        began = time.monotonic()

        assert fetch(f"{server}check/eu-ai-act?ai_system=yes&x={number}")[0] == 200
        assert time.monotonic() - began < 2
    assert told == {("15", True)}


def children() -> set[int]:
    """The processes at work for this one."""
    found = set()
    for task in Path("/proc/self/task").iterdir():
        found |= {int(child) for child in (task / "children").read_text(encoding="utf-8").split()}
    return {child for child in found if b"webapp.apart" in Path(f"/proc/{child}/cmdline").read_bytes()}


@pytest.fixture
def two(library: Library) -> tuple[Text, Text]:
    """Two texts whose difference is soon found."""
    left, right = (text for text in library.texts if text.id in {"joint-opinion", "council"})
    return left, right


def test_what_is_worked_out_apart_is_what_the_engine_says(two: tuple[Text, Text]) -> None:
    left, right = two

    assert Apart().differ(left, right) == differ(compile_text(left), compile_text(right))


def test_a_difference_is_worked_out_once_for_all_who_wait_for_it(two: tuple[Text, Text]) -> None:
    apart = Apart()
    began = time.monotonic()
    with ThreadPoolExecutor(3) as threads:
        first, *others = threads.map(lambda _: apart.differ(*two), range(3))
    together = time.monotonic() - began
    began = time.monotonic()
    apart.differ(*two)

    assert others == [first, first]
    assert time.monotonic() - began < together / 3


@linux
def test_one_that_takes_too_long_is_given_up_with_its_process(two: tuple[Text, Text]) -> None:
    with pytest.raises(NotNow):
        Apart(timeout=0.3).differ(*two)

    assert children() == set()


@linux
def test_a_process_killed_in_the_middle_is_told_and_the_next_one_answers(two: tuple[Text, Text]) -> None:
    apart = Apart()
    with ThreadPoolExecutor(1) as threads:
        doomed = threads.submit(apart.differ, *two)
        (child,) = eventually(children)  # type: ignore[misc]
        os.kill(child, signal.SIGKILL)
        with pytest.raises(NotNow):
            doomed.result()

    assert apart.differ(*two).left == two[0]


LEAVES_A_CHILD = """
import threading
from tests.faults.test_differences import children
from webapp.apart import Apart
from webapp.reading import read_library
from webapp.resources import locate

texts = read_library(locate().trees).library.texts
threading.Thread(target=lambda: Apart().differ(texts[0], texts[-1]), daemon=True).start()
while not (found := children()):
    pass
print(*found, flush=True)
threading.Event().wait()
"""


@linux
def test_a_process_whose_server_has_died_ends_by_itself(checkout: Path) -> None:
    command = [sys.executable, "-c", LEAVES_A_CHILD]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=checkout) as server:
        assert server.stdout is not None
        (child,) = map(int, server.stdout.readline().split())
        server.kill()
        server.wait()

    assert eventually(lambda: not Path(f"/proc/{child}").exists())
