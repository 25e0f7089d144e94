"""How files are read: what a user says of them that no threshold is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from newsdiff.errors import SettingsError

RECORD_COLUMNS = (
    "text", "id", "title", "outlet", "series", "published", "url", "author", "language", "retrieved",
)  # fmt: skip
"""What a record can say of an article; `--columns` and the table `[columns]` of newsdiff.toml name its fields."""


Paths = str | Path | Iterable[str | Path]
"""A corpus: a folder, a file, a pattern, several of these, or "-" for standard input."""


@dataclass(frozen=True, slots=True)
class Intake:
    """How the files of a corpus are read."""

    encoding: str | None = None
    """Of every file; found out from the bytes of each if None."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Fields of records by what they hold (`RECORD_COLUMNS`), where their names are not known."""
    include: tuple[str, ...] = ()
    """Patterns of file names or paths below a folder; only files that fit one are read, all if empty."""
    exclude: tuple[str, ...] = ()
    """Patterns of what is not read; they win over `include`."""
    is_lenient: bool = False
    """Whether files and records that cannot be read are left out and told, instead of ending the run."""

    day_first: bool | None = None
    """Whether 03/04/2019 is a day of April, in records that do not show it by other dates; left out if None."""

    def __post_init__(self) -> None:
        """Check the names of the columns."""
        for name in self.columns:
            if name not in RECORD_COLUMNS:
                raise SettingsError(
                    f'"{name}" is nothing that a record can say; columns are {", ".join(RECORD_COLUMNS)}'
                )

    def with_columns(self, columns: Mapping[str, str]) -> Self:
        """Add columns that are not named yet."""
        return replace(self, columns={**columns, **self.columns})


def read_columns(texts: Iterable[str]) -> dict[str, str]:
    """Read columns as `--columns` takes them.

    Raises:
        SettingsError: A text has another form, or two name another column for the same.

    Example:
        >>> read_columns(["text=body,outlet=source"])
        {'text': 'body', 'outlet': 'source'}
    """
    found: dict[str, str] = {}
    for part in (part for text in texts for part in text.split(",")):
        name, sign, column = (piece.strip() for piece in part.partition("="))
        if not (name and sign and column):
            raise SettingsError(f'"{part}" names no column; write it as text=body,outlet=source')
        if found.setdefault(name, column) != column:
            raise SettingsError(f'"{name}" is in one column, "{found[name]}" or "{column}"')
    return found
