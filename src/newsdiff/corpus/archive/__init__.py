"""The kept archive: documents, their marks, fingerprints and the reuse found, in one DuckDB file.

Everything is written in transactions, so a run that is killed or fails leaves the file as its last
finished transaction did. One process writes at a time; while it does nobody else can read. Texts are in
the file as they were read, but for lone surrogates, which no database holds: each becomes U+FFFD.

`fill` puts documents in and keeps what is known of all of them true, `opening` opens the file, `tables` and `rows` say
what it holds, `database` runs queries.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from newsdiff.corpus import Progress, choose, packed
from newsdiff.corpus.archive import fingerprints, opening, rows, tables
from newsdiff.corpus.archive.database import Database
from newsdiff.corpus.archive.limits import ArchiveLimits
from newsdiff.corpus.index import search
from newsdiff.corpus.index.links import Links
from newsdiff.corpus.store import Store
from newsdiff.language.dates import timestamp
from newsdiff.model import Document, Paragraph
from newsdiff.settings import CleanSettings, IndexSettings, Settings

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_DISTANCE_BITS = 3  # words put in or left out between two fingerprints of one passage: below 8

__all__ = ["Archive", "open_archive"]


@contextmanager
def open_archive(
    path: str | Path,
    limits: ArchiveLimits | None = None,
    purpose: opening.Purpose = "read",
    settings: Settings | None = None,
) -> Iterator[Archive]:
    """Open an archive, and close it; see `opening.connected` for what is raised.

    Args:
        path: The file.
        limits: Those of the archive; the defaults if None.
        purpose: What for.
        settings: How its documents are cleaned and compared; the defaults, with any cleaning, if None.
    """
    limits = limits or ArchiveLimits()
    clean = settings.clean if settings else None
    with opening.connected(Path(path), limits, purpose, clean) as connection:
        yield Archive(connection, limits, (settings or Settings()).index)


class Archive:
    """An open archive, a `Corpus` whose documents are in the order of their ids; use `open_archive`."""

    def __init__(
        self, connection: DuckDBPyConnection, limits: ArchiveLimits, index: IndexSettings
    ) -> None:
        self.database = Database(connection)
        self._limits, self._index = limits, index

    @cached_property
    def _columns(self) -> tuple[list[int], list[str], list[str | None], list[float]]:
        """Number, id, outlet and time of each document."""
        found = self.database.rows(
            "SELECT number, id, outlet, published FROM documents ORDER BY id"
        )
        numbers, ids, outlets, published = zip(*found, strict=True) if found else ((), (), (), ())
        return list(numbers), list(ids), list(outlets), [timestamp(date) for date in published]

    @property
    def ids(self) -> Sequence[str]:
        """Id of each document."""
        return self._columns[1]

    @property
    def outlets(self) -> Sequence[str | None]:
        """Outlet of each document."""
        return self._columns[2]

    @property
    def times(self) -> Sequence[float]:
        """When each was published, in seconds since 1970; infinity where unknown."""
        return self._columns[3]

    def record(self, at: int) -> bytes:
        """Return a document as bytes."""
        return packed.pack(self.document(at))

    def document(self, at: int) -> Document:
        """Return a document with its marks."""
        [(_, document)] = self.documents([self._columns[0][at]])
        return document

    def named(self, name: str) -> list[int]:
        """Return the document with an id or a path, else all whose ids begin so."""
        found = choose.positions(self.ids, name)
        if found:
            return found
        rows = self.database.rows("SELECT id FROM documents WHERE path = $name", name=name)
        return [self.ids.index(identifier) for [identifier] in rows[:1]]

    def near(self, target: Document, progress: Progress | None = None) -> list[int]:
        """Return the documents of other outlets that share text with a target, in order of their ids."""
        places = {number: at for at, number in enumerate(self._columns[0])}
        numbers = self.candidates(target, self._limits.max_kin)
        near = self.documents(numbers)
        documents = [document for _, document in near]
        shared = search.find_sources(target, documents, self._index, progress)
        return sorted(places[near[at][0]] for at in shared)

    def pairs(self, progress: Progress | None = None) -> Links:
        """Return the pairs of documents of different outlets that share text."""
        return search.find_links(Store.of(self.stream()), self._index, progress)

    def documents(
        self, numbers: Sequence[int], *, is_raw: bool = False
    ) -> list[tuple[int, Document]]:
        """Return documents by their numbers: number and document, by id.

        Args:
            numbers: Which.
            is_raw: Whether to return them as they were segmented, without marks.
        """
        wanted = {"number": np.array(numbers, np.int32)}
        found = self._documents("IN (SELECT number FROM wanted)", is_raw=is_raw, wanted=wanted)
        return sorted(found, key=lambda pair: pair[1].id)

    def stream(self, *, is_raw: bool = False) -> Iterator[Document]:
        """Yield all documents by their numbers; see `documents`."""
        for first, last in self._ranges():
            where = "BETWEEN $first AND $last"
            for _, document in self._documents(where, is_raw=is_raw, first=first, last=last):
                yield document

    def _ranges(self) -> Iterator[tuple[int, int]]:
        """Cut the numbers of all documents into ranges; a query of one can be interrupted soon."""
        size = self._limits.batch_documents
        [[end]] = self.database.rows("SELECT coalesce(max(number) + 1, 0) FROM documents")
        for first in range(0, end, size):
            yield first, first + size - 1

    def _documents(
        self, which: str, *, is_raw: bool, **given: object
    ) -> list[tuple[int, Document]]:
        """Return documents whose numbers fulfil a condition, by their numbers."""
        paragraphs: dict[int, list[Paragraph]] = {}
        query = f"SELECT {tables.PARAGRAPH} FROM paragraphs WHERE document {which}"  # noqa: S608
        for number, *row in self.database.rows(f'{query} ORDER BY document, "index"', **given):
            paragraphs.setdefault(number, []).append(rows.paragraph(row, is_raw=is_raw))
        query = f"SELECT {tables.DOCUMENT} FROM documents WHERE number {which} ORDER BY number"  # noqa: S608
        return [
            (row[0], rows.document(row, paragraphs.get(row[0], [])))
            for row in self.database.rows(query, **given)
        ]

    def candidates(self, document: Document, limit: int) -> list[int]:
        """Return the numbers of documents that share fingerprints with one, those with most in a row first."""
        hashes, _, places = fingerprints.of([(0, document)], self._limits)
        query = (
            "WITH places AS (SELECT f.document, count(*) AS n FROM fingerprints f JOIN asked USING (hash) "
            "GROUP BY f.document, (asked.place - f.place) >> $bits) "
            "SELECT document FROM places GROUP BY document "
            "ORDER BY max(n) DESC, sum(n) DESC, document LIMIT $limit"
        )
        given = {"asked": {"hash": hashes, "place": places}, "bits": _DISTANCE_BITS, "limit": limit}
        return [number for [number] in self.database.rows(query, **given)]

    def candidates_of(self, numbers: Iterable[int], min_shared: int) -> list[int]:
        """Return the documents that share fingerprints with some, those included.

        Args:
            numbers: Of documents that wait to be compared; of all others those count that were compared before.
            min_shared: Fingerprints that two documents must share at about the same distance.
        """
        query = (
            "WITH new AS (SELECT f.* FROM fingerprints f JOIN fresh ON f.document = fresh.number), "
            "known AS (SELECT number FROM documents WHERE state IN ('kept', 'stale') "
            "UNION SELECT number FROM fresh), "
            "pairs AS (SELECT new.document AS b, f.document AS a FROM fingerprints f "
            "JOIN new ON f.hash = new.hash AND f.document <> new.document "
            "JOIN known ON f.document = known.number "
            "GROUP BY a, b, (new.place - f.place) >> $bits HAVING count(*) >= $least) "
            "SELECT DISTINCT unnest([a, b]) AS document FROM pairs ORDER BY document"
        )
        given = {
            "fresh": {"number": np.array(list(numbers), np.int32)},
            "least": min_shared,
            "bits": _DISTANCE_BITS,
        }
        return [number for [number] in self.database.rows(query, **given)]

    def __len__(self) -> int:
        """Return the number of documents."""
        [[n]] = self.database.rows("SELECT count(*) FROM documents")
        return int(n)

    def summary(self) -> dict[str, Any]:
        """Count what is inside."""
        counts = {
            "documents": "SELECT count(*) FROM documents",
            "outlets": "SELECT count(DISTINCT outlet) FROM documents",
            "first": "SELECT min(published) FROM documents",
            "last": "SELECT max(published) FROM documents",
            "paragraphs": "SELECT count(*) FROM paragraphs",
            "removed": "SELECT count(*) FROM paragraphs WHERE action = 'remove'",
            "fingerprints": "SELECT count(*) FROM fingerprints",
            "passages": "SELECT count(*) FROM reuse",
        }
        meta = {
            key: value for key, value in self.meta().items() if key not in ("clean", "nameless")
        }
        counted = {name: self.database.rows(query)[0][0] for name, query in counts.items()}
        query = "SELECT coalesce(sum(length(text)), 0)::BIGINT FROM documents WHERE number BETWEEN $a AND $b"
        n_characters = sum(self.database.rows(query, a=a, b=b)[0][0] for a, b in self._ranges())
        return {**meta, **counted, "waiting": self.waiting(), "characters": n_characters}

    def cleaning(self) -> CleanSettings | None:
        """Return how the documents inside were cleaned; None where there are none."""
        known = self.meta().get("clean")
        if known is None:
            return None
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in json.loads(known).items()
        }
        return CleanSettings(**values)

    def digests(self) -> dict[str, str]:
        """Return the digest of every document by its id."""
        return dict(self.database.rows("SELECT id, digest FROM documents"))

    def waiting(self) -> int:
        """Return the number of documents whose outlets, marks or passages later ones may have changed."""
        [[n]] = self.database.rows(
            "SELECT count(*) FROM documents WHERE state <> 'kept' OR own_outlet IS NULL AND "
            "EXISTS (SELECT 1 FROM meta WHERE key = 'nameless')"
        )
        return int(n)

    def meta(self) -> dict[str, str]:
        """Return what the archive says of itself."""
        return dict(self.database.rows("SELECT key, value FROM meta"))
