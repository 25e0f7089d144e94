"""Faults: killed, out of disk or memory, odd files, another clock, other jobs; nothing is lost and nothing differs."""

import ast
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest

from benchmarks import faults
from newsdiff import api
from newsdiff.errors import NO_MEMORY, LoadError
from sources import MODULES

pytestmark = pytest.mark.long

ONE = "The harbour board moved the ferry landing to the north quay after the storm of last week."
needs_unix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals and limits of Unix")
needs_linux = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc")


@pytest.fixture
def articles(tmp_path):
    """Return a folder of invented articles."""
    faults.write_articles(tmp_path / "in", 12)
    return tmp_path / "in"


# ------------------------------------------------------------------ killed, full, out of memory

LATER = ("provenance", "pages", "pack", "versions", "watch")
"""Commands that write as the others do, and take longer: fewer faults are enough here."""


@needs_linux
@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", faults.COMMANDS)
def test_after_a_fault_nothing_is_lost_and_the_next_run_ends_as_if_nothing_had_happened(
    tmp_path, name
):
    if "duckdb" in faults.COMMANDS[name].line:
        pytest.importorskip("duckdb")
    draw = random.Random(name)
    trial = faults.Trial(name, tmp_path, 6 if name == "pages" else 12)
    for fault in ("kill", "disk") if name in LATER else ("kill", "kill", "disk", "memory"):
        limits = faults.drawn(fault, draw, trial.seconds)

        _, wrong = trial.faults(limits)

        assert wrong == [], limits


@needs_linux
@pytest.mark.timeout(120)
def test_a_run_that_gets_no_more_memory_says_so_in_one_line(tmp_path):
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(300_000_000)

    ended = faults.run("dedupe large.txt -o report.md", tmp_path, faults.Limits(more_mb=150))

    assert (ended.code, ended.err) == (1, f"newsdiff: {NO_MEMORY}\n")
    assert not (tmp_path / "report.md").exists()


@needs_linux
@pytest.mark.timeout(120)
@pytest.mark.parametrize("more_mb", [1, 2, 3])
def test_next_to_no_memory_is_told(tmp_path, articles, more_mb):
    """A C library or the start of a worker may print something of its own besides, or end the process."""
    ended = faults.run(f"dedupe {articles} -o report.md", tmp_path, faults.Limits(more_mb=more_mb))

    assert ended.code != 0
    assert ended.code < 0 or f"newsdiff: {NO_MEMORY}\n" in ended.err
    assert not (tmp_path / "report.md").exists()


def started(articles):
    """Start a run with two workers; return it and the workers as soon as they are there."""
    command = [sys.executable, "-m", "newsdiff", "dedupe", articles.name, "--jobs", "2"]
    process = subprocess.Popen(
        [*command, "--format", "json", "-o", "report.json"],
        cwd=articles.parent,
        stderr=subprocess.PIPE,
        text=True,
    )
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while process.poll() is None:
        found = [int(number) for number in children.read_text().split()]
        workers = [number for number in found if b"spawn_main" in said(number)]
        if len(workers) == 2:
            return process, workers
        time.sleep(0.01)
    raise AssertionError(process.communicate())


def said(pid):
    """Return the command line of a process."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def are_gone(pids):
    """Wait for processes to end; whether they did."""
    end = time.monotonic() + 20
    while any(b"spawn_main" in said(pid) for pid in pids) and time.monotonic() < end:
        time.sleep(0.05)
    return not any(b"spawn_main" in said(pid) for pid in pids)


@needs_linux
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="needs two cores")
@pytest.mark.timeout(120)
def test_a_worker_that_is_killed_is_told_in_one_line_and_nothing_is_written(articles):
    process, workers = started(articles)
    os.kill(workers[0], signal.SIGKILL)
    _, err = process.communicate(timeout=60)

    assert process.returncode == 1
    assert err.startswith("newsdiff: a worker process was ended from outside")
    assert err.count("\n") == 1
    assert not (articles.parent / "report.json").exists()
    assert are_gone(workers)


@needs_linux
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="needs two cores")
@pytest.mark.timeout(120)
def test_workers_do_not_outlive_a_run_that_is_killed(articles):
    process, workers = started(articles)
    process.kill()
    process.communicate(timeout=60)

    assert are_gone(workers)


# -------------------------------------------------------------------------------- odd files

NAMES = (
    "-rf.txt",
    "--help.txt",
    "two\nlines.txt",
    "tab\there.txt",
    " .txt",
    unicodedata.normalize("NFC", "café.txt"),
    unicodedata.normalize("NFD", "café.txt"),
    "n" * 200 + ".txt",
)


@pytest.fixture
def odd(tmp_path):
    """Return a folder with files of odd names, and with what is no file."""
    folder = tmp_path / "odd"
    folder.mkdir()
    for number, name in enumerate(NAMES):
        (folder / name).write_text(f"{ONE} That was number {number}.\n\nShare this article\n")
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to(".")
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "nowhere.txt").symlink_to("missing")
    with socket.socket(socket.AF_UNIX) as bound:
        here = Path.cwd()
        os.chdir(folder)  # the path of a socket is short
        bound.bind("socket.txt")
        os.chdir(here)
    return folder


@needs_unix
def test_what_is_no_file_is_left_out_with_its_reason_and_never_waited_for(run, odd):
    done = run(f"dedupe {odd} --format json")

    assert json.loads(done.out)["documents"] == len(NAMES)
    assert "left out 5 files: 2 that are no regular files, 1 that cannot be entered" in done.err


@needs_unix
def test_odd_names_are_cleaned_and_come_back_under_the_same_names(run, odd, tmp_path):
    for command in (f"clean {odd} --strip-boilerplate -o {tmp_path / 'out'}",
                    f"restore {tmp_path / 'out'} -o {tmp_path / 'back'}"):  # fmt: skip
        assert run(command).code == 0

    back = {path.name: path.read_bytes() for path in (tmp_path / "back").iterdir()}
    assert back == {name: (odd / name).read_bytes() for name in NAMES}


@needs_unix
def test_a_name_that_begins_with_a_dash_is_given_behind_two_of_them(run, odd, monkeypatch):
    monkeypatch.chdir(odd)

    assert (
        json.loads(run("dedupe --format json -- -rf.txt --help.txt", here=True).out)["documents"]
        == 2
    )


@needs_unix
@pytest.mark.parametrize(
    "command",
    [
        "provenance odd/self.txt in/00001-mole.txt",
        "clean in -o odd/self.txt",
        "restore in -o odd/self.txt",
        "thin in -o odd/self.txt",
        "dedupe in --format html -o odd/self.txt",
        "index in --into odd/self.txt",
        "index in --into odd/pipe.txt",
        "info odd/pipe.txt",
        "info odd/self.txt",
    ],
)
@pytest.mark.usefixtures("odd")
def test_a_link_to_itself_and_a_pipe_in_the_place_of_a_file_are_told_in_one_line(
    run, articles, monkeypatch, command
):
    monkeypatch.chdir(articles.parent)

    done = run(command, here=True)

    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("newsdiff: ")
    assert done.err.count("\n") == 1


def test_a_file_that_vanishes_after_it_was_listed_is_told(articles):
    drawn = api.stream(articles)
    next(drawn)
    shutil.rmtree(articles)

    with pytest.raises(LoadError, match=r"cannot be read|does not exist") as error:
        list(drawn)

    assert "\n" not in str(error.value)


def test_a_file_that_changes_after_it_was_listed_is_read_as_it_is_then(articles):
    drawn = api.stream(articles)
    next(drawn)
    last = max(articles.iterdir())
    last.write_text(ONE)

    assert list(drawn)[-1].text == ONE


def test_a_folder_of_many_files_is_read_in_order(tmp_path):
    for number in range(2_000):
        (tmp_path / f"{number:06d}.txt").write_text(f"{ONE} {number}.")

    assert [d.id for d in api.stream(tmp_path)] == [f"{number:06d}" for number in range(2_000)]


# ------------------------------------------------------------------------------- same bytes


def made(run, articles, more=""):
    """Return what the commands make of articles: reports, and folders of files."""
    home = articles.parent
    for command in (
        f"dedupe {articles} --format json -o {home / 'report.json'} {more}",
        f"dedupe {articles} --format html -o {home / 'page.html'} {more}",
        f"thin {articles} -o {home / 'thin'} {more}",
        f"clean {articles} --strip-boilerplate -o {home / 'clean'}",
    ):
        done = run(f"{command} --force")
        assert done.code == 0, done.err
    found = {name: held for name, held in faults.tree(home).items() if not name.startswith("in")}
    for name in found:
        path = home / name
        if path.is_file():
            path.unlink()
    return found


CLOCKS = (
    ".time.time",
    ".localtime",
    ".strftime",
    ".now",
    ".today",
    ".utcnow",
    ".st_mtime",
    ".st_ctime",
)


def clocks_of(source):
    """Return what a module asks for the time of day, and the times of files."""
    asked = [ast.unparse(n) for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Attribute)]
    return [name for name in asked if f".{name}".endswith(CLOCKS)]


def test_nothing_asks_what_time_it_is_nor_when_a_file_was_written():
    asking = {name for name in MODULES if clocks_of(MODULES[name])}

    assert asking == {"cli.watch"}  # which waits until a file is whole
    assert clocks_of("import datetime as d\nd.datetime.now()") == ["d.datetime.now"]


@pytest.mark.timeout(120)
@pytest.mark.parametrize(("seconds", "zone"), [(0, "Asia/Tokyo"), (7_258_118_400, "America/Lima")])
def test_no_output_depends_on_the_clock_on_the_times_of_files_or_on_the_zone(
    run, articles, monkeypatch, seconds, zone
):
    before = made(run, articles)
    for path in (articles, *articles.iterdir()):
        os.utime(path, (seconds, seconds))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(seconds))
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert made(run, articles) == before
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()


@pytest.mark.timeout(120)
def test_jobs_memory_and_the_order_of_the_articles_change_no_byte(articles):
    documents = list(api.stream(articles))
    expected = api.dedupe(documents).to_json()
    mixed = random.Random(3).sample(documents, len(documents))

    assert api.dedupe(mixed).to_json() == expected
    assert api.dedupe(documents[::-1], jobs=2, memory_mb=1).to_json() == expected
    assert api.dedupe(mixed, jobs=4, memory_mb=4_000).to_json() == expected


def test_the_order_in_which_corpora_are_named_changes_no_byte(run, articles, tmp_path):
    faults.write_articles(tmp_path / "more", 18, seed=2)
    for path in sorted((tmp_path / "more").iterdir())[:12]:
        path.unlink()
    a, b = articles, tmp_path / "more"

    assert (
        run(f"dedupe {a} {b} --format json").out == run(f"dedupe {b} {a} --format json").out != ""
    )


def test_a_folder_that_is_gone_under_a_command_is_told_in_one_line(tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    told = f"cd {gone} && rmdir {gone} && {sys.executable} -m newsdiff provenance a b"
    run = subprocess.run(told, shell=True, capture_output=True, text=True, check=False)

    assert run.returncode == 1
    assert run.stderr == "newsdiff: the folder that this runs in is no longer there; change to another one\n"  # fmt: skip
