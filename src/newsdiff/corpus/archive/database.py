"""Queries and transactions of an open archive; Ctrl-C ends a query at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

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
        return _run(self._connection, query, values)


def _run(
    connection: DuckDBPyConnection, query: str, values: Mapping[str, object]
) -> DuckDBPyConnection:
    """Run a query; it ends when the caller is interrupted.

    DuckDB itself looks for Ctrl-C only between pieces of work, and a sort or a join can be one piece that
    takes minutes. So the query runs in a thread of its own, and the one that waits ends it.
    """
    done = Event()
    errors: list[BaseException] = []

    def work() -> None:
        try:
            connection.execute(query, dict(values) or None)
        except BaseException as error:  # noqa: BLE001  it is raised again by the caller
            errors.append(error)
        finally:
            done.set()

    Thread(target=work, daemon=True).start()
    try:
        done.wait()
    except BaseException:
        connection.interrupt()
        done.wait()
        raise
    if errors:
        raise errors[0]
    return connection
