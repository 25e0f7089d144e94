"""The site of a corpus: its links, its diagrams, and what it does when there is too much."""

import dataclasses
import re
from urllib.parse import urljoin

import pytest

import handmade
from newsdiff.errors import NewsdiffError
from newsdiff.model import Direction
from newsdiff.report import html
from newsdiff.report.files import write_site
from newsdiff.report.html import flow, survey, times, versions

NAMES = {name: name for name in ("post_1", "post_2", "radio_1", "late_1")}
SITE = dict(html.pages(handmade.dedupe()))


def test_the_site_has_a_page_for_each_passage_and_each_pair():
    assert list(SITE) == [
        "index.html",
        "pairs.html",
        "articles.html",
        "site.css",
        "site.js",
        "clusters/0.html",
        "clusters/1.html",
        "pairs/0.html",
        "pairs/1.html",
        "pairs/2.html",
    ]


@pytest.mark.parametrize("name", SITE)
def test_every_link_of_the_site_leads_to_one_of_its_files(name):
    links = re.findall(r'(?:href|src)="([^"#]+)"', SITE[name])

    assert [link for link in links if urljoin(name, link) not in SITE] == []


def test_the_overview_alone_links_to_no_other_page():
    assert re.findall(r'href="([^"#]+)"', html.render(handmade.dedupe())) == []


def test_flows_count_what_outlets_took_from_the_first_one():
    found = flow.flows(handmade.dedupe().clusters, NAMES)

    assert [(f.origin, f.taker, f.passages, f.words) for f in found] == [
        ("Holm Post", "Radio Holm", 1, 7),
        ("Holm Post", "article late_1", 1, 7),
    ]


def test_passages_of_which_nobody_knows_who_was_first_are_counted_apart():
    report = handmade.dedupe()
    unknown = tuple(
        dataclasses.replace(c, direction=Direction("unknown", 0.0)) for c in report.clusters
    )

    assert flow.n_undirected(report) == 1
    assert flow.diagram(flow.flows(unknown, NAMES)) is None


def test_small_outlets_of_a_large_corpus_are_drawn_as_others():
    many = [flow.Flow(f"origin {n:02}", f"taker {n:02}", 1, 100 - n) for n in range(40)]

    diagram = flow.diagram(many)

    assert [len(diagram.left), diagram.left[-1].name, diagram.left[0].name] == [
        14,
        "others",
        "origin 00",
    ]
    assert sum(node.words for node in diagram.left) == sum(f.words for f in many)
    assert sum(node.words for node in diagram.right) == sum(f.words for f in many)


def test_pick_ups_are_plotted_where_both_dates_are_known():
    plot = times.plot(handmade.dedupe().clusters)

    assert (plot.n_dated, plot.n_undated) == (2, 1)
    assert len(plot.dots) == 2
    # The later a pick-up, the higher.
    assert plot.dots[0].y < plot.dots[1].y


def test_nothing_is_plotted_without_dates():
    assert times.plot(handmade.dedupe().clusters[1:]) is None


def test_versions_that_are_one_text_stand_together():
    page = SITE["clusters/0.html"]

    assert page.count('<article class="version">') == 2
    assert "<del>Monday</del><ins>Tuesday</ins>" in page


def test_quote_style_case_and_line_ends_are_no_difference():
    pieces = versions.merged('He said: "The\nbridge"', "he said: “The bridge”")

    assert [(p.tag, p.text) for p in pieces] == [("same", "he said: “The bridge”")]


def test_words_beyond_a_version_are_an_ellipsis():
    pieces = versions.merged("Today the ferry stops for good.", "the ferry stops")

    assert "".join(p.text for p in pieces) == "… the ferry stops …"


def test_texts_too_long_to_compare_come_back_whole():
    a, b = "a " * 3000, "b " * 3000

    assert [p.text for p in versions.merged(a, b)] == [b]


def digest(name):
    """Return the digest of a document of the report, by its id."""
    return next(r.sha256 for r in handmade.dedupe().records if r.id == name)


def test_the_page_of_a_pair_has_the_titles_and_the_digests_of_both_files():
    page = SITE["pairs/0.html"]

    assert re.findall(r"<cite>(.*?)</cite>", page) == ["Title of post_1", "Title of radio_1"]
    assert re.findall(r"<code>(\w{64})</code>", page) == [digest("post_1"), digest("radio_1")]


@pytest.mark.parametrize("page", [SITE["articles.html"], html.render(handmade.dedupe())])
def test_the_articles_are_listed_with_the_digests_of_their_files(page):
    digests = [digest(name) for name in ("late_1", "post_1", "post_2", "radio_1")]

    assert re.findall(r"<code>(\w{64})</code>", page) == digests


def test_a_report_without_records_has_pages_without_titles():
    site = dict(html.pages(dataclasses.replace(handmade.dedupe(), records=())))

    assert "post_1 and radio share" in site["pairs/0.html"]
    assert "<cite>" not in site["pairs/0.html"]
    assert "<code>" not in site["articles.html"]


def test_what_is_beyond_the_rows_of_a_list_is_counted(monkeypatch):
    monkeypatch.setattr(survey, "MAX_ROWS", 1)

    site = dict(html.pages(handmade.dedupe()))

    assert "1 more passage" in site["index.html"]
    assert "2 more pairs" in site["pairs.html"]
    assert "3 more articles" in site["articles.html"]
    assert [name for name in site if "/" in name] == ["clusters/0.html", "pairs/0.html"]


def test_a_corpus_without_reuse_has_a_site():
    report = dataclasses.replace(handmade.dedupe(), clusters=(), pairs=())

    site = dict(html.pages(report))

    assert "No passage runs through several outlets" in site["index.html"]
    assert list(site) == ["index.html", "pairs.html", "articles.html", "site.css", "site.js"]


# ------------------------------------------------------------------------- command line


def test_a_corpus_becomes_a_folder_of_pages(run, tmp_path):
    result = run(f"dedupe corpus --format html -o {tmp_path}/report/")

    assert result.code == 0
    assert result.out == ""
    assert f"open {tmp_path}/report/index.html" in result.err
    assert (tmp_path / "report" / "clusters" / "0.html").exists()


def test_a_corpus_becomes_one_page_where_a_page_is_named(run, tmp_path):
    assert run(f"dedupe corpus --format html -o {tmp_path}/report.html").code == 0
    assert [p.name for p in tmp_path.iterdir()] == ["report.html"]


def test_an_article_becomes_a_page_on_standard_output(run):
    out = run("provenance 001 000 --format html").out

    assert out.startswith("<!doctype html>\n")
    assert out == run("provenance 001 000 --format html").out


def test_a_site_that_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / "report").write_text("a file")

    with pytest.raises(NewsdiffError, match="report cannot be made"):
        write_site([("index.html", "")], tmp_path / "report")
