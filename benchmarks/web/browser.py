"""What a browser sees: bytes on the wire, paint on a slow line and after a click, and its own print."""

from __future__ import annotations

import shutil
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
LATENCY_MS = 150
BYTES_A_SECOND = 1_600_000 / 8
SLOWER_CPU = 4
PAINTED = """() => new Promise(resolve => {
  const seen = () => performance.getEntriesByName("first-contentful-paint")[0];
  const look = () => seen() ? resolve(performance.timeOrigin + seen().startTime) : setTimeout(look, 2);
  look();
})"""
FROM_START = """() => new Promise(resolve => {
  const seen = () => performance.getEntriesByName("first-contentful-paint")[0];
  const look = () => seen() && document.querySelector("input:not([type=hidden])")
    ? resolve(Math.max(seen().startTime, performance.getEntriesByType("navigation")[0].domInteractive))
    : setTimeout(look, 5);
  look();
})"""
CHOOSE = """() => {
  const input = document.querySelector("main form input[type=radio], main form input[type=checkbox]");
  if (input) { input.checked = true; input.dispatchEvent(new Event("change", { bubbles: true })); }
  return !!input;
}"""
SWAP = """() => new Promise(resolve => {
  const clicked = performance.timeOrigin + performance.now();
  const before = document.body;
  const painted = () => resolve(performance.timeOrigin + performance.now() - clicked);
  new MutationObserver((_, observer) => {
    if (document.body === before || !document.body) return;
    observer.disconnect();
    // After the next frame: a message is handled once the frame has been drawn.
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = painted;
      channel.port2.postMessage(0);
    });
  }).observe(document.documentElement, { childList: true });
  document.querySelector("main form button").click();
})"""
CLICK = """() => {
  const clicked = performance.timeOrigin + performance.now();
  document.querySelector("main form button").click();
  return clicked;
}"""


@dataclass(frozen=True)
class Wire:
    """One first load: bytes with all headers as Chromium counts them, and how many requests."""

    size: int
    requests: int


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser."""
    path = shutil.which("chromium")
    assert path, "no browser (Debian: chromium)"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def first_load(browser: Browser, url: str) -> Wire:
    """Count what a first visit fetches."""
    page, session = _page(browser)
    sizes: list[int] = []
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(url, wait_until="networkidle")
    page.context.close()
    return Wire(int(sum(sizes)), len(sizes))


def usable_control(browser: Browser, url: str, *, runs: int = 5) -> float:
    """Return the median milliseconds until the first answer can be chosen, on a slow line and machine."""
    times = []
    for _ in range(runs):
        page, session = _page(browser)
        session.send("Network.enable")
        session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": LATENCY_MS,
                "downloadThroughput": BYTES_A_SECOND,
                "uploadThroughput": BYTES_A_SECOND,
            },
        )
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_CPU})
        page.goto(url)
        times.append(page.evaluate(FROM_START))
        page.context.close()
    return float(statistics.median(times))


def clicks(browser: Browser, url: str, *, pause: float, scripts: bool = True, steps: int = 12) -> list[float]:
    """Return the milliseconds from each click on Continue to the paint of the next question.

    `pause`: seconds between choosing an answer and the click, in which the next page may be fetched ahead.
    Without our `scripts` the browser loads each page anew.
    """
    page, _ = _page(browser)
    if not scripts:
        page.route("**/*.js", lambda route: route.abort())
    page.goto(url)
    times = []
    for _ in range(steps):
        page.evaluate(PAINTED)
        if not page.evaluate(CHOOSE):
            break
        time.sleep(pause)
        times.append(page.evaluate(SWAP) if scripts else _load_anew(page))
    page.context.close()
    return times


def _load_anew(page: Page) -> float:
    with page.expect_navigation():
        clicked = page.evaluate(CLICK)
    return float(page.evaluate(PAINTED) - clicked)


def prints(browser: Browser, html: str, *, runs: int = 3) -> float:
    """Return the median milliseconds that the browser takes to print a report's page as tagged PDF."""
    page, _ = _page(browser)
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        page.set_content(html)
        page.pdf(tagged=True, outline=True, prefer_css_page_size=True)
        times.append((time.perf_counter() - began) * 1_000)
    page.context.close()
    return statistics.median(times)


def _page(browser: Browser) -> tuple[Page, CDPSession]:
    context = browser.new_context()
    page = context.new_page()
    return page, context.new_cdp_session(page)
