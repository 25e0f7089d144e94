"""The tables of the report as a workbook: a sheet for each, all of them or one.

The header stays in view and filters; addresses are links. A text is a text, whatever it begins with. What a sheet cannot
hold is told: a text that is too long is cut, a table with too many rows goes on in another sheet.

Source:
    Microsoft, "Excel specifications and limits": rows, characters of a cell, hyperlinks of a sheet.
"""

from __future__ import annotations

import io
import logging
import re
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from newsdiff.errors import OutputError, needs
from newsdiff.language import instants
from newsdiff.report import cells, tables
from newsdiff.report.phrases import counted, page_link
from newsdiff.report.reports import Report
from newsdiff.report.tables.columns import Timed, Value
from newsdiff.report.tables.table import Table
from newsdiff.report.zipped import unzipped, zipped
from newsdiff.visible import printable

_log = logging.getLogger(__name__)

_MAX_ROWS = 1_048_576
"""Rows of a sheet, its header among them."""
_MAX_TEXT = 32_767
"""Characters of a cell, counted as Excel does: in units of UTF-16."""
_MAX_LINKS = 65_530
"""Hyperlinks of a sheet."""
_MAX_ADDRESS = 600
"""Characters of a hyperlink: Excel takes 2,079, and three are written for one that has to be escaped."""
_FIRST_YEAR = 1901
"""Before it Excel counts days otherwise, or not at all; such a time stays a text."""
_NO_XML = re.compile("[\ufffe\uffff]")
_MADE = datetime(1980, 1, 1)  # noqa: DTZ001  XlsxWriter takes no zone
"""When every workbook says that it was made, so that the same report gives the same bytes."""

_WIDE = {"text": 80, "source_text": 60, "target_text": 40, "evidence": 60, "reason": 40, "url": 30}
_WIDTH, _NARROW = 18, 11
"""Widths of columns, in characters: by name, of other texts and times, of numbers."""


def render(report: Report, table: str | None = None) -> bytes:
    """Return the bytes of a workbook of all tables, or of one; the same each time with one version of XlsxWriter.

    Raises:
        MissingExtra: XlsxWriter is missing.
        SelectionError: The report has no such table.
        OutputError: The folder for temporary files, where sheets grow, has no room.
    """
    with needs("this format needs XlsxWriter, which is not installed; run", "xlsx"):
        import xlsxwriter
        from xlsxwriter.exceptions import XlsxFileError
    names = (table,) if table else tables.NAMES[report.format]
    chosen = [tables.chosen_table(report, name) for name in names]
    written = io.BytesIO()
    try:
        with xlsxwriter.Workbook(written, {"constant_memory": True}) as workbook:
            workbook.set_properties(
                {"comments": f"{report.format}, newsdiff {report.newsdiff}", "created": _MADE}
            )
            book = _Book(workbook)
            for one in chosen:
                book.write(one)
    except (OSError, XlsxFileError) as error:
        raise OutputError(
            f"the workbook cannot be written ({error}); make room in {tempfile.gettempdir()}"
        ) from error
    book.tell()
    # Again, as the files inside have the hour of another zone as their time where summer time counts.
    return zipped(unzipped(written.getvalue()))


@dataclass(slots=True)
class _Book:
    """A workbook that is being written."""

    workbook: Any
    """An `xlsxwriter.Workbook`; it has no types."""
    formats: dict[str, Any] = field(default_factory=dict)
    n_cut: int = 0
    """Texts that were too long."""
    n_sheets_more: int = 0

    def __post_init__(self) -> None:
        """Make the formats of cells."""
        self.formats = {
            "header": self.workbook.add_format({"bold": True}),
            "day": self.workbook.add_format({"num_format": "yyyy-mm-dd"}),
            "clock": self.workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        }

    def write(self, table: Table) -> None:
        """Write a table to a sheet, and to more of them where it has too many rows."""
        sheet = _Sheet(self, table, table.name)
        n_sheets = 1
        for row in table.rows():
            if sheet.n_rows == _MAX_ROWS:
                sheet.finish()
                n_sheets += 1
                sheet = _Sheet(self, table, f"{table.name} {n_sheets}")
            sheet.write(row)
        sheet.finish()
        self.n_sheets_more += n_sheets - 1

    def text(self, value: str) -> str:
        """Return a text as a cell can hold it."""
        shown = _NO_XML.sub(lambda found: ascii(found[0])[1:-1], printable(value))
        units = shown.encode("utf-16-le")
        if len(units) <= 2 * _MAX_TEXT:
            return shown
        self.n_cut += 1
        return units[: 2 * (_MAX_TEXT - 2)].decode("utf-16-le", "ignore") + " …"

    def tell(self) -> None:
        """Say what did not fit."""
        if self.n_cut:
            _log.warning(
                "%s longer than %s characters, which is all that a cell of a spreadsheet holds, and cut there; "
                "the other formats have all of it",
                f"{counted(self.n_cut, 'text')} {'is' if self.n_cut == 1 else 'are'}",
                f"{_MAX_TEXT:,}",
            )
        if self.n_sheets_more:
            _log.warning(
                "a sheet holds %s rows; %s more were needed",
                f"{_MAX_ROWS:,}",
                counted(self.n_sheets_more, "sheet"),
            )


class _Sheet:
    """A sheet that is being written."""

    def __init__(self, book: _Book, table: Table, name: str) -> None:
        self._book, self._columns = book, table.columns
        self._sheet = book.workbook.add_worksheet(name)
        self.n_rows = 1
        self._n_links = 0
        for at, (column, kind) in enumerate(self._columns.items()):
            usual = _NARROW if kind in (int, float, bool) else _WIDTH
            self._sheet.set_column(at, at, _WIDE.get(column, usual))
            self._sheet.write_string(0, at, column, book.formats["header"])
        self._sheet.freeze_panes(1, 0)

    def write(self, row: tuple[Value, ...]) -> None:
        """Write the next row."""
        for at, ((name, kind), value) in enumerate(zip(self._columns.items(), row, strict=True)):
            cell = cells.cell(value)
            if isinstance(cell, bool):
                self._sheet.write_boolean(self.n_rows, at, cell)
            elif isinstance(cell, int | float):
                self._sheet.write_number(self.n_rows, at, cell)
            elif cell and not (kind is Timed and self._write_time(at, cell)):
                self._write_text(at, cell, is_address=name.endswith("url"))
        self.n_rows += 1

    def _write_time(self, at: int, cell: str) -> bool:
        """Write a time in UTC, a day without a clock; return whether it could be."""
        time = instants.instant(cell)
        if time is None or time.year < _FIRST_YEAR:
            return False
        shown = "day" if instants.precision(cell) == "day" else "clock"
        plain = time.astimezone(UTC).replace(tzinfo=None)
        self._sheet.write_datetime(self.n_rows, at, plain, self._book.formats[shown])
        return True

    def _write_text(self, at: int, cell: str, *, is_address: bool) -> None:
        text = self._book.text(cell)
        link = page_link(text) if is_address else None
        if link and len(link) <= _MAX_ADDRESS and self._n_links < _MAX_LINKS:
            self._n_links += 1
            self._sheet.write_url(self.n_rows, at, link, string=text)
        else:
            self._sheet.write_string(self.n_rows, at, text)

    def finish(self) -> None:
        """Let the header filter what is below it."""
        self._sheet.autofilter(0, 0, self.n_rows - 1, len(self._columns) - 1)
