"""Records of JSON Lines, CSV and Parquet files, one a document, in the order of the file.

No more of a file is held than a line, a row or a batch of rows; see `decode.open_text` for the exception.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TextIO

from newsdiff.documents.reading import decode
from newsdiff.errors import LoadError, MissingExtra

_MAX_FIELD = 2**31 - 1
"""Longest value of a CSV file, in characters: the largest that every platform takes."""

BATCH_ROWS = 1_000
"""Rows of a Parquet file that are read together: some megabytes of articles."""


class Record(NamedTuple):
    """One record of a file; its values are still as the file has them."""

    id: str | None
    text: str
    sha256: str
    """Digest of the text in UTF-8."""
    values: Mapping[str, object]
    number: int
    """Line or row of the file, from 1."""


def jsonl(path: Path, encoding: str | None) -> Iterator[Record]:
    """Read JSON Lines: an object with at least `text` on every line; empty lines are left out."""
    with decode.open_text(path, encoding, newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            if not line.isspace():
                yield _record(_object(line, f"{path} line", number), number, f"{path} line")


def _object(line: str, place: str, number: int) -> dict[str, object]:
    """Read a line of JSON; the number completes the place."""
    try:
        values = json.loads(line.removesuffix("\n"))
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", "too deep or too long")
        raise LoadError(
            f"{place} {number} is not JSON ({reason}); one object a line is needed"
        ) from None
    if not isinstance(values, dict):
        raise LoadError(f'{place} {number} is not a JSON object; write {{"id": ..., "text": ...}}')
    return values


def csv_rows(path: Path, encoding: str | None) -> Iterator[Record]:
    """Read CSV with a header; comma, semicolon or tab, whichever gives a `text` column."""
    with decode.open_text(path, encoding, newline="") as lines:
        for number, row in table_rows(lines, str(path), {"text"}):
            yield _record(row, number, f"{path} line")


def table_rows(
    lines: TextIO, place: str, any_of: set[str]
) -> Iterator[tuple[int, dict[str, object]]]:
    """Read the rows of a CSV text by the names in its header.

    Args:
        lines: The table, open where it begins, with its newlines as they are.
        place: What an error message calls the file.
        any_of: Column names, at least one of which must be in the header; they decide the separator.

    Yields:
        The line where a row ends, from 1, and its non-empty values by lower-case column name.

    Raises:
        LoadError: No such column, or a row that is not CSV.
    """
    reader = csv.reader(lines, delimiter=column_separator(lines, place, any_of), strict=True)
    try:
        header = _names(reader)
        for row in reader:
            if row:
                cells = zip(header, row, strict=False)
                yield reader.line_num, {k: v for k, v in cells if v or k == "text"}
    except csv.Error as error:
        raise _no_csv(place, reader.line_num, error) from None


def column_separator(lines: TextIO, place: str, any_of: set[str]) -> str:
    """Find out what separates the columns of a CSV text, and go back to where it begins; see `table_rows`."""
    csv.field_size_limit(_MAX_FIELD)
    first = lines.tell()
    failed = None
    for separator in ",;\t":
        reader = csv.reader(lines, delimiter=separator, strict=True)
        try:
            header = _names(reader)
        except csv.Error as error:  # quoted names behind another separator, or no CSV at all
            failed, header = failed or _no_csv(place, reader.line_num, error), []
        lines.seek(first)
        if not any_of.isdisjoint(header):
            return separator
    if failed:
        raise failed
    names = " or ".join(f'"{name}"' for name in sorted(any_of))
    raise LoadError(f"{place} has no column {names}; name the columns in its first line")


def _names(reader: Iterator[list[str]]) -> list[str]:
    return [name.strip().lower() for name in next(reader, [])]


def _no_csv(place: str, line: int, error: csv.Error) -> LoadError:
    return LoadError(f"{place} line {line} is not CSV ({error}); repair it")


def parquet(path: Path, encoding: str | None) -> Iterator[Record]:  # noqa: ARG001  one signature for all
    """Read a Parquet file with at least a `text` column."""
    try:
        import pyarrow as pa
        from pyarrow import parquet as pq
    except ImportError:
        raise MissingExtra(
            f"{path} is a Parquet file, which needs pyarrow; run: pip install newsdiff[parquet]"
        ) from None
    with path.open("rb") as file:
        try:
            rows = pq.ParquetFile(file if file.seekable() else io.BytesIO(file.read()))
            if "text" not in rows.schema_arrow.names:
                raise LoadError(f'{path} has no column "text"; newsdiff reads the articles from it')
            batches = (batch.to_pylist() for batch in rows.iter_batches(BATCH_ROWS))
            for number, values in enumerate(chain.from_iterable(batches), 1):
                yield _record(values, number, f"{path} row")
        except pa.ArrowException as error:
            reason = str(error).splitlines()[0]
            raise LoadError(f"{path} is not a Parquet file ({reason}); write it again") from None


def _record(values: Mapping[str, object], number: int, place: str) -> Record:
    """Check the two fields that every record must or may have; the number completes the place. A null is no text."""
    text, name = values.get("text", 0), values.get("id")
    text = "" if text is None else text
    if not isinstance(text, str):
        raise LoadError(
            f'{place} {number} has no text; give every record a "text" that is a string'
        )
    try:
        for value in values.values():
            if isinstance(value, str) and value is not text and not value.isascii():
                value.encode()
        sha256 = hashlib.sha256(text.encode()).hexdigest()
    except UnicodeEncodeError:
        raise LoadError(
            f"{place} {number} holds half a character (a lone surrogate); write it as UTF-8"
        ) from None
    if name is not None and not isinstance(name, (str, int)):
        raise LoadError(
            f'{place} {number} has an "id" that is neither a string nor a number; change it'
        )
    return Record(None if name in (None, "") else str(name), text, sha256, values, number)
