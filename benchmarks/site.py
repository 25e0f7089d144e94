"""How a site of many passages opens in a browser.

    python -m benchmarks.site [--clusters N] [--chromium PATH]

A report of the sample corpus is blown up to N clusters and as many pairs, written with `--format html`, and its two
lists are opened in Chromium, off line, on a desktop and on a phone: size, time to open, to search and to sort.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from newsdiff import api
from newsdiff.model import ClusterPassage
from newsdiff.report import html
from newsdiff.report.reports import DedupeReport
from newsdiff.writing import write_site

CORPUS = Path(__file__).parents[1] / "corpus"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
VIEWS = {"desktop": (1280, 844), "phone": (390, 844)}


def blown_up(report: DedupeReport, n: int) -> DedupeReport:
    """Repeat clusters and pairs, each time about other documents, until there are `n`."""

    def renamed(passage: ClusterPassage, copy: int) -> ClusterPassage:
        return replace(passage, document=f"{passage.document}-{copy}")

    clusters = []
    for number in range(n):
        copy, at = divmod(number, len(report.clusters))
        one = report.clusters[at]
        passages = tuple(renamed(passage, copy) for passage in one.passages)
        clusters.append(replace(one, id=number, first=passages[0], passages=passages))
    pairs = []
    for number in range(n):
        copy, at = divmod(number, len(report.pairs))
        one_pair = report.pairs[at]
        pairs.append(replace(one_pair, a=f"{one_pair.a}-{copy}", b=f"{one_pair.b}-{copy}"))
    return replace(report, clusters=tuple(clusters), pairs=tuple(pairs))


def measure(folder: Path, chromium: str) -> None:
    """Open the lists of a site and print how long that takes."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        browser.new_context().new_page().goto("about:blank")
        for view, (width, height) in VIEWS.items():
            for name in ("index", "pairs"):
                size = {"width": width, "height": height}
                page = browser.new_context(viewport=size, offline=True).new_page()  # type: ignore[arg-type]
                began = time.perf_counter()
                page.goto(f"file://{folder}/{name}.html")
                page.evaluate("document.body.offsetHeight")
                opened = time.perf_counter()
                page.fill("input[type=search]", "concordant")
                page.locator("output", has_text=" of ").first.wait_for()
                searched = time.perf_counter()
                page.locator("table.rows thead button").nth(1).click()
                page.evaluate("document.body.offsetHeight")
                done = time.perf_counter()
                megabytes = (folder / f"{name}.html").stat().st_size / 1e6
                print(
                    f"{view:<8} {name:<6} {megabytes:5.2f} MB  open {opened - began:.2f} s  "
                    f"search {searched - opened:.2f} s  sort {done - searched:.2f} s"
                )
        browser.close()


def main() -> None:
    """Write the site and measure it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--clusters", type=int, default=5_000, help="clusters and pairs")
    parser.add_argument("--chromium", default=shutil.which("chromium"), help="path of the browser")
    options = parser.parse_args()
    if not options.chromium:
        parser.error("no chromium on the path; name it with --chromium")
    report = blown_up(api.dedupe(api.read(CORPUS)), options.clusters)
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        n_files = write_site(html.pages(report), folder)
        print(f"{n_files:,} files written in {time.perf_counter() - began:.1f} s")
        measure(Path(folder), options.chromium)


if __name__ == "__main__":
    main()
