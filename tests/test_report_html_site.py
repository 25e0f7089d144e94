"""The site of a corpus: its links, its diagrams, and what it does when there is too much."""

import dataclasses
import re
from urllib.parse import urljoin

import pytest

import handmade
from newsdiff.errors import OutputError
from newsdiff.model import Direction
from newsdiff.report import html
from newsdiff.report.flows import Flow
from newsdiff.report.html import flow, survey, texts, times
from newsdiff.writing import write_site

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


def test_small_outlets_of_a_large_corpus_are_drawn_as_others():
    many = [Flow(f"origin {n:02}", f"taker {n:02}", (None, None), 1, 100 - n) for n in range(40)]

    diagram = flow.draw_flows(many)

    assert [len(diagram.left), diagram.left[-1].name, diagram.left[0].name] == [
        14,
        "others",
        "origin 00",
    ]
    assert sum(node.words for node in diagram.left) == sum(f.words for f in many)
    assert sum(node.words for node in diagram.right) == sum(f.words for f in many)


def test_the_overview_counts_what_outlets_had_first_and_took():
    overview = survey.Survey(handmade.dedupe())

    assert [(o.name, o.first, o.taken) for o in overview.outlets] == [
        ("Holm Post", 1, 0),
        ("Radio Holm", 0, 1),
        ("outlet not known", 0, 1),
    ]
    assert overview.n_undirected == 1
    assert [f.words for f in overview.flows] == [7, 7]


def test_nothing_is_drawn_where_nobody_is_known_to_be_first():
    report = handmade.dedupe()
    unknown = tuple(
        dataclasses.replace(c, first=None, direction=Direction("unknown", 0.0))
        for c in report.clusters
    )
    overview = survey.Survey(dataclasses.replace(report, clusters=unknown))

    assert (overview.n_undirected, overview.diagram) == (2, None)


def test_pick_ups_are_plotted_where_both_dates_are_known():
    plot = times.draw_plot(handmade.dedupe().clusters)

    assert (plot.n_dated, plot.n_undated) == (2, 0)
    assert len(plot.dots) == 2
    # The later a pick-up, the higher.
    assert plot.dots[0].y < plot.dots[1].y


def test_nothing_is_plotted_without_dates():
    assert times.draw_plot(handmade.dedupe().clusters[1:]) is None


def test_versions_that_are_one_text_stand_together():
    page = SITE["clusters/0.html"]

    assert page.count('<article class="version">') == 2
    assert "<del>Monday </del><ins>Tuesday</ins>" in page


FIRST = handmade.version("a", "Today the old ferry stops.\nFor good, they say.", "A", "2023-03-14")


def marked(runs):
    """Return runs as one text, words put in and left out in brackets."""
    marks = {"added": "+{}+", "dropped": "-{}-"}
    return "".join(marks.get(run.kind, "{}").format(run.text) for run in runs)


def later(text, *changes, **places):
    """Return a later version with its operations."""
    return handmade.compared(FIRST, handmade.version("b", text, "B", None), *changes, **places)


@pytest.mark.parametrize(
    ("version", "on_the_page", "beside_the_first", "the_first"),
    [
        (
            later("Today the red ferry stops.\nFor good, they say.", ("old", "red")),
            "Today the -old -+red+ ferry stops.\nFor good, they say.",
            "Today the +red+ ferry stops.\nFor good, they say.",
            "Today the -old- ferry stops.\nFor good, they say.",
        ),
        (
            later("Today the ferry stops.\nFor good, they say.", (" old", "")),
            "Today the- old- ferry stops.\nFor good, they say.",
            "Today the ferry stops.\nFor good, they say.",
            "Today the- old- ferry stops.\nFor good, they say.",
        ),
        (
            later("Today the old ferry really stops.\nFor good, they say.", ("", "really ")),
            "Today the old ferry +really +stops.\nFor good, they say.",
            "Today the old ferry +really +stops.\nFor good, they say.",
            "Today the old ferry stops.\nFor good, they say.",
        ),
        (
            later("the old ferry stops.", a=6),
            "… the old ferry stops. …",
            "the old ferry stops.",
            "-Today -the old ferry stops.-\nFor good, they say.-",
        ),
        (
            later("“Well, the old ferry stops.” So there!", a=6, b=7),
            "… +“Well, +the old ferry stops.+” So there!+ …",
            "+“Well, +the old ferry stops.+” So there!+",
            "-Today -the old ferry stops.-\nFor good, they say.-",
        ),
    ],
)
def test_versions_are_shown_by_the_operations_of_the_report(
    version, on_the_page, beside_the_first, the_first
):
    assert marked(texts.version_runs(FIRST, version)) == on_the_page

    shown_first, shown = texts.pair_runs(FIRST, FIRST, version)

    assert (marked(shown_first), marked(shown)) == (the_first, beside_the_first)


def test_in_a_pair_whose_second_article_was_first_the_marks_change_sides():
    version = later("Today the red ferry stops.\nFor good, they say.", ("old", "red"))

    shown, shown_first = texts.pair_runs(FIRST, version, FIRST)

    assert "the -red- ferry" in marked(shown)
    assert "the +old+ ferry" in marked(shown_first)


def test_two_later_versions_and_those_that_were_not_compared_have_no_marks():
    red = later("Today the red ferry stops.\nFor good, they say.", ("old", "red"))
    blue = later("Today the blue ferry stops.\nFor good, they say.", ("old", "blue"))
    bare = dataclasses.replace(red, operations=())

    assert texts.pair_runs(FIRST, red, blue) is None
    assert texts.pair_runs(FIRST, FIRST, bare) is None
    assert marked(texts.version_runs(FIRST, bare)) == bare.text
    assert marked(texts.version_runs(FIRST, FIRST)) == FIRST.text


def test_a_page_says_where_differences_are_not_marked():
    report = handmade.dedupe()
    first, same, late = report.clusters[0].passages
    bare = dataclasses.replace(late, operations=())
    cluster = dataclasses.replace(report.clusters[0], passages=(first, same, bare))
    site = dict(html.pages(dataclasses.replace(report, clusters=(cluster,))))

    assert "differences are not marked" in site["clusters/0.html"]
    assert "differences are not marked" in site["pairs/1.html"]
    assert "differences are not marked" not in site["pairs/0.html"]
    assert "differences are not marked" not in SITE["clusters/0.html"] + SITE["pairs/1.html"]


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
    monkeypatch.setattr(survey, "MAX_PAGES", 1)

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

    with pytest.raises(OutputError, match="report cannot be made"):
        write_site([("index.html", "")], tmp_path / "report")
