"""Issues of newspapers, recognised pages, notes, pasted downloads: what stands around texts, and is none of them."""

import io
import json
import sqlite3
import tarfile

import pytest

from newsdiff import provenance
from newsdiff.documents.reading import documents
from newsdiff.documents.segment import describe
from tests.files import write
from tests.test_reading_services import (
    DAY,
    HTML,
    LINES,
    MOMENT,
    OTHER,
    SECONDS,
    TEXT,
    TITLE,
    URL,
    packed,
)

OTHER_TITLE = "Pier at Senn loses its lamps"
OTHER_TEXT = (
    "The lamps on the pier at Senn were taken down on Monday, and nobody has said where they went."
)


def read(folder, name, content):
    """Return the only article of a file, as cleaning and comparing see it."""
    [document] = documents(write(folder, name, content))
    return describe(document)


def prose(document):
    """Return the paragraphs of a text but its title and byline."""
    return [
        document.extract(p)
        for p in document.paragraphs
        if p.kind not in ("title", "byline", "kicker")
    ]


# ------------------------------------------------------------------------------------- downloads

EUROPRESSE = """Orlock Post
Local, lundi 13 mai 2024, p. 4

{title}

Ada Moor

{text}

© 2024 Orlock Post. Tous droits réservés. Le présent document est protégé par les lois et conventions internationales sur le droit d'auteur.

Certificat émis le 20 juin 2024 à Université de Senn à des fins de visualisation personnelle et temporaire.
news·20240513·OP·004
"""
GENIOS = """Orlock Post vom 13.05.2024, Nr. 111, Seite 7
Lokales

{title}

Von Ada Moor

{text}

Quelle: Orlock Post vom 13.05.2024, Nr. 111, Seite 7
ISSN: 1234-5678
Ressort: Lokales
Dokumentnummer: OP-20240513-0007

Dauerhafte Adresse des Dokuments: https://archive.example/document/OP__7

Alle Rechte vorbehalten: (c) Orlock Verlag GmbH
"""
FACTIVA = """Local
{title}
Ada Moor
312 words
13 May 2024
Orlock Post
ORLPST
English
(c) 2024 Orlock Press

{text}

Document ORLPST0020240513ek5d0000a
"""


OF_NUMBERED_ISSUES = EUROPRESSE.replace("\n", ", no. 1234\n", 1)
ADDRESS_BELOW = GENIOS.replace("Dokuments: ", "Dokuments:\n")


@pytest.mark.parametrize("form", [EUROPRESSE, OF_NUMBERED_ISSUES, GENIOS, ADDRESS_BELOW, FACTIVA])
def test_what_a_database_says_around_a_single_download_is_no_text(form, tmp_path):
    said = form.format(title="Bridge at Orlock shut all summer", text=TEXT)
    document = read(tmp_path, "pasted.txt", said)

    assert prose(document) == list(LINES)
    assert document.text == said
    assert document.title == "Bridge at Orlock shut all summer"
    assert (document.outlet, document.published) == ("Orlock Post", DAY)


@pytest.mark.parametrize("form", [EUROPRESSE, GENIOS, FACTIVA])
def test_every_download_of_several_in_a_file_is_an_article(form, tmp_path):
    both = [(TITLE, TEXT), (OTHER_TITLE, OTHER_TEXT)]
    content = "\n".join(form.format(title=title, text=text) for title, text in both)
    found = list(map(describe, documents(write(tmp_path, "pasted.txt", content))))

    assert [one.title for one in found] == [TITLE, OTHER_TITLE]
    assert [prose(one) for one in found] == [list(LINES), [OTHER_TEXT]]


@pytest.mark.parametrize("form", [EUROPRESSE, GENIOS, FACTIVA])
def test_what_somebody_wrote_below_a_download_is_not_lost(form, tmp_path):
    document = read(tmp_path, "a.txt", form.format(title=TITLE, text=TEXT) + f"\n{OTHER_TEXT}\n")

    assert document.extract(document.paragraphs[-1]) == OTHER_TEXT


NEXIS = """{title}

Orlock Post

May 13, 2024 Monday

Length: 312 words

Body

{text}

Graphic

The lamps of the pier at Senn lie on the quay on Monday, watched over by a clerk of the council.

Load-Date: May 14, 2024

End of Document
"""


def test_a_caption_below_a_download_is_none_of_it(tmp_path):
    document = read(tmp_path, "a.txt", NEXIS.format(title=TITLE, text=TEXT))

    assert prose(document) == list(LINES)


COPYRIGHT = (
    "Copyright of the song of the ferry is with the island, said the clerk who found the sheet."
)


@pytest.mark.parametrize("form", [EUROPRESSE, GENIOS])
@pytest.mark.parametrize(
    "line", [COPYRIGHT, "Copyright 2024 is what the label said, and it was a joke.", "Quelle: dpa"]
)
def test_a_paragraph_on_rights_or_a_source_ends_no_download(form, line, tmp_path):
    content = form.format(title=TITLE, text=f"{LINES[0]}\n\n{line}\n\n{LINES[1]}")
    one, other = documents(
        write(tmp_path, "two.txt", content + form.format(title=OTHER_TITLE, text=OTHER_TEXT))
    )

    assert [line in one.text, LINES[1] in one.text, "Tous droits" in one.text] == [
        True,
        True,
        False,
    ]
    assert other.text.endswith(OTHER_TEXT)


def test_rights_that_all_downloads_of_a_database_have_are_not_copied(tmp_path):
    one, other = (
        read(tmp_path / name, f"{name}.txt", EUROPRESSE.format(title=title, text=text))
        for name, title, text in (("a", TITLE, TEXT), ("b", OTHER_TITLE, OTHER_TEXT))
    )

    assert provenance(one, [other]).summary.copied_words == 0


@pytest.mark.parametrize(
    "last",
    [
        "Certificat émis le 20 juin : la piscine de Senn est de nouveau ouverte.",
        "Dokumentnummer: 17 stand auf dem Zettel, den der Bürgermeister vorlas.",
        "Quelle: Orlock Post vom 13.05.2024",
    ],
)
def test_a_text_that_ends_like_a_download_stays_whole(last, tmp_path):
    document = read(tmp_path, "a.txt", f"{TITLE}\n\n{TEXT}\n\n{last}\n")

    assert (document.title, document.body_end) == (TITLE, None)
    assert document.extract(document.paragraphs[-1]) == last


# ----------------------------------------------------------------------------------- notes and folders


def joplin(title, body, n_type, **fields):
    lines = {"id": "0" * 31 + str(n_type), "parent_id": "", "created_time": OTHER, **fields}
    said = "".join(f"{name}: {value}\n" for name, value in lines.items())
    return "\n\n".join(filter(None, (title, body, f"{said}type_: {n_type}")))


def test_the_lines_below_a_note_of_joplin_are_none_of_it(tmp_path):
    note = joplin(TITLE, TEXT, 1, source_url=URL, author="Ada Moor", markup_language=1)
    document = read(tmp_path, "0a.md", note)

    assert prose(document) == list(LINES)
    assert (document.title, document.url, document.author) == (TITLE, URL, "Ada Moor")
    assert document.outlet is None or document.outlet == "orlockpost.example"
    assert (document.published, document.retrieved) == (None, OTHER)


def test_folders_and_tags_of_joplin_are_no_articles(tmp_path):
    files = {
        "1.md": joplin(TITLE, TEXT, 1),
        "2.md": joplin("Clippings", "", 2),
        "3.md": joplin("", "", 6, note_id="1"),
    }
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content.encode())
            archive.addfile(info, io.BytesIO(content.encode()))
    [document] = documents(write(tmp_path, "notes.jex", buffer.getvalue()))

    assert describe(document).title == TITLE


@pytest.mark.parametrize("last", ["type_: 1", "id: 7\ntype_: 1", f"id: {'0' * 32}"])
def test_other_lines_at_the_end_of_a_text_stay(last, tmp_path):
    document = read(tmp_path, "a.md", f"{TITLE}\n\n{TEXT}\n\n{last}")

    assert document.body_end is None


def test_what_an_archive_says_of_itself_is_no_article(tmp_path):
    page = "Export of the account of Ada, made in June."
    files = {
        "a.txt": TEXT,
        "README.txt": page,
        "posts/Readme.html": f"<p>{page}</p>",
        "LICENSE": page,
    }

    assert [one.id for one in documents(write(tmp_path, "all.zip", packed(**files)))] == ["a"]


def test_the_program_that_made_a_note_is_no_outlet(tmp_path):
    note = (
        f'<en-export application="Evernote"><note><title>{TITLE}</title><note-attributes><source>web.clip7</source>'
        f"<source-url>{URL}</source-url><source-application>WebClipper</source-application></note-attributes>"
        f"<content><![CDATA[<en-note>{HTML}</en-note>]]></content></note></en-export>"
    )
    [document] = documents(write(tmp_path, "clips.enex", note))

    assert (document.outlet, document.url, document.text) == ("orlockpost.example", URL, TEXT)


# --------------------------------------------------------------------------------------------- XML


def issue(*divisions):
    body = "".join(divisions)
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Orlock Post</title></titleStmt><sourceDesc>'
        f'<bibl><title level="j">Orlock Post</title><date when="{DAY}"/></bibl></sourceDesc></fileDesc></teiHeader>'
        f"<text><body>{body}</body></text></TEI>"
    )


def division(kind, title, text):
    paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n\n"))
    return f'<div type="{kind}"><head>{title}</head>{paragraphs}</div>'


def test_an_issue_in_tei_is_its_articles(tmp_path):
    content = issue(division("article", TITLE, TEXT), division("article", OTHER_TITLE, OTHER_TEXT))
    found = documents(write(tmp_path, "issue.xml", content))

    assert [(one.title, one.text) for one in found] == [(TITLE, TEXT), (OTHER_TITLE, OTHER_TEXT)]
    assert {(one.outlet, one.published) for one in found} == {("Orlock Post", DAY)}


@pytest.mark.parametrize("form", ["{}", '<div type="section">{}</div>'])
def test_what_else_is_in_an_issue_in_tei_is_not_lost(form, tmp_path):
    opinion = form.format(division("editorial", "What we think", LINES[1]))
    articles = division("article", TITLE, LINES[0]) + division("article", OTHER_TITLE, OTHER_TEXT)
    content = issue(opinion, f'<div type="page">{articles}</div>')
    masthead = f'<front><div type="masthead"><p>{OTHER_TEXT}</p></div></front><body>'
    content = content.replace("<body>", masthead, 1)
    found = documents(write(tmp_path, "issue.xml", content))

    assert [one.title for one in found] == ["What we think", TITLE, OTHER_TITLE]
    assert LINES[1] in found[0].text


def test_chapters_of_a_text_in_tei_stay_together(tmp_path):
    content = issue(division("chapter", TITLE, TEXT), division("chapter", OTHER_TITLE, OTHER_TEXT))
    [document] = documents(write(tmp_path, "text.xml", content))

    assert LINES[0] in document.text
    assert OTHER_TEXT in document.text


ALTO = """<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Layout><Page><PrintSpace>
<TextBlock><TextLine><String CONTENT="The"/><SP/><String CONTENT="fer" SUBS_TYPE="HypPart1" SUBS_CONTENT="ferry"/><HYP CONTENT="-"/></TextLine>
<TextLine><String CONTENT="ry" SUBS_TYPE="HypPart2" SUBS_CONTENT="ferry"/><SP/><String CONTENT="sails"/><SP/><String CONTENT="a-"/></TextLine>
<TextLine><String CONTENT="gain"/><SP/><String CONTENT="today."/></TextLine></TextBlock>
<TextBlock><TextLine><String CONTENT="Nobody"/><SP/><String CONTENT="came."/></TextLine></TextBlock>
</PrintSpace></Page></Layout></alto>"""
PAGE = """<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2013-07-15"><Page><ReadingOrder><OrderedGroup>
<RegionRefIndexed index="0" regionRef="b"/><RegionRefIndexed index="1" regionRef="a"/></OrderedGroup></ReadingOrder>
<TextRegion id="a"><TextLine><Word><TextEquiv><Unicode>Nobody</Unicode></TextEquiv></Word><Word><TextEquiv><Unicode>came.</Unicode></TextEquiv></Word>
</TextLine></TextRegion><TextRegion id="b"><TextLine><Word><TextEquiv><Unicode>The</Unicode></TextEquiv></Word><TextEquiv index="1"><Unicode>Tho fer¬</Unicode></TextEquiv>
<TextEquiv index="0"><Unicode>The fer¬</Unicode></TextEquiv></TextLine><TextLine><TextEquiv><Unicode>ry sails again today.</Unicode></TextEquiv></TextLine>
<TextEquiv><Unicode>The fer¬ ry sails again today.</Unicode></TextEquiv></TextRegion></Page></PcGts>"""


@pytest.mark.parametrize("content", [ALTO, PAGE])
def test_a_recognised_page_is_its_blocks_with_words_joined_at_ends_of_lines(content, tmp_path):
    [document] = documents(write(tmp_path, "0001.xml", content))

    assert document.text == "The ferry sails again today.\n\nNobody came."


# -------------------------------------------------------------------------------------------- JSON


def test_a_bulk_file_changes_and_takes_out_as_well(tmp_path):
    article = {"headline": TITLE, "body": TEXT, "url": URL}
    lines = [
        {"index": {"_index": "news", "_id": "1", "pipeline": "p"}},
        article,
        {"delete": {"_index": "news", "_id": "9"}},
        {"update": {"_index": "news", "_id": "2", "retry_on_conflict": 3}},
        {"doc": {**article, "headline": OTHER_TITLE}, "doc_as_upsert": True},
    ]
    content = "".join(json.dumps(line) + "\n" for line in lines)
    found = documents(write(tmp_path, "bulk.ndjson", content))

    assert [(one.title, one.text, one.url) for one in found] == [(TITLE, TEXT, URL), (OTHER_TITLE, TEXT, URL)]  # fmt: skip


def test_months_of_a_google_table_begin_at_nought(tmp_path):
    table = {
        "cols": [{"id": "A", "label": "Headline"}, {"id": "B", "label": "Text"}, {"id": "C", "label": "Published"}],
        "rows": [{"c": [{"v": TITLE}, {"v": TEXT}, {"v": "Date(2024,4,13)", "f": "13/5/2024"}]}],
    }  # fmt: skip
    content = f"/*O_o*/\ngoogle.visualization.Query.setResponse({json.dumps({'table': table})});"
    [document] = documents(write(tmp_path, "sheet.json", content))

    assert (document.title, document.text, document.published) == (TITLE, TEXT, DAY)


def test_what_was_passed_on_is_no_post(tmp_path):
    post = {"id": "2", "type": "Create", "actor": "ada", "published": MOMENT, "object": {"type": "Note", "content": HTML, "url": URL}}  # fmt: skip
    passed = {"id": "1", "type": "Announce", "actor": "ada", "published": OTHER, "object": "https://else.example/5"}  # fmt: skip
    box = {"type": "OrderedCollection", "orderedItems": [passed, post]}
    [document] = documents(write(tmp_path, "outbox.json", json.dumps(box)))

    assert (document.text, document.url, document.published) == (TEXT, URL, MOMENT)


def test_articles_with_an_actor_and_an_object_stay(tmp_path):
    rows = [{"headline": TITLE, "body": TEXT, "actor": "council", "object": "bridge"}, {"headline": OTHER_TITLE, "body": OTHER_TEXT, "actor": "county", "object": "pier"}]  # fmt: skip

    assert len(documents(write(tmp_path, "events.json", json.dumps(rows)))) == 2


@pytest.mark.parametrize(("about", "outlet"), [("description", "Orlock Post"), ("font", None)])
def test_settings_name_the_site_of_all_posts(about, outlet, tmp_path):
    settings = [{"key": "title", "value": "Orlock Post"}, {"key": about, "value": "News"}]
    posts = [{"title": TITLE, "html": HTML, "published_at": MOMENT}]
    content = json.dumps({"db": [{"data": {"posts": posts, "settings": settings}}]})
    [document] = documents(write(tmp_path, "site.json", content))

    assert (document.title, document.outlet) == (TITLE, outlet)


# --------------------------------------------------------------------------------------- databases


@pytest.mark.parametrize(
    ("key", "outlet"),
    [
        ("https://else.example/feed", "Orlock Post"),
        ("https://third.example/rss", "orlockpost.example"),
    ],
)
def test_a_table_is_referred_to_by_any_key_of_texts(key, outlet, tmp_path):
    file = tmp_path / "cache.db"
    with sqlite3.connect(file) as database:
        database.executescript(
            "CREATE TABLE rss_feed (rssurl VARCHAR(99) PRIMARY KEY NOT NULL, title VARCHAR(99));"
            "CREATE TABLE rss_item (id INTEGER PRIMARY KEY, title TEXT, url TEXT, feedurl TEXT, pubDate INTEGER, content TEXT);"
        )
        database.execute("INSERT INTO rss_feed VALUES (?, 'Orlock Post')", (key,))
        database.execute(
            "INSERT INTO rss_item VALUES (1, ?, ?, 'https://else.example/feed', ?, ?)",
            (TITLE, URL, SECONDS, HTML),
        )
    database.close()
    [document] = documents(file)

    assert (document.title, document.outlet, document.published) == (TITLE, outlet, MOMENT)


def test_codes_of_outlets_are_read_as_their_names(tmp_path):
    file = tmp_path / "archive.sqlite"
    with sqlite3.connect(file) as database:
        database.executescript(
            "CREATE TABLE outlets (code TEXT PRIMARY KEY, name TEXT);"
            "CREATE TABLE sections (name TEXT PRIMARY KEY, about TEXT);"
            "CREATE TABLE articles (id INTEGER PRIMARY KEY, outlet TEXT, section TEXT, title TEXT, body TEXT);"
        )
        database.execute("INSERT INTO outlets VALUES ('op', 'Orlock Post')")
        database.execute("INSERT INTO sections VALUES ('Local', ?)", (OTHER_TEXT,))
        database.execute("INSERT INTO articles VALUES (1, 'op', 'Local', ?, ?)", (TITLE, TEXT))
    database.close()
    [document] = documents(file)

    assert (document.title, document.text, document.outlet) == (TITLE, TEXT, "Orlock Post")


@pytest.mark.parametrize("guard", [")]}'\n", ")]}',\n", "for(;;);", "while(1);"])
def test_what_keeps_json_from_being_run_is_none_of_it(guard, tmp_path):
    content = guard + json.dumps([{"title": TITLE, "body": TEXT}])
    [document] = documents(write(tmp_path, "answer.json", content))

    assert (document.title, document.text) == (TITLE, TEXT)


@pytest.mark.parametrize("write_name", [str, str.upper, str.title])
def test_a_table_is_referred_to_in_any_case(write_name, tmp_path):
    file = tmp_path / "news.db"
    with sqlite3.connect(file) as database:
        database.executescript(
            f"CREATE TABLE {write_name('outlets')} ({write_name('id')} INTEGER PRIMARY KEY, {write_name('name')} TEXT);"
            f"CREATE TABLE {write_name('articles')} (id INTEGER PRIMARY KEY, title TEXT, body TEXT, {write_name('outlet')}{write_name('_id')} TEXT);"
        )
        database.execute("INSERT INTO outlets VALUES (7, 'Orlock Post')")
        database.execute("INSERT INTO articles VALUES (1, ?, ?, '7')", (TITLE, TEXT))
    database.close()

    assert [one.outlet for one in documents(file)] == ["Orlock Post"]


def test_an_id_may_be_a_number_in_one_table_and_a_text_in_another(tmp_path):
    file = tmp_path / "reader.db"
    with sqlite3.connect(file) as database:
        database.executescript(
            "CREATE TABLE Feeds (id INTEGER PRIMARY KEY, title TEXT);"
            "CREATE TABLE Messages (id INTEGER PRIMARY KEY, feed TEXT, title TEXT, contents TEXT);"
        )
        database.execute("INSERT INTO Feeds VALUES (7, 'Orlock Post')")
        database.execute("INSERT INTO Messages VALUES (1, '7', ?, ?)", (TITLE, HTML))
    database.close()
    [document] = documents(file)

    assert (document.title, document.text, document.outlet) == (TITLE, TEXT, "Orlock Post")


@pytest.mark.parametrize(
    ("end", "is_told"),
    [("… [+2143 chars]", True), ("... [1,812 chars]", True), (" […]", True), (" … and so on.", False), (" He counted 90 chars.", False)],
)  # fmt: skip
def test_texts_of_which_a_service_gives_the_beginning_are_told(end, is_told, tmp_path, caplog):
    rows = [{"title": TITLE, "content": LINES[0] + end, "url": URL}]
    documents(write(tmp_path, "answer.json", json.dumps({"articles": rows})))

    assert ("texts that are only beginnings" in caplog.text) == is_told
