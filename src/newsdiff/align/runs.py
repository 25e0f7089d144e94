"""Exact runs of equal words, and their tiling, longest first."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


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


def runs(a: Sequence[int], b: Sequence[int], n_words: int) -> list[Block]:
    """Find the maximal runs of equal words.

    Args:
        a: Word numbers of the first document.
        b: Word numbers of the second document, from the same numbering.
        n_words: Least length of a run, in words.

    Returns:
        Every run that can be extended to neither side, by its end in `b`.

    Example:
        >>> runs([1, 2, 3, 4, 9], [7, 1, 2, 3, 4, 8], 3)
        [Block(a=0, b=1, n=4)]
    """
    places: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for i in range(len(a) - n_words + 1):
        places[tuple(a[i : i + n_words])].append(i)
    found = []
    open_runs: dict[int, int] = {}  # diagonal -> where its run began in b
    for j in range(len(b) - n_words + 1):
        diagonals = {j - i for i in places.get(tuple(b[j : j + n_words]), ())}
        for ended in open_runs.keys() - diagonals:
            start = open_runs.pop(ended)
            found.append(Block(start - ended, start, j - 1 + n_words - start))
        for diagonal in diagonals:
            open_runs.setdefault(diagonal, j)
    last = max(len(b) - n_words + 1, 0)
    for diagonal, start in open_runs.items():
        found.append(Block(start - diagonal, start, last - 1 + n_words - start))
    return sorted(found, key=lambda block: (block.b_end, block.a))


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
