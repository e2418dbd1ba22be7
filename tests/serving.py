"""A server in a process of its own, as people start it."""

import re
import subprocess
from contextlib import contextmanager
from urllib.request import urlopen

ANNOUNCEMENT = re.compile(r"Fingerpost is at (http://\S+/)\n")


@contextmanager
def serving(command, **options):
    """Start the command, which must be told to take any free port, and give its address while it runs."""
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options
    ) as process:
        said = process.stdout.readline()
        try:
            announced = ANNOUNCEMENT.fullmatch(said)
            assert announced, said + process.communicate(timeout=5)[0]
            yield announced[1]
        finally:
            process.terminate()


def fetch(address):
    """Return status, headers and text of a page."""
    with urlopen(address, timeout=20) as answer:  # noqa: S310 (our own server)
        return answer.status, answer.headers, answer.read().decode()
