"""The kept archive: documents, their marks, fingerprints and the reuse found, in one DuckDB file.

Everything is written in transactions, so a run that is killed or fails leaves the file as its last
finished transaction did. One process writes at a time; while it does nobody else can read, but waits a while for its
turn. Texts are in the file as they were read, but for lone surrogates, which no database holds: each becomes U+FFFD.

`fill` puts documents in and keeps what is known of all of them true, `opening` opens the file when it is its turn (`turns`), `tables` and `rows` say
what it holds, `database` runs queries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from newsdiff.corpus import packed
from newsdiff.corpus.archive import opening, rows, shape, tables
from newsdiff.corpus.archive.columns import DISTANCE_BITS, ColumnedCorpus, DocumentColumns
from newsdiff.corpus.archive.database import Database
from newsdiff.corpus.archive.limits import ArchiveLimits
from newsdiff.corpus.archive.replica import Fingerprints, Replica
from newsdiff.corpus.index import batching, search, winnowing
from newsdiff.errors import SettingsError
from newsdiff.model import Document, Paragraph
from newsdiff.settings import CleanSettings, IndexSettings, Settings

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["Archive", "DocumentColumns", "Fingerprints", "Replica", "open_archive"]


@contextmanager
def open_archive(
    path: str | Path,
    limits: ArchiveLimits | None = None,
    purpose: opening.Purpose = "read",
    settings: Settings | None = None,
) -> Iterator[Archive]:
    """Open an archive, and close it; see `opening.connected` for what is raised.

    Limits are the defaults if None, and so are settings: of comparing, with any cleaning.
    """
    limits = limits or ArchiveLimits()
    clean = settings.clean if settings else None
    with opening.connected(Path(path), limits, purpose, clean) as connection:
        yield Archive(connection, limits, (settings or Settings()).index)


class Archive(ColumnedCorpus):
    """An open archive, a `Corpus` whose documents are in the order of their ids; use `open_archive`."""

    def __init__(
        self, connection: DuckDBPyConnection, limits: ArchiveLimits, index: IndexSettings
    ) -> None:
        self.database, self._connection = Database(connection), connection
        self._limits, self._index = limits, index

    @cached_property
    def columns(self) -> DocumentColumns:
        """What is known of all documents; whoever opens an archive again that nobody has written to may set it."""
        query = "SELECT number, id, published FROM documents ORDER BY id"
        columns = DocumentColumns.of(self.database.rows(query))
        for values in (columns.numbers, columns.ids):
            if None in values or len(set(values)) < len(values):
                raise rows.RowError("two articles have one id or number, or one has none")
        return columns

    def record(self, at: int) -> bytes:
        """Return a document as bytes."""
        return packed.pack(self.document(at))

    def document(self, at: int) -> Document:
        """Return a document with its marks."""
        [(_, document)] = self.documents([self.columns.numbers[at]])
        return document

    def several(self, places: Sequence[int]) -> list[Document]:
        """Return some documents with their marks, in the order of their ids."""
        numbers = [self.columns.numbers[at] for at in places]
        return [document for _, document in self.documents(numbers)]

    def ids_at(self, path: str) -> list[str]:
        """Return the ids of the documents with a path."""
        return self.database.values("SELECT id FROM documents WHERE path = $path", path=path)

    def near(self, target: Document) -> list[int]:
        """Return the documents of other outlets that share text with a target, in order of their ids.

        In a small archive these are all of other outlets, as in a small folder.
        """
        numbers = self.columns.numbers
        is_small = len(numbers) <= self._index.max_direct
        chosen = numbers if is_small else self.candidates(target, self._limits.max_kin)
        found = self.documents(chosen)
        documents = [document for _, document in found]
        if is_small:
            shared = [
                at
                for at, d in enumerate(documents)
                if d.id != target.id and d.group != target.group
            ]
        else:
            shared = search.find_sources(target, documents, self._index)
        return sorted(self.columns.positions[found[at][0]] for at in shared)

    def documents(
        self, numbers: Sequence[int], *, is_raw: bool = False
    ) -> list[tuple[int, Document]]:
        """Return documents by their numbers: number and document, by id; raw ones have no marks."""
        found = self._documents("IN (FROM wanted)", is_raw=is_raw, wanted=list(numbers))
        return sorted(found, key=lambda pair: pair[1].id)

    def stream(self, *, is_raw: bool = False) -> Iterator[Document]:
        """Yield all documents by their numbers; see `documents`."""
        for a, b in self._ranges():
            for _, document in self._documents("BETWEEN $a AND $b", is_raw=is_raw, a=a, b=b):
                yield document

    def _ranges(self) -> Iterator[tuple[int, int]]:
        """Cut the numbers of all documents into ranges; a query of one can be interrupted soon."""
        size = self._limits.batch_documents
        numbers = sorted(self.columns.numbers)
        return (
            (numbers[first], numbers[min(first + size, len(numbers)) - 1])
            for first in range(0, len(numbers), size)
        )

    def end(self) -> int:
        """Return the number after the last one that a document has."""
        return int(
            self.database.values("SELECT coalesce(max(number)::BIGINT + 1, 0) FROM documents")[0]
        )

    def _documents(
        self, which: str, *, is_raw: bool, **given: object
    ) -> list[tuple[int, Document]]:
        """Return documents whose numbers fulfil a condition, by their numbers."""
        paragraphs: dict[int, list[Paragraph]] = {}
        query = f'FROM paragraphs WHERE document {which} ORDER BY document, "index"'
        for number, *row in self.database.rows(query, **given):
            paragraphs.setdefault(number, []).append(rows.paragraph(row, is_raw=is_raw))
        query = f"FROM documents WHERE number {which} ORDER BY number"
        return [
            (row[0], rows.document(row, paragraphs.get(row[0], [])))
            for row in self.database.rows(query, **given)
        ]

    def candidates(self, document: Document, limit: int) -> list[int]:
        """Return the numbers of documents that share fingerprints with one, those with most in a row first."""
        hashes, _, places = self.ngrams([(0, document)])
        query = (
            "WITH places AS (SELECT f.document, count(*) AS n FROM fingerprints f JOIN asked USING (hash) "
            "GROUP BY f.document, (asked.place - f.place) >> $bits) "
            "SELECT document FROM places GROUP BY document "
            "ORDER BY max(n) DESC, sum(n) DESC, document LIMIT $limit"
        )
        given = {"asked": {"hash": hashes, "place": places}, "bits": DISTANCE_BITS, "limit": limit}
        return self.database.values(query, **given)

    def ngrams(self, documents: Iterable[tuple[int, Document]]) -> winnowing.ChosenNgrams:
        """Return the n-grams of numbered documents that an archive keeps, sorted."""
        limits = self._limits
        kind = (limits.ngram_words, limits.window, limits.hash_bits)
        return winnowing.choose_sorted(batching.batches(documents), *kind)

    def candidates_of(self, numbers: Iterable[int], min_shared: int) -> list[int]:
        """Return the documents that share fingerprints with some, those included.

        Some wait to be compared; of all others those count that were compared before. Two must share
        `min_shared` fingerprints at about the same distance.
        """
        query = (
            "WITH new AS (SELECT f.* FROM fingerprints f JOIN fresh ON f.document = fresh.value), "
            "known AS (SELECT number FROM documents WHERE state IN ('kept', 'stale') UNION FROM fresh), "
            "pairs AS (SELECT new.document AS b, f.document AS a FROM fingerprints f "
            "JOIN new ON f.hash = new.hash AND f.document <> new.document "
            "JOIN known ON f.document = known.number "
            "GROUP BY a, b, (new.place - f.place) >> $bits HAVING count(*) >= $least) "
            "SELECT DISTINCT unnest([a, b]) AS document FROM pairs ORDER BY document"
        )
        given = {"fresh": list(numbers), "least": min_shared, "bits": DISTANCE_BITS}
        return self.database.values(query, **given)

    def __len__(self) -> int:
        return int(self.database.values("SELECT count(*) FROM documents")[0])

    def summary(self) -> dict[str, Any]:
        """Count what is inside."""
        counts = {
            "documents": "count(*) FROM documents",
            "outlets": "count(DISTINCT outlet) FROM documents",
            "first": "min(published) FROM documents",
            "last": "max(published) FROM documents",
            "paragraphs": "count(*) FROM paragraphs",
            "removed": "count(*) FROM paragraphs WHERE action = 'remove'",
            "fingerprints": "count(*) FROM fingerprints",
            "passages": "count(*) FROM reuse",
        }
        meta = self.meta()
        known = {key: meta[key] for key in meta if key not in ("clean", "nameless")}
        for name, query in counts.items():
            known[name] = self.database.values(f"SELECT {query}")[0]
        query = "SELECT coalesce(sum(length(text)), 0)::BIGINT FROM documents WHERE number BETWEEN $a AND $b"
        n_characters = sum(self.database.values(query, a=a, b=b)[0] for a, b in self._ranges())
        return {**known, "waiting": self.waiting(), "characters": n_characters}

    def cleaning(self) -> CleanSettings | None:
        """Return how the documents inside were cleaned; None where there are none."""
        known = self.meta().get("clean")
        if known is None:
            return None
        read = shape.cleaning(known).items()
        values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in read}
        try:
            return CleanSettings(**values)
        except (TypeError, SettingsError) as error:
            raise rows.RowError("the settings of its cleaning cannot be read") from error

    def digests(self) -> dict[str, str]:
        """Return the digest of every document by its id."""
        return dict(self.database.rows("SELECT id, digest FROM documents"))

    def states(self) -> dict[str, str]:
        """Return what changes when a document, its outlet or its marks do, for each by its id."""
        marks = (
            'SELECT document, bit_xor(hash("index", kind, action, category, reason, confidence)) AS marks '
            "FROM paragraphs GROUP BY document"
        )
        query = (
            "SELECT id, concat_ws(' ', digest, number, hash(outlet), marks) "  # noqa: S608
            f"FROM documents LEFT JOIN ({marks}) ON document = number"
        )
        return dict(self.database.rows(query))

    def vectors(self, name: str, model: str) -> dict[int, bytes]:
        """Return the vectors that a model made of sentences of a document, given by its id, by the digest of the sentence."""
        if tables.VECTORS.keys().isdisjoint(shape.tables_of(self._connection)):
            return {}
        query = (
            "SELECT sentence, vector FROM vectors JOIN documents ON document = number "
            "WHERE id = $name AND model = $model ORDER BY sentence"
        )
        found = dict(self.database.rows(query, name=name, model=model))
        if any(key is None or len(one or b"") != tables.VECTOR_BYTES for key, one in found.items()):
            raise rows.RowError(f"a sentence of the article {name!r} has no vector")
        return found

    def keep_vectors(self, vectors: Mapping[str, Mapping[int, bytes]], model: str) -> None:
        """Keep vectors that a model made of sentences of documents, given by their ids; other documents are left out."""
        with self.database.transaction():
            for name, some in vectors.items():
                at, fresh = self.place(name), sorted(some.keys() - self.vectors(name, model).keys())
                if at is not None and fresh:
                    number = self.columns.numbers[at]
                    written = [(number, model, key, some[key]) for key in fresh]
                    self.database.insert("vectors", written)

    def fingerprints(self, first: float, last: float) -> Fingerprints:
        """Return the n-grams of a part of all possible hashes, given as shares of these; sorted by hash."""
        low, high = (int(share * (1 << self._limits.hash_bits)) for share in (first, last))
        query = "SELECT hash, document, place FROM fingerprints WHERE hash >= $low AND hash < $high"
        found = self.database.run(query, low=low, high=high).fetchnumpy()
        hashes, documents, places = (np.asarray(found[n]) for n in ("hash", "document", "place"))
        order = np.argsort(hashes, kind="stable")
        return hashes[order], documents[order], places[order]

    def waiting(self) -> int:
        """Return the number of documents whose outlets, marks or passages later ones may have changed."""
        query = (
            "SELECT count(*) FROM documents WHERE state <> 'kept' OR own_outlet IS NULL AND "
            "EXISTS (SELECT 1 FROM meta WHERE key = 'nameless')"
        )
        return int(self.database.values(query)[0])

    def meta(self) -> dict[str, str]:
        """Return what the archive says of itself."""
        return dict(self.database.rows("SELECT key, value FROM meta"))
