"""What any test may ask for, and the rule that on CI nothing is skipped."""

import importlib
import os
import shutil
import signal
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

from tests.browsing import FLAGS, serve_in_thread
from tests.pdfua import Judge, what_is_missing
from webapp.reading import read_library
from webapp.resources import locate

ON_CI = os.environ.get("CI") == "true"
ROOT = Path(__file__).resolve().parent.parent


# In the background of a script, tests would be deaf to Ctrl+C, and so would be what they start and stop.
signal.signal(signal.SIGINT, signal.default_int_handler)

# How long an example takes says more of the machine's other work than of our code.
settings.register_profile("shared machine", deadline=None)
settings.load_profile("shared machine")


@pytest.fixture(scope="session")
def checkout():
    """The folder that holds the project."""
    return ROOT


@pytest.fixture(scope="session")
def weasyprint():
    """The module that makes PDFs; only loadable where Pango is."""
    try:
        return importlib.import_module("weasyprint")
    except OSError as error:
        pytest.skip(f"Pango is missing: {error}")


@pytest.fixture(scope="session")
def chromium():
    """The path of the browser for tests that look at pages."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("no browser (Debian: chromium)")
    return path


@pytest.fixture(scope="session")
def browser(chromium):
    """The browser, without a window. One for all tests: a process can drive only one Playwright."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def library():
    """The trees of this repository."""
    library = read_library(locate().trees).library
    assert library is not None
    return library


@pytest.fixture(scope="session")
def real_server(library):
    """The address of a server of the trees of this repository."""
    yield from serve_in_thread(library)


@pytest.fixture(scope="session")
def validate_pdf_ua():
    """A function from a PDF's path to how the file fails PDF/UA-1, in sentences; none when it conforms."""
    if missing := what_is_missing():
        pytest.skip(missing)
    with Judge() as judge:
        yield judge.failures


def refuse_skipping(report):
    """Turn a skip into a failure: on CI everything is there, so a skip means something untested."""
    if report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Skipped, which CI does not allow: {report.longrepr}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    report = yield
    if ON_CI:
        refuse_skipping(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report():
    report = yield
    if ON_CI:
        refuse_skipping(report)
    return report
