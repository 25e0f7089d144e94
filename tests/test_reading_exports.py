"""What programs write that hold articles: databases, readers, browsers, spreadsheets, and files inside of others."""

import base64
import bz2
import csv
import email.message
import gzip
import io
import json
import plistlib
import sqlite3
import tarfile
import zipfile

import pytest

from files import write
from newsdiff import api
from newsdiff.documents.reading import documents
from newsdiff.errors import LoadError
from newsdiff.settings.intake import Intake

LINES = (
    "The lock at Hensby stays closed until the second week of June, the canal trust said on Monday.",
    "Boats wait above it in a row of forty, and the pub beside it has run out of bread twice.",
)
TEXT = "\n\n".join(LINES)
HTML = "".join(f"<p>{line}</p>" for line in LINES)
URL = "https://hensbymail.example/news/lock"
MOMENT = "2024-05-13T08:30:00+00:00"
MILLISECONDS = 1_715_589_000_000
KNOWN = {"title": "Lock stays shut", "outlet": "Hensby Mail", "published": MOMENT, "url": URL}
OTHER = {"id": "b", "text": "Another report.", "outlet": "Tern"}


def only(path):
    """Return the one document of a file."""
    (document,) = documents(path)
    return document


def said(document):
    """Return what is known of a document."""
    return {name: getattr(document, name) for name in KNOWN}


def failure(paths):
    """Return the message of the error that reading raises."""
    with pytest.raises(LoadError) as error:
        documents(paths)
    return str(error.value)


# ---------------------------------------------------------------------------------- records

SHAPES = {
    "names in capitals": {"headLine": "Lock stays shut", "fullText": TEXT, "siteName": "Hensby Mail", "publishedTime": MOMENT, "pageUrl": URL},
    "Feedly": {"title": "Lock stays shut", "published": MILLISECONDS, "canonicalUrl": URL, "content": {"content": HTML, "direction": "ltr"},
               "origin": {"streamId": "feed/x", "title": "Hensby Mail"}, "crawled": MILLISECONDS + 5},
    "Google Reader": {"crawlTimeMsec": str(MILLISECONDS), "title": "Lock stays shut", "published": MILLISECONDS // 1000,
                      "alternate": [{"href": URL, "type": "text/html"}], "summary": {"content": HTML}, "origin": {"title": "Hensby Mail"}},
    "Miniflux": {"title": "Lock stays shut", "url": URL, "published_at": MOMENT, "content": HTML, "feed": {"id": 3, "title": "Hensby Mail"}},
    "Readwise": {"url": "https://read.example/1", "source_url": URL, "title": "Lock stays shut", "site_name": "Hensby Mail",
                 "published_date": MOMENT, "html_content": HTML, "summary": "Short."},
    "Guardian": {"webTitle": "Lock stays shut", "webUrl": URL, "webPublicationDate": MOMENT, "fields": {"body": HTML, "publication": "Hensby Mail"}},
    "ReliefWeb": {"id": "4", "fields": {"title": "Lock stays shut", "body": TEXT, "date": {"original": MOMENT, "created": "2024-06-01"},
                  "source": [{"id": 2, "name": "Hensby Mail"}], "url": URL}},
    "ninjs 2": {"headlines": [{"role": "main", "value": "Lock stays shut"}], "bodies": [{"role": "main", "value": HTML}],
                "versionCreated": MOMENT, "infoSources": [{"name": "Hensby Mail"}], "webUrl": URL},
    "Arc XP": {"headlines": {"basic": "Lock stays shut"}, "display_date": MOMENT, "distributor": {"name": "Hensby Mail"}, "website_url": "/x",
               "url": URL, "content_elements": [{"type": "text", "content": LINES[0]}, {"type": "image", "caption": "A boat", "url": "x"},
                                                {"type": "raw_html", "content": "<script>x()</script>"}, {"type": "text", "content": LINES[1]}]},
    "MongoDB": {"_id": {"$oid": "65"}, "title": "Lock stays shut", "text": TEXT, "source": "Hensby Mail", "date": {"$date": {"$numberLong": str(MILLISECONDS)}}, "url": URL},
    "DynamoDB": {"Item": {"title": {"S": "Lock stays shut"}, "body": {"S": TEXT}, "outlet": {"S": "Hensby Mail"}, "published": {"N": str(MILLISECONDS)}, "url": {"S": URL}}},
    "Prodigy": {"text": TEXT, "meta": {"title": "Lock stays shut", "source": "Hensby Mail", "date": MOMENT, "url": URL}, "answer": "accept"},
    "Opoint": {"header": {"text": "Lock stays shut"}, "body": {"text": TEXT}, "unix_timestamp": MILLISECONDS // 1000, "orig_url": URL,
               "first_source": {"sitename": "Hensby Mail"}},
    "paragraphs that are tables": {**KNOWN, "paragraphs": [{"n": 1, "text": LINES[0]}, {"n": 2, "text": LINES[1]}]},
    "ends of lines as backslash and n": {**KNOWN, "text": r"\n\n".join(LINES)},
    ".NET": {**KNOWN, "text": TEXT, "published": f"/Date({MILLISECONDS})/"},
    "a table of dates": {**KNOWN, "text": TEXT, "published": {"value": MOMENT, "timezone": "UTC"}},
    "day and time apart": {"title": "Lock stays shut", "outlet": "Hensby Mail", "url": URL, "date": "2024-05-13", "time": "08:30 UTC", "text": TEXT},
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_a_record_is_read_whatever_writes_it(tmp_path, shape):
    document = only(write(tmp_path, "a.jsonl", json.dumps(SHAPES[shape])))

    assert (document.text, said(document)) == (TEXT, KNOWN)


def test_runs_of_one_text_are_joined_and_a_channel_is_an_outlet(tmp_path):
    runs = [
        {"type": "bold", "text": "Lock"},
        " stays shut.\n\n",
        {"type": "link", "text": LINES[0]},
    ]
    message = {"id": 7, "from": "Hensby Mail", "date": "2024-05-13T10:30:00", "date_unixtime": str(MILLISECONDS // 1000), "text": runs}  # fmt: skip
    path = write(tmp_path, "result.json", json.dumps({"name": "Mail", "messages": [message]}))

    document = only(path)

    assert document.text == f"Lock stays shut.\n\n{LINES[0]}"
    assert (document.id, document.outlet, document.published) == ("7", "Hensby Mail", MOMENT)


def test_year_month_and_day_are_a_date_where_there_is_no_other(tmp_path):
    path = write(tmp_path, "a.csv", f'text,year,month,day\n"{TEXT}",2024.0,5,13\n')

    assert only(path).published == "2024-05-13"


def test_the_time_of_a_crawl_is_no_date_of_publication(tmp_path):
    record = {"text": TEXT, "dump": "CC-MAIN-2024-22", "file_path": "x", "date": MOMENT, "url": URL}

    document = only(write(tmp_path, "a.jsonl", json.dumps(record)))

    assert (document.published, document.retrieved) == (None, MOMENT)


@pytest.mark.parametrize("said", ["45425.3541667", 45425.354166667, "45425,3541667"])
def test_the_day_number_of_a_spreadsheet_is_a_date(tmp_path, said):
    path = write(tmp_path, "a.jsonl", json.dumps({"text": TEXT, "published": said}))

    assert only(path).published == "2024-05-13T08:30:00"


def test_a_record_that_holds_a_whole_page_is_the_article_of_that_page(tmp_path):
    record = {"html": page(), "content": page(), "crawled": "2024-05-20", "url": URL}

    document = only(write(tmp_path, "a.jsonl", json.dumps(record)))

    assert "Home" not in document.text
    assert LINES[0] in document.text
    assert said(document) == KNOWN


BLOCKS = {
    "Portable Text": [{"_type": "block", "children": [{"_type": "span", "text": line[:9]}, {"_type": "span", "text": line[9:]}]} for line in LINES],
    "ProseMirror": {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": line}]} for line in LINES]},
    "Slate": [{"type": "paragraph", "children": [{"text": line[:9]}, {"text": line[9:], "bold": True}]} for line in LINES],
    "Lexical": {"root": {"type": "root", "children": [{"type": "paragraph", "children": [{"type": "text", "text": line}]} for line in LINES]}},
    "Editor.js": {"time": 1, "blocks": [{"type": "paragraph", "data": {"text": line}} for line in LINES]},
    "one language": {"en-GB": TEXT},
}  # fmt: skip


@pytest.mark.parametrize(
    "record",
    [
        {"story_title": "Lock stays shut", "story_content": HTML, "story_date": MOMENT, "story_permalink": URL, "source": "Hensby Mail"},
        {"post_title": "Lock stays shut", "post_content": TEXT, "post_date_gmt": MOMENT, "guid": URL, "outlet": "Hensby Mail", "post_status": "publish"},
        {"id": 4, "attributes": {"title": "Lock stays shut", "body": TEXT, "publishedAt": MOMENT, "url": URL,
                                 "outlet": {"data": {"id": 1, "attributes": {"name": "Hensby Mail"}}}}},
    ],
    ids=["story", "post", "relation"],
)  # fmt: skip
def test_names_may_begin_with_what_their_table_is_called(tmp_path, record):
    document = only(write(tmp_path, "a.jsonl", json.dumps(record)))

    assert (document.text, said(document)) == (TEXT, KNOWN)


def test_columns_that_were_flattened_are_read(tmp_path):
    names = ("article.title", "article.body", "article.source.name", "article.published", "article.url")  # fmt: skip
    row = ("Lock stays shut", TEXT, "Hensby Mail", MOMENT, URL)
    path = write(tmp_path, "a.csv", f"{','.join(names)}\n" + ",".join(f'"{one}"' for one in row))

    document = only(path)

    assert (document.text, said(document)) == (TEXT, KNOWN)


def test_the_edges_of_a_graph_are_articles(tmp_path):
    edges = [{"cursor": "x", "node": {"headline": "Lock stays shut", "bodyText": TEXT, "publishedAt": MOMENT, "url": URL, "publication": {"name": "Hensby Mail"}}}]  # fmt: skip
    path = write(tmp_path, "a.json", json.dumps({"data": {"articles": {"edges": edges}}}))

    assert said(only(path)) == KNOWN


@pytest.mark.parametrize("editor", BLOCKS)
def test_a_text_that_an_editor_keeps_as_a_tree_is_read(tmp_path, editor):
    path = write(tmp_path, "a.jsonl", json.dumps({**KNOWN, "body": BLOCKS[editor]}))

    assert only(path).text == TEXT


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('The <a href="/x">lock</a> is <em>shut</em>.\n\nMoor &amp; Son wait.', "The lock is shut.\n\nMoor & Son wait."),
        ("It&#8217;s shut &ndash; again.", "It’s shut – again."),
        ("If a < b then a & b, and 3 > 2.", "If a < b then a & b, and 3 > 2."),
    ],
)  # fmt: skip
def test_tags_and_characters_of_html_inside_of_lines_are_no_words(tmp_path, written, text):
    assert only(write(tmp_path, "a.jsonl", json.dumps({"text": written}))).text == text


@pytest.mark.parametrize(
    "written",
    ["Published: 13 May 2024 08:30 GMT", "2024-05-13T10:30:00+02:00[Europe/Berlin]", "First published on May 13, 2024 8:30 UTC"],
)  # fmt: skip
def test_words_around_a_date_do_not_hide_it(tmp_path, written):
    document = only(write(tmp_path, "a.jsonl", json.dumps({"text": TEXT, "published": written})))

    assert document.published in (MOMENT, "2024-05-13T10:30:00+02:00")


def test_the_outlet_of_all_articles_is_the_outlet_of_each_that_has_none(tmp_path):
    articles = [{"id": "a", "text": TEXT, "url": URL}, OTHER]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Hensby Mail",
        "items": articles,
    }

    for n, answer in enumerate((feed, {"newspaper": "Hensby Mail", "articles": articles})):
        found = documents(write(tmp_path, f"{n}.json", json.dumps(answer)))
        assert [d.outlet for d in found] == ["Hensby Mail", "Tern"]


def test_front_matter_may_be_toml(tmp_path):
    head = f'+++\ntitle = "Lock stays shut"\ndate = 2024-05-13T08:30:00Z\noutlet = "Hensby Mail"\nurl = "{URL}"\n[params]\nx = 1\n+++\n'
    document = only(write(tmp_path, "a.md", head + TEXT))

    assert document.text[document.body_start :] == TEXT
    assert said(document) == KNOWN
    assert "is not TOML" in failure(write(tmp_path, "b.md", "+++\ntitle = \n+++\nx"))


def test_the_euro_of_an_older_encoding_is_one(tmp_path):
    text = "Die Fähre kostet künftig 12 €, teilte der Hafen am Dienstag mit; für Schüler bleibt es bei 4 €."

    assert only(write(tmp_path, "a.txt", text.encode("iso8859-15"))).text == text


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["Шлюз закрыт до июня.\n\nЛодки ждут.", "水門は六月まで閉鎖される。\n船は待っている。", "القناة مغلقة حتى يونيو."])  # fmt: skip
def test_utf_16_needs_no_mark_in_any_script(tmp_path, codec, text):
    assert only(write(tmp_path, "a.txt", text.encode(codec))).text == text


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("iso2022_jp", "水門は六月まで閉鎖される、と運河局が月曜日に発表した。\n船は待っている。"),
        ("cp850", "L'écluse reste fermée jusqu'au mois de juin, a annoncé lundi la régie, là où un été a suffi à côté."),
        ("cp850", "Die Schleuse bleibt bis Juni geschlossen, teilte die Behörde am Montag für alle Schüler mit."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("ending", ["txt", "jsonl"])
def test_older_encodings_give_their_letters(tmp_path, codec, text, ending):
    written = text if ending == "txt" else json.dumps({"text": text}, ensure_ascii=False)

    assert only(write(tmp_path, f"a.{ending}", written.encode(codec))).text == text


# ---------------------------------------------------------------------------------- JSON

RECORDS = [{"id": "a", "text": TEXT, "outlet": "Hensby Mail"}, OTHER]
COLUMNS = {name: [record[name] for record in RECORDS] for name in RECORDS[0]}
ROWS = [list(record.values()) for record in RECORDS]
JSON = {
    "columns apart": json.dumps({"columns": list(COLUMNS), "index": [0, 1], "data": ROWS}),
    "fields apart": json.dumps({"fields": [{"name": name} for name in COLUMNS], "rows": ROWS}),
    "lists": json.dumps(COLUMNS),
    "tables": json.dumps({name: {"0": one, "1": two} for name, (one, two) in COLUMNS.items()}),
    "a row of names": json.dumps({"values": [list(COLUMNS), *ROWS]}),
    "by id": json.dumps({record["id"]: {**record} for record in RECORDS}),
    "over lines": "\n".join(json.dumps(record, indent=2) for record in RECORDS),
    "text sequence": "".join(f"\x1e{json.dumps(record)}\n" for record in RECORDS),
    "bulk": "".join(f'{{"index": {{"_index": "n", "_id": "{r["id"]}"}}}}\n{json.dumps({k: v for k, v in r.items() if k != "id"})}\n' for r in RECORDS),
}  # fmt: skip


@pytest.mark.parametrize(
    ("form", "ending"),
    [(form, "json") for form in JSON]
    + [(form, "jsonl") for form in ("over lines", "text sequence", "bulk")],
)
def test_json_is_read_in_every_form(tmp_path, form, ending):
    path = write(tmp_path, f"a.{ending}", JSON[form])

    found = [(d.id, d.text, d.outlet) for d in documents(path)]

    assert found == [tuple(record.values()) for record in RECORDS]


@pytest.mark.parametrize("form", ["by id", "over lines", "bulk"])
def test_json_of_such_a_form_is_written_in_it_again(tmp_path, form):
    path = write(tmp_path, "a.json", JSON[form])

    api.write_stripped(api.prepare(documents(path)), [path], tmp_path / "out.json")

    assert (tmp_path / "out.json").read_text() == JSON[form]


@pytest.mark.parametrize("form", ["columns apart", "lists", "tables"])
def test_a_table_in_json_is_not_written_in_part(tmp_path, form):
    path = write(tmp_path, "a.json", JSON[form])

    with pytest.raises(
        LoadError, match="a table or several lists in JSON cannot be written in their form"
    ):
        api.write_stripped(api.prepare(documents(path)), [path], tmp_path / "out.json")
    assert not (tmp_path / "out.json").exists()


def test_paragraphs_and_authors_in_lists_of_one_length_are_one_article(tmp_path):
    path = write(tmp_path, "a.json", json.dumps({"text": list(LINES), "authors": ["Ada", "Bo"]}))

    assert only(path).text == TEXT


# ---------------------------------------------------------------------------------- CSV and databases


def test_quotation_marks_behind_backslashes_are_read(tmp_path):
    quoted = TEXT.replace("the canal trust", '"late again", the canal trust')
    buffer = io.StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, doublequote=False, escapechar="\\")
    writer.writerows([["title", "text", "outlet"], ["Lock", quoted, "Hensby Mail"]])
    path = write(tmp_path, "a.csv", buffer.getvalue())

    document = only(path)

    assert (document.text, document.outlet) == (quoted, "Hensby Mail")
    with pytest.raises(LoadError, match="quotation marks that are not doubled"):
        api.write_stripped(api.prepare([document]), [path], tmp_path / "out.csv")


def test_two_columns_of_texts_with_one_name_are_told_where_they_differ(tmp_path):
    path = write(tmp_path, "a.csv", f'text,title,text\nSame.,T,Same.\nA teaser.,T,"{TEXT}"\n')

    assert "line 5 has two texts, as two columns are called" in failure(path)
    path.write_text(path.read_text().replace("A teaser.", ""))
    assert [d.text for d in documents(path)] == ["Same.", TEXT]


def test_without_names_of_columns_the_message_stays_short(tmp_path):
    path = write(tmp_path, "a.csv", f'Lock stays shut,Hensby Mail,{URL},"{TEXT}"\n')

    message = failure(path)

    assert '"Lock stays shut", "Hensby Mail"' in message
    assert "The lock at Hensby stays closed" in message
    assert LINES[1] not in message


@pytest.mark.parametrize("declared", ["REFERENCES outlets(id)", ""])
def test_a_database_names_the_outlet_in_another_table(tmp_path, declared):
    database = sqlite3.connect(tmp_path / "a.db")
    database.execute("CREATE TABLE outlets (id INTEGER PRIMARY KEY, name TEXT)")
    database.execute(
        f"CREATE TABLE news (id INTEGER, outlet_id INTEGER {declared}, title TEXT, body TEXT, url TEXT, published INTEGER)"
    )
    database.execute("INSERT INTO outlets VALUES (9, 'Hensby Mail')")
    row = (1, 9, "Lock stays shut", TEXT, URL, MILLISECONDS)
    database.execute("INSERT INTO news VALUES (?, ?, ?, ?, ?, ?)", row)
    database.commit()
    database.close()

    assert said(only(tmp_path / "a.db")) == KNOWN


def test_names_of_folders_can_be_values_of_columns(tmp_path):
    for outlet, month in (("Hensby%20Mail", 5), ("Tern", 6)):
        write(tmp_path, f"set/outlet={outlet}/month={month}/1.jsonl", json.dumps({"text": outlet}))

    assert [d.outlet for d in documents(tmp_path / "set")] == ["Hensby Mail", "Tern"]


def test_columns_between_tabs_need_no_quotes(tmp_path):
    said = ['"Late again," she said, and left the lock.', 'Nobody was hurt, but a 6" pipe broke.']
    lines = ["title\ttext\toutlet", *(f"T\t{text}\tHensby Mail" for text in said)]

    found = documents(write(tmp_path, "a.tsv", "\n".join(lines) + "\n"))

    assert [(d.text, d.outlet) for d in found] == [(text, "Hensby Mail") for text in said]


def test_the_names_of_columns_are_no_article_where_files_were_joined(tmp_path):
    one = "title,text\nA,The lock is shut.\n"
    path = write(tmp_path, "a.csv", one + one.replace("A,", "B,"))

    found = documents(path)
    api.write_stripped(api.prepare(found), [path], tmp_path / "out.csv")

    assert [d.title for d in found] == ["A", "B"]
    assert (tmp_path / "out.csv").read_text() == path.read_text()


def test_what_calls_itself_a_database_and_is_none_is_left_out_of_a_folder(tmp_path, caplog):
    write(tmp_path, "Thumbs.db", b"\xd0\xcf\x11")
    write(tmp_path, "a.txt", TEXT)

    assert only(tmp_path).text == TEXT
    assert caplog.messages == ["left out 1 file: 1 that are no SQLite files; -v lists them"]


# ---------------------------------------------------------------------------------- pages that were saved


def page():
    """Return a page with a menu and a footer."""
    about = (
        f'<meta property="og:site_name" content="Hensby Mail"><meta property="og:title" content="Lock stays shut">'
        f'<link rel="canonical" href="{URL}"><meta property="article:published_time" content="{MOMENT}">'
    )
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>Lock</title>{about}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Lock stays shut</h1>{HTML}<p>{' '.join(reversed(LINES))}</p></article><footer>Imprint</footer></body></html>"
    )


def saved_pages():
    """Return a page as browsers save it, by the ending of the file."""
    encoded = base64.encodebytes(page().encode()).decode()
    mhtml = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {URL}\r\nSubject: Lock\r\nDate: Mon, 20 May 2024 10:00:00 -0000\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="x"\r\n\r\n--x\r\n'
        f"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\nContent-Location: {URL}\r\n\r\n{encoded}\r\n"
        "--x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--x--\r\n"
    )
    main = {"WebResourceData": page().encode(), "WebResourceURL": URL}
    entries = [
        {"startedDateTime": "2024-05-20T10:00:00Z", "request": {"url": url}, "response": {"status": 200, "content": {"mimeType": kind, "text": text}}}
        for url, kind, text in ((URL, "text/html; charset=utf-8", page()), ("https://x.example/a.js", "text/javascript", "var a = 'text';"))
    ]  # fmt: skip
    return {
        "mhtml": mhtml.encode(),
        "txt": mhtml.encode(),
        "webarchive": plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY),
        "har": json.dumps({"log": {"entries": entries}}).encode(),
        "html": gzip.compress(page().encode()),
    }


@pytest.mark.parametrize("ending", ["mhtml", "txt", "webarchive", "har", "html"])
def test_a_page_that_a_browser_saved_is_read_as_its_article(tmp_path, ending):
    document = only(write(tmp_path, f"a.{ending}", saved_pages()[ending]))

    assert LINES[0] in document.text
    assert "Home" not in document.text
    assert said(document) == KNOWN
    assert (document.retrieved or "2024-05-20T10:00:00+00:00") == "2024-05-20T10:00:00+00:00"


@pytest.mark.parametrize("ending", ["mhtml", "webarchive", "har"])
def test_a_saved_page_that_is_none_is_told_in_one_line(tmp_path, ending):
    message = failure(write(tmp_path, f"a.{ending}", b'{"log": {"entries": [{"request": 1}]}}'))

    assert message.endswith("save it again")
    assert "\n" not in message


def test_a_compressed_page_of_a_crawl_keeps_its_time(tmp_path):
    body = gzip.compress(page().encode())
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {URL}\r\nWARC-Date: 2024-05-20T10:00:00Z\r\n"
    head += f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"

    document = only(write(tmp_path, "a.warc", head.encode() + http + b"\r\n\r\n"))

    assert said(document) == KNOWN


# ---------------------------------------------------------------------------------- feeds


def test_a_feed_with_the_characters_of_html_is_read(tmp_path):
    feed = (
        "<rss version='2.0'><channel><title>Hensby&nbsp;Mail &amp;amp; Post</title><item><title>Lock &ndash; shut</title>"
        f"<link>{URL}</link><description>{HTML.replace('<', '&lt;')}&hellip;</description></item></channel></rss>"
    )

    document = only(write(tmp_path, "a.rss", feed))

    assert (document.title, document.outlet) == ("Lock – shut", "Hensby Mail & Post")
    assert document.text == f"{TEXT}\n\n…"


def test_the_paragraphs_of_xhtml_in_a_feed_stay_apart(tmp_path):
    entry = f"<entry><title>Lock</title><link href='{URL}'/><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>{HTML}</div></content></entry>"
    feed = f"<feed xmlns='http://www.w3.org/2005/Atom'><title type='html'>Mail &amp;amp; Post</title>{entry}</feed>"

    document = only(write(tmp_path, "a.atom", feed))

    assert (document.text, document.outlet) == (TEXT, "Mail & Post")


def test_comments_in_a_feed_or_an_export_of_blogger_are_no_articles(tmp_path):
    kinds = ("post", "comment", "template")
    entries = "".join(
        f"<entry><title>{kind}</title><category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#{kind}'/>"
        f"<content type='html'>{TEXT}</content></entry>"
        for kind in kinds
    )
    reply = "<entry xmlns:thr='http://purl.org/syndication/thread/1.0'><title>Re</title><thr:in-reply-to ref='x'/><content>No.</content></entry>"
    feed = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Mail</title>{entries}{reply}</feed>"

    assert only(write(tmp_path, "a.xml", feed)).title == "post"


# ---------------------------------------------------------------------------------- mails and documents


def test_a_mail_that_is_attached_is_read_and_other_files_are_told(tmp_path, caplog):
    inner = email.message.EmailMessage()
    inner["Subject"], inner["From"], inner["Date"] = "Lock stays shut", "Hensby Mail <n@x.example>", "Mon, 13 May 2024 08:30:00 +0000"  # fmt: skip
    inner.set_content(TEXT)
    outer = email.message.EmailMessage()
    outer["Subject"], outer["From"] = "Fwd: Lock stays shut", "Desk <d@x.example>"
    outer.set_content("See attached.")
    outer.add_attachment(inner)
    outer.add_attachment(b"x", maintype="application", subtype="pdf", filename="report.pdf")
    outer.add_attachment(b"x", maintype="image", subtype="png", filename="logo.png")

    found = documents(write(tmp_path, "a.eml", outer.as_bytes()))

    assert [d.text.strip() for d in found] == ["See attached.", TEXT]
    assert (found[1].title, found[1].published) == ("Lock stays shut", MOMENT)
    assert caplog.messages == ["left out 1 file: 1 that are attached to mails; -v lists them"]


def test_empty_lines_inside_of_a_paragraph_of_word_part_paragraphs(tmp_path):
    word = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    runs = f"<w:t>{LINES[0]}</w:t><w:br/><w:br/><w:t>Boats wait above it in a row of forty,</w:t><w:br/><w:t>{LINES[1][39:]}</w:t>"
    content = packed_in_zip({"word/document.xml": f"<w:document {word}><w:body><w:p><w:r>{runs}</w:r></w:p></w:body></w:document>"})  # fmt: skip

    assert only(write(tmp_path, "a.docx", content)).text == TEXT


def test_a_resource_of_a_crawl_is_a_page(tmp_path):
    body = page().encode()
    head = f"WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: {URL}\r\nWARC-Date: 2024-05-20T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    head += f"Content-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n"

    assert said(only(write(tmp_path, "a.warc", head.encode() + body + b"\r\n\r\n"))) == KNOWN


@pytest.mark.parametrize("name", ["a.txt", "a", "a.html"])
def test_a_part_of_a_page_loses_its_tags(tmp_path, name):
    assert only(write(tmp_path, name, f"<div>{HTML}</div>\n")).text == TEXT


@pytest.mark.parametrize("ending", ["yaml", "ris", "vtt"])
def test_a_text_that_is_no_prose_is_told_by_its_ending(tmp_path, ending):
    message = failure(write(tmp_path, f"a.{ending}", "title: Lock\n"))

    assert message.startswith(str(tmp_path / f"a.{ending}"))
    assert "; " in message


def test_a_page_in_utf_16_keeps_its_time(tmp_path):
    assert said(only(write(tmp_path, "a.html", page().encode("utf-16")))) == KNOWN


def test_what_a_feed_says_of_a_picture_is_not_its_article(tmp_path):
    media = "<media:content xmlns:media='http://search.yahoo.com/mrss/'><media:description>A boat.</media:description></media:content>"
    item = f"<item><title>T</title>{media}<description><![CDATA[{HTML}]]></description></item>"
    path = write(
        tmp_path, "a.rss", f"<rss version='2.0'><channel><title>Mail</title>{item}</channel></rss>"
    )

    assert only(path).text == TEXT


@pytest.mark.parametrize("name", ["a.opml", "a.txt"])
def test_xml_that_is_no_article_is_not_compared_as_prose(tmp_path, name):
    content = (
        "<opml version='2.0'><body><outline text='Gull' xmlUrl='https://x.example/'/></body></opml>"
    )

    assert "is XML in which no article was found" in failure(write(tmp_path, name, content))


# ---------------------------------------------------------------------------------- files in files


def packed_in_tar(names):
    """Return a tar of texts by their names."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name in names:
            info = tarfile.TarInfo(name)
            info.size = len(TEXT.encode())
            archive.addfile(info, io.BytesIO(TEXT.encode()))
    return buffer.getvalue()


def packed_in_zip(files):
    """Return a ZIP of files by their names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


NAMES = ("gull/1.txt", "./tern/1.txt", "tern/.hidden.txt")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.tar", packed_in_tar(NAMES)),
        ("a.tar.gz", gzip.compress(packed_in_tar(NAMES))),
        ("a.tbz2", bz2.compress(packed_in_tar(NAMES))),
        ("a.bin", packed_in_tar(NAMES)),
        ("a.zip", packed_in_zip({"b.zip": packed_in_zip(dict.fromkeys(NAMES, TEXT))})),
        ("a.zip", packed_in_zip({"b.tgz": gzip.compress(packed_in_tar(NAMES))})),
    ],
)  # fmt: skip
def test_archives_are_folders(tmp_path, name, content):
    found = documents(write(tmp_path, name, content))

    assert [(d.outlet, d.text) for d in found] == [("gull", TEXT), ("tern", TEXT)]


def test_archives_in_archives_in_archives_are_left_out(tmp_path, caplog):
    inner = packed_in_zip({"c.zip": packed_in_zip({"d.zip": packed_in_zip({"1.txt": TEXT})})})

    assert "holds no records" in failure(write(tmp_path, "a.zip", inner))
    assert caplog.messages == ["left out 1 file: 1 that end in .zip; -v lists them"]


def test_of_a_crawl_that_was_packed_only_the_crawl_is_read(tmp_path):
    listed = '{"format": "json-pages-1.0"}\n{"url": "x", "text": "The same again."}\n'
    wet = f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: {URL}\r\nWARC-Date: 2024-05-20T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    wet += f"Content-Type: text/plain\r\nContent-Length: {len(TEXT.encode())}\r\n\r\n{TEXT}\r\n\r\n"
    files = {"pages/pages.jsonl": listed, "archive/data.warc.gz": gzip.compress(wet.encode())}

    document = only(write(tmp_path, "a.wacz", packed_in_zip(files)))

    assert (document.text, document.url) == (TEXT, URL)


@pytest.mark.parametrize("nested", [False, True])
def test_two_articles_of_one_id_in_files_of_an_archive_are_told(tmp_path, nested):
    files = {name: json.dumps({"id": "7", "text": name}) for name in ("a.jsonl", "b.jsonl")}
    content = packed_in_zip({"in.zip": packed_in_zip(files)} if nested else files)

    assert 'the id "7" stands for two documents' in failure(write(tmp_path, "all.zip", content))


def test_records_without_ids_in_archives_are_called_by_their_files(tmp_path):
    files = {f"{name}.jsonl": f'{{"text": "{name}"}}\n' * 2 for name in "ab"}

    found = documents(write(tmp_path, "all.zip", packed_in_zip(files)))

    assert [d.id for d in found] == ["a-1", "a-2", "b-1", "b-2"]


# ---------------------------------------------------------------------------------- what is not read

FOREIGN = {
    "OpenDocument": (
        packed_in_zip(
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "content.xml": "<x/>",
            }
        ),
        "save a table as CSV",
    ),
    "Excel": (
        packed_in_zip({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<w"}),
        "save its sheet as CSV",
    ),
    "PowerPoint": (packed_in_zip({"_rels/.rels": "x", "ppt/a.xml": "<w/>"}), "is a presentation"),
    "old Office": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "save it as .docx"),
    "RAR": (b"Rar!\x1a\x07\x01\x00", "unpack it"),
    "Arrow": (b"ARROW1\x00\x00" + bytes(20), "write it as Parquet"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(20), "is a picture"),
}


@pytest.mark.parametrize("name", ["a", "a.txt", "a.csv"])
@pytest.mark.parametrize("kind", FOREIGN)
def test_what_is_not_read_is_known_by_its_first_bytes_and_told_what_to_do(tmp_path, kind, name):
    content, advice = FOREIGN[kind]

    message = failure(write(tmp_path, name, content))

    assert advice in message
    assert "\n" not in message


def test_a_compressed_table_is_read_whatever_its_name_says(tmp_path):
    content = gzip.compress(f'text,outlet\n"{TEXT}",Gull\n'.encode())

    document = only(write(tmp_path, "a.csv", content))

    assert (document.text, document.outlet) == (TEXT, "Gull")


def test_patterns_choose_among_the_files_of_a_tar(tmp_path):
    path = write(tmp_path, "a.tar", packed_in_tar(NAMES))

    (document,) = documents(path, Intake(include=("*/gull/*",)))

    assert document.outlet == "gull"


def test_tables_of_an_export_that_say_something_of_others_are_left_out(tmp_path, caplog):
    write(
        tmp_path,
        "x/channels.json",
        json.dumps([{"id": "C1", "name": "wire", "purpose": {"value": "Copy."}}]),
    )
    write(tmp_path, "x/people.csv", "email,joined\na@b.example,2024-01-01\n")
    write(
        tmp_path,
        "x/wire/2024-05-13.json",
        json.dumps(
            [{"type": "message", "user": "U1", "ts": f"{MILLISECONDS // 1000}.0001", "text": TEXT}]
        ),
    )

    assert [(d.text, d.published) for d in documents(tmp_path / "x")] == [(TEXT, MOMENT)]
    assert "left out 2 files: 2 without a text" in caplog.text
    assert "has no text" in failure(tmp_path / "x/channels.json")


def test_a_table_beside_files_says_what_they_are(tmp_path):
    write(
        tmp_path,
        "x/posts.csv",
        f"post_id,post_date,title\n12.lock,{MOMENT},Lock stays shut\n13.gone,{MOMENT},Gone\n",
    )
    write(tmp_path, "x/posts/12.lock.html", HTML)

    document = only(tmp_path / "x")

    assert (document.title, document.published, document.text) == ("Lock stays shut", MOMENT, TEXT)


def test_a_table_names_files_by_their_paths_and_not_only_in_its_first_row(tmp_path):
    write(tmp_path, "x/list.csv", "path,outlet\ngull/gone.txt,Tern\ngull/lock.txt,Gull\n")
    write(tmp_path, "x/gull/lock.txt", TEXT)

    assert only(tmp_path / "x").outlet == "Gull"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("authors.csv", "id,name,url\n12,Ada Moor,https://ada.example/\n"),
        ("authors.json", json.dumps([{"id": 12, "name": "Ada Moor", "url": "https://ada.example/"}])),
        ("tags.json", json.dumps([{"id": 12, "name": "Locks", "slug": "locks", "description": "Of locks"}])),
    ],
)  # fmt: skip
def test_numbers_of_authors_and_categories_are_not_those_of_files(tmp_path, name, content):
    write(tmp_path, "x/12.txt", TEXT)
    write(tmp_path, f"x/{name}", content)

    document = only(tmp_path / "x")

    assert (document.title, document.url) == (None, None)


@pytest.mark.parametrize("row", ["Gull,2024-03-05", "Gull,"])
def test_a_number_names_a_file_where_a_row_says_what_only_articles_have(tmp_path, row):
    write(tmp_path, "x/12.txt", TEXT)
    write(tmp_path, "x/list.csv", f"id,outlet,date\n12,{row}\n")

    assert only(tmp_path / "x").outlet == "Gull"


def test_the_first_address_of_an_exported_page_keeps_its_letters(tmp_path):
    link = "<a href='https://gull.example/é' class='p-canonical'>Canonical link</a>"
    page = write(tmp_path, "a.html", f"<html><body><article>{HTML}</article>{link}</body></html>")

    assert only(page).url == "https://gull.example/é"


def test_articles_in_a_list_say_nothing_of_a_file_that_is_called_as_one(tmp_path):
    write(tmp_path, "x/lock.txt", f"{TEXT} And more.")
    write(tmp_path, "x/all.json", json.dumps([{"slug": "lock", "title": "Lock", "text": TEXT}]))

    assert {d.title for d in documents(tmp_path / "x") if "And more" in d.text} == {None}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", json.dumps({"n": 1, "qq": TEXT * 5}) + "\n" + json.dumps({"n": 2, "qq": 3})),
        ("a.csv", "".join(f'{n},2024-01-0{n},"{TEXT * 5}"\n' for n in (1, 2, 3))),
    ],
)
def test_articles_whose_column_is_not_known_are_not_left_out_of_a_folder(tmp_path, name, content):
    write(tmp_path, "x/b.txt", TEXT)
    write(tmp_path, f"x/{name}", content)

    assert "--columns text=NAME" in failure(tmp_path / "x")


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ("<r><story><text>{0}</text></story></r>", [TEXT]),
        ("<set><art><title>Lock</title><p>{0}</p></art><art><title>Pier</title><p>{0} So it is.</p></art></set>", [TEXT, f"{TEXT} So it is."]),
        ("<set><art><title>Lock</title><text>In <loc>Hensby</loc> and <loc>Orla</loc>: {0}</text></art></set>", [f"In Hensby and Orla: {TEXT}"]),
        ("<DOC><DOCNO>HM-1</DOCNO><HL>Lock stays shut</HL>\n{0}\n</DOC>", [TEXT]),
    ],
)  # fmt: skip
def test_xml_is_read_of_one_article_with_a_title_above_paragraphs_and_with_marked_names(
    tmp_path, content, texts
):
    path = write(tmp_path, "a.xml", content.format(TEXT))

    assert [" ".join(d.text.split()) for d in documents(path)] == [
        " ".join(t.split()) for t in texts
    ]


@pytest.mark.parametrize(
    "content",
    ["<a>" * 9_000 + "x" + "</a>" * 9_000, '<?xml version="1.0" encoding="utf-7"?><a><b></a>'],
)
def test_xml_that_cannot_be_read_is_an_error_with_its_place(tmp_path, content):
    assert "a.xml" in failure(write(tmp_path, "a.xml", content))


@pytest.mark.parametrize(
    "value",
    [
        [{"page": 1, "articles": []}, {"page": 2, "articles": [{**KNOWN, "text": TEXT}]}],
        [{**KNOWN, "content": TEXT, "related_article": {"title": "Older", "text": "An older story. " * 20}}],
        [{**KNOWN, "text": TEXT, "outlet": "Hensby Mail (https://www.notion.so/0a1b)"}],
        [{**KNOWN, "text": TEXT, "url": f"https://www.google.com/url?rct=j&url={URL}&ct=ga"}],
    ],
)  # fmt: skip
def test_an_article_is_found_beside_empty_pages_and_others(tmp_path, value):
    document = only(write(tmp_path, "a.json", json.dumps(value)))

    assert (document.text, said(document)) == (TEXT, KNOWN)


def test_an_article_that_is_related_is_never_the_article(tmp_path):
    row = {**KNOWN, "related_article": {"title": "Older", "text": "An older story. " * 20}}

    assert "has no text" in failure(write(tmp_path, "a.jsonl", json.dumps(row)))


def test_names_of_columns_stand_in_two_rows_where_cells_are_joined(tmp_path):
    rows = [["Clip", "", "", "Where it ran", "Text"], ["Headline", "Link", "Day", "Paper", ""]]
    rows += [[KNOWN["title"], URL, MOMENT, KNOWN["outlet"], TEXT]]
    table = io.StringIO()
    csv.writer(table).writerows(rows)

    assert said(only(write(tmp_path, "a.csv", table.getvalue()))) == KNOWN


def test_what_a_search_found_is_of_the_sites_it_leads_to_and_comments_are_no_posts(tmp_path):
    entry = '<entry><title>Lock stays shut</title><link href="{}"/><published>2024-05-13T08:30:00Z</published><content type="html">{}</content></entry>'
    found = entry.format(f"https://www.google.com/url?rct=j&amp;url={URL}&amp;ct=ga", TEXT)
    comment = "<entry><type>COMMENT</type><title/><content>Where was the keeper?</content></entry>"
    path = write(
        tmp_path,
        "a.xml",
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Alert - lock</title>{found}{comment}</feed>',
    )

    assert said(only(path)) == {**KNOWN, "outlet": "hensbymail.example"}
