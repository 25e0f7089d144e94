"""Two versions of `newsdiff dedupe` side by side: CPU time of the whole command, and whether the reports are the same bytes.

`python -m benchmarks.duel OLD NEW FILE... [--rounds N]`, where OLD and NEW are directories that hold the package `newsdiff`.
Both versions run at the same time, a core each, and change cores in every round: what else the machine does slows both.
"""

from __future__ import annotations

import argparse
import filecmp
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

VERSIONS = ("old", "new")


@dataclass
class Cost:
    """What the runs of one version took."""

    seconds: list[float] = field(default_factory=list)
    """CPU seconds of each, in the program and in the system."""
    megabytes: int = 0
    """Peak memory over all."""


def main(arguments: list[str] | None = None) -> None:
    """Print a line of the table for each file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "old", type=Path, help="directory that holds the package of the old version"
    )
    parser.add_argument("new", type=Path, help="the same of the new one")
    parser.add_argument("files", nargs="+", type=Path, help="corpora for dedupe")
    parser.add_argument("--rounds", type=int, default=2, help="times that each version runs")
    asked = parser.parse_args(arguments)
    print("| corpus | old, CPU s | new, CPU s | new / old | peak MB, old, new | reports |")
    print("|---|---|---|---|---|---|")
    for file in asked.files:
        print(compare(file, (asked.old, asked.new), asked.rounds), flush=True)


def compare(file: Path, sources: tuple[Path, Path], n_rounds: int) -> str:
    """Run both versions on a corpus, in pairs, and return a row of the table."""
    costs = Cost(), Cost()
    with tempfile.TemporaryDirectory() as folder:
        reports = [Path(folder) / f"{name}.json" for name in VERSIONS]
        for number in range(n_rounds):
            _run(file, sources, reports, costs, number)
        is_same = filecmp.cmp(reports[0], reports[1], shallow=False)
    old, new = (sum(cost.seconds) / n_rounds for cost in costs)
    peaks = ", ".join(str(cost.megabytes) for cost in costs)
    ratio = f"{new / old:.2f}"
    same = "the same" if is_same else "differ"
    return f"| {file.name} | {old:.1f} | {new:.1f} | {ratio} | {peaks} | {same} |"


def _run(
    file: Path, sources: tuple[Path, Path], reports: list[Path], costs: tuple[Cost, Cost], turn: int
) -> None:
    """Run both versions once, at the same time."""
    cores = sorted(os.sched_getaffinity(0))
    running = {}
    for at, (source, report) in enumerate(zip(sources, reports, strict=True)):
        core = cores[(turn + at) % len(cores)]
        running[_start(file, source, report, core).pid] = costs[at]
    while running:
        pid, status, used = os.wait4(-1, 0)
        if status:
            sys.exit(f"a run failed with status {status}")
        cost = running.pop(pid)
        cost.seconds.append(used.ru_utime + used.ru_stime)
        cost.megabytes = max(cost.megabytes, used.ru_maxrss // 1024)


def _start(file: Path, source: Path, report: Path, core: int) -> subprocess.Popen[bytes]:
    """Start a version on a core."""
    command = ["-m", "newsdiff", "dedupe", str(file), "--jobs", "1", "--format", "json"]
    started = subprocess.Popen(
        [sys.executable, *command, "-o", str(report)],
        env={**os.environ, "PYTHONPATH": str(source), "OPENBLAS_NUM_THREADS": "1"},
        stderr=subprocess.DEVNULL,
    )
    os.sched_setaffinity(started.pid, {core})
    return started


if __name__ == "__main__":
    main()
