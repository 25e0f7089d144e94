"""What a row of a table says, or what is wrong with it: too many fields, too few, two texts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from newsdiff.documents.reading.records import Row, Rows
from newsdiff.errors import LoadError


@dataclass(frozen=True, slots=True)
class RowCheck:
    """What rows of a table have to be."""

    place: str
    header: list[str]
    least: int
    """Fields of a row whose texts are not cut, if it is not empty."""
    doubled: Collection[int]
    """Columns of texts that have one name."""
    textual: Collection[str]
    """Names of the columns of texts."""

    def read(self, row: list[str], number: int) -> Rows:
        """Yield what a row says, or what is wrong with it; nothing of an empty one and of another header."""
        n_fields, header, at = len(row), self.header, f"{self.place} line {number}"
        while len(row) > len(header) and not row[-1]:
            row.pop()
        if _differ(row, self.doubled):
            name = header[min(self.doubled)]
            yield LoadError(
                f'{at} has two texts, as two columns are called "{name}"; give them different names'
            )
        elif len(row) > len(header) or 0 < n_fields < self.least:
            yield LoadError(
                f"{at} has {n_fields} fields and the header {len(header)}; "
                'write texts that hold a separator or a line end inside of "quotes"'
            )
        elif row and [name.strip() for name in row] != header:  # files that were joined
            yield Row(number, _cells(header, row, self.textual))


def _differ(row: list[str], columns: Collection[int]) -> bool:
    """Whether columns say different things in a row."""
    return bool(columns) and len({row[k] for k in columns if k < len(row)} - {""}) > 1


def _cells(header: list[str], row: list[str], textual: Collection[str]) -> dict[str, str]:
    """Return the values of a row that are not empty, or are texts; of equal names the first that says something counts."""
    cells = list(zip(header, row, strict=False))
    values = {name: value for name, value in cells if value or name in textual}
    if len(values) < len(cells):  # some are empty, or have one name
        values |= {name: value for name, value in reversed(cells) if value}
    return values
