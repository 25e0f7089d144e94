"""The search for links in pieces, where neither all documents nor all n-grams stand in one place.

What `search` does with arrays of the whole corpus is done here with pieces of them: byte strings that say what they are of
and which group they belong to. Between two steps somebody else brings the pieces of a group together, in any order.

    documents        -> KEYS by pile, PARAGRAPHS by the bucket of their hash, WORDS by range of documents
    PARAGRAPHS       -> REPEATED, for all buckets to know, and COPIED by range of the later document
    KEYS of a pile   -> SEEDS by range of the later document
    SEEDS, COPIED, WORDS -> RUNS by range of the earlier document, with the words around them in the later one
    RUNS, WORDS      -> LINKS

However a corpus is cut, the links are those of `search.find_links`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsdiff.corpus import batched
from newsdiff.corpus.index import batching, kernels, links, postings, runs
from newsdiff.corpus.index.arrays import by_number, dump_arrays, load_arrays
from newsdiff.corpus.index.layout import Layout
from newsdiff.corpus.index.postings import RepeatedParagraphs
from newsdiff.corpus.index.runs import Buckets, CorpusWords, Runs, Windows
from newsdiff.errors import RunError
from newsdiff.language.hashing import Hashes, Ints
from newsdiff.settings import IndexSettings

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WHOLE, _HASH, _HALF = np.int64, np.uint64, np.uint32


class Kind(IntEnum):
    """What a piece is of."""

    KEYS = 0
    """Slots of n-grams, and what their keys have of the hashes."""
    PARAGRAPHS = 1
    """Rows of paragraphs, as `kernels.ReadWords` has them."""
    WORDS = 2
    """Numbers of documents, how many words each has, and these."""
    REPEATED = 3
    """Paragraphs that occur again: first slots, last slots, numbers of their texts."""
    COPIED = 4
    """Linked paragraphs: slots in both documents, words."""
    SEEDS = 5
    """Seeds, as `runs.pack_seeds` packs them."""
    RUNS = 6
    """Runs: slots in both documents, words, carriers, and the windows of the later one."""
    LINKS = 7
    """Links: a column for each field."""


class IndexPiece(NamedTuple):
    """Some of what a step gives to a group of the next one."""

    kind: int
    group: int
    payload: bytes


@dataclass(frozen=True, slots=True)
class Plan:
    """What every step knows of the corpus, and how it is cut."""

    layout: Layout
    n: int
    """Words of an n-gram."""
    settings: IndexSettings
    hash_bits: int
    """There are `2**hash_bits` buckets of hashes of paragraphs, and as many piles of keys or more."""
    ranges: Buckets
    """Slots of the ranges of documents."""
    edges: Ints
    """First document of each range, and the number of documents."""

    @classmethod
    def of(
        cls, layout: Layout, n: int, settings: IndexSettings, hash_bits: int, n_ranges: int
    ) -> Plan:
        """Cut a corpus into ranges of about equal length.

        Raises:
            RunError: A document is so long that its range could not be numbered.
        """
        # A range ends before the document that would make it wider: with room for one there is no rest that is nearly empty.
        longest = int(np.diff(layout.bases).max(initial=0))
        ranges = Buckets.of(layout, -(-int(layout.bases[-1]) // n_ranges) + longest)
        edges = np.searchsorted(layout.bases, ranges.bounds)
        if not np.array_equal(layout.bases[edges], ranges.bounds):
            raise RunError(
                f"an article of {longest - 1:,} bytes is too long for a corpus of {layout.groups.size:,} articles; cut it in two"
            )
        return cls(layout, n, settings, hash_bits, ranges, edges)

    @property
    def pile_bits(self) -> int:
        """There are `2**pile_bits` piles of keys, see `kernels.SlotNumbers`."""
        return max(self.hash_bits, postings.prefix_bits(self.layout.slot_bits))

    def words(self, number: int, payloads: Iterable[bytes]) -> CorpusWords:
        """Put the words of a range of documents in one row.

        Raises:
            RunError: Words of a document are missing, or there twice.
        """
        parts: list[tuple[int, NDArray[np.uint32]]] = []
        for payload in payloads:
            numbers, sizes, words = load_arrays(payload, _WHOLE, _WHOLE, _HALF)
            ends = np.cumsum(sizes).tolist()
            parts += zip(numbers.tolist(), np.split(words, ends[:-1]) if ends else [], strict=True)
        parts.sort(key=lambda part: part[0])
        begin, end = self.edges[number : number + 2].tolist()
        if [at for at, _ in parts] != [*range(begin, end)]:
            raise RunError(
                f"of the documents {begin} to {end - 1} of the corpus only some came back from the cluster; run again"
            )
        margin = np.zeros(self.settings.reach + 1, np.uint32)
        firsts = margin.size + np.cumsum([0, *(own.size for _, own in parts)])
        return CorpusWords(
            np.concatenate([margin, *(own for _, own in parts), margin]), firsts, begin
        )


def read_pieces(plan: Plan, records: Iterable[tuple[int, bytes]]) -> Iterator[IndexPiece]:
    """Read documents, given by their numbers in any order."""
    paragraphs = [np.empty((0, 3), np.uint64)]
    keys: dict[int, list[tuple[Ints, Hashes]]] = defaultdict(list)
    words: dict[int, list[tuple[Ints, Ints, NDArray[np.uint32]]]] = defaultdict(list)
    in_order = sorted(records)
    for some in batched(in_order, batching.BATCH_BYTES, lambda record: len(record[1])):
        numbers = np.array([number for number, _ in some], np.int64)
        numbering = kernels.SlotNumbers(
            numbers, plan.layout.bases[numbers], plan.layout.slot_bits, plan.n, plan.pile_bits
        )
        read = kernels.read_records(kernels.ReadTask(some, numbering))
        for pile, own_keys in read.keys:
            keys[pile].append(postings.unpack_keys(own_keys, plan.layout.slot_bits))
        paragraphs.append(read.paragraphs)
        at = np.searchsorted(numbers, read.documents)
        sizes = np.bincount(at, read.lengths, numbers.size).astype(np.int64)
        homes = np.searchsorted(plan.edges, numbers, side="right") - 1
        ends = np.append(0, np.cumsum(sizes))
        for home, own in by_number(homes):
            of_home = read.words[ends[own[0]] : ends[own[-1] + 1]]
            words[home].append((numbers[own], sizes[own], of_home))
    for pile, parts_of_pile in keys.items():
        # In text order, in which the slots are small differences.
        columns = (np.concatenate(column) for column in zip(*parts_of_pile, strict=True))
        yield IndexPiece(Kind.KEYS, pile, dump_arrays(*columns))
    rows = np.concatenate(paragraphs)
    for bucket, own in by_number(postings.pile_numbers(rows[:, 0], plan.hash_bits)):
        yield IndexPiece(Kind.PARAGRAPHS, bucket, dump_arrays(*rows[own].T))
    for home, parts in words.items():
        columns = (np.concatenate(column) for column in zip(*parts, strict=True))
        yield IndexPiece(Kind.WORDS, home, dump_arrays(*columns))


def copy_pieces(
    plan: Plan, number: int, pieces: Iterable[tuple[int, bytes]]
) -> Iterator[IndexPiece]:
    """Find the paragraphs of a bucket that occur again, and link them; see `run_pieces`."""
    rows = np.concatenate(
        [np.stack(load_arrays(payload, *(_HASH,) * 3), axis=1) for _, payload in pieces]
    )
    rows = rows[np.argsort(rows[:, 1])]
    firsts, lengths = rows[:, 1].astype(np.int64), rows[:, 2].astype(np.int64)
    found = postings.find_repeated(rows[:, 0], firsts, lengths)
    if not found.firsts.size:
        return
    yield IndexPiece(Kind.REPEATED, number, dump_arrays(found.firsts, found.lasts, found.classes))
    a, b, lengths = postings.link_paragraphs(found, plan.layout, plan.settings)
    for home, some in by_number(plan.ranges.of_slots(b)):
        for block in _blocks(some):
            yield IndexPiece(Kind.COPIED, home, dump_arrays(a[block], b[block], lengths[block]))


def repeated_of(pieces: Iterable[bytes]) -> RepeatedParagraphs:
    """Put together the paragraphs of all buckets that occur again."""
    parts = [
        RepeatedParagraphs(*load_arrays(payload, _WHOLE, _WHOLE, _WHOLE)) for payload in pieces
    ]
    none = np.empty(0, np.int64)
    return postings.merge_repeated(parts or [RepeatedParagraphs(none, none, none)])


def seed_pieces(
    plan: Plan, repeated: RepeatedParagraphs, pieces: Iterable[tuple[int, bytes]]
) -> Iterator[IndexPiece]:
    """Link the n-grams of a pile, given by their kind and payload, where some paragraphs are repeated."""
    columns = (load_arrays(payload, _WHOLE, _HASH) for _, payload in pieces)
    slots, hashes = (np.concatenate(column) for column in zip(*columns, strict=True))
    keys = np.sort(hashes << np.uint64(plan.layout.slot_bits) | slots.astype(np.uint64))
    found: dict[int, list[Hashes]] = defaultdict(list)
    for block in postings.key_blocks(keys, plan.layout.slot_bits):
        a, b = postings.link_ngrams(block, plan.layout, repeated, plan.n, plan.settings)
        for home, seeds in runs.pack_seeds(a, b, plan.ranges):
            found[home].append(seeds)
    for home, parts in found.items():
        yield IndexPiece(Kind.SEEDS, home, dump_arrays(np.sort(np.concatenate(parts))))


def run_pieces(
    plan: Plan, number: int, pieces: Sequence[tuple[int, bytes]]
) -> Iterator[IndexPiece]:
    """Join the seeds of a range of later documents to runs, and look at them there.

    Args:
        plan: How the corpus is cut.
        number: Of the range.
        pieces: Kinds and payloads of all that belongs to it.
    """
    by_kind = _payloads(pieces)
    seeds = np.concatenate(
        [np.empty(0, np.uint64), *(load_arrays(p, _HASH)[0] for p in by_kind[Kind.SEEDS])]
    )
    seeds.sort()
    joined = [runs.join_seeds(seeds, number, plan.ranges, plan.n)]
    joined += [load_arrays(p, _WHOLE, _WHOLE, _WHOLE) for p in by_kind[Kind.COPIED]]
    a, b, lengths = (np.concatenate(columns) for columns in zip(*joined, strict=True))
    if not a.size:
        return
    text = plan.words(number, by_kind[Kind.WORDS])
    in_order = np.argsort(a, kind="stable")
    found = runs.gather_runs(a, b, lengths).where(in_order)
    for home, some in by_number(plan.ranges.of_slots(found.a)):
        for block in _blocks(some):
            own = found.where(block)
            seen = Windows.of(own.b, own.words, text, plan.layout, plan.settings.reach, 1)
            columns = own.a, own.b, own.words, own.carriers
            yield IndexPiece(Kind.RUNS, home, dump_arrays(*columns, seen.table()))


def link_pieces(
    plan: Plan, number: int, pieces: Sequence[tuple[int, bytes]]
) -> Iterator[IndexPiece]:
    """Check the runs of a range of earlier documents; see `run_pieces`."""
    by_kind = _payloads(pieces)
    if not by_kind[Kind.RUNS]:
        return
    text = plan.words(number, by_kind[Kind.WORDS])
    reach = plan.settings.reach
    every = []
    for payload in by_kind[Kind.RUNS]:
        a, b, lengths, carriers, words = load_arrays(payload, *(_WHOLE,) * 4, _HALF)
        seen = Windows.of_table(words.reshape(-1, a.size), reach)
        own = Windows.of(a, lengths, text, plan.layout, reach, 0)
        joined = Runs(a, b, lengths, lengths, carriers)
        every.append(runs.compare_windows(joined, own, seen))
    found = runs.concatenate_runs(every)
    gathered = links.gather_links(found, plan.layout, plan.n, plan.settings)
    if gathered.a.size:
        is_common = gathered.is_common.astype(np.uint8)
        columns = gathered.a, gathered.b, gathered.words, is_common
        yield IndexPiece(Kind.LINKS, number, dump_arrays(*columns))


def links_of(payloads: Iterable[bytes], settings: IndexSettings) -> Ints:
    """Choose among the links of all ranges: numbers of documents, shape (links, 2), in no order."""
    parts = []
    for payload in payloads:
        a, b, words, is_common = load_arrays(payload, *(_WHOLE,) * 3, np.uint8)
        parts.append(links.Links(a, b, words, is_common.astype(bool)))
    return links.choose_links(links.concatenate_links(parts), settings)


def _payloads(pieces: Iterable[tuple[int, bytes]]) -> dict[int, list[bytes]]:
    found: dict[int, list[bytes]] = defaultdict(list)
    for kind, payload in pieces:
        found[kind].append(payload)
    return found


def _blocks(some: Ints) -> Iterator[Ints]:
    """Cut indexes so that no piece has more than some megabytes."""
    for at in range(0, some.size, runs.BLOCK):
        yield some[at : at + runs.BLOCK]
