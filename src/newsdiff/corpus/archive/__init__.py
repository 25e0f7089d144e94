"""The kept archive: documents, their marks, fingerprints and the reuse found, in one DuckDB file.

Everything is written in transactions, so a run that is killed or fails leaves the file as its last
finished transaction did. One process writes at a time; while it does nobody else can read. Texts stand in
the file as they were read, but for lone surrogates, which no database holds: each becomes U+FFFD.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from newsdiff.corpus.archive import opening, queries, rows, tables
from newsdiff.corpus.index import fingerprint, winnowing
from newsdiff.model import Alignment, Document, Paragraph
from newsdiff.settings import ArchiveSettings

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Hashes = NDArray[np.uint64]
Ints = NDArray[np.int64]

_DISTANCE_BITS = 3  # words put in or left out between two fingerprints of one passage: below 8

__all__ = ["Archive", "opened"]


@contextmanager
def opened(
    path: str | Path, settings: ArchiveSettings | None = None, purpose: opening.Purpose = "read"
) -> Iterator[Archive]:
    """Open an archive, and close it; see `opening.connected` for what is raised."""
    settings = settings or ArchiveSettings()
    with opening.connected(Path(path), settings, purpose) as connection:
        yield Archive(connection, settings)


class Archive:
    """An open archive; use `opened`."""

    def __init__(self, connection: DuckDBPyConnection, settings: ArchiveSettings) -> None:
        self._connection = connection
        self._settings = settings

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write everything that is done inside, or nothing of it."""
        self._connection.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._rollback()
            raise
        self._connection.execute("COMMIT")

    def _rollback(self) -> None:
        """Undo what was done; an error that ended the transaction has done it already."""
        import duckdb

        try:
            self._connection.execute("ROLLBACK")
        except duckdb.Error:
            return

    def digests(self) -> dict[str, str]:
        """Return the digest of every document by its id."""
        return dict(self._rows("SELECT id, digest FROM documents"))

    def add(self, documents: Sequence[Document], digests: Sequence[str]) -> list[int]:
        """Put documents in, in the place of those with their ids.

        Args:
            documents: With marked paragraphs.
            digests: What tells whether a document has changed.

        Returns:
            The numbers that they got, ascending.
        """
        self.remove([document.id for document in documents])
        [[first]] = self._rows("SELECT coalesce(max(number) + 1, 0) FROM documents")
        numbers = range(first, first + len(documents))
        written = [
            (
                *(n, d.id, d.path, d.title, d.outlet, d.published, d.series, d.sha256, digest),
                *(d.encoding, d.body_start, rows.storable(d.text)),
            )
            for n, d, digest in zip(numbers, documents, digests, strict=True)
        ]
        self._insert("documents", tables.DOCUMENT, written)
        paragraphs = [
            (n, p.index, p.line, p.start, p.end, p.kind, *rows.mark_row(p.mark))
            for n, document in zip(numbers, documents, strict=True)
            for p in document.paragraphs
        ]
        self._insert("paragraphs", tables.PARAGRAPH, paragraphs)
        hashes, owners, places = self._fingerprints(zip(numbers, documents, strict=True))
        columns: dict[str, NDArray[Any]] = {
            "hash": hashes,
            "document": owners.astype(np.int32),
            "place": places.astype(np.int32),
        }
        self._insert_columns("fingerprints", "hash, document, place", columns)
        return list(numbers)

    def add_reuse(self, found: Iterable[tuple[int, int, Alignment]]) -> None:
        """Put alignments in, each with the numbers of its two documents."""
        written = [
            (
                *(a, one.a.start, one.a.end, b, one.b.start, one.b.end, one.kind),
                *(max(one.n_a, one.n_b), one.n_equal, one.identity),
            )
            for a, b, one in found
        ]
        self._insert("reuse", tables.REUSE, written)

    def remove(self, ids: Sequence[str]) -> int:
        """Take documents out with all that was found of them; return how many there were."""
        wanted = {"id": rows.column(list(ids))}
        query = "SELECT number FROM documents WHERE id IN (SELECT id FROM wanted)"
        numbers = [number for [number] in self._rows(query, wanted=wanted)] if ids else []
        if numbers:
            gone = {"number": np.array(numbers, np.int32)}
            for table, column in (
                ("documents", "number"),
                ("paragraphs", "document"),
                ("fingerprints", "document"),
                ("reuse", "a"),
                ("reuse", "b"),
            ):
                self._run(
                    f"DELETE FROM {table} WHERE {column} IN (SELECT number FROM gone)",  # noqa: S608
                    gone=gone,
                )
        return len(numbers)

    def documents(self, numbers: Sequence[int]) -> list[tuple[int, Document]]:
        """Return documents with their paragraphs and marks, by their numbers: number and document, by id."""
        wanted = {"number": np.array(numbers, np.int32)}
        found = self._documents("IN (SELECT number FROM wanted)", wanted=wanted)
        return sorted(found, key=lambda pair: pair[1].id)

    def stream(self) -> Iterator[Document]:
        """Yield all documents with their paragraphs and marks, by their numbers."""
        for first, last in self._ranges():
            for _, document in self._documents("BETWEEN $first AND $last", first=first, last=last):
                yield document

    def _ranges(self) -> Iterator[tuple[int, int]]:
        """Cut the numbers of all documents into ranges; a query of one can be interrupted soon."""
        size = self._settings.batch_documents
        [[end]] = self._rows("SELECT coalesce(max(number) + 1, 0) FROM documents")
        for first in range(0, end, size):
            yield first, first + size - 1

    def _documents(self, which: str, **given: object) -> list[tuple[int, Document]]:
        """Return documents whose numbers fulfil a condition, by their numbers."""
        paragraphs: dict[int, list[Paragraph]] = {}
        query = f"SELECT {tables.PARAGRAPH} FROM paragraphs WHERE document {which}"  # noqa: S608
        for number, *row in self._rows(f'{query} ORDER BY document, "index"', **given):
            paragraphs.setdefault(number, []).append(rows.paragraph(row))
        query = f"SELECT {tables.DOCUMENT} FROM documents WHERE number {which} ORDER BY number"  # noqa: S608
        return [
            (row[0], rows.document(row, paragraphs.get(row[0], [])))
            for row in self._rows(query, **given)
        ]

    def named(self, name: str) -> list[tuple[int, str]]:
        """Return number and id of the document with an id or path, else of those whose id begins so."""
        query = "SELECT number, id FROM documents WHERE {} ORDER BY id"
        found = self._rows(query.format("id = $name OR path = $name"), name=name)
        return found or self._rows(query.format("starts_with(id, $name)"), name=name)

    def kin(self, document: Document, limit: int) -> list[int]:
        """Return the documents that share fingerprints with one, those with most in a row first.

        Args:
            document: With marked paragraphs.
            limit: The most to return.
        """
        hashes, _, places = self._fingerprints([(0, document)])
        query = (
            "WITH places AS (SELECT f.document, count(*) AS n FROM fingerprints f JOIN asked USING (hash) "
            "GROUP BY f.document, (asked.place - f.place) >> $bits) "
            "SELECT document FROM places GROUP BY document "
            "ORDER BY max(n) DESC, sum(n) DESC, document LIMIT $limit"
        )
        given = {"asked": {"hash": hashes, "place": places}, "bits": _DISTANCE_BITS, "limit": limit}
        return [number for [number] in self._rows(query, **given)]

    def kin_since(self, first: int, min_shared: int) -> list[int]:
        """Return documents that share fingerprints with documents from a number on, those included.

        Args:
            first: Number of the first of these documents.
            min_shared: Fingerprints that two documents must share at about the same distance.
        """
        query = (
            "WITH fresh AS (SELECT * FROM fingerprints WHERE document >= $first), "
            "pairs AS (SELECT fresh.document AS b, f.document AS a FROM fingerprints f "
            "JOIN fresh ON f.hash = fresh.hash AND f.document < fresh.document "
            "GROUP BY a, b, (fresh.place - f.place) >> $bits HAVING count(*) >= $least) "
            "SELECT DISTINCT unnest([a, b]) AS document FROM pairs ORDER BY document"
        )
        given = {"first": first, "least": min_shared, "bits": _DISTANCE_BITS}
        return [number for [number] in self._rows(query, **given)]

    def size(self) -> int:
        """Return the number of documents."""
        [[n]] = self._rows("SELECT count(*) FROM documents")
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
        meta = dict(self._rows("SELECT key, value FROM meta"))
        counted = {name: self._rows(query)[0][0] for name, query in counts.items()}
        query = "SELECT coalesce(sum(length(text)), 0)::BIGINT FROM documents WHERE number BETWEEN $a AND $b"
        n_characters = sum(self._rows(query, a=a, b=b)[0][0] for a, b in self._ranges())
        return {**meta, **counted, "characters": n_characters}

    def _fingerprints(self, documents: Iterable[tuple[int, Document]]) -> tuple[Hashes, Ints, Ints]:
        """Return the chosen n-grams of documents, sorted: hash, number of the document, place in it."""
        none = np.empty(0, np.int64)
        kept = [(np.empty(0, np.uint64), none, none)]
        kept += (
            winnowing.chosen(batch, self._settings) for batch in fingerprint.batches(documents)
        )
        hashes, owners, places = (np.concatenate(columns) for columns in zip(*kept, strict=True))
        order = np.lexsort((places, owners, hashes))
        return hashes[order], owners[order], places[order]

    def _insert(self, table: str, columns: str, written: Sequence[Sequence[Any]]) -> None:
        """Put rows into a table."""
        if written:
            names = [name.strip(' "') for name in columns.split(",")]
            arrays = [rows.column(values) for values in zip(*written, strict=True)]
            self._insert_columns(table, columns, dict(zip(names, arrays, strict=True)))

    def _insert_columns(self, table: str, columns: str, values: Mapping[str, NDArray[Any]]) -> None:
        """Put columns into a table."""
        self._run(f"INSERT INTO {table} SELECT {columns} FROM fresh", fresh=values)  # noqa: S608

    def _rows(self, query: str, **given: object) -> list[Any]:
        """Run a query and return its rows."""
        return list(self._run(query, **given).fetchall())

    def _run(self, query: str, **given: object) -> DuckDBPyConnection:
        """Run a query on tables (dictionaries of arrays) and values, both given by name."""
        values = {name: value for name, value in given.items() if not isinstance(value, dict)}
        for name, table in given.items():
            if isinstance(table, dict):
                self._connection.register(name, table)
        return queries.run(self._connection, query, values)
