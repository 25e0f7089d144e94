"""Slow and obvious twins of the alignment steps, used by the tests only."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from newsdiff.reuse import align


def runs(a: Sequence[int], b: Sequence[int], n_words: int) -> set[tuple[int, int, int]]:
    """Find the maximal runs of equal words by looking at every pair of places: (a, b, length)."""
    found = set()
    for i in range(len(a)):
        for j in range(len(b)):
            if i and j and a[i - 1] == b[j - 1]:
                continue
            n = 0
            while i + n < len(a) and j + n < len(b) and a[i + n] == b[j + n]:
                n += 1
            if n >= n_words:
                found.add((i, j, n))
    return found


def longest_tiles(
    found: Sequence[tuple[int, int, int]], n_words: int, n_b: int
) -> list[tuple[int, int]]:
    """Choose runs for side b, always the longest that is left: (b, length), in order of b."""
    free = [True] * n_b
    chosen = []
    while True:
        best = (0, 0)
        for _, b, n in found:
            for first in range(b, b + n):
                length = 0
                while first + length < b + n and free[first + length]:
                    length += 1
                best = max(best, (length, -first))
        length, first = best[0], -best[1]
        if length < n_words or not length:
            return sorted(chosen)
        chosen.append((first, length))
        free[first : first + length] = [False] * length


def common_length(a: Sequence[int], b: Sequence[int]) -> int:
    """Measure a longest common subsequence by dynamic programming."""
    rows = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, word in enumerate(a):
        for j, other in enumerate(b):
            rows[i + 1][j + 1] = (
                rows[i][j] + 1 if word == other else max(rows[i][j + 1], rows[i + 1][j])
            )
    return rows[-1][-1]


def cosine(a: Sequence[int], b: Sequence[int], everything: Sequence[Sequence[int]]) -> float:
    """Compare two sentences by rare words: counts times log((sentences + 1) / sentences with it)."""
    rarity = {
        word: math.log((len(everything) + 1) / sum(word in sentence for sentence in everything))
        for word in {*a, *b}
    }
    vectors = [
        {word: n * rarity[word] for word, n in Counter(sentence).items()} for sentence in (a, b)
    ]
    product = sum(weight * vectors[1].get(word, 0) for word, weight in vectors[0].items())
    norms = [math.sqrt(sum(w * w for w in vector.values())) for vector in vectors]
    return product / (norms[0] * norms[1]) if all(norms) else 0.0


def dice(a: Sequence[int], b: Sequence[int]) -> float:
    """Compare two sets of words."""
    return 2 * len({*a} & {*b}) / max(len({*a}) + len({*b}), 1)


def alignments(a, b, settings):
    """Return what two documents share, in characters."""
    return tuple(align.write_alignment(found, a, b) for found in align.find_matches(a, b, settings))
