"""A real browser with the network cut; without Chromium or Playwright these tests skip."""

import shutil
from pathlib import Path

import pytest

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
WIDTHS = {"phone": (390, 844), "desktop": (1280, 900), "wide": (1600, 1000)}


@pytest.fixture(scope="session")
def browser():
    """Return Debian's Chromium, driven by Playwright."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("chromium is not installed (apt-get install chromium)")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def show(browser):
    """Return a function that opens a file from disk, offline, and fails if the page complains."""
    contexts, complaints = [], []

    def show_(path, width="desktop", **options):
        size = dict(zip(("width", "height"), WIDTHS[width], strict=True))
        # Playwright's own waiting must not be slowed by smooth scrolling.
        context = browser.new_context(
            viewport=size, offline=True, reduced_motion="reduce", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda r: r.url.startswith("file:") or complaints.append(r.url))
        page.goto(Path(path).as_uri())
        # Chromium drops what is clicked before it has painted for the first time.
        if options.get("java_script_enabled", True):
            page.evaluate(PAINTED)
        return page

    yield show_
    for context in contexts:
        context.close()
    assert complaints == []
