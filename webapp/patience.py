"""How the server takes connections: one that says nothing costs no thread, and the last ones are answered.

Gunicorn gives each new connection to a thread at once, and closes its listener on those still in line.
"""

from __future__ import annotations

import time
from functools import partial
from selectors import EVENT_READ
from typing import Any, Final

from gunicorn.workers.gthread import TConn, ThreadWorker

LINGER: Final = 2.0
"""Seconds that a stopping worker waits for connections that have said nothing yet."""


class PatientWorker(ThreadWorker):
    """Gunicorn's worker with threads, with patience."""

    def accept(self, listener: Any) -> None:  # noqa: ANN401 (gunicorn's own type)
        """Take one connection, if there is one, and wait for its first byte without a thread."""
        try:
            client, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        client.settimeout(0)
        connection = TConn(self.cfg, client, address, listener.getsockname())
        connection.set_timeout()
        self.nr_conns += 1
        self.pending_conns.append(connection)
        self.poller.register(client, EVENT_READ, partial(self.on_pending_socket_readable, connection))

    def set_accept_enabled(self, enabled: Any) -> None:  # noqa: ANN401 (gunicorn's own type)
        """Begin or cease to take connections. When stopping, take first what stands in line."""
        super().set_accept_enabled(enabled)
        if self.alive:
            return
        for listener in self.sockets:
            taken = -1
            while taken != self.nr_conns:
                taken = self.nr_conns
                self.accept(listener)
            listener.close()
        soon = time.monotonic() + LINGER
        for connection in self.pending_conns:
            connection.timeout = min(connection.timeout or soon, soon)
