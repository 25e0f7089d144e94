"""Files, folders, records and standard input become documents with unique ids."""

import hashlib
import io
import json
import sys
from types import SimpleNamespace

import pytest

from newsdiff.documents import reading
from newsdiff.documents.reading import corpus_reader, documents
from newsdiff.errors import LoadError, MissingExtra
from newsdiff.settings.intake import Intake


@pytest.fixture
def folder(tmp_path):
    """Return a function that fills a folder with files and returns the folder."""

    def fill(**files):
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return fill


def ids(found):
    """Return the ids of documents in order."""
    return [document.id for document in found]


def failure(path, **options):
    """Return the message of the error that reading raises."""
    with pytest.raises(LoadError) as error:
        documents(path, Intake(**options))
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_folder_is_read_recursively_and_sorted_by_id(folder):
    root = folder(**{"b/002.txt": "Two.", "000.txt": "Zero.", "a/c/001.md": "One."})

    assert [(d.id, d.path, d.outlet) for d in documents(root)] == [
        ("000", "000.txt", None),
        ("001", "a/c/001.md", "a"),
        ("002", "b/002.txt", "b"),
    ]


def test_only_articles_are_read_from_a_folder(folder):
    names = [
        "README.md", "readme.txt", "LICENSE.txt", ".hidden.txt", ".git/x.txt", "labels.jsonl", "photo.jpg",
        "newsdiff-manifest.jsonl", "page.html",
    ]  # fmt: skip
    root = folder(**dict.fromkeys(names, "No."), **{"000.TXT": "Yes."})

    assert ids(documents(root)) == ["000"]


def test_files_of_one_name_are_told_apart_by_their_folders(folder):
    root = folder(**{"gull/001.txt": "Gull.", "tern/001.txt": "Tern.", "tern/002.txt": "Both."})

    assert ids(documents(root)) == ["002", "gull/001", "tern/001"]


def test_one_file_keeps_the_bytes_and_their_digest(folder):
    content = b"Tide\r\n\r\nThe tide is out.\r\n"
    root = folder(**{"tide.txt": content})

    (document,) = documents(root / "tide.txt")

    assert document.text.encode(document.encoding) == content
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert (document.id, document.path, document.outlet) == ("tide", "tide.txt", None)


def test_the_encoding_option_holds_for_every_file(folder):
    root = folder(**{"a.txt": "ёлка".encode("koi8-r")})

    assert documents(root, Intake(encoding="koi8-r"))[0].text == "ёлка"


def test_standard_input_is_one_text(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"\xef\xbb\xbfThe tide.")))

    (document,) = documents("-")

    assert (document.id, document.text, document.path) == ("stdin", "The tide.", None)
    assert document.encoding == "utf-8-sig"


def test_empty_standard_input_is_an_error(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b" \n")))

    assert failure("-") == "standard input is empty; pipe a text into it"


def test_json_lines_hold_one_document_a_line(folder):
    records = [
        {"id": 7, "text": "Seven.", "title": "T", "outlet": "Tern", "series": "s", "published": "2019-03-04"},
        {"text": "No id.", "date": "4 March 2019", "series": "passim"},
    ]  # fmt: skip
    root = folder(**{"all.jsonl": "\n".join(json.dumps(r) for r in records) + "\n\n"})

    found = documents(root / "all.jsonl")

    assert [(d.id, d.text, d.title, d.outlet, d.series, d.published, d.path) for d in found] == [
        ("7", "Seven.", "T", "Tern", "s", "2019-03-04", "all.jsonl"),
        ("all-2", "No id.", None, None, "passim", "2019-03-04", "all.jsonl"),
    ]
    assert found[0].sha256 == hashlib.sha256(b"Seven.").hexdigest()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_may_be_separated_by_comma_semicolon_or_tab(folder, separator):
    rows = [
        ["ID", "Text", "published"],
        ["a", '"One, two; three.\nFour."', "2019-03-04"],
        ["b", "B", ""],
    ]
    root = folder(
        **{"all.csv": "\r\n".join(separator.join(row) for row in rows).replace("a\tO", "a")}
    )

    found = documents(root / "all.csv")

    assert [(d.id, d.text, d.published) for d in found] == [
        ("a", "One, two; three.\nFour.", "2019-03-04"),
        ("b", "B", None),
    ]


def test_parquet_gives_the_same_as_json_lines(folder):
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    record = {"id": "a", "text": "One.", "outlet": "Tern", "published": "2019-03-04"}
    root = folder(**{"json/a.jsonl": json.dumps(record)})
    pq.write_table(pa.Table.from_pylist([record]), root / "a.parquet")

    (expected,) = documents(root / "json" / "a.jsonl")
    (found,) = documents(root / "a.parquet")

    assert (found.id, found.text, found.outlet, found.published, found.sha256) == (
        expected.id,
        expected.text,
        expected.outlet,
        expected.published,
        expected.sha256,
    )


def test_parquet_without_pyarrow_names_the_extra(folder, monkeypatch):
    root = folder(**{"a.parquet": b"PAR1"})
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(MissingExtra, match=r"pip install .*\[parquet\]"):
        documents(root)


def test_a_missing_path_says_what_to_give(tmp_path):
    message = failure(tmp_path / "none")

    assert (
        message
        == f"{tmp_path / 'none'} does not exist; give a folder, a file, or - for standard input"
    )


def test_an_empty_corpus_says_what_is_read(folder):
    root = folder(**{"photo.jpg": b"\xff"})

    assert "holds no articles; newsdiff reads files that end in .txt .text .md" in failure(root)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.jsonl", '{"text": "x"}\n{"text": ', "a.jsonl line 2 is not JSON"),
        ("a.jsonl", '["x"]', "a.jsonl record 1 is not a JSON object"),
        ("a.jsonl", '{"id": "a"}', "a.jsonl line 1 has no text"),
        ("a.jsonl", '{"id": "a", "text": 5}', "a.jsonl line 1 has no text"),
        ("a.jsonl", '{"id": [1], "text": ""}', 'a.jsonl line 1 has an "id"'),
        ("a.jsonl", '{"text": "\\ud800"}', "a.jsonl line 1 holds half a character"),
        ("a.jsonl", "[" * 100_000, "a.jsonl line 1 is not JSON"),
        ("a.jsonl", "9" * 5_000, "a.jsonl line 1 is not JSON"),
        ("a.jsonl", "", "a.jsonl holds no records"),
        ("a.csv", "id,lead\na,b", 'a.csv has no column for the text; there are "id", "lead"; say'),
        ("a.csv", 'id,text\na,"b', "a.csv line 2 is not CSV"),
        ("a.csv", 'id,text\na,"b"c', "a.csv line 2 is not CSV"),
        ("a.parquet", "PAR1 no table", "a.parquet is not a Parquet file"),
        ("a.txt", "a\0b", "a.txt is a binary file"),
        ("a.md", "---\ntitle: [\n---\nText.", "a.md line 3: front matter is not YAML"),
    ],
)
def test_broken_files_say_what_and_where(folder, name, content, message):
    root = folder(**{name: content})

    assert message in failure(root / name)


def test_two_records_of_one_id_name_both_places(folder):
    root = folder(**{"a.jsonl": '{"id": "x", "text": "1"}\n{"id": "x", "text": "2"}'})

    message = failure(root / "a.jsonl")

    path = root / "a.jsonl"
    assert message == (
        f'the id "x" stands for two documents, {path} line 1 and {path} line 2; rename one; '
        "--skip-bad leaves out what cannot be read"
    )


def test_two_files_that_differ_only_in_their_ending_collide(folder):
    root = folder(**{"x.txt": "1", "x.md": "2"})

    assert 'the id "x" stands for two documents' in failure(root)


def test_parts_of_a_corpus_read_apart_are_the_corpus(tmp_path, monkeypatch):
    lines = [json.dumps({"text": f"Text {n}.", "date": "03/04/2019"}) for n in range(3)]
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
        (tmp_path / folder / "one.txt").write_text("A text.", encoding="utf-8")
    (tmp_path / "other.csv").write_text("id,text\nx,Text.\ny,More.\n", encoding="utf-8")
    expected = list(reading.stream_documents(tmp_path))

    for size in (1, 50, 1_000_000):
        monkeypatch.setattr(corpus_reader, "_PART_BYTES", size)
        parts = reading.corpus_parts(tmp_path)
        found = [one for part in reversed(parts) for one in reading.part_documents(part)]

        assert [document for _, document in sorted(found, key=lambda one: one[0])] == expected
    assert len(parts) == 1


def test_ids_that_two_parts_have_are_told_by_their_places(tmp_path):
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text('{"id": "x", "text": "Text."}', encoding="utf-8")
    parts = reading.corpus_parts(tmp_path)
    first, second = (place for part in parts for place, _ in reading.part_documents(part))

    with pytest.raises(LoadError) as told:
        list(reading.stream_documents(tmp_path))

    assert str(told.value).startswith(str(reading.doubled_id("x", parts, first, second)))
