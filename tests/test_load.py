"""Several processes at one archive: answers are right, nobody is refused for coming at the wrong time, and who waits too long hears of whom."""

import fcntl
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("duckdb")

from benchmarks import load
from newsdiff import api
from newsdiff.corpus import archive
from newsdiff.corpus.archive.limits import ArchiveLimits
from newsdiff.errors import RunError
from test_archive import articles, kept, put

pytestmark = pytest.mark.long

HASTY = ArchiveLimits(max_wait_s=0.1)
HOLDING = """
import sys, time, duckdb
with duckdb.connect(sys.argv[1], read_only=sys.argv[2] == "reading"):
    print(flush=True)
    time.sleep(float(sys.argv[3]))
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "news.duckdb"
    put(articles(3), path)
    return path


@pytest.fixture
def held(path):
    """Return a function that lets another process hold the archive."""
    running = []

    def start(how, seconds):
        command = [sys.executable, "-c", HOLDING, str(path), how, str(seconds)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE)
        process.stdout.readline()
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.communicate()


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc")
@pytest.mark.timeout(120)
def test_no_answer_is_wrong_while_an_archive_is_written():
    *readers, writer = load.measure(3, n_readers=2, n_articles=12)

    assert [tally.wrong for tally in readers] == [0, 0]
    assert all(tally.n for tally in (*readers, writer))
    assert all(tally.last_files <= tally.first_files for tally in readers)


@pytest.mark.parametrize(
    ("how", "told"), [("reading", "is being read by"), ("writing", "is being written by")]
)
def test_who_waits_too_long_to_write_is_told_who_has_the_archive(path, held, how, told):
    other = held(how, 30)

    with (
        pytest.raises(RunError, match=rf"{told} another process \(python.*, PID {other.pid}\)"),
        archive.open_archive(path, HASTY, "write"),
    ):
        pass


def test_who_waits_too_long_to_read_is_told_who_writes(path, held):
    other = held("writing", 30)

    with (
        pytest.raises(RunError, match=rf"is being written by .* PID {other.pid}\); try again"),
        archive.open_archive(path, HASTY),
    ):
        pass


@pytest.mark.parametrize("how", ["reading", "writing"])
def test_a_writer_waits_for_its_turn_and_leaves_no_sign_of_it(path, held, how):
    held(how, 0.5)

    put(articles(5), path)

    assert len(kept(path)) == 5
    assert list(path.parent.iterdir()) == [path]


def test_a_reader_waits_for_its_turn(path, held):
    held("writing", 0.5)

    assert len(kept(path)) == 3


def test_a_reader_lets_a_writer_go_first_that_waits(path, held):
    held("reading", 2)
    command = "from test_archive import *; import sys; put(articles(5), sys.argv[1])"
    writer = subprocess.Popen([sys.executable, "-c", command, str(path)], cwd=Path(__file__).parent)
    sign = path.with_name(f".{path.name}.waiting")
    while not sign.exists() and writer.poll() is None:
        time.sleep(0.01)

    assert len(kept(path)) == 5
    assert writer.wait() == 0


def test_nobody_opens_an_archive_while_another_finishes_writing(path):
    """DuckDB reads the head of a file before it locks it; our lock is held before that."""
    lock = path.with_name(f".{path.name}.lock")
    with archive.open_archive(path, purpose="write"):
        with lock.open("rb") as file, pytest.raises(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        assert lock.exists()

    with archive.open_archive(path), archive.open_archive(path), lock.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        with pytest.raises(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    assert len(kept(path)) == 3
    assert list(path.parent.iterdir()) == [path]


def test_the_sign_of_a_writer_that_was_killed_holds_nobody_up(path):
    sign = path.with_name(f".{path.name}.waiting")
    sign.touch()

    with archive.open_archive(path, ArchiveLimits(max_wait_s=0)) as opened:
        assert len(opened) == 3
    put(articles(4), path)
    assert not sign.exists()


def test_an_archive_that_this_program_reads_is_not_written_into(path):
    with (
        archive.open_archive(path),
        pytest.raises(RunError, match="open in this program for another purpose"),
    ):
        put(articles(5), path)


def test_a_damaged_file_in_a_folder_named_lock_is_not_waited_for(tmp_path):
    folder = tmp_path / "lock"
    folder.mkdir()
    (folder / "x.duckdb").write_bytes(b"\0" * 5_000)
    start = time.monotonic()

    with pytest.raises(Exception, match="damaged or no archive"):
        list(api.archived(folder / "x.duckdb"))

    assert [one.name for one in folder.iterdir()] == ["x.duckdb"]
    assert time.monotonic() - start < ArchiveLimits().max_wait_s / 2
