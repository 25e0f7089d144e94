"""Tables beside the articles that they name: the posts of Substack, the pages of Omnivore, in a folder or in a ZIP.

In goes a folder, out come the rows of the tables in it that name one of the files there or in a folder there, by its name or its path.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from functools import cache, partial
from itertools import chain, islice
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple, TextIO

from newsdiff.documents.reading import archives, decode, sources
from newsdiff.documents.reading.fieldnames import FIELD_NAMES, folded, own_name
from newsdiff.documents.reading.records import Row, Rows
from newsdiff.documents.reading.tabular import table_rows
from newsdiff.errors import LoadError, MissingExtra

_MAX_TABLE = 50_000_000
"""Bytes of such a table."""
_MAX_OBJECTS = 5_000_000
"""Bytes of one that is JSON, and is held as a whole."""
_MAX_FILES = 200
"""Files of JSON in a folder, and of either kind in a ZIP, of which some may be such tables; where there are more, they are articles."""
_MAX_ROWS = 100
"""Rows of such a table of which one names a file: drafts and recordings have none."""
_TEXTS = frozenset(FIELD_NAMES["text"])
_OF_ARTICLES = frozenset((*FIELD_NAMES["published"], "title", "headline", "outlet"))
"""Columns that authors and categories do not have."""
_ENDINGS = (".csv", ".json")


_Table = list[Mapping[str, Any]]
Held = dict[Path, dict[PurePosixPath, list[_Table | LoadError]]]
"""What the tables in ZIP files that name files say, or why it cannot be read, by the folder that they are in; a ZIP is gone through once for all of them."""


class _File(NamedTuple):
    """A file of a folder that may be a table."""

    place: str
    open: Callable[[], AbstractContextManager[TextIO]]


def tables(
    folder: Path, keys: Collection[str], others: Collection[str], held: Held
) -> Iterator[_Table]:
    """Yield the rows of each table in a folder, which may be one of a ZIP, that names files.

    Args:
        folder: The folder.
        keys: The folded names of the columns in which a file may be named.
        others: Names of files that say something in other ways.
        held: What is known of ZIP files, completed here.

    Raises:
        LoadError: A row of such a table cannot be read.
    """
    if folder.is_dir():
        found, paths = _below(folder)
        files = {name: file for name, file in sorted(found.items()) if name not in others}
        names = _names_of(paths) if files else set()
        tried = (_naming(files[name], keys, names, name) for name in files if names)
        yield from (rows for rows in tried if rows is not None)
        return
    above = (folder, *folder.parents)
    archive = next((one for one in above if one.suffix.lower() == ".zip" and one.is_file()), None)
    if archive is None:
        return
    if archive not in held:
        held[archive] = _in_archive(archive, keys, others)
    for one in held[archive].get(PurePosixPath(folder.relative_to(archive).as_posix()), ()):
        if isinstance(one, LoadError):
            raise one
        yield one


def _naming(file: _File, keys: Collection[str], names: Collection[str], name: str) -> _Table | None:
    """Return the rows of a table if one of the first names a file; its own name says what it is."""
    first: list[Row | LoadError] = []
    with ExitStack() as stack:
        with suppress(LoadError, OSError):
            lines = stack.enter_context(file.open())
            rows = (
                _objects(lines)
                if name.endswith(".json")
                else table_rows(lines, file.place, keys, has_texts=False)
            )
            first = list(islice(rows, _MAX_ROWS))
        if not _name_one(first, keys, names):
            return None
        return [checked(row) for row in chain(first, rows)]


def _objects(lines: TextIO) -> Rows:
    """Read the objects of a list that are no articles themselves; nothing where a file is something else."""
    try:
        found = json.load(lines)
    except (ValueError, RecursionError):
        return
    for number, one in enumerate(found if isinstance(found, list) else (), 1):
        if isinstance(one, dict) and _TEXTS.isdisjoint(map(own_name, one)):
            yield Row(number, one)


def _name_one(
    rows: Iterable[Row | LoadError], keys: Collection[str], names: Collection[str]
) -> bool:
    """Whether one of some rows names one of some files."""
    return any(_names(row.values, keys, names) for row in rows if isinstance(row, Row))


def _names(row: Mapping[str, Any], keys: Collection[str], names: Collection[str]) -> bool:
    """Whether a row names one of some files; a number alone stands before authors and categories, too."""
    named = {str(value) for key, value in row.items() if folded(key) in keys}.intersection(names)
    return any(not name.isdigit() for name in named) or (
        bool(named) and not _OF_ARTICLES.isdisjoint(map(own_name, row))
    )


def checked(row: Row | LoadError) -> Mapping[str, Any]:
    """Return the values of a row.

    Raises:
        LoadError: It could not be read.
    """
    if isinstance(row, LoadError):
        raise row
    return row.values


def _names_of(paths: Iterable[PurePosixPath]) -> set[str]:
    """Return what a table may call some files."""
    return set(chain.from_iterable(map(_called, paths)))


def _called(path: PurePosixPath) -> tuple[str, ...]:
    """Return what a table may call a file: its path, that without its ending, its name."""
    return str(path), str(path.with_suffix("")), path.stem


def _below(folder: Path) -> tuple[dict[str, _File], list[PurePosixPath]]:
    """Return the files of a folder that may be tables, by their names, and the paths of the others in it and in those in it."""
    inside = [one for one in folder.glob("*") if one.is_file()]
    n_json = sum(one.suffix == ".json" for one in inside)
    sizes = {".csv": _MAX_TABLE, ".json": _MAX_OBJECTS if n_json <= _MAX_FILES else -1}
    found = {
        one.name: _File(str(one), partial(decode.open_text, one, None, newline=""))
        for one in inside
        if one.suffix in sizes and one.stat().st_size <= sizes[one.suffix]
    }
    others = (*folder.glob("*"), *folder.glob("*/*")) if found else ()
    paths = [PurePosixPath(one.relative_to(folder).as_posix()) for one in others]
    return found, [path for path in paths if path.name not in found]


def _in_archive(
    archive: Path, keys: Collection[str], others: Collection[str]
) -> dict[PurePosixPath, list[_Table | LoadError]]:
    """Return what the tables of a ZIP say that name files, by their folders."""
    paths = [path for path, _ in _members(archive)]
    may_be = [path for path in paths if path.suffix in _ENDINGS]
    found: dict[PurePosixPath, list[_Table | LoadError]] = {}
    if not 0 < len(may_be) <= _MAX_FILES:
        return found
    inside = _by_folders(paths)

    @cache
    def names(home: PurePosixPath) -> set[str]:
        own = {path.name for path in may_be if path.parent == home}
        return _names_of(path for path in inside[home] if path.name not in own)

    for path, member in _members(archive):
        if path.suffix not in _ENDINGS or path.name in others or not names(path.parent):
            continue
        file = _File(f"{archive}/{path}", partial(_opened, member))
        try:
            rows: _Table | LoadError | None = _naming(file, keys, names(path.parent), path.name)
        except LoadError as error:
            rows = error
        if rows is not None:
            found.setdefault(path.parent, []).append(rows)
    return found


def _by_folders(paths: Iterable[PurePosixPath]) -> dict[PurePosixPath, list[PurePosixPath]]:
    """Return paths as they are in the folder of each file and in the one around that."""
    inside: dict[PurePosixPath, list[PurePosixPath]] = {}
    for path in paths:
        for around in {path.parent, path.parent.parent}:
            inside.setdefault(around, []).append(path.relative_to(around))
    return inside


def _members(archive: Path) -> Iterator[tuple[PurePosixPath, sources.Source]]:
    """Yield the files in a ZIP by their paths in it; none where it cannot be read."""
    with suppress(LoadError, MissingExtra, OSError):
        for member in archives.members(sources.of_file(archive, archive.name)):
            yield PurePosixPath(member.path).relative_to(archive.name), member


@contextmanager
def _opened(member: sources.Source) -> Iterator[TextIO]:
    """Open a file in a ZIP as text.

    Raises:
        LoadError: It is too large for a table, or damaged.
    """
    most = _MAX_OBJECTS if member.ending == ".json" else _MAX_TABLE
    with member.open() as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise LoadError(f"{member.place} is too large to say something of other files")
    with decode.as_text(io.BytesIO(content), member.place, None, newline="") as lines:
        yield lines
