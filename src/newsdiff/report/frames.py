"""The tables of a report as those of Python's data packages.

Columns have their types; a time is a timestamp in UTC. UTF-8, and so Arrow, cannot hold a lone surrogate; it is
written as an escape. A package that is missing is a MissingExtra.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import fields
from typing import TYPE_CHECKING, get_type_hints

from newsdiff.errors import needs
from newsdiff.report.tables.columns import ColumnType, Timed
from newsdiff.report.tables.table import Table

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa


def to_arrow(table: Table) -> pa.Table:
    """Return an Arrow table, which names report and version in its metadata."""
    with _needs("pyarrow", "parquet"):
        import pyarrow as pa
    columns, about = table.columns, {**table.origin, "table": table.name}
    schema = pa.schema([(name, _type(kind)) for name, kind in columns.items()], about)
    records = [{name: _value(value) for name, value in row.items()} for row in table]
    return pa.Table.from_pylist(records, schema)


def to_pandas(table: Table) -> pd.DataFrame:
    """Return a pandas frame; lists are arrays of dictionaries."""
    with _needs("pandas", "pandas"):
        import pandas as pd
    return pd.DataFrame(to_arrow(table).to_pandas())


def to_polars(table: Table) -> pl.DataFrame:
    """Return a Polars frame."""
    with _needs("polars", "polars"):
        import polars as pl
    return pl.DataFrame(to_arrow(table))


def _needs(package: str, extra: str) -> AbstractContextManager[None]:
    return needs(f"this table needs {package}, which is not installed; run", extra)


def _type(kind: ColumnType) -> pa.DataType:
    """Return the Arrow type of a column: a list of structs for records, field by field."""
    import pyarrow as pa

    plain: Mapping[type, pa.DataType] = {
        str: pa.string(),
        int: pa.int64(),
        float: pa.float64(),
        bool: pa.bool_(),
        Timed: pa.timestamp("us", tz="UTC"),
    }
    if kind in plain:
        return plain[kind]
    hints = get_type_hints(kind)
    return pa.list_(pa.struct([(name, plain.get(hints[name], pa.string())) for name in hints]))


def _value(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, tuple):
        return [{f.name: _value(getattr(item, f.name)) for f in fields(item)} for item in value]
    return value
