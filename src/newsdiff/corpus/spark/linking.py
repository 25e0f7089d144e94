"""Which prepared documents of a frame share text: the steps of `index.pieces`, with Spark in between."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

import numpy as np

from newsdiff.corpus import Progress, batched
from newsdiff.corpus.index import pieces
from newsdiff.corpus.index.layout import Ints, Layout
from newsdiff.corpus.index.pieces import IndexPiece, Kind, Plan
from newsdiff.corpus.index.postings import RepeatedParagraphs
from newsdiff.corpus.spark.frames import Frames, Row, Schema, collected, grouped_rows, mapped
from newsdiff.corpus.spark.preparing import Prepared, n_parts_of
from newsdiff.settings import IndexSettings

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_Work = Callable[[int, list[Row]], Iterable[Row]]
_PIECES: Schema = {"kind": "long", "home": "long", "payload": "binary"}
_READ_TOGETHER = 2_000  # documents; more make pieces larger and fewer
_BUCKET_DOCUMENTS = 2_000  # n-grams of so many are some 10 MB
_RANGE_DOCUMENTS = 4_000  # words of so many are some 10 MB
_MIN_BITS, _MAX_BITS = 2, 10
_MIN_RANGES, _MAX_RANGES = 4, 1_024


@dataclass(frozen=True, slots=True)
class Cuts:
    """Into how many pieces the search is cut; that changes no result."""

    hash_bits: int
    """There are `2**hash_bits` buckets of n-grams."""
    n_ranges: int
    """Ranges of documents."""
    n_parts: int
    """Parts in which buckets and ranges are worked on."""

    @classmethod
    def of(cls, n_documents: int) -> Cuts:
        """Choose for so many documents: pieces of some megabytes."""
        bits = (n_documents // _BUCKET_DOCUMENTS).bit_length()
        n_ranges = n_documents // _RANGE_DOCUMENTS
        return cls(
            min(max(bits, _MIN_BITS), _MAX_BITS),
            min(max(n_ranges, _MIN_RANGES), _MAX_RANGES),
            n_parts_of(n_documents),
        )


def find_links_on_spark(
    prepared: Prepared,
    frames: Frames,
    settings: IndexSettings,
    cuts: Cuts,
    progress: Progress | None = None,
) -> Ints:
    """Return the pairs of positions that `search.find_links` returns.

    Raises:
        RunError: Spark could not do its work.
    """
    ranks = np.array(prepared.ranks, np.int64)
    numbers = np.argsort(ranks)
    known = (prepared.sizes, prepared.groups, prepared.times)
    sizes, groups, times = (np.array(column)[numbers] for column in known)
    n = settings.ngram_of(len(prepared.ids))
    columns = (sizes.astype(np.int32), groups.astype(np.int32), times)
    # 16 bytes a document, which go along with every step.
    data = pickle.dumps((columns, n, settings, cuts), pickle.HIGHEST_PROTOCOL)
    _plan(data)  # what cannot be planned is told before anything runs
    found = _linked(prepared.marked, frames, data, cuts, progress)
    links = numbers[pieces.links_of(found)]
    return np.unique(np.sort(links, axis=1), axis=0)


def _linked(
    marked: DataFrame, frames: Frames, data: bytes, cuts: Cuts, progress: Progress | None
) -> list[bytes]:
    postings = frames.kept(
        f"postings-{cuts.hash_bits}-{cuts.n_ranges}",
        lambda: mapped(marked.select("rank", "record"), partial(_read, data), _PIECES),
        _PIECES,
        "kind",
    )
    if progress:
        progress("pairing", 0, 0)

    def of(frame: DataFrame, kind: Kind) -> DataFrame:
        return frame.where(f"kind = {int(kind)}")

    def by_home(frame: DataFrame, work: _Work) -> DataFrame:
        return grouped_rows(frame, "home", cuts.n_parts, work, _PIECES)

    copies = frames.kept(
        f"copies-{cuts.hash_bits}-{cuts.n_ranges}",
        lambda: by_home(of(postings, Kind.PARAGRAPHS), partial(_copy, data)),
        _PIECES,
        "kind",
    )
    repeated = _payloads(of(copies, Kind.REPEATED))
    seeds = by_home(of(postings, Kind.KEYS), partial(_link, data, pickle.dumps(repeated)))
    words = of(postings, Kind.WORDS)
    joined = seeds.unionAll(of(copies, Kind.COPIED)).unionAll(words)
    runs = by_home(joined, partial(_join, data))
    if progress:
        progress("checking", 0, 0)
    return _payloads(by_home(runs.unionAll(words), partial(_check, data)))


def _payloads(frame: DataFrame) -> list[bytes]:
    return [payload for (payload,) in collected(frame.select("payload"))]


@lru_cache(maxsize=1)
def _plan(data: bytes) -> Plan:
    """Read a plan, once in each process."""
    (sizes, groups, times), n, settings, cuts = pickle.loads(data)  # noqa: S301  what the caller made
    layout = Layout.of(sizes.astype(np.int64), groups.astype(np.int64), times)
    return Plan.of(layout, n, settings, cuts.hash_bits, cuts.n_ranges)


@lru_cache(maxsize=1)
def _repeated(data: bytes) -> RepeatedParagraphs:
    return pieces.repeated_of(pickle.loads(data))  # noqa: S301  what the caller made


def _rows(found: Iterable[IndexPiece]) -> Iterator[Row]:
    return ((int(piece.kind), piece.group, piece.payload) for piece in found)


def _read(data: bytes, rows: Iterator[Row]) -> Iterator[Row]:
    for some in batched(rows, _READ_TOGETHER):
        yield from _rows(pieces.read_pieces(_plan(data), some))


def _copy(data: bytes, home: int, rows: list[Row]) -> Iterator[Row]:
    return _rows(pieces.copy_pieces(_plan(data), home, [row[-1] for row in rows]))


def _link(data: bytes, repeated: bytes, home: int, rows: list[Row]) -> Iterator[Row]:
    del home
    payloads = [row[-1] for row in rows]
    return _rows(pieces.seed_pieces(_plan(data), _repeated(repeated), payloads))


def _join(data: bytes, home: int, rows: list[Row]) -> Iterator[Row]:
    return _rows(pieces.run_pieces(_plan(data), home, [(row[0], row[2]) for row in rows]))


def _check(data: bytes, home: int, rows: list[Row]) -> Iterator[Row]:
    return _rows(pieces.link_pieces(_plan(data), home, [(row[0], row[2]) for row in rows]))
