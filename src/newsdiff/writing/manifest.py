"""The manifest of a folder: a row about the folder, then rows about each file in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from newsdiff.errors import LoadError

UNFINISHED = "unfinished"
"""Key of the header while files move to their places: some that have a record may not be there yet."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a manifest says of a file, in one row or in several: the last one says all but the pieces of the others."""

    name: str
    sha256: str
    """Digest of what the file was made from."""
    cleaned_sha256: str
    """Digest of the file."""
    source: str | None
    """Digest of the path of what the file was made from; None where that is not known."""
    start: int
    end: int
    """Bytes of the manifest where its rows begin and end."""


def entries(manifest: Path, header: Mapping[str, Any]) -> Iterator[Entry]:
    """Yield what a manifest says of each file, in order; rows without a digest belong to the next that has one.

    Raises:
        LoadError: It is no manifest of that kind, or one of a later version, or damaged.
    """
    with manifest.open("rb") as file:
        first = _row(file.readline(), manifest, 1)
        version = first.get("version")
        is_known = isinstance(version, int) and 1 <= version <= header["version"]
        if first.get("format") != header["format"] or not is_known:
            raise LoadError(f"{manifest} is not a manifest of newsdiff that this version can read")
        start = end = file.tell()
        for number, line in enumerate(iter(file.readline, b""), 2):
            row = _row(line, manifest, number)
            end += len(line)
            if "sha256" in row:
                yield replace(_entry(row, manifest, number), start=start, end=end)
                start = end


def _row(line: bytes, manifest: Path, number: int) -> dict[str, Any]:
    """Read a row of a manifest."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict):
        raise LoadError(f"{manifest} line {number} is not a manifest of newsdiff")
    return row


def _entry(row: dict[str, Any], manifest: Path, number: int) -> Entry:
    """Read the last row of a file."""
    names = ("name", "sha256", "cleaned_sha256", "source")
    name, sha256, cleaned, source = (row.get(key) for key in names)
    texts = [value for value in (name, sha256, cleaned) if isinstance(value, str)]
    if len(texts) < len(names) - 1 or not isinstance(source, str | None):
        raise LoadError(f"{manifest} line {number} was changed; it is no record of a file")
    return Entry(texts[0], texts[1], texts[2], source, 0, 0)


def by_name(found: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Gather records by the names of their files; after a kill a file may have two."""
    named: dict[str, list[Entry]] = {}
    for entry in found:
        named.setdefault(entry.name, []).append(entry)
    return named
