"""What Spark takes beside one machine: CPU of all its processes, bytes shuffled, and whether the reports are equal.

    python -m benchmarks.generate 10000 corpus.jsonl truth.jsonl
    python -m benchmarks.spark corpus.jsonl --spark 'local[2]'

Beside the corpus one story in 5,000 outlets is compared, each copy with another word in one paragraph (`--copies`).

Reads the CPU of the tree of processes from /proc every second and before Spark is stopped, since neither a JVM that runs nor a
worker that Spark has ended is in anybody's sum of children. What any run takes, whatever its size, is measured on the sample corpus and said apart; the two runs go on at the same time.
Bytes and the CPU of tasks
in the JVM come from Spark's event log, their CPU in Python from `spark_daemon`; so neither is there with a server of Connect.
With `--spark sail` a server of Sail is started in this process. Each line that has an aim says it, and whether it is met.
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
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from newsdiff.corpus.index import kernels

SAMPLE = Path(__file__).parents[1] / "corpus"
_MEGABYTE = 1_000_000
_LONG_SECONDS = 5
"""CPU of all tasks of a stage from which on the largest is compared with the mean."""
_HEAP_MB = 700
_MAX_TIMES, _MAX_KEYS, _MAX_WORKER_MB, _MAX_MEANS = 1.4, 3.2, 400, 2.0
"""What is aimed at: CPU without start-up by that of one machine, bytes shuffled by those of the keys, the largest Python
worker, the largest task by the mean of its stage."""
_FORGET_PEAK = "5"  # what Linux calls it
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
    megabytes: list[tuple[str, str, float]]
    """Name of a program, what was going on, what its largest process took then."""
    n_keys: int
    """Keys of n-grams, on one machine."""
    wall: float
    shuffled: list[tuple[str, int]]
    """Bytes written to be shuffled, by what was going on, in order."""
    longest: list[tuple[float, str]]
    """Largest task by the mean of its stage, in CPU, of tasks on what was shuffled and stages that take long, and what was
    going on; the worst first."""
    report: bytes

    @property
    def total(self) -> float:
        """Seconds of CPU of all programs."""
        return sum(self.cpu.values())


def processes() -> Iterator[tuple[int, int, str, float]]:
    """Yield the id, the parent, the name and the seconds of CPU of every process."""
    ticks = os.sysconf("SC_CLK_TCK")
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            told = path.read_text()
            name = told[told.index("(") + 1 : told.rindex(")")]
            rest = told[told.rindex(")") + 2 :].split()
            yield int(path.parent.name), int(rest[1]), name, sum(map(int, rest[11:13])) / ticks


def own_tree() -> Iterator[tuple[int, str, float]]:
    """Yield the id, the name of the program and the seconds of CPU of this process, the driver, and of all below it."""
    known = {pid: (parent, name, seconds) for pid, parent, name, seconds in processes()}
    for pid, (_, name, seconds) in known.items():
        at = pid
        while at in known and at != os.getpid():
            at = known[at][0]
        if at == os.getpid():
            yield pid, "driver" if pid == at else name, seconds


class Watch:
    """What this process and all below it take, those too that have ended: Spark ends idle workers, and nobody sums them up."""

    def __init__(self) -> None:
        self.told: list[tuple[float, str]] = []
        """When which phase was told."""
        self.peaks: dict[tuple[str, str], float] = {}
        """Megabytes of the largest process, by the name of the program and the phase."""
        self._seconds: dict[tuple[int, str], float] = {}

    def look(self) -> None:
        """Note the CPU of each process, and its most memory since the last look."""
        for pid, name, seconds in own_tree():
            self._seconds[pid, name] = seconds
            with suppress(OSError):
                status = Path(f"/proc/{pid}/status").read_text()
                if peak := re.search(r"VmHWM:\s+(\d+)", status):
                    at = name, _phase(time.time(), self.told)
                    self.peaks[at] = max(self.peaks.get(at, 0), int(peak[1]) * 1024 / _MEGABYTE)
                Path(f"/proc/{pid}/clear_refs").write_text(_FORGET_PEAK)

    def keep_looking(self) -> None:
        """Look every second, until this process ends."""
        while True:
            self.look()
            time.sleep(1)

    def cpu(self) -> dict[str, float]:
        """Return the seconds of CPU by the name of the program."""
        found: defaultdict[str, float] = defaultdict(float)
        for (_, name), seconds in self._seconds.copy().items():
            found[name] += seconds
        return {name: round(seconds, 1) for name, seconds in found.items()}


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
        os.environ["NEWSDIFF_TASKS"] = folder
        settings = {
            "spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1", "spark.driver.memory": f"{_HEAP_MB}m",
            "spark.eventLog.enabled": "true", "spark.eventLog.dir": Path(folder).as_uri(),
            "spark.eventLog.compress": "false", "spark.log.level": "ERROR", "spark.ui.showConsoleProgress": "false",
            "spark.python.daemon.module": "benchmarks.spark_daemon",
        }  # fmt: skip
        builder = SparkSession.builder.master(url)
        for name, value in settings.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
    watch = Watch()
    threading.Thread(target=watch.keep_looking, daemon=True).start()
    keys: list[int] = []
    with mock.patch.object(kernels, "read_records", partial(_read_counted, keys)):
        report = newsdiff.dedupe(
            path,
            spark=session,
            temp=folder if session else None,
            progress=lambda phase, *_: watch.told.append((time.time(), phase)),
        )
    Path(folder, "report.json").write_text(report.to_json(), encoding="utf-8")
    watch.look()
    largest = [(*at, size) for at, size in watch.peaks.copy().items()]
    found = {
        "cpu": watch.cpu(),
        "megabytes": largest,
        "n_keys": sum(keys),
        "told": watch.told,
    }
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
    folder: Path, told: Sequence[tuple[float, str]]
) -> tuple[list[tuple[str, int]], list[tuple[float, str]]]:
    """Read an event log: the bytes that each stage wrote to be shuffled, and by how much tasks exceed their mean."""
    begun: dict[int, float] = {}
    written: defaultdict[int, int] = defaultdict(int)
    tasks: defaultdict[int, dict[int, float]] = defaultdict(dict)
    python = _python_seconds(folder)
    logs = (file for file in folder.rglob("*") if file.is_file() and "events" in file.name)
    for line in (line for file in logs for line in file.read_text("utf-8").splitlines()):
        event = json.loads(line)
        if event["Event"] == "SparkListenerTaskEnd" and event.get("Task Metrics"):
            stage, metrics, about = event["Stage ID"], event["Task Metrics"], event["Task Info"]
            begun.setdefault(stage, about["Launch Time"] / 1_000)
            written[stage] += metrics["Shuffle Write Metrics"]["Shuffle Bytes Written"]
            read = metrics["Shuffle Read Metrics"]
            if read["Local Bytes Read"] + read["Remote Bytes Read"]:
                at = about["Partition ID"]
                own = metrics["Executor CPU Time"] / 1e9
                tasks[stage][at] = own + python.get((stage, at), 0.0)
    shuffled = [(_phase(begun[at], told), n) for at, n in sorted(written.items()) if n]
    long = [
        (max(own) * len(own) / sum(own), f"{_phase(begun[at], told)}, {len(own)} tasks")
        for at, own in ((at, [*some.values()]) for at, some in tasks.items())
        if sum(own) > _LONG_SECONDS
    ]
    return shuffled, sorted(long, reverse=True)


def _python_seconds(folder: Path) -> dict[tuple[int, int], float]:
    """Read the seconds of CPU that Python took for each task, by its stage and its part; see `spark_daemon`."""
    found: defaultdict[tuple[int, int], float] = defaultdict(float)
    for file in folder.glob("*.tasks"):
        for line in file.read_text("utf-8").splitlines():
            stage, part, seconds = line.split()
            found[int(stage), int(part)] += float(seconds)
    return found


def _phase(when: float, told: Sequence[tuple[float, str]]) -> str:
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
        "--copies",
        type=int,
        default=5_000,
        metavar="N",
        help="so many copies of a story; 0 for none",
    )
    parser.add_argument("--spark", default="local[2]", metavar="URL", help="local[N], or sail")
    asked = parser.parse_args()
    start = measured(SAMPLE, asked.spark)
    print(f"start-up      {start.total:8.1f} s CPU, the sample corpus", flush=True)
    if asked.corpus:
        compare(asked.corpus, asked.spark, start)
    if asked.copies:
        with tempfile.TemporaryDirectory() as folder:
            print(f"\n{asked.copies:,} copies of a story")
            compare(write_copies(asked.copies, Path(folder, "copies.jsonl")), asked.spark, start)


def compare(corpus: Path, url: str, start: Run) -> None:
    """Print what a run takes, beside one on this machine and one on next to nothing."""
    with ThreadPoolExecutor() as both:  # at the same time, so that what else goes on lengthens both
        runs = [both.submit(measured, corpus, where) for where in ("none", url)]
        names = zip(runs, ("one machine", url), strict=True)
        local, spark = (_shown(name, one.result()) for one, name in names)
    times = (spark.total - start.total) / local.total
    print(f"without it    {times:8.2f} times one machine{_aim(times, _MAX_TIMES)}")
    key_bytes = 8 * local.n_keys
    n_shuffled = sum(n for _, n in spark.shuffled)
    for name, n_bytes in spark.shuffled:
        if n_bytes >= _SHOWN * n_shuffled:
            print(
                f"{name:13} {n_bytes / _MEGABYTE:8.1f} MB, {n_bytes / key_bytes:.2f} times the keys"
            )
    aim = _aim(n_shuffled / key_bytes, _MAX_KEYS)
    print(
        f"shuffled      {n_shuffled / _MEGABYTE:8.1f} MB, {n_shuffled / key_bytes:.2f} times the keys{aim}"
    )
    for name in dict.fromkeys(name for name, _, _ in spark.megabytes):
        sizes = [(size, phase) for own, phase, size in spark.megabytes if own == name]
        aim = _aim(max(sizes)[0], _MAX_WORKER_MB) if name.startswith("python") else ""
        by_phase = ", ".join(f"{phase or 'reading'} {size:.0f}" for size, phase in sizes)
        print(f"largest {name:13} {max(sizes)[0]:.0f} MB{aim} ({by_phase})")
    for means, stage in spark.longest[:3]:
        print(
            f"largest task  {means:8.2f} times the mean of its stage{_aim(means, _MAX_MEANS)} ({stage})"
        )
    print(f"heap          {_HEAP_MB:8} MB were enough")
    print(f"same bytes    {spark.report == local.report}", flush=True)


def _shown(name: str, one: Run) -> Run:
    print(
        f"{name:13} {one.total:8.1f} s CPU   {one.wall:7.1f} s by the clock   {one.cpu}", flush=True
    )
    return one


def _aim(found: float, most: float) -> str:
    return f", {'as wanted' if found <= most else 'TOO MUCH'}: at most {most:g}"


if __name__ == "__main__":
    main()
