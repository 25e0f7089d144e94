"""The server's other pages: search, articles, clusters, pairs, versions."""

import html
import json
import re
from urllib.parse import quote

import pytest

from desks import TOKEN, browser
from newsdiff import api
from newsdiff.errors import SelectionError
from newsdiff.model import Document
from newsdiff.model.search import SearchFilter
from sources import ROOT

CORPUS = ROOT / "corpus"
HOSTILE = '"><script>alert(1)</script>'


@pytest.fixture(scope="module")
def desk():
    asked = browser(CORPUS)
    asked.desk.catch_up()
    return asked


def texts_of(page):
    """Return the words of a page."""
    return html.unescape(re.sub(r"<[^>]+>", " ", page))


def test_a_search_lists_articles_with_their_facets(desk):
    page = desk.get("/search?q=inspectors+bridge").text

    assert "articles found" in texts_of(page)
    assert 'href="/article?id=000_37a140a14e4f548a"' in page
    assert re.search(r'href="/search\?q=inspectors\+bridge&amp;outlet=Concordant"', page)
    assert "&amp;since=2023-03-01&amp;until=2023-03-31" in page


def test_a_search_without_words_shows_the_newest_articles_in_pages(desk):
    page = desk.get("/search").text

    assert "14 articles, the newest first" in page
    assert page.index("Tarnholm Packet") > 0


def test_what_cannot_be_searched_yet_is_not_said_to_be_missing():
    asked = browser(CORPUS)
    asked.desk.fulltext.expect(14)

    page = asked.get("/search?q=inspectors").text

    assert "0 of 14 articles can be searched so far" in page
    assert "Nothing fits yet" in page
    assert "0 articles found so far" in page


def test_a_chosen_value_leads_back_to_all(desk):
    page = desk.get("/search?q=the&outlet=Concordant").text

    assert re.search(r'<a href="/search\?q=the" aria-current="true">Concordant', page)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/search?since=soon", "is no date"),
        ("/search?first=-1", "first is no number"),
        ("/search?first=99999999999999", "first is no number"),
        ("/article?id=", "no article is named"),
        ("/article", "no article is named"),
        ("/article?id=../../etc/passwd", "is neither an id"),
        (f"/article?id={quote(HOSTILE)}", "is neither an id"),
        ("/surveys/none/index.html", "not kept any more"),
        ("/versions/none", "not kept any more"),
    ],
)
def test_what_cannot_be_answered_is_told_in_a_line(desk, path, told):
    answer = desk.get(path)

    assert answer.status == 422
    assert told in texts_of(answer.text)
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("name", ["q", "outlet", "agency"])
def test_hostile_words_of_a_search_stand_on_the_page_as_text(desk, name):
    page = desk.get(f"/search?{name}={quote(HOSTILE)}").text

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_an_article_is_shown_whole(desk):
    page = desk.get("/article?id=001_5864c8628552907f").text
    text = next(CORPUS.glob("001_*")).read_text(encoding="utf-8")

    for line in text.split("\n\n"):
        assert " ".join(line.split())[:60] in " ".join(texts_of(page).split())


def test_an_article_of_the_corpus_has_a_ledger(desk):
    page = desk.follow(desk.post("/ledgers", {"id": "001_5864c8628552907f"}))

    assert "of this article stands" in page.text
    assert "The Concordant" in page.text or "the Concordant report" in page.text


def test_what_an_article_shares_becomes_clusters_and_pairs(desk):
    answer = desk.post("/surveys", {"article": "001_5864c8628552907f"})
    place = answer.headers["location"].removesuffix("index.html")

    for path in ("index.html", "pairs.html", "articles.html", "clusters/0.html", "pairs/0.html"):
        page = desk.get(place + path)
        assert page.status == 200
        assert "alert(" not in page.text
    assert 'class="panes both"' in desk.get(f"{place}pairs/0.html").text  # whole, side by side
    assert desk.get(f"{place}pairs/99.html").status == 404
    assert desk.get(f"{place}../../etc/passwd").status in (404, 422)
    told = "001_5864c8628552907f and what shares text with it"
    assert told in desk.get("/clusters").text
    assert told in desk.get(f"{place}index.html").text
    assert f'href="{place}index.html"' in desk.get("/clusters").text
    assert "Passage 1<" in desk.get(f"{place}clusters/0.html").text  # counted from 1, as paragraphs


def test_clusters_are_those_of_the_same_articles_by_the_library():
    with api.Desk(CORPUS) as asked:
        found = asked.clusters(SearchFilter()).report

    assert found == api.dedupe(CORPUS)


def test_a_part_of_the_articles_is_not_taken_for_all():
    with api.Desk(CORPUS) as asked:
        with pytest.raises(SelectionError, match="not all articles can be searched yet"):
            asked.clusters(SearchFilter(query="bridge"))
        with pytest.raises(SelectionError, match="not all articles can be searched yet"):
            asked.versions(["001"])
        asked.catch_up()

        assert asked.clusters(SearchFilter(query="bridge")).report.documents > 1


def test_what_a_search_finds_becomes_clusters(desk):
    page = desk.follow(desk.post("/surveys", {"q": "bridge"}))

    assert page.status == 200


def test_versions_of_an_article_are_compared():
    first = Document(
        "a", "Bridge shut\n\nThe bridge is shut until May, the mayor said.", outlet="Gull",
        url="https://gull.example/1", published="2024-05-03T09:00:00",
    )  # fmt: skip
    second = Document(
        "b", "Bridge shut\n\nThe bridge is shut until June, the mayor said.", outlet="Gull",
        url="https://gull.example/1", published="2024-05-03T12:00:00",
    )  # fmt: skip
    asked = browser()
    asked.desk.opened = lambda: stored([first, second])
    asked.desk.catch_up()
    page = asked.follow(asked.post("/versions", {"id": "a"}))

    assert "June" in page.text
    assert asked.desk.versions(["a"]) == asked.desk.versions(["b", "a"])
    assert asked.desk.versions(["a"]) == api.versions([first, second])


def stored(documents):
    """Return a corpus of some documents, to be opened."""
    from contextlib import nullcontext

    from newsdiff.corpus.prepare import prepare_documents
    from newsdiff.corpus.stored import StoredCorpus
    from newsdiff.corpus.workspace import Workspace
    from newsdiff.settings import Settings

    store = prepare_documents(documents, Workspace(), Settings().clean)
    store.sort()
    return nullcontext(StoredCorpus(store, Settings().index))


@pytest.mark.parametrize(
    ("path", "fields", "told"),
    [
        ("/versions", {}, "no article is chosen"),
        ("/versions", {"id": "001_5864c8628552907f"}, "nothing looks like another version"),
        ("/surveys", {"q": "nosuchword"}, "fewer than two articles"),
        ("/surveys", {"article": "nosuchid"}, "is neither an id"),
        ("/ledgers", {"id": "nosuchid"}, "is neither an id"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(desk, path, fields, told):
    answer = desk.post(path, fields)

    assert answer.status == 422
    assert told in texts_of(answer.text)


@pytest.mark.parametrize("path", ["/surveys", "/versions"])
def test_a_form_without_the_token_does_nothing(desk, path):
    assert desk.post(path, {"id": "001"}, token=None).status == 403


def test_too_many_articles_are_not_compared(desk, monkeypatch):
    monkeypatch.setattr("newsdiff.api.desk.MAX_SURVEYED", 5)

    with pytest.raises(SelectionError, match="more than 5 articles"):
        desk.desk.clusters(SearchFilter())


def test_no_page_has_the_token_in_an_address(desk):
    for path in ("/", "/search", "/clusters", "/article?id=001_5864c8628552907f"):
        page = desk.get(path).text
        assert not re.search(rf'(?:href|action|src)="[^"]*{TOKEN}', page)


def test_odd_names_are_none_of_an_archive(tmp_path):
    pytest.importorskip("duckdb")
    archive = tmp_path / "news.duckdb"
    api.index(api.read(CORPUS), archive)
    asked = browser(archive)
    asked.desk.catch_up()

    for name in ("%00", "%ff", "'; DROP TABLE documents; --", HOSTILE, "..%2f..%2fetc%2fpasswd"):
        answer = asked.get(f"/article?id={quote(name, safe='%')}")
        assert answer.status == 422
        assert "is neither an id" in texts_of(answer.text)
    assert "14 articles" in asked.get("/search").text
    assert asked.get("/article?id=001").status == 200


def test_an_archive_is_found_as_its_folder_is(tmp_path):
    pytest.importorskip("duckdb")
    archive = tmp_path / "news.duckdb"
    api.index(api.read(CORPUS), archive)
    with api.Desk(CORPUS) as folder, api.Desk(archive) as kept:
        folder.catch_up()
        kept.catch_up()
        wanted = SearchFilter(query="bridge")

        assert kept.search(wanted) == folder.search(wanted)
        assert kept.clusters("001").report == folder.clusters("001").report
        assert kept.versions(["000", "001"]) == folder.versions(["000", "001"])
        api.remove(["001_5864c8628552907f"], archive)
        kept.catch_up()
        assert kept.search(wanted).found == folder.search(wanted).found - 1


STRANGE = (
    (HOSTILE, HOSTILE, HOSTILE, "javascript:alert(1)"),
    (
        "../../etc/passwd",
        "{{7*7}} ${7*7} <%=7*7%>",
        "javascript:alert(1)",
        'http://e.example/"onclick=x',
    ),
    (
        "a\u2028b",
        "line\u2028sep\x00nul",
        "\u202egnp.exe",
        "data:text/html,<script>alert(3)</script>",
    ),
    ("id%0d%0aX-Evil: 1", "=cmd|' /C calc'!A0", "Gull & Sons", "http://evil.example\\@127.0.0.1/"),
    ("x'; DROP TABLE articles;--", "x' OR 1=1--", 'O"Neil', ""),
)
"""Ids, titles, outlets and addresses that somebody chose."""


@pytest.fixture(scope="module")
def strange(tmp_path_factory):
    text = "The old swing bridge over the harbour was closed to lorries on Monday after cracks were found. "
    file = tmp_path_factory.mktemp("strange") / "news.jsonl"
    rows = [
        {
            **dict(zip(("id", "title", "outlet", "url"), one, strict=True)),
            "text": f"{text * 3}\n\n</script><script>alert(6)</script> {number}\n",
            "published": f"2024-05-0{number + 1}",
        }
        for number, one in enumerate(STRANGE)
    ]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    asked = browser(file)
    asked.desk.catch_up()
    return asked


def check_harmless(page):
    """See that nothing of an article acts on a page."""
    for bad in (
        "<script>alert",
        "<img src=x",
        'href="javascript',
        'href="data:',
        '"onclick',
        "\u202e",
        "\x00",
    ):
        assert bad not in page.text


@pytest.mark.parametrize("which", range(len(STRANGE)))
def test_hostile_articles_do_nothing_on_any_page(strange, which):
    identifier, _, outlet, _ = STRANGE[which]
    page = strange.get(f"/article?id={quote(identifier)}")
    assert page.status == 200
    check_harmless(page)
    assert "X-Evil" not in "".join(page.headers)

    found = strange.get(f"/search?q=bridge&outlet={quote(outlet)}")
    assert found.status == 200
    check_harmless(found)

    ledger = strange.follow(strange.post("/ledgers", {"id": identifier}))
    assert ledger.status == 200
    check_harmless(ledger)

    place = strange.post("/surveys", {"article": identifier}).headers["location"]
    for name in ("index.html", "pairs.html", "articles.html", "clusters/0.html", "pairs/0.html"):
        check_harmless(strange.get(place.replace("index.html", name)))
    check_harmless(strange.get("/clusters"))


def test_hostile_articles_are_data_to_a_program(strange):
    answer = strange.call("/api/provenance", {"id": STRANGE[0][0]})

    assert answer.headers["content-type"].startswith("application/json")
    assert answer.json["target"]["id"] == HOSTILE
    assert "alert" not in strange.get("/api/openapi.json", authorization=f"Bearer {TOKEN}").text


def test_before_the_first_look_nothing_is_said_to_be_missing(tmp_path):
    (tmp_path / "a.txt").write_text("A bridge is shut.", encoding="utf-8")
    early = browser(tmp_path)

    for path in ("/search", "/search?q=bridge"):
        page = early.get(path).text
        assert "0 articles found so far" in page
        assert "0 of 1 article can be searched so far" in page
        assert "Nothing fits yet" in page


def test_an_empty_folder_is_not_waited_for(tmp_path):
    early = browser(tmp_path)

    for path in ("/search", "/search?q=bridge"):
        answer = early.get(path)
        assert answer.status == 422
        assert "holds no articles" in answer.text
    assert "holds no articles" in early.call("/api/clusters", {"q": "bridge"}).json["error"]


def test_an_empty_archive_says_that_it_holds_nothing(tmp_path):
    text, path = tmp_path / "a.txt", tmp_path / "news.duckdb"
    text.write_text("The bridge is shut, and nobody says for how long.", encoding="utf-8")
    api.index(api.stream([str(text)]), path)
    assert api.remove(["a"], path) == 1
    early = browser(path)

    for _ in range(2):
        page = early.get("/search?q=bridge").text
        assert "news.duckdb holds no articles" in page
        assert "so far" not in page
        told = early.call("/api/clusters", {"q": "bridge"}).json["error"]
        assert told == "fewer than two articles were found; look for others"
        early.desk.catch_up()


def test_no_headline_outlet_or_id_fills_the_page_of_a_search(tmp_path):
    corpus = tmp_path / "corpus.jsonl"
    row = {"id": "i" * 300, "outlet": "o" * 300, "title": "t" * 900, "text": "The ferry was late."}
    corpus.write_text(json.dumps(row) + "\n", encoding="utf-8")
    asked = browser(corpus)
    asked.desk.catch_up()
    shown = re.search(r"<div><a class=\"quoted\".*?</div>", asked.get("/search").text, re.DOTALL)[0]

    words = re.sub(r"\u200b", "", texts_of(shown))
    assert re.findall("i{81}|o{81}|t{201}", words) == []
    assert re.search("t{190}", words)
