"""Prints the table. Exits with 1 when a promise is broken. `--soak`: the long runs too."""

from __future__ import annotations

import platform
import shutil
import statistics
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain

from benchmarks.subjects import TODAY, Subjects
from benchmarks.web.browser import chromium, clicks, first_load, prints, usable_control
from benchmarks.web.load import load
from benchmarks.web.servers import EMPTY, FINGERPOST, Server, serving, start_and_first_answer
from benchmarks.web.table import Line, table
from webapp import links
from webapp.engine import assess
from webapp.presswork import compose_report
from webapp.wording import describe_verdict

FIRST = "/check/eu-ai-act"
AFTER_READING = 3.0
NEW_ENDS = 24
"""So many verdicts are asked for that no process has met before, and as many others before them: a server
that has just started learns for a while."""


class Bench:
    """All measurements, on one library."""

    def __init__(self) -> None:
        self.subjects = Subjects()
        self.ends = [way[-1] for way in self.subjects.ways.values()]
        self.steps = [self.address(step) for way in self.subjects.ways.values() for step in way[:-1]]
        others = list(self.subjects.other_ways())
        self.unseen = [self.address(step) for way in others for step in way[:-1]]
        ends = [way[-1] for way in others[:: max(1, len(others) // (2 * NEW_ENDS))]]
        self.new_ends, self.earlier_ends = ends[::2][:NEW_ENDS], ends[1::2][:NEW_ENDS]

    def address(self, answers: object, shape: str = "") -> str:
        """Return the address of these answers."""
        return links.address(self.subjects.text, answers, shape)  # type: ignore[arg-type]

    def in_the_browser(self, server: Server) -> Iterator[Line]:
        """Yield what a person waits for."""
        with chromium() as browser:
            wire = first_load(browser, server.url(FIRST))
            yield Line("first load of a question page", wire.size / 1_000, "kB", 10)
            yield Line("requests of it", wire.requests, "", 3)
            usable = usable_control(browser, server.url(FIRST))
            yield Line("first usable control, 1.6 Mbit/s, 150 ms, 4x slower CPU", usable / 1_000, "s", 1.2)
            for what, pause, scripts, limit in (
                ("click to next question painted, 0.3 s after choosing", 0.3, True, 26),
                ("the same, at once after choosing", 0.0, True, 40),
                ("the same, without scripts", 0.3, False, None),
            ):
                url = server.url(FIRST)
                times = [clicks(browser, url, pause=pause, scripts=scripts) for _ in range(6)]
                yield Line(what, statistics.median(chain.from_iterable(times)), "ms", limit)

    def under_load(self, server: Server, empty: Server) -> Iterator[Line]:
        """Yield requests a second, beside the empty view in turns."""
        mine, none, fresh = [], [], []
        for _ in range(3):
            none.append(load(empty.url(""), ["/"], seconds=4))
            mine.append(load(server.url(""), [FIRST, *self.steps], seconds=4))
            fresh.append(load(server.url(""), self.unseen, seconds=4, fresh=server.new_name()))
        limit = statistics.median(one.rate for one in none)
        beside = f"empty view: {limit:,.0f}/s"
        for what, loads, half in (
            (f"questions a second, {len(self.steps)} pages in turns", mine, limit / 2),
            (f"questions a second, {len(self.unseen):,} others, none of them kept", fresh, None),
        ):
            rate = statistics.median(one.rate for one in loads)
            yield Line(what, rate, "/s", half, more=True, beside=f"{beside}, ratio {rate / limit:.2f}")

    def verdicts(self, server: Server) -> Iterator[Line]:
        """Yield how long verdicts and their PDFs take."""
        for answers in self.earlier_ends:
            server.fetch(self.address(answers), name=server.new_name())
        names = [server.new_name() for _ in self.new_ends]
        asked = [(self.address(answers), name) for answers, name in zip(self.new_ends, names, strict=True)]
        pages = [server.fetch(address, name=name)[0] for address, name in asked]
        seen = [server.fetch(address, name=name)[0] for address, name in asked]
        ahead = []
        for answers in self.earlier_ends:
            name = server.new_name()
            server.fetch(self.address(answers), name=name)
            time.sleep(AFTER_READING)
            ahead.append(server.fetch(self.address(answers, "pdf"), name=name)[0])
        yield Line("verdict page, never asked for before", statistics.median(pages) * 1_000, "ms", 15)
        yield Line("verdict page, asked for again", statistics.median(seen) * 1_000, "ms")
        yield Line("PDF after its verdict page was read for 3 s", statistics.median(ahead) * 1_000, "ms", 20)

    def pdfs(self, server: Server) -> Iterator[Line]:
        """Yield how long a PDF takes that nobody has asked for, beside Chromium's print of the same HTML."""
        with chromium() as browser:
            for what, shape, limit in (("full", "pdf", 700), ("short", "short.pdf", 300)):
                times, printed = [], []
                for answers in self.ends * 2:
                    took, _ = server.fetch(self.address(answers, shape), name=server.new_name())
                    times.append(took * 1_000)
                for answers in self.ends:
                    html = self.html(answers, "short" if shape.startswith("short") else "full")
                    printed.append(prints(browser, html))
                mine, theirs = statistics.median(times), statistics.median(printed)
                beside = f"Chromium: {theirs:,.0f} ms, ratio {mine / theirs:.2f}"
                yield Line(f"PDF never seen before, {what}, warm", mine, "ms", limit, beside=beside)

    def html(self, answers: object, form: str) -> str:
        """Return the page of a report, as the press gets it."""
        program = self.subjects.program
        view = describe_verdict(program, assess(program, answers), today=TODAY)  # type: ignore[arg-type]
        link = f"https://fingerpost.example{self.address(answers)}"
        return compose_report(view, document=b"{}", link=link, created=TODAY, form=form).html  # type: ignore[arg-type]

    def saturated(self, server: Server, *, seconds: int) -> Iterator[Line]:
        """Yield the load of 200 connections, alone and while everybody wants PDFs."""
        paths = [FIRST, *self.steps]
        calm = load(server.url(""), paths, connections=200, seconds=seconds)
        yield Line(f"200 connections for {seconds} s: p99", calm.p99, "ms", 250)
        yield Line("errors", calm.errors, "", 0, beside=f"{calm.requests:,} requests")
        stop = threading.Event()
        crowd = [threading.Thread(target=self._want_pdfs, args=(server, stop)) for _ in range(16)]
        for one in crowd:
            one.start()
        busy = load(server.url(""), paths, connections=200, seconds=seconds)
        stop.set()
        for one in crowd:
            one.join()
        yield Line("the same with the press saturated: p99", busy.p99, "ms", 500)
        yield Line("errors", busy.errors, "", 0, beside=f"{busy.requests:,} requests")

    def _want_pdfs(self, server: Server, stop: threading.Event) -> None:
        while not stop.is_set():
            for answers in self.ends:
                try:
                    server.fetch(self.address(answers, "pdf"), name=server.new_name())
                except AssertionError:  # 503, as it should be
                    time.sleep(0.05)

    def soak(self, server: Server) -> Iterator[Line]:
        """Yield the memory before and after 10,000 pages and 500 PDFs."""
        self._pages_and_pdfs(server, pages=2_000, pdfs=40)
        before = server.memory()
        self._pages_and_pdfs(server, pages=10_000, pdfs=500)
        after = server.memory()
        yield Line(
            "memory after 10,000 pages and 500 PDFs", after, "MB", 400, beside=f"before: {before:.0f} MB"
        )
        yield Line("growth", after / before, "", 1.1)

    def _pages_and_pdfs(self, server: Server, *, pages: int, pdfs: int) -> None:
        for number in range(pages):
            server.fetch(self.steps[number % len(self.steps)], name=server.new_name())
        for number in range(pdfs):
            answers = self.ends[number % len(self.ends)]
            server.fetch(self.address(answers, "short.pdf" if number % 3 else "pdf"), name=server.new_name())


def main() -> int:
    """Measure and print."""
    if shutil.which("wrk") is None:
        print("wrk is missing: apt-get install -y --no-install-recommends wrk")
        return 2
    bench, lines = Bench(), list[Line]()
    starts = statistics.median(start_and_first_answer() for _ in range(5))
    lines.append(Line("start of the server to first answer", starts, "s", 1.5))
    with serving(FINGERPOST) as server, serving(EMPTY) as empty:
        server.fetch(FIRST)
        time.sleep(AFTER_READING)
        long = "--soak" in sys.argv
        for measured in (
            bench.in_the_browser(server),
            bench.verdicts(server),
            bench.pdfs(server),
            bench.under_load(server, empty),
            bench.saturated(server, seconds=60),
            bench.soak(server) if long else (),
        ):
            for line in measured:
                lines.append(line)
                print(
                    f"{line.what}: {line.value:,.3g} {line.unit} {line.beside}", file=sys.stderr, flush=True
                )
    print(f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {platform.machine()}\n")
    print(table(lines))
    return 0 if all(line.kept for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
