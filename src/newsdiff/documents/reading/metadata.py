"""What is known of a document besides its text: fields of front matter and records, files beside it, folders."""

from __future__ import annotations

import logging
import reprlib
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from newsdiff.documents.reading import decode, records
from newsdiff.errors import LoadError
from newsdiff.language import dates
from newsdiff.model import Document

_log = logging.getLogger(__name__)

NAMES = frozenset({"corpus.toml", "metadata.csv", "labels.jsonl", "newsdiff-manifest.jsonl"})
"""Files of a corpus folder that hold no articles."""

# First the plain name, then what passim, Jekyll, schema.org and Open Graph write; the first that is set counts.
_KEYS = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "site_name"),
    "series": ("series",),
    "published": ("published", "published_time", "date_published", "datepublished", "pubdate", "date"),
}  # fmt: skip

_MAX_SHOWN = 100
"""Characters of a value that is no date, in a message."""


Fields = dict[str, Any]
"""The metadata of a document, each a string or None, by the names of its attributes."""


@dataclass(slots=True)
class Unread:
    """Counts the dates of a corpus that could not be read, so that one line tells of all of them."""

    n: int = 0
    first: object = None

    def add(self, value: object) -> None:
        """Count a date."""
        self.first = self.first if self.n else value
        self.n += 1

    def tell(self) -> None:
        """Log how many there were, with the first of them as it stands."""
        if self.n == 1:
            _log.warning(
                "%s is not a full, unambiguous date and is left out; write 2017-02-15",
                _shown(self.first),
            )
        elif self.n:
            _log.warning(
                "%s dates are not full and unambiguous and are left out, the first is %s; write 2017-02-15",
                f"{self.n:,}",
                _shown(self.first),
            )


def fields(
    values: Mapping[str, object], unread: Unread, order: Callable[[], bool | None] = lambda: None
) -> Fields:
    """Pick the metadata out of front matter, a record or a table row.

    Args:
        values: What is known, by any names.
        unread: Counts the date if it cannot be read.
        order: Says whether dates such as 03/04/2019 have the day first here; asked where it matters.

    Example:
        >>> fields({"Headline": "Ferry back in service", "date": "2017-02-15", "tags": "x"}, Unread())
        {'title': 'Ferry back in service', 'outlet': None, 'series': None, 'published': '2017-02-15'}
    """
    lower = {str(key).casefold(): value for key, value in values.items()}
    found = {name: _first(lower, keys) for name, keys in _KEYS.items()}
    published = found.pop("published")
    moment = dates.iso(published)
    if moment is None and dates.has_two_readings(published):
        moment = dates.iso(published, day_first=order())
    if published is not None and moment is None:
        unread.add(published)
    return {name: _line(value) for name, value in found.items()} | {"published": moment}


def column_order(rows: Iterable[Mapping[str, object]]) -> bool | None:
    """Say whether the dates of records or rows have the day first; None where they do not say."""
    folded = ({str(key).casefold(): value for key, value in row.items()} for row in rows)
    return dates.day_order(_first(row, _KEYS["published"]) for row in folded)


def _first(values: Mapping[str, object], keys: Iterable[str]) -> object:
    """Return the first of some values that is set."""
    return next((values[key] for key in keys if values.get(key) not in (None, "")), None)


class Tables:
    """The `corpus.toml` and `metadata.csv` files of a corpus, read when first needed."""

    def __init__(self, root: Path, unread: Unread) -> None:
        self._root = root
        self._unread = unread
        self._folders: dict[str, _Folder] = {}
        self._above: dict[str, list[tuple[_Folder, int]]] = {}

    def complete(self, document: Document) -> Document:
        """Fill what a document does not know of itself, by its path in the corpus.

        The table in the file's own folder comes first, then those of the folders above up to the corpus,
        then the name of the first folder below the corpus as outlet.
        """
        path = document.path or ""
        home = path.rpartition("/")[0]
        if home not in self._above:
            self._above[home] = self._read_above(home)
        for folder, n_chars in self._above[home]:
            document = _filled(document, folder.fields(document.id, path[n_chars:]))
        outlet = document.outlet or home.partition("/")[0] or None
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
            self._folders[path] = _Folder(self._root / path, self._unread)
        return self._folders[path]


class _Folder:
    """The metadata of one folder, by id and by path."""

    def __init__(self, path: Path, unread: Unread) -> None:
        self._unread = unread
        self.default: Fields = fields({}, unread)
        self.aliases: dict[str, str] = {}
        self._rows: dict[str, list[Fields]] = {}
        if (toml := path / "corpus.toml").is_file():
            self._read_toml(toml)
        if (table := path / "metadata.csv").is_file():
            self._read_csv(table)

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

    def _read_csv(self, path: Path) -> None:
        """Read `metadata.csv`: a row a document, named by `id` or `path`."""
        with decode.open_text(path, None, newline="") as lines:
            rows = [row for _, row in records.table_rows(lines, str(path), {"id", "path"})]
        order = cache(lambda: column_order(rows))
        for row in rows:
            known = fields(row, self._unread, order)
            for key in {"id", "path"} & row.keys():
                self._rows.setdefault(str(row[key]), []).append(known)


def _shown(value: object) -> str:
    """Write a value that may be of any size, in one short line."""
    if isinstance(value, str):
        return repr(value if len(value) <= _MAX_SHOWN else f"{value[:_MAX_SHOWN]}…")
    try:
        return reprlib.repr(value)
    except ValueError:
        return "a number of thousands of digits"


def _line(value: object) -> str | None:
    """Return a string or number as one line, None if nothing is left or it is a list or table."""
    return " ".join(str(value).split()) or None if isinstance(value, (str, int, float)) else None


def _merged(first: Fields, second: Fields) -> Fields:
    """Return what `first` says, completed by `second`."""
    return {name: first[name] or second[name] for name in _KEYS}


def _filled(document: Document, row: Fields) -> Document:
    """Complete a document by what a table says of it; what it says of itself stays."""
    own = {name: getattr(document, name) for name in _KEYS}
    merged = _merged(own, row)
    return document if merged == own else replace(document, **merged)
