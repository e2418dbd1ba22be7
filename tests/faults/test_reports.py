"""The address of the PDF when the press is busy or broken, and what is made ahead of it."""

from __future__ import annotations

import io
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdf
import pytest

from tests.faults.conftest import endless, eventually, workers
from tests.pages.conftest import TODAY, CheckedClient, check_headers
from tests.pages.village import LIBRARY
from webapp import links
from webapp.model import UNSURE
from webapp.pages import create_app
from webapp.presswork import Press, PressUnavailable, Report
from webapp.reading import read_library
from webapp.resources import locate

VERDICT = "/check/village?tasks=count&role=user"
PDF = VERDICT.replace("?", ".pdf?")
SHORT = VERDICT.replace("?", ".short.pdf?")


@pytest.fixture
def busy(own_folder: Path) -> Iterator[CheckedClient]:
    """A client of an app whose press has a page on its hands that takes a minute, and takes no other."""
    with Press(workers=1, waiting=0) as press, ThreadPoolExecutor(1) as threads:
        if reason := press.reason():
            pytest.skip(reason)
        begun = threading.Event()

        def compose() -> Report:
            begun.set()
            return endless()

        slow = threads.submit(press.fetch, "slow", compose)
        begun.wait()
        yield CheckedClient(create_app(LIBRARY, today=lambda: TODAY, press=press))
        (worker,) = eventually(lambda: workers(own_folder))
        os.kill(worker, signal.SIGKILL)
        with pytest.raises(PressUnavailable):
            slow.result()


def test_past_the_bound_a_plain_page_says_when_to_come_again_and_what_to_do_instead(
    busy: CheckedClient,
) -> None:
    page = busy.get(PDF, 503)

    assert page.headers["Retry-After"] == "5"
    assert page.headers["Cache-Control"] == "no-store"
    assert page.heading == "There is no PDF at this moment"
    assert "Too many reports are being made at this moment." in page.text
    assert "Print the page itself" in page.text
    busy.get(page.link("Open the page of these answers"))


def test_while_the_press_is_busy_pages_and_other_shapes_are_there(busy: CheckedClient) -> None:
    busy.get("/check/village")
    busy.get(VERDICT)

    assert busy.client.get(VERDICT.replace("?", ".json?")).status_code == 200


@pytest.fixture
def eager(own_folder: Path) -> Iterator[tuple[CheckedClient, Path]]:
    """A client of an app that makes PDFs ahead, and the folder in which they are kept."""
    with Press(eager=True) as press:
        if reason := press.reason():
            pytest.skip(reason)
        yield CheckedClient(create_app(LIBRARY, today=lambda: TODAY, press=press)), own_folder


def pdfs(folder: Path) -> list[Path]:
    return list(folder.glob("fingerpost-*/pdfs/*.pdf"))


def test_who_reads_a_verdict_finds_its_pdf_made(eager: tuple[CheckedClient, Path]) -> None:
    client, folder = eager
    client.client.get(VERDICT).close()
    (made,) = eventually(lambda: pdfs(folder))  # type: ignore[misc]

    assert client.client.get(PDF).data == made.read_bytes()


def test_who_begins_to_answer_finds_a_worker_started(eager: tuple[CheckedClient, Path]) -> None:
    client, folder = eager
    client.get("/check/village")

    assert eventually(lambda: workers(folder))
    assert pdfs(folder) == []


@pytest.fixture
def village_with_pdf(village: CheckedClient) -> CheckedClient:
    if village.client.get(PDF).status_code == 503:
        pytest.skip("no PDF here")
    return village


@pytest.mark.parametrize("address", [PDF, SHORT])
def test_a_pdf_that_the_reader_has_is_not_sent_again(village_with_pdf: CheckedClient, address: str) -> None:
    first = village_with_pdf.client.get(address)
    again = village_with_pdf.client.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304
    assert again.data == b""
    assert again.headers["ETag"] == first.headers["ETag"]
    check_headers(again)


def test_the_short_report_is_another_document(village_with_pdf: CheckedClient) -> None:
    full, short = (village_with_pdf.client.get(address) for address in (PDF, SHORT))

    assert full.headers["ETag"] != short.headers["ETag"]
    assert short.headers["Content-Disposition"].endswith('.short.pdf"')
    assert "Classification in short" in pypdf.PdfReader(io.BytesIO(short.data)).pages[0].extract_text()


def test_the_short_report_has_two_pages_and_conforms_whatever_is_answered(
    real: CheckedClient, tmp_path: Path, validate_pdf_ua: Callable[[Path], list[str]]
) -> None:
    library = read_library(locate().trees).library
    assert library is not None
    text = library.text("eu-ai-act")
    assert text is not None
    cases = sorted(library.cases, key=lambda case: len(case.answers))
    unsure = {fact.id: UNSURE for fact in text.facts}
    for number, answers in enumerate((cases[0].answers, cases[-1].answers, unsure)):
        for language in ("", "/fr"):
            response = real.client.get(language + links.address(text, answers, "short.pdf"))
            path = tmp_path / f"{number}{language[1:]}.pdf"
            path.write_bytes(response.data)

            assert len(pypdf.PdfReader(path).pages) == 2, path.name
            assert validate_pdf_ua(path) == []
