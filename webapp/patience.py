"""How the server takes connections and stops: silence costs no thread, the last in line are answered.

Gunicorn gives each new connection to a thread at once, and closes its listener on those still in line. A
worker just forked still has its parent's signal handlers, so what tells it to stop would be forgotten. And it
sends a page in two pieces: a worker killed between them leaves a page begun, which no other worker can end.
"""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from selectors import EVENT_READ
from typing import Any, Final

from gunicorn.workers.base import Worker
from gunicorn.workers.gthread import TConn, ThreadWorker

STOPPING: Final = frozenset({signal.SIGINT, signal.SIGQUIT, signal.SIGTERM})

LINGER: Final = 2.0
"""Seconds that a stopping worker waits for connections that have said nothing yet."""


def keep_signals_for_workers() -> None:
    """From now on, whatever tells a new worker to stop waits until that worker can heed it."""
    os.register_at_fork(
        before=partial(signal.pthread_sigmask, signal.SIG_BLOCK, STOPPING),
        after_in_parent=partial(signal.pthread_sigmask, signal.SIG_UNBLOCK, STOPPING),
    )


class OneBreath(socket.socket):
    """A connection on which the head of an answer waits for the page, so that both leave together."""

    _holding = False
    _held = b""

    @contextmanager
    def in_one_breath(self) -> Iterator[None]:
        """Hold back what is sent first until more is sent, or to the end."""
        self._holding = True
        try:
            yield
        finally:
            self._holding = False
            if self._held and self.fileno() >= 0:
                self.sendall(b"")

    def sendall(self, data: Any, flags: int = 0) -> None:  # noqa: ANN401 (the types of anything like bytes)
        """Send this, after what was held back; the first of all is held back."""
        if self._holding:
            self._holding = False
            self._held = bytes(data)
            return
        held, self._held = self._held, b""
        super().sendall(held + data if held else data, flags)


class PatientWorker(ThreadWorker):
    """Gunicorn's worker with threads, with patience."""

    def init_signals(self) -> None:
        """Handle signals as a worker does, and take those that came before it could."""
        super().init_signals()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)

    def handle_quit(self, sig: Any, frame: Any) -> None:  # noqa: ANN401 (gunicorn's own types)
        """Stop now, once; the pool is not touched, as what this interrupts may hold its lock."""
        for one in (signal.SIGINT, signal.SIGQUIT):
            signal.signal(one, signal.SIG_IGN)
        Worker.handle_quit(self, sig, frame)

    def accept(self, listener: Any) -> None:  # noqa: ANN401 (gunicorn's own type)
        """Take one connection, if there is one, and wait for its first byte without a thread."""
        try:
            client, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        client = OneBreath(client.family, client.type, client.proto, fileno=client.detach())
        client.settimeout(0)
        connection = TConn(self.cfg, client, address, listener.getsockname())
        connection.set_timeout()
        self.nr_conns += 1
        self.pending_conns.append(connection)
        self.poller.register(client, EVENT_READ, partial(self.on_pending_socket_readable, connection))

    def handle_request(self, req: Any, conn: Any) -> Any:  # noqa: ANN401 (gunicorn's own types)
        """Answer one request, its head and its page together."""
        with conn.sock.in_one_breath():
            return super().handle_request(req, conn)

    def set_accept_enabled(self, enabled: Any) -> None:  # noqa: ANN401 (gunicorn's own type)
        """Begin or cease to take connections. When stopping, take first what stands in line."""
        super().set_accept_enabled(enabled)
        if self.alive:
            return
        # This is called again while stopping, when the listeners are closed already.
        listeners: list[Any] = self.sockets
        for listener in listeners:
            if listener.sock is None:
                continue
            taken = -1
            while taken != self.nr_conns:
                taken = self.nr_conns
                self.accept(listener)
            listener.close()
        soon = time.monotonic() + LINGER
        for connection in self.pending_conns:
            connection.timeout = min(connection.timeout or soon, soon)
