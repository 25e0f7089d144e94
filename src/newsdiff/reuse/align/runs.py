"""Exact runs of equal words, and their tiling, longest first."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import LCSseq

from newsdiff.language.hashing import Flags, Hashes, Ints, mix
from newsdiff.language.tokens import Tokens, once_a_document

_FREE = re.compile(rb"\0+")
_PLACE_BITS = 32  # of a word in a document
_MAX_PLACES = 64
"""Places in `a` of the same words in a row up to which all are linked."""
_MAX_SEEDS = 1_000_000
"""Links over all. Each may be a run of its own, where a handful of words makes up hundreds of thousands: some 300 bytes and
10 microseconds. Two texts of up to 15,000 words never reach it."""


class EqualRun(NamedTuple):
    """Equal words on both sides: `n` of them, from word `a` and from word `b`."""

    a: int
    b: int
    n: int

    @property
    def a_end(self) -> int:
        """Word after the last one on side a."""
        return self.a + self.n

    @property
    def b_end(self) -> int:
        """Word after the last one on side b."""
        return self.b + self.n


Chain = tuple[EqualRun, ...]
"""Blocks of one passage, ascending and disjoint on both sides."""


@dataclass(frozen=True, slots=True)
class Grams:
    """Every n words in a row of a text, by a number that is equal for equal words only."""

    n_words: int
    """Words of each, at least 1."""
    values: Hashes
    """Their numbers, in text order."""
    order: Ints
    """Their places, those of equal ones together."""
    in_order: Hashes
    """Their numbers in this order, ascending."""


def number_grams(words: Hashes, n_words: int) -> Grams:
    """Number every n words in a row; words are equal where their hashes or numbers are."""
    grams = words[: max(words.size - n_words + 1, 0)]
    for k in range(1, n_words if grams.size else 1):
        grams = mix(grams) + words[k : k + grams.size]
    order = np.argsort(grams, kind="stable")
    return Grams(n_words, grams, order, grams[order])


@once_a_document
def _grams(tokens: Tokens, n_words: int) -> Grams:
    return number_grams(tokens.hashes, n_words)


@once_a_document
def _words(tokens: Tokens) -> list[int]:
    words: list[int] = tokens.hashes.tolist()
    return words


@dataclass(frozen=True)
class WordPair:
    """The words of two documents."""

    a: Tokens
    b: Tokens

    @cached_property
    def readable(self) -> tuple[Tokens, Tokens]:
        """The words of a and of b, those with lost characters as the other has them."""
        return self.a.restored(self.b), self.b.restored(self.a)

    def grams(self, n_words: int) -> tuple[Grams, Grams]:
        """Every n words in a row of a and of b."""
        a, b = self.readable
        return _grams(a, n_words), _grams(b, n_words)

    def common_runs(self, in_a: tuple[int, int], in_b: tuple[int, int]) -> list[EqualRun]:
        """Find the blocks of a longest common subsequence of two ranges of words, ascending on both sides.

        Source:
            rapidfuzz takes the words by their hashes and runs its bit-parallel path on them (docs/sources.md).
        """
        (a, a_end), (b, b_end) = in_a, in_b
        if a >= a_end or b >= b_end:
            return []
        words_a, words_b = self.words
        edits = LCSseq.opcodes(words_a[a:a_end], words_b[b:b_end])
        blocks = edits.as_matching_blocks()
        return [EqualRun(a + block.a, b + block.b, block.size) for block in blocks if block.size]

    @cached_property
    def words(self) -> tuple[list[int], list[int]]:
        """The hashes of their words."""
        a, b = self.readable
        return _words(a), _words(b)


def paragraph_of(tokens: Tokens, at: int) -> tuple[int, int]:
    """Return the words of the paragraph of a word."""
    return tokens.ranges[tokens.paragraphs[at]]


def find_runs(a: Grams, b: Grams) -> list[EqualRun]:
    """Find the maximal runs of equal words, of at least as many words as the n-grams have.

    Words in a row that occur all over `a` ("word word word") are linked to one of these places only, the first one in
    `b` to the first one in `a` and so on, since all pairs of them would be the product of both lengths.

    Returns:
        Every run that can be extended to neither side, by its end in `b`.

    Example:
        >>> a, b = (np.array(words, np.uint64) for words in ([1, 2, 3, 4, 9], [7, 1, 2, 3, 4, 8]))
        >>> find_runs(number_grams(a, 3), number_grams(b, 3))
        [EqualRun(a=0, b=1, n=4)]
    """
    if not a.values.size:
        return []
    first, is_shared = _first_places(a, b)
    ends_b = b.order[is_shared]
    if not ends_b.size:
        return []
    first, known = first[is_shared], b.in_order[is_shared]
    n_places = np.searchsorted(a.in_order, known, side="right") - first
    frequent = np.flatnonzero(n_places > min(_MAX_PLACES, _MAX_SEEDS // b.values.size + 1))
    if frequent.size:
        values = known[frequent]  # ascending, equal ones in the order of b
        ranks = np.arange(values.size) - np.searchsorted(values, values)
        first[frequent] += ranks % n_places[frequent]
        n_places[frequent] = 1
    if n_places.max() > 1:
        nth = np.arange(n_places.sum()) - np.repeat(np.cumsum(n_places) - n_places, n_places)
        ends_b, first = np.repeat(ends_b, n_places), np.repeat(first, n_places) + nth
    n_a = a.values.size
    diagonals = ends_b - a.order[first] + n_a  # none is negative
    seeds = np.sort(diagonals << _PLACE_BITS | ends_b)
    breaks = np.flatnonzero(seeds[1:] - seeds[:-1] != 1) + 1
    starts = np.concatenate(((0,), breaks))
    lengths = np.concatenate((breaks, (seeds.size,))) - starts + (a.n_words - 1)
    seeds = seeds[starts]
    in_b = seeds & ((1 << _PLACE_BITS) - 1)
    in_a = in_b - (seeds >> _PLACE_BITS) + n_a
    by_end = np.lexsort((in_a, in_b + lengths))
    columns = (column[by_end].tolist() for column in (in_a, in_b, lengths))
    return list(map(EqualRun, *columns))


def _first_places(a: Grams, b: Grams) -> tuple[Ints, Flags]:
    """Look n-grams of b up among those of a, ascending, which is several times as fast as in the order of the text.

    Returns:
        For each of `b.in_order` the place in `a.in_order` where it is or would be, and whether it is there.
    """
    first = np.searchsorted(a.in_order, b.in_order)
    return first, a.in_order.take(first, mode="clip") == b.in_order


def flag_shared(a: Grams, b: Grams) -> bytes:
    """Flag the n-grams of b, in the order of its text, that a has, too."""
    flags = np.zeros(b.values.size, np.bool_)
    if a.values.size:
        flags[b.order[_first_places(a, b)[1]]] = True
    return flags.tobytes()


def flag_known(a: Tokens, b: Tokens, n_words: int) -> bytes:
    """Flag the words of b that are part of a run of so many words that a has, too."""
    shared = np.frombuffer(flag_shared(*WordPair(a, b).grams(n_words)), np.bool_)
    flags = np.zeros(len(b), np.bool_)
    for k in range(n_words):
        flags[k : k + shared.size] |= shared
    return flags.tobytes()


def tile(found: Iterable[EqualRun], n_words: int) -> list[EqualRun]:
    """Choose runs so that no word of `b` is explained twice, longest first.

    The choice is not monotone: moved text stays found. Words of `a` may serve twice, since a copier may
    use a sentence twice, but of two equally long runs the one with fresh words in `a` wins.

    What is left of a run has at least `n_words`.

    Returns:
        Disjoint on side b, in order of `b`.

    Source:
        Greedy string tiling, Wise 1993; the same choice as JPlag's, without its one-to-one rule.
    """
    found = list(found)
    heap = [(-float(block.n), block.b, block.a, block.n) for block in found]
    heapq.heapify(heap)
    used_a = bytearray(max((a + n for a, _, n in found), default=0))
    used_b = bytearray(max((b + n for _, b, n in found), default=0))
    chosen = []
    while heap:
        rank, b, a, n = heapq.heappop(heap)
        if 1 in used_b[b : b + n]:
            for first, length in free_stretches(used_b[b : b + n]):
                if length >= n_words:
                    heapq.heappush(heap, (-float(length), b + first, a + first, length))
            continue
        if rank == -n and 1 in used_a[a : a + n]:
            heapq.heappush(heap, (0.5 - n, b, a, n))  # let an equally long fresh run go first
            continue
        chosen.append(EqualRun(a, b, n))
        used_a[a : a + n] = used_b[b : b + n] = b"\1" * n
    return sorted(chosen, key=lambda block: block.b)


def free_stretches(used: bytearray) -> list[tuple[int, int]]:
    """Return the stretches (first, length) of what is not used."""
    return [(free.start(), free.end() - free.start()) for free in _FREE.finditer(used)]
