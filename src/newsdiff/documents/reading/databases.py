"""Rows of SQLite files, one a document, in the order of their table."""

from __future__ import annotations

import re
import shutil
import sqlite3
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from newsdiff.documents.reading import assignment, contents
from newsdiff.documents.reading.fieldnames import folded, name_among
from newsdiff.documents.reading.nested import flattened
from newsdiff.documents.reading.notes import no_column
from newsdiff.documents.reading.records import Row, Rows
from newsdiff.documents.reading.sources import ForeignError, Source
from newsdiff.documents.reading.tabular import unpacked
from newsdiff.errors import LoadError

_MAGIC = b"SQLite format 3\x00"
_REFERS = re.compile(r"(?:_[iI][dD]|(?<=[a-z])I[dD])\Z")
_Referenced = dict[str, tuple[str, dict[object, dict[str, object]]]]
"""Other tables, by the column that refers to one: what it is called, and its rows by their keys."""
_MAX_STEPS = 2
"""Tables on the way from a text to what is said of it: one of texts, one of articles, one of outlets."""
_N_MEASURED = 1_000
"""Rows of a table whose texts are measured, to find the one with articles among those with comments and summaries."""
_TABLE = re.compile(r"\A(?:tbl|fk|dim)_?(?=[a-z]{3})", re.IGNORECASE)
"""What some put before the names of tables, and of columns that refer to one."""
_MAX_REFERENCED = 100_000
"""Rows of a table to which another refers: outlets and feeds, and not articles."""


def sqlite(source: Source, wanted: Collection[str]) -> Rows:
    """Read the table of a SQLite file that has the wanted column, the one with most text where several have it."""
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
    table = _with_texts(database, columns, wanted)
    if table is None:
        both = [f"{table}.{name}" for table, names in columns.items() for name in names]
        raise LoadError(f"{place} {no_column(both, wanted)}")
    beside = _referenced(database, table, columns, _MAX_STEPS)
    for number, row in enumerate(database.execute(f"SELECT * FROM {_quoted(table)}"), 1):  # noqa: S608  quoted
        values = {k: unpacked(v) for k, v in zip(columns[table], row, strict=True)}
        _add_referenced(values, beside)
        yield Row(number, values)


def _with_texts(
    database: sqlite3.Connection, columns: Mapping[str, list[str]], wanted: Collection[str]
) -> str | None:
    """Return the table that holds most text, in a column of texts or as records in one; None where none has any."""
    sizes: dict[str, tuple[bool, int]] = {}
    for table, names in columns.items():
        having = [name for name in names if name_among(name, wanted) in wanted]
        is_named = bool(having)
        having = having or _texts_by_content(database, table, names)
        if having:
            said = " + ".join(f"coalesce(length({_quoted(name)}), 0)" for name in having)
            query = (
                f"SELECT sum(n) FROM (SELECT {said} AS n FROM {_quoted(table)} LIMIT {_N_MEASURED})"  # noqa: S608  quoted
            )
            sizes[table] = is_named, database.execute(query).fetchone()[0] or 0
    return max(sizes, key=lambda name: sizes[name], default=None)


def _texts_by_content(database: sqlite3.Connection, table: str, names: list[str]) -> list[str]:
    """Return the columns of a table in whose first rows texts stand."""
    query = f"SELECT * FROM {_quoted(table)} LIMIT {contents.SAMPLE}"  # noqa: S608  quoted
    rows = [dict(zip(names, map(unpacked, row), strict=True)) for row in database.execute(query)]
    columns = contents.columns([flattened(row) for row in rows])
    texts = {name.partition(".")[0] for name in assignment.texts(columns)}  # a cell may hold JSON
    return [name for name in names if folded(name) in texts]


def _add_referenced(values: dict[str, object], beside: _Referenced) -> None:
    """Add to a row what stands in the tables to which its columns refer."""
    for column, (name, rows) in beside.items():
        if row := rows.get(values[column]) or rows.get(str(values[column])):
            values[name] = row if name == column else values.get(name, row)


def _referenced(
    database: sqlite3.Connection, table: str, columns: Mapping[str, list[str]], n_steps: int
) -> _Referenced:
    """Return what stands in other tables: by the column that refers to one, what it is called and its rows by their keys.

    A column such as `outlet_id` refers to what it declares, else to a table `outlet` or `outlets` with that column or `id`.
    """
    tables = {one.lower(): one for one in columns}
    declared = {
        row[3]: (tables.get(row[2].lower(), ""), row[4] or "id")
        for row in database.execute(f"PRAGMA foreign_key_list({_quoted(table)})")
    }
    keyed = {
        other: key for other in columns if other != table and (key := _text_key(database, other))
    }
    found = {}
    for column in columns[table]:
        name = _TABLE.sub("", _REFERS.sub("", column))
        usual = (
            (other, key)
            for other in (tables.get(one.lower(), "") for one in (name, f"{name}s"))
            for key in columns.get(other, ())
            if key == column or key.lower() == "id"
        )
        possible = (one for one in usual if name != column)
        same = (
            (one, column)
            for one, names in columns.items()
            if names[:1] == [column] != [*columns[table]][:1]
        )
        other, key = (
            declared.get(column)
            or next(possible, None)
            or next(same, None)
            or _led_to(database, table, column, [*_called_as(column, columns), *keyed.items()])
            or ("", "")
        )
        if key not in columns.get(other, ()) or other == table:
            continue
        rows = _rows_by_key(database, other, key, columns, n_steps)
        if rows:
            found[column] = _called(column, name, other, key), rows
    return found


def _called(column: str, name: str, table: str, key: str) -> str:
    """Say what a table that a column refers to is called in its row: as the column where that has its keys in place of names.

    Example:
        >>> _called("outlet_id", "outlet", "outlets", "id"), _called("feedurl", "feedurl", "rss_feed", "url")
        ('outlet', 'feed')
        >>> _called("outlet", "outlet", "outlets", "code")
        'outlet'
    """
    if name != column or (key != column and table.lower().startswith(column.lower())):
        return name
    return _TABLE.sub("", table).rpartition("_")[2]


def _text_key(database: sqlite3.Connection, table: str) -> str:
    """Return the column of texts that is the key of a table alone; "" where it has another key."""
    about = database.execute(f"PRAGMA table_info({_quoted(table)})").fetchall()
    keys = [(row[1], str(row[2]).upper()) for row in about if row[5]]
    is_text = len(keys) == 1 and ("CHAR" in keys[0][1] or keys[0][1] == "TEXT")
    return keys[0][0] if is_text else ""


def _called_as(column: str, columns: Mapping[str, list[str]]) -> list[tuple[str, str]]:
    """Return the tables that are called as a column, with the column of their ids, whatever the case."""
    names = column.lower(), f"{column.lower()}s"
    ids = {table: [key for key in columns[table] if key.lower() == "id"] for table in columns}
    return [(table, key) for table in columns if table.lower() in names for key in ids[table]]


def _led_to(
    database: sqlite3.Connection, table: str, column: str, keyed: Sequence[tuple[str, str]]
) -> tuple[str, str] | None:
    """Return the first table, and its key, to which what stands in a column leads in each of its first rows, as the address of a feed does."""
    query = f"SELECT DISTINCT c FROM (SELECT {_quoted(column)} AS c FROM {_quoted(table)} LIMIT {contents.SAMPLE})"  # noqa: S608  quoted
    said = [value for (value,) in database.execute(query) if value not in (None, "")]
    for other, key in keyed if said else ():
        inside = f"SELECT 1 FROM {_quoted(other)} WHERE {_quoted(key)} = ?"  # noqa: S608  quoted
        if other != table and all(database.execute(inside, (v,)).fetchone() for v in said):
            return other, key
    return None


def _rows_by_key(
    database: sqlite3.Connection,
    table: str,
    key: str,
    columns: Mapping[str, list[str]],
    n_steps: int,
) -> dict[object, dict[str, object]]:
    """Return the rows of a table by one of its columns, with what they refer to; nothing where there are too many."""
    if _n_rows(database, table) > _MAX_REFERENCED:
        return {}
    cursor = database.execute(f"SELECT * FROM {_quoted(table)}")  # noqa: S608  quoted
    rows = [dict(zip(columns[table], map(unpacked, row), strict=True)) for row in cursor]
    if n_steps > 1:
        further = _referenced(database, table, columns, n_steps - 1)
        for row in rows:
            _add_referenced(row, further)
    having = [row for row in rows if row[key] is not None]
    return {str(row[key]): row for row in having} | {row[key]: row for row in having}


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
