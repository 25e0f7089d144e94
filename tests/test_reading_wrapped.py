"""Shapes by their kinds: names made up by rules, values in cells, XML and SGML of any kind, heads of texts, articles in several rows."""

import json
import sqlite3
from datetime import datetime

import pytest

from files import write
from newsdiff.documents.reading import documents, relations
from newsdiff.documents.reading.fieldnames import own_name
from newsdiff.errors import LoadError

TEXT = "The lock gate at Thornmere stuck again on Friday, and four barges waited until dusk."
MORE = "The canal trust said that a diver would look at the hinge on Monday."
BOTH = f"{TEXT}\n\n{MORE}"
WANTED = ("Gate stuck", "Thornmere Post", "2024-03-05T09:12:00+00:00", "https://post.example/gate")


def said(path):
    return [(d.title, d.outlet, d.published, d.url) for d in documents(path)]


def texts(path):
    return [" ".join(d.text[d.body_start :].split()) for d in documents(path)]


def failure(path):
    with pytest.raises(LoadError) as error:
        documents(path)
    assert "\n" not in str(error.value)
    return str(error.value)


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("originalPublishedTsMs", "~published"), ("article_full_text_html", "~text"), ("seo-headline", "~title"),
        ("station.name", "~outlet"), ("WARC-Target-URI", "~url"), ("reporter_names", "~author"), ("detected_lang", "~language"),
        ("date_scraped", "~retrieved"), ("image_url", "imageurl"), ("post_type", "posttype"), ("text_length", "textlength"),
        ("publisher_id", "publisherid"), ("updated_at", "updatedat"), ("title_image", "titleimage"),
    ],
)  # fmt: skip
def test_names_that_are_in_no_table_go_by_rules(name, meaning):
    assert own_name(name) == meaning


@pytest.mark.parametrize(
    "names",
    [
        "Titel Krant Publicatiedatum Link Auteur Tekst", "Rubrik Tidning Publiceringsdatum Länk Författare Brödtext",
        "Titulek Médium Datum_vydání Odkaz Autor Text_článku", "Заголовок Издание Дата_публикации Ссылка Автор Текст",
        "标题 来源 发布时间 链接 作者 正文", "제목 언론사 발행일 링크 기자 본문", "العنوان المصدر التاريخ الرابط الكاتب النص",
        "Başlık Gazete Yayın_tarihi Bağlantı Yazar Metin", "Otsikko Lehti Julkaistu Linkki Kirjoittaja Teksti",
    ],
)  # fmt: skip
def test_columns_have_plain_words_of_many_languages(tmp_path, names):
    header = ";".join(name.replace("_", " ") for name in names.split())
    row = ";".join([WANTED[0], WANTED[1], WANTED[2], WANTED[3], "Bo Lind", f'"{BOTH}"'])

    [document] = documents(write(tmp_path, "a.csv", f"{header}\n{row}\n"))

    assert (document.title, document.outlet, document.published, document.url) == WANTED
    assert document.author == "Bo Lind"


@pytest.mark.parametrize(
    ("source", "author"),
    [
        ("{'id': None, 'name': 'Thornmere Post'}", "['Bo Lind', 'Ada Moor']"),
        ('{"name": "Thornmere Post"}', '[{"name": "Bo Lind"}, {"first_name": "Ada", "last_name": "Moor"}]'),
    ],
)  # fmt: skip
def test_lists_and_tables_in_cells_are_taken_apart(tmp_path, source, author):
    quoted = (value.replace('"', '""') for value in (source, author))
    row = ",".join(f'"{value}"' for value in (*quoted, TEXT))

    [document] = documents(write(tmp_path, "a.csv", f"source,authors,content\n{row}\n"))

    assert (document.outlet, document.author) == ("Thornmere Post", "Bo Lind, Ada Moor")


def test_what_only_looks_like_a_list_is_a_text(tmp_path):
    rows = [{"text": f"[{TEXT}]", "author": "['Bo' 'Ada']"}, {"text": "[" * 90_000 + "]"}]

    found = documents(write(tmp_path, "a.jsonl", "\n".join(map(json.dumps, rows))))

    assert [(d.text[:9], d.author) for d in found] == [
        ("[The lock", "['Bo' 'Ada']"),
        ("[" * 9, None),
    ]


def test_a_database_may_name_the_type_of_each_value(tmp_path):
    names = ("title", "outlet", "published", "url", "text")
    kinds = ("stringValue", "stringValue", "timestampValue", "stringValue", "stringValue")
    values = zip(names, kinds, (*WANTED, BOTH), strict=True)
    row = {"name": "articles/1", "fields": {name: {kind: value} for name, kind, value in values}}

    assert said(write(tmp_path, "a.json", json.dumps({"documents": [row, row]}))) == [WANTED] * 2


@pytest.mark.parametrize(
    "content",
    [
        "window.YTD.posts.part0 = [%s, %s];", 'handle({"articles": [%s, %s]});', "[%s,\n%s]",
    ],
)  # fmt: skip
def test_json_may_stand_in_a_script_or_a_shell(tmp_path, content):
    row = dict(zip(("title", "outlet", "published", "url"), WANTED, strict=True)) | {"text": BOTH}
    written = json.dumps(row).replace(
        '"2024-03-05T09:12:00+00:00"', 'ISODate("2024-03-05T09:12:00Z")'
    )

    assert said(write(tmp_path, "a.json", content % (written, written))) == [WANTED] * 2


def test_lines_may_be_json_that_was_written_twice(tmp_path):
    line = json.dumps(json.dumps({"text": TEXT, "title": "Gate stuck"}))

    assert texts(write(tmp_path, "a.jsonl", f"{line}\n{line}\n")) == [TEXT] * 2


PARAGRAPHS = f"<p>{TEXT}</p><p>{MORE}</p>"
XML = {
    "elements": "<articles>" + 2 * (
        "<article><title>Gate stuck</title><source>Thornmere Post</source><date>2024-03-05T09:12:00Z</date>"
        f"<url>https://post.example/gate</url><body>{PARAGRAPHS}</body></article>") + "</articles>",
    "attributes": "<corpus>" + 2 * (
        '<doc sitename="Thornmere Post" title="Gate stuck" date="2024-03-05T09:12:00Z" url="https://post.example/gate">'
        f"<main>{PARAGRAPHS}</main><comments/></doc>") + "</corpus>",
    "fields": "<add>" + 2 * (
        '<doc><field name="headline">Gate stuck</field><field name="outlet">Thornmere Post</field>'
        '<field name="published">2024-03-05T09:12:00Z</field><field name="url">https://post.example/gate</field>'
        f'<field name="text">{TEXT}\n\n{MORE}</field></doc>') + "</add>",
    "around": "<r>" + 2 * (
        "<item><head><title>Gate stuck</title><source><name>Thornmere Post</name></source><when><date>2024-03-05T09:12:00Z</date></when>"
        f"<link>https://post.example/gate</link></head>{PARAGRAPHS}</item>") + "</r>",
}  # fmt: skip


@pytest.mark.parametrize("kind", XML)
def test_records_are_found_in_xml_of_any_kind(tmp_path, kind):
    path = write(tmp_path, "a.xml", XML[kind])

    assert said(path) == [WANTED] * 2
    assert texts(path) == [f"{TEXT} {MORE}"] * 2


def test_documents_of_corpora_in_sgml_are_records(tmp_path):
    one = f"<DOC>\n<DOCNO> {{}} </DOCNO>\n<HEADLINE>\nMoor & Son\n</HEADLINE>\n<TEXT>\n<P>\n{TEXT}\n</P>\n<P>\n{MORE}\n</P>\n</TEXT>\n</DOC>\n"
    path = write(tmp_path, "trec.txt", one.format(1) + one.format(2))

    assert [title for title, *_ in said(path)] == ["Moor & Son"] * 2
    assert texts(path) == [f"{TEXT} {MORE}"] * 2


@pytest.mark.parametrize(
    "head",
    [
        "Title: Gate stuck\nDate: 2024-03-05\nAuthor: Bo Lind\nSlug: gate\n\n",
        '{\n  "title": "Gate stuck",\n  "date": "2024-03-05",\n  "author": "Bo Lind"\n}\n\n',
        "---\ntitle: Gate stuck\ndate: 2024-03-05\nauthor: Bo Lind\n---\n",
    ],
)
@pytest.mark.parametrize("ending", ["md", "txt"])
def test_what_heads_a_text_says_what_it_is(tmp_path, head, ending):
    path = write(tmp_path, f"a.{ending}", head + BOTH)

    [document] = documents(path)

    assert (document.title, document.published, document.author) == (
        "Gate stuck",
        "2024-03-05",
        "Bo Lind",
    )
    assert texts(path) == [f"{TEXT} {MORE}"]


@pytest.mark.parametrize("start", ["Note: a test.\nTime: late.\n\n", "---\nOn Friday: rain.\n---\n", "Question: who?\nAnswer: we.\n\n"])  # fmt: skip
def test_prose_with_colons_is_no_head(tmp_path, start):
    [document] = documents(write(tmp_path, "a.txt", start + BOTH))

    assert (document.body_start, document.title) == (0, None)


def test_the_name_of_a_post_has_its_day(tmp_path):
    write(tmp_path, "_posts/2024-03-05-gate.md", f"---\ntitle: Gate stuck\n---\n{TEXT}")

    assert documents(tmp_path)[0].published == "2024-03-05"


def test_folders_that_are_dates_are_no_outlets(tmp_path):
    for path in ("2024/03/05/post/a.txt", "2024-03-06/b.txt", "20240307/post/c.txt"):
        write(tmp_path, path, TEXT)

    assert [d.outlet for d in documents(tmp_path)] == ["post", None, "post"]


@pytest.mark.parametrize("separator", ["|", "\t", ";"])
def test_a_table_that_is_called_a_text_is_a_table(tmp_path, separator):
    header = separator.join(("id", "headline", "outlet", "published", "url", "text"))
    rows = (separator.join((str(n), *WANTED, TEXT)) for n in range(2))

    assert said(write(tmp_path, "a.txt", "\n".join((header, *rows)))) == [WANTED] * 2


def test_paragraphs_may_stand_in_columns_or_rows_of_their_own(tmp_path):
    columns = f'title,paragraph_1,paragraph_2\nGate stuck,"{TEXT}","{MORE}"\n'
    rows = "article_id,paragraph_no,title,text\n" + "".join(
        f'{article},{number},Gate stuck,"{text}"\n' for article in "ab" for number, text in ((1, TEXT), (2, MORE))
    )  # fmt: skip

    assert [d.text for d in documents(write(tmp_path, "a.csv", columns))] == [BOTH]
    found = documents(write(tmp_path, "b.csv", rows))
    assert [(d.id, d.title, d.text) for d in found] == [
        ("a", "Gate stuck", BOTH),
        ("b", "Gate stuck", BOTH),
    ]


def test_rows_that_are_no_parts_stay_articles(tmp_path):
    rows = "article_id,position,text\n" + "".join(f'a{n},{n},"{TEXT}"\n' for n in range(3))

    assert len(documents(write(tmp_path, "a.csv", rows))) == 3


def test_paragraphs_of_a_database_are_joined(tmp_path):
    path = tmp_path / "a.sqlite"
    database = sqlite3.connect(path)
    database.executescript(
        "create table article(id integer primary key, title text, outlet text, published text, url text);"
        "create table paragraph(id integer primary key, article_id integer references article(id), position int, text text)"
    )
    for number in (7, 8):
        database.execute("insert into article values(?,?,?,?,?)", (number, *WANTED))
        for position, text in enumerate((TEXT, MORE)):
            database.execute(
                "insert into paragraph(article_id, position, text) values(?,?,?)",
                (number, position, text),
            )
    database.commit()
    database.close()

    assert said(path) == [WANTED] * 2
    assert [(d.id, d.text) for d in documents(path)] == [("7", BOTH), ("8", BOTH)]


def test_a_column_of_utc_has_times_of_utc(tmp_path):
    row = json.dumps({"text": TEXT, "post_date_gmt": "2024-03-05 09:12:00"})

    assert documents(write(tmp_path, "a.jsonl", row))[0].published == "2024-03-05T09:12:00+00:00"


def test_an_address_may_lack_its_scheme(tmp_path):
    row = json.dumps({"text": TEXT, "url": "www.post.example/gate"})

    [document] = documents(write(tmp_path, "a.jsonl", row))

    assert (document.outlet, document.url) == ("post.example", "https://www.post.example/gate")


def test_a_dump_and_what_models_are_trained_with_are_no_articles(tmp_path):
    dump = f"-- a dump\nCREATE TABLE a (t text);\nINSERT INTO a VALUES ('{TEXT}');\n"
    chat = json.dumps(
        {
            "messages": [
                {"role": "user", "content": "Write."},
                {"role": "assistant", "content": TEXT},
            ]
        }
    )

    assert "a dump of SQL" in failure(write(tmp_path, "a.txt", dump))
    assert 'there are "messages"' in failure(write(tmp_path, "b.jsonl", chat))


ROW = dict(zip(("title", "outlet", "published", "url"), WANTED, strict=True)) | {"text": BOTH}


def test_articles_in_several_lists_are_all_read(tmp_path):
    bare = {name: value for name, value in ROW.items() if name != "outlet"}
    by_outlet = {
        "newspapers": {
            "Thornmere Post": {"rss": "x", "articles": [bare]},
            "Tern": {"articles": [bare, bare]},
        }
    }
    beside = {
        "status": "ok",
        "top": [ROW],
        "latest": [ROW, ROW],
        "comments": [{"text": TEXT, "id": 1}],
    }

    assert [outlet for _, outlet, *_ in said(write(tmp_path, "a.json", json.dumps(by_outlet)))] == [
        "Thornmere Post",
        "Tern",
        "Tern",
    ]
    assert said(write(tmp_path, "b.json", json.dumps(beside))) == [WANTED] * 3


def test_several_lists_cannot_be_written_in_their_form():
    from newsdiff.documents.reading.json_places import record_spans

    with pytest.raises(LoadError, match="several lists"):
        record_spans(json.dumps({"top": [ROW], "latest": [ROW]}), ["text"])


def test_an_article_may_stand_in_a_cell_of_a_table(tmp_path):
    written = json.dumps(ROW).replace('"', '""')
    path = tmp_path / "a.db"
    database = sqlite3.connect(path)
    database.execute("create table items(id integer primary key, spider text, item text)")
    database.executemany(
        "insert into items(spider, item) values('news', ?)", [(json.dumps(ROW),)] * 2
    )
    database.commit()
    database.close()

    assert (
        said(write(tmp_path, "a.csv", f'offset,value\n1,"{written}"\n2,"{written}"\n'))
        == [WANTED] * 2
    )
    assert said(path) == [WANTED] * 2


def test_what_a_text_is_may_stand_two_tables_away(tmp_path):
    path = tmp_path / "a.db"
    database = sqlite3.connect(path)
    database.executescript(
        "create table media(media_id integer primary key, media_name text);"
        "create table articles(article_id integer primary key, media_id int, title text, link text, published text);"
        "create table article_texts(article_id int references articles(article_id), full_text text);"
        "create table comments(article_id int, text text)"
    )
    database.execute("insert into media values(3, 'Thornmere Post')")
    database.execute(
        "insert into articles values(5, 3, ?, ?, ?)", (WANTED[0], WANTED[3], WANTED[2])
    )
    database.execute("insert into article_texts values(5, ?)", (BOTH,))
    database.executemany("insert into comments values(5, ?)", [("Good.",)] * 9)
    database.commit()
    database.close()

    assert said(path) == [WANTED]


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("2024. 03. 05.", "2024-03-05"), ("2024. 3. 5. 09:12", "2024-03-05T09:12:00"),
        ({"year": "2024", "month": 3, "day": "5"}, "2024-03-05"),
    ],
)  # fmt: skip
def test_dates_are_read_as_people_and_programs_write_them(tmp_path, date, published):
    assert (
        documents(write(tmp_path, "a.jsonl", json.dumps({"text": TEXT, "date": date})))[0].published
        == published
    )


def test_names_have_marks_in_them(tmp_path):
    header = "Headline (main),Name of the newspaper,Date/Time,Link to the article,Author(s),Text of article"
    path = write(tmp_path, "a.csv", f'{header}\n{",".join(WANTED)},Bo Lind,"{TEXT}"\n')

    assert said(path) == [WANTED]
    assert documents(path)[0].author == "Bo Lind"


@pytest.mark.parametrize(
    "content",
    [
        f'<!DOCTYPE lewis SYSTEM "l.dtd">\n<WIRE><DATE>5-MAR-2024</DATE><TEXT>&#2;<TITLE>Gate stuck</TITLE><BODY>{TEXT}&#3;</BODY></TEXT></WIRE>\n' * 2,
        f'<n><item title="Gate stuck" published="2024-03-05"><![CDATA[<p>{TEXT}</p>]]></item><item title="Gate stuck" date="2024-03-05">{TEXT}</item></n>',
        "<n>" + 2 * f"<a><meta><pub-date><day>5</day><month>3</month><year>2024</year></pub-date><title>Gate stuck</title></meta><body><p>{TEXT}</p></body></a>" + "</n>",
    ],
)  # fmt: skip
def test_xml_says_what_a_text_is_around_it_and_in_attributes(tmp_path, content):
    path = write(tmp_path, "a.xml", content)

    assert [(title, published) for title, _, published, _ in said(path)] == [
        ("Gate stuck", "2024-03-05")
    ] * 2
    assert texts(path) == [TEXT] * 2


@pytest.mark.parametrize(
    "head",
    ["#+TITLE: Gate stuck\n#+DATE: 2024-03-05\n\n", "# Gate stuck\n\nDate: 2024-03-05\nSource: Tern\n\n", ":title: Gate stuck\n:date: 2024-03-05\n\n",
     "- **Title:** Gate stuck\n- **Date:** 2024-03-05\n\n"],
)  # fmt: skip
def test_heads_have_marks_in_front_of_their_lines(tmp_path, head):
    path = write(tmp_path, "a.md", head + TEXT)

    assert [(title, published) for title, _, published, _ in said(path)] == [
        ("Gate stuck", "2024-03-05")
    ]
    assert texts(path) == [TEXT]


def test_markup_may_be_escaped_as_a_whole(tmp_path):
    row = json.dumps({"body_html": f"&lt;p&gt;{TEXT}&lt;/p&gt;&lt;p&gt;{MORE}&lt;/p&gt;"})

    assert documents(write(tmp_path, "a.jsonl", row))[0].text == BOTH


def test_answers_one_after_the_other_and_lists_in_lists_are_read_whole(tmp_path):
    pages = [{"page": 1, "results": [ROW]}, {"page": 2, "results": [ROW, ROW]}]

    assert said(write(tmp_path, "a.json", json.dumps(pages))) == [WANTED] * 3
    assert said(write(tmp_path, "b.json", json.dumps([[ROW], [ROW, ROW]]))) == [WANTED] * 3


def test_of_a_text_in_several_languages_the_first_is_read(tmp_path):
    row = {
        "title": {"en": "Gate stuck", "de": "Tor klemmt"},
        "content": {"en": TEXT, "de": "Das Tor klemmt."},
    }

    [document] = documents(write(tmp_path, "a.json", json.dumps({"items": [row]})))

    assert (document.title, document.text) == ("Gate stuck", TEXT)


@pytest.mark.parametrize(
    "date", ["datetime.datetime(2024, 3, 5, 9, 12)", "Timestamp('2024-03-05 09:12:00')"]
)
def test_a_date_may_be_written_as_a_call_of_python(tmp_path, date):
    row = json.dumps({"text": TEXT, "date": date})

    assert documents(write(tmp_path, "a.jsonl", row))[0].published == "2024-03-05T09:12:00"


def test_blanks_may_stand_behind_separators(tmp_path):
    path = write(
        tmp_path, "a.csv", f'title, published, text\n"Gate, stuck", "2024-03-05", "{TEXT}"\n'
    )

    assert [(d.title, d.published, d.text) for d in documents(path)] == [
        ("Gate, stuck", "2024-03-05", TEXT)
    ]


def test_a_page_may_be_a_table_of_articles(tmp_path):
    names = "".join(f"<th>{name}</th>" for name in ("Title", "Source", "Date", "URL", "Text"))
    rows = 2 * f"<tr>{''.join(f'<td>{value}</td>' for value in (*WANTED, TEXT))}</tr>"

    path = write(
        tmp_path, "a.xls", f"<html><body><table><tr>{names}</tr>{rows}</table></body></html>"
    )

    assert said(path) == [WANTED] * 2


def test_fields_of_xml_may_hold_lists(tmp_path):
    fields = f'<str name="title">Gate stuck</str><arr name="content"><str>{TEXT}\n\n{MORE}</str></arr><date name="published">2024-03-05</date>'
    path = write(
        tmp_path, "a.xml", f"<response><result>{2 * f'<doc>{fields}</doc>'}</result></response>"
    )

    assert [d.text for d in documents(path)] == [BOTH] * 2


@pytest.mark.parametrize(
    "names",
    [
        "Título de la noticia|Nombre del medio|Fecha de publicación|Enlace|Autor/a|Texto de la noticia",
        "Titel des Artikels|Name der Zeitung|Datum der Veröffentlichung|Link zum Artikel|Verfasser|Text des Artikels",
        "Titre de l'article|Nom du journal|Date de parution|Lien vers l’article|Auteur(e)|Texte de l'article",
        "titolo_articolo|testata|data_pubblicazione|link|autore|testo_articolo",
    ],
)
def test_columns_say_of_what_they_are(tmp_path, names):
    header = ";".join(names.split("|"))
    path = write(tmp_path, "a.csv", f'{header}\n{";".join((*WANTED, "Bo Lind"))};"{TEXT}"\n')

    assert said(path) == [WANTED]
    assert documents(path)[0].author == "Bo Lind"


@pytest.mark.parametrize(
    "row",
    [
        {"text": TEXT, "published": {"seconds": 1709629920, "nanoseconds": 0}}, {"text": TEXT, "PUB_DT": "2024-03-05T09:12:00Z"},
        {"body": {"p": [TEXT]}, "date": {"@iso": "x", "#text": "2024-03-05T09:12:00Z"}},
        {"body_nitf": f"<p>{TEXT}</p>", "pub_date": "2024-03-05T09:12:00Z"},
    ],
)  # fmt: skip
def test_moments_and_paragraphs_lie_in_tables(tmp_path, row):
    [document] = documents(write(tmp_path, "a.jsonl", json.dumps(row)))

    assert (document.text, document.published) == (TEXT, "2024-03-05T09:12:00+00:00")


def test_authors_are_lists_of_databases_and_front_matter(tmp_path):
    write(tmp_path, "a.csv", f'author,text\n"{{""Bo Lind"",""Ada Moor""}}","{TEXT}"\n')
    write(tmp_path, "b.md", f"---\ntitle: Gate\nauthors:\n  - Bo Lind\n  - Ada Moor\n---\n{TEXT}")

    assert [d.author for d in documents(tmp_path)] == ["Bo Lind, Ada Moor"] * 2


def test_an_entry_of_atom_may_stand_alone(tmp_path):
    entry = (
        '<entry xmlns="http://www.w3.org/2005/Atom"><title>Gate stuck</title><link href="https://post.example/gate"/>'
        f"<published>2024-03-05T09:12:00Z</published><source><title>Thornmere Post</title></source><content>{TEXT}</content></entry>"
    )

    assert said(write(tmp_path, "a.xml", entry)) == [WANTED]


@pytest.mark.parametrize(
    "row",
    [
        {"page": {"url": WANTED[3]}, "text": TEXT}, {"source_link": WANTED[3], "text": TEXT},
        {"url": WANTED[3], "content": [{"type": "text/html", "value": f"<p>{TEXT}</p>"}]},
    ],
)  # fmt: skip
def test_addresses_and_texts_lie_deeper(tmp_path, row):
    [document] = documents(write(tmp_path, "a.jsonl", json.dumps(row)))

    assert (document.url, document.text) == (WANTED[3], TEXT)


def test_posts_and_runs_of_headlines_are_read(tmp_path):
    post = {
        "author_id": "5",
        "created_at": "2024-03-05T09:12:00Z",
        "text": TEXT,
        "title": [{"type": "h1", "text": "Gate "}, {"text": "stuck"}],
    }

    assert said(write(tmp_path, "a.jsonl", json.dumps(post)))[0][::2] == (WANTED[0], WANTED[2])


def test_a_feed_of_a_database_has_names_of_its_own(tmp_path):
    properties = "".join(
        f"<d:{name}>{value}</d:{name}>"
        for name, value in zip(("Headline", "Outlet", "Published", "Url"), WANTED, strict=True)
    )
    entry = f"<entry><title/><content><m:properties>{properties}<d:Body>{TEXT}</d:Body></m:properties></content></entry>"
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:d="u:d" xmlns:m="u:m">{entry}{entry}</feed>'

    assert said(write(tmp_path, "a.xml", feed)) == [WANTED] * 2


def test_a_reference_of_a_database_may_have_capitals(tmp_path):
    path = tmp_path / "a.db"
    database = sqlite3.connect(path)
    database.executescript(
        'create table Publisher("Id" int, "Name" text); create table Article("PublisherId" int, "Headline" text, "BodyText" text)'
    )
    database.execute("insert into Publisher values(4, 'Thornmere Post')")
    database.execute("insert into Article values(4, 'Gate stuck', ?)", (TEXT,))
    database.commit()
    database.close()

    assert said(path)[0][:2] == WANTED[:2]


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("body_txt", "body"), ("url_s", "url"), ("published_at_i", "~published"), ("schema:headline", "headline"),
        ("http://schema.org/articleBody", "body"), ("X-TIKA:content", "content"), ("field_source", "source"),
        ("field_original_url", "~url"), ("richText", "~text"), ("blog_name", "~outlet"), ("status_s", "status"),
    ],
)  # fmt: skip
def test_what_programs_add_to_names_is_left_out(name, meaning):
    assert own_name(name) == meaning


@pytest.mark.parametrize(
    "answer",
    [
        {
            "data": [{"type": "news", "id": "1", "attributes": {"body": BOTH}, "relationships": {"publisher": {"data": {"type": "site", "id": "4"}}}}],
            "included": [{"type": "site", "id": "4", "attributes": {"name": WANTED[1]}}],
        },
        {"stories": [{"story_feed_id": 4, "content": BOTH}], "feeds": {"4": {"feed_title": WANTED[1]}, "5": {"feed_title": "Tern"}}},
        {"articles": [{"sourceId": "a", "body": BOTH}], "sources": [{"id": "a", "name": WANTED[1]}, {"id": "b", "name": "Tern"}]},
    ],
    ids=["JSON:API", "tables by their ids", "a list of tables"],
)  # fmt: skip
def test_what_articles_refer_to_stands_beside_them(tmp_path, answer):
    [document] = documents(write(tmp_path, "a.json", json.dumps(answer)))

    assert (document.text, document.outlet) == (BOTH, WANTED[1])


@pytest.mark.timeout(10)
def test_that_many_articles_have_ids_costs_no_more_for_each():
    rows = [{"id": n, "outlet_id": 4} for n in range(40_000)]
    outlets = [{"id": 4, "name": WANTED[1]}]

    beside = relations.records_beside({"articles": rows, "outlets": outlets})

    assert all(relations.referred(row, beside) == {"outlet": outlets[0]} for row in rows)


@pytest.mark.parametrize(
    "row",
    [
        {"nid": [{"value": 7}], "title": [{"value": WANTED[0]}], "body": [{"value": PARAGRAPHS, "format": "full", "processed": PARAGRAPHS}],
         "created": [{"value": WANTED[2], "format": "Y-m-d"}], "field_source": [{"value": WANTED[1]}], "field_link": [{"uri": WANTED[3], "title": ""}]},
        {"http://schema.org/headline": [{"@value": WANTED[0]}], "http://schema.org/articleBody": [{"@value": BOTH}], "http://schema.org/url": [{"@id": WANTED[3]}],
         "http://schema.org/datePublished": [{"@value": WANTED[2], "@type": "xsd:dateTime"}], "http://schema.org/publisher": [{"http://schema.org/name": [{"@value": WANTED[1]}]}]},
        {"title": WANTED[0], "newspaper": WANTED[1], "url": WANTED[3], "introtext": f"<p>{TEXT}</p>", "fulltext": f"<p>{MORE}</p>",
         "postDate": {"date": "2024-03-05 10:12:00.000000", "timezone_type": 3, "timezone": "+01:00"}},
        {"heading": WANTED[0], "title": {"id": "9", "title": WANTED[1]}, "date": WANTED[2], "url": WANTED[3], "articleText": PARAGRAPHS},
        {"title": {"en-GB": WANTED[0]}, "publisher": {"en-GB": WANTED[1]}, "publicationDate": {"en-GB": WANTED[2]}, "link": {"en-GB": WANTED[3]},
         "body": {"en-GB": {"nodeType": "document", "content": [{"nodeType": "paragraph", "content": [{"nodeType": "text", "value": one}]} for one in (TEXT, MORE)]}}},
    ],
    ids=["Drupal", "JSON-LD in full", "Joomla and PHP", "Trove", "Contentful"],
)  # fmt: skip
def test_values_lie_in_what_content_systems_put_around_them(tmp_path, row):
    path = write(tmp_path, "a.json", json.dumps([row]))

    [(title, outlet, published, url)] = said(path)

    assert (title, outlet, url) == (WANTED[0], WANTED[1], WANTED[3])
    assert datetime.fromisoformat(published) == datetime.fromisoformat(WANTED[2])
    assert texts(path) == [BOTH.replace("\n\n", " ")]


@pytest.mark.parametrize(
    "head",
    [
        f"Title: {WANTED[0]}\n\nURL Source: {WANTED[3]}\n\nPublished Time: {WANTED[2]}\n\nMarkdown Content:\n",
        f"Title: {WANTED[0]}\n\n----\n\nDate: {WANTED[2]}\n\n----\n\nLink: {WANTED[3]}\n\n----\n\nText: ",
    ],
    ids=["Jina Reader", "Kirby"],
)
def test_lines_of_a_head_may_stand_apart(tmp_path, head):
    path = write(tmp_path, "a.txt", head + BOTH)

    assert said(path) == [(WANTED[0], "post.example", WANTED[2], WANTED[3])]
    assert texts(path) == [BOTH.replace("\n\n", " ")]


def test_a_row_of_a_page_leads_to_its_article(tmp_path):
    row = f'<tr><td>{WANTED[1]}</td><td><a href="{WANTED[3]}">{WANTED[0]}</a></td><td>{PARAGRAPHS}</td></tr>'
    page = f"<html><body><table><tr><th>Outlet</th><th>Title</th><th>Text</th></tr>{row}</table></body></html>"

    assert said(write(tmp_path, "a.html", page)) == [(WANTED[0], WANTED[1], None, WANTED[3])]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("".join(f"HD  {n}\nPD  {n} March 2024\nSN  Gull\nLP  {TEXT}\n\n" for n in (4, 5)), "holds 2 articles as Factiva"),
        ("".join(f"<td><b>PD</b>&nbsp;</td><td>{n} March 2024</td>" for n in (4, 5)), "holds 2 articles as Factiva"),
        ("".join(f"Gate stuck\nTern, 2024-03-0{n} 09:12\nPublicerat på webb.\n\n{TEXT}\n\n{'=' * 80}\n" for n in (4, 5)), "holds 2 articles as Retriever"),
        (f"# Clippings\n\n| Date | Title | Text |\n| --- | --- | --- |\n| 2024-03-05 | Gate | {TEXT} |\n", "table of articles in Markdown"),
    ],
)  # fmt: skip
def test_what_would_be_one_article_and_is_several_is_refused(tmp_path, content, complaint):
    assert complaint in failure(write(tmp_path, "a.txt", content))


def test_a_table_of_figures_in_markdown_stays_in_its_article(tmp_path):
    path = write(
        tmp_path, "a.md", f"{TEXT}\n\n| Month | Barges |\n| --- | --- |\n| March | 41 |\n\n{MORE}\n"
    )

    assert len(documents(path)) == 1
