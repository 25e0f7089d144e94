"""Documents come one after the other, and no more is held than the one that is being read."""

import csv
import json
import os
import threading
import tracemalloc
from dataclasses import fields

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from newsdiff import api
from newsdiff.documents.reading import decode, documents, stream_documents
from newsdiff.errors import LoadError

RECORDS = [
    {"id": "b", "text": "The ferry sails.\r\nAgain.", "outlet": "Tern", "title": None, "published": "2019-03-04"},
    {"id": "a", "text": "Fähre 🚢 “läuft”.\n", "outlet": "Möwe", "published": "2019-03-05T10:00:00"},
    {"id": "c", "text": "Plain.", "outlet": "Tern", "title": "A title"},
]  # fmt: skip


def as_jsonl(path, encoding):
    lines = [json.dumps(record, ensure_ascii=False) for record in RECORDS]
    path.write_bytes("\n".join(lines).encode(encoding, "replace"))


def as_csv(path, encoding):
    with path.open("w", newline="", encoding=encoding, errors="replace") as file:
        writer = csv.DictWriter(file, ["id", "title", "text", "outlet", "published"])
        writer.writeheader()
        writer.writerows(RECORDS)


def as_parquet(path, encoding):
    del encoding
    pa = pytest.importorskip("pyarrow")
    pytest.importorskip("pyarrow.parquet").write_table(pa.Table.from_pylist(RECORDS), path)


WRITERS = {"jsonl": as_jsonl, "csv": as_csv, "parquet": as_parquet}


def seen(document):
    """Return all that is known of a document but the name of its file."""
    return {f.name: getattr(document, f.name) for f in fields(document) if f.name != "path"}


# ---------------------------------------------------------------------------------- order, content


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_records_come_in_the_order_of_the_file_and_are_the_same_in_every_form(
    tmp_path, kind, encoding
):
    as_jsonl(tmp_path / "plain.jsonl", "utf-8")
    path = tmp_path / f"news.{kind}"
    WRITERS[kind](path, encoding)

    found = list(stream_documents(path))

    assert [document.id for document in found] == ["b", "a", "c"]
    assert sorted(found, key=lambda document: document.id) == documents(path)
    expected = [seen(document) for document in stream_documents(tmp_path / "plain.jsonl")]
    assert expected == [seen(document) for document in found]


def test_files_come_in_the_order_of_their_paths(tmp_path):
    for name in ("b/2.txt", "a/9.txt", "5.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Text.", encoding="utf-8")
    as_jsonl(tmp_path / "a" / "news.jsonl", "utf-8")

    assert [document.id for document in stream_documents(tmp_path)] == [
        "5",
        "9",
        "b",
        "a",
        "c",
        "2",
    ]


@pytest.mark.parametrize("name", ["sample", "seeds"])
def test_a_list_is_the_stream_sorted(request, corpus, name):
    folder = corpus if name == "sample" else request.getfixturevalue("seeds")

    assert documents(folder) == sorted(stream_documents(folder), key=lambda document: document.id)


@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet"])
def test_a_pipe_can_be_read(tmp_path, kind):
    path, pipe = tmp_path / f"news.{kind}", tmp_path / "pipe" / f"news.{kind}"
    WRITERS[kind](path, "utf-8")
    pipe.parent.mkdir()
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(path.read_bytes(),))

    writer.start()
    found = list(stream_documents(pipe))
    writer.join()

    assert list(stream_documents(path)) == found


# ---------------------------------------------------------------------------------- bytes


def whole(content, encoding):
    """Return the text of a file, or what is said of it."""
    try:
        text, _ = decode.text(content, "news.jsonl", encoding)
    except LoadError as error:
        return str(error)
    return text[decode.text_start(text) :]


def piecemeal(path, encoding, newline):
    """Return the lines of a file as they are read one after the other, or what is said of it."""
    try:
        with decode.open_text(path, encoding, newline=newline) as lines:
            return list(lines)
    except LoadError as error:
        return str(error).replace(str(path), "news.jsonl")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.binary(max_size=60),
        st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.text("aé\x01\r\n\ufeff", max_size=300).map(str.encode),
    ),
    st.sampled_from([None, "utf-8", "UTF8", "utf-8-sig", "cp1252", "klingon"]),
    st.sampled_from(["", "\n"]),
)
@example(b"\xef\xbb\xbf\xef\xbb\xbfa", None, "\n")
@example(b"a" * 99 + b"\x01", None, "\n")
@example(b"a" * 98 + b"\x01", None, "\n")
def test_a_file_read_piece_by_piece_is_the_file_read_as_a_whole(
    tmp_path, content, encoding, newline
):
    path = tmp_path / "news.jsonl"
    path.write_bytes(content)
    expected = whole(content, encoding)

    lines = piecemeal(path, encoding, newline)

    if isinstance(lines, list):
        assert expected.lstrip("\ufeff") == "".join(lines)
        assert [line.endswith("\n") for line in lines[:-1]] == [True] * (
            len(lines) - 1
        ) or not newline
    else:
        assert expected == lines


def test_a_character_may_stand_where_two_pieces_meet(tmp_path, monkeypatch):
    monkeypatch.setattr(decode, "_BLOCK", 3)
    path = tmp_path / "news.jsonl"
    path.write_bytes("aa€🚢\n".encode())

    assert piecemeal(path, None, "\n") == ["aa€🚢\n"]


# ---------------------------------------------------------------------------------- piece by piece


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.jsonl", '{"text": "One."}\n{"text": ', "a.jsonl line 2 is not JSON"),
        ("a.jsonl", '{"text": "One."}\n\n{"id": "x"}', 'a.jsonl line 3 has no text; there are "id"; say'),
        ("a.jsonl", '{"id": "x", "text": ""}\n{"id": "x", "text": ""}', "line 1 and .*line 2; rename"),
        ("a.csv", 'id,text\na,One.\nb,"B"c', "a.csv line 3 is not CSV"),
        ("a.csv", "id;text\na;One.\na;Two.", "line 2 and .*line 3; rename"),
    ],
)  # fmt: skip
def test_what_stands_before_a_mistake_has_been_read_when_it_is_told(
    tmp_path, name, content, message
):
    (tmp_path / name).write_text(content, encoding="utf-8")
    found = stream_documents(tmp_path / name)

    next(found)

    with pytest.raises(LoadError, match=message):
        list(found)


def test_a_file_of_a_folder_is_opened_when_it_is_its_turn(tmp_path):
    (tmp_path / "a.txt").write_text("One.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\0\1\2")
    found = stream_documents(tmp_path)

    assert next(found).id == "a"

    with pytest.raises(LoadError, match=r"b\.txt is a binary file"):
        next(found)


def test_a_parquet_file_is_read_some_rows_at_a_time(tmp_path, monkeypatch):
    as_parquet(tmp_path / "a.parquet", None)
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    asked = []
    iter_batches = pq.ParquetFile.iter_batches

    def counted(self, size):
        for batch in iter_batches(self, size):
            asked.append(batch.num_rows)
            yield batch

    monkeypatch.setattr(pq.ParquetFile, "iter_batches", counted)
    rows = [{"id": str(n), "text": "Text."} for n in range(2_500)]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "b.parquet")
    found = stream_documents(tmp_path / "b.parquet")

    next(found)

    assert asked == [1_000]


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_a_large_file_is_never_held_as_a_whole(tmp_path, kind):
    n, text = 2_000, "The ferry sails again, says the harbour master 🚢. " * 80
    path = tmp_path / f"news.{kind}"
    with path.open("w", encoding="utf-8") as file:
        if kind == "jsonl":
            file.writelines(json.dumps({"text": text}) + "\n" for _ in range(n))
        else:
            file.writelines(["text\n", *(f'"{text}"\n' for _ in range(n))])

    tracemalloc.start()
    try:
        n_read = sum(1 for _ in stream_documents(path))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert n == n_read
    assert peak < path.stat().st_size / 2


def test_a_null_and_an_empty_cell_are_records_without_text(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": null}\n{"id": "b", "text": "One."}\n')
    (tmp_path / "b.csv").write_text("id,text\nc,\nd,Two.\n,\n")
    found = [[d.text for d in stream_documents(tmp_path / name)] for name in ("a.jsonl", "b.csv")]

    assert found == [["", "One."], ["", "Two.", ""]]


def test_quoted_names_behind_semicolons_are_a_header(tmp_path):
    (tmp_path / "b.csv").write_text('"id";"text"\n"a";"One."\n')

    assert [d.text for d in stream_documents(tmp_path / "b.csv")] == ["One."]


def test_the_user_says_what_comes_first_in_dates_that_do_not_show_it(run, tmp_path):
    (tmp_path / "a.csv").write_text("id,text,date\n1,One.,03/04/2019\n2,Two.,05/06/2019\n")
    table = f"clean {tmp_path}/a.csv -q --format json"

    assert "--dates dmy or mdy" in run(f"dedupe {tmp_path}/a.csv").err
    assert "--dates" not in run(f"dedupe {tmp_path}/a.csv --dates dmy").err
    assert run(f"{table} --dates ymd").code == 2


@pytest.mark.parametrize(
    ("day_first", "expected"),
    [(True, ["2019-04-03", "2019-12-24"]), (False, ["2019-03-04", "2019-12-24"])],
)
def test_a_day_that_can_only_be_one_is_read_as_that(tmp_path, day_first, expected):
    (tmp_path / "a.jsonl").write_text(
        '{"text": "One.", "date": "03/04/2019"}\n{"text": "Two.", "date": "2019-12-24"}\n'
    )

    assert [d.published for d in api.read(tmp_path / "a.jsonl", day_first=day_first)] == expected


def test_dates_of_the_same_records_count_more_than_the_user(tmp_path):
    (tmp_path / "a.csv").write_text("text,date\nOne.,03/04/2019\nTwo.,25/06/2019\n")

    found = [d.published for d in api.read(tmp_path / "a.csv", day_first=False)]

    assert found == ["2019-04-03", "2019-06-25"]
