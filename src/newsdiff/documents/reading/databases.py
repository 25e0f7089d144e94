"""Rows of SQLite files, one a document, in the order of their table."""

from __future__ import annotations

import re
import shutil
import sqlite3
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from newsdiff.documents.reading.fieldnames import name_among
from newsdiff.documents.reading.records import Row, Rows
from newsdiff.documents.reading.sources import ForeignError, Source
from newsdiff.documents.reading.tabular import no_column, unpacked
from newsdiff.errors import LoadError

_MAGIC = b"SQLite format 3\x00"
_REFERS = re.compile(r"(?:_id|(?<=[a-z])I[dD])\Z")
_MAX_REFERENCED = 100_000
"""Rows of a table to which another refers: outlets and feeds, and not articles."""


def sqlite(source: Source, wanted: Collection[str]) -> Rows:
    """Read the table of a SQLite file that has the wanted column, the one with most rows where several have it."""
    with source.open() as opened:
        if opened.read(len(_MAGIC)) != _MAGIC:
            raise ForeignError(
                f"{source.place} is no SQLite file; convert it to CSV or JSON Lines",
                "that are no SQLite files",
            )
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
    having = [
        name
        for name, names in columns.items()
        if any(name_among(n, wanted) in wanted for n in names)
    ]
    if not having:
        both = [f"{table}.{name}" for table, names in columns.items() for name in names]
        raise LoadError(f"{place} {no_column(both, wanted)}")
    table = max(having, key=lambda name: _n_rows(database, name))
    beside = _referenced(database, table, columns)
    for number, row in enumerate(database.execute(f"SELECT * FROM {_quoted(table)}"), 1):  # noqa: S608  quoted
        values = {k: unpacked(v) for k, v in zip(columns[table], row, strict=True)}
        for column, (name, rows) in beside.items():
            if values[column] in rows:
                values.setdefault(name, rows[values[column]])
        yield Row(number, values)


def _referenced(
    database: sqlite3.Connection, table: str, columns: Mapping[str, list[str]]
) -> dict[str, tuple[str, dict[object, dict[str, object]]]]:
    """Return what stands in other tables: by the column that refers to one, what it is called and its rows by their keys.

    A column such as `outlet_id` refers to what it declares, else to a table `outlet` or `outlets` with a column `id`.
    """
    declared = {
        row[3]: (row[2], row[4] or "id")
        for row in database.execute(f"PRAGMA foreign_key_list({_quoted(table)})")
    }
    found = {}
    for column in columns[table]:
        name = _REFERS.sub("", column)
        usual = ((other, "id") for other in (name, f"{name}s") if name != column)
        other, key = declared.get(column) or next((o for o in usual if o[0] in columns), ("", ""))
        if key in columns.get(other, ()) and other != table and _n_rows(database, other) <= _MAX_REFERENCED:  # fmt: skip
            names = columns[other]
            cursor = database.execute(f"SELECT * FROM {_quoted(other)}")  # noqa: S608  quoted
            rows = (dict(zip(names, map(unpacked, row), strict=True)) for row in cursor)
            found[column] = (name if name != column else other), {row[key]: row for row in rows}
    return found


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
