"""The process that sets reports, `python -m webapp.presswork.worker SECONDS`; the press starts and stops it.

It alone imports WeasyPrint. It takes reports from its standard input and gives PDFs to its standard output
until its input ends. A page may load nothing but what stands in it: no file, no network. Should the press
die, it ends by itself: with its input, or soon after SECONDS, however long a page would take.
"""

from __future__ import annotations

import ctypes
import gc
import io
import logging
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final

from webapp.presswork.frames import DONE, FAILED, READY, read_frame, write_frame
from webapp.presswork.packing import teach_packing
from webapp.presswork.tongues import teach_tags

ATTACHED: Final = "verdict.json"
POLITENESS: Final = 10
MOST_MEMORY: Final = 2**30
GRACE: Final = 1


@dataclass(frozen=True, slots=True)
class Attached:
    """What is attached to a report, what is said about it there, and from when it is."""

    content: bytes
    about: str
    moment: datetime


def main() -> None:
    """Set reports until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    seconds = int(sys.argv[1]) + GRACE
    _restrain()
    outgoing = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # What a library prints must not get between the PDFs.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        set_page = _prepare()
    except (ImportError, OSError) as error:
        write_frame(outgoing, FAILED + str(error).encode())
        return
    give_back = _give_back()
    write_frame(outgoing, READY)
    while (day := read_frame(sys.stdin.buffer)) is not None:
        html, attachment, about = (read_frame(sys.stdin.buffer) for _ in range(3))
        if html is None or attachment is None or about is None:
            return
        attached = Attached(attachment, about.decode(), _moment(day))
        with _no_longer_than(seconds):
            answer = _answer(lambda: set_page(html, attached))  # noqa: B023
        write_frame(outgoing, answer)
        # Only now, when nobody waits: in the middle of a page it costs an eighth of its time.
        gc.collect()
        give_back(0)


def _restrain() -> None:
    """Let pages go before PDFs on a busy machine, and take no more memory than any report needs."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 (not on Windows)

        os.nice(POLITENESS)
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _give_back() -> Callable[[int], int]:
    """Return what gives memory that is free back to the system, which the C library else keeps for itself."""
    nothing: Callable[[int], int] = int
    return getattr(ctypes.CDLL(None), "malloc_trim", nothing) if sys.platform == "linux" else nothing


@contextmanager
def _no_longer_than(seconds: int) -> Iterator[None]:
    """End this process by the system's own clock, which no loop in a library can hold up."""
    if not hasattr(signal, "alarm"):
        yield
        return
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


def _answer(make: Callable[[], bytes]) -> bytes:
    try:
        return DONE + make()
    except Exception:  # noqa: BLE001 (one page that cannot be set must not end the worker)
        traceback.print_exc()
        return FAILED


def _moment(day: bytes) -> datetime:
    return datetime.combine(date.fromisoformat(day.decode()), time(), tzinfo=UTC)


def _prepare() -> Callable[[bytes, Attached], bytes]:
    """Load WeasyPrint, and return what makes a PDF of a page, an attachment and a day."""
    from weasyprint import HTML, Attachment
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    # Its messages would quote the page, and so the reader's answers.
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    teach_tags()
    teach_packing()
    fetcher = URLFetcher(allowed_protocols={"data"}, allow_redirects=False)
    fonts = FontConfiguration()
    gc.freeze()
    gc.disable()

    def set_page(html: bytes, file: Attached) -> bytes:
        attached = Attachment(
            file_obj=io.BytesIO(file.content),
            url_fetcher=fetcher,
            name=ATTACHED,
            description=file.about,
            created=file.moment,
            modified=file.moment,
            relationship="Data",
        )
        page = HTML(string=html.decode(), url_fetcher=fetcher)
        pdf = page.write_pdf(
            pdf_variant="pdf/ua-1", attachments=[attached] if file.content else [], font_config=fonts
        )
        return bytes(pdf)

    return set_page


if __name__ == "__main__":
    # Nobody reads any more: the server has stopped.
    with suppress(BrokenPipeError):
        main()
