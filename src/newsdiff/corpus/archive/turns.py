"""Whose turn it is at an archive: one process writes and nobody else, or any number read.

DuckDB refuses at once whoever comes at the wrong time. Here one waits for a while instead. It also reads the head of a file
before it has its lock (2.0 does), and would go on with an old head where somebody finished writing in between; so a
lock of our own, on a file beside the archive, is held from before until after. And because an archive that somebody always
reads would never be free, a writer that waits says so by a second file, and who wants to read lets it go first: a
writer waits for the queries that run, and no longer. Both files are there only while they are needed. Where none can
be made one goes on with the lock of DuckDB alone.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from newsdiff.errors import RunError
from newsdiff.writing.whole import UNMOVED, is_locked, locked

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_PAUSE_S = 0.02
"""Seconds between two tries: a small part of a query."""
_OCCUPIED = ("Could not set lock", "used by another process")
"""What DuckDB says of a file that somebody else has, on Unix and on Windows."""
_HOLDER = re.compile(r"held in (.{1,300}?) ?\(PID (\d{1,20})\)")
"""How DuckDB names the program and the process that has the lock."""


@contextmanager
def in_turn(
    path: Path, connect: Callable[[], DuckDBPyConnection], max_wait_s: float, *, is_writing: bool
) -> Iterator[DuckDBPyConnection]:
    """Open an archive as soon as nobody is in the way, and close it.

    Args:
        path: The archive.
        connect: Opens it.
        max_wait_s: Seconds to wait for others.
        is_writing: Whether it is to be written into.

    Raises:
        RunError: Others have it for longer; the message names the process.
    """
    end = time.monotonic() + max_wait_s
    with ExitStack() as turn, ExitStack() as sign:
        if (
            is_writing and _sign(path).exists()
        ):  # it is taken down again, also where a writer was killed
            _put_up(sign, path)
        while (connection := _tried(path, connect, turn, end, is_writing=is_writing)) is None:
            if is_writing:
                _put_up(sign, path)
            time.sleep(_PAUSE_S)
        sign.close()
        with connection:
            yield connection


def _tried(
    path: Path,
    connect: Callable[[], DuckDBPyConnection],
    turn: ExitStack,
    end: float,
    *,
    is_writing: bool,
) -> DuckDBPyConnection | None:
    """Try to open an archive; None where somebody is in the way and there is time left."""
    import duckdb

    is_late = time.monotonic() >= end
    told = f"another process waits to write into {path}"
    if not is_late and not is_writing and _writer_waits(path):
        return None
    with ExitStack() as held:
        try:
            is_ours = held.enter_context(_held(path, is_writing=is_writing))
            connection = connect() if is_ours or is_late else None
        except duckdb.IOException as error:
            connection, told = None, _told(str(error), path, is_writing=is_writing)
            if not told:
                raise
        if connection is not None and is_ours:
            turn.push(held.pop_all())
            return connection
        if connection is not None:  # it was only asked who has the archive, who has gone now
            connection.close()
    if is_late:
        raise RunError(f"{told}; try again when that has ended")
    return None


@contextmanager
def _held(path: Path, *, is_writing: bool) -> Iterator[bool]:
    """Hold the lock beside an archive, if it is free; whether it is held, or none can be had here."""
    lock = path.with_name(f".{path.name}.lock")
    try:
        handle = os.open(lock, os.O_RDONLY | os.O_CREAT | UNMOVED, 0o666)
    except OSError:
        yield True
        return
    try:
        is_held = is_locked(handle, is_shared=not is_writing) and _is_at(handle, lock)
        try:
            yield is_held
        finally:
            # Who has it alone deletes it; who opened it before that sees that it is another file, and tries again.
            if is_held and is_locked(handle, is_shared=False) and _is_at(handle, lock):
                with suppress(OSError):
                    lock.unlink()
    finally:
        os.close(handle)


def _is_at(handle: int, path: Path) -> bool:
    """Whether an open file is still the one at a path."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False


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
        os.close(os.open(_sign(path), os.O_RDONLY | os.O_CREAT | UNMOVED, 0o666))
        sign.enter_context(locked(_sign(path)))
        sign.callback(_sign(path).unlink, missing_ok=True)


def _writer_waits(path: Path) -> bool:
    """Whether a writer waits; what one left that was killed is locked by nobody."""
    try:
        with locked(_sign(path)):
            return False
    except BlockingIOError:
        return True
    except OSError:
        return False
