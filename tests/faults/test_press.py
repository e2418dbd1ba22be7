"""The press when workers die, pages hang, disks are full and everybody wants the same PDF at once."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.faults.conftest import endless, eventually, report, workers
from webapp.presswork import Press, PressUnavailable, Report
from webapp.presswork.folder import Folder
from webapp.presswork.frames import READY, read_frame, write_frame
from webapp.presswork.pdfs import LONGEST, Pdfs

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up as on Linux")


def run(code: str, *arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # type: ignore[call-overload]
        [sys.executable, "-W", "ignore", "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        **options,
    )


def test_a_thousand_requests_for_one_pdf_render_once(own_folder: Path) -> None:
    composed: list[int] = []

    def compose() -> Report:
        composed.append(1)
        return report("wanted by everybody")

    with Press(waiting=1_000) as press, ThreadPoolExecutor(1_000) as threads:
        if reason := press.reason():
            pytest.skip(reason)
        pdfs = set(threads.map(lambda _: press.fetch("one", compose), range(1_000)))

    assert len(composed) == 1
    assert len(pdfs) == 1


def test_who_wants_a_pdf_that_is_being_made_takes_no_place_from_those_who_want_another(
    own_folder: Path,
) -> None:
    begun = threading.Event()
    go_on = threading.Event()

    def compose() -> Report:
        begun.set()
        go_on.wait()
        return report("wanted by a class")

    with Press(waiting=9) as press, ThreadPoolExecutor(30) as threads:
        if reason := press.reason():
            pytest.skip(reason)
        first = threads.submit(press.fetch, "one", compose)
        begun.wait()
        pupils = [threads.submit(press.fetch, "one", report) for _ in range(25)]
        eventually(lambda: sum(pupil.done() for pupil in pupils) == 5)
        refused = [pupil for pupil in pupils if pupil.done()]
        other = threads.submit(press.make, report("another"))
        go_on.set()

        assert other.result().startswith(b"%PDF")
        assert [str(pupil.exception())[:22] for pupil in refused] == ["Too many reports are b"] * 5
        assert {pupil.result() for pupil in pupils if pupil not in refused} == {first.result()}


TWO_PROCESSES = """
import os, sys
from tests.faults.conftest import report
from webapp.presswork import Press

def compose():
    print("composed", flush=True)
    return report("wanted by both")

press = Press()
press.prepare()
child = os.fork()
made = press.fetch("one", compose)
if child == 0:
    press._pool.close()
    os._exit(0 if made.startswith(b"%PDF") else 1)
_, status = os.waitpid(child, 0)
press.close()
sys.exit(os.waitstatus_to_exitcode(status))
"""


def test_two_processes_of_a_server_render_one_pdf_once(press: Press, checkout: Path) -> None:
    finished = run(TWO_PROCESSES, cwd=checkout)

    assert (finished.returncode, finished.stderr, finished.stdout) == (0, "", "composed\n")


def test_past_its_bound_the_press_refuses_at_once_and_says_when_to_come_again(own_folder: Path) -> None:
    with Press(workers=1, waiting=0) as press, ThreadPoolExecutor(1) as threads:
        if reason := press.reason():
            pytest.skip(reason)
        begun = threading.Event()

        def compose() -> Report:
            begun.set()
            return endless()

        first = threads.submit(press.fetch, "slow", compose)
        begun.wait()
        with pytest.raises(PressUnavailable, match="Too many reports are being made") as refused:
            press.make(report())
        (worker,) = eventually(lambda: workers(own_folder))
        os.kill(worker, signal.SIGKILL)
        with pytest.raises(PressUnavailable):
            first.result()

    assert refused.value.retry_after == 5


def test_a_worker_killed_in_the_middle_of_a_page_is_told_at_once_and_replaced(
    press: Press, own_folder: Path
) -> None:
    press.make(report("warm"))
    (worker,) = workers(own_folder)
    threading.Timer(0.3, os.kill, (worker, signal.SIGKILL)).start()
    with pytest.raises(PressUnavailable, match="could not be made, which is our fault") as told:
        press.make(endless())

    assert told.value.retry_after == 60
    assert press.make(report("next")).startswith(b"%PDF")
    assert workers(own_folder) != [worker]


def test_those_who_wait_for_a_pdf_that_fails_are_all_told(press: Press, own_folder: Path) -> None:
    press.make(report("warm"))
    (worker,) = workers(own_folder)
    threading.Timer(0.3, os.kill, (worker, signal.SIGKILL)).start()

    def outcome(_: int) -> str:
        with pytest.raises(PressUnavailable) as told:
            press.fetch("doomed", endless)
        return told.value.reason

    with ThreadPoolExecutor(4) as threads:
        reasons = Counter(threads.map(outcome, range(4)))

    assert sum(reasons.values()) == 4
    assert press.make(report("next")).startswith(b"%PDF")


def test_a_page_that_hangs_is_given_up_in_time(own_folder: Path) -> None:
    with Press(timeout=5) as press:
        if reason := press.reason():
            pytest.skip(reason)
        press.make(report("warm"))
        with pytest.raises(PressUnavailable, match="took too long to make"):
            press.make(endless())

        assert workers(own_folder) == []


def test_a_worker_whose_press_has_died_ends_by_itself(press: Press) -> None:
    command = [sys.executable, "-m", "webapp.presswork.worker", "0"]
    hanging = endless()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        assert read_frame(worker.stdout) == READY
        for message in (b"2026-11-22", hanging.html.encode(), hanging.attachment, b"What is attached"):
            write_frame(worker.stdin, message)

        assert worker.wait(timeout=60) == -signal.SIGALRM


def test_a_worker_is_replaced_before_it_is_worn(
    press: Press, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.presswork.pool.MOST_REPORTS", 2)
    press.make(report("one"))
    first = workers(own_folder)
    press.make(report("two"))

    fresh = eventually(lambda: [worker for worker in workers(own_folder) if worker not in first])

    assert len(first) == len(fresh) == 1  # type: ignore[arg-type]
    assert press.make(report("three")).startswith(b"%PDF")


def test_a_worker_gives_way_to_pages_and_takes_no_more_than_a_gibibyte(
    press: Press, own_folder: Path
) -> None:
    press.make(report())
    (worker,) = workers(own_folder)
    limits = Path(f"/proc/{worker}/limits").read_text(encoding="utf-8")

    assert re.search(r"Max address space +1073741824 +1073741824 ", limits)
    assert os.getpriority(os.PRIO_PROCESS, worker) == min(19, os.getpriority(os.PRIO_PROCESS, 0) + 10)


FULL_DISK = """
import resource, sys
from tests.faults.conftest import report
from webapp.presswork import Press

resource.setrlimit(resource.RLIMIT_FSIZE, (3_000, 3_000))  # no file can grow beyond that
with Press() as press:
    assert press.make(report()).startswith(b"%PDF")
    assert press.make(report()).startswith(b"%PDF")
    print([path.name for path in press._place().pdfs.iterdir() if path.stat().st_size])
"""


def test_with_a_full_disk_pdfs_are_made_and_none_is_kept(press: Press, checkout: Path) -> None:
    finished = run(FULL_DISK, cwd=checkout)

    # Fontconfig may complain that it cannot keep what it has learnt of the fonts.
    assert (finished.returncode, finished.stdout) == (0, "[]\n"), finished.stderr


def test_without_any_place_for_files_a_reason_is_given(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(own_folder / "gone"))
    monkeypatch.setattr("tempfile.tempdir", str(own_folder / "gone"))
    with Press() as press:
        if reason := press.reason():
            pytest.skip(reason)
        press.prepare()
        with pytest.raises(PressUnavailable, match="could not be made, which is our fault"):
            press.make(report())


def test_a_folder_that_somebody_removes_while_serving_costs_speed_alone(
    press: Press, own_folder: Path
) -> None:
    first = press.make(report())
    for path in own_folder.glob("fingerpost-*/pdfs"):
        for pdf in path.iterdir():
            pdf.unlink()
        path.rmdir()

    assert press.make(report()) == first


# What is made ahead.


@pytest.fixture
def eager_press(own_folder: Path) -> Iterator[Press]:
    with Press(eager=True) as press:
        if reason := press.reason():
            pytest.skip(reason)
        yield press


class Composer:
    """Composes a report, and remembers in which threads it did."""

    def __init__(self) -> None:
        self.threads: list[str] = []

    def __call__(self) -> Report:
        self.threads.append(threading.current_thread().name)
        return report()


def test_a_pdf_made_ahead_is_there_when_it_is_asked_for(eager_press: Press) -> None:
    compose = Composer()

    assert eager_press.ahead("one", compose)
    assert eventually(lambda: compose.threads)
    assert eager_press.fetch("one", compose).startswith(b"%PDF")
    assert compose.threads == ["press-ahead"]


def test_who_asks_at_once_does_not_wait_for_what_is_made_ahead_later(
    eager_press: Press, own_folder: Path
) -> None:
    compose = Composer()
    eager_press.make(report("warm"))

    assert eager_press.ahead("one", compose)
    assert eager_press.fetch("one", compose).startswith(b"%PDF")
    assert eventually(lambda: eager_press.ahead("two", compose))
    eager_press.close()
    assert compose.threads == [threading.current_thread().name]
    assert workers(own_folder) == []


def test_nothing_is_made_ahead_while_somebody_waits(eager_press: Press) -> None:
    assert eager_press.ahead("one", report)
    assert not eager_press.ahead("two", report)
    eager_press.fetch("one", report)


def test_only_an_eager_press_makes_anything_ahead(press: Press, own_folder: Path) -> None:
    press.warm()

    assert not press.ahead("one", report)
    assert workers(own_folder) == []


# What is kept, and for how long.


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_pdf_is_forgotten_after_ten_minutes(tmp_path: Path, clock: Clock) -> None:
    pdfs = Pdfs(tmp_path, clock=clock)
    pdfs.keep("one", b"%PDF one")
    clock.now += LONGEST - 1
    assert pdfs.get("one") == b"%PDF one"
    clock.now += 2

    assert pdfs.get("one") is None
    pdfs.keep("two", b"%PDF two")
    assert [path.name for path in tmp_path.iterdir()] == ["two.pdf"]


@pytest.mark.parametrize("days", [-400, 400])
def test_a_clock_that_jumps_makes_pdfs_forgotten_and_nothing_else(
    tmp_path: Path, clock: Clock, days: int
) -> None:
    pdfs = Pdfs(tmp_path, clock=clock)
    pdfs.keep("before", b"%PDF before")
    clock.now += days * 86_400

    assert pdfs.get("before") is None
    pdfs.keep("after", b"%PDF after")
    assert pdfs.get("after") == b"%PDF after"


def test_the_oldest_pdfs_make_room(tmp_path: Path, clock: Clock) -> None:
    pdfs = Pdfs(tmp_path, most_bytes=25, clock=clock)
    for number in range(4):
        clock.now += 1
        pdfs.keep(str(number), b"%PDF 9 bts")

    assert [pdfs.get(str(number)) is not None for number in range(4)] == [False, False, True, True]


LEAVES_A_FOLDER = """
import sys
from webapp.presswork import Press
press = Press()
press.prepare()
print(press._place().path, flush=True)
sys.stdin.read()
"""


def test_what_a_killed_server_left_behind_goes_when_the_next_one_starts(own_folder: Path) -> None:
    fonts = own_folder / "fonts"
    command = [sys.executable, "-c", LEAVES_A_FOLDER]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        left = Path(server.stdout.readline().strip())
        beside = Folder(fonts)
        assert left.is_dir()
        server.kill()
        server.wait()
    after = Folder(fonts)

    assert not left.exists()
    assert beside.path.is_dir()
    after.remove()
    beside.remove()
    assert list(own_folder.glob("fingerpost-*")) == []
