"""What a run on Spark reads: files that all nodes see, by newsdiff's own readers, or rows of a table."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from newsdiff.corpus import packed
from newsdiff.corpus.spark.frames import Frames, mapped, mapped_records
from newsdiff.corpus.spark.parcels import shared_out
from newsdiff.corpus.spark.rows import Row, Schema
from newsdiff.corpus.spark.session import told
from newsdiff.documents import reading
from newsdiff.documents.reading import shapes
from newsdiff.errors import LoadError, NewsdiffError
from newsdiff.model import Document
from newsdiff.settings.intake import Intake, Paths
from newsdiff.version import __version__

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

READ: Schema = {"place": "long", "record": "binary", "error": "string"}
"""A document as it was read, or why one could not be."""
_PART: Schema = {"part": "long", "payload": "binary"}
_TABLE = re.compile(r"\w+(?:\.\w+){1,2}|`[^`]+`")
_BYTES_FOR_PART = (
    32_000_000  # of files; to describe the documents of so many takes some ten seconds
)


class SparkSource(Protocol):
    """Where documents come from."""

    def read(self, frames: Frames) -> DataFrame:
        """Return a frame of `READ`."""

    def doubled(self, identifier: str, first: int, place: int) -> LoadError:
        """Say that two documents have one id."""


class FileSource:
    """Files of any shape, at paths that are the same on all nodes."""

    def __init__(self, paths: Paths, intake: Intake) -> None:
        """List files.

        Raises:
            LoadError: A path does not exist, or there is no file.
        """
        self._parts = reading.corpus_parts(paths, intake)
        if not self._parts:
            shown = paths if isinstance(paths, str | Path) else ", ".join(map(str, paths))
            raise LoadError(f"{shown} holds no articles; name a folder with some, or files")
        self._intake = intake

    def listing(self) -> list[tuple[str, int, int]]:
        """Return the path, the size and the time of every file: what changes when a corpus does."""
        known = ((file, file.stat()) for file in reading.files_of(self._parts))
        return [(str(file), stat.st_size, stat.st_mtime_ns) for file, stat in known]

    def read(self, frames: Frames) -> DataFrame:
        """Read every part of the corpus where Spark wants to."""
        rows = ((at, pickle.dumps(part)) for at, part in enumerate(self._parts))
        n_parts = len(self._parts)
        parts = frames.of(_PART, rows).repartition(n_parts, "part")
        found = mapped(parts, partial(_read_parts, self._intake, __version__), READ)
        n_wanted = sum(size for _, size, _ in self.listing()) // _BYTES_FOR_PART + 1
        return found if n_parts >= n_wanted else shared_out(found, READ, n_wanted)

    def doubled(self, identifier: str, first: int, place: int) -> LoadError:
        """Say that two documents have one id, by their places."""
        return reading.doubled_id(identifier, self._parts, first, place)


class TableSource:
    """Rows of a table, of Parquet files that Spark reads, or of a frame that the caller has."""

    def __init__(self, frame: DataFrame, name: str, intake: Intake) -> None:
        self.frame, self.name, self.intake = frame, name, intake

    def read(self, frames: Frames) -> DataFrame:
        """Read every row by itself."""
        del frames
        return mapped_records(
            self.frame, partial(_read_rows, self.intake, self.name, __version__), READ
        )

    def doubled(self, identifier: str, first: int, place: int) -> LoadError:
        """Say that two rows have one id."""
        del first, place
        return LoadError(f'the id "{identifier}" stands for two rows of {self.name}; rename one')


def is_table(name: str) -> bool:
    """Whether what was named is read by Spark: an address, or a name of a table, as catalog.schema.articles."""
    if "://" in name:
        return True
    is_file = Path(name).suffix.lower() in shapes.ENDINGS or Path(name).exists()
    return _TABLE.fullmatch(name) is not None and not is_file


def open_table(session: SparkSession, name: str, intake: Intake) -> TableSource:
    """Open a table of the catalog, or the Parquet files at an address.

    Raises:
        RunError: Spark does not know it.
    """
    with told():
        frame = session.read.parquet(name) if "://" in name else session.table(name)
        _ = frame.columns  # which Connect asks only now
    return TableSource(frame, name, intake)


def _check_version(expected: str) -> None:
    """See that a node has the newsdiff of the caller.

    Raises:
        LoadError: It has another version.
    """
    if expected != __version__:
        raise LoadError(
            f"a node of the cluster has newsdiff {__version__}, and {expected} is wanted; install that there"
        )


def _read_parts(intake: Intake, version: str, rows: Iterator[Row]) -> Iterator[Row]:
    for _, payload in rows:
        part = pickle.loads(payload)  # noqa: S301  what the caller made
        try:
            _check_version(version)
            for place, document in reading.part_documents(part, intake):
                yield place, packed.pack(document), None
        except NewsdiffError as error:
            yield min(part.files), b"", str(error)


def _read_rows(
    intake: Intake, name: str, version: str, rows: Iterator[Mapping[str, Any]]
) -> Iterator[Row]:
    for row in rows:
        try:
            _check_version(version)
            yield 0, packed.pack(read_row(row, name, intake)), None
        except NewsdiffError as error:
            yield 0, b"", str(error)


def read_row(row: Mapping[str, Any], name: str, intake: Intake) -> Document:
    """Read the document of a row of the table of a name.

    Raises:
        LoadError: It has no text, or no id.
    """
    return reading.row_document({k: _in_utc(v) for k, v in row.items()}, name, intake)


def _in_utc(value: object) -> object:
    """Return a moment in UTC: Spark gives it in the zone of the session, which must play no part."""
    is_moment = isinstance(value, datetime) and value.tzinfo is not None
    return value.astimezone(UTC) if is_moment else value  # type: ignore[attr-defined]
