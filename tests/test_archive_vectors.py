"""Vectors of sentences that an archive keeps: made once, gone with their article, believed only in the documented shape."""

import hashlib
import shutil
import time
from pathlib import Path

import numpy as np
import pytest

from newsdiff import Document, LoadError, Settings, api
from newsdiff.api import kept_vectors
from newsdiff.reuse import align
from newsdiff.reuse.align.sense import Senses, sentence_key
from newsdiff.settings import AlignSettings
from newsdiff.writing.whole import locked
from test_align_semantic import ENGLISH, GERMAN

pytest.importorskip("duckdb", reason="the extra archive is not installed")
import duckdb

SENSE = Settings(align=AlignSettings(is_semantic=True))
TARGET = Document(id="t", text="\n\n".join(GERMAN), outlet="Der Bote")


@pytest.fixture
def asked(monkeypatch):
    """Put a model in place of the real one that notes what it is asked."""
    texts = []

    def embed(some):
        texts.extend(some)
        seeds = (int.from_bytes(hashlib.sha256(one.encode()).digest()[:4]) for one in some)
        return np.stack([np.random.default_rng(seed).normal(size=384) for seed in seeds])

    senses = Senses(embed, "a model 1")
    monkeypatch.setattr(align, "load_senses", lambda: senses)

    def forget():
        texts.clear()
        senses.held.clear()
        return senses

    return texts, forget


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    path = tmp_path_factory.mktemp("filled") / "news.duckdb"
    api.index([Document(id="a", text="\n\n".join(ENGLISH), outlet="The Skerry Post")], path)
    return path


@pytest.fixture
def archive(tmp_path, filled):
    return Path(shutil.copy(filled, tmp_path))


def compare(path):
    """Write the ledger of the target against an archive, as the command does."""
    with api.compared_with(path, SENSE) as corpus:
        beside = api.Beside(corpus, SENSE)
        [report] = api.provenance_each([beside.prepared(TARGET)], beside)
    return report.to_json()


def run(path, query):
    with duckdb.connect(str(path)) as connection:
        return connection.execute(query).fetchall()


def test_a_second_run_asks_about_the_target_alone(asked, archive):
    texts, forget = asked
    first = compare(archive)
    assert len(texts) == len(ENGLISH) + len(GERMAN)
    forget()

    assert compare(archive) == first
    assert texts == [one.rstrip(".") for one in GERMAN]


def test_another_model_makes_its_own(asked, archive):
    texts, forget = asked
    compare(archive)
    forget().model = "a model 2"

    compare(archive)

    assert len(texts) == len(ENGLISH) + len(GERMAN)
    query = "SELECT model, count(*) FROM vectors GROUP BY model ORDER BY model"
    assert run(archive, query) == [("a model 1", len(ENGLISH)), ("a model 2", len(ENGLISH))]


def test_nothing_is_kept_where_nothing_is_compared_by_sense(asked, archive):
    texts, _ = asked
    with kept_vectors(archive, Settings()):
        api.provenance(TARGET, api.archived(archive))

    assert not texts
    assert run(archive, "FROM vectors") == []


@pytest.mark.usefixtures("asked")
def test_vectors_go_with_their_article(archive):
    compare(archive)
    api.remove(["a"], archive)

    assert run(archive, "FROM vectors") == []


def test_an_archive_from_before_there_were_vectors_gets_them(asked, archive):
    run(archive, "DROP TABLE vectors")
    first = compare(archive)
    texts, forget = asked
    forget()

    assert compare(archive) == first
    assert len(texts) == len(GERMAN)


def test_an_archive_that_cannot_be_written_to_is_compared_all_the_same(asked, archive):
    first = compare(archive)
    run(archive, "DELETE FROM vectors")
    asked[1]()

    with api.opened(archive):  # who reads bars who writes
        assert compare(archive) == first
    assert run(archive, "FROM vectors") == []


@pytest.mark.usefixtures("asked")
def test_nothing_but_vectors_is_added_to_an_archive(archive):
    tables = [name for (name,) in run(archive, "SELECT table_name FROM duckdb_tables()")]
    held = {name: run(archive, f"FROM {name}") for name in tables}

    compare(archive)

    found = {name: run(archive, f"FROM {name}") for name in tables}
    assert len(found.pop("vectors")) == len(ENGLISH)
    held.pop("vectors")
    assert found == held


@pytest.mark.usefixtures("asked")
def test_an_archive_to_which_nothing_is_new_stays_as_it_is(archive):
    compare(archive)
    before = archive.stat().st_mtime_ns

    compare(archive)

    assert archive.stat().st_mtime_ns == before


def test_an_archive_whose_articles_are_not_compared_stays_as_it_is(asked, archive):
    run(archive, "DROP TABLE vectors")  # who only opens it to write makes it anew
    before = archive.stat().st_mtime_ns

    with kept_vectors(archive, SENSE):
        api.provenance(TARGET, [Document(id="b", text="\n\n".join(ENGLISH))], SENSE)

    assert asked[0]
    assert archive.stat().st_mtime_ns == before


def test_no_archive_is_made_where_there_is_none(asked, tmp_path):
    with kept_vectors(tmp_path / "gone.duckdb", SENSE):
        api.provenance(TARGET, [Document(id="b", text="\n\n".join(ENGLISH))], SENSE)

    assert asked[0]
    assert not list(tmp_path.iterdir())


def test_who_compares_does_not_wait_for_a_writer_that_waits_for_him(asked, archive):
    sources = list(api.archived(archive))
    compare(archive)
    texts, forget = asked
    forget()
    sign = archive.with_name(f".{archive.name}.waiting")
    sign.touch()
    begun = time.monotonic()

    with locked(sign), kept_vectors(archive, SENSE):
        api.provenance(TARGET, sources, SENSE)

    assert len(texts) == len(GERMAN)
    assert time.monotonic() - begun < 5  # ten seconds is what others wait


def test_vectors_of_an_archive_say_nothing_of_sentences_of_other_articles(asked, archive):
    first = compare(archive)
    forged = run(archive, "SELECT vector FROM vectors LIMIT 1")[0][0]
    keys = [sentence_key(one.rstrip(".")) for one in GERMAN]
    with duckdb.connect(str(archive)) as connection:
        for key in keys:
            connection.execute(
                "INSERT INTO vectors SELECT number, 'a model 1', ?, ? FROM documents", [key, forged]
            )
    texts, forget = asked
    forget()

    assert compare(archive) == first
    assert texts == [one.rstrip(".") for one in GERMAN]


@pytest.mark.parametrize("vector", [bytes(384), b"\x80" * 384, b"\x7f\x81" * 192])
def test_vectors_that_no_model_makes_end_no_run(asked, archive, vector):
    compare(archive)
    with duckdb.connect(str(archive)) as connection:
        connection.execute("UPDATE vectors SET vector = ?", [vector])
    asked[1]()

    with np.errstate(all="raise"):
        compare(archive)


@pytest.mark.parametrize(
    "broken",
    [
        "UPDATE vectors SET vector = 'short'::BLOB",
        "UPDATE vectors SET vector = NULL",
        "UPDATE vectors SET sentence = NULL",
        "ALTER TABLE vectors ALTER vector TYPE VARCHAR",
        "DROP TABLE vectors; CREATE VIEW vectors AS SELECT 1 AS document",
    ],
)
def test_vectors_of_another_shape_are_one_clear_line(asked, archive, broken):
    compare(archive)
    run(archive, broken)
    asked[1]()

    with pytest.raises(LoadError, match="no archive"):
        compare(archive)
