"""Word weights: how much the words of a line are those of boilerplate.

In come the tokens of lines, out comes one number a line, the log-odds for the article by its words and word
pairs alone. The weights are those of a logistic regression (`benchmarks/train_boilerplate.py`) over words and
pairs that at least eight sites use. They are part of `model.json`; all other words weigh nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from newsdiff.documents.boilerplate.ragged import Floats, Ints, RaggedArray, among, distinct

MAX_TOKENS = 40
"""Tokens of a line that are looked up: boilerplate shows itself early."""
_UNIT = 100
"""Weights have two digits. They are added as whole hundredths, so that the order of addition changes no sum."""


@dataclass(frozen=True)
class WordWeights:
    """Weights of words and word pairs."""

    base: float = 0.0
    """Log-odds of a line without a known word."""
    weights: dict[str, float] = field(default_factory=dict)
    """Word, or two words with a space between them -> log-odds; below 0 speaks for boilerplate."""

    @cached_property
    def _terms(self) -> tuple[dict[str, int], dict[str, dict[str, int]]]:
        """Weights of words, and of pairs by their first word, in hundredths."""
        words: dict[str, int] = {}
        pairs: dict[str, dict[str, int]] = {}
        for term, weight in self.weights.items():
            first, _, second = term.partition(" ")
            home, key = (pairs.setdefault(first, {}), second) if second else (words, first)
            home[key] = round(weight * _UNIT)
        return words, pairs

    def scores(self, tokens: RaggedArray, vocabulary: Mapping[str, int]) -> Floats:
        """Return log-odds for the article by words alone, one per line; a word counts once a line.

        Example:
            >>> weights = WordWeights(0.5, {"subscribe": -2.0, "said": 1.0, "subscribe now": -1.0})
            >>> tokens = RaggedArray(np.array([0, 0, 1, 2]), np.array([3, 1]))
            >>> weights.scores(tokens, {"subscribe": 0, "now": 1, "said": 2}).tolist()
            [-2.5, 1.5]
        """
        words, pairs = self._terms
        n = len(vocabulary)
        weight = np.zeros(n, dtype=np.int64)
        known: dict[int, int] = {}  # a pair of tokens as one number
        for token in vocabulary.keys() & words.keys():
            weight[vocabulary[token]] = words[token]
        for first in vocabulary.keys() & pairs.keys():
            for second in vocabulary.keys() & pairs[first].keys():
                known[vocabulary[first] * n + vocabulary[second]] = pairs[first][second]
        order = np.asarray(sorted(known), dtype=np.int64)
        weights = np.asarray([known[code] for code in order.tolist()], dtype=np.int64)
        opens, closes = np.zeros(n, dtype=np.bool_), np.zeros(n, dtype=np.bool_)
        opens[order // n] = closes[order % n] = True
        values, rows, offsets = tokens.values, tokens.rows, tokens.offsets
        alone = np.flatnonzero((weight != 0)[values] & (offsets < MAX_TOKENS))
        sums = _sums(rows[alone], values[alone], weight, len(tokens.sizes))
        # Most tokens neither open nor close a known pair: only what is left is looked up.
        is_second = closes[values] & (offsets > 0) & (offsets < MAX_TOKENS)
        is_second[1:] &= opens[values[:-1]]
        at = np.flatnonzero(is_second)
        codes = values[at - 1] * n + values[at]
        is_pair = among(codes, order)
        terms = np.searchsorted(order, codes[is_pair])
        sums += _sums(rows[at[is_pair]], terms, weights, len(tokens.sizes))
        return (self.base + sums / _UNIT).astype(np.float32)


def _sums(rows: Ints, terms: Ints, weights: Ints, n_rows: int) -> npt.NDArray[np.float64]:
    """Sum up what the terms of each row weigh, every term once a row."""
    n = max(len(weights), 1)
    pairs = distinct(rows * n + terms)
    return np.bincount(pairs // n, weights[pairs % n], n_rows).astype(np.float64)


def word_terms(tokens: list[str]) -> set[str]:
    """Return the words and word pairs of a line.

    Example:
        >>> sorted(word_terms(["read", "more", "now"]))
        ['more', 'more now', 'now', 'read', 'read more']
    """
    row = tokens[:MAX_TOKENS]
    result = set(row)
    result.update([f"{a} {b}" for a, b in pairwise(row)])
    return result
