"""Exact runs of equal words, and their tiling, longest first."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, count, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsdiff.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Block:
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


Chain = tuple[Block, ...]
"""Blocks of one passage, ascending and disjoint on both sides."""


def numbered(a: Tokens, b: Tokens) -> tuple[list[int], list[int], dict[str, int]]:
    """Number the words of two documents: equal keys have equal numbers.

    Returns:
        The numbers of both, and those of the keys, from 0 in order of their first use.
    """
    numbers = dict(zip(dict.fromkeys(chain(a.keys, b.keys)), count(), strict=False))
    return [numbers[key] for key in a.keys], [numbers[key] for key in b.keys], numbers


def runs(a: Sequence[int], b: Sequence[int], n_words: int) -> list[Block]:
    """Find the maximal runs of equal words.

    Args:
        a: Word numbers of the first document, below 2**20.
        b: Word numbers of the second document, from the same numbering.
        n_words: Least length of a run, in words.

    Returns:
        Every run that can be extended to neither side, by its end in `b`. Sequences of words are compared as
        strings, one character a word: a tuple for each costs three times as long, most of it in the garbage
        collector.

    Example:
        >>> runs([1, 2, 3, 4, 9], [7, 1, 2, 3, 4, 8], 3)
        [Block(a=0, b=1, n=4)]
    """
    grams_a, grams_b = _grams(a, n_words), _grams(b, n_words)
    shared = set(grams_a) & set(grams_b)
    places: dict[str, list[int]] = {}
    for i, gram in enumerate(grams_a):
        if gram in shared:
            places.setdefault(gram, []).append(i)
    seeds = [(j - i, j) for j, gram in enumerate(grams_b) if gram in shared for i in places[gram]]
    seeds.sort()
    starts = [k for k, (d, j) in enumerate(seeds) if not k or seeds[k - 1] != (d, j - 1)]
    found = [
        Block(seeds[k][1] - seeds[k][0], seeds[k][1], n_words + end - k - 1)
        for k, end in pairwise([*starts, len(seeds)])
    ]
    return sorted(found, key=lambda block: (block.b_end, block.a))


def _grams(numbers: Sequence[int], n_words: int) -> list[str]:
    """Return every n words in a row as a text of code points above the surrogates."""
    text = "".join([chr(0x10000 + number) for number in numbers])
    return [text[i : i + n_words] for i in range(len(text) - n_words + 1)]


def tile(found: Iterable[Block], n_words: int) -> list[Block]:
    """Choose runs so that no word of `b` is explained twice, longest first.

    The choice is not monotone: moved text stays found. Words of `a` may serve twice, since a copier may
    use a sentence twice, but of two equally long runs the one with fresh words in `a` wins.

    Args:
        found: Runs, as `runs` gives them.
        n_words: Least length of what is left of a run, in words.

    Returns:
        Disjoint on side b, in order of `b`.

    Source:
        Greedy string tiling, Wise 1993; the same choice as JPlag's, without its one-to-one rule.
    """
    heap = [(-float(block.n), block.b, block.a, block.n) for block in found]
    heapq.heapify(heap)
    used_a: set[int] = set()
    used_b: set[int] = set()
    chosen = []
    while heap:
        rank, b, a, n = heapq.heappop(heap)
        free = [k for k in range(n) if b + k not in used_b]
        if len(free) < n:
            for first, length in _stretches(free):
                if length >= n_words:
                    heapq.heappush(heap, (-float(length), b + first, a + first, length))
            continue
        if rank == -n and any(a + k in used_a for k in range(n)):
            heapq.heappush(heap, (0.5 - n, b, a, n))  # let an equally long fresh run go first
            continue
        chosen.append(Block(a, b, n))
        used_a.update(range(a, a + n))
        used_b.update(range(b, b + n))
    return sorted(chosen, key=lambda block: block.b)


def _stretches(places: Sequence[int]) -> list[tuple[int, int]]:
    """Group ascending numbers into stretches (first, length) without gaps."""
    stretches: list[tuple[int, int]] = []
    for place in places:
        if stretches and sum(stretches[-1]) == place:
            stretches[-1] = (stretches[-1][0], stretches[-1][1] + 1)
        else:
            stretches.append((place, 1))
    return stretches
