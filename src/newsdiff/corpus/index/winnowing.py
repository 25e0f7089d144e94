"""A choice of n-grams that any two copies make alike, for keeping: less than half of them.

Of every `window` n-grams in a row the one with the smallest hash is chosen, the last one on a tie. So two
texts that share `ngram_words + window - 1` words in a row always share a chosen n-gram.

Source:
    Schleimer, Wilkerson, Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", SIGMOD 2003,
    definition 1; the density is 2 / (window + 1).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from newsdiff.corpus.index import fingerprint
from newsdiff.corpus.index.batching import Batch
from newsdiff.language.hashing import Flags, Hashes, Ints

_HASH_BITS = 64


ChosenNgrams = tuple[Hashes, Ints, Ints]
"""Hashes, the document that each stands in, and the number of its first word among the words that were read of
that document."""


def choose_sorted(batches: Iterable[Batch], n_words: int, window: int, n_bits: int) -> ChosenNgrams:
    """Choose the n-grams of batches that are kept, one of every window; return them sorted, with so many bits."""
    none = np.empty(0, np.int64)
    kept = [(np.empty(0, np.uint64), none, none)]
    kept += (_choose(batch, n_words, window, n_bits) for batch in batches)
    hashes, owners, places = (np.concatenate(columns) for columns in zip(*kept, strict=True))
    order = np.lexsort((places, owners, hashes))
    return hashes[order], owners[order], places[order]


def _choose(batch: Batch, n_words: int, window: int, n_bits: int) -> ChosenNgrams:
    """Choose the n-grams of a batch, in text order."""
    found = fingerprint.words(batch)
    hashes, firsts = fingerprint.ngrams(batch, found, n_words)
    stretches = np.cumsum(np.append(True, np.diff(firsts) != 1))[: firsts.size]
    kept = winnow(hashes, stretches, window)
    paragraphs = np.searchsorted(found.firsts, firsts[kept], side="right") - 1
    documents = batch.documents[paragraphs]
    opens = np.searchsorted(batch.documents, documents)
    places = firsts[kept] - found.firsts[opens]
    return hashes[kept] >> np.uint64(_HASH_BITS - n_bits), documents, places


def winnow(hashes: Hashes, stretches: Ints, window: int) -> Ints:
    """Choose hashes.

    They are in text order, each with the number of its stretch of text, which do not decrease; no window runs
    over the end of a stretch.

    Returns:
        Indexes, increasing; at least one of every stretch.

    Example:
        The example of the paper, section 4.1, with its window of 4:

        >>> hashes = [77, 74, 42, 17, 98, 50, 17, 98, 8, 88, 67, 39, 77, 74, 42, 17, 98]
        >>> winnow(np.array(hashes, np.uint64), np.zeros(17, np.int64), 4).tolist()
        [3, 6, 8, 11, 15]
    """
    if not hashes.size:
        return np.empty(0, np.int64)
    firsts = np.flatnonzero(np.append(True, stretches[1:] != stretches[:-1]))
    sizes = np.diff(np.append(firsts, hashes.size))
    kept = [np.empty(0, np.int64)]
    if hashes.size >= window:
        at = np.flatnonzero(stretches[: hashes.size - window + 1] == stretches[window - 1 :])
        windows = np.lib.stride_tricks.sliding_window_view(hashes, window)[at]
        kept.append(at + window - 1 - np.argmin(windows[:, ::-1], axis=1))
    for first, size in zip(firsts[sizes < window], sizes[sizes < window], strict=True):
        kept.append(np.array([first + size - 1 - np.argmin(hashes[first : first + size][::-1])]))
    found: Ints = np.sort(np.concatenate(kept))
    # np.unique would load numpy.ma for this, a fiftieth of the time in which an archive answers.
    is_first: Flags = np.append(True, found[1:] != found[:-1])
    return found[is_first]
