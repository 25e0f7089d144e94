"""Which prepared documents of a frame share text: the steps of `index.pieces`, with Spark in between."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

import numpy as np

from newsdiff.corpus import Progress, batched
from newsdiff.corpus.index import pieces
from newsdiff.corpus.index.layout import Layout
from newsdiff.corpus.index.pieces import IndexPiece, Kind, Plan
from newsdiff.corpus.index.postings import RepeatedParagraphs
from newsdiff.corpus.spark.frames import Frames, collected, grouped_rows, mapped
from newsdiff.corpus.spark.placing import spread_numbers
from newsdiff.corpus.spark.preparing import Prepared
from newsdiff.corpus.spark.rows import Row, Schema, pressed, unpressed
from newsdiff.language.hashing import Ints
from newsdiff.settings import IndexSettings

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_Step = Callable[[Plan, int, Sequence[tuple[int, bytes]]], Iterable[IndexPiece]]
"""Makes pieces of the kinds and payloads of all that belong to a group, which has a number."""
_PIECES: Schema = {"kind": "long", "home": "long", "payload": "binary"}
"""Pieces; the payload is `pressed`."""
_READ_TOGETHER = 2_000  # documents; more make pieces larger and fewer
_BUCKET_DOCUMENTS = 1_000  # n-grams of so many are some 5 MB
_RANGE_DOCUMENTS = 1_000  # words of so many are some 3 MB, and about as much what they share
_MAX_PARTS = 1_024
_MIN_BITS, _MAX_BITS = 2, 10
_MIN_RANGES, _MAX_RANGES = 4, 1_024


@dataclass(frozen=True, slots=True)
class Cuts:
    """Into how many pieces the search is cut; that changes no result."""

    hash_bits: int
    """There are `2**hash_bits` buckets of n-grams."""
    n_ranges: int
    """Ranges of documents."""

    @classmethod
    def of(cls, n_documents: int) -> Cuts:
        """Choose for so many documents: pieces of some megabytes."""
        bits = (n_documents // _BUCKET_DOCUMENTS).bit_length()
        n_ranges = n_documents // _RANGE_DOCUMENTS
        return cls(
            min(max(bits, _MIN_BITS), _MAX_BITS),
            min(max(n_ranges, _MIN_RANGES), _MAX_RANGES),
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
    links = numbers[pieces.links_of(found, settings)]
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

    plan = _plan(data)

    def of(frame: DataFrame, kind: Kind) -> DataFrame:
        return frame.where(f"kind = {int(kind)}")

    def by_home(frame: DataFrame, kind: Kind, step: _Step) -> DataFrame:
        n_parts = min(_n_groups(plan, kind), _MAX_PARTS)
        return grouped_rows(frame, "home", n_parts, partial(_take_step, data, step, kind), _PIECES)

    copies = frames.kept(
        f"copies-{cuts.hash_bits}-{cuts.n_ranges}",
        lambda: by_home(of(postings, Kind.PARAGRAPHS), Kind.PARAGRAPHS, pieces.copy_pieces),
        _PIECES,
        "kind",
    )
    repeated = _payloads(of(copies, Kind.REPEATED))
    link = partial(_link, pickle.dumps(repeated))
    seeds = by_home(of(postings, Kind.KEYS), Kind.KEYS, link)
    words = of(postings, Kind.WORDS)
    joined = seeds.unionAll(of(copies, Kind.COPIED)).unionAll(words)
    runs = by_home(joined, Kind.WORDS, pieces.run_pieces)
    if progress:
        progress("checking", 0, 0)
    return _payloads(by_home(runs.unionAll(words), Kind.WORDS, pieces.link_pieces))


def _payloads(frame: DataFrame) -> list[bytes]:
    return [unpressed(payload) for (payload,) in collected(frame.select("payload"))]


def _n_groups(plan: Plan, kind: int) -> int:
    """Return into how many groups pieces of a kind fall."""
    match kind:
        case Kind.KEYS:
            return 1 << plan.pile_bits
        case Kind.PARAGRAPHS | Kind.REPEATED:
            return 1 << plan.hash_bits
    return plan.edges.size - 1


def _homes(n_groups: int) -> tuple[int, ...]:
    """Return the numbers by which Spark knows the groups."""
    return spread_numbers(n_groups, min(n_groups, _MAX_PARTS))


@lru_cache(maxsize=4)
def _groups(n_groups: int) -> dict[int, int]:
    """Return the group of each of these numbers."""
    return {home: group for group, home in enumerate(_homes(n_groups))}


@lru_cache(maxsize=1)
def _plan(data: bytes) -> Plan:
    """Read a plan, once in each process."""
    (sizes, groups, times), n, settings, cuts = pickle.loads(data)  # noqa: S301  what the caller made
    layout = Layout.of(sizes.astype(np.int64), groups.astype(np.int64), times)
    return Plan.of(layout, n, settings, cuts.hash_bits, cuts.n_ranges)


@lru_cache(maxsize=1)
def _repeated(data: bytes) -> RepeatedParagraphs:
    return pieces.repeated_of(pickle.loads(data))  # noqa: S301  what the caller made


def _rows(plan: Plan, found: Iterable[IndexPiece]) -> Iterator[Row]:
    homes = {kind: _homes(_n_groups(plan, kind)) for kind in Kind}
    for piece in found:
        home = homes[Kind(piece.kind)][piece.group]
        yield int(piece.kind), home, pressed(piece.payload)


def _read(data: bytes, rows: Iterator[Row]) -> Iterator[Row]:
    plan = _plan(data)
    for some in batched(rows, _READ_TOGETHER):
        yield from _rows(plan, pieces.read_pieces(plan, some))


def _take_step(data: bytes, step: _Step, kind: Kind, home: int, rows: list[Row]) -> Iterator[Row]:
    """Do a step of the search with the pieces of a group."""
    plan = _plan(data)
    some = [(number, unpressed(payload)) for number, _, payload in rows]
    return _rows(plan, step(plan, _groups(_n_groups(plan, kind))[home], some))


def _link(
    repeated: bytes, plan: Plan, pile: int, some: Sequence[tuple[int, bytes]]
) -> Iterator[IndexPiece]:
    del pile
    return pieces.seed_pieces(plan, _repeated(repeated), some)
