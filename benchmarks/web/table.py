"""The table of what was measured, against what was promised and beside what it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One thing measured. `limit`: at most so much, or at least if `more` is good. `beside`: a comparison."""

    what: str
    value: float
    unit: str
    limit: float | None = None
    more: bool = False
    beside: str = ""

    @property
    def kept(self) -> bool:
        """Whether the promise is kept."""
        if self.limit is None:
            return True
        return self.value >= self.limit if self.more else self.value <= self.limit


def table(lines: Sequence[Line]) -> str:
    """Return the lines as a table in Markdown."""
    rows: list[tuple[str, ...]] = [("what", "measured", "promised", "kept", "beside"), ("---",) * 5]
    rows += [_row(line) for line in lines]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _row(line: Line) -> tuple[str, ...]:
    bound = "at least" if line.more else "at most"
    promised = "" if line.limit is None else f"{bound} {_shown(line.limit, line.unit)}"
    kept = "" if line.limit is None else ("yes" if line.kept else "NO")
    return line.what, _shown(line.value, line.unit), promised, kept, line.beside


def _shown(value: float, unit: str) -> str:
    number = f"{value:,.0f}" if value >= 100 else f"{value:.2g}" if value < 1 else f"{value:.1f}"
    return f"{number} {unit}".strip()
