"""How long five articles take, beside the bare import of the packages that newsdiff needs.

Every command runs in a fresh interpreter; the table shows the median of some runs, CPU time of the process
and wall time. The aim is a ratio of CPU times below 3.

    python -m benchmarks.startup [FOLDER] [--runs N]

FOLDER holds the articles; by default the first five of corpus/ are taken.
"""

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

CORPUS = Path(__file__).parents[1] / "corpus"
ARTICLES = (".txt", ".md")
MAX_RATIO = 3


class Times(NamedTuple):
    """Seconds that a command took."""

    cpu: float
    wall: float


def timed(command: list[str]) -> Times:
    """Run a command, its output thrown away, and return its times."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Times(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall)


def medians(commands: dict[str, list[str]], runs: int) -> dict[str, Times]:
    """Time every command, in turns so that a busy moment meets them all; one warm-up run each."""
    for command in commands.values():
        timed(command)
    rounds = [{name: timed(command) for name, command in commands.items()} for _ in range(runs)]
    return {
        name: Times(*map(statistics.median, zip(*(times[name] for times in rounds), strict=True)))
        for name in commands
    }


def first_five(target: Path) -> Path:
    """Copy the first five articles of the project's corpus into a folder and return it."""
    articles = sorted(p for p in CORPUS.iterdir() if p.name[0].isdigit() and p.suffix in ARTICLES)
    for path in articles[:5]:
        shutil.copy(path, target)
    return target


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", help="articles (default: five of corpus/)")
    parser.add_argument("--runs", type=int, default=7, help="runs of each command (default: 7)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = str(arguments.folder or first_five(Path(scratch)))
        newsdiff = [sys.executable, "-m", "newsdiff"]
        imports = "import click, rich, numpy, rapidfuzz, nltk"
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            imports: [sys.executable, "-c", imports],
            "newsdiff --help": [*newsdiff, "--help"],
            "newsdiff clean": [*newsdiff, "clean", folder],
            "newsdiff dedupe": [*newsdiff, "dedupe", folder],
            "newsdiff provenance 001 000": [
                *newsdiff,
                "provenance",
                "001",
                "000",
                "--corpus",
                folder,
            ],
        }
        times = medians(commands, arguments.runs)
    bare = times[imports].cpu
    print(f"{'median of ' + str(arguments.runs):44} {'CPU s':>7} {'wall s':>7} {'ratio':>6}")
    for name, (cpu, wall) in times.items():
        print(f"{name:44} {cpu:7.3f} {wall:7.3f} {cpu / bare:6.2f}")
    print(f"aim: every ratio below {MAX_RATIO}")


if __name__ == "__main__":
    main()
