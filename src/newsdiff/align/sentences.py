"""Edited sentences: pairs that share rare words, although no run explains them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsdiff.tokens import Tokens

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Kinship:
    """How alike the sentences of two documents are; rows are sentences of a, columns of b."""

    cosine: Scores
    """Cosine of the TF-ISF vectors, in [0, 1]."""
    dice: Scores
    """Dice coefficient of the sets of words, in [0, 1]."""


def spans(tokens: Tokens) -> list[tuple[int, int]]:
    """Return the words of each sentence as half-open ranges, in order."""
    found: list[tuple[int, int]] = []
    for at, number in enumerate(tokens.sentences):
        if number == len(found):
            found.append((at, at + 1))
        else:
            found[-1] = (found[-1][0], at + 1)
    return found


def kinship(
    a: Sequence[Sequence[int]],
    b: Sequence[Sequence[int]],
    rarity: Mapping[int, float] | None = None,
) -> Kinship:
    """Compare every sentence of one document with every one of another.

    Args:
        a: Word numbers of each sentence of a.
        b: The same of b.
        rarity: Inverse document frequency of each word in a corpus; without it the inverse sentence
            frequency in the two documents is taken.

    Returns:
        Cosine and Dice, both of shape (len(a), len(b)).

    Source:
        TF-ISF with cosine and Dice is the seed of Sanchez-Perez, Gelbukh and Sidorov, PAN 2014.
    """
    columns: dict[int, int] = {}
    for sentence in (*a, *b):
        for number in sentence:
            columns.setdefault(number, len(columns))
    counts_a, counts_b = _counts(a, columns), _counts(b, columns)
    if rarity is None:
        frequency = (counts_a > 0).sum(axis=0) + (counts_b > 0).sum(axis=0)
        weights = np.log((len(a) + len(b) + 1) / np.maximum(frequency, 1)).astype(np.float32)
    else:
        weights = np.array([rarity.get(number, 1.0) for number in columns], np.float32)
    weighted_a, weighted_b = counts_a * weights, counts_b * weights
    norm_a = np.linalg.norm(weighted_a, axis=1, keepdims=True)
    norm_b = np.linalg.norm(weighted_b, axis=1, keepdims=True)
    cosine = weighted_a @ weighted_b.T / np.maximum(norm_a * norm_b.T, 1e-9)
    sets_a, sets_b = (counts_a > 0).astype(np.float32), (counts_b > 0).astype(np.float32)
    sizes = sets_a.sum(axis=1, keepdims=True) + sets_b.sum(axis=1, keepdims=True).T
    dice = 2 * (sets_a @ sets_b.T) / np.maximum(sizes, 1)
    return Kinship(cosine, dice)


def _counts(sentences: Sequence[Sequence[int]], columns: Mapping[int, int]) -> Scores:
    """Count the words of each sentence; shape (sentences, words)."""
    counts = np.zeros((len(sentences), len(columns)), np.float32)
    for row, sentence in enumerate(sentences):
        np.add.at(counts[row], [columns[number] for number in sentence], 1)
    return counts
