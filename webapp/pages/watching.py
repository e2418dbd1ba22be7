"""The pages for somebody who is writing trees: read again after each save, the last good ones kept."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeAlias

from flask import Flask

from webapp.model import Library, Problem
from webapp.pages.shelf import usable
from webapp.reading import read_library, stamps

Make: TypeAlias = Callable[[Library, tuple[Problem, ...]], Flask]
"""Makes the app for a library, with the problems to tell on each page."""


class Watched:
    """A WSGI application that looks at the files before each request, and is made anew when they changed.

    While the trees have errors, it answers by those that last had none, and tells the errors on each page. At
    the start, when there are none such, it answers by what can be used.
    """

    def __init__(self, folder: Path, make: Make) -> None:
        self._folder = folder
        self._make = make
        self._lock = threading.Lock()
        self._stamps = stamps(folder)
        reading = read_library(folder)
        self._library = usable(reading)
        self._app = make(self._library, _errors(reading.problems))

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:  # noqa: ANN401 (WSGI's own type)
        """Answer one request by the present files."""
        with self._lock:
            self._look()
            app = self._app
        return app(environ, start)

    def _look(self) -> None:
        found = stamps(self._folder)
        if found == self._stamps:
            return
        self._stamps = found
        reading = read_library(self._folder)
        errors = _errors(reading.problems)
        if reading.library is not None and not errors:
            self._library = reading.library
        self._app = self._make(self._library, errors)


def _errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if not problem.warning)
