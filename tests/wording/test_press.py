"""The press: a worker process that is bounded, replaceable and explains itself."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from webapp.presswork import Press, PressUnavailable, Report

PAGE = "<!doctype html><html lang=en><head><title>A</title></head><body><h1>{}</h1></body></html>"
ENDLESS = PAGE.format("<p>word word word</p>" * 20_000)


def report(words: str = "Report") -> Report:
    return Report(html=PAGE.format(words), attachment=b"{}", created=date(2026, 11, 22))


@pytest.fixture
def press():
    with Press() as press:
        if press.reason():
            pytest.skip(press.reason())
        yield press


BEFORE: set[int] = set()
"""Workers that other tests' presses keep in this process."""


@pytest.fixture(autouse=True)
def _mind_the_workers_of_others():
    BEFORE.clear()
    BEFORE.update(workers())


def workers() -> list[int]:
    """The worker processes that the test's own presses have started, from Linux's list of processes."""
    if not Path("/proc/self/task").exists():
        pytest.skip("no /proc on this system")
    children = [int(child) for task in Path("/proc/self/task").iterdir() for child in children_of(task)]
    return [child for child in children if child not in BEFORE and is_worker(child)]


def children_of(task: Path) -> list[str]:
    # A thread may end between being listed and being read.
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        return (task / "children").read_text().split()
    return []


def is_worker(process: int) -> bool:
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        return b"webapp.presswork.worker" in Path(f"/proc/{process}/cmdline").read_bytes()
    return False


def test_a_press_starts_its_worker_with_the_first_report_and_keeps_it(press):
    assert workers() == []
    press.make(report("one"))
    first = workers()
    press.make(report("two"))

    assert len(first) == 1
    assert workers() == first


def test_closing_a_press_leaves_no_process_and_no_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    with Press() as press:
        if press.reason():
            pytest.skip(press.reason())
        press.make(report())

        assert len(list(tmp_path.iterdir())) == 1

    assert workers() == []
    assert list(tmp_path.iterdir()) == []


def test_the_web_process_never_loads_weasyprint(press):
    code = "import sys, webapp.presswork; print('weasyprint' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert said == "False\n"


def test_a_report_made_once_is_kept(press):
    first = press.make(report())
    for worker in workers():
        os.kill(worker, signal.SIGKILL)

    assert press.make(report()) == first


def test_streams_are_packed_quickly_and_not_as_hard_as_can_be(press):
    hardest = zlib.compress(b"", 9)[:2]

    pdf = press.make(report())
    packed = [start for start in re.findall(rb"stream\n(..)", pdf, re.DOTALL) if start[:1] == hardest[:1]]

    assert packed
    assert hardest not in packed


def test_a_worker_that_dies_is_replaced(press):
    press.make(report("one"))
    for worker in workers():
        os.kill(worker, signal.SIGKILL)
    with pytest.raises(PressUnavailable, match="could not be made, which is our fault"):
        press.make(report("two"))

    assert press.make(report("two")).startswith(b"%PDF")


def test_a_report_that_takes_too_long_is_given_up_and_the_next_one_is_made():
    with Press(timeout=5) as press:
        if press.reason():
            pytest.skip(press.reason())
        press.make(report())
        with pytest.raises(PressUnavailable, match="took too long to make"):
            press.make(Report(html=ENDLESS, attachment=b"{}", created=date(2026, 11, 22)))

        assert press.make(report("next")).startswith(b"%PDF")


def test_more_reports_than_fit_into_the_line_are_refused_at_once():
    with Press(workers=1, waiting=0) as press, ThreadPoolExecutor(4) as threads:
        if press.reason():
            pytest.skip(press.reason())
        results = list(threads.map(lambda number: outcome(press, report(str(number))), range(4)))

    assert results.count("made") >= 1
    assert results.count("busy") >= 1
    assert len(results) == results.count("made") + results.count("busy")


def test_a_line_of_reports_is_worked_off(press):
    with ThreadPoolExecutor(5) as threads:
        results = list(threads.map(lambda number: outcome(press, report(str(number))), range(5)))

    assert results == ["made"] * 5
    assert len(workers()) == 1


def outcome(press: Press, wanted: Report) -> str:
    try:
        press.make(wanted)
    except PressUnavailable as unavailable:
        return "busy" if "Too many reports" in unavailable.reason else unavailable.reason
    return "made"


@pytest.mark.skipif(sys.platform != "linux", reason="the libraries are named as on Linux")
def test_without_pango_the_press_says_what_to_install_and_what_to_do_instead():
    with Press(libraries=["libpango-that-nobody-has.so.0"]) as press:
        reason = press.reason()
        with pytest.raises(PressUnavailable) as unavailable:
            press.make(report())

    assert reason == unavailable.value.reason
    assert "apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0" in reason
    assert reason.endswith("Print the page itself: your browser can save it as a PDF.")
    assert workers() == []


FORK = """
import os, sys
from datetime import date
from webapp.presswork import Press, Report

def report(words):
    return Report(html=words, attachment=b"{}", created=date(2026, 11, 22))

with Press() as press:
    press.make(report("one"))
    child = os.fork()
    made = press.make(report("two in the child" if child == 0 else "two in the parent"))
    if child == 0:
        press.close()
        os._exit(0 if made.startswith(b"%PDF") else 1)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    assert press.make(report("three")).startswith(b"%PDF")
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_forked_process_gets_a_worker_of_its_own(press):
    command = [sys.executable, "-W", "ignore", "-c", FORK]

    assert subprocess.run(command, capture_output=True, check=False, timeout=60).stderr == b""
