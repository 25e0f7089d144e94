"""Columns whose names say little are found by what stands in them."""

import csv
import io
import json
import sqlite3

import pytest

from newsdiff.api import read
from newsdiff.errors import LoadError

PAPERS = [
    (
        "Weir at Old Marden to be mended before the autumn rain",
        "Marden Courier",
        "2023-08-14T09:30:00+00:00",
        "https://www.mardencourier.example/local/weir-mended",
        "Ivy Trask",
        [
            "The weir at Old Marden will be mended before the autumn rain, the river board said on Monday, after two of its gates had stuck.",
            "It has asked for 48,000 pounds. The gates were last painted in 1998, when swans nested on them, and rust has eaten through the lower hinges since.",
        ],
    ),
    (
        "Anglers ask why nobody told them of the stuck gates",
        "Valley Dispatch",
        "2023-08-27T16:05:00+00:00",
        "https://valleydispatch.example/2023/anglers-gates",
        "Otto Lindgren",
        [
            "Anglers at Old Marden have asked the river board why nobody told them that two gates of the weir had been stuck since June.",
            "A spokeswoman said that a notice had hung at the lock. It had been taken down by swans, she added, and not by the board.",
        ],
    ),
]
WANTED = [(*paper[:5], "\n\n".join(paper[5])) for paper in PAPERS]


def said(path):
    found = read(path)
    return [(d.title, d.outlet, d.published, d.url, d.author, d.text) for d in found]


def written(path, content, encoding="utf-8"):
    path.write_text(content, encoding)
    return path


def table(rows, **form):
    file = io.StringIO()
    csv.writer(file, **form).writerows(rows)
    return file.getvalue()


def test_columns_of_csv_are_known_by_what_stands_in_them(tmp_path):
    rows = [
        [url, title, outlet, date, f"By {author}", text]
        for title, outlet, date, url, author, text in WANTED
    ]
    path = written(tmp_path / "dump.csv", table([["c1", "c2", "c3", "c4", "c5", "c6"], *rows]))

    assert said(path) == WANTED


def test_short_names_help_where_two_columns_hold_the_same(tmp_path):
    rows = [
        {
            "hdl": title,
            "bdy": text,
            "pd": date,
            "chg": "2024-01-0" + str(k) + "T00:00:00+00:00",
            "lnk": url,
            "by": author,
            "ppr": outlet,
        }
        for k, (title, outlet, date, url, author, text) in enumerate(WANTED, 1)
    ]

    assert said(written(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))) == WANTED


def test_records_are_found_in_an_answer_of_any_nesting(tmp_path):
    entries = [
        {
            "entry": {
                "place": {"canonical": url},
                "shown": {"mainLine": title, "standfirst": f"{paragraphs[0]} More on our pages."},
                "copyBlocks": [{"kind": "par", "v": one} for one in paragraphs],
                "life": {"createdAt": "2020-01-01", "wentLive": date, "savedAt": "2024-02-02"},
                "brand": {"label": outlet, "code": "X1"},
                "people": [{"role": "writer", "display": author}],
            }
        }
        for title, outlet, date, url, author, paragraphs in PAPERS
    ]
    answer = {"status": {"took": 3}, "payload": {"page": {"size": 2, "entries": entries}}}

    assert said(written(tmp_path / "a.json", json.dumps(answer))) == WANTED


def test_columns_of_a_database_are_known_and_the_table_beside_it_by_its_key(tmp_path):
    path = tmp_path / "a.db"
    database = sqlite3.connect(path)
    database.execute("create table tbl_org(oid integer primary key, nm text)")
    database.execute(
        "create table tbl_ct(rid integer primary key, ttl text, bdy text, dt_on text, dt_mod text, perma text, wr text, oid integer)"
    )
    for k, (title, outlet, date, url, author, text) in enumerate(WANTED, 1):
        database.execute("insert into tbl_org values(?, ?)", (k, outlet))
        database.execute(
            "insert into tbl_ct values(?, ?, ?, ?, ?, ?, ?, ?)",
            (k, title, text, date, f"2024-05-0{k}", url, f"By {author}", k),
        )
    database.commit()
    database.close()

    assert said(path) == WANTED


def test_elements_of_xml_are_known_by_what_stands_in_them(tmp_path):
    records = "".join(
        f"<rec n='{k}'><tt>{title}</tt><org>{outlet}</org><dd>{date}</dd><loc>{url}</loc><wr>By {author}</wr>"
        f"<cont>{''.join(f'<al>{one}</al>' for one in paragraphs)}</cont></rec>"
        for k, (title, outlet, date, url, author, paragraphs) in enumerate(PAPERS)
    )

    assert said(written(tmp_path / "a.xml", f"<dump><recs>{records}</recs></dump>")) == WANTED


def test_a_table_of_a_page_is_known_by_what_stands_in_it(tmp_path):
    rows = "".join(
        f"<tr><td>{k}</td><td><a href='{url}'>{title}</a></td><td>{''.join(f'<p>{one}</p>' for one in paragraphs)}</td>"
        f"<td>{outlet}</td><td>{date}</td><td>By {author}</td></tr>"
        for k, (title, outlet, date, url, author, paragraphs) in enumerate(PAPERS)
    )
    head = "".join(
        f"<th>{name}</th>" for name in ("#", "Item", "Full wording", "Ran in", "Ran on", "Who")
    )
    path = written(
        tmp_path / "a.html", f"<html><body><table><tr>{head}</tr>{rows}</table></body></html>"
    )

    assert said(path) == WANTED


def test_comments_and_summaries_are_no_texts_however_long_they_are(tmp_path):
    rows = [
        {
            "h1": title,
            "x": "\n\n".join(paragraphs),
            "reader_comments": [{"who": "Al", "msg": "Fish do not read. " * 30, "when": date}],
            "summary_long": "It is about fish. " * 30,
        }
        for title, _, date, _, _, paragraphs in PAPERS
    ]
    path = written(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))

    assert [row[-1] for row in said(path)] == [row[-1] for row in WANTED]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (("first_half", "second_half"), 'several columns that may be its text: "first_half", "second_half"; say which one it is, as --columns text=first_half'),
        (("x", "d1", "d2"), 'several columns that may be its published: "d1", "d2"; say which one it is, as --columns published=d1'),
    ],
)  # fmt: skip
def test_what_content_cannot_settle_is_asked(tmp_path, columns, message):
    rows = []
    for k, (_, _, date, _, _, paragraphs) in enumerate(PAPERS, 1):
        values = (
            paragraphs
            if len(columns) == len(paragraphs)
            else (paragraphs[0], date, f"2023-09-0{k}")
        )
        rows.append(json.dumps(dict(zip(columns, values, strict=True))))

    with pytest.raises(LoadError) as error:
        read(written(tmp_path / "a.jsonl", "\n".join(rows)))

    assert message in str(error.value)


def test_a_summary_beside_a_text_is_told_by_its_length(tmp_path):
    rows = [
        {"a": one[:130].rpartition(" ")[0] + ".", "b": f"{one} {two}"} for *_, (one, two) in PAPERS
    ]
    path = written(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))

    assert [row[-1] for row in said(path)] == [row["b"] for row in rows]


def test_short_lines_are_no_text(tmp_path):
    rows = [[url, title, f"{paragraphs[0][:60]}..."] for title, _, _, url, _, paragraphs in PAPERS]
    path = written(tmp_path / "a.csv", table([["link", "hl", "blurb"], *rows]))

    with pytest.raises(LoadError, match='no column for the text; there are "link", "hl", "blurb"'):
        read(path)


STANDARD = [{"title": title, "text": text} for title, *_, text in WANTED]
NAMED = [(title, text) for title, *_, text in WANTED]
OPAQUE = [{"h": title, "b": text} for title, *_, text in WANTED]


@pytest.mark.parametrize("rows", [STANDARD, OPAQUE], ids=["known", "opaque"])
@pytest.mark.parametrize("name", ["api_response", "news_summary", "related_articles", "articles_with_images"])  # fmt: skip
def test_articles_are_found_where_all_stand_under_a_name_of_what_stands_beside(
    tmp_path, name, rows
):
    value = {name: {"articles": rows} if "articles" not in name else rows}
    path = written(tmp_path / "a.json", json.dumps(value))

    assert [(d.title, d.text) for d in read(path)] == NAMED


@pytest.mark.parametrize("rows", [STANDARD, OPAQUE], ids=["known", "opaque"])
def test_articles_that_say_more_are_read_beside_those_that_say_less(tmp_path, rows):
    longer = {**rows[1], "tags": ["swans"], "desk": "local", "words": 60, "signed": "Otto Lindgren"}
    days = {"2023-08-14": rows[:1], "2023-08-27": [longer]}
    path = written(tmp_path / "a.json", json.dumps(days))

    assert [(d.title, d.text) for d in read(path)] == NAMED


@pytest.mark.parametrize("other", ["events", "ads"])
def test_tables_beside_articles_are_not_read_with_them(tmp_path, other):
    rows = [
        {"title": "Swan feeding by the lock", "date": f"2023-09-0{k}", "copy": f"Come to the lock {k} times. " * 12}
        for k in range(1, 6)
    ]  # fmt: skip
    path = written(tmp_path / "a.json", json.dumps({other: rows, "articles": STANDARD}))

    assert [(d.title, d.text) for d in read(path)] == NAMED


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("event_date", ["2023-09-02", "2023-09-03", "2023-09-04"]),
        ("date_evenement", ["2023-09-02", "2023-09-03", "2023-09-04"]),
        ("parent_url", [f"https://hensbymail.example/news/{n}" for n in (7, 8, 9)]),
        ("born", ["1951-03-04", "1962-11-30", "1940-01-02"]),
        ("first_seen", ["2023-09-02", "2023-09-03", "2023-09-04"]),
        ("no", [20230110, 20230111, 20230112]),
        ("phone", ["01-02-2033", "02-02-2034", "03-02-2035"]),
        ("mayor", ["Ada Moor", "Ben Falk", "Cy Winter"]),
        ("venue", ["Town Hall", "Old Mill", "Corn Exchange"]),
        ("team", ["Red Stars", "City Rovers", "North End"]),
        ("topic", ["Public Health", "Road Safety", "Rural Life"]),
        ("src", ["Hill Gazette", "Marden Mail", "Valley Voice"]),
        ("author_page", [f"https://hill.example/people/{k}" for k in range(3)]),
        ("twitter", [f"https://twitter.example/user{k}" for k in range(3)]),
    ],
)
def test_a_column_whose_name_says_another_thing_says_nothing_of_the_article(
    tmp_path, column, values
):
    texts = [WANTED[0][-1], WANTED[1][-1], f"{WANTED[0][-1]} So it was."]
    rows = [["headline", "text", column]]
    rows += [[f"Swans at the weir, part {k}", t, v] for k, (t, v) in enumerate(zip(texts, values, strict=True))]  # fmt: skip
    path = written(tmp_path / "a.csv", table(rows))

    assert [(d.outlet, d.published, d.url, d.author) for d in read(path)] == [(None,) * 4] * 3


def test_a_line_below_the_title_is_no_title(tmp_path):
    rows = [["text", "subtitle"], *((text, title) for title, *_, text in WANTED)]
    path = written(tmp_path / "a.csv", table(rows))

    assert [d.title for d in read(path)] == [None, None]


@pytest.mark.parametrize("name", ["prompt", "legal_terms", "tldr"])
def test_what_machines_and_lawyers_write_beside_articles_is_no_text(tmp_path, name):
    beside = [
        f"Say in two sentences what the article tells, please. {k} times. " * 9 for k in (1, 2)
    ]
    rows = [["title", name, "wire"]]
    rows += [[one[0], long, one[-1]] for one, long in zip(WANTED, beside, strict=True)]
    path = written(tmp_path / "a.csv", table(rows))

    assert [d.text for d in read(path)] == [one[-1] for one in WANTED]
