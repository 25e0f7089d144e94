"""Seeds of obfuscated cases: windows that share more than chance gives, and their clusters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter

import numpy as np

from newsdiff.language.hashing import Ints
from newsdiff.reuse.align.cases.terms import (
    Counts,
    Floats,
    Range,
    Rectangle,
    StemPair,
    StemSide,
    gains,
)
from newsdiff.settings import CaseSettings

Seed = tuple[int, int]
"""Number of a window of a, number of a window of b."""


def find_rectangles(pair: StemPair, settings: CaseSettings) -> list[Rectangle]:
    """Find where two documents share more rare words than chance gives, whatever their order.

    Windows of equal length slide over both documents block by block, and every one of the first is
    compared with every one of the second. Unlike sentences, windows do not depend on punctuation, which an
    obfuscated or translated text has in the wrong places.

    Returns:
        The hulls of clustered seeds, which may overlap.
    """
    worth = window_evidence(pair, settings)
    rows, columns = np.nonzero(worth >= settings.min_seed_evidence)
    seeds = list(zip(rows.tolist(), columns.tolist(), strict=True))
    reach = settings.window_blocks + settings.max_gap_words // settings.block_words
    return [
        Rectangle(
            _words([seed[0] for seed in some], pair.a, settings),
            _words([seed[1] for seed in some], pair.b, settings),
        )
        for some in cluster_seeds(seeds, reach)
    ]


def window_evidence(pair: StemPair, settings: CaseSettings) -> Floats:
    """Compare every window of one document with every one of the other.

    Returns:
        Mean log-odds of either window's words given the other window, in nats; a row for each window of a,
        a column for each of b.
    """
    shared = np.intersect1d(pair.a.numbers, pair.b.numbers)
    if not len(shared):
        return np.zeros((0, 0))
    n_words = settings.block_words * settings.window_blocks
    windows_a, windows_b = (_counts(side, shared, pair, settings) for side in (pair.a, pair.b))
    weights = gains(pair.frequency[shared], n_words) + settings.absent_cost
    weights = weights.astype(np.float32)
    of_a = (windows_a * weights) @ (windows_b > 0).T.astype(np.float32)
    of_b = (windows_a > 0).astype(np.float32) @ (windows_b * weights).T
    return np.asarray((of_a + of_b) / 2 - settings.absent_cost * n_words, np.float64)


def _counts(side: StemSide, shared: Ints, pair: StemPair, settings: CaseSettings) -> Counts:
    """Count the shared stems in each window; shape (windows, shared stems)."""
    columns = np.full(len(pair.frequency), -1)
    columns[shared] = np.arange(len(shared))
    places = columns[side.numbers]
    is_shared = places >= 0
    blocks = np.arange(len(side))[is_shared] // settings.block_words
    n_blocks = -(-len(side) // settings.block_words)
    cells = blocks * len(shared) + places[is_shared]
    flat = np.bincount(cells, minlength=n_blocks * len(shared)).astype(np.float32)
    counts = flat.reshape(n_blocks, len(shared))
    windows = np.lib.stride_tricks.sliding_window_view(
        counts, min(settings.window_blocks, n_blocks), axis=0
    )
    counted: Counts = windows.sum(axis=-1)
    return counted


def _words(windows: Sequence[int], side: StemSide, settings: CaseSettings) -> Range:
    """Return the words from the first to the last of some windows."""
    last = (max(windows) + settings.window_blocks) * settings.block_words
    return min(windows) * settings.block_words, min(last, len(side))


def cluster_seeds(seeds: Sequence[Seed], reach: int) -> list[list[Seed]]:
    """Split seeds wherever neighbours are further apart than `reach`, on one side, then on the other.

    Returns:
        Clusters that no side splits any more.

    Source:
        Extension step of Sanchez-Perez, Gelbukh, Sidorov, PAN 2014, in windows instead of sentences.

    Example:
        >>> sorted(cluster_seeds([(0, 0), (1, 1), (2, 9), (9, 2)], 2))
        [[(0, 0), (1, 1)], [(2, 9)], [(9, 2)]]
    """
    done: list[list[Seed]] = []
    work = [(list(seeds), 0, 0)] if seeds else []
    while work:
        some, side, n_whole = work.pop()
        parts = _split(some, side, reach)
        n_whole = n_whole + 1 if len(parts) == 1 else 0
        if n_whole == 2:  # noqa: PLR2004  sides
            done.append(sorted(some))
        else:
            work += [(part, 1 - side, n_whole) for part in parts]
    return done


def _split(seeds: Sequence[Seed], side: int, reach: int) -> list[list[Seed]]:
    """Split seeds at the gaps of one side."""
    ordered = sorted(seeds, key=itemgetter(side))
    parts = [[ordered[0]]]
    for before, seed in pairwise(ordered):
        if seed[side] - before[side] > reach:
            parts.append([])
        parts[-1].append(seed)
    return parts
