"""The report as a Parquet file: the table of `frames.to_arrow`."""

import io

from newsdiff.report import frames
from newsdiff.report.reports import Report


def render(report: Report) -> bytes:
    """Return the bytes of a Parquet file; the same report and version of pyarrow give the same bytes.

    Raises:
        MissingExtra: pyarrow is missing.
    """
    table = frames.to_arrow(report)
    # What a file says of its maker keeps anything else from being written over.
    table = table.replace_schema_metadata({"format": report.format})
    from pyarrow import parquet

    file = io.BytesIO()
    parquet.write_table(table, file)
    return file.getvalue()
