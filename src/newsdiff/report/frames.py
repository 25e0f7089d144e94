"""The rows of a report as tables of Python's data packages; the columns are those of the CSV form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.errors import EngineError
from newsdiff.report import parquet
from newsdiff.report.reports import Report

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa


def arrow(report: Report) -> pa.Table:
    """Return an Arrow table.

    Raises:
        EngineError: pyarrow is missing.
    """
    return parquet.to_table(report)


def pandas(report: Report) -> pd.DataFrame:
    """Return a pandas frame; lists are arrays of dictionaries.

    Raises:
        EngineError: pandas or pyarrow is missing.
    """
    try:
        import pandas as pd
    except ImportError:
        raise _missing("pandas") from None
    return pd.DataFrame(arrow(report).to_pandas())


def polars(report: Report) -> pl.DataFrame:
    """Return a Polars frame.

    Raises:
        EngineError: Polars or pyarrow is missing.
    """
    try:
        import polars as pl
    except ImportError:
        raise _missing("polars") from None
    return pl.DataFrame(arrow(report))


def _missing(name: str) -> EngineError:
    """Say which package is missing, and the extra that brings it."""
    return EngineError(
        f"this table needs {name}, which is not installed; run: pip install 'newsdiff[{name}]'"
    )
