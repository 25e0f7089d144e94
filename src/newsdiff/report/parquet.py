"""A table of the report as a Parquet file: that of `frames.to_arrow`."""

import io

from newsdiff.report import frames, tables
from newsdiff.report.reports import Report


def render(report: Report, table: str | None = None) -> bytes:
    """Return the bytes of a Parquet file; the same report and version of pyarrow give the same bytes.

    Raises:
        MissingExtra: pyarrow is missing.
    """
    written = frames.to_arrow(tables.chosen_table(report, table))
    from pyarrow import parquet

    file = io.BytesIO()
    parquet.write_table(written, file)
    return file.getvalue()
