"""A copy of an archive to ask many questions of: articles, their words and their n-grams, in the file of the full-text index.

An archive is tables for queries: what shares n-grams with an article is found by a pass over the n-grams of all, and articles
are put together from rows. Here n-grams stand in piles by their upper bits, articles as they are packed, and words as halves
of their hashes, so that a question reads what it needs and no more. The answers are those of the archive.

A copy is of one state of its archive, and says which. It is filled in transactions: who reads sees one state, whole, or
hears that there is none yet.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np

from newsdiff.corpus import batched
from newsdiff.corpus.archive.columns import DISTANCE_BITS, ColumnedCorpus, DocumentColumns
from newsdiff.corpus.archive.limits import ArchiveLimits
from newsdiff.corpus.index import batching, known, winnowing
from newsdiff.corpus.index.arrays import by_number
from newsdiff.corpus.index.known import KnownWords
from newsdiff.language.hashing import Hashes, Ints
from newsdiff.language.instants import timestamp
from newsdiff.model import Document
from newsdiff.settings import IndexSettings

_PILE_BITS = 16
"""Upper bits of a hash that choose its pile: of 100,000 articles a pile has 330 n-grams, 4 KB."""
_NGRAM = np.dtype([("hash", "<u4"), ("document", "<u4"), ("place", "<u4")])
"""The lower bits of a hash, the article that has it, and the number of its first word."""
_PILES = 64
"""Piles that are read at once: of 100,000 articles 260 KB, of an article of 700 words a third."""
_MAX_ASKED = 500
"""Values in a query: SQLite takes 999."""

Fingerprints = tuple[Hashes, Ints, Ints]
"""Hashes, numbers of articles and places."""


class Replica(ColumnedCorpus):
    """The copy, a `Corpus` whose documents are in the order of their ids."""

    def __init__(self, database: sqlite3.Connection, index: IndexSettings) -> None:
        self._database, self._index = database, index
        self._limits = ArchiveLimits()
        self._columns: tuple[str, DocumentColumns] | None = None

    @property
    def state(self) -> str:
        """The state of the archive that it is a copy of; "" where there is none yet."""
        return str(self._database.execute("SELECT state FROM totals").fetchone()[0])

    @contextmanager
    def reading(self, state: str) -> Iterator[bool]:
        """Read from what there is now, whoever writes meanwhile; whether that is the copy of a state."""
        self._database.execute("BEGIN")
        try:
            yield bool(state) and self.state == state
        finally:
            self._database.rollback()

    def add(self, numbered: Sequence[tuple[int, Document]]) -> None:
        """Keep the words of articles that the full-text index takes in; it has no state until `take_ngrams`."""
        words = known.known_words([document for _, document in numbered])
        rows = ((n, *own.dump()) for (n, _), own in zip(numbered, words, strict=True))
        with self._database:
            self._database.execute("UPDATE totals SET state = ''")
            self._database.executemany("INSERT OR REPLACE INTO known_words VALUES (?, ?, ?)", rows)

    def take_ngrams(self, parts: Iterable[Fingerprints | None], state: str) -> None:
        """Take over the n-grams of an archive, by rising hash; from then on this is a copy of that state.

        Whoever gives None instead of a part calls it off: then nothing changes.
        """
        shift = self._limits.hash_bits - _PILE_BITS
        with self._database:
            self._database.execute("UPDATE totals SET state = ''")
            self._database.execute("DELETE FROM piles")
            for part in parts:
                if part is None:
                    self._database.rollback()
                    return
                self._database.executemany("INSERT INTO piles VALUES (?, ?)", _piles(part, shift))
            query = "DELETE FROM known_words WHERE number NOT IN (SELECT number FROM articles)"
            self._database.execute(query)
            self._database.execute("UPDATE totals SET state = ?", (state,))

    @property
    def columns(self) -> DocumentColumns:
        """What is known of all documents."""
        state = self.state
        if self._columns is None or self._columns[0] != state:
            query = "SELECT number, id, published FROM articles ORDER BY id"
            self._columns = state, DocumentColumns.of(self._database.execute(query))
        return self._columns[1]

    def record(self, at: int) -> bytes:
        """Return a document as bytes."""
        query = "SELECT record FROM records WHERE number = ?"
        return zlib.decompress(
            self._database.execute(query, (self.columns.numbers[at],)).fetchone()[0]
        )

    def states(self) -> dict[str, str]:
        """Return what changes when a document or its marks do, for each by its id."""
        return dict(self._database.execute("SELECT id, digest FROM articles"))

    def ids_at(self, path: str) -> list[str]:
        """Return the ids of the documents with a path."""
        query = "SELECT id FROM articles WHERE path = ?"
        return [row[0] for row in self._database.execute(query, (path,))]

    def near(self, target: Document) -> list[int]:
        """Return the documents of other outlets that share text with a target, in order of their ids.

        In a small archive these are all of other outlets.
        """
        columns, places = self.columns, self.columns.positions
        is_small = len(columns.numbers) <= self._index.max_direct
        chosen = columns.numbers if is_small else self.candidates(target, self._limits.max_kin)
        others = [
            number
            for number, identifier, kin in self._of("SELECT number, id, kin FROM articles", chosen)
            if identifier != target.id and kin != target.group
        ]
        if is_small:
            return sorted(places[number] for number in others)
        read = self._of("SELECT number, halves, paragraphs FROM known_words", others)
        words = [(columns.times[places[n]], KnownWords.load(*own)) for n, *own in read]
        [asked] = known.known_words([target])
        found = known.find_sharing((timestamp(target.published), asked), words, self._index)
        return sorted(places[read[at][0]] for at in found)

    def _of(self, query: str, numbers: Sequence[int], key: str = "number") -> list[Any]:
        """Return rows of some articles, or of what has another key, by their numbers."""
        found: list[Any] = []
        for first in range(0, len(numbers), _MAX_ASKED):
            some = numbers[first : first + _MAX_ASKED]
            asked = f"{query} WHERE {key} IN ({', '.join('?' * len(some))})"
            found += self._database.execute(asked, some)
        return found

    def candidates(self, target: Document, limit: int) -> list[int]:
        """Return the numbers of documents that share n-grams with one, as `Archive.candidates` does."""
        limits = self._limits
        kind = (limits.ngram_words, limits.window, limits.hash_bits)
        hashes, _, places = winnowing.choose_sorted(batching.batches([(0, target)]), *kind)
        shift = np.uint64(limits.hash_bits - _PILE_BITS)
        rows = [np.empty((2, 0), np.int64)]
        for some in batched(np.unique(hashes >> shift).tolist(), _PILES):
            own = slice(*np.searchsorted(hashes >> shift, [some[0], some[-1] + 1]))
            rows.append(self._matches(some, shift, hashes[own], places[own]))
        documents, distances = np.concatenate(rows, axis=1)
        return _most_in_a_row(documents, distances, limit)

    def _matches(
        self, piles: Sequence[int], shift: np.uint64, hashes: Hashes, places: Ints
    ) -> Ints:
        """Return the articles with hashes of some piles, and how far apart the places are; shape (2, matches)."""
        rows = sorted(self._of("SELECT pile, ngrams FROM piles", piles, key="pile"))
        read = [(pile, np.frombuffer(own, _NGRAM)) for pile, own in rows]
        ngrams = np.concatenate([np.empty(0, _NGRAM), *(own for _, own in read)])
        upper = np.array([pile for pile, _ in read], np.uint64) << shift
        ascending = np.repeat(upper, [own.size for _, own in read] or 0) | ngrams["hash"]
        first = np.searchsorted(ascending, hashes, "left")
        counts = np.searchsorted(ascending, hashes, "right") - first
        offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        found = ngrams[np.repeat(first, counts) + offsets]
        apart = np.repeat(places, counts) - found["place"].astype(np.int64)
        return np.stack((found["document"].astype(np.int64), apart >> DISTANCE_BITS))


def _piles(part: Fingerprints, shift: int) -> Iterator[tuple[int, bytes]]:
    """Cut sorted n-grams into piles."""
    hashes, documents, places = part
    ngrams = np.empty(hashes.size, _NGRAM)
    ngrams["hash"] = hashes & np.uint64((1 << shift) - 1)
    ngrams["document"], ngrams["place"] = documents, places
    numbers = (hashes >> np.uint64(shift)).astype(np.int64)
    return ((pile, ngrams[own].tobytes()) for pile, own in by_number(numbers))


def _most_in_a_row(documents: Ints, distances: Ints, limit: int) -> list[int]:
    """Return the documents with most matches at one distance, then with most in all, then by number."""
    order = np.lexsort((distances, documents))
    documents, distances = documents[order], distances[order]
    is_new = np.append(True, documents[1:] != documents[:-1])[: documents.size]
    is_place = is_new | np.append(True, distances[1:] != distances[:-1])[: documents.size]
    starts = np.flatnonzero(is_place)
    counts = np.diff(np.append(starts, documents.size))
    firsts = np.flatnonzero(is_new[starts])
    if not firsts.size:
        return []
    most, every = np.maximum.reduceat(counts, firsts), np.add.reduceat(counts, firsts)
    numbers = documents[starts[firsts]]
    chosen = np.lexsort((numbers, -every, -most))[:limit]
    found: list[int] = numbers[chosen].tolist()
    return found
