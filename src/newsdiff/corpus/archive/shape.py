"""What a file must hold, and must not, to be read as an archive: it may come from anybody.

A view with the name of a table, a macro with the name of a function, or a column that is worked out would run what
somebody else wrote, as soon as newsdiff asks it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from newsdiff.corpus.archive import tables
from newsdiff.corpus.archive.rows import RowError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_OWN = "database_name = system.main.current_database()"
_CODE = f"NOT internal AND {_OWN}"
_RUNNING = {
    "the macro": ("function_name", "functions", _CODE),
    "the view": ("view_name", "views", f"{_CODE} AND view_name <> '{tables.VIEW}'"),
    "a worked-out column in the table": (
        "table_name",
        "columns",
        f"{_CODE} AND column_default IS NOT NULL",
    ),
    "a condition on the table": ("table_name", "constraints", _OWN),
    "an index of the table": ("table_name", "indexes", _OWN),
}
_HELD = {
    "table": ("table_name", "tables", _CODE),
    "view": ("view_name", "views", _CODE),
    "macro": ("function_name", "functions", _CODE),
    "index": ("index_name", "indexes", _OWN),
    "sequence": ("sequence_name", "sequences", _OWN),
    "type": ("type_name", "types", _CODE),
}
_OURS = {
    *(("table", name) for name in (tables.TABLES | tables.VECTORS)),
    ("view", tables.VIEW),
}


def tables_of(connection: DuckDBPyConnection) -> dict[str, list[tuple[str, str]]]:
    """Return the name and type of the columns of every table and view, in their order."""
    found: dict[str, list[tuple[str, str]]] = {}
    where = f"{_CODE} AND schema_name = 'main' ORDER BY table_oid, column_index"
    for table, column, kind in _rows(
        connection, "table_name, column_name, data_type", "columns", where
    ):
        found.setdefault(table, []).append((column, kind))
    return found


def strange_code(connection: DuckDBPyConnection) -> str:
    """Say in words what a file holds that would run, and that no archive holds; "" for nothing."""
    for what, asked in _RUNNING.items():
        if found := _rows(connection, *asked):
            return f"it holds {what} {str(found[0][0])[:80]!r}"
    return ""


def strange_tables(connection: DuckDBPyConnection) -> str:
    """Say in words which table of an archive a file lacks; "" for none.

    Tables of other names are nobody's business: they are never read.
    """
    found = tables_of(connection)
    needed = [*tables.TABLES, *(table for table in tables.VECTORS if table in found)]
    wrong = next(
        (table for table in needed if found.get(table) != tables.typed_columns(table)), None
    )
    return f"the table {wrong!r} is missing or has other columns" if wrong else ""


def held(connection: DuckDBPyConnection) -> list[tuple[str, str]]:
    """List what a file holds, as kind and name, without running any of it; those of other schemas with that."""
    return sorted(
        (kind, str(name if schema == "main" else f"{schema}.{name}"))
        for kind, (column, function, where) in _HELD.items()
        for schema, name in _rows(connection, f"schema_name, {column}", function, where)
    )


def _rows(connection: DuckDBPyConnection, columns: str, function: str, where: str) -> list[Any]:
    """Ask the catalogue; by its full name, since a macro in the file of the same name would answer instead."""
    query = f"SELECT {columns} FROM system.main.duckdb_{function}() WHERE {where}"  # noqa: S608
    return connection.execute(query).fetchall()


def foreign(listed: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Leave out what an archive holds by its name.

    Example:
        >>> foreign([("table", "documents"), ("view", "documents"), ("table", "mine")])
        [('view', 'documents'), ('table', 'mine')]
    """
    return [one for one in listed if one not in _OURS]


def cleaning(text: str | None) -> dict[str, Any]:
    """Read the settings of cleaning that an archive keeps.

    Raises:
        RowError: They are no table of JSON.
    """
    try:
        values = json.loads(text or "")
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        raise RowError("the settings of its cleaning cannot be read")
    return values
