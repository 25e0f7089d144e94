"""A table of the report as JSON Lines: an object for each row.

The columns are those of the CSV form. Numbers, truth values, lists and missing values keep their types, and texts
are as they are in the file.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from newsdiff.report import tables
from newsdiff.report.reports import Report
from newsdiff.report.tables.columns import Value
from newsdiff.visible import json_text


def render(report: Report, table: str | None = None) -> Iterator[str]:
    """Yield an object a line, every key present and in the order of the columns."""
    chosen = tables.chosen_table(report, table)
    names = list(chosen.columns)
    return (write_line(dict(zip(names, row, strict=True))) for row in chosen.rows())


def write_line(values: Mapping[str, Value]) -> str:
    """Write an object on a line of its own, characters that act or hide as escapes."""
    return json_text(json.dumps(values, ensure_ascii=False, default=asdict)) + "\n"
