"""The process that sets reports, `python -m webapp.presswork.worker SECONDS`; the press starts and stops it.

It alone imports WeasyPrint. It takes reports from its standard input and gives PDFs to its standard output
until its input ends. A page may load nothing but what stands in it: no file, no network. Should the press
die, it ends by itself: with its input, or soon after SECONDS, however long a page would take.
"""

from __future__ import annotations

import gc
import io
import logging
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, time
from typing import Final

from webapp.presswork.frames import DONE, FAILED, READY, read_frame, write_frame

ATTACHED: Final = "verdict.json"
POLITENESS: Final = 10
MOST_MEMORY: Final = 2**30
GRACE: Final = 1
DESCRIPTION: Final = "The answers and the whole result, for machines"


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
    write_frame(outgoing, READY)
    while (day := read_frame(sys.stdin.buffer)) is not None:
        html, attachment = read_frame(sys.stdin.buffer), read_frame(sys.stdin.buffer)
        if html is None or attachment is None:
            return
        with _no_longer_than(seconds):
            answer = _answer(lambda: set_page(html, attachment, _moment(day)))  # noqa: B023
        write_frame(outgoing, answer)


def _restrain() -> None:
    """Let pages go before PDFs on a busy machine, and take no more memory than any report needs."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 (not on Windows)

        os.nice(POLITENESS)
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


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


def _prepare() -> Callable[[bytes, bytes, datetime], bytes]:
    """Load WeasyPrint, and return what makes a PDF of a page, an attachment and a day."""
    from weasyprint import HTML, Attachment
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    # Its messages would quote the page, and so the reader's answers.
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    fetcher = URLFetcher(allowed_protocols={"data"}, allow_redirects=False)
    fonts = FontConfiguration()
    gc.freeze()

    def set_page(html: bytes, attachment: bytes, moment: datetime) -> bytes:
        attached = Attachment(
            file_obj=io.BytesIO(attachment),
            url_fetcher=fetcher,
            name=ATTACHED,
            description=DESCRIPTION,
            created=moment,
            modified=moment,
            relationship="Data",
        )
        page = HTML(string=html.decode(), url_fetcher=fetcher)
        # Collecting garbage in the middle of a page costs an eighth of its time.
        gc.disable()
        try:
            pdf = page.write_pdf(
                pdf_variant="pdf/ua-1", attachments=[attached] if attachment else [], font_config=fonts
            )
        finally:
            gc.enable()
        return bytes(pdf)

    return set_page


if __name__ == "__main__":
    # Nobody reads any more: the server has stopped.
    with suppress(BrokenPipeError):
        main()
