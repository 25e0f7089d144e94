"""Values of a row as cells that hold text, a number, a truth value or nothing: for CSV and XLSX."""

from newsdiff.model import Alteration, SourceLink
from newsdiff.report import findings
from newsdiff.report.tables.columns import Value

Cell = str | int | float | bool | None


def cell(value: Value) -> Cell:
    """Write a list in words: "000_bridge:6+7" for source paragraphs, "two -> ten (number)" for changes.

    A cell is read by programs: paragraphs have the `index` that they have in the other columns and in JSON, from 0.
    """
    if not isinstance(value, tuple):
        return value
    groups = findings.by_document(item for item in value if isinstance(item, SourceLink))
    links = " ".join(f"{i}:{'+'.join(map(str, indexes))}" for i, indexes in groups.items())
    changes = (findings.say_alteration(item) for item in value if isinstance(item, Alteration))
    return links + "; ".join(changes)
