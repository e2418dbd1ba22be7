"""Times several things in turns, so that what slows the machine down for a while slows down all of them."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

LOOP = 10_000


@dataclass
class Subject:
    """One thing to time, so many `runs` long. `limit`: seconds that were promised for its median."""

    name: str
    run: Callable[[], object]
    runs: int = 50
    limit: float | None = None
    times: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The middle of the times."""
        return statistics.median(self.times)

    @property
    def worst(self) -> float:
        """The longest time."""
        return max(self.times)


def plain_loop() -> int:
    """Do what the other times are compared with: ten thousand look-ups and sums."""
    table = {number: number for number in range(100)}
    total = 0
    for number in range(LOOP):
        total += table[number % 100]
    return total


def measure(subjects: Sequence[Subject]) -> None:
    """Run the subjects in turns until each has run as often as it wants."""
    gc.disable()
    turns = max(subject.runs for subject in subjects)
    for turn in range(turns):
        for subject in subjects:
            # The few runs of a slow subject are spread over all turns.
            if turn * subject.runs // turns != (turn - 1) * subject.runs // turns:
                _time(subject)
        gc.collect()
    gc.enable()


def _time(subject: Subject) -> None:
    start = time.perf_counter()
    subject.run()
    subject.times.append(time.perf_counter() - start)


def table(baseline: Subject, subjects: Sequence[Subject]) -> str:
    """Return the times as a table, each with its ratio to the baseline."""
    width = max(len(subject.name) for subject in subjects)
    lines = [f"{'':{width}}  {'median':>10}  {'worst':>10}  {'ratio':>8}  promised"]
    for subject in subjects:
        ratio = subject.median / baseline.median
        lines.append(
            f"{subject.name:{width}}  {_shown(subject.median):>10}  {_shown(subject.worst):>10}"
            f"  {ratio:>8.2f}  {_promise(subject)}"
        )
    return "\n".join(lines)


def _promise(subject: Subject) -> str:
    if subject.limit is None:
        return ""
    kept = "kept" if subject.median <= subject.limit else "BROKEN"
    return f"{_shown(subject.limit)}, {kept}"


def _shown(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.3f} ms"
