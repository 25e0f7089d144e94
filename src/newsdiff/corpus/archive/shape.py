"""What a file must hold, and must not, to be read as an archive: it may come from anybody.

A view with the name of a table, a macro with the name of a function, or a column that is worked out would run what
somebody else wrote, as soon as newsdiff asks it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from newsdiff.corpus.archive import tables
from newsdiff.corpus.archive.rows import RowError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_HERE = "NOT internal AND database_name = current_database() AND schema_name = 'main'"


def tables_of(connection: DuckDBPyConnection) -> dict[str, list[tuple[str, str]]]:
    """Return the name and type of the columns of every table and view, in their order."""
    found: dict[str, list[tuple[str, str]]] = {}
    query = f"SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE {_HERE} ORDER BY table_oid, column_index"  # noqa: S608
    for table, column, kind in connection.execute(query).fetchall():
        found.setdefault(table, []).append((column, kind))
    return found


def strangeness(connection: DuckDBPyConnection) -> str:
    """Say in words what a file holds that no archive does, or lacks that each has; "" for nothing.

    Tables of other names are nobody's business: they are never read.
    """
    code = "NOT internal AND database_name = current_database()"
    asked = {
        "the macro": f"SELECT function_name FROM duckdb_functions() WHERE {code}",  # noqa: S608
        "the view": f"SELECT view_name FROM duckdb_views() WHERE {code} AND view_name <> '{tables.VIEW}'",  # noqa: S608
        "a worked-out column in the table": f"SELECT table_name FROM duckdb_columns() WHERE {code} AND column_default IS NOT NULL",  # noqa: S608
        "a condition on the table": "SELECT table_name FROM duckdb_constraints() WHERE database_name = current_database()",
        "an index of the table": "SELECT table_name FROM duckdb_indexes() WHERE database_name = current_database()",
    }
    for what, query in asked.items():
        if row := connection.execute(f"{query} LIMIT 1").fetchone():
            return f"it holds {what} {str(row[0])[:80]!r}"
    found = tables_of(connection)
    wrong = next(
        (table for table in tables.TABLES if found.get(table) != tables.typed_columns(table)), None
    )
    return f"the table {wrong!r} is missing or has other columns" if wrong else ""


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
