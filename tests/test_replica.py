"""The copy of an archive that a desk asks: it answers as the archive does, of one state, or not at all."""

import random
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from newsdiff import api
from newsdiff.corpus.archive import Replica
from newsdiff.corpus.fulltext import FullText, renew
from newsdiff.errors import OutputError
from newsdiff.model import Document
from newsdiff.model.search import SearchFilter
from newsdiff.settings import IndexSettings, Settings

DRAW = random.Random(3)
WORDS = [f"{DRAW.choice('bcdfghklmnprst')}{DRAW.choice('aeiou')}{n}" for n in range(500)]
STORIES = [" ".join(DRAW.choice(WORDS) for _ in range(120)) for _ in range(20)]


def article(number):
    """Make an article that has a piece of each of some stories, in paragraphs of prose."""
    draw = random.Random(number)
    text = ""
    for story in draw.sample(STORIES, 2):
        words = story.split()
        at = draw.randint(0, 90)
        own = [draw.choice(WORDS) for _ in range(12)]
        text += " ".join([*own, *words[at : at + draw.randint(4, 30)], *own[:5]]) + ".\n\n"
    return Document(
        f"a{number:03}",
        text,
        title=f"Title {number}",
        outlet=f"Outlet {number % 9}",
        published=f"2024-05-{number % 27 + 1:02}",
        path=f"files/{number}.txt",
    )


ARTICLES = [article(number) for number in range(60)]
TARGETS = [article(number) for number in range(1_000, 1_003)]

SETTINGS = Settings(index=IndexSettings(max_direct=10))
"""With which these are many."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """Return an archive with more articles than are compared one by one, and the copy of it."""
    folder = tmp_path_factory.mktemp("replica")
    path, words = folder / "news.duckdb", folder / "words.sqlite"
    api.index(ARTICLES, path)
    with api.Desk(path, SETTINGS, words=words, is_filling=True) as desk:
        desk.catch_up()
    return path, words


def copied(desk):
    """Whether a desk answers from its copy."""
    with desk.opened() as corpus:
        return isinstance(corpus, Replica)


def test_ledgers_are_byte_for_byte_those_of_the_archive(filled):
    path, words = filled
    with api.Desk(path, SETTINGS) as slow, api.Desk(path, SETTINGS, words=words) as fast:
        assert copied(fast)
        assert not copied(slow)
        for target in TARGETS:
            expected = slow.provenance(target)
            assert fast.provenance(target).to_json() == expected.to_json()
            assert expected.sources


def test_the_copy_has_the_face_of_the_archive(filled):
    path, words = filled
    with api.Desk(path, SETTINGS) as slow, api.Desk(path, SETTINGS, words=words) as fast:
        with slow.opened() as archive, fast.opened() as copy:
            assert copy.ids == archive.ids
            assert copy.several([5, 1, 50]) == archive.several([5, 1, 50])
            assert copy.record(7) == archive.record(7)
            assert copy.place("a007") == archive.place("a007") == archive.ids.index("a007")
            assert copy.place("none") is archive.place("none") is None
            for name in ("a007", "a00", "files/9.txt", "none"):
                assert copy.named(name) == archive.named(name)
            [target] = api.prepare(TARGETS[:1])
            assert copy.candidates(target, 40) == archive.candidates(target, 40)
            assert copy.candidates(target, 500) == archive.candidates(target, 500)
            assert copy.near(target) == archive.near(target)
        assert fast.clusters("a003").report == slow.clusters("a003").report
        assert fast.article("a003") == slow.article("a003")


@pytest.mark.long
def test_what_is_kept_in_a_small_archive_is_compared_whole(tmp_path):
    path, words = tmp_path / "news.duckdb", tmp_path / "words.sqlite"
    api.index(ARTICLES[:20], path)
    with api.Desk(path, words=words, is_filling=True) as fast, api.Desk(path) as slow:
        fast.catch_up()
        assert copied(fast)
        assert fast.provenance(TARGETS[0]).to_json() == slow.provenance(TARGETS[0]).to_json()


@pytest.mark.long
def test_a_copy_of_another_state_is_not_asked(tmp_path):
    path, words = tmp_path / "news.duckdb", tmp_path / "words.sqlite"
    api.index(ARTICLES, path)
    with api.Desk(path, SETTINGS, words=words, is_filling=True) as desk:
        assert not copied(desk)
        desk.catch_up()
        before = desk.provenance(TARGETS[0])

        fresh = replace(TARGETS[0], id="fresh", outlet="Fresh", published="2020-01-01")
        api.index([fresh], path)
        assert not copied(desk)
        assert "fresh" not in {s.id for s in before.sources}
        assert "fresh" in {s.id for s in desk.provenance(TARGETS[0]).sources}

        desk.catch_up()
        assert copied(desk)
        assert "fresh" in {s.id for s in desk.provenance(TARGETS[0]).sources}

        api.remove(["fresh"], path)
        desk.catch_up()
        assert copied(desk)
        assert desk.provenance(TARGETS[0]).to_json() == before.to_json()
        assert desk.search(SearchFilter()).found == len(ARTICLES)


@pytest.mark.long
def test_marks_that_change_come_into_the_copy(tmp_path):
    path, words = tmp_path / "news.duckdb", tmp_path / "words.sqlite"
    line = "Sign up for the letter of this house and read it at breakfast"
    first, *more = (replace(a, outlet="One", text=f"{a.text}{line}\n") for a in ARTICLES[:9])
    api.index([first, *ARTICLES[20:]], path)
    with (
        api.Desk(path, SETTINGS, words=words, is_filling=True) as fast,
        api.Desk(path, SETTINGS) as slow,
    ):
        fast.catch_up()
        marks = [p.mark for p in fast.article(first.id).paragraphs]

        api.index(more, path)
        fast.catch_up()
        assert copied(fast)
        assert fast.article(first.id) == slow.article(first.id)
        assert [p.mark for p in fast.article(first.id).paragraphs] != marks


def test_nothing_is_copied_twice(filled):
    path, words = filled
    before = words.stat().st_mtime_ns
    with api.Desk(path, SETTINGS, words=words, is_filling=True) as desk:
        taken = []
        desk._take_articles = lambda: taken.append(1)
        desk.catch_up()
    assert not taken
    assert words.stat().st_mtime_ns - before >= 0


def test_n_grams_that_were_called_off_leave_no_copy(tmp_path):
    index = FullText(tmp_path / "words.sqlite")
    copy = Replica(index.database, IndexSettings())
    copy.take_ngrams([], "one")
    assert copy.state == "one"

    copy.take_ngrams([None], "two")

    assert copy.state == "one"
    with copy.reading("one") as is_current:
        assert is_current
    with copy.reading("two") as is_current:
        assert not is_current
    with copy.reading("") as is_current:
        assert not is_current
    index.close()


def test_the_cache_keeps_the_copy_and_a_second_server_has_its_own(tmp_path):
    path = tmp_path / "news.duckdb"
    api.index(ARTICLES[:3], path)
    with (
        api.words_file(path, tmp_path / "cache") as first,
        api.words_file(path, tmp_path / "cache") as second,
    ):
        FullText(first).close()
        assert first.parent == tmp_path / "cache"
        assert second.parent != first.parent
    assert first.exists()
    assert not second.parent.exists()
    assert (tmp_path / "cache").stat().st_mode & 0o777 == 0o700
    with api.words_file(path, tmp_path / "cache") as again:
        assert again == first
    with api.words_file(tmp_path / "elsewhere" / "news.duckdb", tmp_path / "cache") as other:
        assert other != first


def test_a_cache_may_be_named_from_the_current_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    api.index(ARTICLES[:3], "news.duckdb")
    with api.words_file("news.duckdb", "cache") as words:
        FullText(words).close()
        FullText(words, is_read_only=True).close()
    assert words.parent == tmp_path / "cache"


@pytest.mark.parametrize(
    ("corpus", "folder"), [("news.duckdb", None), ("corpus", "cache"), (None, "cache")]
)
def test_without_a_cache_or_an_archive_the_file_goes_with_the_server(tmp_path, corpus, folder):
    with api.words_file(corpus, folder and tmp_path / folder) as words:
        assert tmp_path not in words.parents
    assert not words.parent.exists()


def test_a_cache_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "cache").write_text("a file")
    with (
        pytest.raises(OutputError, match="--no-cache"),
        api.words_file("news.duckdb", tmp_path / "cache"),
    ):
        pass


@pytest.mark.parametrize("damage", ["version", "text", "empty"])
def test_what_another_version_left_is_made_anew(tmp_path, damage):
    path = tmp_path / "words.sqlite"
    FullText(path).close()
    renew(path)
    assert path.exists()
    if damage == "version":
        with sqlite3.connect(path) as database:
            database.execute("UPDATE totals SET made_by = 'newsdiff 0.0.1 index 1'")
        database.close()
    else:
        path.write_text("no database at all " * 100 if damage == "text" else "")

    renew(path)

    assert not path.exists()


def test_the_cache_is_where_the_system_has_it(monkeypatch, tmp_path):
    monkeypatch.delenv("NEWSDIFF_CACHE", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert api.cache_folder() == tmp_path / "newsdiff"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert api.cache_folder() == Path.home() / ".cache" / "newsdiff"
    monkeypatch.setenv("NEWSDIFF_CACHE", "mine")
    assert str(api.cache_folder()) == "mine"


def test_settings_of_the_index_hold_for_the_copy(filled):
    path, words = filled
    settings = Settings(index=IndexSettings(window_days=5, max_direct=10))
    with api.Desk(path, settings) as slow, api.Desk(path, settings, words=words) as fast:
        assert copied(fast)
        for target in TARGETS[:3]:
            assert fast.provenance(target).to_json() == slow.provenance(target).to_json()


def test_who_reads_sees_one_state_whole_while_the_next_is_written(filled):
    _, words = filled
    index, reader = FullText(words), FullText(words, is_read_only=True)
    copy, read = Replica(index.database, SETTINGS.index), Replica(reader.database, SETTINGS.index)
    state, [target] = copy.state, api.prepare(TARGETS[:1])
    before = read.candidates(target, 500)
    seen = []

    def parts():
        yield np.array([1], np.uint64), np.array([0]), np.array([0])
        with read.reading(state) as is_current:
            seen.append((is_current, read.candidates(target, 500)))
        yield None

    copy.take_ngrams(parts(), "next")

    assert before
    assert seen == [(True, before)]
    assert (copy.state, read.candidates(target, 500)) == (state, before)
    reader.close()
    index.close()


KILLED = """
import os, sys
from newsdiff import api
from newsdiff.corpus.archive import Replica

def add(self, numbered):
    os.kill(os.getpid(), 9)

take = Replica.take_ngrams
def take_ngrams(self, parts, state):
    def some():
        yield next(parts)
        os.kill(os.getpid(), 9)
    take(self, some(), state)

setattr(Replica, sys.argv[3], {"add": add, "take_ngrams": take_ngrams}[sys.argv[3]])
with api.Desk(sys.argv[1], words=__import__("pathlib").Path(sys.argv[2]), is_filling=True) as desk:
    desk.catch_up()
"""


@pytest.mark.long
@pytest.mark.parametrize("moment", ["add", "take_ngrams"])
def test_a_copy_whose_making_was_killed_is_not_asked_and_is_gone_on_with(filled, tmp_path, moment):
    path, _ = filled
    words = tmp_path / "words.sqlite"
    command = [sys.executable, "-c", KILLED, str(path), str(words), moment]
    assert subprocess.run(command, check=False).returncode == -9

    renew(words)
    with (
        api.Desk(path, SETTINGS, words=words, is_filling=True) as desk,
        api.Desk(path, SETTINGS) as slow,
    ):
        assert not copied(desk)
        expected = slow.provenance(TARGETS[0]).to_json()
        assert desk.provenance(TARGETS[0]).to_json() == expected

        desk.catch_up()
        assert copied(desk)
        assert desk.provenance(TARGETS[0]).to_json() == expected
        assert desk.search(SearchFilter()).found == len(ARTICLES)
