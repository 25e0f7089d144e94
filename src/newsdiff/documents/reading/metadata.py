"""What is known of a document besides its text: fields of front matter and records, files beside it, folders."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from newsdiff.documents.reading import archives, beside, decode
from newsdiff.documents.reading.fieldnames import FIELD_NAMES, folded
from newsdiff.documents.reading.mapping import METADATA, Fields, dated, pick
from newsdiff.documents.reading.notes import Notes, Unread
from newsdiff.documents.reading.places import FoundFile
from newsdiff.documents.reading.tabular import table_rows
from newsdiff.documents.reading.values import host
from newsdiff.errors import LoadError
from newsdiff.language import dates
from newsdiff.model import Document

NAMES = frozenset(
    {
        "corpus.toml",
        "newsdiff.toml",
        "newsdiff-copies.json",
        "metadata.csv",
        "labels.jsonl",
        "newsdiff-manifest.jsonl",
    }
)
"""Files of a corpus folder that hold no articles."""

_KEYS = frozenset(("id", "path"))
"""Columns of `metadata.csv` that name a document."""
_KEYS_BESIDE = _KEYS | {"postid", "file", "filename", "slug"}
"""The same of other tables beside files."""

_PARTITION = re.compile(r"([A-Za-z_]\w*)=(.+)")
"""A folder of a data set that is parted by a column."""


_DATE = re.compile(r"(?:[12]\d{3}|\d\d?)(?:[-_.]?\d\d){0,2}")
"""A folder that says when: a year, a month, a day."""

Order = Callable[[], bool | None]
"""Says whether dates such as 03/04/2019 have the day first; asked where it matters."""


def fields(values: Mapping[str, object], unread: Unread, order: Order = lambda: None) -> Fields:
    """Pick the metadata out of front matter or a table row; see `mapping.pick`.

    Example:
        >>> found = fields({"Headline": "Ferry back in service", "date": "2017-02-15", "tags": "x"}, Unread())
        >>> found["title"], found["published"], found["outlet"]
        ('Ferry back in service', '2017-02-15', None)
    """
    return pick(values, FIELD_NAMES, unread, order)


def column_order(rows: Iterable[Mapping[str, object]]) -> bool | None:
    """Say whether the dates of records or rows have the day first; None where they do not say."""
    return dates.day_order(dated(row, FIELD_NAMES) for row in rows)


class Tables:
    """The `corpus.toml` and `metadata.csv` files of a corpus, read when first needed."""

    def __init__(self, root: Path, notes: Notes) -> None:
        self._root = root
        self._notes = notes
        self._folders: dict[str, _Folder] = {}
        self._above: dict[str, list[tuple[_Folder, int]]] = {}
        self._held: beside.Held = {}

    def complete(self, document: Document) -> Document:
        """Fill what a document does not know of itself, by its path in the corpus.

        What the names of its folders say comes first (`outlet=Gull`), then the table in the file's own folder, those of the folders above up to the corpus,
        the site of its address as outlet, and the name of the first folder below the corpus.
        """
        path = document.path or ""
        home = path.rpartition("/")[0]
        if home not in self._above:
            self._above[home] = self._read_above(home)
        if "=" in home:
            document = _filled(document, fields(_partition(home), self._notes.unread))
        for folder, n_chars in self._above[home]:
            document = _filled(document, folder.fields(document.id, path[n_chars:]))
        outlet = document.outlet or host(document.url) or _first_folder(home)
        outlet = self._folder("").aliases.get(outlet or "", outlet)
        return document if document.outlet == outlet else replace(document, outlet=outlet)

    def _read_above(self, home: str) -> list[tuple[_Folder, int]]:
        """Find the folders with metadata from that of a file up to the corpus, with the length of their paths.

        The slash behind a path counts.
        """
        parts = home.split("/") if home else []
        paths = ["/".join(parts[:n]) for n in range(len(parts), -1, -1)]
        folders = [(self._folder(path), len(path) + 1 if path else 0) for path in paths]
        return [pair for pair in folders if not pair[0].is_empty]

    def _folder(self, path: str) -> _Folder:
        """Return the metadata of one folder, by its path in the corpus."""
        if path not in self._folders:
            self._folders[path] = _Folder(self._root / path, self._notes, self._held)
        return self._folders[path]


def tables_beside(files: Iterable[FoundFile]) -> list[Path]:
    """Return what may hold metadata of some files, as `Tables` looks for it: in their folders up to the corpus."""
    above = {file.root / home for file in files for home in PurePosixPath(file.path).parents}
    found = {
        path
        for home in above
        for path in (home / "corpus.toml", *home.glob("*.csv"), *home.glob("*.json"))
    }
    return sorted(path for path in found if path.is_file())


def _partition(home: str) -> dict[str, object]:
    """Return what the names of folders say that are values of columns, as Hive, Spark and pandas name them.

    Example:
        >>> _partition("news/outlet=Tide%20Watch/year=2024")
        {'outlet': 'Tide Watch', 'year': '2024'}
    """
    found = (_PARTITION.fullmatch(part) for part in home.split("/"))
    return {part[1]: unquote(part[2]) for part in found if part}


def _first_folder(home: str) -> str | None:
    """Return the first folder of a path that is no date, in an archive the first below the archive; None where there is none.

    Example:
        >>> _first_folder("gull/2019"), _first_folder("all.zip/tern"), _first_folder("year=2024"), _first_folder("2024/03/gull")
        ('gull', 'tern', None, 'gull')
    """
    parts = [part for part in home.split("/") if not archives.holds_files(part)]
    names = (part for part in parts if not _PARTITION.fullmatch(part) and not _DATE.fullmatch(part))
    return next(names, None) or None


class _Folder:
    """The metadata of one folder, by id and by path."""

    def __init__(self, path: Path, notes: Notes, held: beside.Held) -> None:
        self._unread = notes.unread
        self.default: Fields = fields({}, notes.unread)
        self.aliases: dict[str, str] = {}
        self._rows: dict[str, list[Fields]] = {}
        if (toml := path / "corpus.toml").is_file():
            self._read_toml(toml)
        if (table := path / "metadata.csv").is_file():
            self._read_csv(table, _KEYS)
        try:
            for rows in beside.tables(path, _KEYS_BESIDE, NAMES, held):
                self._take(rows, _KEYS_BESIDE)
        except LoadError as error:
            notes.fault(error)

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing of any document."""
        return not self._rows and not any(self.default.values())

    def fields(self, name: str, path: str) -> Fields:
        """Return what is known of a document, by its id, else by its path, else for all."""
        result = self.default
        for row in reversed([*self._rows.get(name, []), *self._rows.get(path, [])]):
            result = _merged(row, result)
        return result

    def _read_toml(self, path: Path) -> None:
        """Read `corpus.toml`: `outlet` and `series` for all, `[aliases]`, `[documents."id"]`."""
        try:
            values: dict[str, Any] = tomllib.loads(decode.text(path.read_bytes(), str(path))[0])
        except (ValueError, RecursionError) as error:
            raise LoadError(f"{path} is not TOML ({error}); repair it") from None
        documents, aliases = values.pop("documents", {}), values.pop("aliases", {})
        if unknown := sorted(values.keys() - {"outlet", "series"}):
            raise LoadError(
                f'{path} has an unknown key "{unknown[0]}"; known are outlet, series, aliases, documents'
            )
        tables = [documents, aliases]
        if isinstance(documents, dict):
            tables += documents.values()
        if not all(isinstance(table, dict) for table in tables):
            raise LoadError(f'{path}: write documents as [documents."id"] and aliases as [aliases]')
        try:
            self.default = fields(values, self._unread)
            self.aliases = {str(alias): str(outlet) for alias, outlet in aliases.items()}
            for name, row in documents.items():
                self._rows.setdefault(name, []).append(fields(row, self._unread))
        except ValueError:  # Python writes no number of more than 4,300 digits
            raise LoadError(
                f"{path} names something by a number that is too long; repair it"
            ) from None

    def _read_csv(self, path: Path, keys: frozenset[str]) -> None:
        """Read a table with a row a document, which is named in one of some columns."""
        with decode.open_text(path, None, newline="") as lines:
            rows = table_rows(lines, str(path), keys, has_texts=False)
            self._take([beside.checked(row) for row in rows], keys)

    def _take(self, rows: list[Mapping[str, Any]], keys: frozenset[str]) -> None:
        """Take over what the rows of a table say of documents."""
        order = cache(lambda: column_order(rows))
        for row in rows:
            known = fields(row, self._unread, order)
            for key, value in row.items():
                if folded(key) in keys:
                    self._rows.setdefault(str(value), []).append(known)


def _merged(first: Fields, second: Fields) -> Fields:
    """Return what `first` says, completed by `second`."""
    return {name: first[name] or second[name] for name in METADATA}


def _filled(document: Document, row: Fields) -> Document:
    """Complete a document by what a table says of it; what it says of itself stays."""
    own = {name: getattr(document, name) for name in METADATA}
    merged = _merged(own, row)
    return document if merged == own else replace(document, **merged)
