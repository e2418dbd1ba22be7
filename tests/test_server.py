"""The server: where it listens, what it says when it cannot, and that it keeps answers out of its logs."""

import logging
import os
import re
import signal
import socket
import subprocess
import sys
import time

import pytest

from tests.serving import fetch, serving
from webapp.resources import SetupError
from webapp.server import address, is_trouble, listen, without_query

SERVE = [sys.executable, "-m", "webapp", "serve", "--port", "0"]
ANSWER = "searched_for=missing_child"
ANNOUNCED = "http://127.0.0.1:{}/"


@pytest.fixture
def taken():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_a_taken_port_is_named_with_another_to_take(taken):
    with pytest.raises(SetupError, match=rf"Port {taken} is taken: .*--port {taken + 1}\."):
        listen(host="127.0.0.1", port=taken)


def test_the_command_tells_of_a_taken_port_in_one_line(taken):
    refused = subprocess.run(
        [*SERVE[:-1], str(taken)], capture_output=True, text=True, check=False, timeout=60
    )

    assert refused.returncode == 1
    assert refused.stdout == ""
    assert re.fullmatch(rf"fingerpost: Port {taken} is taken: .*\n", refused.stderr)


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1"])
def test_an_address_of_another_machine_is_refused(host):
    with pytest.raises(SetupError, match=f"{host} is not an address of this machine"):
        listen(host=host, port=0)


@pytest.mark.parametrize(
    ("host", "told"),
    [
        ("127.0.0.1", ANNOUNCED),
        ("0.0.0.0", ANNOUNCED),  # noqa: S104 (closed again at once)
        ("localhost", ANNOUNCED),
    ],
)
def test_the_address_told_opens_on_this_machine(host, told):
    with listen(host=host, port=0) as listener:
        assert address(listener) == told.format(listener.getsockname()[1])


@pytest.mark.skipif(not socket.has_ipv6, reason="no IPv6 here")
@pytest.mark.parametrize("host", ["::1", "[::1]", "::"])
def test_the_address_told_puts_ipv6_into_brackets(host):
    with listen(host=host, port=0) as listener:
        assert address(listener) == f"http://[::1]:{listener.getsockname()[1]}/"


@pytest.mark.parametrize("threads_only", [False, True], ids=["workers", "threads only"])
def test_an_address_with_answers_leaves_nothing_in_the_log(threads_only, tmp_path):
    log = tmp_path / "log"
    start = f"from webapp.server import Place, serve; serve(place=Place(port=0), threads_only={threads_only})"
    command = ["sh", "-c", f'exec "$@" 2> {log}', "sh", sys.executable, "-c", start]

    with serving(command) as url:
        fetch(f"{url}check/eu-ai-act?{ANSWER}")
        port = int(url.rstrip("/").rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port)) as broken:
            broken.sendall(f"GET /check/eu-ai-act?{ANSWER} nonsense HTTP/1.1\r\n\r\n".encode())
            assert broken.recv(12).endswith(b"400")

    assert ANSWER not in log.read_text()


def test_a_log_record_loses_what_follows_the_question_mark():
    record = logging.LogRecord(
        "gunicorn.error", logging.ERROR, "", 0, "Error handling request %s", (f"/a?{ANSWER}",), None
    )

    assert without_query(record)
    assert record.getMessage() == "Error handling request /a?..."


@pytest.mark.parametrize(("sign", "told"), [("SIGQUIT", False), ("SIGTERM", False), ("SIGKILL", True)])
def test_only_a_worker_that_did_not_stop_by_our_wish_is_told_of(sign, told):
    record = logging.LogRecord(
        "gunicorn.error", logging.ERROR, "", 0, "Worker (pid:%s) was sent %s!", (1, sign), None
    )

    assert is_trouble(record) is told


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl+C", "terminate"])
def test_the_server_stops_without_a_complaint(stop):
    with subprocess.Popen(
        SERVE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        fetch(process.stdout.readline().split()[-1])
        if stop == signal.SIGINT:
            os.killpg(process.pid, stop)  # as a terminal does: to every process of the command
        else:
            process.send_signal(stop)
        _, complaints = process.communicate(timeout=20)

    assert complaints == ""
    assert process.returncode == 0


def test_workers_that_have_hardly_begun_stop_too():
    slow = "import os, time; os.register_at_fork(after_in_child=lambda: time.sleep(0.5))"
    start = f"{slow}; from webapp.server import Place, serve; serve(place=Place(port=0))"
    command = [sys.executable, "-c", start]

    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        process.stdout.readline()
        time.sleep(0.2)
        os.killpg(process.pid, signal.SIGINT)
        _, complaints = process.communicate(timeout=20)

    assert complaints == ""
    assert process.returncode == 0
