"""Long pages on a terminal go through a pager, and nothing else does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsdiff.cli import pager

pty = pytest.importorskip("pty")  # not on Windows

pytestmark = pytest.mark.long
ROOT = Path(__file__).parents[1]


def on_terminal(arguments, **environment):
    """Run newsdiff on a terminal of 80 columns and 24 lines; return what that shows."""
    ours, its = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "newsdiff", *arguments.split()],
        stdin=its,
        stdout=its,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=os.environ | {"TERM": "xterm", "NO_COLOR": "1", "LINES": "24"} | environment,
    )
    os.close(its)
    shown = b""
    try:
        while some := os.read(ours, 4096):
            shown += some
    except OSError:  # Linux's way to say that the other end is closed
        pass
    os.close(ours)
    assert process.wait() == 0
    return shown.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("variable", ["NEWSDIFF_PAGER", "PAGER"])
def test_a_long_page_goes_through_the_pager_that_is_named(run, tmp_path, variable):
    shown = on_terminal("provenance 001 000", **{variable: f"tee {tmp_path / 'paged'}"})

    assert (tmp_path / "paged").read_text(encoding="utf-8") == run("provenance 001 000").out
    assert shown == run("provenance 001 000").out


@pytest.mark.parametrize(
    "arguments",
    [
        "provenance 001 000 --no-pager",
        "provenance 001 000 --format json",
        "clean --explain 000:1",
    ],
)
def test_other_output_does_not(run, tmp_path, arguments):
    shown = on_terminal(arguments, NEWSDIFF_PAGER=f"tee {tmp_path / 'paged'}")

    assert shown == run(arguments.replace("--no-pager", "")).out
    assert not (tmp_path / "paged").exists()


def test_a_pipe_gets_the_page_itself(run, monkeypatch, tmp_path):
    monkeypatch.setenv("NEWSDIFF_PAGER", f"tee {tmp_path / 'paged'}")

    assert run("provenance 001 000").out
    assert not (tmp_path / "paged").exists()


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"NEWSDIFF_PAGER": "tee a", "PAGER": "cat"}, "tee a"),
        ({"NEWSDIFF_PAGER": "", "PAGER": "tee a"}, None),
        ({"PAGER": "cat"}, None),
        ({"PAGER": "no-such-pager -x"}, None),
        ({"PAGER": "tee 'a"}, None),
    ],
)
def test_the_own_variable_comes_first_and_cat_is_no_pager(monkeypatch, environment, expected):
    for name in ("NEWSDIFF_PAGER", "PAGER"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert pager.command() == expected
