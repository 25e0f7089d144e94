"""The report as a table: a row for each paragraph (provenance, clean) or passage (dedupe).

Texts are on one line, with control characters as escapes. A cell that a spreadsheet would run as a
formula gets an apostrophe in front.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from newsdiff.model import Alteration, SourceLink
from newsdiff.report import findings, rows
from newsdiff.report.reports import Report
from newsdiff.visible import printable

_Cell = str | int | float | bool | None


def render(report: Report) -> Iterator[str]:
    """Yield the report as comma-separated values with a header line, lines ending in a newline."""
    yield write_cells(rows.columns(report))
    for row in rows.rows(report):
        yield write_cells(map(_cell, row))


def write_cells(cells: Iterable[_Cell]) -> str:
    """Write a row, safe for spreadsheets."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow(map(_safe, cells))
    return written.getvalue()


def _cell(value: rows.Value) -> _Cell:
    """Write a list in words: "000_bridge:6+7" for source paragraphs, "two -> ten (number)" for changes."""
    if not isinstance(value, tuple):
        return value
    links = findings.references((item for item in value if isinstance(item, SourceLink)), {})
    changes = (findings.say_alteration(item) for item in value if isinstance(item, Alteration))
    return links + "; ".join(changes)


def _safe(cell: _Cell) -> _Cell:
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
