"""Workbooks of Excel: the rows of each sheet below the names of its columns, as its cells were saved.

Formats of cells are not looked at: a date is the number of its day, which `values.written_date` reads.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Collection, Iterator
from itertools import islice
from xml.etree import ElementTree as ET

from newsdiff.documents.reading import office, tabular
from newsdiff.documents.reading.fieldnames import FIELD_NAMES, name_among, things_said
from newsdiff.documents.reading.notes import Notes
from newsdiff.documents.reading.records import Row, Rows
from newsdiff.documents.reading.sources import Source
from newsdiff.errors import LoadError

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WORKBOOK = "xl/workbook.xml"
_STRINGS = "xl/sharedStrings.xml"
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""A character that XML cannot have, as Excel writes it."""
_FULL = 32_767
"""Characters that a cell holds; Excel and programs that write for it cut what is longer."""

_Cells = dict[int, str]
"""The values of a row by the numbers of their columns."""


def sheets(source: Source, wanted: Collection[str], notes: Notes) -> Rows:
    """Read the sheets that have a column of texts; others are noted.

    Args:
        source: A workbook.
        wanted: The folded names that a column of texts may have.
        notes: Where sheets that are left out are noted.

    Yields:
        Rows, numbered as in their sheet, from the second sheet on behind those of the sheets before; or what is wrong with one.

    Raises:
        LoadError: It is damaged, or no sheet has a column for the text.
    """
    with office.open_document(source, "is a workbook of Excel that cannot be read ({}); save its sheet as CSV (UTF-8)") as archive:  # fmt: skip
        strings = _shared(archive)
        widest: Collection[str] = ()
        left_out: list[str] = []
        n_before, n_read = 0, 0
        for name, part in _parts(archive):
            rows = _Sheet(archive, part, strings).rows()
            above = list(islice(rows, tabular.MAX_ABOVE + 1))
            at = next((k for k, (_, cells) in enumerate(above) if tabular.is_header(cells.values(), wanted, k)), None)  # fmt: skip
            if at is None:
                widest = max([widest, *(cells.values() for _, cells in above)], key=len)
                left_out += [f"{source.path}/{name}"] if above else []
                continue
            n_read += 1
            header = {column: " ".join(title.split()) for column, title in above[at][1].items()}
            links = {} if "url" in things_said(header.values()) else _links(archive, part)
            number = 0
            for number, cells in (*above[at + 1 :], *rows):
                yield _row(source.place, number, n_before, header, cells, links, wanted)
            n_before += number
        if not widest and not n_read:
            raise LoadError(f"{source.place} is a workbook of Excel without names of columns; save its sheet as CSV (UTF-8)")  # fmt: skip
        if not n_read:
            raise LoadError(f"{source.place} {tabular.no_column(widest, wanted)}")
        for path in left_out:
            notes.skip("that are sheets without a column for the text", path)


def _row(
    place: str,
    number: int,
    n_before: int,
    header: dict[int, str],
    cells: _Cells,
    links: dict[str, str],
    wanted: Collection[str],
) -> Row | LoadError:
    """Make the row of an article; a text as long as a cell can be was cut."""
    values = {header[column]: value for column, value in sorted(cells.items(), reverse=True) if column in header}  # fmt: skip
    for name, value in values.items():
        if len(value) >= _FULL and name_among(name, wanted) in wanted:
            return LoadError(
                f'{place} row {number} has {len(value):,} characters in its "{name}", as many as a cell can hold: its end is cut; '
                "write it as JSON or CSV where it comes from"
            )
    link = next((links[f"{c}:{number}"] for c in header if f"{c}:{number}" in links), None)
    return Row(n_before + number, {**values, **({FIELD_NAMES["url"][0]: link} if link else {})}, has_own_names=True)  # fmt: skip


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the names of the sheets and where they lie in the file."""
    book = office.xml_part(archive, _WORKBOOK)
    about = book.find(f"{_MAIN}workbookPr")
    if about is not None and about.get("date1904") in ("1", "true"):
        raise ValueError("it counts days from 1904")
    places = _related(archive, _WORKBOOK)
    for sheet in book.iter(f"{_MAIN}sheet"):
        part = places.get(sheet.get(_LINKED, ""), "")
        if part in archive.namelist():
            yield sheet.get("name", ""), part


def _related(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Return what a part refers to by its ids there: other parts, and addresses."""
    home, name = posixpath.split(part)
    file = f"{home}/_rels/{name}.rels"
    if file not in archive.namelist():
        return {}
    found = {}
    for one in office.xml_part(archive, file):
        target = one.get("Target", "")
        is_part = one.get("TargetMode") != "External"
        place = posixpath.normpath(posixpath.join(home, target)).lstrip("/") if is_part else target
        found[one.get("Id", "")] = place
    return found


def _links(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Return the addresses that cells lead to, by column and row."""
    places = _related(archive, part)
    found = {}
    if any("://" in place for place in places.values()):
        for one in office.xml_part(archive, part).iter(f"{_MAIN}hyperlink"):
            cell = _CELL.match(one.get("ref", ""))
            if cell and "://" in places.get(one.get(_LINKED, ""), ""):
                found[f"{_column(cell[1])}:{cell[2]}"] = places[one.get(_LINKED, "")]
    return found


def _shared(archive: zipfile.ZipFile) -> list[str]:
    """Return the texts that cells refer to."""
    if _STRINGS not in archive.namelist():
        return []
    return [_text(one) for one in office.xml_part(archive, _STRINGS).iter(f"{_MAIN}si")]


def _text(node: ET.Element) -> str:
    """Return the text of a cell that may be in runs; how its words are spoken is left out."""
    runs = (part for part in node if part.tag in (f"{_MAIN}t", f"{_MAIN}r"))
    said = (run.text if run.tag == f"{_MAIN}t" else run.findtext(f"{_MAIN}t") for run in runs)
    text = "".join(part or "" for part in said)
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _column(letters: str) -> int:
    """Return the number of a column from its letters.

    Example:
        >>> _column("A"), _column("AB")
        (1, 28)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


class _Sheet:
    """A sheet whose rows are read one after the other."""

    def __init__(self, archive: zipfile.ZipFile, part: str, strings: list[str]) -> None:
        self._archive, self._part, self._strings = archive, part, strings

    def rows(self) -> Iterator[tuple[int, _Cells]]:
        """Yield the numbers and the cells of the rows that are not empty."""
        number = 0
        for row in office.xml_part(self._archive, self._part).iter(f"{_MAIN}row"):
            number = int(row.get("r") or number + 1)
            cells = self._cells(row)
            if cells:
                yield number, cells

    def _cells(self, row: ET.Element) -> _Cells:
        found: _Cells = {}
        column = 0
        for cell in row:
            place = _CELL.match(cell.get("r", ""))
            column = _column(place[1]) if place else column + 1
            value = self._value(cell)
            if value.strip():
                found[column] = value
        return found

    def _value(self, cell: ET.Element) -> str:
        """Return what a cell holds as text; nothing of an error."""
        kind = cell.get("t")
        if kind == "inlineStr":
            return "".join(_text(one) for one in cell.iter(f"{_MAIN}is"))
        value = cell.findtext(f"{_MAIN}v") or ""
        if kind == "s":
            return self._strings[int(value)] if value else ""
        return "" if kind == "e" else value
