"""The report as a Parquet file: a row for each paragraph (provenance, clean) or passage (dedupe).

The columns are those of the CSV form, with their types. UTF-8, and so Arrow, cannot hold a lone surrogate; it is
written as an escape.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, get_type_hints

from newsdiff.errors import EngineError
from newsdiff.report import rows
from newsdiff.report.reports import Report

if TYPE_CHECKING:
    import pyarrow as pa


def render(report: Report) -> bytes:
    """Return the bytes of a Parquet file; the same report and version of pyarrow give the same bytes.

    Raises:
        EngineError: pyarrow is missing.
    """
    table = to_table(report)
    from pyarrow import parquet

    file = io.BytesIO()
    parquet.write_table(table, file)
    return file.getvalue()


def to_table(report: Report) -> pa.Table:
    """Return the rows of a report as an Arrow table, which names report and version in its metadata.

    Raises:
        EngineError: pyarrow is missing.
    """
    try:
        import pyarrow as pa
    except ImportError:
        raise EngineError(
            "tables and Parquet files need pyarrow; run: pip install 'newsdiff[parquet]'"
        ) from None
    columns = rows.columns(report)
    metadata = {
        "format": report.format,
        "version": str(report.version),
        "newsdiff": report.newsdiff,
    }
    schema = pa.schema([(name, _type(kind)) for name, kind in columns.items()], metadata)
    records = [
        {name: _value(value) for name, value in zip(columns, row, strict=True)}
        for row in rows.rows(report)
    ]
    return pa.Table.from_pylist(records, schema)


def _type(kind: rows.Column) -> pa.DataType:
    """Return the Arrow type of a column: a list of structs for records, field by field."""
    import pyarrow as pa

    plain: Mapping[type, pa.DataType] = {
        str: pa.string(),
        int: pa.int64(),
        float: pa.float64(),
        bool: pa.bool_(),
    }
    if kind in plain:
        return plain[kind]
    hints = get_type_hints(kind)
    return pa.list_(pa.struct([(name, plain.get(hints[name], pa.string())) for name in hints]))


def _value(value: object) -> object:
    """Return a value as Arrow takes it."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, tuple):
        return [{f.name: _value(getattr(item, f.name)) for f in fields(item)} for item in value]
    return value
