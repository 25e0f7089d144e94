"""Rows for other programs: JSON Lines and Parquet have the columns of CSV, with types."""

import csv
import io
import json
import sys
from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import handmade
from newsdiff.errors import MissingExtra
from newsdiff.language import instants
from newsdiff.report import jsonl, parquet
from newsdiff.report.tables.columns import Timed

TRIES = settings(max_examples=30)
MAKERS = [handmade.provenance, handmade.dedupe, handmade.clean]


def lines(report):
    """Return the objects of the JSON Lines form."""
    return [json.loads(line) for line in jsonl.render(report)]


def table(content):
    """Read a Parquet file."""
    pq = pytest.importorskip("pyarrow.parquet")
    return pq.read_table(io.BytesIO(content))


@pytest.mark.parametrize("make", MAKERS)
def test_every_form_has_the_same_columns_and_as_many_rows(make):
    header, *rows = csv.reader(make().render("csv"))
    objects, stored = lines(make()), table(parquet.render(make()))

    assert [list(found) for found in objects] == [header] * len(rows)
    assert stored.column_names == header
    assert stored.num_rows == len(rows)


@pytest.mark.parametrize("make", MAKERS)
def test_parquet_holds_the_values_of_json_lines(make):
    times = [name for name, kind in make().table().columns.items() if kind is Timed]
    expected = [
        row | {name: instants.instant(row[name]) for name in times} for row in lines(make())
    ]

    assert table(parquet.render(make())).to_pylist() == expected


def test_values_keep_their_types():
    report = handmade.provenance()
    row = lines(report)[1]

    assert (row["index"], row["coverage"], row["credit"]) == (1, 0.7, None)
    assert row["sources"] == [{"document": "post", "index": 1, "line": 3}]
    assert row["altered"] == [asdict(report.paragraphs[1].passages[0].alterations[0])]
    assert [found["first"] for found in lines(handmade.dedupe())] == [
        True,
        False,
        False,
        None,
        None,
    ]


@TRIES
@given(st.text(max_size=30))
def test_json_lines_give_every_text_back_on_a_line_of_its_own(text):
    written = "".join(jsonl.render(handmade.dedupe(text)))

    assert [json.loads(line)["text"] for line in written.split("\n")[:-1]][:2] == [text, text]
    assert written.encode().decode() == written


def test_a_lone_surrogate_is_an_escape_in_parquet():
    stored = table(parquet.render(handmade.dedupe("half \ud800 of it")))

    assert stored["text"][0].as_py() == "half \\ud800 of it"


def test_a_parquet_file_says_what_made_it_and_is_the_same_each_time():
    content = parquet.render(handmade.clean())

    assert content == parquet.render(handmade.clean())
    assert table(content).schema.metadata == {
        b"format": b"newsdiff.clean",
        b"table": b"paragraphs",
        b"version": b"2",
        b"newsdiff": b"0",
    }


def test_without_pyarrow_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(MissingExtra, match=r"\[parquet\]'"):
        parquet.render(handmade.clean())


def test_a_parquet_file_is_written_to_a_file_only(run, tmp_path):
    path = tmp_path / "found.parquet"
    without = run("provenance 001 000 --format parquet")
    done = run(f"provenance 001 000 --format parquet -o {path}")

    assert (without.code, without.out) == (2, "")
    assert "name a file with -o" in without.err
    assert done.err == f"wrote {path}\n"
    assert set(table(path.read_bytes())["target"].to_pylist()) == {"001_5864c8628552907f"}
