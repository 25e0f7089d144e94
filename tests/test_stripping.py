"""What is cleaned keeps the form in which it came: folders, CSV, JSON, JSON Lines, Parquet, encodings, compression."""

import bz2
import csv
import gzip
import io
import json
import lzma
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff import api
from newsdiff.documents.boilerplate.stripping import strip
from newsdiff.errors import LoadError, OutputError
from newsdiff.model import Mark, Paragraph
from newsdiff.settings.intake import Intake

GONE = Mark("share", "remove", "says “share”", 0.97)
STAYS = Mark(None, "keep", "prose of the article", 0.9)
PROSE = (
    "The ferry to Skerrow was late again on Monday, and nobody on the quay could say why.",
    '„Wir haben davon nichts gewusst“, sagte der Hafenmeister "am Telefon" – \\ und legte auf.',
    "Le maire a promis une réponse avant l'été 😀, selon son entourage.",
    "El alcalde dijo:\t«No es así», y se fue.",
)  # fmt: skip


def marked(paths, encoding=None):
    """Read files as a corpus, and mark every line that begins with "Share" as furniture."""
    for document in api.stream(paths, Intake(encoding=encoding)):
        rows, at = [], 0
        for line, piece in enumerate(document.text.splitlines(keepends=True), 1):
            if bare := piece.strip():
                start = at + piece.index(bare[0])
                mark = GONE if bare.startswith("Share") else STAYS
                rows.append(Paragraph(len(rows), line, start, start + len(bare), mark=mark))
            at += len(piece)
        yield replace(document, paragraphs=tuple(rows))


def stripped(paths, into, encoding=None):
    """Write files without these lines."""
    paths = [paths] if isinstance(paths, Path) else paths
    return api.write_stripped(
        marked(paths, encoding), paths, into, intake=Intake(encoding=encoding)
    )


def text(k):
    """Return a text with two lines of furniture."""
    return f'{PROSE[k % 4]}\n\nShare “{k}”, "this"\n\n{PROSE[(k + 1) % 4]}\r\nShare that'


def rows(n=6):
    """Return records, some without text."""
    made = [
        {"n": 1.50, "id": f"r{k}", "text": text(k), "more": {"a": [1, None, "é"]}} for k in range(n)
    ]
    made[1]["text"] = ""
    return made


def cleaned(value):
    """Return what stays of the text of a row."""
    lines = (value or "").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("Share"))


JSON_FORMS = [
    {"ensure_ascii": False},
    {"ensure_ascii": True},
    {"ensure_ascii": True, "separators": (" ,\t", "  : ")},
]


@pytest.mark.parametrize("form", JSON_FORMS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_json_lines_keep_everything_but_what_is_cut(tmp_path, form, encoding, end):
    given = [*rows(), {"text": None, "id": "null"}]
    lines = [f" {json.dumps(row, **form)} " for row in given]
    lines.insert(2, "")
    path = tmp_path / "a.jsonl"
    path.write_bytes(end.join(lines).encode(encoding))
    stripped(path, tmp_path / "b.jsonl", None if encoding == "utf-16" else encoding)
    written = (tmp_path / "b.jsonl").read_bytes()
    found = written.decode(encoding).split(end)

    assert [line == "" for line in found] == [line == "" for line in lines]
    for line, row in zip(filter(None, found), given, strict=True):
        values = json.loads(line)
        assert values | {"text": 0} == row | {"text": 0}
        assert (values["text"] or "").split() == cleaned(row["text"]).split()
        assert (row["text"] is None) == (values["text"] is None)
        assert line == f" {json.dumps(values, **form)} "
    assert written.startswith(path.read_bytes()[:3])


def test_the_digits_of_a_number_and_unknown_escapes_stay_as_they_are(tmp_path):
    line = r'{"x": 1.50, "\u0074ext": "One.\u000aShare\nT\u0077o \/ \ud83d\ude00.", "big": 1E400, "text": "T\"\nShare"}'
    (tmp_path / "a.ndjson").write_text(line)
    stripped(tmp_path / "a.ndjson", tmp_path / "b.ndjson")

    assert (tmp_path / "b.ndjson").read_text() == line.replace(r"\nShare" + '"', r'\n"')


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le"])
def test_csv_keeps_its_dialect(tmp_path, separator, quoting, end, encoding):
    def table(texts):
        file = io.StringIO(newline="")
        writer = csv.writer(file, delimiter=separator, quoting=quoting, lineterminator=end)
        writer.writerow(["id", " Text", "note, or; more", "text"])
        for k, text in enumerate(texts):
            writer.writerow([f"r{k}", "", 'a "note"', text])
            writer.writerow([])
        return file.getvalue().encode(encoding)

    path = tmp_path / "a.csv"
    given = [row["text"] for row in rows()] + ["Share alone", "Alone"]
    path.write_bytes(table(given))
    documents = list(marked([path], encoding))
    stripped(path, tmp_path / "b.csv", encoding)

    assert (tmp_path / "b.csv").read_bytes() == table([strip(one) for one in documents])


def test_what_stands_above_the_names_of_columns_stays(tmp_path):
    path = tmp_path / "a.csv"
    given = [row["text"].replace("\r", "") for row in rows()]
    quoted = [text.replace('"', '""') for text in given]
    path.write_text(
        "Report:,x\nFrom:,y\n\nid,title,text\n"
        + "".join(f'{k},n,"{t}"\n' for k, t in enumerate(quoted))
    )
    documents = list(marked([path]))
    stripped(path, tmp_path / "b.csv")

    found = (tmp_path / "b.csv").read_text()
    assert found.startswith("Report:,x\nFrom:,y\n\nid,title,text\n")
    assert [row[2] for row in list(csv.reader(io.StringIO(found)))[4:]] == [
        strip(one) for one in documents
    ]


def test_csv_in_an_older_encoding_stays_in_it(tmp_path):
    given = f'id,text\na,"{PROSE[2][:40]} für „alle“\nShare it"\n'.replace("„", '""').replace(
        "“", '""'
    )
    (tmp_path / "a.csv").write_bytes(given.encode("cp1252"))
    stripped(tmp_path / "a.csv", tmp_path / "b.csv")

    assert (tmp_path / "b.csv").read_bytes() == given.replace("Share it", "").encode("cp1252")


@pytest.mark.parametrize("compression", ["none", "zstd", "snappy"])
def test_parquet_keeps_columns_types_nulls_metadata_and_compression(tmp_path, compression):
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    given = [*(row["text"] for row in rows()), None]
    table = pa.table(
        {
            "n": pa.array(range(7), pa.int8()),
            "text": pa.array(given, pa.large_string()),
            "tags": [["a", None]] * 7,
        },
        metadata={"made": "by hand"},
    )
    pq.write_table(table, tmp_path / "a.parquet", compression=compression, row_group_size=3)
    documents = list(marked([tmp_path / "a.parquet"]))
    stripped(tmp_path / "a.parquet", tmp_path / "b.parquet")
    table, found = (pq.read_table(tmp_path / name) for name in ("a.parquet", "b.parquet"))
    column = pq.ParquetFile(tmp_path / "b.parquet").metadata.row_group(0).column(0)

    assert found.schema.equals(table.schema, check_metadata=True)
    assert found.drop(["text"]).equals(table.drop(["text"]))
    assert found["text"].to_pylist() == [*map(strip, documents[:-1]), None]
    assert column.compression == {"none": "UNCOMPRESSED"}.get(compression, compression.upper())


texts = st.lists(
    st.sampled_from(["Share", "Share “\\it”", 'He "said"', "é\\u", "😀 x", "a,b;c", "", "\t"]),
    max_size=6,
).map("\n".join)


@settings(max_examples=60)
@given(st.lists(texts, min_size=1, max_size=4), st.sampled_from(JSON_FORMS), st.booleans())
def test_any_records_are_cut_as_their_texts_and_come_back_byte_for_byte(
    tmp_path_factory, given, form, is_csv
):
    home = tmp_path_factory.mktemp("any")
    (home / "in" / "deep").mkdir(parents=True)
    if is_csv:
        path = home / "in" / "deep" / "a.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([["n", "text"], *([k, one] for k, one in enumerate(given))])
    else:
        path = home / "in" / "deep" / "a.jsonl"
        path.write_text("\n".join(json.dumps({"text": one}, **form) for one in given), "utf-8")
    expected = [strip(document) for document in marked([home / "in"])]
    stripped(home / "in", home / "out")
    api.restore(home / "out", home / "back")

    assert [one.text for one in api.stream(home / "out")] == expected
    assert (home / "back" / "deep" / path.name).read_bytes() == path.read_bytes()


def mixed(home):
    """Make a folder of all kinds of files; return their bytes by their names."""
    files = {
        "corpus.toml": b'outlet = "Post"\n',
        "a/metadata.csv": b"id,date\nx,2021-03-04\n",
        "a/x.txt": text(0).encode("utf-16"),
        "a/y.md": f"---\ntitle: T\n---\n{text(1)}".encode(),
        "b/r.jsonl": "\n".join(json.dumps(row) for row in rows()).encode(),
        "b/s.csv": b'id;text\r\n1;"One ""two"".\nShare\nThree."\r\n',
    }
    for name, content in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(content)
    (home / "README.md").write_text("Not an article.")
    (home / "photo.jpg").write_bytes(b"\xff\xd8")
    return files


def below(folder):
    """Return the files below a folder by their names."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def test_a_folder_becomes_a_folder_and_comes_back_byte_for_byte(tmp_path):
    files = mixed(tmp_path / "in")
    written = stripped(tmp_path / "in", tmp_path / "out")
    api.restore(tmp_path / "out", tmp_path / "back")

    assert below(tmp_path / "back") == files
    assert sorted(below(tmp_path / "out")) == sorted([*files, written[-1].name])
    assert [d.published for d in api.stream(tmp_path / "out") if d.id == "x"] == ["2021-03-04"]
    assert not any(b"Share" in content for name, content in below(tmp_path / "out").items() if "manifest" not in name)  # fmt: skip


def test_a_parquet_file_in_a_folder_is_named_where_it_is_not_rebuilt(tmp_path, caplog):
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    files = mixed(tmp_path / "in")
    pq.write_table(pa.table({"text": [text(0)]}), tmp_path / "in" / "b" / "p.parquet")
    stripped(tmp_path / "in", tmp_path / "out")
    api.restore(tmp_path / "out", tmp_path / "back")

    assert below(tmp_path / "back") == files
    assert "p.parquet is not rebuilt" in caplog.text


def test_several_paths_and_wildcards_are_one_corpus(tmp_path, monkeypatch):
    mixed(tmp_path / "in")
    monkeypatch.chdir(tmp_path)
    paths = [Path("in/a/*.txt"), Path("in/b"), Path("in/a/x.txt"), Path("in/a/y.md")]
    stripped(paths, "out")

    assert sorted(below(tmp_path / "out")) == [
        "a/x.txt", "a/y.md", "b/r.jsonl", "b/s.csv", "newsdiff-manifest.jsonl",
    ]  # fmt: skip
    with pytest.raises(LoadError, match=r"in/\*\.nope does not exist"):
        stripped([Path("in/*.nope")], "out2")


def test_one_file_goes_into_a_folder_that_is_there_or_ends_in_a_slash(tmp_path):
    mixed(tmp_path / "in")
    (tmp_path / "there").mkdir()
    path = tmp_path / "in" / "a" / "x.txt"
    for into in (str(tmp_path / "there"), f"{tmp_path}/new/"):
        stripped(path, into)

        assert sorted(below(Path(into))) == ["newsdiff-manifest.jsonl", "x.txt"]


@pytest.mark.parametrize(
    ("name", "into"), [("b/r.jsonl", "r.csv"), ("a/x.txt", "x.jsonl"), ("b/s.csv", "s.parquet")]
)
def test_no_file_gets_the_name_of_another_kind(tmp_path, name, into):
    mixed(tmp_path / "in")
    with pytest.raises(OutputError, match="name it"):
        stripped(tmp_path / "in" / name, tmp_path / into)

    assert not (tmp_path / into).exists()


def test_a_file_that_changes_in_between_is_an_error_and_nothing_is_written(tmp_path):
    mixed(tmp_path / "in")
    for name, content in {"b/r.jsonl": '{"text": "Two."}\n', "a/x.txt": "Two.\n"}.items():
        documents = list(marked([tmp_path / "in"]))
        path = tmp_path / "in" / name
        before = path.read_bytes()
        path.write_text(content) if name.endswith("l") else path.unlink()
        with pytest.raises(LoadError):
            api.write_stripped(documents, [tmp_path / "in"], tmp_path / "out")

        assert not (tmp_path / "out").exists()
        path.write_bytes(before)


def test_no_more_of_a_large_file_is_held_than_a_block(tmp_path):
    path = tmp_path / "large.jsonl"
    with path.open("w") as file:
        for k in range(1_200):
            file.write(
                json.dumps({"id": f"{k:05}", "text": f"{PROSE[0] * 80}\nShare {k}\n"}) + "\n"
            )
    tracemalloc.start()
    stripped(path, f"{tmp_path}/out/")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < path.stat().st_size / 2


# --------------------------------------------------------------------------- the command line


def test_the_cleaned_text_goes_to_standard_output_and_the_sums_to_the_other(run, corpus):
    name = corpus / "007_0ae61dc9a1b7889a.txt"
    one = run(f"clean {name} --strip-boilerplate")
    several = run(f"clean {name} {corpus}/00[01]* --strip-boilerplate -q")

    assert set(one.out.splitlines()) < set(name.read_text(encoding="utf-8").splitlines())
    assert one.err.splitlines()[0].startswith(one.err.split()[0])
    assert "By category" in one.err
    assert [line for line in several.out.splitlines() if line.startswith("==> ")] == [
        f"==> {p.stem} <==" for p in sorted({*corpus.glob("00[01]*"), name})
    ]
    assert several.err == ""


def test_the_list_is_printed_where_it_is_asked_for(run, corpus, tmp_path):
    listed = run(f"clean {corpus} --strip-boilerplate --list -o {tmp_path / 'a'}")
    as_json = run(f"clean {corpus} --strip-boilerplate --format json -o {tmp_path / 'b'}")

    assert listed.out == run(f"clean {corpus}").out
    assert json.loads(as_json.out)["format"] == "newsdiff.clean"
    assert run(f"clean {corpus} --strip-boilerplate --list").out == listed.out


def test_an_article_from_a_pipe_is_cleaned_on_its_way(run, corpus, monkeypatch):
    name = next(corpus.glob("007*"))
    piped = io.TextIOWrapper(io.BytesIO(name.read_bytes()))
    monkeypatch.setattr("sys.stdin", piped)

    assert run("clean - --strip-boilerplate").out == run(f"clean {name} --strip-boilerplate").out


# ---------------------------------------------------------------------------------- compressed files, JSON

PACKERS = {
    "gz": (gzip.compress, gzip.decompress),
    "bz2": (bz2.compress, bz2.decompress),
    "xz": (lzma.compress, lzma.decompress),
    "zst": (
        lambda content: pytest.importorskip("zstandard").ZstdCompressor().compress(content),
        lambda packed: b"".join(
            pytest.importorskip("zstandard").ZstdDecompressor().read_to_iter(packed)
        ),
    ),
}


def in_form(name, folder):
    """Return the bytes of some records in the form that a name tells."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, delimiter="\t" if name.endswith("tsv") else ",")
    writer.writerows([["id", "text"], *([row["id"], row["text"]] for row in rows())])
    if name.endswith("parquet"):
        pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
        pq.write_table(
            pa.Table.from_pylist([row | {"more": "é"} for row in rows()]), folder / "made.parquet"
        )
        return (folder / "made.parquet").read_bytes()
    lines = "".join(f"{json.dumps(row)}\n" for row in rows())
    made = {".txt": text(1), ".json": json.dumps(rows(), indent=1), ".jsonl": lines}
    return made.get(Path(name).suffix, table.getvalue()).encode()


@pytest.mark.parametrize("ending", PACKERS)
@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.jsonl", "a.parquet", "a.json", "a.txt"])
def test_what_was_compressed_is_compressed_alike_and_the_same_in_every_run(tmp_path, name, ending):
    pack, unpack = PACKERS[ending]
    given, came = tmp_path / f"in/{name}.{ending}", tmp_path / f"plain/{name}"
    for path, content in ((given, pack(in_form(name, tmp_path))), (came, in_form(name, tmp_path))):
        path.parent.mkdir()
        path.write_bytes(content)
    before = given.read_bytes()
    for place in ("one", "two", "plain"):
        (tmp_path / f"out-{place}").mkdir()
        stripped(came if place == "plain" else given, tmp_path / f"out-{place}")
    one, two = ((tmp_path / f"out-{place}" / given.name).read_bytes() for place in ("one", "two"))

    assert one == two
    assert unpack(one) == (tmp_path / "out-plain" / name).read_bytes() != unpack(before)
    assert given.read_bytes() == before


def test_a_compressed_file_in_a_folder_keeps_its_name_and_is_named_where_it_is_not_rebuilt(
    tmp_path, caplog
):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.jsonl.gz").write_bytes(gzip.compress(in_form("a.jsonl", tmp_path)))
    (tmp_path / "in/b.txt").write_text(text(2))
    stripped(tmp_path / "in", tmp_path / "out")
    api.restore(tmp_path / "out", tmp_path / "back")

    assert "Share" not in gzip.decompress((tmp_path / "out/a.jsonl.gz").read_bytes()).decode()
    assert (tmp_path / "back/b.txt").read_bytes() == (tmp_path / "in/b.txt").read_bytes()
    assert "a.jsonl.gz is not rebuilt; take the original" in caplog.text


@pytest.mark.parametrize("ending", [".tsv", ".tab", ".psv"])
def test_a_table_may_be_written_as_a_table_of_another_ending_only(tmp_path, ending):
    path, lines = tmp_path / f"a{ending}", tmp_path / "a.jsonl"
    lines.write_bytes(in_form("a.jsonl", tmp_path))
    path.write_text('id,text\n1,"One goes on.\nShare\nTwo goes on."\n')
    stripped(path, tmp_path / "b.csv")

    assert (tmp_path / "b.csv").read_text() == 'id,text\n1,"One goes on.\nTwo goes on."\n'
    with pytest.raises(OutputError, match="name it c"):
        stripped(path, tmp_path / "c.jsonl")
    with pytest.raises(OutputError, match="name it d"):
        stripped(lines, tmp_path / f"d{ending}")


@pytest.mark.parametrize(("given", "into", "right"), [("a.jsonl.gz", "b.jsonl", "b.jsonl.gz"), ("a.jsonl", "b.jsonl.gz", "b.jsonl"), ("a.jsonl.gz", "b.csv.gz", "b.jsonl.gz"), ("a.jsonl.gz", "b.jsonl.xz", "b.jsonl.gz")])  # fmt: skip
def test_a_name_that_promises_another_compression_is_refused(tmp_path, given, into, right):
    content = in_form("a.jsonl", tmp_path)
    (tmp_path / given).write_bytes(gzip.compress(content) if given.endswith("gz") else content)
    with pytest.raises(OutputError, match=f"name it {right}$"):
        stripped(tmp_path / given, tmp_path / into)

    assert not (tmp_path / into).exists()


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.json"])
def test_a_damaged_compressed_file_leaves_nothing_behind(tmp_path, name):
    path = tmp_path / f"{name}.gz"
    path.write_bytes(gzip.compress(in_form(name, tmp_path)))
    documents = list(marked([path]))
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(LoadError, match="is damaged"):
        api.write_stripped(documents, [path], tmp_path / "out.gz")

    assert [p.name for p in tmp_path.iterdir()] == [path.name]


JSON_SHAPES = [
    lambda records: records,
    lambda records: {"meta": {"text": 1}, "results": records},
    lambda records: {"response": {"more": [], "results": records}, "status": "ok"},
    lambda records: {
        "hits": {"hits": [{"_id": n, "_source": one} for n, one in enumerate(records)]}
    },
]


@pytest.mark.parametrize("shape", JSON_SHAPES)
@pytest.mark.parametrize(
    "form", [*JSON_FORMS, {"indent": 2}, {"indent": "\t", "ensure_ascii": False}]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_json_keeps_everything_but_what_is_cut(tmp_path, shape, form, encoding):
    path = tmp_path / "a.json"
    path.write_bytes(f" {json.dumps(shape(rows()), **form)}\n\n".encode(encoding))
    stripped(path, tmp_path / "b.json")
    written = (tmp_path / "b.json").read_bytes().decode(encoding)

    def without_texts(value):
        return json.loads(json.dumps(value), object_hook=lambda one: one | {"text": 0})

    assert [d.text for d in api.stream([tmp_path / "b.json"])] == [strip(d) for d in marked([path])]
    assert without_texts(json.loads(written)) == without_texts(shape(rows()))
    assert written == f" {json.dumps(json.loads(written), **form)}\n\n"
    assert "Share" not in written


def test_one_record_and_lines_named_as_json_are_cut(tmp_path):
    for name, content in (
        ("a", json.dumps(rows()[0], indent=2)),
        ("b", "\n".join(map(json.dumps, rows()))),
    ):
        path = tmp_path / f"{name}.json"
        path.write_text(content)
        stripped(path, tmp_path / f"{name}-out.json")
        written = (tmp_path / f"{name}-out.json").read_text()

        assert "Share" not in written
        assert written.count("\n") == content.count("\n")
