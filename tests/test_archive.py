"""An archive holds what was put in, whatever happens on the way."""

import json
import resource
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("duckdb")

import duckdb
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from newsdiff import api
from newsdiff.corpus import archive
from newsdiff.corpus.archive.limits import ArchiveLimits
from newsdiff.corpus.index.winnowing import winnow
from newsdiff.errors import LoadError, MissingExtra, RunError, SelectionError
from newsdiff.model import Document
from newsdiff.settings import IndexSettings, Settings

pytestmark = pytest.mark.long

SMALL = ArchiveLimits(batch_documents=3, max_wait_s=5)
SHARED = (
    "The footway was fenced off in spring after a handrail came away at the northern end in a gale."
)
TABLES = ("documents", "paragraphs", "site_lines", "fingerprints", "reuse")


def articles(n, first=0):
    """Return articles of different outlets; every third has the shared sentence."""
    return [
        Document(
            id=f"{k:03d}",
            text=f"Heading {k} of the day\n\nWord{k} walks{k} over the bridge{k} and home{k} again.\n\n"
            + (SHARED if k % 3 == 0 else f"Nothing{k} else{k} happened{k} that day{k} in town{k}."),
            outlet=f"Outlet {k % 5}",
            published=f"2024-01-{k % 28 + 1:02d}",
        )
        for k in range(first, first + n)
    ]


def content(path):
    """Return all rows of an archive."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
            for table in TABLES
        }


@pytest.fixture
def path(tmp_path):
    return tmp_path / "news.duckdb"


def put(documents, path, **more):
    return api.index(documents, path, limits=SMALL, **more)


def kept(path):
    """Return all documents of an archive with their marks, by their ids."""
    return sorted(api.archived(path), key=lambda document: document.id)


# ---------------------------------------------------------------------------------- content


def test_documents_come_back_as_they_were_prepared(path, corpus):
    documents = api.prepare(api.read(corpus))

    api.index(documents, path)

    found = kept(path)
    bare = [
        replace(
            d, paragraphs=tuple(replace(p, mark=replace(p.mark, evidence=())) for p in d.paragraphs)
        )
        for d in documents
    ]
    assert found == sorted(bare, key=lambda d: d.id)


def test_a_survey_of_an_archive_is_that_of_its_corpus(path, corpus):
    api.index(api.stream(corpus), path)

    assert api.dedupe(kept(path)) == api.dedupe(api.read(corpus))


def test_python_takes_an_archive_where_it_takes_a_corpus(path, corpus):
    api.index(api.stream(corpus), path)

    assert [d.id for d in api.read(path)] == [d.id for d in api.read(corpus)]
    assert api.dedupe(path) == api.dedupe(str(path)) == api.dedupe(corpus)
    assert api.clean(path, strictness="safe") == api.clean(corpus, strictness="safe")
    assert api.provenance(next(corpus.glob("000*")), path).sources
    with pytest.raises(SelectionError, match="no path is named"):
        api.read([])
    with pytest.raises(SelectionError, match="is a corpus by itself; name no other path beside it"):
        api.dedupe([path, corpus])


def test_the_reuse_kept_is_what_a_survey_finds(path, corpus):
    put(api.stream(corpus), path)

    with duckdb.connect(str(path), read_only=True) as connection:
        pairs = connection.execute("SELECT DISTINCT a, b FROM passages").fetchall()
    usual = Settings()
    quotes_too = replace(usual, cluster=replace(usual.cluster, min_pair_words=0))
    found = api.dedupe(kept(path), quotes_too).pairs
    assert {frozenset(pair) for pair in pairs} == {frozenset((pair.a, pair.b)) for pair in found}


def test_the_sources_of_an_article_are_found(path):
    put(articles(20), path)
    target = Document(id="t", text=f"My own words come before.\n\n{SHARED}", outlet="Mine")

    [target] = api.prepare([target])
    with api.opened(path) as archive:
        near = [archive.ids[at] for at in archive.near(target)]

        assert len(near) == 20  # of few articles all are compared
    few = Settings(index=IndexSettings(max_direct=0))
    with api.opened(path, few) as archive:
        near = [archive.ids[at] for at in archive.near(target)]

    assert near == [f"{k:03d}" for k in range(0, 20, 3)]


def test_lone_surrogates_do_not_stop_an_index(path):
    put([Document(id="a", text="One two three \ud800 four five six seven.")], path)

    [found] = kept(path)
    assert found.text == "One two three \ufffd four five six seven."


# ---------------------------------------------------------------------------------- again


def test_a_second_run_adds_only_what_is_new_or_changed(path):
    documents = articles(8)
    first = put(documents[:5], path)
    documents[2] = replace(documents[2], text=documents[2].text + "\n\nUpdate.", sha256="")

    second, third = put(documents, path), put(documents, path)

    assert (first.added, first.changed, first.unchanged) == (5, 0, 0)
    assert (second.added, second.changed, second.unchanged) == (3, 1, 4)
    assert (third.added, third.changed, third.unchanged) == (0, 0, 8)
    assert len(kept(path)) == 8


def test_changed_metadata_is_a_change(path):
    documents = articles(2)
    put(documents, path)

    done = put([replace(documents[0], published="2023-05-05"), documents[1]], path)

    assert (done.changed, done.unchanged) == (1, 1)


def test_what_is_removed_leaves_nothing_behind(path):
    put(articles(6), path)
    before = content(path)
    put(articles(1, first=6), path)

    assert api.remove(["006", "no such"], path) == 1

    assert content(path) == before


def test_the_order_of_the_documents_plays_no_part(path, tmp_path):
    put(articles(10), path)
    put(articles(10)[::-1], tmp_path / "other.duckdb")

    assert content(path) == content(tmp_path / "other.duckdb")


# ---------------------------------------------------------------------------------- faults

RUN = """
import os, signal, sys
from test_archive import articles, put
from newsdiff.corpus.archive import database
left = int(sys.argv[2])
def counted(run):
    def counting(*arguments, **more):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return run(*arguments, **more)
    return counting
database.Database.run = counted(database.Database.run)
put(articles(int(sys.argv[3])), sys.argv[1])
"""


def child(path, *arguments, **more):
    """Index in another process, which may be killed."""
    return subprocess.run(
        [sys.executable, "-c", RUN, str(path), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parent,
        **more,
    )


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    path = tmp_path_factory.mktemp("undisturbed") / "news.duckdb"
    put(articles(10), path)
    return content(path)


@pytest.mark.parametrize("n_queries", [2, 7, 12, 18, 25, 33, 42, 50, 56, 62])
def test_a_killed_run_leaves_whole_batches_and_can_go_on(path, undisturbed, n_queries):
    killed = child(path, n_queries, 10)

    assert killed.returncode == -signal.SIGKILL
    assert len(content(path)["documents"]) in (0, 3, 6, 9, 10)
    put(articles(10), path)
    assert content(path) == undisturbed


def test_a_full_disk_is_told_and_leaves_whole_batches(path, tmp_path):
    put(articles(3), path)

    def full():
        resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, 8_000))

    failed = child(path, -1, 18, preexec_fn=full)

    assert "no room on the disk" in failed.stderr
    assert len(content(path)["documents"]) % SMALL.batch_documents == 0
    assert len(content(path)["documents"]) < 18
    put(articles(18), path)
    put(articles(18), tmp_path / "other.duckdb")
    assert content(path) == content(tmp_path / "other.duckdb")


def test_of_a_new_archive_without_any_room_nothing_is_left_that_the_next_run_would_take_for_one(
    path,
):
    def full():
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))

    failed = child(path, -1, 3, preexec_fn=full)

    assert "no room on the disk" in failed.stderr
    put(articles(3), path)
    assert len(content(path)["documents"]) == 3


def test_a_second_writer_is_told_that_there_is_a_first(path):
    put(articles(2), path)

    with archive.open_archive(path, purpose="write"):
        second = child(path, -1, 10)

    assert "is being written by another process" in second.stderr
    assert len(kept(path)) == 2


def test_a_reader_does_not_disturb_another(path):
    put(articles(2), path)

    with archive.open_archive(path), archive.open_archive(path) as other:
        assert len(other) == 2


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda path: path.write_text("no database", encoding="utf-8"), "damaged or no archive"),
        (lambda path: path.write_bytes(b"\0" * 4096), "damaged or no archive"),
        (lambda path: path.write_bytes(path.read_bytes()[:5_000]), "damaged or no archive"),
        (
            lambda path: path.write_bytes(b"\xff" * 4_096 + path.read_bytes()[4_096:]),
            "damaged or no archive",
        ),
        (
            lambda path: sql(path, "UPDATE meta SET value = '99' WHERE key = 'version'"),
            "version 99",
        ),
        (
            lambda path: sql(path, "UPDATE meta SET value = 'x' WHERE key = 'format'"),
            "no archive of",
        ),
        (lambda path: sql(path, "DROP TABLE meta"), "no archive of newsdiff"),
        (lambda path: path.unlink(), "does not exist"),
    ],
)
def test_a_file_that_is_no_archive_is_told_in_one_line(path, damage, message):
    put(articles(2), path)
    damage(path)

    with pytest.raises((LoadError, RunError), match=message) as error:
        kept(path)

    assert "\n" not in str(error.value)


def sql(path, query):
    with duckdb.connect(str(path)) as connection:
        connection.execute(query)


def test_a_file_of_somebody_else_is_not_written_into(path):
    sql(path, "CREATE TABLE mine (n INTEGER)")

    with pytest.raises(LoadError, match="no archive of newsdiff"):
        put(articles(1), path)


def test_an_archive_says_which_extra_it_needs(path, monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)

    with pytest.raises(MissingExtra, match=r"pip install .*\[archive\]"):
        put(articles(1), path)


def test_a_folder_that_is_missing_is_told(tmp_path):
    with pytest.raises((LoadError, RunError), match="could not be opened"):
        put(articles(1), tmp_path / "no" / "news.duckdb")


# ---------------------------------------------------------------------------------- command line


def test_the_commands_work_on_an_archive(run, path):
    assert run(f"index corpus --into {path}").err.endswith(
        "14 articles added, 0 changed, 0 unchanged\n"
    )

    assert run(f"dedupe {path}").out == run("dedupe corpus").out
    alone = run("provenance 001 000").out
    assert run(f"provenance 001 000 --corpus {path}").out == alone
    assert json.loads(run(f"info {path} --format json").out)["documents"] == 14
    assert "14 of" in run(f"info {path}").out
    assert run(f"archive remove {path} 001").err.startswith("removed 0 of 1")


WITHOUT = """
import sys
from importlib.machinery import PathFinder
class Finder(PathFinder):
    @classmethod
    def find_spec(cls, name, *more):
        return None if name in ("pandas", "polars", "pyarrow") else super().find_spec(name, *more)
sys.meta_path[sys.meta_path.index(PathFinder)] = Finder
from newsdiff.cli import run
sys.exit(run(sys.argv[1:]))
"""


def test_an_archive_needs_no_other_extra(path, corpus):
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, "index", str(corpus), "--into", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stderr.endswith("14 articles added, 0 changed, 0 unchanged\n")


def test_an_article_outside_is_compared_with_an_archive(run, path, corpus):
    run(f"index corpus --into {path}")
    [article] = corpus.glob("001*")

    found = json.loads(run(f"provenance {article} --corpus {path} --format json").out)

    assert found["summary"]["coverage"] > 0.5
    assert found["sources"][0]["id"].startswith("000")


# ---------------------------------------------------------------------------------- fingerprints


@given(st.lists(st.integers(0, 20), max_size=40), st.integers(1, 6), st.integers(1, 8))
def test_winnowing_chooses_the_smallest_of_every_window(hashes, window, length):
    stretches = np.arange(len(hashes)) // length

    kept = winnow(np.array(hashes, np.uint64), stretches, window).tolist()

    expected = set()
    for first in range(0, len(hashes), length):
        stretch = hashes[first : first + length]
        for at in range(max(len(stretch) - window, 0) + 1):
            some = stretch[at : at + window]
            last = max(k for k, value in enumerate(some) if value == min(some))
            expected.add(first + at + last)
    assert kept == sorted(expected)
