"""Queries and transactions of an open archive; Ctrl-C ends a query at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray


class Database:
    """A connection that takes lists and dictionaries of arrays as tables."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self._connection = connection

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write everything that is done inside, or nothing of it."""
        import duckdb

        self._connection.execute("BEGIN")
        try:
            yield
        except BaseException:
            with suppress(duckdb.Error):  # one that ended the transaction has undone it already
                self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def insert(self, table: str, written: Sequence[Sequence[Any]]) -> None:
        """Put rows into a table, in the order of its columns."""
        if written:
            self.insert_columns(table, *map(_column, zip(*written, strict=True)))

    def insert_columns(self, table: str, *columns: NDArray[Any]) -> None:
        """Put columns into a table, in their order there."""
        fresh = {f"c{number}": column for number, column in enumerate(columns)}
        self.run(f"INSERT INTO {table} FROM fresh", fresh=fresh)

    def rows(self, query: str, **given: object) -> list[Any]:
        """Run a query and return its rows."""
        return list(self.run(query, **given).fetchall())

    def values(self, query: str, **given: object) -> list[Any]:
        """Run a query and return the first column of its rows."""
        return [row[0] for row in self.run(query, **given).fetchall()]

    def run(self, query: str, **given: object) -> DuckDBPyConnection:
        """Run a query on what is given by name; it ends when the caller is interrupted.

        DuckDB itself looks for Ctrl-C only between pieces of work, and a sort or a join can be one piece that
        takes minutes. So the query runs in a thread of its own, and the one that waits ends it.

        Tables are dictionaries of arrays, or lists of the values of their only column, which is called `value`.
        """
        done = Event()
        errors: list[BaseException] = []
        values = {n: value for n, value in given.items() if not isinstance(value, dict | list)}
        for name in given.keys() - values:
            table = given[name]
            self._connection.register(
                name, {"value": _column(table)} if isinstance(table, list) else table
            )

        def work() -> None:
            try:
                self._connection.execute(query, values or None)
            except BaseException as error:  # noqa: BLE001  it is raised again by the caller
                errors.append(error)
            finally:
                done.set()

        Thread(target=work, daemon=True).start()
        try:
            done.wait()
        except BaseException:
            self._connection.interrupt()
            done.wait()
            raise
        if errors:
            raise errors[0]
        return self._connection


def _column(values: Sequence[Any]) -> NDArray[Any]:
    """Return values as an array that DuckDB takes: numbers as numbers, the rest as text or nothing."""
    if not values:
        return np.empty(0, np.int32)
    if all(isinstance(value, int | float) for value in values):
        return np.array(values)
    array = np.empty(len(values), object)
    array[:] = values
    return array
