"""Every format, on small reports made by hand: what is in it, and that foreign text cannot act."""

import csv
import io
import json
import re
from dataclasses import asdict, replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from newsdiff.model import (
    Alteration,
    BoilerplateRecord,
    CleanDocument,
    CleanParagraph,
    Cluster,
    ClusterPassage,
    Credit,
    Direction,
    DocumentRecord,
    Evidence,
    LedgerParagraph,
    LedgerPassage,
    Omission,
    Operation,
    PairRecord,
    Passage,
    SourceLink,
    SourceParagraph,
    SourceRecord,
    Summary,
)
from newsdiff.report import findings, formats, headlines, phrases, terminal
from newsdiff.report.reports import CleanReport, DedupeReport, ProvenanceReport
from newsdiff.report.terminal.page import STYLES as STYLES_BY_MEANING

HOSTILE = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp"]),
        st.sampled_from("[]\\/=+-@ "),
    ),
    max_size=60,
)
STYLES = re.compile(r"\x1b\[[0-9;]*m")
FIRST = Direction(
    "source-first", 0.9, (Evidence("date", ("s_bridge", "t_x"), ("2023-03-13", "2023-03-14")),)
)


def ledger(
    *, own="The van returns.", copied="Russia closed the bridge.", direction=FIRST, name="t"
):
    """Return a report on three paragraphs: an own one, a copied one and furniture."""
    end = len(copied)
    passage = LedgerPassage(
        kind="edited",
        start=0,
        end=end,
        identity=0.75,
        source=Passage("s_bridge", 0, 7),
        operations=(Operation("replace", 0, 7, 0, min(7, end)),),
        alterations=(Alteration("name", "America", copied[:7], 0, 0),),
        credit=Credit("sentence", f"as {own} said"),
    )

    def paragraph(index, verdict, text, **more):
        return LedgerParagraph(
            index=index,
            line=2 * index + 1,
            start=0,
            end=len(text),
            kind="body",
            verdict=verdict,
            coverage=float(verdict == "edited"),
            identity=0.75,
            words=4,
            text=text,
            **more,
        )

    record = {"path": None, "sha256": "", "published": "2023-03-14T06:10:00+00:00", "words": 4}
    source = SourceRecord(
        id="s_bridge",
        title=own,
        outlet=own,
        coverage=0.5,
        used=0.5,
        direction=direction,
        paragraphs=(SourceParagraph(index=3, line=7, start=0, end=7, kind="body", text="America"),),
        **record,
    )
    return ProvenanceReport(
        newsdiff="0",
        settings={},
        target=DocumentRecord(id=f"{name}_x", title=own, outlet=None, **record),
        sources=(source,),
        summary=Summary(
            coverage=0.5,
            words=8,
            copied_words=4,
            paragraphs=2,
            copied_paragraphs=1,
            credits=1,
            verdicts={"edited": 1, "original": 1, "boilerplate": 1},
        ),
        paragraphs=(
            paragraph(0, "original", own),
            paragraph(
                1,
                "edited",
                copied,
                sources=(SourceLink("s_bridge", 3, 7),),
                passages=(passage,),
            ),
            paragraph(2, "boilerplate", own, boilerplate=BoilerplateRecord("share", own, 0.9)),
        ),
        omissions=(
            Omission(document="s_bridge", index=4, line=9, text=own, between=True, reason="denies"),
            Omission(document="s_bridge", index=5, line=11, text=own, between=True),
        ),
    )


def survey(text="The bridge is closed.", outlet="Post"):
    """Return a report on one cluster of two passages."""
    first, later = (
        ClusterPassage(
            document=name,
            outlet=outlet,
            published=None,
            index=1,
            line=3,
            start=0,
            end=9,
            identity=1.0,
            words=4,
            text=text,
        )
        for name in ("a", "b")
    )
    cluster = Cluster(
        id=1,
        words=4,
        documents=2,
        outlets=(outlet,),
        first=first,
        direction=Direction("source-first", 0.8, (Evidence("credit", ("b",), (text,)),)),
        passages=(first, later),
    )
    return DedupeReport(
        newsdiff="0",
        settings={},
        documents=3,
        paragraphs=9,
        boilerplate=2,
        outlets={outlet: 2},
        clusters=(cluster,),
        pairs=(
            PairRecord(
                a="a",
                b="b",
                words=4,
                coverage_a=1.0,
                coverage_b=0.001,
                direction=Direction("unknown", 0.0),
            ),
        ),
    )


def cleaning(text="Share this", reason="says “share”"):
    """Return a report on a document with a paragraph of each action."""
    paragraphs = tuple(
        CleanParagraph(
            index=index,
            line=index + 1,
            start=0,
            end=len(text),
            kind="body",
            keep=action != "remove",
            action=action,
            category=None if action == "keep" else "share",
            reason=reason,
            confidence=0.9,
            evidence=(reason, "stands at the end"),
            words=len(text.split()),
            text=text,
        )
        for index, action in enumerate(("keep", "suspect", "remove"))
    )
    document = CleanDocument(
        id="a", path=None, sha256="", outlet=text, paragraphs=paragraphs, warnings=(reason,)
    )
    return CleanReport(newsdiff="0", settings={}, documents=(document,))


def reports(text):
    """Return reports whose every text is the same."""
    return [
        ledger(own=text, copied=text, name=text, direction=Direction("unknown", 0.0)),
        survey(text, text),
        cleaning(text, text),
    ]


# --------------------------------------------------------------------------- every format


@given(HOSTILE)
def test_a_page_holds_no_foreign_control_character_and_keeps_its_width(text):
    for report in reports(text):
        page = terminal.render(report, 80)

        assert set(page) & {chr(c) for c in (*range(32), *range(127, 160))} <= {"\n"}
        assert page.encode().decode() == page
        assert max(cell_len(line) for line in page.split("\n")) <= 80


@given(HOSTILE)
def test_colour_brings_no_escape_sequence_but_its_own(text):
    for report in reports(text):
        page = terminal.render(report, 120, color=True)

        assert "\x1b" not in STYLES.sub("", page)


@given(HOSTILE)
def test_a_table_keeps_its_rows_and_columns_whatever_the_text(text):
    for report, n_rows in zip(reports(text), (4, 3, 4), strict=True):
        rows = list(csv.reader(io.StringIO("".join(report.render("csv")))))

        assert len(rows) == n_rows
        assert len({len(row) for row in rows}) == 1


@given(HOSTILE)
def test_json_says_what_the_report_holds(text):
    for report in reports(text):
        encoded = "".join(report.render("json"))

        assert json.loads(encoded) == json.loads(json.dumps(asdict(report)))
        assert encoded.encode().decode() == encoded
        assert "\u202e" not in encoded


@pytest.mark.parametrize("report", [ledger(), survey(), cleaning()])
def test_a_report_comes_back_from_its_json(report):
    read = msgspec.json.decode(report.to_json(), type=type(report))

    assert read == report
    assert [list(read.render(f)) for f in formats.FORMATS] == [
        list(report.render(f)) for f in formats.FORMATS
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("- item", "'- item"),
        ("@handle", "'@handle"),
        ("\t=1", "' =1"),
        ("\r=1", "' =1"),
        ("  =1", "'  =1"),
        ("1=1", "1=1"),
        ("“quoted”", "“quoted”"),
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(cell, expected):
    rows = list(csv.DictReader(io.StringIO("".join(survey(cell).render("csv")))))

    assert [row["text"] for row in rows] == [expected, expected]


def test_a_row_of_a_ledger_names_sources_credit_and_altered_facts():
    rows = list(csv.DictReader(io.StringIO("".join(ledger().render("csv")))))

    assert rows[1]["sources"] == "s_bridge:3"
    assert rows[1]["credit"] == "sentence"
    assert rows[1]["altered"] == "America -> Russia  (name)"
    assert rows[2]["category"] == "share"


# ------------------------------------------------------------------------------- the pages


def test_without_colour_brackets_mark_what_was_copied_and_what_changed_in_it():
    page = terminal.render(ledger())

    assert "<<[-America-] {+Russia+} closed the bridge.>>" in page
    assert "<<copied>>   {+put in+}   [-left out-]   no brackets: own words" in page


def test_own_words_have_no_mark_with_colour_and_without_beside_copied_ones():
    report = ledger(copied="Russia closed the bridge.")
    own, copied, _ = report.paragraphs
    longer = replace(copied, verdict="mixed", text=copied.text + " So it goes.", end=37)
    mixed = replace(report, paragraphs=(own, longer))

    assert "closed the bridge.>> So it goes." in terminal.render(mixed)
    assert "\x1b[33m closed the bridge.\x1b[0m So it goes." in terminal.render(mixed, color=True)


def test_a_colour_means_one_thing():
    def colors(styles):
        return {STYLES_BY_MEANING[name].replace("bold", "").strip() for name in styles}

    copied = colors(("bar", "verbatim", "edited", "mixed", "run.copied"))
    changed = colors(("run.added", "run.dropped"))
    rest = colors(STYLES_BY_MEANING.keys() - {"run.added", "run.dropped"})

    assert copied == {"yellow"}
    assert not {name.split()[0] for name in changed} & rest
    assert colors(("warning", "original", "run.own", "name")) == {""}


@pytest.mark.parametrize(
    ("indexes", "said"), [([0], "¶ 1"), ([3, 4, 5], "¶ 4-6"), ([1, 3, 4], "¶ 2, 4-5")]
)
def test_people_count_paragraphs_from_1(indexes, said):
    assert phrases.paragraph_numbers(indexes) == said


def test_every_list_of_a_page_counts_paragraphs_as_the_overview_does():
    page = terminal.render(ledger())

    assert "  2  ━━━━━━━━━━ 100 %  ◕ edited    ¶ 4" in page
    assert "  2 ◕ edited" in page
    assert "  t ¶ 2  America -> Russia  (name)" in page
    assert "  t ¶ 2  as The van returns. said (in the same sentence)" in page
    assert "  s ¶ 5  The van returns." in page
    assert "¶ counts the paragraphs of an article from 1" in page


def test_the_number_of_a_paragraph_stays_beside_a_name_that_is_cut():
    report = ledger()
    (source,) = report.sources
    long = replace(source, id="harbour/record.txt")
    left_out = tuple(replace(one, document=long.id) for one in report.omissions)

    page = terminal.render(replace(report, sources=(long,), omissions=left_out))

    assert re.search(r"^  harbour/r\S*… ¶ 5 ", page, re.MULTILINE)


def test_a_table_says_how_many_rows_it_has():
    assert repr(ledger().table("pairs")).startswith("<Table pairs: 1 row of a, ")
    assert repr(ledger().table("paragraphs")).startswith("<Table paragraphs: 3 rows of ")


def test_several_changed_facts_are_counted_as_facts():
    report = ledger()
    _, copied, _ = report.paragraphs
    facts = (Alteration("number", "2", "3", 0, 0), Alteration("number", "5", "6", 0, 0))
    many = replace(copied, passages=(replace(copied.passages[0], alterations=facts),))

    page = terminal.render(replace(report, paragraphs=(many,)))

    assert "2 facts: 2 -> 3 (number" in page


LINK = re.compile(r"\x1b\]8;id=1;(https://[!-~]+)\x1b\\")


@pytest.mark.parametrize("color", [True, False])
def test_the_address_of_an_article_stands_below_it_and_opens_it(color):
    report = ledger()
    source = replace(report.sources[0], url="https://post.example/brücke?a=1")
    page = terminal.render(replace(report, sources=(source,)), color=color)

    assert "https://post.example/brücke?a=1" in page
    assert LINK.findall(page) == ["https://post.example/br%C3%BCcke?a=1"] * color
    assert page == terminal.render(replace(report, sources=(source,)), color=color)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://a.example/\x1b]0;owned\x07",
        "https://a.example/ x",
        "ftp://a.example/x",
        "",
    ],
)
@pytest.mark.parametrize("color", [True, False])
def test_what_is_no_page_of_the_web_is_neither_shown_nor_linked(url, color):
    report = ledger()
    source = replace(report.sources[0], url=url)
    page = terminal.render(replace(report, sources=(source,)), color=color)

    assert page == terminal.render(report, color=color)


def test_an_address_hides_no_direction_of_reading():
    report = ledger()
    source = replace(report.sources[0], url="https://a.example/\u202ecod.exe")
    page = terminal.render(replace(report, sources=(source,)), color=True)

    assert "\u202e" not in page
    assert LINK.findall(page) == ["https://a.example/%E2%80%AEcod.exe"]


def test_the_order_of_passages_is_said():
    assert "what most articles have first, then the longest text" in terminal.render(survey(), 60)


def test_a_passage_from_the_middle_of_a_sentence_begins_with_an_ellipsis():
    assert "… which the bridge closed" in terminal.render(survey("which the bridge closed"))
    assert "… The bridge is closed" not in terminal.render(survey())


def test_with_colour_there_are_no_brackets_and_the_words_are_the_same():
    page = terminal.render(ledger(), color=True)

    assert "\x1b[9;31mAmerica" in page
    assert "[-America" not in STYLES.sub("", page)
    assert "● 1 edited" not in page
    assert "◕ 1 edited" in STYLES.sub("", page)


def test_a_wide_page_sets_the_source_beside_the_target():
    page = terminal.render(ledger(), 120)
    (line,) = [line for line in page.splitlines() if "{+Russia+}" in line]

    assert line.endswith("s ¶ 4 [-America-]")


def test_a_narrow_page_shows_the_source_of_what_was_reworded():
    report = ledger()
    own, copied, furniture = report.paragraphs
    reworded = replace(
        copied, verdict="reworded", passages=(replace(copied.passages[0], kind="reworded"),)
    )
    page = terminal.render(replace(report, paragraphs=(own, reworded, furniture)), 80)

    assert "[~Russia closed the bridge.~]" in page
    assert "s ¶ 4 [~America~]" in page


def test_furniture_is_told_in_one_line():
    assert "  not compared: ¶ 3 (share 1)" in terminal.render(ledger())


def test_omissions_that_tell_something_come_first():
    report = ledger()
    page = terminal.render(replace(report, omissions=report.omissions[::-1]))

    assert page.index("s ¶ 5") < page.index("s ¶ 6")


def test_where_nothing_is_shared_no_paragraph_is_listed():
    report = ledger()
    summary = replace(
        report.summary, coverage=0.0, copied_words=0, copied_paragraphs=0, verdicts={"original": 2}
    )
    nothing = replace(
        report,
        summary=summary,
        sources=(replace(report.sources[0], coverage=0.0),),
        paragraphs=report.paragraphs[:1],
        omissions=(),
    )

    assert terminal.render(nothing).startswith(
        "Nothing of t (The van returns.) was copied from s (The van returns.) (0 of 8\nwords)\n"
    )
    assert "Paragraph by paragraph" not in terminal.render(nothing)


def test_a_cluster_shows_its_versions_and_who_was_first():
    page = terminal.render(survey())

    assert "1 passage runs through several outlets, in 2 of 3 articles" in page
    assert "a was first (confidence 0.80): b names its source: “The" in page
    assert "4 words: a ¶ 2; b ¶ 2, 100 % equal" in page


def test_a_long_list_is_cut_and_says_so():
    report = survey()
    page = terminal.render(replace(report, clusters=report.clusters * 203))

    assert "  and 3 more; --format csv and json list them all" in page
    assert page.count("The bridge is closed.\n") < 2 * 203


def test_a_cleaning_page_shows_what_leaves_and_what_is_suspected():
    page = terminal.render(cleaning())

    assert "1 of 3 paragraphs in 1 article are site furniture (2 of 6 words)" in page
    assert "warning: says “share”" in page
    assert "  1 in" not in page
    assert "  2 ?" in page
    assert "  3 out" in page


def test_an_explanation_shows_what_stays_and_all_evidence():
    page = terminal.explain(cleaning())

    assert "  1 in" in page
    assert page.count("- stands at the end") == 3


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (Alteration("name", "Ann", "Bo", 0, 0), "Ann -> Bo (name)"),
        (Alteration("negation", "not", "", 0, 0), "not left out (negation)"),
        (Alteration("hedge", "", "may", 0, 0), "may put in (hedge)"),
        (Alteration("quotation", "shut", "“shut”", 0, 0), "shut -> “shut” (quotation)"),
        (
            Alteration("quotation", "it  broke up", "“it broke up”", 0, 0, "put-in"),
            "“it broke up” (put into quotation marks)",
        ),
        (
            Alteration("quotation", "“it broke up”", "it  broke\n\n up", 0, 0, "taken-out"),
            "“it broke up” (taken out of quotation marks)",
        ),
        (
            Alteration("quotation", "it broke up", "it broke up", 0, 0, "put-in"),
            "it broke up (put into quotation marks)",
        ),
    ],
)
def test_an_altered_fact_is_said_on_one_line(changed, said):
    assert findings.say_alteration(changed) == said


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (
            "source-first",
            (
                "50 % of t (The van returns.) was lifted from s (Post), 4 of 8 words, "
                "1 of 2 paragraphs, credited once"
            ),
        ),
        (
            "target-first",
            "50 % of t (The van returns.) came first and stands again in s (Post), 4 of 8 words",
        ),
        (
            "common-source",
            "50 % of t (The van returns.) is shared, through a third article, with s (Post), 4 of 8 words",
        ),
        ("unknown", "50 % of t (The van returns.) stands also in s (Post), 4 of 8 words"),
    ],
)
def test_the_headline_says_lifted_only_where_the_source_was_first(verdict, said):
    report = ledger(direction=Direction(verdict, 0.9))
    source = replace(report.sources[0], outlet="Post")

    assert headlines.headline(replace(report, sources=(source,))).startswith(said)


@pytest.mark.parametrize(
    ("verdict", "credited", "margin", "is_counted"),
    [
        ("source-first", ", credited once", "100 % copied</span>|from <a", True),
        ("target-first", "", "100 % shared</span>|also in <a", False),
        ("common-source", ", credited once", "100 % copied</span>|also in <a", True),
        ("unknown", ", credited once", "100 % copied</span>|also in <a", True),
    ],
)
def test_no_paragraph_is_said_to_be_from_a_later_article_nor_to_lack_a_credit_for_it(
    verdict, credited, margin, is_counted
):
    report = ledger(direction=Direction(verdict, 0.9))

    page = "".join(report.render("html"))
    assert headlines.say_counts(report) == f"4 of 8 words, 1 of 2 paragraphs{credited}"
    assert all(part in page for part in margin.split("|"))
    assert ("copied paragraph name no source" in page) is is_counted
    assert ("in brackets" in "".join(report.render("terminal"))) is (not is_counted)


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        ("source-first", ", never credited"),
        ("common-source", ", no credit found"),
        ("unknown", ", no credit found"),
        ("target-first", ""),
    ],
)
def test_only_who_is_known_to_be_later_never_credited(verdict, said):
    report = ledger(direction=Direction(verdict, 0.9))
    report = replace(report, summary=replace(report.summary, credits=0))

    assert headlines.say_counts(report) == f"4 of 8 words, 1 of 2 paragraphs{said}"


def later_beside_a_source():
    """Return a ledger whose first paragraph stands in a later article alone, and whose second has a source."""
    report = ledger(direction=Direction("source-first", 0.9))
    later = replace(report.sources[0], id="later", direction=Direction("target-first", 0.9))
    first, *others = report.paragraphs
    where = SourceLink(document="later", index=0, line=1)
    again = replace(first, verdict="verbatim", coverage=1.0, sources=(where,))
    summary = replace(report.summary, coverage=1.0, copied_paragraphs=2, attribution={"neither": 4})
    return replace(
        report,
        sources=(*report.sources, later),
        paragraphs=(again, *others),
        summary=summary,
    )


def test_what_is_in_later_articles_alone_is_told_from_what_was_copied():
    report = later_beside_a_source()
    page, shown, markdown = ("".join(report.render(f)) for f in ("html", "terminal", "markdown"))

    said = "stands elsewhere, in part only in later articles, "
    assert said in headlines.headline(report)
    assert f"of this article {said}" in page
    assert "copied words, with those in later articles: 0 % credited" in page
    assert re.search(r"100 % shared\n +\(later ¶ 1\)", shown)
    assert re.search(r"¶ +copied +verdict +from ", shown)
    assert "- later later: " in markdown
    assert "| copied | from |" in markdown
    assert "| 100 % | \\(later ¶ 1\\) |" in markdown


@pytest.mark.parametrize(
    ("verdict", "told", "stands"),
    [
        ("source-first", "copied", "from"),
        ("target-first", "shared", "also in"),
        ("common-source", "copied", "also in"),
        ("unknown", "copied", "also in"),
    ],
)
def test_a_table_says_from_only_of_what_is_known_to_be_before(verdict, told, stands):
    report = ledger(direction=Direction(verdict, 0.9))
    shown, markdown = ("".join(report.render(f)) for f in ("terminal", "markdown"))

    assert re.search(rf"¶ +{told} +verdict +{stands} s ", shown)
    assert f"| {told} | {stands} |" in markdown
    assert "in part only" not in shown


def test_an_article_is_called_by_its_outlet_else_by_its_title_else_by_its_id():
    report = ledger()
    target = replace(
        report.target, outlet=None, title="A headline that goes on and on, and then on some more"
    )
    source = replace(report.sources[0], outlet=None, title=None)

    assert headlines.headline(replace(report, target=target, sources=(source,))).startswith(
        "50 % of t (A headline that goes on and on, and then …) was lifted from s, 4 of 8 words"
    )


def test_a_headline_over_several_sources_names_the_largest_and_keeps_directions_apart():
    report = ledger()
    report = replace(report, target=replace(report.target, title=None))
    source = replace(report.sources[0], outlet="Post")
    later = replace(source, id="later", coverage=0.25, direction=Direction("unknown", 0.0))
    many = [replace(source, id=f"s{n}", coverage=n / 100) for n in range(1, 5)]

    assert headlines.headline(replace(report, sources=(source, later))) == (
        "50 % of t stands elsewhere, 4 of 8 words, 1 of 2 paragraphs, credited once: "
        "lifted from s (Post); also in later (Post)"
    )
    assert (
        "lifted from s4 (Post, 4 %), s3 (Post, 3 %), s2 (Post, 2 %) and 1 more, 4"
        in headlines.headline(replace(report, sources=tuple(many)))
    )
