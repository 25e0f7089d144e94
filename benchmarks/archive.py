"""What an archive costs: one article answered, a thousand put in, and the size of the file.

Without ARCHIVE one is made of invented articles (`benchmarks.generate`), all but the last thousand. A given
one is copied, so that it stays as it is. Every command runs in a fresh interpreter, start-up included.

    python -m benchmarks.archive [--articles N] [--runs N]
    python -m benchmarks.archive ARCHIVE --add FILE --ask FILE... [--runs N]
"""

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

from benchmarks.generate import Generator

N_ADDED = 1_000
MAX_ASKED_S, MAX_ASKED_MB, MAX_ADDED_S, MAX_RATIO = 1, 500, 10, 2

MEASURED = """
import resource, sys
from newsdiff.cli import run
code = run(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
sys.exit(code)
"""
"""Runs a command and says its peak memory, which the parent's does not hide so."""


class Cost(NamedTuple):
    """What a command took."""

    wall: float
    cpu: float
    peak_mb: float


def cost(*arguments: str) -> Cost:
    """Run newsdiff, its output thrown away, and return what it took."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-c", MEASURED, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(wall, cpu, int(done.stderr.split()[-1]) * unit / 1e6)


def made(n: int, folder: Path) -> tuple[Path, Path, list[Path]]:
    """Make an archive, a file of what is to be added to it, and articles to ask about."""
    old, new, archive = folder / "old.jsonl", folder / "new.jsonl", folder / "news.duckdb"
    articles = [article for article, _ in Generator().articles(n)]
    for path, some in ((old, articles[:-N_ADDED]), (new, articles[-N_ADDED:])):
        lines = (json.dumps(asdict(article), ensure_ascii=False) for article in some)
        path.write_text("\n".join(lines), encoding="utf-8")
    asked = []
    for number in range(3):
        # Two paragraphs of an article inside, and two of one that is not.
        inside, outside = articles[n // 3 * number].text, articles[number - 3].text
        text = "\n\n".join([*inside.split("\n\n")[:2], *outside.split("\n\n")[:2]])
        asked.append(folder / f"today-{number}.txt")
        asked[-1].write_text(text, encoding="utf-8")
    del articles
    show("putting the others in", [cost("index", str(old), "--into", str(archive))])
    return archive, new, asked


def show(what: str, costs: list[Cost], aim: str = "") -> None:
    """Print a row: the median of each figure."""
    wall, cpu, peak = map(statistics.median, zip(*costs, strict=True))
    print(f"{what:32} {wall:9.2f} {cpu:9.2f} {peak:9.0f}  {aim}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("archive", type=Path, nargs="?", help="an archive (default: one is made)")
    parser.add_argument("--articles", type=int, default=10_000, help="of the one that is made")
    parser.add_argument("--add", type=Path, help="articles that are not in ARCHIVE")
    parser.add_argument("--ask", type=Path, nargs="+", help="articles to ask about")
    parser.add_argument("--runs", type=int, default=5, help="of each question (default: 5)")
    given = parser.parse_args()
    if given.archive and not (given.add and given.ask):
        parser.error("ARCHIVE needs --add and --ask")
    with tempfile.TemporaryDirectory() as scratch:
        print(f"{'':32} {'wall s':>9} {'CPU s':>9} {'peak MB':>9}")
        if given.archive:
            archive = Path(shutil.copy(given.archive, scratch))
            new, asked = given.add, given.ask
        else:
            archive, new, asked = made(given.articles, Path(scratch))
        question = f"aim: {MAX_ASKED_S} s, {MAX_ASKED_MB} MB"
        for path in asked:
            arguments = ("provenance", str(path), "--corpus", str(archive))
            show(
                f"one article ({path.name})",
                [cost(*arguments) for _ in range(given.runs)],
                question,
            )
        added = cost("index", str(new), "--into", str(archive))
        show("putting more in", [added], f"aim: {MAX_ADDED_S} s for {N_ADDED:,}")
        told = [sys.executable, "-m", "newsdiff", "info", str(archive), "--format", "json"]
        found = json.loads(subprocess.run(told, capture_output=True, check=True).stdout)
        ratio = found["bytes"] / found["characters"]
        print(
            f"{found['documents']:,} articles, {found['bytes'] / 1e6:,.0f} MB, "
            f"{ratio:.2f} times the characters of the text; aim: {MAX_RATIO}"
        )


if __name__ == "__main__":
    main()
