"""Watching a folder: each new file once, when it is whole."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsdiff import api
from newsdiff.cli.watch import STATE, _Folder
from newsdiff.errors import RunError
from newsdiff.settings.intake import Intake

TEXT = "The swing bridge at Osk stays open to ships until the motor is mended, the port said on Sunday evening."
MORE = "Drivers have to go round by Lund, which takes forty minutes."


@pytest.fixture(autouse=True)
def folders(tmp_path, monkeypatch):
    """Make an old corpus and an empty folder for what comes in."""
    monkeypatch.chdir(tmp_path)
    for path in ("old/a", "in"):
        Path(path).mkdir(parents=True)
    Path("old/a/bridge.txt").write_text(f"Bridge open\n\n{TEXT}\n\n{MORE}\n")


def arrive(name, *, is_old=True):
    """Let a file come in, which has not changed for a minute, or just now."""
    path = Path("in", name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"No way over at Osk\n\n{TEXT}\n\nNobody waits.\n")
    if is_old:
        before = time.time() - 60
        os.utime(path, (before, before))


def reported(done):
    """Return the ids of the articles that a run reported in JSON Lines."""
    return [json.loads(line)["target"] for line in done.out.splitlines()]


def once(run, more=""):
    """Look once."""
    return run(f"watch in --against old --once --format jsonl --settle 0.2 {more}", here=True)


def test_a_new_file_is_reported_once_by_this_run_and_the_next(run):
    arrive("one.txt")
    first, second = once(run), once(run)
    arrive("two.txt")

    assert (reported(first), reported(second), reported(once(run))) == (["one"], [], ["two"])
    assert json.loads(first.out)["source"] == "bridge"


def test_a_file_that_is_changed_later_is_not_new(run):
    arrive("one.txt")
    once(run)
    Path("in/one.txt").write_text("Another text altogether.\n")

    assert reported(once(run)) == []


def test_a_file_that_is_just_written_is_waited_for(run):
    arrive("one.txt", is_old=False)

    assert reported(once(run)) == ["one"]


def test_a_file_is_whole_when_it_has_not_changed_for_a_while():
    folder = _Folder(Path("in"), settle=30)
    arrive("one.txt", is_old=False)

    assert folder.look(Intake(), set()) == ([], True)
    arrive("one.txt")
    assert folder.look(Intake(), set()) == (["one.txt"], False)
    assert folder.look(Intake(), {"one.txt"}) == ([], False)


def test_names_with_signs_of_patterns_and_folders_are_names(run):
    for name in ("a[1].txt", "sub/b*.txt"):
        arrive(name)

    assert reported(once(run)) == ["a[1]", "b*"]


def test_what_cannot_be_read_is_named_and_left_out(run):
    arrive("one.txt")
    Path("in/rows.jsonl").write_text("{broken\n")
    os.utime("in/rows.jsonl", (1, 1))
    done = once(run)

    assert reported(done) == ["one"]
    assert "rows.jsonl" in done.err
    assert once(run).err == ""


def test_an_archive_that_is_not_to_be_had_is_no_look(run, monkeypatch):
    def busy(*_):
        raise RunError("old is being written by another process")

    arrive("one.txt")
    with monkeypatch.context() as patched:
        patched.setattr(api.Desk, "opened", busy)
        done = once(run)

    assert (done.code, done.err) == (1, "newsdiff: old is being written by another process\n")
    assert reported(once(run)) == ["one"]


def test_the_state_may_stand_elsewhere(run):
    arrive("one.txt")
    done = once(run, "--state seen.txt")

    assert reported(done) == ["one"]
    assert not Path("in", STATE).exists()
    assert Path("seen.txt").read_text() == '"one.txt"\n'


def test_a_file_of_something_else_is_no_state(run):
    arrive("one.txt")
    Path("notes.txt").write_text("My own notes.\n")
    done = once(run, "--state notes.txt")

    assert (done.code, Path("notes.txt").read_text()) == (1, "My own notes.\n")
    assert "notes.txt cannot be read as names of reported files" in done.err


def test_a_name_that_a_killed_run_left_half_written_harms_no_other(run):
    arrive("one.txt")
    Path("in", STATE).write_text('"zero.txt"\n"on')

    found = [reported(once(run)), reported(once(run))]

    assert found == [["one"], []]
    assert Path("in", STATE).read_text() == '"zero.txt"\n"on\n"one.txt"\n'


def test_the_table_goes_to_standard_output_only(run):
    done = once(run, "-o found.jsonl")

    assert done.code == 2
    assert "redirect it instead" in " ".join(done.err.split())


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_ctrl_c_ends_it_with_one_line():
    arrive("one.txt")
    command = [
        sys.executable,
        "-m",
        "newsdiff",
        "watch",
        "in",
        "--against",
        "old",
        "--every",
        "0.2",
    ]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as watching:
        header, row = watching.stdout.readline(), watching.stdout.readline()
        watching.send_signal(signal.SIGINT)
        _, told = watching.communicate(timeout=30)

    assert header.startswith("copied")
    assert "bridge" in row
    assert watching.returncode == 130
    assert told.count("\n") == 1
    assert "the same command goes on" in told


@pytest.mark.parametrize("waits", ["--every nan", "--every inf", "--settle nan", "--settle 1e300"])
def test_a_time_to_wait_is_a_number(run, tmp_path, waits):
    done = run(f"watch {tmp_path} --against {tmp_path} {waits}")

    assert done.code == 2
    assert waits.split()[0] in done.err


def test_a_pipe_in_the_place_of_the_state_is_not_waited_for(run, tmp_path):
    os.mkfifo(tmp_path / STATE)

    done = run(f"watch {tmp_path} --against {tmp_path} --once")

    assert (done.code, "is a pipe" in done.err) == (1, True)
