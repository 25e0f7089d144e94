"""Queries and transactions of an open archive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from newsdiff.corpus.archive import queries
from newsdiff.corpus.archive.rows import column

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray


class Database:
    """A connection that takes tables as dictionaries of arrays."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self._connection = connection

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write everything that is done inside, or nothing of it."""
        self._connection.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._rollback()
            raise
        self._connection.execute("COMMIT")

    def _rollback(self) -> None:
        """Undo what was done; an error that ended the transaction has done it already."""
        import duckdb

        try:
            self._connection.execute("ROLLBACK")
        except duckdb.Error:
            return

    def insert(self, table: str, columns: str, written: Sequence[Sequence[Any]]) -> None:
        """Put rows into a table."""
        if written:
            names = [name.strip(' "') for name in columns.split(",")]
            arrays = [column(values) for values in zip(*written, strict=True)]
            self.insert_columns(table, columns, dict(zip(names, arrays, strict=True)))

    def insert_columns(self, table: str, columns: str, values: Mapping[str, NDArray[Any]]) -> None:
        """Put columns into a table."""
        self.run(f"INSERT INTO {table} SELECT {columns} FROM fresh", fresh=values)  # noqa: S608

    def rows(self, query: str, **given: object) -> list[Any]:
        """Run a query and return its rows."""
        return list(self.run(query, **given).fetchall())

    def run(self, query: str, **given: object) -> DuckDBPyConnection:
        """Run a query on tables (dictionaries of arrays) and values, both given by name."""
        values = {name: value for name, value in given.items() if not isinstance(value, dict)}
        for name, table in given.items():
            if isinstance(table, dict):
                self._connection.register(name, table)
        return queries.run(self._connection, query, values)
