"""Queries that Ctrl-C ends at once."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def run(
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
