"""The benchmark of Spark counts what every process took, and says which aim is missed."""

import json
import os
import signal
import subprocess
import sys
from types import SimpleNamespace

import pytest

from benchmarks import spark

pytestmark = pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="reads /proc")  # noqa: PTH112
BUSY = "import time\nwhile time.process_time() < 0.3: pass\nprint(1, flush=True)\ninput()"


def test_the_cpu_of_a_worker_that_has_ended_counts_though_nobody_waits_for_it():
    watch = spark.Watch()
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # as the parent of Spark's workers does
    try:
        with subprocess.Popen(
            [sys.executable, "-c", BUSY], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as worker:
            worker.stdout.readline()
            watch.look()
            worker.communicate(b"\n")
        watch.look()
    finally:
        signal.signal(signal.SIGCHLD, before)

    assert sum(s for name, s in watch.cpu().items() if name != "driver") >= 0.3


def test_the_largest_task_is_told_by_its_cpu_in_both_programs(tmp_path):
    def end(part, read, seconds):
        return {
            "Event": "SparkListenerTaskEnd",
            "Stage ID": 3,
            "Task Info": {"Launch Time": 5_000, "Partition ID": part},
            "Task Metrics": {
                "Executor CPU Time": seconds * 1e9,
                "Shuffle Write Metrics": {"Shuffle Bytes Written": 10},
                "Shuffle Read Metrics": {"Local Bytes Read": read, "Remote Bytes Read": 0},
            },
        }

    lines = [end(0, 7, 1), end(1, 7, 1), end(2, 0, 99)]
    (tmp_path / "events_1").write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    (tmp_path / "9.tasks").write_text("3 0 5.0\n3 1 1.0\n3 1 1.0\n4 0 50.0\n")

    shuffled, longest = spark._events(tmp_path, [(4.0, "pairing"), (6.0, "checking")])

    assert shuffled == [("pairing", 30)]
    assert longest == [(pytest.approx(6 / 4.5), "pairing, 2 tasks")]


def test_what_misses_an_aim_is_said(capsys, monkeypatch, tmp_path):
    def took(_path, url):
        is_local = url == "none"
        return SimpleNamespace(
            total=100.0 if is_local else 160.0,
            wall=1.0,
            cpu={},
            n_keys=1_000,
            shuffled=[("pairing", 16_000)],
            megabytes=[("python", "aligning", 390.0), ("python", "clustering", 410.0)],
            longest=[(1.5, "pairing, 2 tasks")],
            report=b"{}",
        )

    monkeypatch.setattr(spark, "measured", took)

    spark.compare(tmp_path, "local[2]", SimpleNamespace(total=30.0))

    told = capsys.readouterr().out.splitlines()
    said = {line.split("  ")[0]: line for line in told}
    assert "1.30 times one machine, as wanted: at most 1.4" in said["without it"]
    assert "2.00 times the keys, as wanted: at most 3.2" in said["shuffled"]
    assert "410 MB, TOO MUCH: at most 400 (aligning 390, clustering 410)" in said["largest python"]
    assert "1.50 times the mean of its stage, as wanted: at most 2" in said["largest task"]
