"""Opening an archive, and saying in one line what is wrong with a file or a disk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from newsdiff.corpus.archive import shape, tables, turns
from newsdiff.corpus.archive.limits import ArchiveLimits
from newsdiff.corpus.archive.rows import RowError
from newsdiff.corpus.index import fingerprint
from newsdiff.errors import LoadError, NewsdiffError, RunError, SettingsError, needs
from newsdiff.settings import CleanSettings
from newsdiff.version import __version__

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Purpose = Literal["write", "read", "ask"]
"""What an archive is opened for: to be written into, to be read, or to be asked for some documents."""
_LOCKED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
    "python_enable_replacements": "false",
    "preserve_insertion_order": "true",
}
"""What no query may do, wherever the file comes from: read another file, reach the network, load code, see a variable."""


@contextmanager
def connected(
    path: Path, settings: ArchiveLimits, purpose: Purpose, clean: CleanSettings | None = None
) -> Iterator[DuckDBPyConnection]:
    """Open the file of an archive, and close it.

    It is made if it is missing and to be written; while one writes nobody else can have it open, so others wait their
    turn. How its documents are cleaned is kept in a new archive and compared with what an old one keeps; not looked at if
    None.

    Raises:
        LoadError: The file is missing, damaged, no archive, or one of another version.
        SettingsError: Its documents were cleaned with other settings.
        MissingExtra: DuckDB is not installed.
        RunError: Somebody else has it for longer than one waits, or the disk is full.
    """
    is_writing = purpose == "write"
    with _open(path, settings, purpose) as connection:
        _check(connection, path, settings, is_writing=is_writing)
        _check_cleaning(connection, path, clean, is_writing=is_writing)
        yield connection
        if is_writing:  # closing does it, too, but says nothing where the disk is full
            connection.execute("CHECKPOINT")


def contents(path: Path) -> list[tuple[str, str]]:
    """List what any DuckDB file holds, as kind and name: tables, views, macros; only its catalogue is read.

    Raises:
        As `connected`.
    """
    with _open(path, ArchiveLimits(), "ask") as connection:
        return shape.held(connection)


@contextmanager
def _open(path: Path, settings: ArchiveLimits, purpose: Purpose) -> Iterator[DuckDBPyConnection]:
    """Open a DuckDB file of anybody, of which nothing has been read, and close it."""
    with needs("an archive needs DuckDB; install it with", "archive"):
        import duckdb

    is_writing = purpose == "write"
    _check_file(path, is_writing=is_writing)

    def connect() -> DuckDBPyConnection:
        with _whole_or_not_at_all(path):
            return duckdb.connect(str(path), read_only=not is_writing, config=_LOCKED)

    try:
        with turns.in_turn(path, connect, settings.max_wait_s, is_writing=is_writing) as connection:
            _lock(connection, settings, purpose)
            yield connection
    except NewsdiffError:
        raise
    except (duckdb.Error, UnicodeDecodeError, RowError) as error:
        raise _told(error, path) from error
    except RuntimeError as error:  # what DuckDB makes of Ctrl-C during a query
        if "interrupt" in str(error).lower():
            raise KeyboardInterrupt from error
        raise


def _lock(connection: DuckDBPyConnection, settings: ArchiveLimits, purpose: Purpose) -> None:
    """Set the room for the database, and that nothing can be set after; one that is open already keeps what it has."""
    asked = "SELECT system.main.current_setting('lock_configuration')"
    if connection.execute(asked).fetchall() != [(False,)]:
        return
    room = {
        "write": settings.max_memory_mb,
        "read": settings.max_memory_reading_mb,
        "ask": settings.max_memory_asking_mb,
    }
    connection.execute("SET enable_progress_bar = false")
    connection.execute(f"SET memory_limit = '{room[purpose]}MB'")
    if purpose == "ask":
        connection.execute(f"SET threads = {settings.max_threads_asking}")
    connection.execute("SET lock_configuration = true")


def _check(
    connection: DuckDBPyConnection, path: Path, settings: ArchiveLimits, *, is_writing: bool
) -> None:
    """Make the tables of a new archive, or see that those of an old one can be used."""
    kind = (fingerprint.SCHEME, settings.ngram_words, settings.window, settings.hash_bits)
    expected = {
        "format": tables.FORMAT,
        "version": str(tables.VERSION),
        "scheme": "-".join(map(str, kind)),
        "newsdiff": __version__,
    }
    if strange := shape.strange_code(connection):
        raise _strange(path, strange)
    known = shape.tables_of(connection)
    if not known and is_writing:
        connection.execute("BEGIN")
        connection.execute(tables.statements())
        connection.executemany("INSERT INTO meta VALUES (?, ?)", list(expected.items()))
        connection.execute("COMMIT")
        return
    is_known = known.get("meta") == tables.typed_columns("meta")
    found = dict(connection.execute("FROM meta").fetchall()) if is_known else {}
    if found.get("format") != expected["format"]:
        raise LoadError(f"{path} is a DuckDB file, but no archive of newsdiff; name another file")
    for key in ("version", "scheme"):
        if found.get(key) != expected[key]:
            raise LoadError(
                f"{path} is an archive with {key} {found.get(key)}, and this newsdiff reads {key} "
                f"{expected[key]}; index the articles into a new file"
            )
    if strange := shape.strange_tables(connection):
        raise _strange(path, strange)
    if is_writing and not known.keys() >= tables.VECTORS.keys():
        connection.execute(tables.made(tables.VECTORS))


def _strange(path: Path, strange: str) -> LoadError:
    return LoadError(
        f"{path} is no archive as newsdiff writes it: {strange}; nothing of it was read"
    )


def _check_cleaning(
    connection: DuckDBPyConnection, path: Path, clean: CleanSettings | None, *, is_writing: bool
) -> None:
    """See that the documents inside were cleaned as is asked, so that no report records the contrary."""
    if clean is None:
        return
    wanted = json.dumps(asdict(clean))
    # All rows, since a result of which some were not fetched bars the connection from the next tables.
    known = connection.execute("SELECT value FROM meta WHERE key = 'clean'").fetchall()
    if not known and is_writing:
        connection.execute("INSERT INTO meta VALUES ('clean', ?)", [wanted])
    elif known and known[0][0] != wanted:
        values, kept = json.loads(wanted), shape.cleaning(known[0][0])
        if values.keys() != kept.keys() and values.keys() & kept.keys():
            raise SettingsError(
                f"{path} was cleaned by another version of newsdiff, with other settings of cleaning; "
                "index the articles into a new file"
            )
        name, value = next((x for x in kept.items() if values.get(x[0]) != x[1]), (None, None))
        if name is None:
            raise RowError("the settings of its cleaning cannot be read")
        raise SettingsError(
            f"{path} was cleaned with clean.{name} = {value!r}; ask it with that, or index the articles into a new file"
        )


def _check_file(path: Path, *, is_writing: bool) -> None:
    """See that an archive is there, where it is not made, and is a file.

    Raises:
        LoadError: It is not.
    """
    if not is_writing and not path.is_file():
        raise LoadError(f"{path} does not exist; make it with: newsdiff index CORPUS --into {path}")
    if path.exists() and not path.is_file():  # a pipe would be waited for
        raise LoadError(f"{path} is no file; name another one")
    log = Path(f"{path}.wal")  # DuckDB reads it, and writes to where it leads
    if log.is_symlink() or (log.exists() and not log.is_file()):
        raise LoadError(f"{log} is no file, as the log of an archive is; move it away")


@contextmanager
def _whole_or_not_at_all(path: Path) -> Iterator[None]:
    """Remove what is left of a new file for which there was no room: the next run would take it for a damaged archive."""
    is_new = not path.exists()
    try:
        yield
    except Exception as error:
        if is_new and _has_no_room(error):
            path.unlink(missing_ok=True)
        raise


def _has_no_room(error: Exception) -> bool:
    """Whether DuckDB could not write for want of room."""
    said = str(error).lower()
    return any(
        words in said for words in ("no space", "file too large", "could not write", "quota")
    )


def _told(error: Exception, path: Path) -> NewsdiffError:
    """Say in one line what an error of DuckDB means."""
    text = str(error)
    lower = "" if isinstance(error, RowError) else text.lower()
    first = text.splitlines()[0] if text else type(error).__name__
    if "different configuration" in lower:
        return RunError(f"{path} is open in this program for another purpose; close that first")
    if lower and _has_no_room(error):
        return RunError(
            f"{path} could not be written: no room on the disk; it is as it was after the last "
            "batch, so make room and run again"
        )
    if "out of memory" in lower:
        return RunError(f"{path}: not enough memory ({first}); close other programs")
    if "read-only" in lower or "permission" in lower or "cannot open file" in lower:
        return RunError(f"{path} could not be opened ({first})")
    return LoadError(
        f"{path} is damaged or no archive of newsdiff ({first}); take it from a backup, or index again "
        "into a new file"
    )
