"""Edited sentences: aligned with those that share their rare words where no run explains them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsdiff.reuse.align.evidence import count_told, density, size
from newsdiff.reuse.align.runs import Chain, EqualRun, Sentences, WordPair
from newsdiff.settings import AlignSettings

Scores = NDArray[np.float32]

_MAX_CELLS = 32_000_000
"""Sentences times distinct words up to which sentences are compared: two documents of 30,000 words. Beyond, only runs
are found; a matrix of more takes gigabytes."""
_MAX_PRODUCT = 1 << 18
"""Multiplications of a product of matrices beyond which OpenBLAS wakes every core: for matrices as small as
ours, that costs several times what it saves (its GEMM_MULTITHREAD_THRESHOLD)."""


def find_edited(pair: WordPair, covered: bytearray, settings: AlignSettings) -> list[Chain]:
    """Align the sentences of `b` whose words no accepted chain covers with those most like them in `a`.

    Returns:
        Chains in order of `b`, one a sentence at most.
    """
    if covered.count(0) < settings.min_words_edited:
        return []
    spans_a, spans_b = pair.a.spans, pair.b.spans
    open_ = [
        column
        for column, (first, last) in enumerate(spans_b)
        if covered.count(1, first, last) <= settings.max_covered * (last - first)
        and last - first >= settings.min_words_edited
    ]
    if not spans_a or not open_ or not are_comparable(len(spans_a) + len(spans_b), pair.n_words):
        return []
    alike = similarity(*pair.sentences, open_)
    found = []
    for column, (row, number) in enumerate(zip(alike.cosine.argmax(axis=0), open_, strict=True)):
        if (
            alike.cosine[row, column] >= settings.min_cosine
            and alike.dice[row, column] >= settings.min_dice
        ):
            blocks = pair.common_runs(spans_a[row], _uncovered(spans_b[number], covered))
            chain = _trim(blocks, settings)
            if chain and _is_dense(chain, pair, settings):
                found.append(chain)
    return found


def _uncovered(span: tuple[int, int], covered: bytearray) -> tuple[int, int]:
    """Return a sentence without the explained words at its ends."""
    first, last = span
    while first < last and covered[first]:
        first += 1
    while last > first and covered[last - 1]:
        last -= 1
    return first, last


def _trim(blocks: Sequence[EqualRun], settings: AlignSettings) -> Chain:
    """Cut lone words off both ends."""
    kept = list(blocks)
    while kept and kept[0].n < settings.min_edge:
        kept.pop(0)
    while kept and kept[-1].n < settings.min_edge:
        kept.pop()
    return tuple(kept)


def _is_dense(chain: Chain, pair: WordPair, settings: AlignSettings) -> bool:
    return (
        size(chain) >= settings.min_words_edited
        and density(chain) >= settings.min_density
        and count_told(chain, pair) >= settings.min_meaning_edited
    )


@dataclass(frozen=True, slots=True)
class Similarity:
    """How alike the sentences of two documents are; rows are sentences of a, columns of b."""

    cosine: Scores
    """Cosine of the TF-ISF vectors, in [0, 1]."""
    dice: Scores
    """Dice coefficient of the sets of words, in [0, 1]."""


def are_comparable(n_sentences: int, n_words: int) -> bool:
    """Whether two documents with so many sentences and distinct words are short enough to compare all of them."""
    return n_sentences * n_words <= _MAX_CELLS


def similarity(a: Sentences, b: Sentences, columns: Sequence[int] | None = None) -> Similarity:
    """Compare every sentence of one document with sentences of another.

    Words are numbers from 0 on without large gaps; neither side is empty. With columns only those sentences of b are compared.

    Returns:
        Cosine and Dice, both of shape (sentences of a, columns).

    Source:
        TF-ISF with cosine and Dice is the seed of Sanchez-Perez, Gelbukh and Sidorov, PAN 2014.
    """
    n_words = 1 + max(int(side[0].max(initial=-1)) for side in (a, b))
    counts_a, counts_b = _counts(a, n_words), _counts(b, n_words)
    frequency = np.count_nonzero(counts_a, axis=0) + np.count_nonzero(counts_b, axis=0)
    n_sentences = len(counts_a) + len(counts_b)
    weights = np.log((n_sentences + 1) / np.maximum(frequency, 1)).astype(np.float32)
    if columns is not None:
        counts_b = counts_b[list(columns)]
    norms_a, norms_b = (
        np.sqrt(np.einsum("ij,ij->i", weighted, weighted))
        for weighted in (counts_a * weights, counts_b * weights)
    )
    n_a, n_b = (np.count_nonzero(counts, axis=1) for counts in (counts_a, counts_b))
    is_shared = counts_a.any(axis=0) & counts_b.any(axis=0)  # no other word adds to a product
    counts_a, counts_b = counts_a[:, is_shared], counts_b[:, is_shared]
    dots = _product(counts_a * weights[is_shared] ** 2, counts_b)
    both = _product(np.minimum(counts_a, 1), np.minimum(counts_b, 1))
    cosine = dots / np.maximum(np.outer(norms_a, norms_b), np.float32(1e-9))
    dice = 2 * both / np.maximum(np.add.outer(n_a, n_b), 1)
    return Similarity(np.asarray(cosine, np.float32), np.asarray(dice, np.float32))


def _counts(side: Sentences, n_words: int) -> Scores:
    """Count the words of each sentence; shape (sentences, words)."""
    words, sentences, n_sentences = side
    counts = np.bincount(words + n_words * sentences, minlength=n_sentences * n_words)
    return counts.reshape(n_sentences, n_words).astype(np.float32)


def _product(a: Scores, b: Scores) -> Scores:
    """Multiply a by the transpose of b, some rows at a time."""
    n_rows = max(_MAX_PRODUCT // max(b.size, 1), 1)
    if n_rows >= len(a):
        return a @ b.T
    return np.concatenate([a[row : row + n_rows] @ b.T for row in range(0, len(a), n_rows)])
