"""What users bring: exports under other names, compressed files and archives, pages, feeds, mails, crawls."""

import bz2
import gzip
import io
import json
import lzma
import os
import sqlite3
import sys
import zipfile

import pytest

from files import write
from newsdiff import api
from newsdiff.documents.reading import corpus_files, documents
from newsdiff.errors import LoadError, MissingExtra
from newsdiff.settings.intake import Intake

TEXT = (
    "The evening ferry between Stennick and Moule will not sail before Easter, because a crack was found in the hull "
    "of the Gannet on Friday, and passengers are asked to use the bus by way of Corran bridge."
)
SAID = ("title", "outlet", "published", "url", "author", "language", "retrieved")


def said(document):
    """Return what is known of a document besides its text."""
    return {name: getattr(document, name) for name in SAID if getattr(document, name)}


def only(path, **intake):
    """Return the one document of a file."""
    (document,) = documents(path, Intake(**intake))
    return document


def failure(paths, **intake):
    """Return the message of the error that reading raises."""
    with pytest.raises(LoadError) as error:
        documents(paths, Intake(**intake))
    return str(error.value)


# ---------------------------------------------------------------------------------- names of fields

DAY = "2024-03-01T10:00:00+00:00"
EXPORTS = {
    "news-please": (
        {"maintext": TEXT, "text": None, "title": "T", "source_domain": "www.gull.example", "date_publish": DAY,
         "date_modify": "None", "url": "https://www.gull.example/1", "authors": ["Ada Moor", "Li Fen"], "language": "en",
         "date_download": "2024-03-02"},
        {"title": "T", "outlet": "gull.example", "published": DAY, "url": "https://www.gull.example/1",
         "author": "Ada Moor, Li Fen", "language": "en", "retrieved": "2024-03-02"},
    ),
    "trafilatura": (
        {"text": TEXT, "title": "T", "source": "https://gull.example/1", "source-hostname": "The Gull",
         "hostname": "gull.example", "date": "2024-03-01", "raw_text": "x", "author": None},
        {"title": "T", "outlet": "The Gull", "published": "2024-03-01", "url": "https://gull.example/1"},
    ),
    "newspaper4k": (
        {"text": TEXT, "title": "T", "url": "https://gull.example/1", "publish_date": DAY, "meta_site_name": "The Gull",
         "authors": [], "meta_lang": "en"},
        {"title": "T", "outlet": "The Gull", "published": DAY, "url": "https://gull.example/1", "language": "en"},
    ),
    "NewsAPI": (
        {"content": TEXT, "title": "T", "source": {"id": None, "name": "The Gull"}, "publishedAt": DAY, "author": "Bo",
         "url": "https://gull.example/1"},
        {"title": "T", "outlet": "The Gull", "published": DAY, "url": "https://gull.example/1", "author": "Bo"},
    ),
    "Event Registry": (
        {"body": TEXT, "title": "T", "source": {"uri": "gull.example", "title": "The Gull"}, "dateTimePub": DAY,
         "date": "2024-03-09", "authors": [{"name": "Bo"}], "lang": "eng", "url": "https://gull.example/1"},
        {"title": "T", "outlet": "The Gull", "published": DAY, "url": "https://gull.example/1", "author": "Bo",
         "language": "eng"},
    ),
    "Webz": (
        {"text": TEXT, "title": "T", "thread": {"site_full": "www.gull.example", "title": "no"}, "published": DAY, "crawled": DAY},
        {"title": "T", "outlet": "gull.example", "published": DAY, "retrieved": DAY},
    ),
    "Media Cloud": (
        {"text": TEXT, "media_name": "The Gull", "media_url": "gull.example", "publish_date": "2024-03-01"},
        {"outlet": "The Gull", "published": "2024-03-01"},
    ),
    "all-the-news": (
        {"article": TEXT, "publication": "The Gull", "date": "2024-03-01"},
        {"outlet": "The Gull", "published": "2024-03-01"},
    ),
    "ninjs 1": (
        {"body_text": TEXT, "headline": "T", "provider": "Norwire", "versioncreated": DAY, "byline": "Bo"},
        {"title": "T", "outlet": "Norwire", "published": DAY, "author": "Bo"},
    ),
    "ninjs 2": (
        {"bodies": [{"role": "html", "value": f"<p>{TEXT}</p>"}], "headlines": [{"role": "main", "value": "T"}],
         "copyrightholder": "Norwire", "by": "Bo"},
        {"title": "T", "outlet": "Norwire", "author": "Bo"},
    ),
    "fundus": (
        {"body": {"summary": [], "sections": [{"headline": [], "paragraphs": [TEXT]}]}, "publishing_date": DAY,
         "publisher": "The Gull"},
        {"outlet": "The Gull", "published": DAY},
    ),
    "WordPress": (
        {"content": {"rendered": f"<p>{TEXT}</p>\n"}, "title": {"rendered": "T &amp; U"}, "link": "https://gull.example/1"},
        {"title": "T & U", "outlet": "gull.example", "url": "https://gull.example/1"},
    ),
    "a table in German": (
        {"Volltext": TEXT, "Titel": "T", "Zeitung": "Möwe", "Datum": "1. März 2024", "Autorin": "Bo"},
        {"title": "T", "outlet": "Möwe", "published": "2024-03-01", "author": "Bo"},
    ),
    "fundus with its page": (
        {"plaintext": TEXT, "publisher": "The Gull", "publishing_date": DAY,
         "html": {"requested_url": "https://gull.example/a", "responded_url": "https://gull.example/1",
                  "crawl_date": "2024-03-02"}},
        {"outlet": "The Gull", "published": DAY, "url": "https://gull.example/1", "retrieved": "2024-03-02"},
    ),
    "an older Media Cloud": (
        {"story_text": TEXT, "media_name": "The Gull", "publish_date": "2024-03-01", "collect_date": "2024-03-02",
         "guid": "https://gull.example/1"},
        {"outlet": "The Gull", "published": "2024-03-01", "retrieved": "2024-03-02", "url": "https://gull.example/1"},
    ),
    "CC-News in Parquet": (
        {"plain_text": TEXT, "published_date": "2024-03-01", "requested_url": "https://gull.example/1"},
        {"outlet": "gull.example", "published": "2024-03-01", "url": "https://gull.example/1"},
    ),
    "ninjs 3": (
        {"bodies": [{"role": "main", "value": TEXT}], "versionCreated": DAY, "provider": {"name": "Norwire"}},
        {"outlet": "Norwire", "published": DAY},
    ),
    "schema.org": (
        {"articleBody": TEXT, "headline": "T", "datePublished": DAY, "publisher": {"name": "The Gull"},
         "mainEntityOfPage": {"@id": "https://gull.example/1"}},
        {"title": "T", "outlet": "The Gull", "published": DAY, "url": "https://gull.example/1"},
    ),
    "a longer table in French": (
        {"texte": TEXT, "lien": "https://gull.example/1", "date_publication": "1er mars 2024"},
        {"outlet": "gull.example", "published": "2024-03-01", "url": "https://gull.example/1"},
    ),
    "a longer table in Spanish": (
        {"cuerpo": TEXT, "enlace": "https://gull.example/1", "fecha_publicación": "1 de marzo de 2024"},
        {"outlet": "gull.example", "published": "2024-03-01", "url": "https://gull.example/1"},
    ),
    "a table in Italian": (
        {"testo": TEXT, "titolo": "T", "testata": "Il Gabbiano", "data": "1 marzo 2024"},
        {"title": "T", "outlet": "Il Gabbiano", "published": "2024-03-01"},
    ),
    "a table in Polish": (
        {"treść": TEXT, "tytuł": "T", "gazeta": "Mewa", "data": "01.03.2024", "adres": "https://gull.example/1"},
        {"title": "T", "outlet": "Mewa", "published": "2024-03-01", "url": "https://gull.example/1"},
    ),
    "New York Times": (
        {"body": TEXT, "headline": {"main": "T"}, "pub_date": DAY, "web_url": "https://gull.example/1",
         "byline": {"original": "Bo"}, "source": "The Gull"},
        {"title": "T", "outlet": "The Gull", "published": DAY, "url": "https://gull.example/1", "author": "Bo"},
    ),
    "Zyte": (
        {"url": "https://gull.example/1", "statusCode": 200,
         "article": {"headline": "T", "articleBody": TEXT, "datePublished": DAY, "canonicalUrl": "https://gull.example/1",
                     "authors": [{"name": "Bo"}], "breadcrumbs": [{"name": "News", "url": "https://gull.example/"}],
                     "description": "A teaser.", "inLanguage": "en"}},
        {"title": "T", "outlet": "gull.example", "published": DAY, "url": "https://gull.example/1", "author": "Bo",
         "language": "en"},
    ),
    "Drupal": (
        {"type": "node--article", "links": {"self": {"href": "https://gull.example/jsonapi/1"}},
         "attributes": {"drupal_internal__nid": 1, "title": "T", "created": DAY, "changed": "2024-05-01", "langcode": "en",
                        "body": {"value": f"<p>{TEXT}</p>", "format": "basic_html", "summary": ""}}},
        {"title": "T", "published": DAY, "language": "en"},
    ),
    "ActivityPub": (
        {"type": "Create", "object": {"type": "Article", "name": "T", "content": f"<p>{TEXT}</p>", "published": DAY,
                                      "url": "https://gull.example/1", "summary": None}},
        {"title": "T", "outlet": "gull.example", "published": DAY, "url": "https://gull.example/1"},
    ),
    "ArchiveSpark": (
        {"record": {"surtUrl": "example,gull)/1", "timestamp": DAY, "originalUrl": "https://gull.example/1"},
         "payload": {"string": {"html": {"title": {"text": "T"}, "body": {"text": TEXT}}}}},
        {"title": "T", "outlet": "gull.example", "url": "https://gull.example/1", "retrieved": DAY},
    ),
    "a CDX index": (
        {"urlkey": "example,gull)/1", "timestamp": "20240301100000", "original": "https://gull.example/1", "text": TEXT},
        {"outlet": "gull.example", "url": "https://gull.example/1", "retrieved": "2024-03-01T10:00:00"},
    ),
    "Factiva": (
        {"AN": "GULL1", "HD": "T", "BY": "Bo", "PD": "1 March 2024", "SN": "The Gull", "LA": "English",
         "LP": TEXT.partition(", because")[0], "TD": f"because{TEXT.partition(', because')[2]}", "IN": "i74"},
        {"title": "T", "outlet": "The Gull", "published": "2024-03-01", "author": "Bo", "language": "English"},
    ),
    "a scraper of lists": (
        {"link": "https://gull.example/1", "headline": ["T"], "paragraphs": [TEXT], "newspaper": "The Gull"},
        {"title": "T", "outlet": "The Gull", "url": "https://gull.example/1"},
    ),
    "ProQuest": (
        {"FullText": TEXT, "Title": "T", "pubtitle": "The Gull", "pubdate": "Mar 1, 2024", "DocumentURL": "https://gull.example/1"},
        {"title": "T", "outlet": "The Gull", "published": "2024-03-01", "url": "https://gull.example/1"},
    ),
    "Aylien": (
        {"body": TEXT, "title": "T", "source": {"name": "The Gull", "domain": "gull.example"}, "published_at": DAY,
         "links": {"permalink": "https://gull.example/1", "related_stories": "/related"}},
        {"title": "T", "outlet": "The Gull", "published": DAY, "url": "https://gull.example/1"},
    ),
    "CSL": (
        {"text": TEXT, "title": "T", "container-title": "The Gull", "URL": "https://gull.example/1",
         "issued": {"date-parts": [[2024, 3, 1]]}, "author": [{"family": "Moor", "given": "Ada"}]},
        {"title": "T", "outlet": "The Gull", "published": "2024-03-01", "url": "https://gull.example/1", "author": "Ada Moor"},
    ),
    "CrowdTangle": (
        {"Page Name": "The Gull", "Post Created": "2024-03-01 10:00:00 GMT", "Message": TEXT, "URL": "https://f.example/1"},
        {"outlet": "The Gull", "published": DAY, "url": "https://f.example/1"},
    ),
    "a table in French": ({"texte": TEXT, "titre": "T", "journal": "La Mouette"}, {"title": "T", "outlet": "La Mouette"}),
    "a table in Spanish": (
        {"texto": TEXT, "título": "T", "medio": "La Gaviota", "fecha": "1 de marzo de 2024"},
        {"title": "T", "outlet": "La Gaviota", "published": "2024-03-01"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("maker", EXPORTS)
def test_records_are_read_under_the_names_of_their_makers(tmp_path, maker):
    record, expected = EXPORTS[maker]

    document = only(write(tmp_path, "a.jsonl", json.dumps(record)))

    assert " ".join(document.text.replace("\n\nbecause", ", because").split()) == TEXT
    assert said(document) == expected


def test_names_of_two_letters_say_what_stands_under_them(tmp_path):
    document = only(
        write(tmp_path, "a.jsonl", json.dumps({"text": TEXT, "sn": 12, "pd": "1 March 2024"}))
    )

    assert said(document) == {"published": "2024-03-01"}


@pytest.mark.parametrize("beside", ["summary", "author", "comments", "title", "caption"])
def test_a_text_in_what_stands_beside_an_article_is_not_the_article(tmp_path, beside):
    record = {"lead": "x", beside: {"text": "Something else.", "name": "y"}}

    assert "has no text" in failure(write(tmp_path, "a.jsonl", json.dumps(record)))


def test_a_field_however_deep_can_be_named(tmp_path):
    record = {"item": {"meta": {"lead": TEXT}, "by": "Bo"}, "text": "A teaser."}
    path = write(tmp_path, "a.jsonl", json.dumps(record))

    document = only(path, columns={"text": "item.meta.lead", "author": "item.by"})

    assert (document.text, document.author) == (TEXT, "Bo")


def test_the_fields_that_were_used_and_ignored_are_told_in_one_line(tmp_path, caplog):
    record = {"text": TEXT, "publish_date": "2024-03-01", "media_name": "Gull", "tone": 1, "x": ""}

    documents(write(tmp_path, "a.jsonl", "\n".join([json.dumps(record)] * 3)))

    assert caplog.messages == [
        "records: used text, media_name as outlet, publish_date as published; ignored tone, x"
    ]


def test_plain_names_are_no_news(tmp_path, caplog):
    documents(write(tmp_path, "a.csv", f"ID,Text,Outlet\n1,{TEXT.replace(',', '')},Gull\n"))

    assert caplog.messages == []


def test_columns_that_the_user_names_win_over_the_table(tmp_path):
    record = {"text": "A teaser.", "lead story": TEXT, "source": "Feed", "paper": "Gull"}
    path = write(tmp_path, "a.jsonl", json.dumps(record))

    document = only(path, columns={"text": "lead story", "outlet": "paper"})

    assert (document.text, document.outlet) == (TEXT, "Gull")


@pytest.mark.parametrize("content", ["id,lead\n1,x\n", '{"id": 1, "lead": "x"}'])
def test_without_a_text_the_columns_that_are_there_are_listed(tmp_path, content):
    path = write(tmp_path, "a.csv" if "," in content[:3] else "a.jsonl", content)

    assert 'there are "id", "lead"; say which one it is, as --columns text=NAME' in failure(path)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "https://", "no address"]
)
def test_only_addresses_of_pages_are_addresses(tmp_path, url):
    path = write(tmp_path, "a.jsonl", json.dumps({"text": TEXT, "url": url}))

    assert said(only(path)) == {}


def test_a_folder_names_the_outlet_only_where_no_address_does(tmp_path):
    rows = [{"text": TEXT, "url": "https://www.tern.example/1"}, {"text": TEXT}]
    write(tmp_path, "gull/a.jsonl", "\n".join(map(json.dumps, rows)))

    assert [d.outlet for d in documents(tmp_path)] == ["tern.example", "gull"]


# ---------------------------------------------------------------------------------- JSON

ROWS = [{"id": "a", "text": TEXT}, {"id": "b", "text": TEXT}]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a"])
@pytest.mark.parametrize(
    "content",
    [
        json.dumps(ROWS),
        json.dumps(ROWS, indent=1),
        json.dumps({"status": "ok", "articles": ROWS}, indent=1),
        json.dumps({"articles": {"page": 1, "results": ROWS}}),
        json.dumps({"hits": {"hits": [{"_source": row} for row in ROWS]}}),
        json.dumps({"request": {"page": 1}, "sort": [{"name": "x"}], "objects": ROWS}),
        json.dumps(
            {"db": [{"meta": {"version": "5"}, "data": {"tags": [{"name": "x"}], "pages": ROWS}}]}
        ),
        json.dumps({"total": 2, "value": [{"object": row} for row in ROWS]}),
        json.dumps({"@graph": [{"@type": "WebSite", "name": "The Gull"}, *ROWS]}),
        "\n".join(map(json.dumps, ROWS)),
    ],
    ids=[
        "list",
        "indented",
        "articles",
        "nested",
        "search",
        "objects",
        "deep",
        "wrapped",
        "graph",
        "lines",
    ],
)
def test_json_is_read_in_every_form_under_any_name(tmp_path, name, content):
    path = write(tmp_path, name, content)

    assert [(d.id, d.text) for d in documents(path)] == [("a", TEXT), ("b", TEXT)]


def test_an_answer_without_texts_is_told_by_what_its_records_have(tmp_path):
    answer = {
        "kind": "news",
        "value": [{"name": "T", "url": "https://gull.example/1", "description": TEXT}],
    }
    path = write(tmp_path, "a.json", json.dumps(answer))

    assert 'record 1 has no text; there are "name", "url", "description"' in failure(path)
    document = only(path, columns={"text": "description"})
    assert (document.text, document.title, document.outlet) == (TEXT, "T", "gull.example")


def test_the_comments_of_an_article_are_no_articles(tmp_path):
    record = {
        "lead": TEXT,
        "title": "T",
        "replies": [{"text": "Well said."}],
        "notes": [{"text": "Corrected."}],
    }

    assert [d.text for d in documents(write(tmp_path, "a.json", json.dumps(record)))] == [TEXT]


def test_a_file_may_be_one_record(tmp_path):
    write(
        tmp_path, "gull/1.json", json.dumps({"maintext": TEXT, "tags": [{"name": "x"}]}, indent=1)
    )
    write(tmp_path, "tern/1.json", json.dumps({"maintext": TEXT}))

    assert [d.id for d in documents(tmp_path)] == ["gull/1", "tern/1"]


def test_json_that_holds_no_text_is_left_out_of_a_folder_with_its_reason(tmp_path, caplog):
    write(tmp_path, "package.json", '{"name": "x"}')
    write(tmp_path, "a.txt", TEXT)

    assert [d.id for d in documents(tmp_path)] == ["a"]
    assert caplog.messages == ["left out 1 file: 1 without a text; -v lists them"]


# ---------------------------------------------------------------------------------- tables


@pytest.mark.parametrize("separator", [",", ";", "\t", "|", "~", "^"])
def test_csv_may_be_separated_by_anything(tmp_path, separator):
    rows = [["id", "body", "date"], ["1", f'"{TEXT}"', "2024-03-01"]]
    path = write(tmp_path, "a.csv", "\n".join(map(separator.join, rows)))

    assert (only(path).text, only(path).published) == (TEXT, "2024-03-01")


@pytest.mark.parametrize(
    ("row", "n_fields"),
    [("1,Gull,The pilots stay, said the union", 4), ("1,Gull", 2), ("said the union", 1)],
)
def test_a_row_that_would_cut_a_text_is_an_error_with_its_line(tmp_path, row, n_fields):
    path = write(tmp_path, "a.csv", f"id,outlet,text\n0,Tern,Fine.\n{row}\n")

    assert f"a.csv line 3 has {n_fields} fields and the header 3" in failure(path)
    assert [d.id for d in documents(path, Intake(is_lenient=True))] == ["0"]


ABOVE = "Report:,Mentions\nBrand:,Gull\nFrom:,Fri Mar 01 2024\n\n"


def test_rows_above_the_names_of_columns_are_no_records(tmp_path):
    rows = (
        f'Id,Url,Full Text\n1,https://gull.example/1,"{TEXT}"\n2,https://tern.example/1,"{TEXT}"\n'
    )
    path = write(tmp_path, "a.csv", ABOVE + rows)

    assert [(d.id, d.outlet, d.text) for d in documents(path)] == [
        ("1", "gull.example", TEXT),
        ("2", "tern.example", TEXT),
    ]
    assert "line 7 has 4 fields" in failure(
        write(tmp_path, "b.csv", ABOVE + rows.replace("2,https", "2,x,https"))
    )


def test_a_value_is_no_name_of_a_column(tmp_path):
    path = write(tmp_path, "a.csv", "id,lead,note\n1,x,text\n")

    assert 'there are "id", "lead", "note"' in failure(path)


def test_sqlite_is_read_from_the_table_that_holds_texts(tmp_path):
    path = tmp_path / "news.db"
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE meta (key, value)")
    database.execute("CREATE TABLE story (id INTEGER, content TEXT, publication TEXT)")
    database.execute("INSERT INTO story VALUES (7, ?, 'Gull')", [TEXT])
    database.commit()
    database.close()

    for file in (path, write(tmp_path, "zipped/news.db.gz", gzip.compress(path.read_bytes()))):
        assert (only(file).id, only(file).text, only(file).outlet) == ("7", TEXT, "Gull")


# ---------------------------------------------------------------------------------- compression, archives


def as_zstandard(content):
    zstandard = pytest.importorskip("zstandard")
    half = len(content) // 2
    return b"".join(
        zstandard.ZstdCompressor().compress(c) for c in (content[:half], content[half:])
    )


PACKERS = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress, "zst": as_zstandard}


@pytest.mark.parametrize("ending", PACKERS)
@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.json"])
def test_compressed_records_are_read_as_what_they_are(tmp_path, ending, name):
    rows = {"a.jsonl": "\n".join(map(json.dumps, ROWS)), "a.json": json.dumps(ROWS)}
    plain = rows.get(name, f'id;text;date\na;"{TEXT}";03/04/2024\nb;"{TEXT}";25/04/2024\n')
    path = write(tmp_path, f"{name}.{ending}", PACKERS[ending](plain.encode()))

    assert [(d.id, d.text) for d in documents(path)] == [("a", TEXT), ("b", TEXT)]


@pytest.mark.parametrize("ending", PACKERS)
def test_a_compressed_text_is_a_text(tmp_path, ending):
    path = write(tmp_path, f"a.txt.{ending}", PACKERS[ending](TEXT.encode()))

    assert (only(path).id, only(path).text, only(path).path) == ("a", TEXT, path.name)


@pytest.mark.parametrize("ending", PACKERS)
def test_a_damaged_file_is_named(tmp_path, ending):
    packed = PACKERS[ending](json.dumps(ROWS * 50).encode())
    path = write(tmp_path, f"a.json.{ending}", packed[: len(packed) * 2 // 3])

    assert f"a.json.{ending} is damaged" in failure(path)


def test_a_zip_is_a_folder_of_files(tmp_path, caplog):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in ("gull/1.txt", "tern/1.txt", "__MACOSX/gull/1.txt", "gull/.x.txt"):
            archive.writestr(name, TEXT)
        archive.writestr("rows.jsonl.gz", gzip.compress(json.dumps(ROWS[0]).encode()))
        archive.writestr("photo.jpg", b"x")
    path = write(tmp_path, "all.zip", buffer.getvalue())

    found = [(d.id, d.outlet, d.path) for d in documents(path)]

    assert found == [
        ("a", None, "all.zip/rows.jsonl.gz"),
        ("all.zip/gull/1", "gull", "all.zip/gull/1.txt"),
        ("all.zip/tern/1", "tern", "all.zip/tern/1.txt"),
    ]
    assert caplog.messages == ["left out 1 file: 1 that end in .jpg; -v lists them"]


@pytest.mark.parametrize("name", ["a.gz", "a"])
def test_what_cannot_be_written_in_its_form_is_not_written_in_part(tmp_path, name):
    content = json.dumps(ROWS).encode()
    path = write(tmp_path, name, gzip.compress(content) if name.endswith("gz") else content)

    assert [file.kind for file in corpus_files(path)] == ["other"]
    with pytest.raises(LoadError, match="cannot be written again in its form"):
        api.write_stripped(api.prepare(documents(path)), [path], tmp_path / "out")
    assert not (tmp_path / "out").exists()


# ---------------------------------------------------------------------------------- pages, feeds, mails

PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Ferry laid up | The Gull</title>
<meta property="og:site_name" content="The Gull"><meta property="og:title" content="Ferry laid up">
<meta property="og:url" content="https://www.gull.example/1">
<meta property="article:published_time" content="2024-03-01T09:30:00+01:00"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ferry laid up</h1><p>{TEXT}</p>
<p>The company said that the repair would cost 400,000 pounds and that nobody was ever in danger.</p></article>
<footer>Subscribe to our newsletter</footer></body></html>"""


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.txt", "a.page"])
def test_a_page_is_read_as_its_article(tmp_path, name):
    pytest.importorskip("trafilatura")

    document = only(write(tmp_path, name, PAGE))

    assert TEXT in document.text.split("\n")
    assert "<" not in document.text
    assert "newsletter" not in document.text
    assert said(document) == {
        "title": "Ferry laid up",
        "outlet": "The Gull",
        "published": "2024-03-01T09:30:00+01:00",
        "url": "https://www.gull.example/1",
        "language": "en",
    }


@pytest.mark.parametrize("name", ["a.html", "a.txt"])
def test_without_the_extra_a_page_is_refused_in_a_line_that_names_it(tmp_path, monkeypatch, name):
    monkeypatch.setitem(sys.modules, "trafilatura", None)

    with pytest.raises(MissingExtra, match=r"pip install .*\[html\]"):
        documents(write(tmp_path, name, PAGE))


def test_without_the_extra_pages_are_left_out_of_a_folder(tmp_path, monkeypatch, caplog):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    write(tmp_path, "a.html", PAGE)
    write(tmp_path, "b.txt", TEXT)

    assert [d.id for d in documents(tmp_path)] == ["b"]
    (told,) = caplog.messages
    assert told.startswith("left out 1 file: 1 that need pip install ")
    assert told.endswith("[html]'; -v lists them")


def test_a_text_that_speaks_of_tags_is_no_page(tmp_path):
    text = "Write <br> where a line ends, and <p> where a paragraph begins, the manual says."
    rows = write(tmp_path, "b.jsonl", json.dumps({"text": text}))

    assert [only(write(tmp_path, "a.txt", text)).text, only(rows).text] == [text, text]


FEEDS = {
    "a.rss": f"""<?xml version="1.0"?><rss xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel><title>The Gull</title>
<item><title>Ferry</title><link>https://gull.example/1</link><pubDate>Fri, 01 Mar 2024 10:00:00 GMT</pubDate>
<description>Short.</description><c:encoded><![CDATA[<p>{TEXT}</p>]]></c:encoded></item></channel></rss>""",
    "a.xml": f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Gull</title><entry><title>Ferry</title>
<link rel="self" href="https://gull.example/feed"/><link href="https://gull.example/1"/>
<published>2024-03-01T10:00:00Z</published><content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>""",
}


@pytest.mark.parametrize("name", FEEDS)
def test_feeds_give_their_entries(tmp_path, name):
    document = only(write(tmp_path, name, FEEDS[name]))

    assert document.text == TEXT
    assert said(document) == {
        "title": "Ferry",
        "outlet": "The Gull",
        "published": DAY,
        "url": "https://gull.example/1",
    }


def test_an_entry_that_was_taken_from_another_feed_is_of_that_outlet(tmp_path):
    rss = FEEDS["a.rss"].replace("<link>", '<source url="https://tern.example">Tern</source><link>')
    atom = FEEDS["a.xml"].replace("<published>", "<source><title>Tern</title></source><published>")

    found = [
        only(write(tmp_path, name, content)) for name, content in (("a.rss", rss), ("a.xml", atom))
    ]

    assert [document.outlet for document in found] == ["Tern", "Tern"]


def test_pictures_in_an_export_of_wordpress_are_no_articles(tmp_path):
    kind = "<w:post_type xmlns:w='http://wordpress.org/export/1.2/'>{}</w:post_type>"
    picture = f"<item><title>p.jpg</title>{kind.format('attachment')}</item></channel>"
    export = (
        FEEDS["a.rss"]
        .replace("<title>Ferry", f"{kind.format('post')}<title>Ferry")
        .replace("</channel>", picture)
    )

    assert only(write(tmp_path, "export.xml", export)).title == "Ferry"


NITF = f"""<nitf><head><docdata><doc-id id-string="g1"/><date.issue norm="20240301T100000Z"/></docdata>
<pubdata name="The Gull" ex-ref="https://gull.example/1"/></head><body><body.head><hedline><hl1>Ferry</hl1></hedline>
<byline>Bo</byline></body.head><body.content><p>{TEXT}</p></body.content></body></nitf>"""
NEWSML = f"""<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="g1"><itemMeta>
<provider><name>The Gull</name></provider><versionCreated>2024-05-01</versionCreated><firstCreated>{DAY}</firstCreated>
</itemMeta><contentMeta><by>Bo</by><headline>Ferry</headline></contentMeta><contentSet><inlineXML>BODY</inlineXML>
</contentSet></newsItem>"""
XHTML = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>{TEXT}</p></body></html>'


@pytest.mark.parametrize("name", ["a.xml", "a.txt", "a"])
@pytest.mark.parametrize(
    "content",
    [
        NITF,
        NEWSML.replace("BODY", XHTML),
        NEWSML.replace("BODY", NITF),
        f"<newsMessage>{NITF}</newsMessage>",
    ],
    ids=["NITF", "NewsML-G2", "NITF in NewsML-G2", "a message"],
)
def test_the_xml_of_agencies_is_read(tmp_path, name, content):
    document = only(write(tmp_path, name, content))

    assert document.text == TEXT
    assert said(document) | {"url": None} == {
        "title": "Ferry", "outlet": "The Gull", "published": DAY, "author": "Bo", "url": None
    }  # fmt: skip


def test_an_item_without_a_text_is_none(tmp_path):
    picture = NEWSML.partition("<contentSet>")[0] + "<contentSet/></newsItem>"

    assert "no article was found" in failure(write(tmp_path, "a.xml", picture))


def test_a_sitemap_has_no_texts(tmp_path):
    path = write(
        tmp_path, "map.xml", "<urlset><url><loc>https://gull.example/1</loc></url></urlset>"
    )

    assert "is a sitemap, which lists addresses and no texts" in failure(path)


def test_entities_that_multiply_are_refused(tmp_path):
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel/></rss>'

    assert "defines entities" in failure(write(tmp_path, "a.rss", bomb))


MAIL = "From: Ada Moor <ada@gull.example>\nTo: desk@tern.example\nDate: Fri, 1 Mar 2024 10:00:00 +0000\nSubject: {}\n\n{}\n"


def test_a_mail_has_a_sender_a_subject_and_a_date(tmp_path):
    document = only(write(tmp_path, "a.eml", MAIL.format("Ferry laid up", TEXT)))

    assert document.text.strip() == TEXT
    assert said(document) == {"title": "Ferry laid up", "published": DAY, "author": "Ada Moor"}


@pytest.mark.parametrize("name", ["in.mbox", "in.txt", "in"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_mailbox_gives_its_mails(tmp_path, name, end):
    mails = [
        MAIL.format(title, f"{TEXT}\n\nFrom Stennick it is an hour.\n")
        for title in ("Ferry", "Bus")
    ]
    box = "".join(f"From ada@gull.example Fri Mar  1 10:00:00 2024\n{mail}\n" for mail in mails)

    found = list(documents(write(tmp_path, name, box.replace("\n", end))))

    assert [(d.title, d.published, d.id) for d in found] == [
        ("Ferry", DAY, "in-1"),
        ("Bus", DAY, "in-2"),
    ]
    assert {" ".join(d.text.split()) for d in found} == {f"{TEXT} From Stennick it is an hour."}


DOWNLOADS = {
    "LexisNexis": "    {n} of 2 DOCUMENTS\n\n   The Gull\n\nFerry\n\n{text}\n\n",
    "ProQuest": "{text}\n\nPublication title: The Gull\nPublication date: Mar 1, 2024\n\n____\n\n",
    "Factiva": "Ferry\nThe Gull, 1 March 2024\n\n{text}\n\nDocument GULL00002024030{n}ek310000{n}\n\n",
}


@pytest.mark.parametrize("database", DOWNLOADS)
def test_a_download_of_many_articles_is_no_article(tmp_path, database):
    parts = [DOWNLOADS[database].format(n=n, text=TEXT) for n in (1, 2)]

    told = failure(write(tmp_path, "a.txt", "".join(parts)))

    assert f"a.txt holds 2 articles as {database} downloads them; download each as a file" in told
    assert TEXT in only(write(tmp_path, "b.txt", parts[0])).text


def test_a_page_of_many_articles_is_no_article(tmp_path):
    one = f'<article><span class="DocPublicationName">The Gull</span><p>{TEXT}</p></article>'

    told = failure(write(tmp_path, "a.html", f"<!DOCTYPE html><html><body>{one * 3}</body></html>"))

    assert "holds 3 articles as Europresse downloads them" in told


def test_a_mail_with_a_date_that_is_none_is_read_without_one(tmp_path):
    mail = MAIL.format("Ferry laid up", TEXT)
    date = next(line for line in mail.splitlines() if line.startswith("Date:"))
    path = write(
        tmp_path, "a.eml", mail.replace(date, "Date: Sun, 3 Mar 2019 10:27:9223372036854775808")
    )

    document = only(path)

    assert (document.title, document.published) == ("Ferry laid up", None)


@pytest.mark.parametrize("name", ["a.eml", "a.mail"])
@pytest.mark.parametrize("prefix", ["Fwd:", "WG:", "TR :", "RV:"])
def test_the_date_of_a_forwarded_mail_is_not_that_of_what_it_holds(tmp_path, name, prefix):
    quoted = "\n".join(f"> {word}" for word in TEXT.split(", "))

    document = only(write(tmp_path, name, MAIL.format(f"{prefix} Ferry laid up", quoted)))

    assert document.text.strip() == "\n".join(TEXT.split(", "))
    assert (document.title, document.published, document.retrieved) == ("Ferry laid up", None, DAY)


def test_a_word_document_is_read_without_what_was_deleted(tmp_path):
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = (
        f"<w:p><w:r><w:t>{TEXT}</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
        "<w:p><w:r><w:t>Second.</w:t></w:r></w:p>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        document = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", document)

    assert only(write(tmp_path, "a.docx", buffer.getvalue())).text == f"{TEXT}\n\nSecond."


def test_a_crawl_gives_the_articles_of_its_pages(tmp_path):
    pytest.importorskip("fastwarc")
    pytest.importorskip("trafilatura")

    def record(url, kind, page):
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(page)}\r\n\r\n{page}".encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-02T08:00:00Z\r\n"
            "WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        return gzip.compress(head.encode() + http + b"\r\n\r\n")

    crawl = record("https://gull.example/i.png", "image/png", "x")
    crawl += record("https://www.gull.example/1", "text/html", PAGE)

    document = only(write(tmp_path, "crawl.warc.gz", crawl))

    assert (document.id, document.url) == ("crawl-2", "https://www.gull.example/1")
    assert document.retrieved == "2024-03-02T08:00:00+00:00"
    assert TEXT in document.text


def test_a_crawl_that_is_none_is_told_in_one_line(tmp_path):
    """Versions of the reader say so by errors of different classes."""
    pytest.importorskip("fastwarc")
    path = write(tmp_path, "crawl.warc", b"no crawl at all\r\n\r\n")

    with pytest.raises(LoadError, match=r"crawl\.warc is damaged, or no WARC file"):
        list(documents(path))


def test_a_pdf_is_read(tmp_path):
    pytest.importorskip("pypdf")
    stream = b"BT /F1 12 Tf 20 700 Td (The ferry sails again.) Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    content, places = b"%PDF-1.4\n", []
    for number, part in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    begin = len(content)
    content += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(
        b"%010d 00000 n \n" % p for p in places
    )
    content += b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % begin

    assert only(write(tmp_path, "a.pdf", content)).text.strip() == "The ferry sails again."


# ---------------------------------------------------------------------------------- folders and names


def test_a_folder_says_what_it_left_out(tmp_path, caplog):
    for name in ("a.txt", "b.jpg", "c.jpg", "d.mp3", ".hidden", "README.md", "newsdiff.toml"):
        write(tmp_path, name, TEXT)
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "pipe.txt")

    assert [d.id for d in documents(tmp_path)] == ["a"]
    (message,) = caplog.messages
    assert message.startswith("left out 5 files: 2 that end in .jpg, ")
    for reason in (
        "1 that end in .mp3",
        "1 links that lead nowhere",
        "1 that are no regular files",
    ):
        assert reason in message


def test_a_folder_behind_a_link_is_read_once_and_circles_end(tmp_path):
    outside = write(tmp_path, "outside/tern/1.txt", TEXT).parent
    write(tmp_path, "corpus/gull/2.txt", TEXT)
    (tmp_path / "corpus" / "tern").symlink_to(outside)
    (tmp_path / "corpus" / "gull" / "again").symlink_to(tmp_path / "corpus")

    assert [(d.id, d.outlet) for d in documents(tmp_path / "corpus")] == [
        ("1", "tern"),
        ("2", "gull"),
    ]


def test_what_cannot_be_read_ends_the_run_or_is_left_out_with_its_place(tmp_path, caplog):
    write(tmp_path, "a.txt", TEXT)
    write(tmp_path, "b.txt", "Ein Bürgermeister für Möhlen, größer als zuvor.".encode() + b"\xfc.")
    write(tmp_path, "c.jsonl", '{"id": "x", "text": null}\n{"id": "y", "text": "Fine."}')

    message = failure(tmp_path)
    assert "b.txt line 1 breaks off its UTF-8 (byte 0xFC at 52)" in message
    assert "--encoding" not in message
    assert "--skip-bad" in message

    found = documents(tmp_path, Intake(is_lenient=True))

    assert [d.id for d in found] == ["a", "y"]
    assert [m for m in caplog.messages if "c.jsonl line 1 has no text" in m]


def test_a_null_for_a_text_is_told_with_its_place(tmp_path, caplog):
    rows = '{"id": "x", "text": "Fine."}\n{"id": "y", "text": null}\n'

    assert [d.text for d in documents(write(tmp_path, "c.jsonl", rows))] == ["Fine.", ""]
    assert "the first at " in caplog.messages[0]
    assert "c.jsonl line 2; --skip-bad leaves them out" in caplog.messages[0]


def test_a_name_is_the_same_however_its_accents_are_composed(tmp_path):
    write(tmp_path, "cafe\u0301.txt", TEXT)

    assert only(tmp_path / "caf\u00e9.txt").text == TEXT


@pytest.mark.parametrize("typed", ["ferrry.txt", "ferry", "Ferry.text"])
def test_a_misspelt_name_is_answered_with_the_nearest(tmp_path, typed):
    path = write(tmp_path, "ferry.txt", TEXT)

    assert failure(tmp_path / typed) == f"{tmp_path / typed} does not exist; did you mean {path}?"


@pytest.mark.parametrize(("typed", "meant"), [("ferri.csv", "ferry.csv"), ("nope.txt", None)])
def test_an_ending_alone_makes_no_name_near(tmp_path, typed, meant):
    for name in ("ferry.csv", "ferry.txt", "ign.txt"):
        write(tmp_path, name, TEXT)

    said = failure(tmp_path / typed)

    assert said.endswith(f"did you mean {tmp_path / meant}?" if meant else "standard input")


def test_an_address_is_not_fetched():
    assert "nothing is fetched" in failure("https://gull.example/1")


def test_several_paths_and_patterns_are_one_corpus(tmp_path):
    for name in ("gull/1.txt", "tern/1.txt", "tern/2.md"):
        write(tmp_path, name, TEXT)
    expected = [(d.id, d.outlet) for d in documents(tmp_path)]

    both = documents([tmp_path / "gull", tmp_path / "tern"])
    pattern = documents(f"{tmp_path}/*/*")

    assert [(d.id, d.outlet) for d in both] == expected
    assert [(d.id, d.outlet) for d in pattern] == expected


def test_patterns_choose_and_leave_out(tmp_path):
    for name in ("gull/1.txt", "gull/drafts/2.txt", "tern/3.md"):
        write(tmp_path, name, TEXT)

    assert [d.id for d in documents(tmp_path, Intake(include=("*.txt",)))] == ["1", "2"]
    assert [d.id for d in documents(tmp_path, Intake(exclude=("drafts", "*.md")))] == ["1"]
