"""Metadata: front matter, tables beside the files, folders, and who wins."""

import json

import pytest

from newsdiff.documents.reading import documents, metadata
from newsdiff.errors import LoadError


def described(root):
    """Return id, title, outlet, series and date of every document below a folder."""
    return [(d.id, d.title, d.outlet, d.series, d.published) for d in documents(root)]


def write(root, **files):
    """Write text files below a folder."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_front_matter_describes_and_the_text_begins_behind_it(tmp_path):
    matter = "---\ntitle: Ferry  back\ndate: 2019-03-04\ntags: [a]\n---\n"
    write(tmp_path, **{"a.md": matter + "The ferry sails."})

    (document,) = documents(tmp_path)

    assert (document.title, document.published) == ("Ferry back", "2019-03-04")
    assert document.text == matter + "The ferry sails."
    assert document.text[document.body_start :] == "The ferry sails."


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_front_matter_may_have_any_newlines_and_a_byte_order_mark(tmp_path, newline):
    text = f"---{newline}title: T{newline}---{newline}Text."
    (tmp_path / "a.md").write_bytes(text.encode("utf-16"))

    (document,) = documents(tmp_path)

    assert (document.title, document.text[document.body_start :]) == ("T", "Text.")


@pytest.mark.parametrize(
    "text", ["---\nA scene break.\n---\nMore.", "---\ntitle: T\nno end", "Text.\n---\na: b\n---\n"]
)
def test_lines_of_dashes_that_hold_no_table_are_text(tmp_path, text):
    write(tmp_path, **{"a.md": text})

    (document,) = documents(tmp_path)

    assert (document.title, document.body_start) == (None, 0)


def test_front_matter_is_read_in_markdown_only(tmp_path):
    write(tmp_path, **{"a.txt": "---\ntitle: T\n---\nText."})

    assert documents(tmp_path)[0].title is None


def test_yaml_cannot_run_code(tmp_path):
    write(tmp_path, **{"a.md": "---\ntitle: !!python/object/apply:os.getcwd []\n---\nText."})

    with pytest.raises(LoadError, match="front matter is not YAML"):
        documents(tmp_path)


def test_the_most_exact_date_of_front_matter_counts():
    values = {"date": "2019-03-04", "published_time": "2019-03-04 14:05:00-05:00"}

    assert metadata.fields(values, metadata.Unread())["published"] == "2019-03-04T14:05:00-05:00"


def test_lists_and_tables_are_no_titles():
    values = {"title": ["a", "b"], "outlet": {"a": 1}, "series": 2019}

    found = metadata.fields(values, metadata.Unread())

    assert {name: value for name, value in found.items() if value} == {"series": "2019"}


def test_a_partial_date_stays_unset_and_is_logged(tmp_path, caplog):
    write(tmp_path, **{"a.md": "---\ndate: March 2019\n---\nText."})

    assert [d.published for d in documents(tmp_path)] == [None]
    assert [record.getMessage() for record in caplog.records] == [
        "'March 2019' is not a full, unambiguous date and is left out; write 2017-02-15"
    ]


def test_dates_that_cannot_be_read_are_counted_in_one_line(tmp_path, caplog):
    rows = [
        {"text": "A.", "published": date} for date in ("March 2019", "soon", None, "4 March 2019")
    ]
    table = "id,published\na,2019\n"
    write(
        tmp_path,
        **{"a.txt": "A.", "metadata.csv": table, "b.jsonl": "\n".join(map(json.dumps, rows))},
    )

    assert len(documents(tmp_path)) == 5
    assert [record.getMessage() for record in caplog.records] == [
        "3 dates are not full and unambiguous and are left out, the first is '2019'; write 2017-02-15"
    ]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["03/04/2019", "25/04/2019 10:05"], ["2019-04-03", "2019-04-25T10:05:00"]),
        (["03/04/2019", "04/25/2019"], ["2019-03-04", "2019-04-25"]),
        (["03/04/2019", "05/06/2019"], [None, None]),
        (["03/04/2019", "25/04/2019", "04/25/2019"], [None, "2019-04-25", "2019-04-25"]),
        ([1_554_372_000, 1_554_372_000_000, "1554372000"], ["2019-04-04T10:00:00+00:00"] * 3),
    ],
)
@pytest.mark.parametrize("form", ["csv", "jsonl", "metadata"])
def test_day_and_month_are_told_apart_by_the_column_as_a_whole(tmp_path, dates, expected, form):
    names = [f"n{at}" for at in range(len(dates))]
    rows = list(zip(names, dates, strict=True))
    if form == "jsonl":
        records = [{"id": name, "text": "A.", "date": date} for name, date in rows]
        write(tmp_path, **{"a.jsonl": "\n".join(map(json.dumps, records))})
    elif form == "csv":
        lines = (f"{name},A.,{date}" for name, date in rows)
        write(tmp_path, **{"a.csv": "\n".join(["id,text,Date", *lines])})
    else:
        lines = (f"{name},{date}" for name, date in rows)
        texts = {f"{name}.txt": "A." for name in names}
        write(tmp_path, **{"metadata.csv": "\n".join(["id,published", *lines])}, **texts)

    assert [d.published for d in documents(tmp_path)] == expected


def test_metadata_csv_names_documents_by_id_or_path(tmp_path):
    table = "id,path,outlet,published\n000,,Tern,2019-03-04\n,sub/001.txt,Gull,\nnone,,Auk,\n"
    write(tmp_path, **{"000.txt": "A.", "sub/001.txt": "B.", "metadata.csv": table})

    assert described(tmp_path) == [
        ("000", None, "Tern", None, "2019-03-04"),
        ("001", None, "Gull", None, None),
    ]


def test_corpus_toml_has_defaults_aliases_and_documents(tmp_path):
    toml = 'outlet = "tern.example"\nseries = "s"\n[aliases]\n"tern.example" = "The Tern"\n'
    toml += '[documents."001"]\ntitle = "One"\noutlet = "Gull"\npublished = 2019-03-04\n'
    write(tmp_path, **{"000.txt": "A.", "001.txt": "B.", "corpus.toml": toml})

    assert described(tmp_path) == [
        ("000", None, "The Tern", "s", None),
        ("001", "One", "Gull", "s", "2019-03-04"),
    ]


def test_the_file_itself_wins_over_tables_and_tables_over_folders(tmp_path):
    write(
        tmp_path,
        **{
            "gull/a.md": "---\noutlet: From the file\n---\nA.",
            "gull/b.md": "---\ntitle: T\n---\nB.",
            "gull/c.md": "C.",
            "metadata.csv": "id,title,outlet\na,Table,Table\nb,Table,Table\n",
        },
    )

    assert described(tmp_path) == [
        ("a", "Table", "From the file", None, None),
        ("b", "T", "Table", None, None),
        ("c", None, "gull", None, None),
    ]


def test_a_table_in_the_folder_of_a_file_wins_over_the_one_above(tmp_path):
    write(
        tmp_path,
        **{
            "gull/a.txt": "A.",
            "gull/metadata.csv": "id,outlet\na,Near\n",
            "metadata.csv": "id,outlet,series\na,Far,s\n",
        },
    )

    assert described(tmp_path) == [("a", None, "Near", "s", None)]


def test_a_single_file_gets_the_metadata_beside_it(tmp_path):
    write(tmp_path, **{"a.txt": "A.", "metadata.csv": "id,outlet\na,Tern\n"})

    assert documents(tmp_path / "a.txt")[0].outlet == "Tern"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("corpus.toml", "outlet = ", "corpus.toml is not TOML"),
        ("corpus.toml", "[outlets]\n", 'unknown key "outlets"'),
        ("corpus.toml", 'documents = "x"', 'write documents as [documents."id"]'),
        ("metadata.csv", "name,outlet\na,b\n", 'has no column "id" or "path"'),
    ],
)
def test_a_broken_table_says_what_is_wrong(tmp_path, name, text, message):
    write(tmp_path, **{"a.txt": "A.", name: text})

    with pytest.raises(LoadError) as error:
        documents(tmp_path)

    assert message in str(error.value)
