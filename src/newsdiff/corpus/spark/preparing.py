"""From documents as they were read to prepared ones in a frame: the steps of `corpus.prepare`, and in its order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby, pairwise
from typing import TYPE_CHECKING

import numpy as np

from newsdiff.corpus import Progress, batched, packed
from newsdiff.corpus.prepare import MARKED_TOGETHER, MarkTask, cleaning_blocks, mark_blocks
from newsdiff.corpus.spark.frames import Frames, collected, grouped_rows, mapped
from newsdiff.corpus.spark.parcels import unwrapped, wrapped
from newsdiff.corpus.spark.placing import spread_numbers
from newsdiff.corpus.spark.rows import Row, Schema
from newsdiff.corpus.spark.sources import SparkSource
from newsdiff.corpus.spark.tasks import TaskDocuments
from newsdiff.documents import outlets, segment
from newsdiff.errors import LoadError, RunError
from newsdiff.language.instants import timestamp
from newsdiff.settings import CleanSettings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray
    from pyspark.sql import DataFrame

_DESCRIBED: Schema = {
    "place": "long", "key": "long", "head": "binary", "lines": "binary", "record": "binary", "error": "string",
}  # fmt: skip
"""Segmented documents. The key is a hash of the id, the head what all documents must be known by, and the lines those that
may show a site."""
_PLACED: Schema = {
    "task": "long", "block": "long", "rank": "long", "number": "long", "record": "binary",
}  # fmt: skip
"""Documents with their numbers by id, and where they belong."""
MARKED: Schema = {"number": "long", "rank": "long", "n_removed": "long", "record": "binary"}
"""Prepared documents."""
_PLACED_TOGETHER = 1_000  # documents
_DOCUMENTS_FOR_PART = 1_000  # some seconds of cleaning, and some more of comparing


@dataclass(frozen=True, slots=True)
class Prepared:
    """Prepared documents, and what is known of all of them, in order of their ids."""

    marked: DataFrame
    ids: list[str]
    outlets: list[str | None]
    times: list[float]
    sizes: list[int]
    """Bytes of the texts."""
    groups: list[int]
    ranks: list[int]
    """Place of each by time, then by id."""
    n_paragraphs: int
    n_removed: int


@dataclass(frozen=True, slots=True)
class _Head:
    """What is known of a document before it is marked."""

    id: str
    place: int
    key: int
    outlet: str | None
    published: str | None
    series: str | None
    n_bytes: int
    n_paragraphs: int


@dataclass(frozen=True, slots=True)
class _Places:
    """Where documents belong, by their numbers: 16 bytes of each, which go along with the step."""

    keys: NDArray[np.int64]
    """Hashes of the ids."""
    ranks: NDArray[np.int32]
    """Place of each by time, then by id."""
    blocks: NDArray[np.int32]
    """Block of documents that are cleaned together."""
    tasks: NDArray[np.int64]
    """The task of each block."""

    @classmethod
    def of(
        cls, keys: Sequence[int], ranks: Sequence[int], tasks: Mapping[int, list[list[int]]]
    ) -> _Places:
        """Place documents, given in order of their ids, in tasks of blocks."""
        blocks = np.empty(len(keys), np.int32)
        for at, block in enumerate(chain.from_iterable(tasks.values())):
            blocks[block] = at
        own = [task for task, some in tasks.items() for _ in some]
        return cls(np.array(keys), np.array(ranks, np.int32), blocks, np.array(own))


def n_parts_of(n_documents: int) -> int:
    """Return in how many parts so many documents are worked on."""
    return max(-(-n_documents // _DOCUMENTS_FOR_PART), 2)


def prepare_on_spark(
    source: SparkSource, frames: Frames, settings: CleanSettings, progress: Progress | None
) -> Prepared:
    """Segment the documents of a source, assign them to outlets and mark their paragraphs.

    Raises:
        LoadError: Something cannot be read, or there is nothing.
        RunError: Spark could not do its work.
    """
    described = frames.kept(
        "described", lambda: mapped(source.read(frames), _describe, _DESCRIBED), _DESCRIBED
    )
    heads = _heads(described, source)
    if progress:
        progress("reading", len(heads), len(heads))
    ids = [head.id for head in heads]
    names = _outlets(described, frames, heads)
    times = [timestamp(head.published) for head in heads]
    order = sorted(range(len(heads)), key=lambda at: (times[at], ids[at]))
    ranks = [0] * len(heads)
    for rank, at in enumerate(order):
        ranks[at] = rank
    blocks = [*cleaning_blocks(ids, names, times, settings.max_together)]
    tasks = [*batched(blocks, MARKED_TOGETHER, len)]
    n_parts = min(n_parts_of(len(heads)), len(tasks))
    named = dict(zip(spread_numbers(len(tasks), n_parts), tasks, strict=True))
    places = _Places.of([head.key for head in heads], ranks, named)

    def mark() -> DataFrame:
        placed = mapped(described.select("key", "record"), partial(_place, places), _PLACED)
        parcels = wrapped(placed, _PLACED)
        work = partial(_mark, settings, [names[block[0]] for block in blocks])
        return grouped_rows(parcels, "home", n_parts, work, MARKED)

    marked = frames.kept("marked", mark, MARKED)
    n_removed = sum(n for (n,) in collected(marked.select("n_removed")))
    if progress:
        progress("cleaning", len(heads), len(heads))
    return Prepared(
        marked,
        ids,
        names,
        times,
        [head.n_bytes for head in heads],
        _groups(heads, names),
        ranks,
        sum(head.n_paragraphs for head in heads),
        n_removed,
    )


def _describe(rows: Iterator[Row]) -> Iterator[Row]:
    """Segment documents."""
    for place, record, error in rows:
        if error is not None:
            yield place, 0, b"", b"", b"", error
            continue
        d = document = segment.describe(packed.unpack(record))
        known = (d.id, d.outlet, d.published, d.series)
        made = packed.pack(document)
        head = packed.dump_values((*known, packed.head(made).n_bytes, len(d.paragraphs)))
        lines = packed.dump_values([*outlets.boilerplate_lines(document).items()])
        yield place, id_key(d.id), head, lines, made, None


def id_key(identifier: str) -> int:
    """Hash an id to 63 bits, the same on every machine: joins are by numbers."""
    content = identifier.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(content, digest_size=8).digest()) >> 1


def _heads(described: DataFrame, source: SparkSource) -> list[_Head]:
    """Fetch what is known of the documents, in order of their ids."""
    heads: list[_Head] = []
    errors: list[tuple[int, str]] = []
    for place, key, head, error in collected(described.select("place", "key", "head", "error")):
        if error is None:
            name, outlet, published, series, *sizes = packed.load_values(head)
            heads.append(_Head(name, place, key, outlet, published, series, *sizes))
        else:
            errors.append((place, error))
    if errors:
        raise LoadError(min(errors)[1])
    if not heads:
        raise LoadError("there are no articles in what was named; give at least one")
    heads.sort(key=lambda head: (head.id, head.place))
    for one, other in pairwise(heads):
        if one.id == other.id:
            raise source.doubled(one.id, one.place, other.place)
    if len({head.key for head in heads}) != len(heads):
        raise RunError("two ids have one hash of 63 bits; rename any article and run again")
    return heads


@dataclass(frozen=True, slots=True)
class _ProseTask:
    """Documents whose sentences are asked for."""

    shared: Mapping[int, Sequence[int]]
    """Numbers of the paragraphs that others have, too, by position."""

    @property
    def documents(self) -> Sequence[int]:
        return sorted(self.shared)


def _hash_prose(task: _ProseTask, records: Mapping[int, bytes]) -> dict[int, set[int]]:
    return {
        at: outlets.prose_hashes(packed.unpack(record), task.shared[at])
        for at, record in records.items()
    }


def _outlets(described: DataFrame, frames: Frames, heads: Sequence[_Head]) -> list[str | None]:
    """Find the outlets of the documents."""
    keys = [head.key for head in heads]

    def read_lines() -> list[outlets.Lines]:
        found: dict[int, bytes] = dict(collected(described.select("key", "lines")))
        return [dict(packed.load_values(found[key])) for key in keys]

    def read_prose(shared: Mapping[int, Sequence[int]]) -> Mapping[int, set[int]]:
        records = described.select("key", "record").toDF("number", "record")
        tasks = (
            _ProseTask({at: shared[at] for at in some})
            for some in batched(shared, _DOCUMENTS_FOR_PART)
        )
        sizes = [head.n_bytes for head in heads]
        done = TaskDocuments(frames, records, keys, sizes, n_parts_of(len(heads))).run(
            _hash_prose, tasks
        )
        return dict(chain.from_iterable(some.items() for some in done))

    ids = [head.id for head in heads]
    return outlets.find_outlets(ids, [head.outlet for head in heads], read_lines, read_prose)


def _groups(heads: Sequence[_Head], names: Sequence[str | None]) -> list[int]:
    """Number the groups inside of which reuse does not count, as `Document.group` has them."""
    numbers: dict[str, int] = {}
    groups = (
        head.series or outlet or f"\0{head.id}" for head, outlet in zip(heads, names, strict=True)
    )
    return [numbers.setdefault(group, len(numbers)) for group in groups]


def _place(places: _Places, rows: Iterator[Row]) -> Iterator[Row]:
    """Find out where documents belong."""
    order = np.argsort(places.keys)
    for some in batched(rows, _PLACED_TOGETHER):
        keys, records = zip(*some, strict=True)
        numbers = order[np.searchsorted(places.keys, keys, sorter=order)]
        blocks = places.blocks[numbers]
        columns = places.tasks[blocks], blocks, places.ranks[numbers], numbers
        yield from zip(*(column.tolist() for column in columns), records, strict=True)


def _mark(
    settings: CleanSettings, names: Sequence[str | None], task: int, rows: list[Row]
) -> Iterator[Row]:
    """Mark the blocks of a task, given the outlet of every block; see `prepare.mark_blocks`."""
    del task
    own = sorted(unwrapped((parcel for _, parcel in rows), _PLACED))
    blocks = [
        [(record, names[block]) for *_, record in some]
        for block, some in groupby(own, key=lambda row: row[1])
    ]
    made = mark_blocks(MarkTask(blocks, settings, None, has_evidence=False))
    for (_, _, rank, number, _), record in zip(own, made, strict=True):
        yield number, rank, packed.head(record).n_removed, record
