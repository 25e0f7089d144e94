"""Where documents of a corpus come from: files, records in them, and the ids that both give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from newsdiff.documents.reading import archives, packing, shapes
from newsdiff.errors import LoadError

MAX_RECORDS = 2**40
"""The place of a document is the number of its file times this, and the number of its record."""


MAX_IN_MEMBER = 2**26
"""In an archive, the number of the record is the number of the file in it times this, and that of the record in that file."""


class FoundFile(NamedTuple):
    """A file of the corpus."""

    root: Path
    """The folder to which the path is relative, and whose tables describe it."""
    path: str

    @property
    def file(self) -> Path:
        """Where it is."""
        return self.root / self.path


def file_name(path: str) -> tuple[str, bool]:
    """Return the name of a file without folder and endings, and whether it holds many articles."""
    name = PurePosixPath(packing.uncompressed_name(path))
    return name.stem, shapes.has_many(name.suffix.lower())


def fallback_id(path: str, number: int, n_named: Counter[tuple[str, bool]]) -> str:
    """Return the id of a document that has none: the name of its file, with its folders if others are called so."""
    stem, has_many = file_name(path)
    name = PurePosixPath(packing.uncompressed_name(path))
    prefix = str(name.with_suffix("")) if n_named[stem, has_many] > 1 else stem
    return f"{prefix}-{number}" if number else prefix


def doubled(identifier: str, files: Mapping[int, FoundFile], first: int, place: int) -> LoadError:
    """Say that two documents have one id, by their places."""
    one, other = (_place(files, at) for at in (first, place))
    return LoadError(
        f'the id "{identifier}" stands for two documents, {one} and {other}; rename one'
    )


def _place(files: Mapping[int, FoundFile], place: int) -> str:
    """Say where a document comes from."""
    at, inside = divmod(place, MAX_RECORDS)
    path = files[at].path
    ending = PurePosixPath(packing.uncompressed_name(path)).suffix.lower()
    if not archives.holds_files(path):
        return f"{files[at].file} {shapes.unit(ending)} {inside}" if inside else str(files[at].file)
    member, number = divmod(inside, MAX_IN_MEMBER)
    record = f" record {number}" if number else ""
    return f"{files[at].file} (file {member}{record} in it)"
