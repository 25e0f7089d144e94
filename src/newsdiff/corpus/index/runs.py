"""From seeds to runs of equal words.

Seeds of one diagonal (slot in b minus slot in a) that follow each other are one run. A run is checked and
grown on the words themselves, so that a chance collision of hashes never survives, and its surroundings
are looked at: an edited passage has equal words beside its runs, a chance phrase has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from newsdiff.corpus.index.arrays import by_number
from newsdiff.corpus.index.layout import Halves, Layout
from newsdiff.language.hashing import Flags, Hashes, Ints

_SEED_BITS = 64
BLOCK = 1 << 15
"""Runs to grow together; bounds the memory of the temporary arrays to about 50 MB."""


@dataclass(frozen=True, slots=True)
class CorpusWords:
    """The words of the corpus, or of a stretch of its documents, in one row."""

    words: Halves
    """Half of each word's hash; before the first and behind the last are `reach + 1` of no document."""
    firsts: Ints
    """Place of the first word of each document, and the place behind the last word of all."""
    begin: int = 0
    """Number of the first of the documents."""

    def places(self, slots: Ints, layout: Layout) -> tuple[Ints, Ints]:
        """Return the document of each slot, counted from the first of the stretch, and its place."""
        documents = layout.documents(slots)
        own = documents - self.begin
        return own, slots - layout.bases[documents] + self.firsts[own]


@dataclass(frozen=True, slots=True)
class Runs:
    """Words in a row that are equal in two documents."""

    a: Ints
    """Slot of the first word in the earlier document."""
    b: Ints
    """Slot of the first word in the later document."""
    words: Ints
    """Equal words in a row, all that there are up to `reach` beyond the seeds."""
    near: Ints
    """Those and the equal words around them on the same diagonal."""
    carriers: Ints
    """Runs with earlier documents that hold the word in the middle of this one; see `count_carriers`."""

    def where(self, chosen: Flags | Ints) -> Runs:
        """Return some of the runs, by flags or by places."""
        columns = (self.a, self.b, self.words, self.near, self.carriers)
        return Runs(*(column[chosen] for column in columns))


def concatenate_runs(parts: Sequence[Runs]) -> Runs:
    """Put runs one behind the other."""
    none = np.empty(0, np.int64)
    every = [
        (none,) * 5,
        *((part.a, part.b, part.words, part.near, part.carriers) for part in parts),
    ]
    return Runs(*map(np.concatenate, zip(*every, strict=True)))


@dataclass(frozen=True, slots=True)
class Buckets:
    """Stretches of slots of the later documents, whose runs are looked at together.

    By the later ones, since one story in thousands of outlets has as many pairs with its earliest document as with all
    others: the fullest of 16 buckets then holds 1.02 times the mean, and 4.1 times by the earlier ones.

    No document is in two of them, unless it has more slots than a seed can hold.
    """

    bounds: Ints
    """First slot of each, and the slot behind the last."""
    bits: int
    """Bits of a seed that hold the slot in b, counted from the bound."""

    @classmethod
    def of(cls, layout: Layout, width: int) -> Buckets:
        """Cut the slots of a corpus into stretches of `width`, where the documents allow it."""
        bits = _SEED_BITS - max(layout.slot_bits, 1)
        end = int(layout.bases[-1])
        bounds = [0]
        while bounds[-1] < end:
            last = bounds[-1] + min(width, 1 << bits)
            at = int(np.searchsorted(layout.bases, last, side="right"))
            bound = int(layout.bases[at - 1])
            if bound <= bounds[-1]:
                bound = min(int(layout.bases[at]), bounds[-1] + (1 << bits))
            bounds.append(bound)
        return cls(np.array(bounds if end else [0, 0], np.int64), bits)

    def __len__(self) -> int:
        """Return their number."""
        return self.bounds.size - 1

    def of_slots(self, slots: Ints) -> Ints:
        """Return the bucket of each slot."""
        found: Ints = np.searchsorted(self.bounds, slots, side="right") - 1
        return found


def pack_seeds(a: Ints, b: Ints, buckets: Buckets) -> Iterator[tuple[int, Hashes]]:
    """Pack seeds into one number each, the diagonal above the slot in b, so that sorting makes runs.

    Yields:
        Number of a bucket and its seeds.
    """
    if len(buckets) == 1:
        yield 0, (b - a).astype(np.uint64) << np.uint64(buckets.bits) | b.astype(np.uint64)
        return
    numbers = buckets.of_slots(b)
    own = (b - buckets.bounds[numbers]).astype(np.uint64)
    seeds = (b - a).astype(np.uint64) << np.uint64(buckets.bits) | own
    for number, places in by_number(numbers):
        yield number, seeds[places]


def join_seeds(seeds: Hashes, bucket: int, buckets: Buckets, n: int) -> tuple[Ints, Ints, Ints]:
    """Join sorted seeds of a bucket that follow each other on a diagonal, into runs of at least n words.

    Returns:
        Slots of the first words in a and b, and length in words, by diagonal.
    """
    bits = np.uint64(buckets.bits)
    mask = (np.uint64(1) << bits) - np.uint64(1)
    follows = np.append(False, seeds[1:] - seeds[:-1] == 1)[: seeds.size]
    follows &= seeds & mask != 0  # the first slot of the next diagonal
    starts = np.flatnonzero(~follows)
    lengths = np.diff(np.append(starts, seeds.size)) + n - 1
    b = (seeds[starts] & mask).astype(np.int64) + buckets.bounds[bucket]
    return b - (seeds[starts] >> bits).astype(np.int64), b, lengths


@dataclass(frozen=True, slots=True)
class Windows:
    """The words of one document around the ends of each run: all that it takes to check it against the other."""

    before: Halves
    """`reach + 1` words to the left, the nearest first; shape (reach + 1, runs)."""
    after: Halves
    """The same to the right."""
    first: Halves
    """The first word of each run."""
    last: Halves
    """Its last word."""

    @classmethod
    def of(
        cls,
        slots: Ints,
        lengths: Ints,
        text: CorpusWords,
        layout: Layout,
        reach: int,
        filler: int,
    ) -> Windows:
        """Look at runs in one of their documents.

        Behind the end of a document is the filler, a number that the other side does not have there.
        """
        documents, places = text.places(slots, layout)
        ends = places + lengths
        before = places - text.firsts[documents]
        after = text.firsts[documents + 1] - ends
        return cls(
            _gathered(text.words, places - 1, before, reach, -1, filler),
            _gathered(text.words, ends, after, reach, 1, filler),
            text.words[places],
            text.words[ends - 1],
        )

    def table(self) -> Halves:
        """Put all words into one table, a column a run."""
        return np.vstack((self.before, self.after, self.first, self.last))

    @classmethod
    def of_table(cls, table: Halves, reach: int) -> Windows:
        """Read what `table` made."""
        before, after = table[: reach + 1], table[reach + 1 : -2]
        return cls(before, after, table[-2], table[-1])


def count_carriers(b: Ints, lengths: Ints) -> Ints:
    """Count for each run those that hold the word in its middle in the later document, itself among them.

    Given are all runs of these later documents: the slots of their first words there, and their lengths.

    Example:
        >>> count_carriers(np.array([10, 12, 40]), np.array([9, 8, 5])).tolist()
        [2, 2, 1]
    """
    middles = b + lengths // 2
    n_begun = np.searchsorted(np.sort(b), middles, side="right")
    n_over = np.searchsorted(np.sort(b + lengths), middles, side="right")
    counts: Ints = n_begun - n_over
    return counts


def gather_runs(a: Ints, b: Ints, lengths: Ints) -> Runs:
    """Put together all runs of some later documents, before they are grown: slots of their first words, and lengths."""
    return Runs(a, b, lengths, lengths, count_carriers(b, lengths))


def extend_runs(joined: Runs, text: CorpusWords, layout: Layout, reach: int) -> Runs:
    """Check runs on the words, grow them and count the equal words around them; see `compare_windows`."""
    windows = [
        Windows.of(slots, joined.words, text, layout, reach, filler)
        for filler, slots in enumerate((joined.a, joined.b))
    ]
    return compare_windows(joined, *windows)


def compare_windows(joined: Runs, in_a: Windows, in_b: Windows) -> Runs:
    """Check runs on the words, grow them and count the equal words around them.

    Given are the words of the earlier and of the later documents there; `reach` words are looked at on both sides.

    Returns:
        The runs whose words are equal indeed, in order.
    """
    left, near_left = _count_equal(in_a.before, in_b.before)
    right, near_right = _count_equal(in_a.after, in_b.after)
    near = joined.near + near_left + near_right
    words = joined.words + left + right
    # Runs come from hashes of n-grams cut to fit a key: where these collided, the first or last words differ.
    kept = (in_a.first == in_b.first) & (in_a.last == in_b.last)
    return Runs(joined.a - left, joined.b - left, words, near, joined.carriers).where(kept)


def _gathered(
    words: Halves, places: Ints, rooms: Ints, reach: int, step: int, filler: int
) -> Halves:
    """Return `reach + 1` words from each place on, and the filler where there is no more room."""
    width = reach + 1
    # Rows of words as one item each, which are gathered in one go.
    rows = np.ndarray((words.size - reach,), f"V{width * 4}", words, strides=(4,))
    found = rows[places if step > 0 else places - reach].view(np.uint32).reshape(-1, width)
    found = found[:, ::step]
    short = np.flatnonzero(rooms <= reach)
    found[short] = np.where(np.arange(width) < rooms[short, None], found[short], filler)
    return np.ascontiguousarray(found.T)


def _count_equal(a: Halves, b: Halves) -> tuple[Ints, Ints]:
    """Count the equal words on one side of runs.

    Returns:
        Equal words in a row, and those together with the equal words beyond on the best of three diagonals:
        the run's own, and those of one word put in on either side.
    """
    # Each run looks at the same number of words, so all runs are compared at once, one step away from their
    # ends at a time: an edited passage goes on behind a gap, mostly one word shifted or not at all.
    is_in_row = np.ones(a.shape[1], bool)
    in_row = np.zeros(a.shape[1], np.uint16)
    beyond = np.zeros((3, a.shape[1]), np.uint16)
    for k in range(a.shape[0] - 1):
        is_equal = a[k] == b[k]
        is_in_row &= is_equal
        in_row += is_in_row
        beyond[0] += is_equal & ~is_in_row
        beyond[1] += (a[k + 1] == b[k]) & ~is_in_row
        beyond[2] += (a[k] == b[k + 1]) & ~is_in_row
    return in_row.astype(np.int64), (in_row + beyond.max(axis=0)).astype(np.int64)
