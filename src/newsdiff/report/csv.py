"""A table of the report as comma-separated values.

Texts are on one line, with control characters as escapes. A cell that a spreadsheet would run as a
formula gets an apostrophe in front.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from newsdiff.report import cells, tables
from newsdiff.report.cells import Cell
from newsdiff.report.reports import Report
from newsdiff.visible import printable


def render(report: Report, table: str | None = None) -> Iterator[str]:
    """Yield a table, the first one if None, with a header line, lines ending in a newline."""
    chosen = tables.chosen_table(report, table)
    yield _line(chosen.columns)
    for row in chosen.rows():
        yield _line([_safe(cells.cell(value)) for value in row])


def _line(cells: Iterable[Cell]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow(cells)
    return written.getvalue()


def _safe(cell: Cell) -> Cell:
    """Make a text visible, and keep spreadsheets from taking it for a formula.

    Source:
        OWASP, "CSV Injection": cells that begin with = + - @, tab or carriage return.
    """
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if not isinstance(cell, str):
        return cell
    is_formula = cell.startswith(("\t", "\r")) or cell.lstrip().startswith(("=", "+", "-", "@"))
    return f"'{printable(cell)}" if is_formula else printable(cell)
