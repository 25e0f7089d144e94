"""Records of JSON Lines, CSV and Parquet files, one a document."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newsdiff.errors import EngineError, LoadError
from newsdiff.read import decode

_MAX_FIELD = 2**31 - 1
"""Longest value of a CSV file, in characters: the largest that every platform takes."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a file; its values are still as the file has them."""

    id: str | None
    text: str
    values: Mapping[str, object]
    number: int
    """Line or row of the file, from 1."""
    place: str
    """File and line, for messages."""


def jsonl(content: bytes, place: str, encoding: str | None) -> Iterator[Record]:
    """Read JSON Lines: an object with at least `text` on every line; empty lines are left out."""
    text, _ = decode.text(content, place, encoding)
    for number, line in enumerate(text[decode.start(text) :].split("\n"), 1):
        if not line.strip():
            continue
        where = f"{place} line {number}"
        try:
            values = json.loads(line)
        except (ValueError, RecursionError) as error:
            reason = getattr(error, "msg", "too deep or too long")
            raise LoadError(
                f"{where} is not JSON ({reason}); one object a line is needed"
            ) from None
        if not isinstance(values, dict):
            raise LoadError(f'{where} is not a JSON object; write {{"id": ..., "text": ...}}')
        yield _record(values, number, where)


def csv_rows(content: bytes, place: str, encoding: str | None) -> Iterator[Record]:
    """Read CSV with a header; comma, semicolon or tab, whichever gives a `text` column."""
    text, _ = decode.text(content, place, encoding)
    for number, row in table(text[decode.start(text) :], place, {"text"}):
        yield _record(row, number, f"{place} line {number}")


def table(text: str, place: str, any_of: set[str]) -> Iterator[tuple[int, dict[str, object]]]:
    """Read the rows of a CSV text by the names in its header.

    Args:
        text: The whole table.
        place: What an error message calls the file.
        any_of: Column names, at least one of which must stand in the header; they decide the separator.

    Yields:
        The line where a row ends, from 1, and its non-empty values by lower-case column name.

    Raises:
        LoadError: No such column, or a row that is not CSV.
    """
    csv.field_size_limit(_MAX_FIELD)
    for separator in ",;\t":
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        try:
            header = [name.strip().lower() for name in next(reader, [])]
            if any_of.isdisjoint(header):
                continue
            for row in reader:
                if row:
                    yield reader.line_num, {k: v for k, v in zip(header, row, strict=False) if v}
        except csv.Error as error:
            raise LoadError(
                f"{place} line {reader.line_num} is not CSV ({error}); repair it"
            ) from None
        return
    names = " or ".join(f'"{name}"' for name in sorted(any_of))
    raise LoadError(f"{place} has no column {names}; name the columns in its first line")


def parquet(content: bytes, place: str, encoding: str | None) -> Iterator[Record]:  # noqa: ARG001  one signature for all
    """Read a Parquet file with at least a `text` column."""
    try:
        import pyarrow as pa
        from pyarrow import parquet as pq
    except ImportError:
        raise EngineError(
            f"{place} is a Parquet file, which needs pyarrow; run: pip install newsdiff[parquet]"
        ) from None
    number = 0
    try:
        file = pq.ParquetFile(io.BytesIO(content))
        if "text" not in file.schema_arrow.names:
            raise LoadError(f'{place} has no column "text"; newsdiff reads the articles from it')
        for batch in file.iter_batches():
            for values in batch.to_pylist():
                number += 1
                yield _record(values, number, f"{place} row {number}")
    except pa.ArrowException as error:
        reason = str(error).splitlines()[0]
        raise LoadError(f"{place} is not a Parquet file ({reason}); write it again") from None


def _record(values: Mapping[str, object], number: int, place: str) -> Record:
    """Check the two fields that every record must or may have."""
    text, name = values.get("text", ""), values.get("id")
    if not isinstance(text, str) or "text" not in values:
        raise LoadError(f'{place} has no text; give every record a "text" that is a string')
    for value in values.values():
        if isinstance(value, str) and _has_surrogate(value):
            raise LoadError(f"{place} holds half a character (a lone surrogate); write it as UTF-8")
    if name is not None and not isinstance(name, (str, int)):
        raise LoadError(f'{place} has an "id" that is neither a string nor a number; change it')
    return Record(None if name in (None, "") else str(name), text, values, number, place)


def _has_surrogate(value: str) -> bool:
    """Whether a string cannot be written in any encoding."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return True
    return False
