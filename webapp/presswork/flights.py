"""Single flight: while something is being made, others who want the same wait for it instead of making it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as Late
from typing import Final

from webapp.presswork.unavailable import BUSY, PressUnavailable

WITHOUT_END: Final = 3


class Flights:
    """What is being made at this moment in this process, by key. `joining`: so many wait beside who makes."""

    def __init__(self, *, timeout: float, joining: int) -> None:
        # The one who makes it waits for a worker, for another process and for the PDF.
        self._timeout = WITHOUT_END * timeout
        self._seats = threading.BoundedSemaphore(joining)
        self._lock = threading.Lock()
        self._flights: dict[str, Future[bytes]] = {}

    def run(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what `make` returns, or raise what it raises, here or in the thread already at it."""
        with self._lock:
            flight = self._flights.get(key)
            first = flight is None
            flight = self._flights.setdefault(key, Future())
        if first:
            self._fly(key, flight, make)
            return flight.result()
        if not self._seats.acquire(blocking=False):
            raise PressUnavailable(BUSY)
        try:
            return flight.result(timeout=self._timeout)
        except Late:
            raise PressUnavailable(BUSY) from None
        finally:
            self._seats.release()

    def _fly(self, key: str, flight: Future[bytes], make: Callable[[], bytes]) -> None:
        try:
            flight.set_result(make())
        except BaseException as error:  # noqa: BLE001 (whoever waits must be told of it, and raises it)
            flight.set_exception(error)
        finally:
            with self._lock:
                del self._flights[key]
