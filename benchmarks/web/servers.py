"""Servers to measure, in processes of their own: Fingerpost, and an empty Flask view on the same server."""

from __future__ import annotations

import http.client
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

FINGERPOST = (sys.executable, "-m", "webapp", "serve", "--port", "0")
EMPTY = (sys.executable, "-m", "benchmarks.web.empty")


@dataclass
class Server:
    """A running server. Under another name of its host it has kept no page and no PDF yet."""

    process: subprocess.Popen[str]
    port: int
    names: Iterator[int] = field(default_factory=count)

    def url(self, address: str) -> str:
        """Return the whole address."""
        return f"http://127.0.0.1:{self.port}{address}"

    def fetch(self, address: str, *, name: str = "127.0.0.1") -> tuple[float, bytes]:
        """Return how many seconds an answer took on a new connection, and its body."""
        began = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", address, headers={"Host": name, "Accept-Encoding": "gzip, br"})
        answer = connection.getresponse()
        body = answer.read()
        took = time.perf_counter() - began
        connection.close()
        assert answer.status == 200, f"{address}: {answer.status}"
        return took, body

    def new_name(self) -> str:
        """Return a name of the host under which nothing has been asked yet."""
        return f"n{next(self.names)}.example"

    def memory(self) -> float:
        """Return the megabytes that all processes of the server take, each shared page counted once."""
        return sum(map(_share, _family(self.process.pid))) / 1_000


@contextmanager
def serving(command: tuple[str, ...]) -> Iterator[Server]:
    """Start a server and stop it again."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        found = re.search(r":(\d+)/", said)
        assert found, f"{command} said: {said}"
        try:
            yield Server(process, int(found[1]))
        finally:
            process.terminate()
            process.wait(timeout=20)


def start_and_first_answer() -> float:
    """Return the seconds from the command to the first question answered."""
    began = time.perf_counter()
    with serving(FINGERPOST) as server:
        server.fetch("/check/eu-ai-act")
        return time.perf_counter() - began


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text(encoding="utf-8").split():
            yield from _family(int(child))


def _share(pid: int) -> int:
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
    found = re.search(r"^Pss: +(\d+) kB", rollup, flags=re.MULTILINE)
    assert found, rollup
    return int(found[1])
