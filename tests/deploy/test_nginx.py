"""nginx in front of two replicas, set up by the file in the documentation, while one of them is killed."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from webapp import links
from webapp.model import UNSURE
from webapp.reading import read_library
from webapp.resources import locate

SERVE = [sys.executable, "-m", "webapp", "serve", "--port", "0", "--behind-proxy", "1"]
QUESTION = "/check/eu-ai-act"
OWN_PATHS = "pid {0}/pid; daemon off; "
OWN_TEMPORARIES = "".join(
    f"{kind}_temp_path {{0}}/{kind}; " for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
)


class Replica:
    """One server with its own group of processes."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(SERVE, stdout=subprocess.PIPE, text=True, start_new_session=True)
        assert self.process.stdout is not None
        self.port = int(self.process.stdout.readline().rstrip("/\n").rpartition(":")[2])

    def kill(self) -> None:
        """Kill all of it at once, as a machine that loses power does."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        self.process.terminate()
        self.process.communicate(timeout=20)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def configuration(checkout: Path, folder: Path, *, port: int, replicas: list[Replica]) -> str:
    """Return the documented file with other ports, and paths that need no rights."""
    written = (checkout / "docs/deploy/nginx.conf").read_text(encoding="utf-8")
    changed = re.sub(r"listen 80;", f"listen 127.0.0.1:{port};", written)
    for documented, replica in zip(("8001", "8002"), replicas, strict=True):
        changed = changed.replace(f"127.0.0.1:{documented}", f"127.0.0.1:{replica.port}")
    changed = changed.replace("http {", "http { " + OWN_TEMPORARIES.format(folder), 1)
    return OWN_PATHS.format(folder) + changed


@pytest.fixture
def replicas() -> Iterator[list[Replica]]:
    with ExitStack() as stack:
        found = []
        for _ in range(2):
            found.append(Replica())
            stack.callback(found[-1].stop)
        yield found


@pytest.fixture
def front(checkout: Path, tmp_path: Path, replicas: list[Replica]) -> Iterator[int]:
    """The port of nginx."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        pytest.skip("no nginx (Debian: nginx-light)")
    port = free_port()
    path = tmp_path / "nginx.conf"
    path.write_text(configuration(checkout, tmp_path, port=port, replicas=replicas), encoding="utf-8")
    with subprocess.Popen([program, "-p", tmp_path, "-c", path], stderr=subprocess.PIPE) as nginx:
        for _ in range(200):
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert nginx.poll() is None, nginx.stderr and nginx.stderr.read()
            time.sleep(0.02)
        yield port
        nginx.terminate()


def ask(port: int, client: int) -> str:
    """Ask as a client of another address, and say what came of it."""
    request = f"GET {QUESTION} HTTP/1.1\r\nHost: law.example\r\nConnection: close\r\n\r\n"
    try:
        connection = socket.create_connection(("127.0.0.1", port), 10, (f"127.0.0.{client + 2}", 0))
        with connection:
            connection.sendall(request.encode())
            answer = b""
            while piece := connection.recv(2**16):
                answer += piece
    except OSError as error:
        return f"lost: {error}"
    whole = answer.startswith(b"HTTP/1.1 200") and answer.endswith(b"</html>")
    return "answered" if whole else f"broken: {answer[:60]!r} ... {answer[-20:]!r}"


def until_more_are_answered(results: Counter[str], more: int) -> None:
    """Wait until so many more have been answered, however busy the machine is."""
    enough = results["answered"] + more
    for _ in range(400):
        if results["answered"] >= enough:
            return
        time.sleep(0.05)
    pytest.fail(f"hardly anything is answered: {results}")


def test_a_replica_killed_under_load_loses_no_request(front: int, replicas: list[Replica]) -> None:
    results: Counter[str] = Counter()
    lock = threading.Lock()
    stop = threading.Event()

    def visit(client: int) -> None:
        while not stop.is_set():
            result = ask(front, client)
            with lock:
                results[result] += 1

    visitors = [threading.Thread(target=visit, args=(client,)) for client in range(8)]
    for visitor in visitors:
        visitor.start()
    until_more_are_answered(results, 30)
    replicas[0].kill()
    until_more_are_answered(results, 30)
    stop.set()
    for visitor in visitors:
        visitor.join()

    assert set(results) == {"answered"}, results


def test_a_replica_told_to_stop_under_load_loses_no_request_either(
    front: int, replicas: list[Replica]
) -> None:
    results = []
    stopping = threading.Timer(0.3, replicas[1].stop)
    stopping.start()
    until = time.monotonic() + 1
    while time.monotonic() < until:
        results += [ask(front, client) for client in range(8)]
    stopping.join()

    assert set(results) == {"answered"}


def test_links_name_the_address_that_the_reader_sees(front: int) -> None:
    library = read_library(locate().trees).library
    assert library is not None
    text = library.text("eu-ai-act")
    assert text is not None
    verdict = links.address(text, dict.fromkeys((fact.id for fact in text.facts), UNSURE))
    address = f"http://127.0.0.1:{front}{verdict}"
    forged = {"Host": "law.example:8443", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "ftp"}
    forged |= {"X-Forwarded-Prefix": "//evil.example", "X-Forwarded-Port": "666"}
    with urlopen(Request(address, headers=forged), timeout=20) as answer:
        page = answer.read().decode()

    assert "http://law.example:8443/check/eu-ai-act@" in page
    assert "evil.example" not in page
