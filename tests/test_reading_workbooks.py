"""Workbooks of Excel as sources of articles."""

import io
from datetime import datetime

import pytest

from newsdiff.documents.reading import documents
from newsdiff.errors import LoadError

openpyxl = pytest.importorskip("openpyxl")

TEXT = "The lift bridge at Carrow stayed down on Tuesday, since a swan had nested on its motor."
URL = "https://carrowpost.example/swan"


def written(path, sheets):
    """Write a workbook of rows by the names of its sheets, with an address behind the headline of the first."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    last = book.worksheets[0].cell(len(sheets[book.sheetnames[0]]), 1)
    last.hyperlink = URL if last.value else None
    book.save(path)
    return path


ROWS = [["Headline", "Newspaper", "Date", "Article"], ["Swan", "Carrow Post", datetime(2024, 3, 5, 9, 12), TEXT]]  # noqa: DTZ001  # fmt: skip


@pytest.mark.parametrize("name", ["clips.xlsx", "clips", "clips.docx"])
@pytest.mark.parametrize("above", [[], [["Press review"], [], ["Exported", "by the office"]]])
def test_rows_are_articles_below_whatever_stands_above_their_names(tmp_path, name, above):
    file = written(tmp_path / "made.xlsx", {"S": above + ROWS}).rename(tmp_path / name)

    [document] = documents(file)

    assert (document.title, document.outlet, document.text) == ("Swan", "Carrow Post", TEXT)
    assert (document.published, document.url) == ("2024-03-05T09:12:00", URL)


def test_all_sheets_with_texts_are_read_and_others_are_told(tmp_path, caplog):
    other = [ROWS[0], ["Motor", "Carrow Post", datetime(2024, 3, 6), f"{TEXT} Again."]]  # noqa: DTZ001
    path = written(tmp_path / "a.xlsx", {"March": ROWS, "Budget": [["Item", "Cost"], ["Swan", 3]], "April": other})  # fmt: skip

    found = documents(path)

    assert [(d.id, d.title, d.published) for d in found] == [
        ("a-2", "Swan", "2024-03-05T09:12:00"),
        ("a-4", "Motor", "2024-03-06"),
    ]
    assert "1 that are sheets without a column for the text" in caplog.text


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ([["Headline", "Summary"], ["Swan", "Nested."]], 'no column for the text; there are "Headline", "Summary"'),
        ([ROWS[0], ["Swan", "Carrow Post", None, "a" * 32_767]], "its end is cut"),
        ([[None]], "without names of columns"),
    ],
)  # fmt: skip
def test_what_a_workbook_does_not_hold_whole_is_an_error(tmp_path, rows, complaint):
    path = written(tmp_path / "a.xlsx", {"S": rows})

    with pytest.raises(LoadError, match=complaint):
        documents(path)


def test_a_workbook_that_is_cut_off_is_an_error_of_one_line(tmp_path):
    content = written(tmp_path / "whole.xlsx", {"S": ROWS}).read_bytes()
    (tmp_path / "a.xlsx").write_bytes(content[: len(content) // 2])

    with pytest.raises(LoadError, match="that can"):
        documents(tmp_path / "a.xlsx")


def test_how_words_are_spoken_is_no_part_of_a_cell(tmp_path):
    import zipfile

    path = written(tmp_path / "a.xlsx", {"S": ROWS})
    with zipfile.ZipFile(path) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    old = f"<t>{TEXT}</t>".encode()
    runs = f"<r><t>{TEXT[:20]}</t></r><r><t xml:space='preserve'>{TEXT[20:]}_x000D_</t></r><rPh sb='0' eb='1'><t>suwan</t></rPh>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content.replace(old, runs.encode()))
    path.write_bytes(buffer.getvalue())

    [document] = documents(path)

    assert document.text == f"{TEXT}\r"
