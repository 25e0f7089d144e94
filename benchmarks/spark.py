"""What Spark takes beside one machine: CPU of all its processes, bytes shuffled, and whether the reports are equal.

    python -m benchmarks.generate 10000 corpus.jsonl truth.jsonl
    python -m benchmarks.spark corpus.jsonl --spark 'local[2]'
    python -m benchmarks.spark --copies 5000

Reads the CPU of the tree of processes from /proc before Spark is stopped, since a JVM that runs is in nobody's sum of
children. What any run takes, whatever its size, is measured on the sample corpus and said apart. Bytes come from Spark's event
log, so not from a server of Connect. With `--spark sail` a server of Sail is started in this process.

With `--copies` the corpus is one story in so many outlets, each with another word in one paragraph.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from newsdiff.corpus.index import kernels

SAMPLE = Path(__file__).parents[1] / "corpus"
_MEGABYTE = 1_000_000
_LONG_MS = 5_000
"""Time of all tasks of a stage from which on the longest is compared with the mean."""
_SHOWN = 0.005  # of all bytes
_STORY_WORDS = 45  # of each paragraph of a story with many copies
_RUN = """
import sys
from benchmarks.spark import run
run(*sys.argv[1:])
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took."""

    cpu: dict[str, float]
    """Seconds by the name of the program."""
    megabytes: dict[str, float]
    """What the largest process of each program took."""
    n_keys: int
    """Keys of n-grams, on one machine."""
    wall: float
    shuffled: list[tuple[str, int]]
    """Bytes written to be shuffled, by what was going on, in order."""
    longest: tuple[float, str]
    """Longest task by the mean of its stage, of tasks on what was shuffled and stages that take long, and what was going on."""
    report: bytes

    @property
    def total(self) -> float:
        """Seconds of CPU of all programs."""
        return sum(self.cpu.values())


def processes() -> Iterator[tuple[int, int, str, float]]:
    """Yield the id, the parent, the name and the seconds of CPU of every process, with those of its ended children."""
    ticks = os.sysconf("SC_CLK_TCK")
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            told = path.read_text()
            name = told[told.index("(") + 1 : told.rindex(")")]
            rest = told[told.rindex(")") + 2 :].split()
            yield int(path.parent.name), int(rest[1]), name, sum(map(int, rest[11:15])) / ticks


def own_tree() -> Iterator[tuple[int, str, float]]:
    """Yield the id, the name of the program and the seconds of CPU of this process, the driver, and of all below it."""
    known = {pid: (parent, name, seconds) for pid, parent, name, seconds in processes()}
    for pid, (_, name, seconds) in known.items():
        at = pid
        while at in known and at != os.getpid():
            at = known[at][0]
        if at == os.getpid():
            yield pid, "driver" if pid == at else name, seconds


def tree_cpu() -> dict[str, float]:
    """Return the seconds of CPU of this process and all below it, by the name of the program."""
    found: defaultdict[str, float] = defaultdict(float)
    for _, name, seconds in own_tree():
        found[name] += seconds
    return {name: round(seconds, 1) for name, seconds in found.items()}


def watch_memory(peaks: dict[str, float]) -> None:
    """Keep the megabytes of the largest process of each program, until this process ends."""
    while True:
        for pid, name, _ in own_tree():
            with suppress(OSError):
                status = Path(f"/proc/{pid}/status").read_text()
                if peak := re.search(r"VmHWM:\s+(\d+)", status):
                    peaks[name] = max(peaks.get(name, 0), int(peak[1]) * 1024 / _MEGABYTE)
        time.sleep(1)


def run(path: str, url: str, folder: str) -> None:
    """Do one run in this process, and write what it took into a folder."""
    import newsdiff

    session: Any = None
    if url == "sail":
        from pysail.spark import SparkConnectServer

        server = SparkConnectServer("127.0.0.1", 0)
        server.start(background=True)
        session = f"sc://127.0.0.1:{server.listening_address[1]}"
    elif url != "none":
        from pyspark.sql import SparkSession

        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        settings = {
            "spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1", "spark.driver.memory": "700m",
            "spark.eventLog.enabled": "true", "spark.eventLog.dir": Path(folder).as_uri(),
            "spark.eventLog.compress": "false", "spark.log.level": "ERROR",
        }  # fmt: skip
        builder = SparkSession.builder.master(url)
        for name, value in settings.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
    peaks: dict[str, float] = {}
    threading.Thread(target=watch_memory, args=(peaks,), daemon=True).start()
    told: list[tuple[float, str]] = []
    keys: list[int] = []
    with mock.patch.object(kernels, "read_records", partial(_read_counted, keys)):
        report = newsdiff.dedupe(
            path,
            spark=session,
            temp=folder if session else None,
            progress=lambda phase, *_: told.append((time.time(), phase)),
        )
    Path(folder, "report.json").write_text(report.to_json(), encoding="utf-8")
    found = {"cpu": tree_cpu(), "megabytes": peaks, "n_keys": sum(keys), "told": told}
    Path(folder, "took.json").write_text(json.dumps(found), encoding="utf-8")
    if hasattr(session, "stop"):
        session.stop()


_read = kernels.read_records


def _read_counted(keys: list[int], task: kernels.ReadTask) -> kernels.ReadWords:
    """Read documents in this process, and note how many keys they have."""
    found = _read(task)
    keys += [own.size for _, own in found.keys]
    return found


def measured(path: Path, url: str) -> Run:
    """Do one run in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.monotonic()
        subprocess.run([sys.executable, "-c", _RUN, str(path), url, folder], check=True)
        wall = time.monotonic() - begun
        return run_of(Path(folder), wall)


def run_of(folder: Path, wall: float) -> Run:
    """Read what `run` wrote."""
    took = json.loads((folder / "took.json").read_text("utf-8"))
    shuffled, longest = _events(folder, took["told"])
    report = (folder / "report.json").read_bytes()
    return Run(took["cpu"], took["megabytes"], took["n_keys"], wall, shuffled, longest, report)


def _events(
    folder: Path, told: list[tuple[float, str]]
) -> tuple[list[tuple[str, int]], tuple[float, str]]:
    """Read an event log: the bytes that each stage wrote to be shuffled, and by how much tasks exceed their mean."""
    begun: dict[int, float] = {}
    written: defaultdict[int, int] = defaultdict(int)
    times: defaultdict[int, list[int]] = defaultdict(list)
    logs = (file for file in folder.rglob("*") if file.is_file() and "events" in file.name)
    for line in (line for file in logs for line in file.read_text("utf-8").splitlines()):
        event = json.loads(line)
        if event["Event"] == "SparkListenerTaskEnd" and event.get("Task Metrics"):
            stage, metrics = event["Stage ID"], event["Task Metrics"]
            begun.setdefault(stage, event["Task Info"]["Launch Time"] / 1_000)
            written[stage] += metrics["Shuffle Write Metrics"]["Shuffle Bytes Written"]
            read = metrics["Shuffle Read Metrics"]
            if read["Local Bytes Read"] + read["Remote Bytes Read"]:
                times[stage].append(metrics["Executor Run Time"])
    shuffled = [(_phase(begun[at], told), n) for at, n in sorted(written.items()) if n]
    long = [
        (max(own) * len(own) / sum(own), f"{_phase(begun[at], told)}, {len(own)} tasks")
        for at, own in times.items()
        if sum(own) > _LONG_MS
    ]
    return shuffled, max(long, default=(0.0, "none"))


def _phase(when: float, told: list[tuple[float, str]]) -> str:
    """Return what was going on at a time: some phases are told when they begin, and the first two when they are done."""
    last = [phase for at, phase in told if at <= when][-1:]
    return {"": "reading", "reading": "cleaning"}.get("".join(last), "".join(last))


def write_copies(n: int, path: Path) -> Path:
    """Write one story as often as that, each copy in an outlet of its own and with another word in one paragraph."""
    chance = random.Random(1)  # noqa: S311  no secret
    story = [[f"word{chance.randrange(10_000)}" for _ in range(_STORY_WORDS)] for _ in range(9)]
    with path.open("w", encoding="utf-8") as file:
        for number in range(n):
            own = [*map(list, story)]
            chance.choice(own)[chance.randrange(_STORY_WORDS)] = f"other{number}"
            text = "\n\n".join(f"{' '.join(words)}." for words in own)
            row = {"id": f"{number:06d}", "outlet": f"outlet {number}", "text": text}
            file.write(f"{json.dumps(row)}\n")
    return path


def main() -> None:
    """Compare a run on Spark with one on this machine."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "corpus", type=Path, nargs="?", metavar="CORPUS", help="folder or file to compare"
    )
    parser.add_argument(
        "--copies", type=int, metavar="N", help="instead: so many copies of a story"
    )
    parser.add_argument("--spark", default="local[2]", metavar="URL", help="local[N], or sail")
    asked = parser.parse_args()
    if (asked.corpus is None) == (asked.copies is None):
        parser.error("name a corpus, or say --copies")
    start = measured(SAMPLE, asked.spark)
    with tempfile.TemporaryDirectory() as folder:
        corpus = asked.corpus or write_copies(asked.copies, Path(folder, "copies.jsonl"))
        show(asked.spark, start, measured(corpus, "none"), measured(corpus, asked.spark))


def show(url: str, start: Run, local: Run, spark: Run) -> None:
    """Print what a run took, beside one on this machine and one on next to nothing."""
    for name, one in (("one machine", local), (url, spark)):
        print(f"{name:13} {one.total:8.1f} s CPU   {one.wall:7.1f} s by the clock   {one.cpu}")
    print(f"start-up      {start.total:8.1f} s CPU, the sample corpus")
    print(f"without it    {(spark.total - start.total) / local.total:8.2f} times one machine")
    key_bytes = 8 * local.n_keys
    sizes = [*spark.shuffled, ("shuffled", sum(n for _, n in spark.shuffled))]
    for name, n_bytes in sizes:
        if n_bytes >= _SHOWN * sizes[-1][1]:
            print(
                f"{name:13} {n_bytes / _MEGABYTE:8.1f} MB, {n_bytes / key_bytes:.2f} times the keys"
            )
    peaks = ", ".join(f"{name} {size:.0f} MB" for name, size in spark.megabytes.items())
    print(f"largest       {peaks}")
    print(f"longest task  {spark.longest[0]:8.2f} times the mean of its stage ({spark.longest[1]})")
    print(f"same bytes    {spark.report == local.report}")


if __name__ == "__main__":
    main()
