"""The report as JSON Lines: an object for each paragraph (provenance, clean) or passage (dedupe).

The columns are those of the CSV form. Numbers, truth values, lists and missing values keep their types, and texts
are as they are in the file.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from newsdiff.report import rows
from newsdiff.report.reports import Report
from newsdiff.visible import json_text


def render(report: Report) -> Iterator[str]:
    """Yield an object a line, every key present and in the order of the columns."""
    names = list(rows.columns(report))
    return (write_line(dict(zip(names, row, strict=True))) for row in rows.rows(report))


def write_line(values: Mapping[str, rows.Value]) -> str:
    """Write an object on a line of its own, characters that act or hide as escapes."""
    return json_text(json.dumps(values, ensure_ascii=False, default=asdict)) + "\n"
