"""Ctrl-C, SIGTERM and SIGHUP end a command at once, wherever it is, and leave nothing behind that was not finished."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[1]

RUN = """
import importlib, os, runpy, signal, sys, threading
module, _, name = sys.argv.pop(1).partition(":")
home = importlib.import_module(module)
*path, name = name.split(".")
for part in path:
    home = getattr(home, part)
before = getattr(home, name)
def interrupted(*arguments, **more):
    setattr(home, name, before)
    os.killpg(0, int(os.environ["SIGNAL"]))
    return before(*arguments, **more)
setattr(home, name, interrupted)
sys.argv[0] = "newsdiff"
runpy.run_module("newsdiff", run_name="__main__")
"""

ENDLESS = """
import os, signal, sys, threading
from newsdiff.corpus.archive import Archive
def asked(self, *_):
    threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
    self.database.run("SELECT range FROM range(2000000000) ORDER BY hash(range) LIMIT 5")
Archive.candidates = asked
from newsdiff.cli import run
sys.exit(run(sys.argv[1:]))
"""


@pytest.fixture
def interrupt(tmp_path):
    """Return a function that runs a command which is interrupted where it first calls a function."""
    temp = tmp_path / "temp"
    temp.mkdir()

    def run(place, arguments, script=RUN, number=signal.SIGINT):
        given = [place] if place else []
        done = subprocess.run(
            [sys.executable, "-c", script, *given, *arguments.split()],
            check=False,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            start_new_session=True,
            timeout=50,
            env={
                **os.environ,
                "TMPDIR": str(temp),
                "NEWSDIFF_CORPUS": str(ROOT / "corpus"),
                "SIGNAL": str(int(number)),
            },
        )
        assert list(temp.iterdir()) == []
        return done.returncode, done.stdout, done.stderr

    return run


def below(folder):
    """Return the files below a folder."""
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


NOTHING = "newsdiff: interrupted; nothing was written"
DEDUPE = f"{NOTHING}; newsdiff index keeps what is finished of a large corpus"


@pytest.mark.parametrize(
    ("place", "arguments", "said"),
    [
        ("newsdiff.cli:run", "dedupe", "newsdiff: interrupted"),
        ("newsdiff.documents.reading.decode:text", "dedupe -o OUT/a.json --format json", DEDUPE),
        ("newsdiff.documents.boilerplate:mark", "dedupe -o OUT/a.json --format json", DEDUPE),
        ("newsdiff.corpus.index.fingerprint:words", "dedupe -o OUT/a.json --format json", DEDUPE),
        ("newsdiff.reuse.compare:compare_batch", "dedupe -o OUT/a.json --format json", DEDUPE),
        ("newsdiff.workers:Worker.take", "dedupe --jobs 2 -o OUT/a.csv --format csv", DEDUPE),
        ("newsdiff.report.json:_encoded", "dedupe -o OUT/a.json --format json", NOTHING),
        ("pathlib:Path.replace", "dedupe -o OUT/a.json --format json", NOTHING),
        ("newsdiff.reuse.attribute:ledger", "provenance 001 -o OUT/a.txt", NOTHING),
        ("pathlib:Path.replace", "dedupe -o OUT/site --format html",
         "newsdiff: interrupted; OUT/site holds some of the pages; run the same command again"),
        ("pathlib:Path.replace", "clean --strip-boilerplate -o OUT/clean",
         "newsdiff: interrupted; run the same command again to write all files to OUT/clean"),
        ("newsdiff.writing.folder:write_to_disk", "thin -o OUT/thin",
         "newsdiff: interrupted; run the same command again to write all files to OUT/thin"),
    ],
)  # fmt: skip
def test_an_interrupted_command_says_how_to_go_on_and_leaves_nothing(
    interrupt, tmp_path, place, arguments, said
):
    (tmp_path / "OUT").mkdir()

    code, out, err = interrupt(place, arguments)

    assert (code, out, err.splitlines()) == (130, "", [said])
    assert below(tmp_path / "OUT") == []


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="needs the signal")
@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129)])
@pytest.mark.parametrize(
    ("place", "arguments", "said"),
    [
        ("newsdiff.workers:Worker.take", "dedupe --jobs 2 -o OUT/a.csv --format csv", DEDUPE),
        ("newsdiff.workers:Worker.start", "dedupe --jobs 2 -o OUT/a.csv --format csv", DEDUPE),
        ("pathlib:Path.replace", "clean --strip-boilerplate -o OUT/clean",
         "newsdiff: interrupted; run the same command again to write all files to OUT/clean"),
    ],
)  # fmt: skip
def test_what_ends_processes_ends_a_command_as_ctrl_c_does(
    interrupt, tmp_path, place, arguments, said, name, code
):
    (tmp_path / "OUT").mkdir()

    ended, out, err = interrupt(place, arguments, number=getattr(signal, name))

    assert (ended, out, err.splitlines()) == (code, "", [said])
    assert below(tmp_path / "OUT") == []


def test_what_was_interrupted_while_it_wrote_can_be_run_again(interrupt, run, tmp_path):
    folder = tmp_path / "clean"

    interrupt("newsdiff.writing.folder:Path.replace", "clean --strip-boilerplate -o clean")

    assert below(folder) == []
    assert run(f"clean --strip-boilerplate -o {folder}").code == 0


@pytest.fixture
def many(tmp_path):
    """Return a file of articles that go into an archive in several batches."""
    path = tmp_path / "many.jsonl"
    rows = [{"id": f"{k:04d}", "text": f"Word{k} walks over the bridge{k}."} for k in range(2_500)]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("place", "n_kept"),
    [
        ("newsdiff.corpus.archive.fill:add", 0),
        ("newsdiff.corpus.archive:Archive.candidates_of", 2_500),
        ("newsdiff.corpus.archive.fill:_reuse", 2_500),
    ],
)
def test_an_interrupted_index_keeps_whole_batches_and_goes_on(
    interrupt, run, tmp_path, many, place, n_kept
):
    pytest.importorskip("duckdb")
    into = tmp_path / "news.duckdb"

    code, out, err = interrupt(place, f"index {many.name} --into {into.name}")

    assert (code, out) == (130, "")
    assert err == (
        f"newsdiff: interrupted; {into.name} holds what was written so far, so run the same command again "
        "to go on\n"
    )
    assert sorted(tmp_path.glob("news.duckdb*")) == [into]
    assert json.loads(run(f"info {into} --format json").out)["documents"] == n_kept
    assert run(f"index {many} --into {into}").err.endswith(
        f"{2_500 - n_kept} articles added, 0 changed, {n_kept} unchanged\n"
    )


def test_a_long_query_of_an_archive_ends_at_once(interrupt, run, tmp_path):
    pytest.importorskip("duckdb")
    into = tmp_path / "news.duckdb"
    run(f"index corpus --into {into}")

    code, out, err = interrupt(
        "", f"provenance 001 --corpus {into} --set index.max_direct=0", ENDLESS
    )

    assert (code, out, err.splitlines()) == (130, "", [NOTHING])
