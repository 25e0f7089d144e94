"""What the command line shows of a long run."""

import io
import json
import shutil
import sys
from contextlib import contextmanager

import pytest

import newsdiff
from newsdiff import api
from newsdiff.cli import output, progress


class Screen(io.StringIO):
    """A terminal that keeps what is shown."""

    def isatty(self):
        return True


def test_progress_shows_phase_rate_and_memory(monkeypatch):
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")

    with progress.bars() as told:
        for done in range(1, 4):
            told("aligning", done, 10)

    assert "aligning" in screen.getvalue()
    assert "3/10" in screen.getvalue()
    assert " MB" in screen.getvalue()


def test_no_total_is_shown_where_none_is_known(monkeypatch):
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")

    with progress.bars() as told:
        for done in range(1, 1_300):
            told("reading", done, 0)
        told("cleaning", 1, 1_299)

    assert "1,299 " in screen.getvalue()
    assert "/0" not in screen.getvalue()
    assert "/?" not in screen.getvalue()
    assert "1/1,299" in screen.getvalue()


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("what", ["", "--strip-boilerplate"])
def test_many_small_tables_are_counted_while_they_are_read_and_cleaned(
    run, tmp_path, monkeypatch, packed, what
):
    shown = []

    @contextmanager
    def bars(_):
        yield lambda *told: shown.append(told)

    monkeypatch.setattr(output.Output, "progress", bars)
    folder = tmp_path / "t"
    folder.mkdir()
    for n in range(30):
        text = f"text\nThe ferry of pier {n} was late on Monday.\n"
        (folder / f"{n}.csv").write_text(text, encoding="utf-8")
    name = shutil.make_archive(str(folder), "zip", folder) if packed else str(folder)

    assert run(f"clean {name} {what}").code == 0
    assert {phase for phase, _, _ in shown} == {"reading", "cleaning"}
    assert [max(done for told, done, _ in shown if told == phase) for phase in ("reading", "cleaning")] == [30, 30]  # fmt: skip


def test_the_memory_of_this_process_is_known():
    assert progress.resident() > 1_000_000


def test_articles_far_apart_in_time_are_left_alone_with_a_window(run):
    everything = json.loads(run("dedupe corpus --format json").out)["pairs"]
    near = json.loads(run("dedupe corpus --window-days 0 --format json").out)["pairs"]

    assert 0 < len(near) < len(everything)


def test_pairing_and_checking_count_to_their_end():
    told = {}

    api.dedupe(newsdiff.read("corpus"), progress=lambda phase, *count: told.update({phase: count}))

    assert told["pairing"][0] == told["pairing"][1] > 0
    assert told["checking"][0] == told["checking"][1] > 0
