"""Rows of CSV, Parquet and SQLite files, one a document, in the order of the file."""

from __future__ import annotations

import csv
import io
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from itertools import chain, islice
from pathlib import Path
from typing import Any, TextIO

from newsdiff.documents.reading import decode
from newsdiff.documents.reading.fieldnames import FIELD_NAMES, folded
from newsdiff.documents.reading.records import Row, Rows
from newsdiff.documents.reading.sources import Source
from newsdiff.errors import LoadError, MissingExtra, install_command

_MAX_FIELD = 2**31 - 1
"""Longest value of a CSV file, in characters: the largest that every platform takes."""
BATCH_ROWS = 1_000
"""Rows of a Parquet file that are read together: some megabytes of articles."""
_USUAL = ",;\t|"
"""What separates the columns of CSV, the most usual first."""
_UNUSUAL = re.compile(r"[^\w\s\"'().-]")
_SAMPLE = 1 << 16
"""Characters of a CSV file among which its header ends."""
_MAX_ABOVE = 20
"""Rows that may stand above the names of columns: Brandwatch writes six of the query."""
_MIN_KNOWN = 3
"""Known names in a row below others that make it the names of columns, and not values."""
_KNOWN = frozenset(name for names in FIELD_NAMES.values() for name in names)
_MAX_NAMED = 20
"""Columns that an error lists."""


def csv_rows(source: Source, encoding: str | None, wanted: Collection[str]) -> Rows:
    """Read CSV with a header, whatever separates its columns.

    `wanted` are names of columns, folded, at least one of which must be there.
    """
    with (
        source.open() as file,
        decode.as_text(file, source.place, encoding, newline="") as lines,
    ):
        yield from table_rows(lines, source.place, wanted)


def table_rows(
    lines: TextIO, place: str, wanted: Collection[str], *, has_texts: bool = True
) -> Rows:
    """Read the rows of a CSV text by the names in its header.

    A row with more fields than the header is an error, and so is one that ends in or before a column of texts: a
    separator or the end of a line stands in a text without quotes, and the text would be cut there.

    Args:
        lines: The table, open where it begins, with its newlines as they are.
        place: What an error message calls the file.
        wanted: Column names, folded, at least one of which must be in the header; they decide the separator.
        has_texts: Whether these columns hold texts.

    Yields:
        The line where a row ends, from 1, and its non-empty values by column name; or what is wrong with it.

    Raises:
        LoadError: No such column, or the header is not CSV.
    """
    csv.field_size_limit(_MAX_FIELD)
    header, separator, n_above = _header(lines, place, wanted, has_texts=has_texts)
    least = max(at for at, name in enumerate(header) if folded(name) in wanted) + 2
    least = min(least, len(header)) if has_texts else 0
    reader = csv.reader(lines, delimiter=separator, strict=True)
    skip_rows(reader, n_above + 1)
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            yield LoadError(f"{place} line {reader.line_num} is not CSV ({error}); repair it")
            continue
        if row is None:
            return
        n_fields = len(row)
        while len(row) > len(header) and not row[-1]:
            row.pop()
        if len(row) > len(header) or 0 < n_fields < least:
            yield LoadError(
                f"{place} line {reader.line_num} has {n_fields} fields and the header {len(header)}; "
                'write texts that hold a separator or a line end inside of "quotes"'
            )
        elif row:
            cells = zip(header, row, strict=False)
            values = {k: v for k, v in cells if v or (has_texts and folded(k) in wanted)}
            yield Row(reader.line_num, values)


def csv_form(lines: TextIO, place: str, wanted: Collection[str]) -> tuple[str, int]:
    """Find out what separates the columns of a CSV text, and how many rows stand above their names; see `table_rows`.

    `lines` stand at the beginning again.
    """
    csv.field_size_limit(_MAX_FIELD)
    return _header(lines, place, wanted, has_texts=True)[1:]


def skip_rows(reader: Iterator[list[str]], n: int) -> list[str]:
    """Skip so many rows, whatever they hold; return the last of them."""
    row: list[str] = []
    for _ in range(n):
        row = next(reader, [])
    return row


def _header(
    lines: TextIO, place: str, wanted: Collection[str], *, has_texts: bool
) -> tuple[list[str], str, int]:
    """Find the names of the columns, the separator, and how many rows stand above; `lines` stand at the beginning again.

    The names are the first row in which one of the wanted ones stands: exports begin with what was searched and when.
    """
    first = lines.tell()
    sample = lines.read(_SAMPLE)
    begin = next((line for line in sample.splitlines() if line.strip()), "")
    unusual = "".join(dict.fromkeys(_UNUSUAL.findall(begin)))
    best: tuple[list[str], str] = ([], ",")
    found: list[tuple[int, list[str], str]] = []
    for separator in dict.fromkeys(_USUAL + unusual):
        rows = _first_rows(sample, separator, _MAX_ABOVE + 1 if has_texts else 1)
        at = next((k for k, row in enumerate(rows) if _is_header(row, wanted, k)), None)
        if at is not None:
            found.append((at, rows[at], separator))
        widest = max(rows, key=len, default=[])
        best = (widest, separator) if len(widest) > len(best[0]) else best
    if not found:
        raise LoadError(f"{place} {_no_column(best[0], wanted, has_texts=has_texts)}")
    lines.seek(first)
    n_above, header, separator = min(found, key=lambda one: one[0])
    return header, separator, n_above


def _first_rows(sample: str, separator: str, n: int) -> list[list[str]]:
    """Read the first rows of a CSV text; none from where it is no CSV with this separator."""
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=separator, strict=True)
    with suppress(csv.Error):
        rows.extend([name.strip() for name in row] for row in islice(reader, n))
    return rows


def _is_header(row: Collection[str], wanted: Collection[str], n_above: int) -> bool:
    """Whether a row holds the names of columns: below others, several that are known."""
    if not any(folded(name) in wanted for name in row):
        return False
    return not n_above or sum(folded(name) in _KNOWN for name in row) >= _MIN_KNOWN


def _no_column(found: Collection[str], wanted: Collection[str], *, has_texts: bool = True) -> str:
    """Say that there is no column for what is wanted, and which columns there are."""
    if has_texts:
        return (
            f"has no column for the text; there are {listed_columns(found)}; "
            "say which one it is, as --columns text=NAME"
        )
    asked = " or ".join(f'"{name}"' for name in sorted(wanted))
    return f"has no column {asked}; there are {listed_columns(found)}"


def listed_columns(found: Collection[str]) -> str:
    """List the names of columns.

    Example:
        >>> listed_columns(["id", "body"])
        '"id", "body"'
    """
    names = ", ".join(f'"{name}"' for name in list(found)[:_MAX_NAMED] if name)
    more = f" and {len(found) - _MAX_NAMED} more" if len(found) > _MAX_NAMED else ""
    return f"{names or 'none'}{more}"


def parquet(source: Source) -> Rows:
    """Read a Parquet file."""
    try:
        import pyarrow as pa
        from pyarrow import parquet as pq
    except ImportError:
        raise MissingExtra(
            f"{source.place} is a Parquet file, which needs pyarrow; run: {install_command('parquet')}"
        ) from None
    with source.open() as file:
        try:
            batches = (batch.to_pylist() for batch in pq.ParquetFile(file).iter_batches(BATCH_ROWS))
            for number, values in enumerate(chain.from_iterable(batches), 1):
                yield Row(number, {k: _unpacked(v) for k, v in values.items()})
        except (pa.ArrowException, OSError) as error:
            reason = str(error).splitlines()[0]
            raise LoadError(
                f"{source.place} is not a Parquet file ({reason}); write it again"
            ) from None


def _unpacked(value: object) -> object:
    """Return bytes that hold UTF-8 as text, as some writers store strings."""
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return None
    return value


def sqlite(source: Source, wanted: Collection[str]) -> Rows:
    """Read the table of a SQLite file that has the wanted column, the one with most rows where several have it."""
    with _plain_file(source) as file:
        try:
            with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as database:
                yield from _sqlite_rows(database, source.place, wanted)
        except sqlite3.Error as error:
            raise LoadError(
                f"{source.place} is not a SQLite file that can be read ({error}); write it again"
            ) from None


@contextmanager
def _plain_file(source: Source) -> Iterator[Path]:
    """Give a source as a file: itself, or a copy of what is compressed or inside of an archive."""
    own = Path(source.place)
    if own.suffix.lower() == source.ending and own.is_file():
        yield own.absolute()
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.sqlite"
        with source.open() as file, copy.open("wb") as target:
            shutil.copyfileobj(file, target)
        yield copy


def _sqlite_rows(database: sqlite3.Connection, place: str, wanted: Collection[str]) -> Rows:
    columns = dict(_columns(database))
    having = [name for name, names in columns.items() if any(folded(n) in wanted for n in names)]
    if not having:
        both = [f"{table}.{name}" for table, names in columns.items() for name in names]
        raise LoadError(f"{place} {_no_column(both, wanted)}")
    table = max(having, key=lambda name: _n_rows(database, name))
    for number, row in enumerate(database.execute(f"SELECT * FROM {_quoted(table)}"), 1):  # noqa: S608  quoted
        yield Row(number, {k: _unpacked(v) for k, v in zip(columns[table], row, strict=True)})


def _columns(database: sqlite3.Connection) -> Iterator[tuple[str, list[str]]]:
    """Yield the tables and views of a database, with the names of their columns."""
    kinds = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name"
    for (name,) in database.execute(kinds).fetchall():
        try:
            found = database.execute(f"SELECT * FROM {_quoted(name)} LIMIT 0").description  # noqa: S608  quoted
        except sqlite3.Error:  # a view of a table that is gone, a module that is not here
            continue
        yield name, [column[0] for column in found]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _n_rows(database: sqlite3.Connection, table: str) -> int:
    query = f"SELECT count(*) FROM {_quoted(table)}"  # noqa: S608  quoted
    return int(database.execute(query).fetchone()[0])


def values_of(rows: Rows) -> Iterator[Mapping[str, Any]]:
    """Yield the values of the rows that could be read."""
    return (row.values for row in rows if isinstance(row, Row))
