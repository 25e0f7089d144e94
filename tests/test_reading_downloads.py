"""Downloads of news databases: as text, as RTF, as documents of Word and LibreOffice."""

import io
import json
import zipfile

import pytest

from newsdiff import api
from newsdiff.documents.reading import documents
from newsdiff.errors import LoadError

ONE = (
    "The weir at Tallow Bridge gave way on Friday night, and four houseboats were carried to the sea.",
    "Nobody was hurt, the harbour office said; a dog was found on a sandbank in the morning.",
)
TWO = (
    "Owners of the boats that were lost at Tallow Bridge have asked who last looked at the weir.",
    "“It groaned for a week,” said Hal Brice, who lived on one of them. The office did not answer.",
)


def nexis(title, outlet, texts):
    return (
        title,
        outlet,
        "May 3, 2019 Friday 9:40 PM GMT",
        "Copyright 2019 Tallow Media All Rights Reserved",
        "Section: NEWS; Pg. 2",
        "Length: 40 words",
        "Byline: Una Pell",
        "Body",
        *texts,
        "Load-Date: May 4, 2019",
        "End of Document",
    )


def lexisnexis(title, outlet, texts):
    return (
        "1 of 2 DOCUMENTS",
        outlet,
        "May 3, 2019 Friday",
        "Final Edition",
        title,
        "BYLINE: Una Pell",
        "LENGTH: 40 words",
        *texts,
        "LOAD-DATE: May 4, 2019",
        "Copyright 2019 Tallow Media",
    )


def factiva(title, outlet, texts):
    return (
        "News",
        title,
        "By Una Pell",
        "40 words",
        "3 May 2019",
        "21:40",
        outlet,
        "TALGUL",
        "English",
        "(c) 2019 Tallow Media",
        *texts,
        "Dokument TALGUL0020190503ef5300001",
    )


def proquest(title, outlet, texts):
    return (
        "_" * 60,
        title,
        "Author: Una Pell",
        f"Publication info: {outlet} ; Tallow [Tallow]. 03 May 2019",
        "Abstract: A short account.",
        f"Full text: {texts[0]}",
        *texts[1:],
        "Subject: Weirs",
        f"Publication title: {outlet}",
        "Publication date: May 3, 2019",
        "ProQuest document ID: 210000",
    )


LAYOUTS = {
    "Nexis Uni": (nexis, "2019-05-03T21:40:00+00:00"),
    "LexisNexis": (lexisnexis, "2019-05-03"),
    "Factiva": (factiva, "2019-05-03T21:40:00"),
    "ProQuest": (proquest, "2019-05-03"),
}


def written(folder, lines, form):
    """Write lines as a file of a form; return its path."""
    path = folder / f"download.{form}"
    if form == "txt":
        path.write_text("\n\n".join(lines))
    elif form == "rtf":
        escaped = (
            "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in line) + "\\par" for line in lines
        )
        path.write_text("{\\rtf1\\ansi\\deff0 " + "\n".join(escaped) + "}")
    elif form == "odt":
        path.write_bytes(odt("".join(f"<text:p>{line}</text:p>" for line in lines)))
    else:
        path.write_bytes(docx("".join(f"<w:p><w:r><w:t>{x}</w:t></w:r></w:p>" for x in lines)))
    return path


def packed(**parts):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return held.getvalue()


def docx(body):
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    return packed(**{"[Content_Types]_xml": "<Types/>", "word__document_xml": document})


def odt(body):
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
        for name, full in (
            ("office", "office"),
            ("text", "text"),
            ("draw", "drawing"),
            ("svg", "svg-compatible"),
        )
    )
    content = f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return packed(mimetype="application/vnd.oasis.opendocument.text", content_xml=content)


@pytest.mark.parametrize("form", ["txt", "rtf", "docx", "odt"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_articles_of_a_download_are_told_apart(tmp_path, layout, form):
    write, published = LAYOUTS[layout]
    lines = [
        *write("Weir gives way", "Tallow Gull", ONE),
        *write("Who saw the weir?", "The Skerry", TWO),
    ]

    first, second = documents(written(tmp_path, lines, form))

    assert (first.title, first.outlet, first.author) == (
        "Weir gives way",
        "Tallow Gull",
        "Una Pell",
    )
    assert (first.id, first.published) == ("download-1", published)
    assert [p for p in first.text.split("\n") if p] == list(ONE)
    assert (second.title, second.outlet) == ("Who saw the weir?", "The Skerry")
    assert [p for p in second.text.split("\n") if p] == list(TWO)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_head_of_a_single_download_is_read(tmp_path, layout):
    write, published = LAYOUTS[layout]

    [found] = documents(written(tmp_path, write("Weir gives way", "Tallow Gull", ONE), "txt"))

    assert (found.title, found.outlet, found.published) == (
        "Weir gives way",
        "Tallow Gull",
        published,
    )
    assert found.text.find(ONE[0]) == found.body_start  # of a text, positions are those of its file


@pytest.mark.parametrize("into", ["out.txt", "out/"])
def test_a_download_of_several_is_written_in_its_form(tmp_path, into):
    extra = "Sign up for our free daily newsletter here."
    lines = [*nexis("Weir gone", "Gull", [*ONE, extra]), *nexis("Who saw?", "Skerry", TWO)]
    path = written(tmp_path, lines, "txt")

    [out, *_] = api.write_stripped(api.prepare(documents(path)), [path], f"{tmp_path}/{into}")

    left = [line for line in path.read_text("utf-8").splitlines() if line]
    left.remove(extra)
    assert [line for line in out.read_text("utf-8").splitlines() if line] == left


def test_several_from_a_pipe_have_numbers_and_are_not_written_as_one(tmp_path, monkeypatch):
    lines = [*nexis("Weir gone", "Gull", ONE), *nexis("Who saw?", "Skerry", TWO)]
    piped = io.BytesIO(written(tmp_path, lines, "txt").read_bytes())
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(piped))

    found = api.prepare(documents("-"))

    assert [document.id for document in found] == ["stdin-1", "stdin-2"]
    with pytest.raises(LoadError, match="standard input holds 2 articles; save it as a file first"):
        api.write_stripped(found, ["-"], tmp_path / "out")


def test_a_page_with_several_is_told(tmp_path):
    lines = [*factiva("Weir gone", "Gull", ONE), *factiva("Who saw?", "Skerry", TWO)]
    path = tmp_path / "a.html"
    path.write_text("<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>")

    with pytest.raises(LoadError, match="holds 2 articles as Factiva downloads them"):
        documents(path)


def test_a_text_of_one_paragraph_behind_its_label_is_read(tmp_path):
    lines = [*proquest("Weir gone", "Gull", ONE[:1]), *proquest("Who saw?", "Skerry", TWO[:1])]

    assert [d.text for d in documents(written(tmp_path, lines, "txt"))] == [ONE[0], TWO[0]]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_turns_of_a_talk_at_the_end_are_no_labels(tmp_path, layout):
    write, _ = LAYOUTS[layout]
    turns = ("Pell: And the boats?", "Brice: All gone.", "Pell: All?", "Brice: All of them.")
    lines = [
        *write("Weir gone", "Gull", (*ONE, *turns)),
        *write("Who saw?", "Skerry", TWO),
    ]

    first, _ = documents(written(tmp_path, lines, "txt"))

    assert [p for p in first.text.split("\n") if p] == [*ONE, *turns]


def test_labels_of_any_letters_are_none_of_the_text(tmp_path):
    behind = ("Subject: Weirs", "Company / organization: Name: Tallow Boats", "Länge: 40 Wörter")
    lines = [*nexis("Weir gone", "Gull", (*ONE, *behind)), *nexis("Who saw?", "Skerry", TWO)]

    first, _ = documents(written(tmp_path, lines, "txt"))

    assert [p for p in first.text.split("\n") if p] == list(ONE)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "line", ["End of Document", "1 of 2 DOCUMENTS", "Dokument AB20190503ef5300001"]
)
def test_a_file_of_endless_ends_of_articles_is_an_error_of_one_line(tmp_path, line):
    path = written(tmp_path, [line] * 100_000, "txt")

    with pytest.raises(LoadError, match="holds 100,000 articles"):
        documents(path)


def test_a_text_that_only_speaks_of_documents_is_a_text(tmp_path):
    text = "Ferry back\n\nMay 3, 2019\n\nThe End of Document law was passed, all 2 of 9 DOCUMENTS said."
    path = tmp_path / "a.txt"
    path.write_text(text)

    [found] = documents(path)

    assert (found.text, found.outlet) == (text, None)


def test_a_document_of_libreoffice_has_no_notes_and_nothing_deleted(tmp_path):
    body = (
        "<text:tracked-changes><text:p>Gone.</text:p></text:tracked-changes><text:h>Weir</text:h>"
        "<text:list><text:list-item><text:p>It<text:s/>broke.<text:note><text:p>A note.</text:p></text:note> All saw.</text:p></text:list-item></text:list>"
    )
    path = tmp_path / "a.odt"
    path.write_bytes(odt(body))

    [found] = documents(path)

    assert found.text == "Weir\n\nIt broke. All saw."


def test_rtf_may_list_very_many_fonts(tmp_path):
    fonts = "".join(rf"{{\f{n}\fswiss\fcharset0 Font {n};}}" for n in range(2_000))
    path = tmp_path / "a.rtf"
    path.write_text(rf"{{\rtf1\ansi{{\fonttbl{fonts}}}\f1 It broke.\par}}")

    [found] = documents(path)

    assert found.text == "It broke."


def test_rtf_has_no_addresses_behind_words_and_signs_of_two_halves(tmp_path):
    link = r'{\field{\*\fldinst{HYPERLINK "https://gull.example/w"}}{\fldrslt{gave way}}}'
    path = tmp_path / "a.rtf"
    path.write_text(rf"{{\rtf1\ansi The weir {link} \u-10179?\u-8704? at last.\par}}")

    [found] = documents(path)

    assert found.text == "The weir gave way 😀 at last."


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "inside",
    [
        r"{\fonttbl" + r"\f1" * 100_000 + "}",
        r"{\fonttbl" + r"\f1\fcharset1" * 30_000 + "}",
        r"{\fonttbl" + r"\f1;" * 30_000 + "}",
        r"{\fonttbl" + r"\f1\fcharset1" * 700 + "}",
        "{" * 300_000,
        r"{\field{\*\fldinst{HYPERLINK " * 10_000 + '"' * 100_000,
        r"\u99999999?",
        r"{\pict\bin" + "9" * 5_000,
    ],
)
def test_hostile_rtf_is_read_or_an_error_of_one_line(tmp_path, inside):
    path = tmp_path / "a.rtf"
    path.write_text(r"{\rtf1\ansi " + inside)

    with pytest.raises(
        LoadError, match=r"is RTF that cannot be read|no article was found"
    ) as error:
        documents(path)

    assert "\n" not in str(error.value)


def test_what_is_said_of_a_picture_or_a_sign_is_no_text(tmp_path):
    body = (
        "<text:p>It broke <draw:frame><svg:title>A weir</svg:title><svg:desc>Seen from above</svg:desc></draw:frame>in "
        "<text:ruby><text:ruby-base>東京</text:ruby-base><text:ruby-text>とうきょう</text:ruby-text></text:ruby>.</text:p>"
    )
    path = tmp_path / "a.odt"
    path.write_bytes(odt(body))

    [found] = documents(path)

    assert found.text == "It broke in 東京."


@pytest.mark.parametrize(
    ("write", "body"),
    [
        (docx, "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Box.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r><w:r><w:t>It broke.</w:t></w:r></w:p>"),
        (odt, "<text:p><draw:text-box><text:p>Box.</text:p></draw:text-box>It broke.</text:p>"),
    ],
)  # fmt: skip
def test_a_text_box_in_a_paragraph_is_a_paragraph(tmp_path, write, body):
    path = tmp_path / f"a.{write.__name__}"
    path.write_bytes(write(body))

    [found] = documents(path)

    assert found.text == "Box.\n\nIt broke."


BOMB = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<a", "unclosed token"),
        (BOMB, "content.xml defines entities"),
        (BOMB.encode("utf-16"), "content.xml defines entities"),
    ],
)
def test_a_damaged_document_of_libreoffice_is_an_error_of_one_line(tmp_path, content, reason):
    path = tmp_path / "a.odt"
    made = packed(mimetype="application/vnd.oasis.opendocument.text", content_xml=content)
    path.write_bytes(made)

    with pytest.raises(LoadError, match=rf"is not an ODT file that can be read \({reason}"):
        documents(path)


@pytest.mark.parametrize(
    ("write", "tag", "words"),
    [(docx, "w:ins", "<w:r><w:t>It broke.</w:t></w:r>"), (odt, "text:span", "It broke.")],
)
@pytest.mark.parametrize("around", [None, "p"])
def test_endless_elements_in_each_other_are_an_error_of_one_line(
    tmp_path, write, tag, words, around
):
    name = tag.partition(":")[0]
    deep = f"<{tag}>" * 20_000 + words + f"</{tag}>" * 20_000
    path = tmp_path / f"a.{write.__name__}"
    path.write_bytes(write(f"<{name}:{around}>{deep}</{name}:{around}>" if around else deep))

    with pytest.raises(LoadError, match=r"file that can be read \(maximum recursion depth"):
        documents(path)


def test_elements_of_one_file_are_one_article(tmp_path):
    def elements(name, title, texts):
        about = {"filename": name, "languages": ["eng"]}
        rows = [("Title", title), *(("NarrativeText", x) for x in texts), ("Footer", "All rights.")]
        return [
            {"type": kind, "element_id": f"{name}{n}", "text": text, "metadata": about}
            for n, (kind, text) in enumerate(rows)
        ]

    path = tmp_path / "elements.json"
    path.write_text(json.dumps(elements("a", "Weir gone", ONE) + elements("b", "Who saw?", TWO)))

    first, second = documents(path)

    assert first.text == "\n\n".join(["Weir gone", *ONE])
    assert second.text == "\n\n".join(["Who saw?", *TWO])
    assert first.language == "eng"


BLOCKS = {
    "paragraphs of a query": lambda x: {"position": "1", "paragraph": x},
    "blocks of a page": lambda x: {"Role": "body", "Text": x},
    "blocks of WordPress": lambda x: {"blockName": "core/paragraph", "innerHTML": f"<p>{x}</p>"},
}


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_list_of_paragraphs_is_a_text_whatever_it_is_called(tmp_path, kind):
    record = {
        "about": {"title": "Weir gone"},
        "metadata": {"title": "Weir gone", "url": "https://gull.example/weir"},
        "parts": [BLOCKS[kind](x) for x in ONE],
        "hashtags": [{"text": "weir"}],
    }
    path = tmp_path / "a.jsonl"
    path.write_text(f"{json.dumps(record)}\n" * 2)

    found = documents(path)

    assert [d.text for d in found] == ["\n\n".join(ONE)] * 2
    assert found[0].url == "https://gull.example/weir"


def test_columns_that_stand_in_an_answer_are_a_table(tmp_path):
    columns = {"title": ["Weir gone", "Who saw?"], "text": [ONE[0], TWO[0]]}
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"articles": columns}))

    assert [(d.title, d.text) for d in documents(path)] == [
        ("Weir gone", ONE[0]),
        ("Who saw?", TWO[0]),
    ]


def test_names_below_the_names_of_groups_are_those_of_the_columns(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(
        f"Article,,,Publication,\nHeadline,Text,URL,Outlet,Date\nWeir gone,{' '.join(ONE[:1]).replace(',', ';')},https://gull.example/w,Gull,2019-05-03\n"
    )

    [found] = documents(path)

    assert (found.title, found.outlet, found.published) == ("Weir gone", "Gull", "2019-05-03")


FIELDS = {
    "with dots, as R writes names": (
        {"full.text": ONE[0], "pub.date": "2019-05-03", "web.url": "https://gull.example/w"},
        {"published": "2019-05-03", "url": "https://gull.example/w"},
    ),
    "as Kibana exports": (
        {
            "a.body": ONE[0],
            "a.published": "May 3, 2019 @ 21:40:00.000",
            "url.full": "https://gull.example/w",
        },
        {"published": "2019-05-03T21:40:00", "url": "https://gull.example/w"},
    ),
    "an address in the Internet Archive": (
        {
            "text": ONE[0],
            "url": "https://web.archive.org/web/20190601000000id_/https://gull.example/w",
        },
        {"url": "https://gull.example/w"},
    ),
    "an address of a page, and that of a site": (
        {"text": ONE[0], "link": "https://gull.example/", "source_url": "https://gull.example/w"},
        {"url": "https://gull.example/w"},
    ),
    "words of a table in Polish": (
        {"Treść": ONE[0], "Nazwa gazety": "Gull", "Adres URL": "https://gull.example/w"},
        {"outlet": "Gull", "url": "https://gull.example/w"},
    ),
    "an author of Strapi": (
        {"text": ONE[0], "author": {"data": {"attributes": {"name": "Una Pell"}}}},
        {"author": "Una Pell"},
    ),
    "authors of Strapi": (
        {
            "text": ONE[0],
            "authors": {"data": [{"id": n, "attributes": {"name": n}} for n in ("Una", "Hal")]},
        },
        {"author": "Una, Hal"},
    ),
    "an author with other data": (
        {"text": ONE[0], "author": {"name": "Una Pell", "data": {"name": "Desk"}}},
        {"author": "Una Pell"},
    ),
    "a byline": ({"text": ONE[0], "byline": "By Una Pell"}, {"author": "Una Pell"}),
    "a name that has a by in it": (
        {"text": ONE[0], "outlet": "Whitby Mail", "author": "Abby Moor"},
        {"outlet": "Whitby Mail", "author": "Abby Moor"},
    ),
    "a day of endless digits": (
        {"text": ONE[0], "published": {"date-parts": [["9" * 5_000]]}},
        {"published": None},
    ),
    "a message of Matrix": (
        {"sender": "@b:x.example", "content": {"body": ONE[0]}, "origin_server_ts": 1556919600000},
        {"published": "2019-05-03T21:40:00+00:00"},
    ),
}


@pytest.mark.parametrize("kind", FIELDS)
def test_a_field_is_known_by_its_words(tmp_path, kind):
    record, wanted = FIELDS[kind]
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(record))

    [found] = documents(path)

    assert {name: getattr(found, name) for name in wanted} == wanted
    assert found.text == ONE[0]


def test_lists_of_values_in_xml_have_the_name_of_the_list(tmp_path):
    record = (
        f'<doc><str name="title_s">Weir</str><arr name="body_txt"><str>{ONE[0]}</str></arr>'
        '<arr name="author_ss"><str>Una Pell</str><str>Hal Brice</str></arr></doc>'
    )
    path = tmp_path / "a.xml"
    path.write_text(f"<response><result>{record * 2}</result></response>")

    first, _ = documents(path)

    assert (first.text, first.author) == (ONE[0], "Una Pell, Hal Brice")


def test_a_list_of_links_is_no_article(tmp_path):
    links = "".join(f'<li><a href="/{n}">What page {n} of them says</a></li>' for n in range(9))
    path = tmp_path / "a.html"
    path.write_text(f"<!DOCTYPE html><html><body><h1>Unread</h1><ul>{links}</ul></body></html>")

    with pytest.raises(LoadError, match="no article was found"):
        documents(path)
