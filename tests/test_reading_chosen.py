"""Which of several fields that may say the same is the one: by what stands in them, not by their names alone."""

import json

import pytest

import newsdiff
from newsdiff.documents.reading import documents
from newsdiff.errors import LoadError
from tests.test_reading_services import DAY, LINES, MOMENT, OTHER, TEXT, TITLE, URL

SECOND = {"text": f"{LINES[1]} {LINES[0]}", "title": "School bus leaves at six", "date": DAY}
FIRST = {"text": TEXT, "title": TITLE, "date": DAY}


def read(folder, rows):
    path = folder / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return documents(path)


@pytest.mark.parametrize("beside", [True, 3, "Local news", "2", None])
def test_a_headline_that_is_none_leaves_its_place_to_the_title(tmp_path, beside):
    found = read(tmp_path, [{"headline": beside, **row} for row in (FIRST, SECOND)])

    assert {d.title for d in found} == {FIRST["title"], SECOND["title"]}


def test_a_headline_goes_before_a_title_where_both_are_of_articles(tmp_path):
    rows = [
        {"headline": f"{row['title']} again", **row, "title": f"BC-{n}--News"}
        for n, row in enumerate((FIRST, SECOND))
    ]

    assert {d.title for d in read(tmp_path, rows)} == {f"{TITLE} again", f"{SECOND['title']} again"}


def test_the_address_of_a_page_as_an_id_is_its_address_where_there_is_no_other(tmp_path):
    rows = [{"id": URL, **FIRST}, {"id": f"{URL}-2", **SECOND}]

    assert {d.url for d in read(tmp_path, rows)} == {URL, f"{URL}-2"}


def test_an_id_is_no_address_where_another_field_has_that(tmp_path):
    rows = [
        {"id": f"https://api.example/v1/{n}", "www": f"{URL}-{n}", **row}
        for n, row in enumerate((FIRST, SECOND))
    ]

    assert {d.url for d in read(tmp_path, rows)} == {f"{URL}-0", f"{URL}-1"}


def test_the_names_in_what_a_search_engine_found_are_not_those_of_a_source(tmp_path):
    hit = {"headline": TITLE, "body_text": TEXT, "publication_name": "Orlock Post", "publication_date": DAY}  # fmt: skip
    found = read(tmp_path, [{"_index": "n", "_id": "1", "_source": {"@timestamp": OTHER, **hit}}])

    assert [(d.outlet, d.published) for d in found] == [("Orlock Post", DAY)]


@pytest.mark.parametrize("form", [json.dumps, lambda texts: "\n".join(map(json.dumps, texts))])
def test_a_list_of_texts_is_a_list_of_articles(tmp_path, form):
    path = tmp_path / "a.json"
    path.write_text(form([TEXT, SECOND["text"]]), encoding="utf-8")

    assert [d.text for d in documents(path)] == [TEXT, SECOND["text"]]


@pytest.mark.parametrize("words", [["ferry", "weir", "bridge"], ["Bridge shut all summer"] * 9, [1, 2]])  # fmt: skip
def test_a_list_of_words_is_none(tmp_path, words):
    path = tmp_path / "a.json"
    path.write_text(json.dumps(words), encoding="utf-8")

    with pytest.raises(LoadError, match="not a JSON object"):
        documents(path)


def test_outlets_beside_articles_are_found_as_deep_as_these(tmp_path):
    article = {"title": TITLE, "body": TEXT, "outlet_id": 7, "published": MOMENT}
    data = {"articles": [article], "outlets": [{"id": 7, "name": "Orlock Post"}]}
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"a": {"b": {"c": {"d": data}}}}), encoding="utf-8")

    assert [d.outlet for d in documents(path)] == ["Orlock Post"]


def test_a_publication_with_a_name_and_articles_is_one_outlet_and_not_several(tmp_path):
    node = {"title": TITLE, "url": URL, "publishedAt": MOMENT, "text": TEXT}
    edges = {"edges": [{"cursor": "x", "node": node}]}
    path = tmp_path / "a.json"
    for publication, outlet in (
        ({"displayName": "Orlock Post", "posts": edges}, "Orlock Post"),
        ({"Orlock Post": [node], "Senn Echo": [node]}, "Orlock Post"),
    ):
        path.write_text(json.dumps({"publication": publication}), encoding="utf-8")

        assert documents(path)[0].outlet == outlet


def test_what_is_of_another_kind_in_a_list_of_schema_org_is_no_article(tmp_path):
    page = {"@type": "BreadcrumbList", "itemListElement": []}
    article = {"@type": "NewsArticle", "headline": TITLE, "articleBody": TEXT}
    path = tmp_path / "a.json"
    path.write_text(json.dumps([page, article]), encoding="utf-8")

    assert [d.title for d in documents(path)] == [TITLE]


def test_an_article_without_its_text_is_told_where_all_are_articles(tmp_path):
    articles = [{"@type": "NewsArticle", "headline": TITLE}, {"@type": "NewsArticle", "articleBody": TEXT}]  # fmt: skip
    path = tmp_path / "a.json"
    path.write_text(json.dumps(articles), encoding="utf-8")

    with pytest.raises(LoadError, match="record 1 has no text"):
        documents(path)


@pytest.mark.parametrize("writer", ["기자명", "记者姓名", "Repórter", "Signataire", "contributors"])
def test_a_column_of_names_is_called_by_what_it_names(tmp_path, writer):
    rows = [{"text": row["text"], writer: name} for row, name in ((FIRST, "Ada Moor"), (SECOND, "Li Fen"))]  # fmt: skip

    assert {d.author for d in read(tmp_path, rows)} == {"Ada Moor", "Li Fen"}


def test_who_wrote_what_wordpress_exports_has_a_name_and_not_what_they_log_in_as(tmp_path):
    author = "<wp:author><wp:author_login>am7</wp:author_login><wp:author_display_name>Ada Moor</wp:author_display_name></wp:author>"
    items = "".join(
        f"<item><title>{who}</title><dc:creator>{who}</dc:creator><encoded>{TEXT}</encoded></item>"
        for who in ("am7", "Li Fen")
    )
    path = tmp_path / "a.xml"
    path.write_text(f'<rss xmlns:wp="w" xmlns:dc="d"><channel>{author}{items}</channel></rss>', encoding="utf-8")  # fmt: skip

    assert {(d.title, d.author) for d in documents(path)} == {("am7", "Ada Moor"), ("Li Fen", "Li Fen")}  # fmt: skip


def test_who_writes_in_a_channel_is_named_where_the_export_says_so(tmp_path):
    rows = [{"type": "message", "user": "U1", "user_profile": {"real_name": "Ada Moor"}, "ts": "1715589000.1", "text": TEXT}]  # fmt: skip

    assert [d.author for d in read(tmp_path, rows)] == ["Ada Moor"]


LONG = (
    "The ferry between Stennick and Rasp sails again today. Passengers took the bus for four months. "
    * 4
)


def test_articles_of_several_types_stay_also_where_the_name_of_their_text_is_not_known(tmp_path):
    rows = [{"@type": kind, "prosa_xyz": LONG + kind} for kind in ("NewsArticle", "BlogPosting")]
    path = tmp_path / "news.json"
    path.write_text(json.dumps({"articles": rows}), "utf-8")

    assert len([*newsdiff.read(path)]) == 2


def test_an_article_whose_text_has_another_name_is_told_and_not_dropped(tmp_path):
    rows = [
        {"@type": "NewsArticle", "articleBody": LONG},
        {"@type": "BlogPosting", "blogtxt": LONG},
    ]
    path = tmp_path / "news.json"
    path.write_text(json.dumps({"articles": rows}), "utf-8")

    with pytest.raises(LoadError, match="record 2"):
        [*newsdiff.read(path)]


@pytest.mark.parametrize("more", [{}, {"count": 2}, {"updated": "today"}, {"Gone": None}])
def test_articles_below_the_names_of_outlets_have_these_beside_whatever_else(tmp_path, more):
    held = {name: [{"title": name, "text": LONG + name}] for name in ("Courant", "Herald")}
    path = tmp_path / "news.json"
    path.write_text(json.dumps({"newspapers": {**held, **more}}), "utf-8")

    assert sorted(one.outlet for one in newsdiff.read(path)) == ["Courant", "Herald"]


@pytest.mark.parametrize(
    "start", ["https://api.herald.example/v1/", "https://doi.org/10.1/", "http://www.w3.org/ns/"]
)
def test_the_id_of_a_thing_is_no_page(tmp_path, start):
    path = tmp_path / "news.jsonl"
    path.write_text(
        "".join(json.dumps({"id": f"{start}{n}", "text": LONG + str(n)}) + "\n" for n in "12"),
        "utf-8",
    )

    assert {(one.url, one.outlet) for one in newsdiff.read(path)} == {(None, None)}
