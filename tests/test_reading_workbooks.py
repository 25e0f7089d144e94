"""Workbooks of Excel as sources of articles."""

import sys
import zipfile
from datetime import date, datetime, time

import pytest

from newsdiff.documents.reading import documents
from newsdiff.errors import LoadError, MissingExtra

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


@pytest.mark.parametrize("ending", [".xlsx", ".docx"])
@pytest.mark.parametrize("damage", ["cut off", "of another version"])
def test_a_damaged_workbook_is_an_error_of_one_line(tmp_path, ending, damage):
    content = bytearray(written(tmp_path / "whole.xlsx", {"S": ROWS}).read_bytes())
    if damage == "cut off":
        del content[len(content) // 2 :]
    else:
        content[content.index(b"PK\x01\x02") + 6] = 99
    path = tmp_path / f"a{ending}"
    path.write_bytes(content)

    with pytest.raises(LoadError, match="that can") as caught:
        documents(path)
    assert "\n" not in str(caught.value)


DOUBLED = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
ENTITIES = {
    "a billion words": f'<!ENTITY e0 "swan">{DOUBLED}<!ENTITY z "&e8;">',
    "another file": '<!ENTITY z SYSTEM "file:///etc/passwd">',
}


@pytest.mark.parametrize("entity", ENTITIES.values(), ids=ENTITIES)
def test_entities_make_no_text_even_without_defusedxml(tmp_path, monkeypatch, entity):
    monkeypatch.setitem(sys.modules, "defusedxml", None)
    monkeypatch.setitem(sys.modules, "defusedxml.ElementTree", None)
    path = written(tmp_path / "a.xlsx", {"S": ROWS})
    for name in [name for name in sys.modules if name.partition(".")[0] == "openpyxl"]:
        monkeypatch.delitem(sys.modules, name)
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    for name, part in parts.items():
        if name.endswith("sheet1.xml"):
            plain = part.partition("?>")[2] if part.startswith("<?") else part
            parts[name] = f"<!DOCTYPE l [{entity}]>{plain.replace('</sheetData>', '&z;</sheetData>')}"  # fmt: skip
    with zipfile.ZipFile(path, "w") as book:
        for name, part in parts.items():
            book.writestr(name, part)

    with pytest.raises(LoadError, match="workbook of Excel that cannot be read"):
        documents(path)


def test_without_openpyxl_the_extra_is_named(tmp_path, monkeypatch):
    path = written(tmp_path / "a.xlsx", {"S": ROWS})
    monkeypatch.setitem(sys.modules, "openpyxl", None)

    with pytest.raises(MissingExtra, match=r"pip install .*\[xlsx\]"):
        documents(path)


@pytest.mark.parametrize(
    ("moment", "published"),
    [
        ([date(2024, 3, 5)], "2024-03-05"),
        ([45356.3833333], "2024-03-05T09:12:00"),
        ([date(2024, 3, 5), time(9, 12)], "2024-03-05T09:12:00"),
    ],
)
def test_a_date_is_that_of_the_cells_however_they_hold_it(tmp_path, moment, published):
    rows = [["Article", "Date", "Time"][: len(moment) + 1], [TEXT, *moment]]

    [document] = documents(written(tmp_path / "a.xlsx", {"S": rows}))

    assert document.published == published


def test_a_date_counts_from_the_year_that_the_workbook_says(tmp_path):
    path = written(tmp_path / "a.xlsx", {"S": ROWS})
    changed(path, {"xl/workbook.xml": (b"<workbookPr", b'<workbookPr date1904="1"')})

    assert documents(path)[0].published == "2028-03-06T09:12:00"


def test_errors_and_numbers_in_cells(tmp_path):
    rows = [["ID", "Headline", "Newspaper", "Article"], [7.0, 1984, "#N/A", TEXT]]

    [document] = documents(written(tmp_path / "a.xlsx", {"S": rows}))

    assert (document.id, document.title, document.outlet) == ("7", "1984", "carrowpost.example")


def changed(path, changes):
    """Replace bytes in the parts of a workbook; a part with nothing to replace is an error."""
    with zipfile.ZipFile(path) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    for name, (old, new) in changes.items():
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return path


SHEET = "xl/worksheets/sheet1.xml"
END = b"</sheetData>"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"A1:D2", b"A1:XFD1048576"),
        (END, b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' + END),
        (END, b'<row r="1000000000000"><c r="A1"><v>1</v></c></row>' + END),
    ],
)
@pytest.mark.timeout(20)
def test_rows_and_columns_that_a_sheet_only_claims_are_not_made(tmp_path, old, new):
    path = changed(written(tmp_path / "a.xlsx", {"S": ROWS}), {SHEET: (old, new)})

    assert [d.text for d in documents(path)] == [TEXT]


@pytest.mark.parametrize("name", [SHEET, "xl/workbook.xml", "xl/styles.xml"])
def test_entities_that_multiply_are_refused(tmp_path, name):
    entities = "".join(
        f'<!ENTITY {one} "{f"&{before};" * 10}">'
        for before, one in zip("abcdefghi", "bcdefghij", strict=True)
    )
    path = written(tmp_path / "a.xlsx", {"S": ROWS})
    root = {SHEET: b"worksheet", "xl/workbook.xml": b"workbook", "xl/styles.xml": b"styleSheet"}[name]  # fmt: skip
    begin = f'<!DOCTYPE x [<!ENTITY a "{"lol" * 100}">{entities}]>'.encode()
    changed(path, {name: (b"<" + root, begin + b"<" + root)})
    changed(path, {name: (b"</" + root, b"<x>&j;</x></" + root)})

    with pytest.raises(LoadError, match="cannot be read") as caught:
        documents(path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("n_megabytes", "packed"), [(6, zipfile.ZIP_DEFLATED), (257, zipfile.ZIP_STORED)])  # fmt: skip
def test_a_part_that_unpacks_to_far_more_than_a_text_is_refused(tmp_path, n_megabytes, packed):
    path = written(tmp_path / "a.xlsx", {"S": ROWS})
    with zipfile.ZipFile(path, "a", packed) as made, made.open("xl/more.xml", "w") as part:
        for _ in range(n_megabytes):
            part.write(bytes(1 << 20))

    with pytest.raises(LoadError, match=r"xl/more\.xml is too large"):
        documents(path)


def test_how_words_are_spoken_is_no_part_of_a_cell(tmp_path):
    path = written(tmp_path / "a.xlsx", {"S": ROWS})
    runs = f"<r><t>{TEXT[:20]}</t></r><r><t xml:space='preserve'>{TEXT[20:]}_x000D_</t></r><rPh sb='0' eb='1'><t>suwan</t></rPh>"
    with zipfile.ZipFile(path) as made:
        part = next(name for name in made.namelist() if TEXT.encode() in made.read(name))
    changed(path, {part: (f"<t>{TEXT}</t>".encode(), runs.encode())})

    [document] = documents(path)

    assert document.text == f"{TEXT}\r"
