"""The server: pasted articles and their ledgers, as the command line has them."""

import json
import re

import pytest

from desks import TOKEN, browser
from newsdiff import api, cli
from newsdiff.errors import LoadError, NewsdiffError
from newsdiff.model import Document
from newsdiff.model.search import SearchFilter
from newsdiff.report import html
from newsdiff.serve import kept
from sources import ROOT

CORPUS = ROOT / "corpus"
ARTICLE = next(CORPUS.glob("001_*")).read_text(encoding="utf-8")
SOURCE = next(CORPUS.glob("000_*")).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def desk():
    return browser(CORPUS)


@pytest.fixture(scope="module")
def alone():
    return browser()


@pytest.fixture
def ledger(alone):
    """Return the place of a ledger of two texts."""
    return alone.post("/ledgers", {"text": ARTICLE, "source_text": SOURCE}).headers["location"]


def ignored_of(page):
    """Return what the first passage of a page is left out by, as the script takes it."""
    written = re.search(r'data-ignored="([^"]+)"', page)[1]
    return json.loads(written.replace("&#34;", '"'))


def test_a_pasted_article_becomes_a_ledger_against_the_corpus(desk):
    page = desk.follow(desk.post("/ledgers", {"text": "New first line.\n\n" + ARTICLE}))

    assert page.status == 200
    assert "of this article" in page.text
    assert "Provenance report" in page.text


def test_a_ledger_is_what_the_library_says_of_the_same_text(desk):
    text = "New first line.\n\n" + ARTICLE
    place = desk.post("/ledgers", {"text": text}).headers["location"]

    with api.Desk(CORPUS) as asked:
        expected = asked.provenance(Document("pasted", text))
    assert desk.get(f"{place}.json").text == expected.to_json()


def test_two_pasted_texts_are_compared_alone(alone):
    fields = {"text": ARTICLE, "source_text": SOURCE, "source_outlet": "The Gull"}
    place = alone.post("/ledgers", fields).headers["location"]

    report = alone.get(f"{place}.json").json
    assert [source["id"] for source in report["sources"]] == ["pasted source"]
    assert report["sources"][0]["outlet"] == "The Gull"
    assert report["summary"]["coverage"] > 0.5


def test_what_is_known_of_an_article_counts(alone):
    said = {"title": "A <b>title", "outlet": "Tern", "published": "3 May 2024"}
    fields = said | {"url": "https://tern.example/a", "text": ARTICLE, "source_text": SOURCE}
    place = alone.post("/ledgers", fields).headers["location"]

    target = alone.get(f"{place}.json").json["target"]
    assert target["title"] == "A <b>title"
    assert target["published"] == "2024-05-03"
    assert "A &lt;b&gt;title" in alone.get(place).text
    assert "<b>title" not in alone.get(place).text


def test_lines_end_as_in_a_file_whatever_a_browser_sends(alone):
    sent = {"text": ARTICLE.replace("\n", "\r\n"), "source_text": SOURCE}
    place = alone.post("/ledgers", sent).headers["location"]

    assert len(alone.get(f"{place}.json").json["paragraphs"]) > 3


@pytest.mark.parametrize("ending", ["json", "csv", "md", "html", "xlsx"])
def test_a_ledger_is_given_out_as_a_file(alone, ledger, ending):
    answer = alone.get(f"{ledger}.{ending}")

    assert answer.status == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="newsdiff.{ending}"'
    assert f'href="{ledger}.{ending}"' in alone.get(ledger).text


def test_the_file_of_a_page_is_that_of_the_command_line(alone, ledger):
    page = alone.get(f"{ledger}.html").text

    assert TOKEN not in page
    assert "form-action &#39;none&#39;" in page
    assert "/assets/" not in page


def test_a_passage_that_is_left_out_counts_no_more(alone, ledger):
    before = alone.get(f"{ledger}.json").json["summary"]
    passages = "\n\n".join(ignored_of(alone.get(ledger).text))
    place = alone.post(f"{ledger}/without", {"passages": passages}).headers["location"]

    after = alone.get(f"{place}.json").json["summary"]
    assert after["copied_words"] < before["copied_words"]


def test_what_was_left_out_stays_so_when_more_is(alone, ledger):
    first = alone.post(f"{ledger}/without", {"passages": ignored_of(alone.get(ledger).text)[0]})
    more = alone.follow(first).text
    second = alone.post(
        f"{first.headers['location']}/without", {"passages": ignored_of(more)[0]}
    ).headers["location"]

    shares = [
        alone.get(f"{place}.json").json["summary"]["copied_words"]
        for place in (ledger, first.headers["location"], second)
    ]
    assert shares == sorted(shares, reverse=True)
    assert len(set(shares)) == 3


def test_passages_are_saved_only_where_a_file_was_named(tmp_path):
    file = tmp_path / "ignored.txt"
    asked = browser(ignore=file)
    place = asked.post("/ledgers", {"text": ARTICLE, "source_text": SOURCE}).headers["location"]
    passage = ignored_of(asked.get(place).text)[0]

    asked.post(f"{place}/without", {"passages": passage})
    assert not file.exists()

    asked.post(f"{place}/without", {"passages": passage, "save": "yes"})
    assert file.read_text(encoding="utf-8") == f"{passage}\n"
    assert "Save in ignored.txt" in asked.get(place).text


def test_without_a_file_nothing_is_saved(alone, ledger):
    answer = alone.post(f"{ledger}/without", {"passages": "Some words.", "save": "yes"})

    assert answer.status == 422
    assert "--ignore FILE" in answer.text
    assert "Save in" not in alone.get(ledger).text


def test_passages_are_added_to_a_file_once_and_what_stands_there_stays(tmp_path):
    file = tmp_path / "ignored.txt"
    file.write_text("Ours.\n", encoding="utf-8")

    api.add_ignored(file, "One passage.\n\nAnother.")
    api.add_ignored(file, "Another.\n")

    assert file.read_text(encoding="utf-8") == "Ours.\n\nOne passage.\n\nAnother.\n"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LoadError, match="cannot be read as a text"):
        api.add_ignored(file, "A passage.")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"text": "  "}, "there is no text"),
        ({"text": "x " * 160_000}, "320,000 characters"),
        ({"text": "Words.", "published": "soon"}, "is no date"),
        ({"text": "Words."}, "there is no archive or corpus"),
    ],
)
def test_what_cannot_be_compared_is_told_in_a_line(alone, fields, told):
    answer = alone.post("/ledgers", fields)

    assert answer.status == 422
    assert told in answer.text


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/ledgers/none", 422, "not kept any more"),
        ("/nothing", 404, "there is no such page"),
        ("/ledgers", 405, "no page takes that"),
        ("/assets/base.css+../base.css", 404, "there is no such"),
        ("/assets/..%2fpage.py", 404, "there is no such"),
        ("/assets/base.css+theme.js", 404, "there is no such"),
        ("/../../etc/passwd", 404, "there is no such page"),
    ],
)
def test_what_is_not_there_is_told_in_a_line(alone, path, status, told):
    answer = alone.get(path)

    assert answer.status == status
    assert told in answer.text


def test_a_format_that_is_not_there_is_told(alone, ledger):
    answer = alone.get(f"{ledger}.exe")

    assert answer.status == 404
    assert "no format exe" in answer.text


def test_old_ledgers_are_forgotten_and_the_page_says_so(alone):
    fields = {"text": "A text of some words.", "source_text": "Another of some."}
    first = alone.post("/ledgers", fields).headers["location"]
    for _ in range(50):
        last = alone.post("/ledgers", fields).headers["location"]

    assert alone.get(last).status == 200
    assert "not kept any more" in alone.get(first).text


def test_of_what_reads_alike_the_last_is_listed():
    asked = [
        html.ComparedBefore("/ledgers/3", "Nothing was copied", "A"),
        html.ComparedBefore("/ledgers/2", "Nothing was copied", "B"),
        html.ComparedBefore("/ledgers/1", "Nothing was copied", "A"),
    ]

    page = html.compare_page(html.Served("", "corpus"), asked, 1_000)

    assert re.findall(r"/ledgers/\d", page) == ["/ledgers/3", "/ledgers/2"]


def test_what_was_compared_before_is_listed(alone, ledger):
    page = alone.get("/").text

    assert f'href="{ledger}"' in page


def test_a_served_page_loads_its_own_files_only(alone, ledger):
    for path in ("/", ledger):
        page = alone.get(path).text
        for address in re.findall(r'<(?:link rel="stylesheet" href|script src)="([^"]+)"', page):
            loaded = alone.get(address)
            assert loaded.status == 200
            assert loaded.headers["content-type"].startswith(("text/css", "text/javascript"))
        assert "<style" not in page
        assert "<script>" not in page
        assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)


@pytest.mark.parametrize(
    "ask",
    [
        lambda desk: desk.article("001"),
        lambda desk: desk.search(SearchFilter()),
        lambda desk: desk.clusters(SearchFilter()),
        lambda desk: desk.versions(["001"]),
    ],
    ids=["article", "search", "clusters", "versions"],
)
def test_a_desk_says_what_is_missing(ask):
    with api.Desk(None) as asked, pytest.raises(NewsdiffError, match="no archive or corpus"):
        ask(asked)


def test_no_page_leads_to_a_search_where_there_is_nothing_to_search(alone):
    for path in ("/", "/nosuch"):
        assert re.findall(r'<nav class="places".*?</nav>', alone.get(path).text, re.DOTALL)
        assert 'href="/search"' not in alone.get(path).text
        assert 'href="/clusters"' not in alone.get(path).text


@pytest.mark.parametrize("path", ["/search", "/api/search?q=bridge", "/clusters"])
def test_a_server_without_a_corpus_says_so_when_it_is_searched(alone, path):
    answer = alone.get(path)

    assert answer.status == 422
    assert "there is no archive or corpus to look in; start with one" in answer.text


def test_an_archive_that_is_filled_meanwhile_is_asked_anew(tmp_path):
    pytest.importorskip("duckdb")
    archive = tmp_path / "news.duckdb"
    api.index([Document("a", SOURCE, outlet="The Gull")], archive)
    with api.Desk(archive) as asked:
        before = asked.provenance(Document("x", ARTICLE))
        api.index([Document("b", ARTICLE, outlet="The Tern")], archive)
        after = asked.provenance(Document("x", ARTICLE))

    assert [s.id for s in before.sources] == ["a"]
    assert sorted(s.id for s in after.sources) == ["a", "b"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("serve nosuch.duckdb", "nosuch.duckdb does not exist"),
        ("serve bad.duckdb", "is damaged or no archive"),
        ("serve corpus.txt --ignore bad.duckdb", "bad.duckdb cannot be read"),
        ("serve corpus.txt --ignore blank.txt", "holds no words"),
        ("mcp nosuch.duckdb", "nosuch.duckdb does not exist"),
        ("mcp bad.duckdb", "is damaged or no archive"),
    ],
)
def test_what_cannot_be_asked_is_told_before_anything_starts(
    arguments, told, tmp_path, monkeypatch, capsys
):
    pytest.importorskip("duckdb")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.duckdb").write_bytes(b"\xff" * 100)
    (tmp_path / "blank.txt").write_text("  \n", encoding="utf-8")
    (tmp_path / "corpus.txt").write_text("Some words of an article.\n", encoding="utf-8")

    code = cli.run(arguments.split())

    err = capsys.readouterr().err
    assert code == 1
    assert told in err
    assert err.count("\n") == 1


def test_reports_are_kept_as_long_as_there_is_room(monkeypatch):
    monkeypatch.setattr(kept, "MAX_BYTES", 10_000)
    some = kept.Kept[str](3)
    names = [some.add(name, text) for name, text in zip("abcd", ("", "", "", ""), strict=True)]

    assert [name for _, name in some.items()] == ["d", "c", "b"]
    assert some[names[1]] == "b"

    some.add("long", "x" * 9_990)
    assert [name for _, name in some.items()] == ["long"]
    some.add("longer", "x" * 20_000)
    assert [name for _, name in some.items()] == ["longer"]
    some.add("short", "")
    assert [name for _, name in some.items()] == ["short"]
