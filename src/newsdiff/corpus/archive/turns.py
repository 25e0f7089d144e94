"""Whose turn it is at an archive: one process writes and nobody else, or any number read.

DuckDB refuses at once whoever comes at the wrong time. Here one waits for a while instead; and because a file that
somebody always reads would never be free, a writer that waits says so by a locked file beside the archive, and who wants
to read lets it go first. So a writer waits for the queries that run, and no longer. The file decides about nobody's data:
that is DuckDB's own lock, and where no file can be made one waits without it.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from newsdiff.errors import RunError
from newsdiff.writing.whole import locked

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_PAUSE_S = 0.02
"""Seconds between two tries: a small part of a query."""
_OCCUPIED = ("Could not set lock", "used by another process")
"""What DuckDB says of a file that somebody else has, on Unix and on Windows."""
_HOLDER = re.compile(r"held in (.{1,300}?) ?\(PID (\d{1,20})\)")
"""How DuckDB names the program and the process that has the lock."""


def in_turn(
    path: Path, connect: Callable[[], DuckDBPyConnection], max_wait_s: float, *, is_writing: bool
) -> DuckDBPyConnection:
    """Open an archive as soon as nobody is in the way.

    Args:
        path: The archive.
        connect: Opens it.
        max_wait_s: Seconds to wait for others.
        is_writing: Whether it is to be written into.

    Raises:
        RunError: Others have it for longer; the message names the process.
    """
    import duckdb

    end = time.monotonic() + max_wait_s
    with ExitStack() as sign:
        if (
            is_writing and _sign(path).exists()
        ):  # it is taken down again, also where a writer was killed
            _put_up(sign, path)
        while True:
            is_late = time.monotonic() >= end
            told = f"another process waits to write into {path}"
            if is_late or is_writing or not _writer_waits(path):
                try:
                    return connect()
                except duckdb.IOException as error:
                    told = _told(str(error), path, is_writing=is_writing)
                    if not told:
                        raise
            if is_late:
                raise RunError(f"{told}; try again when that has ended")
            if is_writing:
                _put_up(sign, path)
            time.sleep(_PAUSE_S)


def _told(error: str, path: Path, *, is_writing: bool) -> str:
    """Say who has an archive; "" where an error is of another kind."""
    if not any(words in error for words in _OCCUPIED):
        return ""
    holder = _HOLDER.search(error)
    named = f" ({holder[1].rpartition('/')[2]}, PID {holder[2]})" if holder else ""
    # Those that read are in nobody's way but a writer's, and DuckDB tells only a writer that it could read.
    is_read = is_writing and "read-only" in error
    return f"{path} is being {'read' if is_read else 'written'} by another process{named}"


def _sign(path: Path) -> Path:
    return path.with_name(f".{path.name}.waiting")


def _put_up(sign: ExitStack, path: Path) -> None:
    """Say that a writer waits, until the stack is closed; once is enough, and one writer says it for all."""
    with suppress(OSError):
        _sign(path).touch()
        sign.enter_context(_locked(_sign(path)))


@contextmanager
def _locked(sign: Path) -> Iterator[None]:
    with locked(sign):
        try:
            yield
        finally:
            sign.unlink(missing_ok=True)


def _writer_waits(path: Path) -> bool:
    """Whether a writer waits; what one left that was killed is locked by nobody."""
    try:
        with locked(_sign(path)):
            return False
    except BlockingIOError:
        return True
    except OSError:
        return False
