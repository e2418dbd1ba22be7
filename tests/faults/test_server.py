"""The server as people start it, when its files break, its clients misbehave and it is told to stop."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import pytest

from tests.faults.conftest import eventually
from tests.serving import fetch, serving
from webapp.model import FactType
from webapp.patience import OneBreath
from webapp.reading import read_library
from webapp.resources import locate
from webapp.server import WORKERS

SERVE = [sys.executable, "-m", "webapp", "serve", "--port", "0"]
THREADS_ONLY = [
    *(sys.executable, "-c"),
    "from webapp.server import Place, serve; serve(place=Place(port=0), threads_only=True)",
]
QUESTION = "/check/eu-ai-act"
GET = "GET {} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{}\r\n"


@pytest.fixture(scope="module", params=[SERVE, THREADS_ONLY], ids=["workers", "threads only"])
def server(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a server in a process of its own."""
    with serving(request.param) as url:
        yield url


def place(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    assert parts.hostname is not None
    assert parts.port is not None
    return parts.hostname, parts.port


def said(url: str, request: bytes) -> bytes:
    """Return what the server answers to these bytes, to its end."""
    answer = b""
    with socket.create_connection(place(url), timeout=10) as connection:
        try:
            connection.sendall(request)
            while piece := connection.recv(2**16):
                answer += piece
        except (ConnectionResetError, BrokenPipeError):
            pass  # it may leave before it has heard us out
    return answer


def status(answer: bytes) -> int:
    assert answer.startswith(b"HTTP/1."), answer[:80]
    return int(answer.split()[1])


def get(url: str, target: str, *headers: str) -> bytes:
    lines = "".join(f"{header}\r\n" for header in headers)
    return said(url, GET.format(target, lines).encode("latin-1"))


HOSTILE = {
    "a query of 100,000 bytes": f"{QUESTION}?x={'y' * 100_000}",
    "10,000 parameters": QUESTION + "?" + "a=b&" * 10_000,
    "8,000 bytes of parameters": QUESTION + "?" + "a&" * 4_000,
    "a path of 100,000 bytes": "/" + "y" * 100_000,
    "no UTF-8": f"{QUESTION}?role=%FF%FE&%80=%C0%AF",
    "raw bytes": f"{QUESTION}?role=\xff\xfe\x80",
    "a null byte": f"{QUESTION}?role=%00&%00=%00",
    "a null byte in the path": "/check/%00",
    "a raw null byte": f"{QUESTION}?role=\x00",
    "another form of address": "http://elsewhere.example/check/eu-ai-act",
    "no path": "*",
}


@pytest.mark.parametrize("target", HOSTILE.values(), ids=list(HOSTILE))
def test_no_address_makes_an_error_of_ours(server: str, target: str) -> None:
    # An empty answer: the server has closed the connection on what is no HTTP.
    answer = get(server, target)

    assert answer == b"" or status(answer) < 500
    assert status(get(server, "/health")) == 200


def test_every_parameter_given_twice_is_told_and_none_counts(server: str) -> None:
    library = read_library(locate().trees).library
    assert library is not None
    text = library.text("eu-ai-act")
    assert text is not None
    facts = [fact for fact in text.facts if fact.type is not FactType.CHOICES]
    query = "&".join(f"{fact.id}=unsure&{fact.id}=unsure" for fact in facts)
    _, _, page = fetch(f"{server}check/eu-ai-act?{query}")

    assert page.count("more than once (unsure, unsure). None of these counts.") == len(facts)


FLOODS = {
    "a thousand headers": [f"X-{number}: y" for number in range(1_000)],
    "a header of 100,000 bytes": ["X: " + "y" * 100_000],
    "the same header a hundred times": ["Accept-Encoding: gzip"] * 90,
    "a cookie of 7,000 bytes": ["Cookie: " + "y" * 7_000],
    "a length that is none": ["Content-Length: -1"],
    "two lengths": ["Content-Length: 1", "Content-Length: 2"],
    "length and chunks": ["Content-Length: 1", "Transfer-Encoding: chunked\r\n\r\n0\r\n"],
    "a host that is none": ["X-Forwarded-Host: <script>", "X-Forwarded-For: " + "1," * 3_000],
}


@pytest.mark.parametrize("headers", FLOODS.values(), ids=list(FLOODS))
def test_no_header_makes_an_error_of_ours(server: str, headers: list[str]) -> None:
    answer = get(server, QUESTION, *headers)

    # 501: waitress knows no other coding than chunks, and says so.
    assert answer == b"" or status(answer) < 500 or status(answer) == 501
    assert status(get(server, "/health")) == 200


def test_clients_that_say_nothing_or_stop_in_the_middle_hold_up_nobody(server: str) -> None:
    with ExitStack() as stack:
        for number in range(60):
            client = stack.enter_context(socket.create_connection(place(server), timeout=10))
            if number % 6 == 0 and server_has_patience(server):
                client.sendall(b"GET /check/eu-ai-act HT")
        began = time.monotonic()

        assert status(get(server, QUESTION)) == 200
        assert time.monotonic() - began < 2


def server_has_patience(url: str) -> bool:
    """Tell whether a few stalled requests leave threads over; one process has a thread less for each."""
    return "waitress" not in str(fetch(f"{url}health")[1].get("Server", "")).lower()


def test_a_forwarded_header_changes_nothing_unless_the_operator_says_so(server: str) -> None:
    forwarded = ["X-Forwarded-Host: elsewhere.example", "X-Forwarded-Proto: https", "X-Forwarded-Prefix: /x"]
    forwarded += ["Forwarded: host=elsewhere.example", "X-Script-Name: /x", "SCRIPT_NAME: /x"]
    address = f"{QUESTION}?ai_system=no"
    plain, told = get(server, address), get(server, address, *forwarded)

    assert status(told) == 200
    assert told.partition(b"\r\n\r\n")[2] == plain.partition(b"\r\n\r\n")[2]


# Its own files, and its end.


def test_a_tree_that_breaks_while_serving_is_not_read_again(tmp_path: Path, checkout: Path) -> None:
    trees = tmp_path / "trees"
    shutil.copytree(checkout / "trees", trees)
    with serving([*SERVE, "--trees", str(trees)]) as url:
        before = fetch(f"{url}check/eu-ai-act")[2]
        for path in trees.rglob("*.yaml"):
            path.write_text("{ no yaml", encoding="utf-8")
        pages = {fetch(f"{url}check/eu-ai-act?ai_system=yes&v={number}")[0] for number in range(20)}

        assert pages == {200}
        assert fetch(f"{url}check/eu-ai-act")[2] == before


def one_request(where: tuple[str, int]) -> str:
    try:
        connection = socket.create_connection(where, timeout=10)
    except OSError:
        return "refused"
    answer = b""
    with connection:
        try:
            connection.sendall(GET.format(QUESTION, "").encode())
            while piece := connection.recv(2**16):
                answer += piece
        except OSError as error:
            return f"lost: {error}"
    whole = answer.startswith(b"HTTP/1.1 200") and b"</html>" in answer
    return "answered" if whole else f"cut: {answer[-40:]!r}"


def test_told_to_stop_under_load_it_answers_every_request_that_it_took() -> None:
    results: Counter[str] = Counter()
    lock = threading.Lock()

    def ask(where: tuple[str, int]) -> None:
        result = "answered"
        while result == "answered":
            result = one_request(where)
            with lock:
                results[result] += 1

    with subprocess.Popen(SERVE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        where = place(process.stdout.readline().split()[-1])
        clients = [threading.Thread(target=ask, args=(where,)) for _ in range(16)]
        for client in clients:
            client.start()
        while results["answered"] < 2 * len(clients) and set(results) <= {"answered"}:
            time.sleep(0.01)
        process.send_signal(signal.SIGTERM)
        for client in clients:
            client.join()

        assert process.wait(timeout=20) == 0
    # The last request of each client finds the door closed, which is no loss: it was never taken.
    assert results.pop("refused") == 16
    assert set(results) == {"answered"}


def test_told_to_stop_it_still_makes_the_pdfs_that_were_asked_for() -> None:
    with subprocess.Popen(SERVE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url = process.stdout.readline().split()[-1]
        where = place(url)
        roles = ("provider", "buyer", "deployer", "importer")
        with ThreadPoolExecutor(len(roles)) as threads, ExitStack() as stack:
            asked = []
            for role in roles:
                connection = stack.enter_context(socket.create_connection(where, timeout=60))
                connection.sendall(
                    GET.format(f"/check/eu-ai-act.short.pdf?ai_system=yes&role={role}", "").encode()
                )
                asked.append(threads.submit(to_the_end, connection))
            time.sleep(0.2)
            process.send_signal(signal.SIGTERM)
            answers = [one.result() for one in asked]

        assert process.wait(timeout=40) == 0
    assert [status(answer) for answer in answers] == [200] * len(roles)
    assert all(b"%PDF" in answer and answer.rstrip().endswith(b"%%EOF") for answer in answers)


def to_the_end(connection: socket.socket) -> bytes:
    return b"".join(iter(partial(connection.recv, 2**16), b""))


def test_head_and_page_leave_together_so_that_whoever_is_killed_leaves_no_page_begun() -> None:
    near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with OneBreath(fileno=near.detach()) as connection, far:
        for answer in ([b"head ", b"page"], [b"head ", b"page", b" and more"], [b"head alone"], []):
            with connection.in_one_breath():
                for piece in answer:
                    connection.sendall(piece)
        connection.sendall(b"an error")
        pieces = [far.recv(100) for _ in range(5)]

    assert pieces == [b"head page", b"head page", b" and more", b"head alone", b"an error"]


def test_a_web_process_that_is_killed_is_replaced(checkout: Path) -> None:
    with subprocess.Popen(SERVE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            url = process.stdout.readline().split()[-1]

            def both() -> list[str]:
                listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="utf-8")
                return listed.split() if len(listed.split()) == WORKERS else []

            first = cast("list[str]", eventually(both))
            for child in first:
                subprocess.run(["kill", "-KILL", child], check=True)

            assert fetch(f"{url}check/eu-ai-act")[0] == 200
            assert eventually(lambda: both() and not set(first) & set(both()))
        finally:
            process.terminate()
            process.communicate(timeout=20)
