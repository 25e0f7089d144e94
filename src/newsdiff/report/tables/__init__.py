"""The tables of a report: what CSV, JSON Lines, XLSX, Parquet and the data packages of Python hold of it.

    columns     what columns hold; which tables a report has, and which columns, is in `model.columns`
    table       a table, whatever is in it
    survey      the rows of what runs through a corpus: passages, pairs, outlets, articles
    ledger      the rows of one article's ledger: paragraphs, passages, facts, pairs, outlets, articles
    cleaning    the rows of cleaning: paragraphs, articles
    about       cells that several of them have

The first table of a report is the one that is written where none is named.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from newsdiff.errors import SelectionError
from newsdiff.model.columns import COLUMNS
from newsdiff.model.columns import NAMES as NAMES
from newsdiff.report.reports import Report
from newsdiff.report.tables import cleaning, ledger, survey
from newsdiff.report.tables.columns import TYPES, Value
from newsdiff.report.tables.table import Table

_ROWS: Mapping[str, Mapping[str, Callable[[Any], Iterator[Mapping[str, Value]]]]] = {
    "newsdiff.provenance": ledger.ROWS,
    "newsdiff.dedupe": survey.ROWS,
    "newsdiff.clean": cleaning.ROWS,
}


def chosen_table(report: Report, name: str | None = None) -> Table:
    """Return a table of a report, its first one if None.

    Raises:
        SelectionError: The report has no such table; the message lists those that it has.
    """
    names = NAMES[report.format]
    if name is not None and name not in names:
        raise SelectionError(no_table(report.format, name))
    chosen = name or names[0]
    columns = {column: TYPES.get(column, str) for column in COLUMNS[report.format][chosen]}
    origin = {
        "format": report.format,
        "version": str(report.version),
        "newsdiff": report.newsdiff,
    }
    return Table(chosen, columns, origin, partial(_ROWS[report.format][chosen], report))


def no_table(format_: str, name: str) -> str:
    """Say that reports of a format have no table of a name, and which they have."""
    command = format_.partition(".")[2]
    return f"a report of {command} has no table {name!r}; it has {', '.join(NAMES[format_])}"
