"""Make the pictures of README.md and docs/ anew, from the sample corpus, in Chromium.

    python docs/pictures.py

They show what the pages are now: run it after a change that can be seen, and look at what it made.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from newsdiff import dedupe, provenance, read
from newsdiff.report import html

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
SIZE = (1280, 900)
QUERY = "/search?q=bridge+inspect*"


def main() -> None:
    """Make all of them."""
    documents = read(ROOT / "corpus")
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        pages = {
            "provenance": html.render(provenance(documents[1], [documents[0]])),
            "dedupe": html.render(dedupe(documents)),
        }
        for name, page in pages.items():
            path = Path(folder, f"{name}.html")
            path.write_text(page, encoding="utf-8")
            picture(browser, path.as_uri(), name)
        served(browser)
        browser.close()


def picture(browser: Browser, address: str, name: str, first: str = "") -> None:
    """Open an address, after another one if that is given, and keep what the first screen shows."""
    width, height = SIZE
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
    if first:
        page.goto(first)
    page.goto(address)
    page.wait_for_timeout(300)
    page.screenshot(path=IMAGES / f"{name}.png")
    page.close()


def served(browser: Browser) -> None:
    """Start a server, wait until all articles can be searched, and keep a search."""
    command = [sys.executable, "-m", "newsdiff", "serve", str(ROOT / "corpus"), "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)  # noqa: S603  our own command
    try:
        [address] = re.findall(r"http\S+", server.stderr.readline() if server.stderr else "")
        page = browser.new_page()
        page.goto(address)
        root = f"http://{urlsplit(address).netloc}"
        while page.goto(f"{root}{QUERY}") and "so far" in page.content():
            page.wait_for_timeout(300)
        picture(browser, f"{root}{QUERY}", "serve", first=address)
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
