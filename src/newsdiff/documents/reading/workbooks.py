"""Workbooks of Excel: the rows of each sheet below the names of its columns, as its cells were saved."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Collection, Iterator
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from newsdiff.documents.reading import office, tabular
from newsdiff.documents.reading.fieldnames import FIELD_NAMES, name_among, things_said
from newsdiff.documents.reading.notes import Notes, no_column
from newsdiff.documents.reading.records import Row, Rows
from newsdiff.documents.reading.sources import Source
from newsdiff.errors import LoadError, MissingExtra, install_command

_FULL = 32_767
"""Characters that a cell holds; Excel and programs that write for it cut what is longer."""
_MAX_ROWS = 1_048_576
"""Rows that a sheet can have; a file may claim more."""
_MAX_COLUMNS = 256
"""Columns that are read, as many as Excel had before 2007: a row may claim 16,384."""
_ADVICE = "save its sheet as CSV (UTF-8)"


def sheets(source: Source, wanted: Collection[str], notes: Notes) -> Rows:
    """Read the sheets that have a column of texts, by the folded names that one may have; others are noted.

    Yields:
        Rows, numbered as in their sheet, from the second sheet on behind those of the sheets before; or what is wrong with one.

    Raises:
        LoadError: It is damaged, or no sheet has a column for the text.
        MissingExtra: openpyxl is missing.
    """
    widest: Collection[str] = ()
    left_out: list[str] = []
    n_before = 0
    with office.parsing(source, f"is a workbook of Excel that cannot be read ({{}}); {_ADVICE}"):
        for sheet, archive in _sheets(source):
            above = list(_rows(sheet, 1, tabular.MAX_ABOVE + 1, _MAX_COLUMNS))
            names = [{k: " ".join(str(v).split()) for k, v in cells.items()} for _, cells in above]
            width = max((max(row) for row in names), default=0)
            rows = [[row.get(k, "") for k in range(1, width + 1)] for row in names]
            at = tabular.header_at(rows, wanted)
            if at is None:
                widest = max([widest, *(row.values() for row in names)], key=len)
                left_out += [f"{source.path}/{sheet.title}"] if above else []
                continue
            named = enumerate(tabular.names_at(rows, at), 1)
            header, number = {k: name for k, name in named if name}, above[at][0]
            links = {} if "url" in things_said(header.values()) else _links(sheet, archive)
            for number, cells in _rows(sheet, number + 1, _MAX_ROWS, max(header)):  # noqa: B020  the last one counts
                values = {header[k]: cells[k] for k in sorted(header.keys() & cells, reverse=True)}
                link = next((links[number, k] for k in header if (number, k) in links), None)
                values |= {FIELD_NAMES["url"][0]: link} if link else {}
                cut = next((k for k, v in values.items() if len(str(v)) >= _FULL and name_among(k, wanted) in wanted), None)  # fmt: skip
                if cut:
                    yield LoadError(f'{source.place} row {number} has as many characters in its "{cut}" as a cell can hold ({_FULL:,}): its end is cut; write it as JSON or CSV where it comes from')  # fmt: skip
                else:
                    yield Row(n_before + number, values, has_own_names=True)
            n_before += number
        if not n_before:
            why = no_column(widest, wanted) if widest else f"is a workbook of Excel without names of columns; {_ADVICE}"  # fmt: skip
            raise LoadError(f"{source.place} {why}")
    for path in left_out:
        notes.skip("that are sheets without a column for the text", path)


def _sheets(source: Source) -> Iterator[tuple[Any, zipfile.ZipFile]]:
    """Yield the sheets, with the parts of the file in which they lie."""
    try:
        import openpyxl
    except ImportError:
        raise MissingExtra(
            f"{source.place} is a workbook of Excel, which needs openpyxl; run: {install_command('xlsx')}"
        ) from None
    content = io.BytesIO(source.content())
    with zipfile.ZipFile(content) as archive:
        for part in archive.infolist():
            office.refuse_large(part)
        with warnings.catch_warnings(action="ignore"):  # of what it leaves out
            book = openpyxl.load_workbook(content, read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # a file may claim any
            yield sheet, archive


def _rows(sheet: Any, first: int, last: int, n_columns: int) -> Iterator[tuple[int, dict[int, object]]]:  # noqa: ANN401  openpyxl has no types  # fmt: skip
    """Yield the numbers of the rows that are not empty, and what stands in them by column."""
    rows = enumerate(sheet.iter_rows(first, last, 1, n_columns, values_only=True), first)
    while True:
        with warnings.catch_warnings(action="ignore"):  # of dates that are none
            batch = list(islice(rows, tabular.BATCH_ROWS))
        if not batch:
            return
        for number, row in batch:
            found = (
                {k: _value(v) for k, v in enumerate(row, 1) if v is not None} if any(row) else {}
            )
            if cells := {k: value for k, value in found.items() if str(value).strip()}:
                yield number, cells


def _value(value: object) -> object:
    """Return what a cell holds as text, or a number or date; nothing of an error, and of midnight its day."""
    from openpyxl.cell.cell import ERROR_CODES
    from openpyxl.utils.escape import unescape

    if isinstance(value, str):
        return "" if value in ERROR_CODES else unescape(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    return value if isinstance(value, date | float) else str(value)


def _links(sheet: Any, archive: zipfile.ZipFile) -> dict[tuple[int, int], str]:  # noqa: ANN401  openpyxl has no types
    """Return the addresses that cells lead to, by row and column; openpyxl gives none where it reads row by row."""
    from openpyxl.packaging.relationship import get_dependents, get_rels_path
    from openpyxl.utils.cell import coordinate_to_tuple
    from openpyxl.xml.constants import REL_NS, SHEET_MAIN_NS
    from openpyxl.xml.functions import iterparse

    part = sheet._worksheet_path  # noqa: SLF001  said nowhere else
    found: dict[tuple[int, int], str] = {}
    if (related := get_rels_path(part)) not in archive.namelist():
        return found
    targets = {one.Id: one.Target for one in get_dependents(archive, related) if "://" in one.Target}  # fmt: skip
    with archive.open(part) as file:
        for _, element in iterparse(file) if targets else ():
            if element.tag == f"{{{SHEET_MAIN_NS}}}row":
                element.clear()  # `_rows` reads it
            elif element.tag == f"{{{SHEET_MAIN_NS}}}hyperlink":
                first, _, _ = element.get("ref", "").partition(":")
                if to := targets.get(element.get(f"{{{REL_NS}}}id")):
                    found[coordinate_to_tuple(first)] = to
    return found
