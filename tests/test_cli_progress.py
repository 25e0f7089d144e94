"""What the command line shows of a long run."""

import io
import json
import sys

import newsdiff
from newsdiff import api
from newsdiff.cli import progress


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
