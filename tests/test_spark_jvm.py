"""A corpus on Spark itself gives the bytes of one machine, over Connect too, and when workers die."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, suppress
from dataclasses import asdict
from itertools import chain
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import newsdiff
from benchmarks import generate
from newsdiff import api

pytestmark = [pytest.mark.long, pytest.mark.timeout(900), pytest.mark.usefixtures("jvm")]
ROOT = Path(__file__).parents[1]
RUN = """
import json, sys
from pyspark.sql import SparkSession
import newsdiff
from newsdiff.writing import Guard
session = SparkSession.builder.remote("local[2]").getOrCreate()
corpus, temp, out, table, thinned = sys.argv[1:]
report = newsdiff.dedupe(corpus, spark=session, temp=temp)
open(out, "w", encoding="utf-8").write(report.to_json())
newsdiff.api.thin_to_folder(table, newsdiff.Settings(), session, thinned, guard=Guard())
"""
CLUSTER = """
import sys
from pyspark.sql import SparkSession
import newsdiff
master, corpus, temp, events, out, phase = sys.argv[1:]
settings = {
    "spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1",
    "spark.executor.memory": "700m", "spark.executor.cores": "1", "spark.driver.memory": "700m",
    "spark.sql.shuffle.partitions": "4", "spark.eventLog.enabled": "true", "spark.eventLog.dir": events,
    "spark.eventLog.compress": "false", "spark.local.dir": temp, "spark.log.level": "ERROR",
}
builder = SparkSession.builder.master(master)
for name, value in settings.items():
    builder = builder.config(name, value)
session = builder.getOrCreate()
def told(phase, *_):
    print("PHASE", phase, flush=True)
report = newsdiff.dedupe(corpus, spark=session, temp=temp, progress=told)
open(out, "w", encoding="utf-8").write(report.to_json())
session.stop()
"""


def environment(**more):
    """Return what processes of Spark need to be told."""
    import pyspark

    own = {
        "SPARK_HOME": str(Path(pyspark.__file__).parent),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_DAEMON_MEMORY": "160m",
        "PYSPARK_PYTHON": sys.executable,
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONPATH": os.pathsep.join(
            [str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])]
        ),
    }
    return {**os.environ, **own, **more}


def python(*arguments, **more):
    """Run Python in a process of its own, as Spark can be started once in each."""
    done = subprocess.run(
        [sys.executable, *map(str, arguments)], env=environment(**more), capture_output=True, text=True, cwd=ROOT, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3_000:]
    return done


def test_two_threads_of_spark_give_the_bytes_of_one_machine(corpus, tmp_path):
    out = tmp_path / "spark.json"

    python(
        "-m", "newsdiff", "dedupe", corpus, "--spark", "local[2]", "-q", "-o", out, TZ="Asia/Tokyo"
    )

    assert out.read_text("utf-8") == newsdiff.dedupe(corpus).to_json()


@pytest.mark.timeout(600)
def test_ten_thousand_articles_of_which_half_are_one_story_give_the_bytes_of_one_machine(tmp_path):
    path, out = tmp_path / "news.jsonl", tmp_path / "spark.json"
    short = ({**asdict(a), "text": a.text[:400]} for a, _ in generate.Generator().articles(5_000))
    story = [f"word{n * 7_919 % 10_000}" for n in range(30)]
    copies = (
        {"id": f"copy{n}", "outlet": f"o{n}", "text": " ".join([*story[: n % 30], f"own{n}", *story[n % 30 + 1 :]])}
        for n in range(5_000)
    )  # fmt: skip
    path.write_text("".join(f"{json.dumps(row)}\n" for row in chain(short, copies)), "utf-8")

    python("-m", "newsdiff", "dedupe", path, "--spark", "local[2]", "-q", "-o", out)

    report = newsdiff.dedupe(path, jobs=2)
    assert max(cluster.documents for cluster in report.clusters) == 5_000
    assert out.read_text("utf-8") == report.to_json()


def test_connect_gives_the_bytes_of_one_machine_and_thins_a_table(corpus, tmp_path):
    out, table = tmp_path / "connect.json", tmp_path / "news.parquet"
    rows = [
        {"id": d.id, "text": d.text, "outlet": d.outlet, "published": d.published, "n.o": n}
        for n, d in enumerate(newsdiff.read(corpus))
    ]
    pq.write_table(pa.Table.from_pylist(rows), table)
    named = [{name: value for name, value in row.items() if name != "n.o"} for row in rows]
    _, written = api.thin(newsdiff.read(named), tmp_path / "here")

    python("-c", RUN, corpus, tmp_path, out, table.as_uri(), tmp_path / "thinned")

    assert out.read_text("utf-8") == newsdiff.dedupe(corpus).to_json()
    thinned = pq.read_table(tmp_path / "thinned" / "articles").to_pylist()
    texts = {file.stem: file.read_bytes().decode() for file in written if file.suffix == ".txt"}
    assert {row["id"]: row["text"] for row in thinned} == texts
    assert {row["id"]: row["n.o"] for row in thinned} == {row["id"]: row["n.o"] for row in rows}
    assert sum(row["text"] != texts[row["id"]] for row in rows) > 3


def test_an_unreadable_file_is_told_in_one_line(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": 1')

    done = subprocess.run(
        [sys.executable, "-m", "newsdiff", "dedupe", tmp_path / "a.jsonl", "--spark", "local[1]", "-q"],
        env=environment(), capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip

    told = [line for line in done.stderr.splitlines() if line.startswith("newsdiff:")]
    assert (done.returncode, done.stdout, len(told)) == (1, "", 1)
    assert "a.jsonl line 1" in told[0]


def started(stack, log, *command):
    """Start a process of Spark that ends with the test."""
    home = Path(environment()["SPARK_HOME"])
    out = stack.enter_context(log.open("w"))
    process = subprocess.Popen(
        [home / "bin" / "spark-class", *command], env=environment(), stdout=out, stderr=out
    )
    stack.callback(process.wait)
    stack.callback(lambda: kill([process.pid]))
    return process


def awaited(log, pattern, n=1):
    """Wait until a log says something, and return what."""
    for _ in range(1_200):
        found = re.findall(pattern, log.read_text() if log.exists() else "")
        if len(found) >= n:
            return found[0]
        time.sleep(0.2)
    raise AssertionError(f"{pattern} is not in {log.read_text()[-2_000:]}")


def below(pid):
    """Return a process and all that it started, from whichever of its threads."""
    own = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            own += path.read_text().split()
    return [pid, *(one for child in own for one in below(int(child)))]


def kill(pids):
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def python_seconds(pid):
    """Return the seconds of CPU that Python has taken below a process."""
    total = 0.0
    for one in below(pid):
        with suppress(OSError):
            told = Path(f"/proc/{one}/stat").read_text()
            if "(python" in told:
                total += sum(map(int, told.rpartition(")")[2].split()[11:13]))
    return total / os.sysconf("SC_CLK_TCK")


def at_work(pids):
    """Wait until Python works below one of some processes, so that a task is under way there; return which."""
    before = {pid: python_seconds(pid) for pid in pids}
    for _ in range(6_000):
        for pid in pids:
            if python_seconds(pid) > before[pid] + 0.3:
                return pid
        time.sleep(0.02)
    raise AssertionError("no worker had a task")


def lost(events):
    """Count the tasks of an event log that did not end well."""
    reasons = []
    for file in (file for file in events.rglob("*") if file.is_file()):
        for line in file.read_text(errors="replace").splitlines():
            with suppress(ValueError):
                event = json.loads(line)
                if event.get("Event") == "SparkListenerTaskEnd":
                    reasons.append(event["Task End Reason"]["Reason"])
    return [reason for reason in reasons if reason != "Success"]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are found in /proc")
@pytest.mark.parametrize("phase", ["reading", "checking"])
def test_a_worker_that_dies_changes_nothing(tmp_path, phase):
    """One of two workers is killed with its executor while articles are cleaned, or while links are looked for."""
    corpus, out, events = tmp_path / "news.jsonl", tmp_path / "out.json", tmp_path / "events"
    events.mkdir()
    drawn = generate.Generator().articles(1_000)
    corpus.write_text("".join(f"{json.dumps(asdict(a))}\n" for a, _ in drawn), encoding="utf-8")
    logs = {name: tmp_path / f"{name}.log" for name in ("master", "one", "two", "driver")}
    with ExitStack() as stack:
        deploy = "org.apache.spark.deploy"
        here = ("--host", "127.0.0.1", "--port", "0", "--webui-port", "0")
        started(stack, logs["master"], f"{deploy}.master.Master", *here)
        master = awaited(logs["master"], r"Starting Spark master at (spark://\S+)")
        workers = [
            started(
                stack, logs[name], f"{deploy}.worker.Worker", *here, "--cores", "1", "--memory", "900m",
                "--work-dir", str(tmp_path / name), master,
            )
            for name in ("one", "two")
        ]  # fmt: skip
        awaited(logs["master"], "Registering worker", 2)
        driver = subprocess.Popen(
            [sys.executable, "-c", CLUSTER, master, corpus, tmp_path, events.as_uri(), out, phase],
            env=environment(), stdout=stack.enter_context(logs["driver"].open("w")), stderr=subprocess.STDOUT,
        )  # fmt: skip
        stack.callback(driver.wait)
        stack.callback(lambda: kill(below(driver.pid)))
        awaited(logs["driver"], f"PHASE {phase}")
        kill(below(at_work([worker.pid for worker in workers])))
        assert driver.wait(timeout=600) == 0, logs["driver"].read_text()[-3_000:]

    assert out.read_text("utf-8") == newsdiff.dedupe(corpus).to_json()
    assert lost(events), "no task was lost, so the test showed nothing"
