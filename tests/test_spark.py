"""A corpus on Spark gives the bytes of one machine; here on Sail, which needs no Java."""

import bz2
import gzip
import json
import pickle
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import newsdiff
from benchmarks import generate
from newsdiff import api
from newsdiff.api import spark_places
from newsdiff.api.surveying import report_of
from newsdiff.corpus.spark import parcels, placing, session, sources
from newsdiff.corpus.spark.engine import SparkCorpus
from newsdiff.corpus.spark.frames import Frames, collected
from newsdiff.corpus.spark.linking import Cuts
from newsdiff.corpus.spark.parcels import unwrapped
from newsdiff.corpus.spark.rows import record_batch
from newsdiff.corpus.spark.sources import FileSource
from newsdiff.documents.reading.corpus_reader import CorpusPart
from newsdiff.documents.reading.places import FoundFile
from newsdiff.errors import OutputError, RunError, install_command
from newsdiff.settings import Settings, with_shortcuts
from newsdiff.settings.intake import Intake
from newsdiff.writing import Guard
from sources import MODULES, ROOT

PART = CorpusPart({0: FoundFile(Path(), "a.txt")}, Counter(), is_alone=True)

BEYOND_CONNECT = re.compile(
    r"sparkContext|\brdd\b|broadcast|persist|\.cache\(|checkpoint|monotonically_increasing_id|\.hint\(|accumulator|addPyFile"
)
"""What Spark Connect does not have, or what makes results depend on how Spark works."""


def write(path, rows):
    """Write records as JSON Lines."""
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def invented(tmp_path_factory):
    """Return a corpus of 300 invented articles with stock phrases, and the local report of it."""
    path = tmp_path_factory.mktemp("invented") / "news.jsonl"
    drawn = generate.Generator(is_formulaic=True).articles(300)
    write(path, (asdict(article) for article, _ in drawn))
    return path, newsdiff.dedupe(path).to_json()


def deduped(session, path, folder, cuts=None, intake=Intake()):  # noqa: B008  it is frozen
    """Report what runs through files, with frames in a folder of the test."""
    frames = Frames(session, str(folder), is_resumed=False)
    corpus = SparkCorpus(FileSource(path, intake), frames, Settings(), cuts=cuts)
    return report_of(corpus, Settings(), None)


def test_numbers_fall_into_the_parts_that_spark_puts_them_into():
    hashed = placing._parts(np.array([0, 1, -1, 1 << 40]), 1 << 32)

    assert hashed.tolist()[:2] == [hash_ % (1 << 32) for hash_ in (-1670924195, -1712319331)]
    numbers = np.array(placing.spread_numbers(50, 8))
    assert np.unique(numbers).size == 50
    assert np.bincount(placing._parts(numbers, 8)).tolist() == [7, 7, 6, 6, 6, 6, 6, 6]


def test_rows_for_one_place_are_one_parcel_and_come_out_as_they_went_in():
    schema = {"home": "long", "name": "string", "record": "binary"}
    rows = [(n * n % 5, None if n % 4 else f"n{n}", b"text " * n) for n in range(40)]
    batches = [record_batch(rows[at : at + 15], schema) for at in range(0, len(rows), 15)]

    found = [*parcels._by_home(batches, schema)]

    assert [home for home, _ in found] == [0, 1, 4]
    for home, parcel in found:
        assert [*unwrapped([parcel], schema)] == [row for row in rows if row[0] == home]


def test_settings_of_a_session_are_as_they_were_after_an_error():
    class Conf(dict):
        set = dict.__setitem__

    before = {"spark.sql.execution.arrow.maxRecordsPerBatch": "10000"}
    of_session = SimpleNamespace(conf=Conf(before))

    with suppress(RunError), Frames(of_session, "/frames", is_resumed=False):
        assert of_session.conf.get(*before) == "1000"
        raise RunError("Spark is gone")

    assert before.items() <= of_session.conf.items()


@pytest.mark.long
def test_rows_that_are_shared_out_are_the_same_rows(sail, monkeypatch):
    monkeypatch.setattr(parcels, "_SHARED_BYTES", 1_000)
    rows = [(n, b"text " * (n % 90), None) for n in range(300)]
    frame = sail.createDataFrame(pa.Table.from_batches([record_batch(rows, sources.READ)]))

    assert sorted(collected(parcels.shared_out(frame, sources.READ, 3))) == rows


@pytest.mark.long
@pytest.mark.timeout(300)
def test_a_large_file_is_shared_out_and_gives_the_bytes_of_one_machine(
    sail, invented, tmp_path, monkeypatch
):
    path, expected = invented
    monkeypatch.setattr(sources, "_BYTES_FOR_PART", path.stat().st_size // 5)

    assert deduped(sail, path, tmp_path).to_json() == expected


def digest_of(path, **settings):
    """Return by what the frames of a run on files are known."""
    _, digest = spark_places.source_of(None, path, with_shortcuts(Settings(), settings), Intake())
    return digest


@pytest.mark.parametrize(
    ("named", "changed", "is_another"),
    [
        *(("", name, True) for name in ("a/one.txt", "a/new.txt", "a/metadata.csv", "a/corpus.toml", "metadata.csv")),
        *(("a/*.txt", name, True) for name in ("a/one.txt", "a/new.txt", "a/metadata.csv", "a/beside.csv")),
        *(("", name, False) for name in ("README.md", "a/.hidden.txt", "../elsewhere.csv")),
    ],
)  # fmt: skip
def test_what_is_finished_is_of_these_files_and_the_tables_beside_them(
    tmp_path, named, changed, is_another
):
    root = tmp_path / "corpus"
    (root / "a").mkdir(parents=True)
    (root / "a" / "one.txt").write_text("One.")
    (root / "a" / "metadata.csv").write_text("id,outlet\none,Gull\n")
    before = digest_of(root / named)

    (root / changed).write_text("id,outlet\none,Another Gull\n")

    assert (digest_of(root / named) != before) == is_another
    assert digest_of(root / named) != digest_of(root / named, min_words=20)


def test_what_is_finished_is_of_one_version(tmp_path, monkeypatch):
    (tmp_path / "one.txt").write_text("One.")
    before = digest_of(tmp_path)

    monkeypatch.setattr(spark_places, "__version__", "0.0.1")

    assert digest_of(tmp_path) != before


def test_only_that_part_of_spark_is_used_which_connect_has():
    used = {
        name: BEYOND_CONNECT.findall(source)
        for name, source in MODULES.items()
        if name.startswith("corpus.spark") or name == "api.spark"
    }

    assert {name: found for name, found in used.items() if found} == {}
    assert len(used) > 5


def test_the_sample_corpus_gives_the_bytes_of_one_machine(sail_url, run, corpus, tmp_path):
    done = run(f"dedupe corpus --spark {sail_url} -o {tmp_path / 'spark.json'}")

    assert done.code == 0, done.err
    assert (tmp_path / "spark.json").read_text("utf-8") == newsdiff.dedupe(corpus).to_json()


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.parametrize("cuts", [Cuts(0, 1), Cuts(3, 2), Cuts(6, 17)])
def test_however_a_corpus_is_cut_the_bytes_are_the_same(sail, invented, tmp_path, cuts):
    path, expected = invented

    assert deduped(sail, path, tmp_path, cuts).to_json() == expected
    assert len(json.loads(expected)["clusters"]) > 20


@pytest.mark.long
@pytest.mark.timeout(300)
def test_a_folder_of_files_of_many_shapes_gives_the_bytes_of_one_machine(sail, corpus, tmp_path):
    folder = shutil.copytree(corpus, tmp_path / "corpus")
    (folder / "more.csv").write_text("id,body,site\nx,One two three.,Gull\ny,Four five.,\n")
    write(
        folder / "rows.jsonl",
        [{"text": f"Row {n} of the file.", "date": "03/04/2019"} for n in range(3)],
    )
    intake = Intake(columns={"outlet": "site"}, day_first=True)
    expected = newsdiff.dedupe(list(api.stream(folder, intake))).to_json()

    assert deduped(sail, folder, tmp_path / "work", intake=intake).to_json() == expected


@pytest.mark.long
@pytest.mark.timeout(300)
def test_files_that_spark_would_cut_otherwise_give_the_bytes_of_one_machine(
    sail, invented, tmp_path
):
    lines = invented[0].read_text("utf-8").splitlines()
    folder = tmp_path / "corpus"
    folder.mkdir()
    rows = [json.loads(line) for line in lines[10:20]]
    apart = "".join(
        f"{json.dumps({**row, 'text': row['text'].replace(chr(10), chr(0x2028))}, ensure_ascii=False)}\n" for row in rows
    )  # fmt: skip
    (folder / "b.jsonl").write_text(apart, "utf-8")
    (folder / "a.jsonl").write_bytes("\n".join(lines[:10]).replace('", "', '",\r"').encode())
    (folder / "c.jsonl").write_bytes("\r\n".join(lines[20:30]).encode("utf-16"))
    (folder / "d.jsonl.gz").write_bytes(gzip.compress("\n".join(lines[30:40]).encode()))
    (folder / "e.jsonl.bz2").write_bytes(bz2.compress("\n".join(lines[40:50]).encode()))
    (folder / "f.jsonl").write_text("")
    with zipfile.ZipFile(folder / "g.zip", "w") as archive:
        archive.writestr("in/g.jsonl", "\n".join(lines[50:60]))
    expected = newsdiff.dedupe(folder).to_json()

    found = deduped(sail, f"{folder}/*", tmp_path / "work")

    assert found.to_json() == expected
    assert found.documents == 60


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    "texts",
    [["One article alone."], ["No word in common here.", "Nothing alike elsewhere."], ["", ""]],
)
def test_next_to_nothing_gives_the_bytes_of_one_machine(sail, tmp_path, texts):
    path = write(tmp_path / "few.jsonl", [{"id": str(n), "text": t} for n, t in enumerate(texts)])

    assert deduped(sail, path, tmp_path / "work").to_json() == newsdiff.dedupe(path).to_json()


@pytest.mark.long
@pytest.mark.timeout(300)
def test_a_story_with_very_many_copies_gives_the_bytes_of_one_machine(sail, tmp_path):
    story = " ".join(f"word{n}" for n in range(60))
    rows = [{"id": f"{n:04d}", "text": f"{story}\nOwn {n}.", "outlet": f"o{n}"} for n in range(400)]
    path = write(tmp_path / "copies.jsonl", rows)

    assert deduped(sail, path, tmp_path / "work").to_json() == newsdiff.dedupe(path).to_json()


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("zone", "kind"),
    [
        ("UTC", pa.timestamp("us", "UTC")),
        ("America/New_York", pa.timestamp("us", "UTC")),
        ("America/New_York", pa.timestamp("us")),
        ("Pacific/Apia", pa.date32()),
    ],
)
def test_a_frame_gives_what_its_rows_give_in_any_time_zone(sail, invented, tmp_path, zone, kind):
    path, _ = invented
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()[:60]]
    begin = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
    moments = pa.array([begin + timedelta(hours=number) for number in range(len(rows))])
    if kind != moments.type:
        moments = moments.cast(pa.timestamp("us")).cast(kind, safe=False)
    for row, moment in zip(rows, moments.to_pylist(), strict=True):
        row["published"] = moment
    sail.conf.set("spark.sql.session.timeZone", zone)
    # Of a file: what Spark makes of such rows itself are moments, in the zone of the session, where they have no zone.
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "news.parquet")
    frame = sail.read.parquet((tmp_path / "news.parquet").as_uri())

    found = newsdiff.dedupe(frame, spark=sail, temp=tmp_path)

    assert found.to_json() == newsdiff.dedupe(rows).to_json()


@pytest.mark.long
@pytest.mark.timeout(300)
def test_parquet_at_an_address_is_read_by_the_columns_that_are_named(
    sail_url, run, invented, tmp_path
):
    path, _ = invented
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    renamed = [{"url_key": r["id"], "main": r["text"], "domain": r["outlet"]} for r in rows]
    pq.write_table(pa.Table.from_pylist(renamed), tmp_path / "news.parquet")
    address = (tmp_path / "news.parquet").as_uri()
    expected = newsdiff.dedupe([{k: r[k] for k in ("id", "text", "outlet")} for r in rows])

    named = run(
        f"dedupe {address} --spark {sail_url} --columns id=url_key,text=main,outlet=domain -q -o {tmp_path / 'a.json'}"
    )
    unnamed = run(
        f"dedupe {address} --spark {sail_url} --columns text=main -q -o {tmp_path / 'b.json'}"
    )

    assert named.code == 0, named.err
    assert (tmp_path / "a.json").read_text("utf-8") == expected.to_json()
    assert (unnamed.code, len(unnamed.err.splitlines())) == (1, 1)
    assert "has a row without an id" in unnamed.err


@pytest.mark.long
@pytest.mark.timeout(300)
def test_a_folder_gets_tables_and_what_was_finished_is_taken_up_again(sail_url, invented, tmp_path):
    path, _ = invented
    out = tmp_path / "out"

    def stopped(phase, *_):
        if phase == "pairing":
            raise KeyboardInterrupt

    def dedupe(progress=None, settings=Settings()):  # noqa: B008  it is frozen
        return api.dedupe_to_folder(
            [path], settings, sail_url, f"{out}/", guard=Guard(), progress=progress
        )

    def marked():
        return {file.name for file in out.rglob("marked/*.parquet")}

    with pytest.raises(KeyboardInterrupt):
        dedupe(stopped)
    first = marked()
    with pytest.raises(KeyboardInterrupt):
        dedupe(stopped)
    again = marked()
    with pytest.raises(KeyboardInterrupt):
        dedupe(stopped, with_shortcuts(Settings(), {"min_words": 20}))
    other = marked()
    report = dedupe()

    assert first
    assert again == first
    assert other - first
    assert sorted(file.name for file in out.iterdir()) == [
        "clusters",
        "documents",
        "pairs",
        "passages",
        "run.json",
    ]
    said = json.loads((out / "run.json").read_text("utf-8"))
    assert said["rows"] == {name: pq.read_table(out / name).num_rows for name in said["rows"]}
    assert said["rows"]["clusters"] == len(report.clusters)
    frame = pq.read_table(out / "passages").to_pylist()
    assert sorted(row["text"] for row in frame) == sorted(
        report.table("passages").to_pandas()["text"]
    )
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "notes.txt").write_text("mine")
    with pytest.raises(OutputError, match="holds other files"):
        api.dedupe_to_folder([path], Settings(), sail_url, f"{tmp_path / 'other'}/", guard=Guard())


def thinned_here(rows, cut, folder):
    """Return the texts and the copies of a corpus that is thinned on one machine."""
    found, written = api.thin(newsdiff.read(rows), folder, cut)
    texts = {file.stem: file.read_bytes().decode() for file in written if file.suffix == ".txt"}
    firsts = [(copy, first) for copy in found for first in copy.repeats]
    return texts, [
        (c.document, c.index, c.line, c.start, c.end, f.document, f.start, f.end) for c, f in firsts
    ]


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.parametrize("cut", ["paragraphs", "articles"])
def test_a_table_is_thinned_as_on_one_machine_and_keeps_its_columns(
    sail_url, run, invented, tmp_path, cut
):
    path, _ = invented
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    copies = [
        {**row, "id": f"again-{n}", "outlet": f"copier {n}"} for n, row in enumerate(rows[:9])
    ]
    table = pa.Table.from_pylist(rows + copies)
    more = {
        "row number": pa.array(range(len(table))),
        "at": pa.array([datetime(2026, 1, 2, tzinfo=UTC)] * len(table)),
    }
    for name, column in more.items():
        table = table.append_column(name, column)
    pq.write_table(table, tmp_path / "news.parquet", row_group_size=50)
    texts, firsts = thinned_here(table.drop_columns([*more]).to_pylist(), cut, tmp_path / "here")

    done = run(
        f"thin {(tmp_path / 'news.parquet').as_uri()} --cut {cut} --spark {sail_url} -q -o {tmp_path / 'out'}"
    )

    assert done.code == 0, done.err
    written = pq.read_table(tmp_path / "out" / "articles")
    assert written.schema.names == table.schema.names
    found = {row["id"]: row for row in written.to_pylist()}
    assert {name: row["text"] for name, row in found.items()} == texts
    before = {row["id"]: row for row in table.to_pylist()}
    assert all({**row, "text": before[name]["text"]} == before[name] for name, row in found.items())
    listed = pq.read_table(tmp_path / "out" / "copies").to_pylist()
    assert sorted(tuple(row.values()) for row in listed) == sorted(firsts)
    assert len(firsts) >= 9
    said = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))
    assert said["rows"] == {"articles": len(found), "copies": len(listed)}
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == [
        "articles",
        "copies",
        "run.json",
    ]


@pytest.mark.long
@pytest.mark.timeout(300)
def test_a_table_is_cleaned_as_on_one_machine(sail_url, run, corpus, tmp_path):
    rows = [
        {"id": d.id, "text": d.text, "outlet": d.outlet, "n.o": n}
        for n, d in enumerate(newsdiff.read(corpus))
    ]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "news.parquet")
    address = (tmp_path / "news.parquet").as_uri()
    named = [{name: row[name] for name in ("id", "text", "outlet")} for row in rows]
    marked = api.prepare(newsdiff.read(named))
    gone = [
        (d.id, p.index, p.start, p.end, p.mark.category, p.mark.confidence, p.mark.reason)
        for d in marked
        for p in d.paragraphs
        if p.is_removed
    ]

    done = run(f"clean {address} --strip-boilerplate --spark {sail_url} -q -o {tmp_path / 'out'}/")
    report = run(f"clean {address} --spark {sail_url} -q")

    assert done.code == 0, done.err
    assert (report.code, "goes with --strip-boilerplate" in report.err) == (2, True)
    written = pq.read_table(tmp_path / "out" / "articles").to_pylist()
    assert {r["id"]: r["text"] for r in written} == {d.id: api.stripped(d) for d in marked}
    assert {r["id"]: r["n.o"] for r in written} == {r["id"]: r["n.o"] for r in rows}
    names = "document index start end category confidence reason".split()
    listed = pq.read_table(tmp_path / "out" / "removed").to_pylist()
    assert sorted(tuple(row[name] for name in names) for row in listed) == sorted(gone)
    assert len(gone) > 10


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.parametrize("n_articles", [30, 300])
def test_many_articles_have_the_ledgers_of_one_machine(
    sail_url, run, invented, tmp_path, n_articles
):
    rows = [json.loads(line) for line in invented[0].read_text("utf-8").splitlines()]
    path = write(tmp_path / "news.jsonl", rows[:n_articles])
    table = tmp_path / "news.parquet"
    pq.write_table(pa.Table.from_pylist(rows[:n_articles]), table)
    own = [{**row, "id": f"new-{row['id']}", "outlet": "Gull"} for row in rows[:9]]
    targets = write(tmp_path / "targets.jsonl", [*own, *rows[5:9]])
    (tmp_path / "ignored.txt").write_text(rows[2]["text"].splitlines()[2])
    names = f"{targets} {rows[10]['id']} --ignore {tmp_path / 'ignored.txt'} -q -o"

    here = run(f"provenance {names} {tmp_path / 'a.json'} --against {path}")
    there = run(f"provenance {names} {tmp_path / 'b.json'} --against {path} --spark {sail_url}")
    of_table = run(
        f"provenance {names} {tmp_path / 'c.json'} --against {table.as_uri()} --spark {sail_url}"
    )

    assert (here.code, there.code, of_table.code) == (0, 0, 0), there.err + of_table.err
    found = (tmp_path / "a.json").read_text("utf-8")
    assert (tmp_path / "b.json").read_text("utf-8") == found
    lines = [
        json.loads((tmp_path / name).read_text("utf-8"))["targets"] for name in ("a.json", "c.json")
    ]
    assert [(line["coverage"], line["sources"]) for line in lines[1]] == [
        (line["coverage"], line["sources"]) for line in lines[0]
    ]
    assert sum(line["coverage"] > 0.9 for line in lines[0]) >= 8


@pytest.mark.long
@pytest.mark.timeout(300)
def test_of_texts_that_are_wholly_copied_exactly_one_stays(sail_url, tmp_path):
    texts = [
        " ".join(
            f"{word}{n}"
            for word in ("harbour", "pier", "chair", "county")
            for n in range(k, k + 15)
        )
        for k in (0, 20, 40)
    ]
    rows = [
        {
            "id": f"{n}-{m}",
            "text": f"{text}.\n\nOwn line {m}.",
            "outlet": f"o{m}",
            "date": f"2026-01-{m + 1:02d}",
        }
        for n, text in enumerate(texts)
        for m in range(5)
    ]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "news.parquet")

    address = (tmp_path / "news.parquet").as_uri()
    api.thin_to_folder(address, Settings(), sail_url, f"{tmp_path / 'out'}/", guard=Guard())

    left = [row["text"] for row in pq.read_table(tmp_path / "out" / "articles").to_pylist()]
    assert len(left) == len(rows)
    assert [sum(text in one for one in left) for text in texts] == [1, 1, 1]


@pytest.mark.long
@pytest.mark.timeout(300)
def test_only_tables_are_thinned_on_spark_and_never_written_over(sail_url, run, tmp_path):
    path = write(tmp_path / "few.jsonl", [{"id": "a", "text": "One."}, {"id": "b", "text": "Two."}])
    pq.write_table(pa.Table.from_pylist([{"id": "a", "text": "One."}]), tmp_path / "one.parquet")
    address = (tmp_path / "one.parquet").as_uri()

    file = run(f"thin {path} --spark {sail_url} -q -o {tmp_path / 'out'}")
    over = run(f"thin {address} --spark {sail_url} -q --force -o {tmp_path}")
    alone = run(f"thin {address} --spark {sail_url} -q -o {tmp_path / 'out'}")

    assert (file.code, over.code, alone.code) == (1, 1, 0), alone.err
    assert "takes a table, or Parquet at an address" in file.err
    assert "is read, and stands in" in over.err
    assert pq.read_table(tmp_path / "out" / "articles").to_pylist() == [{"id": "a", "text": "One."}]


@pytest.mark.long
@pytest.mark.timeout(300)
def test_a_folder_gets_tables_without_rows_where_nothing_is_found(sail_url, tmp_path):
    path = write(tmp_path / "few.jsonl", [{"text": "One."}, {"text": "Two."}])

    api.dedupe_to_folder([path], Settings(), sail_url, f"{tmp_path / 'out'}/", guard=Guard())

    tables = {
        name: pq.read_table(tmp_path / "out" / name) for name in ("passages", "clusters", "pairs")
    }
    assert [table.num_rows for table in tables.values()] == [0, 0, 0]
    assert {"cluster", "published", "text"} <= set(tables["passages"].column_names)


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"a.jsonl": '{"text": 1'}, "a.jsonl line 1"),
        ({"a.jsonl": '{"id": "x", "text": "A."}', "b.jsonl": '{"id": "x", "text": "B."}'}, "stands for two documents"),
        ({"a.jsonl": ""}, "no articles"),
        ({"README.md": "What this is."}, "holds no articles"),
        ({}, "nowhere"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_one_line(sail_url, run, tmp_path, files, told):
    for name, content in files.items():
        (tmp_path / name).write_text(content)
    place = tmp_path if files else tmp_path / "nowhere"

    done = run(f"dedupe {place} --spark {sail_url} -q")

    assert (done.code, done.out, len(done.err.splitlines())) == (1, "", 1)
    assert told in done.err


def test_what_does_not_go_with_spark_is_wrong_usage(run):
    done = run("dedupe corpus --spark local --since 2024-01-01 --skip-bad")

    assert done.code == 2
    assert "--spark does not go with --since, --skip-bad" in done.err


@pytest.mark.parametrize("url", ["nonsense", "http://host:7077", "host:15002"])
def test_what_is_no_spark_is_told_before_java_is_started(run, url):
    done = run(f"dedupe corpus --spark {url}")

    assert (done.code, len(done.err.splitlines())) == (1, 1)
    assert f"{url} is no Spark; give local[4]" in done.err


def test_a_missing_pyspark_is_told_in_one_line(run, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)

    done = run("dedupe corpus --spark local")

    assert (done.code, len(done.err.splitlines())) == (1, 1)
    assert f"run: {install_command('spark')} 'pyspark[connect]>=4'" in done.err


@pytest.mark.parametrize("version", ["3.5.1", "2.4.8", "3.3.0.dev0"])
def test_a_spark_that_is_too_old_is_told_in_one_line(run, monkeypatch, version):
    pytest.importorskip("pyspark")
    with pytest.raises(RunError, match=rf"^Spark {version} is too old; use 4\.0 or later$"):
        newsdiff.dedupe("corpus", spark=SimpleNamespace(version=version))

    monkeypatch.setattr("pyspark.__version__", version)
    done = run("dedupe corpus --spark local[2]")

    assert (done.code, done.err) == (
        1,
        f"newsdiff: pyspark {version} is too old; use 4.0 or later\n",
    )


@pytest.mark.parametrize("version", ["4.0.0", "4.2.1", "10.0", "client.5.1"])
def test_a_spark_that_is_new_enough_or_has_a_name_of_its_own_may_go_on(version):
    assert session.check_version(version) is None


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("ModuleNotFoundError: No module named 'newsdiff'\n at org.apache", "newsdiff .* is not installed on a node"),
        ("java.lang.OutOfMemoryError: Java heap space", "ran out of memory"),
        ("org.apache.spark.SparkException: Python worker exited unexpectedly (crashed)", "worker of Spark was ended"),
        ("[Errno 111] Connection refused\n...", "is not there, or has ended"),
        ("Job aborted\nValueError: odd number\n at java", r"could not do its work \(ValueError: odd number\)"),
        ("Total size of serialized results of 911 tasks (1024.5 MiB) is bigger than spark.driver.maxResultSize (1024.0 MiB)", r"\(spark.driver.maxResultSize\)"),
        ("Lost task 3.3: ExecutorLostFailure (executor 7 exited) Reason: Container killed by YARN for exceeding physical memory limits.", "memoryOverhead"),
        ("ExecutorLostFailure (executor 2 exited) Reason: Command exited with code 137 (SIGKILL, possible container OOM)", "memoryOverhead"),
        ("An exception was thrown from the Python worker.\nTraceback\n  File x, line 3, in _mark\nMemoryError\n", "memoryOverhead"),
        ("ExecutorLostFailure (executor 2 exited unrelated) Reason: Remote RPC client disassociated.", "a worker of Spark was lost"),
        ("AttributeError: Can't get attribute '_read_parts' on <module 'newsdiff.corpus.spark.sources' from '/x.py'>", "has another version of newsdiff"),
        ("AttributeError: module 'newsdiff.corpus.spark' has no attribute 'rows'", "has another version of newsdiff"),
        ('<_InactiveRpcError of RPC that terminated with:\n\tstatus = StatusCode.CANCELLED\n\tdetails = "Stream removed"\n>', r"could not do its work \(Stream removed\)"),
        ("PythonException\nKeyError: 'memory of newsdiff'\n", r"could not do its work \(KeyError: 'memory of newsdiff'\)"),
        ("org.apache.spark.SparkException: Job 4 cancelled because SparkContext was shut down", "for want of memory"),
        ("[FAILED_READ_FILE.CANNOT_READ_FILE_FOOTER] Encountered error while reading file file:/a/b.parquet. Could not read footer.\nCaused by: java.lang.RuntimeException: corrupted", "^file:/a/b.parquet cannot be read; "),
        ("[FAILED_READ_FILE.NO_HINT] Encountered error while reading file s3a://a/part-0.c000.snappy.parquet.", "^s3a://a/part-0.c000.snappy.parquet cannot be read; "),
        ("An error occurred while calling None.x\n: java.lang.IllegalArgumentException: System memory 2 must be at least 4. Please increase heap size", "ran out of memory"),
        ("An error occurred while calling o1.parquet.\n: org.apache.spark.SparkException: Job aborted.\n\tat x\nCaused by: java.io.IOException: no rights", r"\(IOException: no rights\)"),
        (" \n", r"could not do its work \(ValueError\)"),
    ],
)  # fmt: skip
def test_what_goes_wrong_in_spark_is_told_in_one_line(said, told):
    with pytest.raises(RunError, match=told) as error, session.told():
        raise ValueError(said)

    assert "\n" not in str(error.value)


@pytest.mark.long
@pytest.mark.timeout(120)
def test_a_server_that_is_gone_is_told_in_one_line_and_not_waited_for_at_the_end():
    pytest.importorskip("pyspark.sql.connect.client.retries")
    code = "from newsdiff.corpus.spark import session; session._MAX_RETRIES = 2; import runpy; runpy.run_module('newsdiff', run_name='__main__')"

    done = subprocess.run(
        [sys.executable, "-c", code, "dedupe", "corpus", "--spark", "sc://127.0.0.1:1", "-q"],
        capture_output=True, text=True, check=False, timeout=100, cwd=ROOT,
    )  # fmt: skip

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "newsdiff: Spark is not there, or has ended\n"


def test_where_nothing_may_be_left_out_nobody_is_told_to_leave_it_out(tmp_path):
    for name, content in (("a.jsonl", '{"text": 1'), ("b.txt", "Two.")):
        (tmp_path / name).write_text(content)
    part = FileSource(tmp_path, Intake())._parts[0]

    rows = sources._read_parts(Intake(), newsdiff.__version__, iter([(0, pickle.dumps(part))]))

    table = sources._read_rows(Intake(), "news", newsdiff.__version__, iter([{"id": "1", "n": 4}]))

    errors = [error for *_, error in (*rows, *table) if error]
    assert ["a.jsonl line 1" in errors[0], "has no text" in errors[1]] == [True, True]
    assert not any("skip-bad" in error for error in errors)


def test_another_version_on_a_node_is_told():
    rows = sources._read_parts(Intake(), "0.0.0", iter([(0, pickle.dumps(PART))]))

    assert [error for _, _, error in rows] == [
        f"a node of the cluster has newsdiff {newsdiff.__version__}, and 0.0.0 is wanted; install that there"
    ]
