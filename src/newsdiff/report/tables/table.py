"""A table: rows with the same columns, as text has them, as Python has them, and for data packages."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from newsdiff.language import instants
from newsdiff.report import formats, phrases
from newsdiff.report.tables.columns import ColumnType, Timed, Value


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """A table of a report. Its rows are made while they are drawn, as often as they are."""

    name: str
    columns: Mapping[str, ColumnType]
    """The names of the columns with the types of their values, in order."""
    origin: Mapping[str, str]
    """What report it is of: `format`, `version`, `newsdiff`."""
    draw: Callable[[], Iterator[Mapping[str, Value]]]

    def rows(self) -> Iterator[tuple[Value, ...]]:
        """Yield the values of each row in the order of the columns, times as the articles say them."""
        names = list(self.columns)
        for row in self.draw():
            yield tuple(row[name] for name in names)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Yield each row by the names of the columns, times as `datetime` in UTC."""
        times = [name for name, kind in self.columns.items() if kind is Timed]
        for row in self.rows():
            named: dict[str, Any] = dict(zip(self.columns, row, strict=True))
            yield named | {name: instants.instant(named[name]) for name in times}

    def __len__(self) -> int:
        return sum(1 for _ in self.rows())

    def __repr__(self) -> str:
        return (
            f"<Table {self.name}: {phrases.counted(len(self), 'row')} of {', '.join(self.columns)}>"
        )

    # The packages may be missing, with their types.

    def to_arrow(self) -> Any:  # noqa: ANN401
        """Return a `pyarrow.Table`; a MissingExtra without pyarrow."""
        return formats.module("frames").to_arrow(self)

    def to_pandas(self) -> Any:  # noqa: ANN401
        """Return a `pandas.DataFrame`; a MissingExtra without pandas or pyarrow."""
        return formats.module("frames").to_pandas(self)

    def to_polars(self) -> Any:  # noqa: ANN401
        """Return a `polars.DataFrame`; a MissingExtra without Polars or pyarrow."""
        return formats.module("frames").to_polars(self)
