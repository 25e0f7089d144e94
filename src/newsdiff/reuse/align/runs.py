"""Exact runs of equal words, and their tiling, longest first."""

from __future__ import annotations

import heapq
import re
import sys
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import LCSseq

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newsdiff.language.hashing import Ints
    from newsdiff.language.tokens import Tokens

_NUMBER_BITS = 63
_FIRST_CHARACTER = 0x10000  # above the surrogates
_FREE = re.compile(rb"\0+")
_PLACE_BITS = 32  # of a word in a document
_MAX_PLACES = 64
"""Places in `a` of the same words in a row up to which all are linked."""
_MAX_SEEDS = 8_000_000
"""Links over all; each takes some 50 bytes for a while."""


@dataclass(frozen=True, slots=True)
class EqualRun:
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


Sentences = tuple["NDArray[np.int64]", "NDArray[np.int64]", int]
"""Words of a document by number, the number of the sentence of each, and the number of sentences."""
Chain = tuple[EqualRun, ...]
"""Blocks of one passage, ascending and disjoint on both sides."""


@dataclass(frozen=True)
class WordPair:
    """The words of two documents."""

    a: Tokens
    b: Tokens

    @cached_property
    def numbers(self) -> tuple[Ints, Ints]:
        """The words of a and of b, numbered from 0: equal keys, equal numbers."""
        hashes = np.concatenate((self.a.restored(self.b), self.b.restored(self.a)))
        _, numbers = np.unique(hashes, return_inverse=True)
        return numbers[: len(self.a)], numbers[len(self.a) :]

    @property
    def n_words(self) -> int:
        """Distinct words of both."""
        return 1 + max(int(side.max(initial=-1)) for side in self.numbers)

    @property
    def sentences(self) -> tuple[Sentences, Sentences]:
        """The words of a and of b by sentence."""
        a, b = (
            (numbers, np.array(tokens.sentences), len(tokens.spans))
            for numbers, tokens in zip(self.numbers, (self.a, self.b), strict=True)
        )
        return a, b

    def common_runs(self, in_a: tuple[int, int], in_b: tuple[int, int]) -> list[EqualRun]:
        """Find the blocks of a longest common subsequence of two ranges of words, ascending on both sides.

        Source:
            Words become code points above the surrogates, so that rapidfuzz runs its bit-parallel path on them
            (docs/sources.md: 7 us for 87 words, against 183 for difflib).
        """
        (text_a, text_b), (a, a_end), (b, b_end) = self._texts, in_a, in_b
        return [
            EqualRun(a + op.src_start, b + op.dest_start, op.src_end - op.src_start)
            for op in LCSseq.opcodes(text_a[a:a_end], text_b[b:b_end])
            if op.tag == "equal"
        ]

    @cached_property
    def _texts(self) -> tuple[Sequence[Hashable], Sequence[Hashable]]:
        """The words of a and of b, a character each; by number where there are more words than characters."""
        if self.n_words > sys.maxunicode - _FIRST_CHARACTER:
            return self.numbers[0].tolist(), self.numbers[1].tolist()
        a, b = ((side + _FIRST_CHARACTER).astype("<u4").tobytes() for side in self.numbers)
        return a.decode("utf-32-le"), b.decode("utf-32-le")


def paragraph_of(tokens: Tokens, at: int) -> tuple[int, int]:
    """Return the words of the paragraph of a word."""
    return tokens.ranges[tokens.paragraphs[at]]


def find_runs(a: Ints | Sequence[int], b: Ints | Sequence[int], n_words: int) -> list[EqualRun]:
    """Find the maximal runs of equal words.

    Words are numbers from one numbering; a run has at least `n_words`. Words in a row that occur all over `a` ("word
    word word") are linked to one of these places only, the first one in `b` to the first one in `a` and so on, since
    all pairs of them would be the product of both lengths.

    Returns:
        Every run that can be extended to neither side, by its end in `b`.

    Example:
        >>> find_runs([1, 2, 3, 4, 9], [7, 1, 2, 3, 4, 8], 3)
        [EqualRun(a=0, b=1, n=4)]
    """
    grams = _grams(np.concatenate((a, b)).astype(np.int64), n_words)
    grams_a, grams_b = grams[: max(len(a) - n_words + 1, 0)], grams[len(a) :]
    order = np.argsort(grams_a, kind="stable")
    in_order = grams_a[order]
    first = np.searchsorted(in_order, grams_b)
    n_places = np.searchsorted(in_order, grams_b, side="right") - first
    if not n_places.any():
        return []
    frequent = np.flatnonzero(n_places > min(_MAX_PLACES, _MAX_SEEDS // grams_b.size + 1))
    if frequent.size:
        first[frequent] += _ranks(grams_b[frequent]) % n_places[frequent]
        n_places[frequent] = 1
    ends_b = np.repeat(np.arange(grams_b.size), n_places)
    nth = np.arange(ends_b.size) - np.repeat(np.cumsum(n_places) - n_places, n_places)
    diagonals = ends_b - order[np.repeat(first, n_places) + nth] + len(a)  # none is negative
    seeds = np.sort(diagonals << _PLACE_BITS | ends_b)
    starts = np.flatnonzero(np.append(True, np.diff(seeds) != 1))
    lengths = np.diff(np.append(starts, seeds.size)) + n_words - 1
    in_b = seeds[starts] & ((1 << _PLACE_BITS) - 1)
    in_a = in_b - (seeds[starts] >> _PLACE_BITS) + len(a)
    by_end = np.lexsort((in_a, in_b + lengths))
    columns = (column[by_end].tolist() for column in (in_a, in_b, lengths))
    return [EqualRun(*row) for row in zip(*columns, strict=True)]


def _ranks(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Say of each value how often it occurs before its place."""
    order = np.argsort(values, kind="stable")
    in_order = values[order]
    ranks = np.empty(values.size, np.int64)
    ranks[order] = np.arange(values.size) - np.searchsorted(in_order, in_order)
    return ranks


def _grams(numbers: NDArray[np.int64], n_words: int) -> NDArray[np.int64]:
    """Return a number for every n words in a row, equal for equal words only."""
    bits = int(numbers.max(initial=0)).bit_length()
    grams, width = numbers, bits
    for k in range(1, min(n_words, numbers.size + 1)):
        if width + bits > _NUMBER_BITS:
            grams = np.unique(grams, return_inverse=True)[1]
            width = int(grams.size).bit_length()
        grams, width = grams[:-1] << bits | numbers[k:], width + bits
    return grams


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
    used_a = bytearray(max((block.a_end for block in found), default=0))
    used_b = bytearray(max((block.b_end for block in found), default=0))
    chosen = []
    while heap:
        rank, b, a, n = heapq.heappop(heap)
        if 1 in used_b[b : b + n]:
            for first, length in _stretches(used_b[b : b + n]):
                if length >= n_words:
                    heapq.heappush(heap, (-float(length), b + first, a + first, length))
            continue
        if rank == -n and 1 in used_a[a : a + n]:
            heapq.heappush(heap, (0.5 - n, b, a, n))  # let an equally long fresh run go first
            continue
        chosen.append(EqualRun(a, b, n))
        used_a[a : a + n] = used_b[b : b + n] = b"\1" * n
    return sorted(chosen, key=lambda block: block.b)


def _stretches(used: bytearray) -> list[tuple[int, int]]:
    """Return the stretches (first, length) of what is not used."""
    return [(free.start(), free.end() - free.start()) for free in _FREE.finditer(used)]
