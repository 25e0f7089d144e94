"""The site of a corpus: its links, its diagrams, and what it does when there is too much."""

import csv
import dataclasses
import html as html_text
import json
import re
import shlex
from urllib.parse import urljoin

import pytest

import handmade
from newsdiff.errors import OutputError
from newsdiff.model import Direction, SourceParagraph, TranslatedPair, TranslatedParagraph
from newsdiff.report import html
from newsdiff.report.flows import Flow
from newsdiff.report.html import details, flow, survey, texts, times
from newsdiff.report.phrases import counted, percent
from newsdiff.writing import write_site

SITE = dict(html.pages(handmade.dedupe()))


def test_the_site_has_a_page_for_each_passage_and_each_pair():
    assert list(SITE) == [
        "index.html",
        "pairs.html",
        "articles.html",
        "clusters/0.html",
        "clusters/1.html",
        "pairs/0.html",
        "pairs/1.html",
        "pairs/2.html",
        "site.css",
        "site.js",
    ]


@pytest.mark.parametrize("name", SITE)
def test_every_link_of_the_site_leads_to_one_of_its_files(name):
    links = re.findall(r'(?:href|src)="([^"#]+)"', SITE[name])

    assert [link for link in links if urljoin(name, link) not in SITE] == []


def translated():
    """Return the survey with two articles in two languages, and all paragraphs of them."""
    report = handmade.dedupe()
    links = (TranslatedParagraph(a=0, b=1), TranslatedParagraph(a=0, b=2))
    found = TranslatedPair(a="post_2", b="radio_1", paragraphs=2, words=9, share=0.75, links=links)
    lines = {"post_2": ("It <b>stops</b>.",), "radio_1": ("Title", "Sie endet.", "Am Montag.")}
    whole = {
        name: tuple(
            SourceParagraph(index=n, line=n, start=90 * n, end=90 * n + len(t), kind="body", text=t)
            for n, t in enumerate(some)
        )
        for name, some in lines.items()
    }
    return dataclasses.replace(report, translations=(found,)), whole


def test_what_may_be_translated_is_listed_apart_and_stands_side_by_side():
    report, whole = translated()
    site, plain = dict(html.pages(report, whole)), SITE["index.html"]
    page = site["translations/0.html"]

    assert '<a href="translations/0.html"' in site["index.html"]
    assert "Possibly translated" not in plain
    # No other list and no share is changed by them.
    assert site["pairs.html"].replace("; 1 pair possibly translated", "") == SITE["pairs.html"]
    assert (
        "2 paragraphs of <bdi>Radio Holm (radio)</bdi> (75 % of its words) may tell in another"
        in page
    )
    assert "in another language what <bdi>Holm Post (post_2)</bdi> tells" in page
    assert "Nothing says which of the two was first" in page
    assert page.count('<mark class="q-translated c0" data-n="1">') == 2
    assert {'id="s-1"', 'id="s-2"', 'id="t-1"', 'id="t-2"'} <= set(
        re.findall(r'id="[st]-\d+"', page)
    )
    assert "It &lt;b&gt;stops&lt;/b&gt;." in page


def test_a_saved_report_lists_what_may_be_translated_without_texts():
    report, _ = translated()
    page = dict(html.pages(report))["translations/0.html"]

    assert "does not hold the texts" in page
    assert "Possibly translated" in html.render(report)
    assert re.findall(r'href="([^"#]+)"', html.render(report)) == []


def test_a_link_to_a_paragraph_that_the_texts_do_not_have_is_not_shown():
    report, whole = translated()
    links = [TranslatedParagraph(a=a, b=b) for a, b in ((-1, 1), (0, 2**53), (0, 2))]
    [pair] = report.translations
    forged = dataclasses.replace(report, translations=(dataclasses.replace(pair, links=links),))
    page = dict(html.pages(forged, whole))["translations/0.html"]

    assert re.findall(r'id="[st]-\d+"', page) == ['id="s-1"', 'id="t-1"']


def test_pairs_without_a_page_are_counted(monkeypatch):
    report, _ = translated()
    monkeypatch.setattr(survey, "MAX_PAGES", 1)
    page = dict(html.pages(dataclasses.replace(report, translations=report.translations * 3)))

    assert "2 more pairs stand in the JSON form of this report." in page["index.html"]
    assert "2 more pairs stand in the JSON and Parquet forms of this report." in page["pairs.html"]
    assert "1 more passage stands in the JSON, CSV" in page["index.html"]


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
    clusters = [picked_up(day, later) for day in range(1, 11) for later in (1, 8)]
    plot = times.draw_plot(clusters)

    assert (plot.n_dated, plot.n_undated) == (20, 0)
    assert len(plot.dots) == 20
    assert times.draw_plot(clusters[1:]) is None
    # The later a pick-up, the higher.
    assert plot.dots[0].x == plot.dots[1].x
    assert {dot.y for dot in plot.dots} == {plot.dots[0].y, plot.dots[1].y}
    assert sum(dot.y == plot.dots[0].y for dot in plot.dots) == 10


def picked_up(day, later):
    """Return a cluster that was first on a day of a month, and so many days later elsewhere."""
    cluster = handmade.dedupe().clusters[0]
    dates = f"2023-03-{day:02}", f"2023-03-{day + later:02}"
    first, then = map(dated, cluster.passages[:2], dates)
    return dataclasses.replace(cluster, passages=(first, then), first=first)


def dated(passage, published):
    """Return a passage with a date."""
    return dataclasses.replace(passage, published=published)


def test_pick_ups_on_few_days_are_not_plotted():
    assert times.draw_plot([picked_up(day, 1) for day in (1, 20)] * 50) is None
    assert times.draw_plot([picked_up(d, later) for d in (1, 12) for later in range(1, 17)]) is None


def test_pick_ups_of_two_days_are_plotted_by_their_hours():
    clusters = [picked_up(day, later) for day in (1, 2) for later in range(1, 11)]
    spread = [
        dataclasses.replace(cluster, first=first, passages=(first, *cluster.passages[1:]))
        for hour, cluster in enumerate(clusters)
        for first in [dated(cluster.first, f"{cluster.first.published}T{hour:02}:00:00+00:00")]
    ]

    assert times.draw_plot(clusters) is None
    assert len(times.draw_plot(spread).dots) == 20


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


def test_outlets_that_are_known_stand_before_those_that_are_not():
    report = handmade.dedupe()
    crowd = dataclasses.replace(report, outlets={**report.outlets, "": 99})

    assert survey.Survey(crowd).outlets[-1].name == "outlet not known"


def test_pairs_stand_by_words_with_the_article_that_was_first_before_the_arrow():
    report = handmade.dedupe()
    few, many, none = report.pairs
    many = dataclasses.replace(many, words=70, direction=Direction("target-first", 0.9))
    none = dataclasses.replace(none, words=0, direction=Direction("unknown", 0.0))
    rows = survey.Survey(dataclasses.replace(report, pairs=(few, many, none))).pairs

    assert [(r.ends[0].id, r.arrow, r.ends[1].id) for r in rows] == [
        ("late_1", "→", "post_1"),
        ("post_1", "→", "radio_1"),
        ("post_2", "–", "late_1"),
    ]
    assert [end.coverage for end in rows[0].ends] == [0.004, 0.5]
    assert rows[0].direction == "“Title of late_1” (late) was first (90 % sure)"


def test_the_page_of_a_passage_says_by_outlet_or_title_who_was_first_and_when_others_followed():
    report = handmade.dedupe()
    one, *others = report.clusters
    passages = tuple(
        dataclasses.replace(p, outlet=None, published="2023-03-15") for p in one.passages
    )
    first, direction = passages[0], Direction("source-first", 0.9)
    told = dataclasses.replace(one, first=first, passages=passages, direction=direction)
    found = survey.Survey(dataclasses.replace(report, clusters=(told, *others)))

    view = details.cluster_view(found, 0)

    name = f"“Title of {first.document}” ({first.document})"
    assert view["direction"] == f"{name} was first (90 % sure)"
    assert name in [who for _, who, _ in view["followers"]]


def test_the_row_of_a_pair_names_titles_outlets_and_dates():
    report = handmade.dedupe()
    records = tuple(
        dataclasses.replace(r, outlet="Gull", published="2023-03-15") for r in report.records
    )
    page = dict(html.pages(dataclasses.replace(report, records=records)))["pairs.html"]

    assert page.count("<bdi>Title of post_1</bdi>") == 2
    assert "<bdi>Gull</bdi>, 2023-03-15 · <bdi>post_1</bdi> · 50 % of it shared" in page


def whole_texts():
    """Return the articles of the survey whole: each with a paragraph of its own before what it shares."""
    found = {}
    for cluster in handmade.dedupe().clusters:
        for p in cluster.passages:
            blocks = found.setdefault(p.document, [])
            start = blocks[-1].end + 2 if blocks else p.start
            blocks.append(paragraph(len(blocks), start, p.text))
    for name, blocks in found.items():
        blocks.append(paragraph(len(blocks), blocks[-1].end + 2, f"Only {name} says this."))
    return found


def paragraph(index, start, text):
    """Return a paragraph at a place."""
    return SourceParagraph(
        index=index, line=index + 1, start=start, end=start + len(text), kind="body", text=text
    )


def test_a_pair_stands_side_by_side_whole_where_the_texts_are_at_hand():
    page = dict(html.pages(handmade.dedupe(), whole_texts()))["pairs/1.html"]
    left, right = page.split('<section class="pane"')[1:]

    assert "Only post_1 says this." in left
    assert "Only late_1 says this." in right
    assert "<del>Monday</del>" in left
    assert "<ins>Tuesday</ins>" in right
    assert "<ins>" not in left
    assert "<del>" not in right.split("</section>")[0]
    assert 'id="s-1" href="#t-1"' in left
    assert 'id="t-1" href="#s-1"' in right


def test_every_pair_of_a_corpus_opens_whole_with_the_numbers_of_its_table(run, tmp_path):
    assert run(f"dedupe corpus --format html -o {tmp_path}/site/ -q").code == 0
    rows = list(csv.DictReader(run("dedupe corpus --table pairs --format csv").out.splitlines()))
    ledger = json.loads(run("provenance 001 000 --format json").out)
    pages = [
        path.read_text(encoding="utf-8").replace("<wbr>", "")
        for path in sorted((tmp_path / "site/pairs").iterdir())
    ]

    assert len(pages) == len(rows)
    assert [text.count('<section class="pane"') for text in pages] == [2] * len(pages)
    for row in rows:
        a, b = (re.escape(f"{row[side].split('_')[0]})") for side in "ab")
        shares = {a: percent(float(row["coverage_a"])), b: percent(float(row["coverage_b"]))}
        words = counted(int(row["words"]), "word")
        said = [
            rf"\({x}</bdi> and <bdi>[^<]* \({y}</bdi> share {words}, {shares[x]} of the former, {shares[y]} of"
            for x, y in ((a, b), (b, a))
        ]
        assert sum(bool(re.search(one, text)) for one in said for text in pages) == 1
    (both,) = [r for r in rows if r["a"][:3] == "000" and r["b"][:3] == "001"]
    assert int(both["words"]) == ledger["summary"]["copied_words"]
    assert float(both["coverage_b"]) == ledger["summary"]["coverage"]
    assert float(both["coverage_a"]) == ledger["sources"][0]["used"]


@pytest.mark.parametrize(("n_outlets", "is_matrix"), [(12, False), (13, True)])
def test_many_outlets_stand_in_a_matrix(n_outlets, is_matrix):
    many = [Flow("Gull", f"Taker {n:02}", (None, None), 1, 10 + n) for n in range(n_outlets - 1)]
    found = flow.tabulate_flows(many)

    assert (found is not None) == is_matrix
    if found:
        assert found.takers[0] == "Taker 11"
        assert found.rows[0][0] == "Gull"
        assert found.rows[0][1][0] == (21, 4)


def test_a_long_table_of_outlets_says_how_many_more_there_are():
    outlets = {f"Outlet {n:02}": 1 for n in range(30)}
    page = html.render(dataclasses.replace(handmade.dedupe(), outlets=outlets))

    assert "<summary>18 more</summary>" in page


def test_a_version_with_fewer_words_says_how_many_of_how_many_it_has():
    report = handmade.dedupe()
    first, same, late = report.clusters[0].passages
    half = dataclasses.replace(late, words=3, text="The ferry to", end=12, operations=())
    cluster = dataclasses.replace(report.clusters[0], passages=(first, same, half))
    page = dict(html.pages(dataclasses.replace(report, clusters=(cluster,))))["clusters/0.html"]

    assert "has 3 of 7 words; 90 % of its words are equal" in page


def test_the_dated_versions_of_a_passage_say_who_followed_and_how_much_later():
    cluster = handmade.dedupe().clusters[0]

    assert times.say_followers(cluster, ["A", "B", "C"]) == [
        ("2023-03-14 06:00 UTC", "A", ""),
        ("2023-03-14 09:00 UTC", "B", "3 hours later"),
        ("2023-03-16", "C", "42 hours later"),
    ]


def digest(name):
    """Return the digest of a document of the report, by its id."""
    return next(r.sha256 for r in handmade.dedupe().records if r.id == name)


def test_the_page_of_a_pair_has_the_titles_and_the_digests_of_both_files():
    page = SITE["pairs/0.html"]

    assert "<h1><bdi>Title of post_1</bdi> → <bdi>Title of radio_1</bdi></h1>" in page
    assert re.findall(r"<code>(\w{64})</code>", page) == [digest("post_1"), digest("radio_1")]


@pytest.mark.parametrize("page", [SITE["articles.html"], html.render(handmade.dedupe())])
def test_the_articles_are_listed_with_the_digests_of_their_files(page):
    digests = [digest(name) for name in ("late_1", "post_1", "post_2", "radio_1")]

    assert re.findall(r"<code>(\w{64})</code>", page) == digests


def test_a_report_without_records_has_pages_without_titles():
    site = dict(html.pages(dataclasses.replace(handmade.dedupe(), records=())))

    assert (
        "<bdi>Holm Post (post_1)</bdi> and <bdi>Radio Holm (radio)</bdi> share"
        in site["pairs/0.html"]
    )
    assert "<h1><bdi>post_1</bdi> → <bdi>radio</bdi></h1>" in site["pairs/0.html"]
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


def test_a_name_of_any_script_stands_by_itself_and_a_text_runs_its_own_way():
    """Without isolation a date behind an Arabic name is read backwards."""
    page = html.render(handmade.provenance("\u0642\u0627\u0644 \u0631\u0626\u064a\u0633"))
    site = dict(html.pages(handmade.dedupe(outlet="\u05e7\u05d5\u05dc")))

    assert '<p dir="auto">' in page
    assert re.search(r'<a class="n" dir="ltr"', page)
    assert "<bdi>\u05e7\u05d5\u05dc (post_1)</bdi></strong>, <time>" in site["clusters/0.html"]
    assert '<blockquote dir="auto">' in site["clusters/0.html"]


def test_an_id_of_any_script_stands_by_itself():
    """Without isolation the share behind a Hebrew id is read before it."""
    name = "\u05db\u05ea\u05d1\u05d4"
    site = dict(html.pages(handmade.renamed(handmade.dedupe(), {"post_1": name})))

    assert f" ({name})</bdi> and <bdi>" in site["pairs/0.html"]
    assert f"<bdi>{name}</bdi> · 50 % of it shared" in site["pairs.html"]
    assert f" ({name})</bdi></strong>, <time>" in site["clusters/0.html"]


@pytest.mark.parametrize(
    "name", ["W" * 40, "m" * 40, "橋" * 40, "The Evening Courier of the North", "il" * 40]
)
def test_a_name_beside_a_bar_is_cut_where_its_room_ends(name):
    node = flow.ChartNode(name, 1, 0.0, 1.0, None)

    assert node.label.endswith("…")
    assert name.startswith(node.label.removesuffix("…"))
    assert 16 <= len(node.label) <= 41
    assert flow.ChartNode("The Gull", 1, 0.0, 1.0, None).label == "The Gull"
    assert flow.ChartNode("\u202eGull", 1, 0.0, 1.0, None).label == r"\u202eGull"


def test_a_long_name_of_an_outlet_is_cut_in_every_list_and_whole_under_the_pointer():
    name = "The Consolidated Evening Courier and Advertiser of Greater Port Ellery and the Isles"
    site = dict(html.pages(handmade.dedupe(outlet=name)))

    shown = (
        f'<span title="{name}">The Consolidated Evening Courier and Advertiser of Greater …</span>'
    )
    assert site["index.html"].count(shown) >= 3
    assert f">{name}<" not in site["index.html"] + site["pairs.html"]


def test_the_page_of_a_pair_says_how_to_make_its_ledger():
    names = {"post_1": "-old/it's", "radio_1": "new; rm x"}
    site = dict(html.pages(handmade.renamed(handmade.dedupe(), names)))

    said = "newsdiff provenance --corpus CORPUS --format html -o pair.html"
    plain, awkward = (html_text.unescape(page["pairs/0.html"]) for page in (SITE, site))
    assert f"<code>{said} radio_1 post_1</code>, where CORPUS is the folder" in plain
    command = re.search(r"<code>(newsdiff [^<]+)</code>", awkward)[1]
    assert shlex.split(command)[-3:] == ["--", names["radio_1"], names["post_1"]]


def test_the_command_of_a_pair_runs_whatever_its_articles_are_called(run, tmp_path):
    corpus = tmp_path / "my corpus.jsonl"
    text = "The bridge was shut on Monday after inspectors found cracks in two of its cables."
    rows = [{"id": i, "outlet": o, "text": text} for i, o in (("-", "Post"), ("--help", "Radio"))]
    corpus.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    run(f"dedupe '{corpus}' --format html -o '{tmp_path / 'site'}'")
    page = (tmp_path / "site/pairs/0.html").read_text(encoding="utf-8")
    command = html_text.unescape(re.search(r"<code>newsdiff ([^<]+)</code>", page)[1])
    command = command.replace("CORPUS", shlex.quote(str(corpus))).replace("-o pair.html", "")

    done = run(command.replace("html", "json"))

    assert done.code == 0, done.err
    assert {json.loads(done.out)["target"]["id"]} | {
        source["id"] for source in json.loads(done.out)["sources"]
    } == {"-", "--help"}


def test_a_passage_from_the_middle_of_a_sentence_begins_with_an_ellipsis():
    site = dict(html.pages(handmade.dedupe("the ferry to Holm stops on Monday.")))

    assert site["index.html"].count(">… the ferry to Holm stops on Monday.</a>") == 2
    assert "<title>Passage 1: … the ferry" in site["clusters/0.html"]
    assert ">Two engines need new bearings.</a>" in site["index.html"]


def test_an_outlet_without_end_is_cut_in_a_sentence():
    site = dict(html.pages(handmade.dedupe(outlet="W" * 5_000)))

    assert (
        max(map(len, re.findall(r'<p class="(?:scope|first)">.*?</p>', site["pairs/0.html"]))) < 400
    )
    assert max(map(len, re.findall(r"<strong>.*?</strong>", site["clusters/0.html"]))) < 200


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("pairs/0.html", "date: Holm Post (post_1) is dated 2023-03-14"),
        ("clusters/0.html", "date: Holm Post (post_1) is dated 2023-03-14"),
        ("pairs/0.html", "<title>Holm Post (post_1) and Radio Holm (radio)</title>"),
    ],
)
def test_an_article_is_called_by_its_outlet_before_its_id(page, said):
    assert said in SITE[page]


@pytest.mark.parametrize("title", ["W" * 5_000, "word " * 2_000])
def test_a_title_without_end_is_cut(title):
    report = handmade.dedupe()
    records = tuple(dataclasses.replace(r, title=title) for r in report.records)
    site = dict(html.pages(dataclasses.replace(report, records=records)))

    assert max(map(len, re.findall(r"<h1>.*?</h1>", site["pairs/0.html"]))) < 400
    assert len(site["pairs.html"]) < 2 * len(SITE["pairs.html"])
