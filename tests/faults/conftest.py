"""Presses, reports that take as long as a test wants, and the processes behind them."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.pages.conftest import real, real_app, village, village_app
from webapp.presswork import Press, Report

__all__ = ["real", "real_app", "village", "village_app"]

PAGE = "<!doctype html><html lang=en><head><title>A</title></head><body><h1>{}</h1></body></html>"
ENDLESS = PAGE.format("<p>word word word</p>" * 20_000)
"""Takes the worker about a minute."""


def report(words: str = "Report") -> Report:
    return Report(html=PAGE.format(words), attachment=b"{}", created=date(2026, 11, 22))


def endless() -> Report:
    return Report(html=ENDLESS, attachment=b"{}", created=date(2026, 11, 22))


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own in which presses make theirs."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    return tmp_path


@pytest.fixture
def press(own_folder: Path) -> Iterator[Press]:
    with Press() as press:
        if reason := press.reason():
            pytest.skip(reason)
        yield press


def eventually(claim: Callable[[], object]) -> object:
    """Wait until the claim holds, and return what it says."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if found := claim():
            return found
        time.sleep(0.02)
    return pytest.fail("it did not come true within ten seconds")


def workers(folder: Path) -> list[int]:
    """The worker processes whose fonts are described below this folder: those of the test's own presses."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            theirs = b"webapp.presswork.worker" in (process / "cmdline").read_bytes()
            if theirs and str(folder).encode() in (process / "environ").read_bytes():
                found.append(int(process.name))
    return found
