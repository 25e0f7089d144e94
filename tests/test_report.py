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
from newsdiff.report import findings, formats, headlines, terminal
from newsdiff.report.reports import CleanReport, DedupeReport, ProvenanceReport

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


def test_without_colour_brackets_mark_what_changed():
    assert "[-America-] {+Russia+} closed the bridge." in terminal.render(ledger())


def test_with_colour_there_are_no_brackets_and_the_words_are_the_same():
    page = terminal.render(ledger(), color=True)

    assert "\x1b[9;31mAmerica" in page
    assert "[-America" not in STYLES.sub("", page)
    assert "● 1 edited" not in page
    assert "◕ 1 edited" in STYLES.sub("", page)


def test_a_wide_page_sets_the_source_beside_the_target():
    page = terminal.render(ledger(), 120)
    (line,) = [line for line in page.splitlines() if "{+Russia+}" in line]

    assert line.endswith("s:3 [-America-]")


def test_a_narrow_page_shows_the_source_of_what_was_reworded():
    report = ledger()
    own, copied, furniture = report.paragraphs
    reworded = replace(
        copied, verdict="reworded", passages=(replace(copied.passages[0], kind="reworded"),)
    )
    page = terminal.render(replace(report, paragraphs=(own, reworded, furniture)), 80)

    assert "[~Russia closed the bridge.~]" in page
    assert "s:3 [~America~]" in page


def test_furniture_is_told_in_one_line():
    assert "Not compared: 1 paragraph (share 1)" in terminal.render(ledger())


def test_omissions_that_tell_something_come_first():
    report = ledger()
    page = terminal.render(replace(report, omissions=report.omissions[::-1]))

    assert page.index("s:4") < page.index("s:5")


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

    assert terminal.render(nothing).startswith("Nothing of t was copied from s (0 of 8 words)\n")
    assert "Paragraph by paragraph" not in terminal.render(nothing)


def test_a_cluster_shows_its_versions_and_who_was_first():
    page = terminal.render(survey())

    assert "1 passage runs through several outlets, in 2 of 3 articles" in page
    assert "a was first (confidence 0.80): b names its source: “The" in page
    assert "4 words: a:1; b:1, 100 % equal" in page


def test_a_long_list_is_cut_and_says_so():
    report = survey()
    page = terminal.render(replace(report, clusters=report.clusters * 203))

    assert "  and 3 more; --format csv and json list them all" in page
    assert page.count("The bridge is closed.\n") < 2 * 203


def test_a_cleaning_page_shows_what_leaves_and_what_is_suspected():
    page = terminal.render(cleaning())

    assert "1 of 3 paragraphs in 1 article are site furniture (2 of 6 words)" in page
    assert "warning: says “share”" in page
    assert "  0 in" not in page
    assert "  1 ?" in page
    assert "  2 out" in page


def test_an_explanation_shows_what_stays_and_all_evidence():
    page = terminal.explain(cleaning())

    assert "  0 in" in page
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
            "50 % of t was lifted from s, 4 of 8 words, 1 of 2 paragraphs, credited once",
        ),
        ("target-first", "50 % of t came first and stands again in s, 4 of 8 words"),
        ("common-source", "50 % of t is shared, through a third article, with s, 4 of 8 words"),
        ("unknown", "50 % of t stands also in s, 4 of 8 words"),
    ],
)
def test_the_headline_says_lifted_only_where_the_source_was_first(verdict, said):
    assert headlines.headline(ledger(direction=Direction(verdict, 0.9))).startswith(said)


def test_a_headline_over_several_sources_names_the_largest_and_keeps_directions_apart():
    report = ledger()
    (source,) = report.sources
    later = replace(source, id="later", coverage=0.25, direction=Direction("unknown", 0.0))
    many = [replace(source, id=f"s{n}", coverage=n / 100) for n in range(1, 5)]

    assert headlines.headline(replace(report, sources=(source, later))) == (
        "50 % of t stands elsewhere, 4 of 8 words, 1 of 2 paragraphs, credited once: "
        "lifted from s; also in later"
    )
    assert "lifted from s4 (4 %), s3 (3 %), s2 (2 %) and 1 more, 4 of" in headlines.headline(
        replace(report, sources=tuple(many))
    )
