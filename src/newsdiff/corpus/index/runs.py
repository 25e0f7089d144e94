"""From seeds to runs of equal words, and to the pairs of documents that are worth aligning.

Seeds of one diagonal (slot in b minus slot in a) that follow each other are one run. A run is checked and
grown on the words themselves, so that a chance collision of hashes never survives, and its surroundings
are looked at: an edited passage has equal words beside its runs, a chance phrase has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from newsdiff.corpus.index.layout import Flags, Halves, Hashes, Ints, Layout
from newsdiff.settings import IndexSettings

_SEED_BITS = 64
BLOCK = 1 << 15
"""Runs to grow together; bounds the memory of the temporary arrays to about 50 MB."""


@dataclass(frozen=True, slots=True)
class CorpusWords:
    """The words of the corpus, all documents in one row."""

    words: Halves
    """Half of each word's hash; before the first and behind the last are `reach + 1` of no document."""
    firsts: Ints
    """Place of the first word of each document, and the place behind the last word of all."""

    def places(self, slots: Ints, layout: Layout) -> tuple[Ints, Ints]:
        """Return the document of each slot and its place."""
        documents = layout.documents(slots)
        return documents, slots - layout.bases[documents] + self.firsts[documents]


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

    def where(self, chosen: Flags) -> Runs:
        """Return some of the runs."""
        return Runs(self.a[chosen], self.b[chosen], self.words[chosen], self.near[chosen])


def concatenate_runs(parts: Sequence[Runs]) -> Runs:
    """Put runs one behind the other."""
    none = np.empty(0, np.int64)
    columns = [(part.a, part.b, part.words, part.near) for part in parts] or [(none,) * 4]
    return Runs(*(np.concatenate(column) for column in zip(*columns, strict=True)))


@dataclass(frozen=True, slots=True)
class Buckets:
    """Stretches of slots of the earlier documents, whose runs are looked at together.

    No document is in two of them, unless it has more slots than a seed can hold.
    """

    bounds: Ints
    """First slot of each, and the slot behind the last."""
    bits: int
    """Bits of a seed that hold the slot in a, counted from the bound."""

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
    """Pack seeds into one number each, the diagonal above the slot in a, so that sorting makes runs.

    Yields:
        Number of a bucket and its seeds.
    """
    if len(buckets) == 1:
        yield 0, (b - a).astype(np.uint64) << np.uint64(buckets.bits) | a.astype(np.uint64)
        return
    numbers = buckets.of_slots(a)
    order = np.argsort(numbers.astype(np.uint16), kind="stable")  # by radix
    a, b, numbers = a[order], b[order], numbers[order]
    own = (a - buckets.bounds[numbers]).astype(np.uint64)
    seeds = (b - a).astype(np.uint64) << np.uint64(buckets.bits) | own
    firsts = np.flatnonzero(np.append(True, numbers[1:] != numbers[:-1])[: numbers.size])
    for first, last in pairwise([*firsts.tolist(), numbers.size]):
        yield int(numbers[first]), seeds[first:last]


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
    a = (seeds[starts] & mask).astype(np.int64) + buckets.bounds[bucket]
    return a, a + (seeds[starts] >> bits).astype(np.int64), lengths


def extend_runs(
    a: Ints, b: Ints, lengths: Ints, text: CorpusWords, layout: Layout, reach: int
) -> Runs:
    """Check runs on the words, grow them and count the equal words around them.

    Given are the slots of their first words in the earlier and in the later documents; `reach` words are
    looked at on both sides.

    Returns:
        The runs whose words are equal indeed, in order.
    """
    places, before, after = [], [], []
    for slots in (a, b):
        documents, place = text.places(slots, layout)
        places.append(place)
        before.append(place - text.firsts[documents])
        after.append(text.firsts[documents + 1] - place - lengths)
    left, near_left = _side(text, [place - 1 for place in places], before, reach, -1)
    ends = [place + lengths for place in places]
    right, near_right = _side(text, ends, after, reach, 1)
    near = lengths + near_left + near_right
    # Runs come from hashes of n-grams cut to fit a key: where these collided, the first or last words differ.
    kept = text.words[places[0]] == text.words[places[1]]
    kept &= text.words[ends[0] - 1] == text.words[ends[1] - 1]
    return Runs(a - left, b - left, lengths + left + right, near).where(kept)


def _side(
    text: CorpusWords, places: list[Ints], rooms: list[Ints], reach: int, step: int
) -> tuple[Ints, Ints]:
    """Count the equal words on one side of runs.

    Returns:
        Equal words in a row, and those together with the equal words beyond on the best of three diagonals:
        the run's own, and those of one word put in on either side.
    """
    # Each run looks at the same number of words, so all runs are compared at once, one step away from their
    # ends at a time: an edited passage goes on behind a gap, mostly one word shifted or not at all.
    width = reach + 1
    steps = np.arange(width)
    # Rows of words as one item each, which are gathered in one go.
    rows = np.ndarray((text.words.size - reach,), f"V{width * 4}", text.words, strides=(4,))
    sides = []
    for number, (place, room) in enumerate(zip(places, rooms, strict=True)):
        found = rows[place if step > 0 else place - reach].view(np.uint32).reshape(-1, width)
        found = found[:, ::step]
        short = np.flatnonzero(room <= reach)
        # Behind the end of a document is a number that the other side does not have there.
        found[short] = np.where(steps < room[short, None], found[short], number)
        sides.append(np.ascontiguousarray(found.T))
    a, b = sides
    is_in_row = np.ones(a.shape[1], bool)
    in_row = np.zeros(a.shape[1], np.uint16)
    beyond = np.zeros((3, a.shape[1]), np.uint16)
    for k in range(reach):
        is_equal = a[k] == b[k]
        is_in_row &= is_equal
        in_row += is_in_row
        beyond[0] += is_equal & ~is_in_row
        beyond[1] += (a[k + 1] == b[k]) & ~is_in_row
        beyond[2] += (a[k] == b[k + 1]) & ~is_in_row
    return in_row.astype(np.int64), (in_row + beyond.max(axis=0)).astype(np.int64)


def are_worth_aligning(found: Runs, n: int, settings: IndexSettings) -> Flags:
    """Say which runs make their two documents worth aligning.

    In corpora small enough for n-grams shorter than `min_run_words` every run of that length does. A shorter
    run, and any run in larger corpora, needs equal words around it: `min_near_words` in all, and
    `min_beside_words` more than an n-gram has.
    """
    is_enough = found.near >= max(settings.min_near_words, n + settings.min_beside_words)
    if n < settings.min_run_words:
        is_enough |= found.words >= settings.min_run_words
    return is_enough
