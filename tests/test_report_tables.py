"""The tables of a report: what each holds, that all forms agree, and that spreadsheets run nothing."""

import csv
import dataclasses
import io
import json
import logging
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import handmade
from newsdiff.errors import MissingExtra, SelectionError
from newsdiff.model.columns import COLUMNS
from newsdiff.report import xlsx
from newsdiff.report.tables import NAMES
from newsdiff.writing.guard import is_own

TRIES = settings(max_examples=20, deadline=None)
MAKERS = {"provenance": handmade.provenance, "dedupe": handmade.dedupe, "clean": handmade.clean}
TABLES = [(kind, name) for kind in MAKERS for name in NAMES[f"newsdiff.{kind}"]]


def workbook(content):
    """Read a workbook."""
    openpyxl = pytest.importorskip("openpyxl")
    return openpyxl.load_workbook(io.BytesIO(content))


def written(report, table=None):
    """Return the bytes of a report as a workbook."""
    pytest.importorskip("xlsxwriter")
    return xlsx.render(report, table)


@pytest.mark.parametrize(("kind", "name"), TABLES)
def test_every_form_of_a_table_has_its_columns_and_rows(kind, name):
    report = MAKERS[kind]()
    table = report.table(name)
    header, *rows = csv.reader(io.StringIO("".join(report.render("csv", name))))
    objects = [json.loads(line) for line in report.render("jsonl", name)]
    sheet = workbook(written(report, name))[name]
    arrow = pytest.importorskip("pyarrow") and table.to_arrow()

    assert header == list(table.columns) == arrow.column_names
    assert [cell.value for cell in sheet[1]] == header
    assert [list(found) for found in objects] == [header] * len(rows)
    assert len(table) == len(rows) == arrow.num_rows == sheet.max_row - 1
    assert arrow.to_pylist() == [
        {k: [dataclasses.asdict(v) for v in value] if isinstance(value, tuple) else value
         for k, value in row.items()}
        for row in table
    ]  # fmt: skip


@pytest.mark.parametrize(("kind", "name"), TABLES)
def test_a_table_is_known_as_newsdiffs_own(tmp_path, kind, name):
    for form in ("csv", "jsonl"):
        path = tmp_path / form
        path.write_text("".join(MAKERS[kind]().render(form, name)))

        assert is_own(path), form


def test_a_workbook_is_known_as_newsdiffs_own_and_one_of_others_is_not(tmp_path):
    xlsxwriter = pytest.importorskip("xlsxwriter")
    (tmp_path / "own").write_bytes(written(handmade.clean()))
    xlsxwriter.Workbook(tmp_path / "other").close()

    assert is_own(tmp_path / "own")
    assert not is_own(tmp_path / "other")


def test_who_copies_whom_is_one_call():
    (row, *_) = handmade.dedupe().table("outlets")

    assert list(row) == ["origin", "taker", "passages", "words", "articles"]
    assert row["articles"] == 1


def test_a_pair_says_who_was_first_only_where_that_is_known():
    report = handmade.provenance()
    post = next(row for row in report.table("pairs") if row["a"] == "post")
    radio = next(row for row in report.table("pairs") if row["a"] == "radio")

    assert (post["origin"], post["taker"], post["direction"]) == ("post", "target", "source-first")
    assert "2023-03-13" in post["evidence"]
    assert (radio["origin"], radio["taker"], radio["direction"]) == (None, None, "unknown")


def test_facts_stand_with_both_texts_and_their_source():
    (fact,) = handmade.provenance().table("facts")

    assert (fact["kind"], fact["source_text"], fact["target_text"]) == ("date", "Monday", "Tuesday")
    assert fact["source"] == "post"


def test_a_table_that_a_report_has_not_is_named_with_those_it_has():
    with pytest.raises(SelectionError, match="clean has no table 'pairs'; it has paragraphs, art"):
        handmade.clean().table("pairs")


def dated(published):
    """Return a report whose target was published then."""
    report = handmade.provenance()
    return dataclasses.replace(
        report, target=dataclasses.replace(report.target, published=published)
    )


@pytest.mark.parametrize(
    ("published", "time", "precision"),
    [
        ("2024-02-29", datetime(2024, 2, 29, tzinfo=UTC), "day"),
        ("2024-03-01T00:30:00+01:00", datetime(2024, 2, 29, 23, 30, tzinfo=UTC), "instant"),
        ("2024-03-01T00:30:00", datetime(2024, 3, 1, 0, 30, tzinfo=UTC), "clock"),
        ("last week", None, None),
        (None, None, None),
    ],
)
def test_times_are_datetimes_and_text_forms_keep_what_the_article_says(published, time, precision):
    report = dated(published)
    row = next(iter(report.table("articles")))
    line = json.loads(next(iter(report.render("jsonl", "articles"))))

    assert (row["published"], row["precision"]) == (time, precision)
    assert line["published"] == published


def test_a_sheet_shows_a_day_without_a_clock_and_an_old_day_as_text():
    day = workbook(written(dated("2024-02-29"), "articles"))["articles"]
    old = workbook(written(dated("1859-04-01"), "articles"))["articles"]
    column = [cell.value for cell in day[1]].index("published") + 1

    assert day.cell(2, column).value == datetime(2024, 2, 29)  # noqa: DTZ001
    assert day.cell(2, column).number_format == "yyyy-mm-dd"
    assert old.cell(2, column).value == "1859-04-01"


@pytest.mark.parametrize("kind", MAKERS)
def test_a_workbook_has_a_sheet_for_each_table_and_the_same_bytes_each_time(kind):
    content = written(MAKERS[kind]())
    book = workbook(content)

    assert tuple(book.sheetnames) == NAMES[f"newsdiff.{kind}"]
    assert all(sheet.freeze_panes == "A2" and sheet.auto_filter.ref for sheet in book)
    assert content == written(MAKERS[kind]())


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "12", "http://a.example"])  # fmt: skip
def test_a_text_stays_a_text_in_a_sheet(text):
    sheet = workbook(written(handmade.dedupe(text), "passages"))["passages"]
    cell = sheet.cell(2, sheet.max_column)

    assert (cell.value, cell.data_type, cell.hyperlink) == (text.replace("\t", " "), "s", None)


@TRIES
@given(st.text(max_size=40))
def test_every_text_can_stand_in_a_sheet(text):
    book = workbook(written(handmade.dedupe(text, text)))

    assert book["passages"].max_row > 1


def test_only_addresses_of_pages_are_links():
    report = handmade.provenance()
    for url, target in [("https://gull.example/a?b=1#c", True), ("javascript:alert(1)", False)]:
        changed = dataclasses.replace(report, target=dataclasses.replace(report.target, url=url))
        sheet = workbook(written(changed, "articles"))["articles"]
        cell = sheet.cell(2, [c.value for c in sheet[1]].index("url") + 1)

        assert cell.value == url
        assert (cell.hyperlink is not None) is target


def test_a_text_that_is_too_long_for_a_cell_is_cut_and_told(caplog):
    caplog.set_level(logging.WARNING, "newsdiff")
    report = handmade.dedupe("ä😀" * 20_000)
    cell = workbook(written(report, "passages"))["passages"].cell(2, 15).value

    assert len(cell.encode("utf-16-le")) <= 2 * 32_767
    assert cell.endswith(" …")
    assert re.search(r"texts are longer than 32,767 characters", caplog.text)


def test_rows_that_do_not_fit_a_sheet_go_on_in_the_next_and_it_is_told(monkeypatch, caplog):
    monkeypatch.setattr(xlsx, "_MAX_ROWS", 3)
    caplog.set_level(logging.WARNING, "newsdiff")
    report = handmade.dedupe()
    book = workbook(written(report, "passages"))

    assert book.sheetnames == ["passages", "passages 2", "passages 3"]
    assert sum(sheet.max_row - 1 for sheet in book) == len(report.table("passages"))
    assert "2 sheets more were needed" in caplog.text


def test_without_xlsxwriter_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)

    with pytest.raises(MissingExtra, match=r"\[xlsx\]'"):
        xlsx.render(handmade.clean())


def test_the_page_of_formats_describes_every_column():
    page = (Path(__file__).parents[1] / "docs" / "formats.md").read_text(encoding="utf-8")
    section = page.partition("## Tables")[2].partition("**CSV**")[0]
    rows = re.findall(r"^\| (`[^|]*) \|", section, re.MULTILINE)
    described = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    columns = {name for tables in COLUMNS.values() for names in tables.values() for name in names}
    prefixed = {n for n in columns if re.match(r"(a|b|source)_(title|outlet|published|url)$", n)}

    assert columns - prefixed <= described


# The command line


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("found.html", b"<!doctype html>"),
        ("found.JSON", b'{\n  "format": "newsdiff.provenance"'),
        ("found.csv", b"target,index,line,"),
        ("found.jsonl", b'{"target": '),
        ("found.md", b"## "),
        ("found.gexf", b"<?xml"),
        ("found.txt", b"70 %"),
        ("found", b"70 %"),
    ],
)
def test_the_ending_of_a_file_chooses_the_format(run, tmp_path, name, begins):
    done = run(f"provenance 001 000 -o {tmp_path / name}")

    assert (done.code, done.err) == (0, f"wrote {tmp_path / name}\n")
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_named_format_wins_and_a_contradiction_is_told(run, tmp_path):
    path = tmp_path / "found.json"
    done = run(f"provenance 001 000 --format csv -o {path}")

    assert done.err.startswith(f"{path} ends like json and holds csv, as --format says\n")
    assert path.read_bytes().startswith(b"target,")


def test_an_ending_that_is_none_of_a_format_ends_before_anything_is_read(run, tmp_path):
    done = run(f"dedupe no-such-corpus -o {tmp_path}/found.docx")

    assert done.code == 2
    assert "found.docx does not end like a format; name one with --format" in done.err


def test_articles_that_are_cleaned_keep_their_own_endings(run, tmp_path):
    (tmp_path / "a.txt").write_text("Skip to content\n\nThe mill burned down on Friday night.\n")
    done = run(f"clean {tmp_path}/a.txt --strip-boilerplate -o {tmp_path}/b.text2")

    assert done.code == 0
    assert (tmp_path / "b.text2").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("dedupe --table facts", "it has passages, pairs, outlets, articles"),
        ("provenance 001 --table rows", "has no table 'rows'"),
        ("dedupe --table pairs --format html", "--table is for the formats csv, jsonl, xlsx, parq"),
        ("dedupe --table pairs -o found.md", "not for markdown"),
    ],
)
def test_a_table_that_cannot_be_is_wrong_usage(run, arguments, said):
    done = run(arguments)

    assert (done.code, done.out) == (2, "")
    assert said in " ".join(done.err.split())


def test_a_table_alone_is_csv(run):
    assert run("dedupe --table outlets").out.startswith("origin,taker,passages,words,articles\n")


def test_a_saved_report_has_the_tables_of_its_own_kind(run, tmp_path):
    path = tmp_path / "found.json"
    run(f"clean -o {path}")
    done = run(f"show {path} --table pairs")

    assert done.code == 1
    assert "a report of clean has no table 'pairs'; it has paragraphs, articles" in done.err
