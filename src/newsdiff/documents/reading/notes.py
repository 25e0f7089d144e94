"""What a run of reading has to say: dates it could not read, fields it used and ignored, files it left out.

Everything is counted while it is read and told once, at the end: a line for each kind.
"""

from __future__ import annotations

import logging
import reprlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import islice

from newsdiff.errors import LoadError
from newsdiff.language import dates

_log = logging.getLogger(__name__)

LENIENT_HINT = "; --skip-bad leaves out what cannot be read"
"""End of an error that the user may allow."""

_N_LISTED = 6
"""Names of a kind that a line lists."""
_MAX_NAMED = 20
"""Columns that an error lists."""
_MAX_NAME = 60
"""Characters of the name of a column in an error: without names, articles stand there."""
_N_BAD = 5
"""Files and records that could not be read of which each is told; of more, their number."""

_MAX_SHOWN = 100
"""Characters of a value that is no date, in a message."""


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
                "%s is not a full, unambiguous date and is left out; %s",
                _shown(self.first),
                self._advice(),
            )
        elif self.n:
            _log.warning(
                "%s dates are not full and unambiguous and are left out, the first is %s; %s",
                f"{self.n:,}",
                _shown(self.first),
                self._advice(),
            )

    def _advice(self) -> str:
        """Say what makes the date one that can be read."""
        is_turned = dates.has_two_readings(self.first)
        return f"write 2017-02-15{', or say --dates dmy or mdy' if is_turned else ''}"


@dataclass(slots=True)
class Notes:
    """All that is counted while a corpus is read."""

    is_lenient: bool = False
    """Whether what cannot be read is left out, instead of ending the run."""
    unread: Unread = field(default_factory=Unread)
    used: dict[str, dict[str, None]] = field(default_factory=dict)
    """The names of the fields that were used, by what they say."""
    seen: dict[str, None] = field(default_factory=dict)
    """The names of all fields."""
    skipped: dict[str, list[str]] = field(default_factory=dict)
    """Files that were left out, by the reason."""
    bad: list[str] = field(default_factory=list)
    """What could not be read, each with its place."""
    first_null: str = ""
    """Where the first record stands that has a null for a text."""
    n_nulls: int = 0
    """Records with a null for a text."""
    n_empty: int = 0
    """Pages in which no article was found."""
    n_markup: int = 0
    """Texts of records whose markup was taken out."""
    n_cut: int = 0
    """Texts of records that end as services end what they give a part of."""
    n_escaped: int = 0
    """Texts of records in which the ends of lines were written as backslash and n."""

    def fault(self, error: LoadError) -> None:
        """Note what cannot be read; end the run where that was not allowed.

        Raises:
            LoadError: The error, with what would leave the place out.
        """
        if not self.is_lenient:
            raise LoadError(f"{error}{LENIENT_HINT}") from None
        self.bad.append(str(error))

    def null(self, place: str) -> None:
        """Note a record without a text."""
        self.first_null = self.first_null or place
        self.n_nulls += 1

    def skip(self, reason: str, path: str) -> None:
        """Note a file that is left out."""
        self.skipped.setdefault(reason, []).append(path)

    def tell(self) -> None:
        """Log everything that was counted."""
        self.unread.tell()
        for message in self.bad[:_N_BAD]:
            _log.warning("left out: %s", message)
        if len(self.bad) > _N_BAD:
            _log.warning("left out %s more that cannot be read", f"{len(self.bad) - _N_BAD:,}")
            for message in self.bad[_N_BAD:]:
                _log.info("left out: %s", message)
        self._tell_fields()
        if self.n_nulls:
            _log.warning(
                "%s records have null for a text and are empty, the first at %s; --skip-bad leaves them out",
                f"{self.n_nulls:,}",
                self.first_null,
            )
        self._tell_texts()
        self._tell_skipped()

    def _tell_texts(self) -> None:
        """Say of how many texts something was taken out, or is missing."""
        if self.n_markup:
            _log.warning("took the markup out of %s texts", f"{self.n_markup:,}")
        if self.n_cut:
            _log.warning(
                "texts that are only beginnings, as their ends say (“[+99 chars]”, “[…]”): %s; fetch the articles, nothing more of them is compared",
                f"{self.n_cut:,}",
            )
        if self.n_escaped:
            _log.warning(r"read \n as the end of a line in %s texts", f"{self.n_escaped:,}")
        if self.n_empty:
            _log.warning("left out %s pages without an article", f"{self.n_empty:,}")

    def _tell_fields(self) -> None:
        """Say which fields of records were used, unless all have the plain names."""
        known = {name for names in self.used.values() for name in names}
        known |= {name.partition(".")[0] for name in known}
        ignored = [name for name in self.seen if name not in known and name]
        plain = {w for w, names in self.used.items() if all(name.lower() == w for name in names)}
        if not ignored and len(plain) == len(self.used):
            return
        parts = [
            what if what in plain else f"{_listed(names)} as {what}"
            for what, names in self.used.items()
        ]
        said = f"; ignored {_listed(ignored)}" if ignored else ""
        _log.warning("records: used %s%s", ", ".join(parts), said)

    def _tell_skipped(self) -> None:
        """Say how many files of a folder were left out, and why; list them where that is asked for."""
        n = sum(map(len, self.skipped.values()))
        if not n:
            return
        reasons = [
            f"{len(paths):,} {reason}"
            for reason, paths in sorted(self.skipped.items(), key=lambda item: -len(item[1]))
        ]
        shown = ", ".join(reasons[:_N_LISTED])
        more = f" and {len(reasons) - _N_LISTED} other kinds" if len(reasons) > _N_LISTED else ""
        files = f"{n:,} file{'s' if n > 1 else ''}"
        _log.warning("left out %s: %s%s; -v lists them", files, shown, more)
        for reason, paths in self.skipped.items():
            for path in paths:
                _log.info("left out %s: %s", path, reason)


def _listed(names: Iterable[str]) -> str:
    """Name some, and count the others."""
    found = list(names)
    more = f" and {len(found) - _N_LISTED} more" if len(found) > _N_LISTED else ""
    return ", ".join(found[:_N_LISTED]) + more


def _shown(value: object) -> str:
    """Write a value that may be of any size, in one short line."""
    if isinstance(value, str):
        return repr(value if len(value) <= _MAX_SHOWN else f"{value[:_MAX_SHOWN]}…")
    try:
        return reprlib.repr(value)
    except ValueError:
        return "a number of thousands of digits"


def no_column(found: Collection[str], wanted: Collection[str], *, has_texts: bool = True) -> str:
    """Say that there is no column for what is wanted, and which columns there are."""
    if has_texts:
        return (
            f"has no column for the text; there are {listed_columns(found)}; "
            "say which one it is, as --columns text=NAME"
        )
    asked = " or ".join(f'"{name}"' for name in sorted(wanted))
    return f"has no column {asked}; there are {listed_columns(found)}"


def listed_columns(found: Collection[str]) -> str:
    """List the names of columns.

    Example:
        >>> listed_columns(["id", "body"])
        '"id", "body"'
    """
    shown = (name if len(name) <= _MAX_NAME else f"{name[:_MAX_NAME]}…" for name in found)
    names = ", ".join(f'"{name}"' for name in islice(filter(None, shown), _MAX_NAMED))
    more = f" and {len(found) - _MAX_NAMED} more" if len(found) > _MAX_NAMED else ""
    return f"{names or 'none'}{more}"
