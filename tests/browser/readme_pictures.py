"""The pictures in README, taken anew: `python -m tests.browser.readme_pictures` (chromium, pdftoppm)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

from tests.browsing import FLAGS, serve_in_thread
from webapp import links
from webapp.model import Library
from webapp.reading import read_library
from webapp.resources import locate

FOLDER: Final = Path(__file__).resolve().parents[2] / "docs/pictures"
WINDOW: Final = {"width": 1100, "height": 760}
CASE: Final = "supermarket-looks-for-known-thieves"
TEXT: Final = "eu-ai-act"


def addresses(library: Library) -> dict[str, str]:
    """Return what to show, by the name of the picture."""
    text = library.text(TEXT)
    case = next(case for case in library.cases if case.id == CASE)
    assert text is not None
    answers = {fact.id: case.answers[fact.id] for fact in text.facts if fact.id in case.answers}
    return {
        "start": "/",
        "question": f"/check/{TEXT}?ai_system=yes&functions=identify&signals=face&change=places",
        "verdict": links.address(text, answers),
        "report": links.address(text, answers, "pdf"),
    }


def photograph(browser: Browser, address: str, picture: Path) -> None:
    """Take a picture of what a reader sees first."""
    page = browser.new_page(viewport=WINDOW, color_scheme="light", reduced_motion="reduce")
    page.goto(address)
    page.screenshot(path=picture)
    page.close()


def first_page(address: str, picture: Path) -> None:
    """Take a picture of the first page of a PDF."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file, urlopen(address) as answer:  # noqa: S310 (our own server)
        file.write(answer.read())
        file.flush()
        command = ["pdftoppm", "-png", "-r", "80", "-singlefile", file.name, str(picture.with_suffix(""))]
        subprocess.run(command, check=True)


def main() -> None:
    """Take all pictures."""
    library = read_library(locate().trees).library
    assert library is not None
    server = serve_in_thread(library)
    host = next(server)
    FOLDER.mkdir(exist_ok=True)
    wanted = addresses(library)
    first_page(host + wanted.pop("report"), FOLDER / "report.png")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for name, address in wanted.items():
            photograph(browser, host + address, FOLDER / f"{name}.png")
        browser.close()
    sys.stdout.write("".join(f"{path.name} {path.stat().st_size}\n" for path in sorted(FOLDER.glob("*.png"))))
    sys.stdout.flush()
    # The server's kept connections would hold the process for minutes.
    os._exit(0)


if __name__ == "__main__":
    main()
