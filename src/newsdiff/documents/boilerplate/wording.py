"""Wording: how much the words of a line are those of furniture.

In come the tokens of lines, out comes one number a line, the log-odds for the article by its words and word
pairs alone. The weights are learned (`benchmarks/train_boilerplate.py`, a logistic regression) over pairs and words that at
least eight sites use, and stand in `model.json`; words in no list weigh nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from newsdiff.documents.boilerplate.ragged import Ints, Ragged, among, distinct
from newsdiff.documents.boilerplate.stack import Floats

MAX_TOKENS = 40
"""Tokens of a line that are looked up: furniture shows itself early."""
_UNIT = 100
"""Weights have two digits: their sums are made in whole numbers, the same in any order."""


@dataclass(frozen=True)
class Wording:
    """Weights of words and word pairs."""

    base: float = 0.0
    """Log-odds of a line without a known word."""
    weights: dict[str, float] = field(default_factory=dict)
    """Word, or two words with a space between them -> log-odds; below 0 speaks for furniture."""

    @cached_property
    def _terms(self) -> tuple[dict[str, int], dict[str, dict[str, int]]]:
        """Weights of words, and of pairs by their first word, in hundredths."""
        words: dict[str, int] = {}
        pairs: dict[str, dict[str, int]] = {}
        for term, weight in self.weights.items():
            first, _, second = term.partition(" ")
            if second:
                pairs.setdefault(first, {})[second] = round(weight * _UNIT)
            else:
                words[first] = round(weight * _UNIT)
        return words, pairs

    def scores(self, tokens: Ragged, numbers: Mapping[str, int]) -> Floats:
        """Return log-odds for the article by words alone, one per line.

        Args:
            tokens: Tokens of each line, by number; a word counts once a line.
            numbers: Number of each token, from 0 on.

        Example:
            >>> wording = Wording(base=0.5, weights={"subscribe": -2.0, "said": 1.0, "subscribe now": -1.0})
            >>> tokens = Ragged(np.array([0, 0, 1, 2]), np.array([3, 1]))
            >>> wording.scores(tokens, {"subscribe": 0, "now": 1, "said": 2}).tolist()
            [-2.5, 1.5]
        """
        words, pairs = self._terms
        n = len(numbers)
        weight = np.zeros(n, dtype=np.int64)
        opens, closes = np.zeros(n, dtype=np.bool_), np.zeros(n, dtype=np.bool_)
        known: dict[int, int] = {}
        for token in numbers.keys() & words.keys():
            weight[numbers[token]] = words[token]
        for token in numbers.keys() & pairs.keys():
            for other in numbers.keys() & pairs[token].keys():
                opens[numbers[token]] = closes[numbers[other]] = True
                known[numbers[token] * n + numbers[other]] = pairs[token][other]
        values, rows, places = tokens.values, tokens.rows, tokens.places
        alone = np.flatnonzero((weight != 0)[values] & (places < MAX_TOKENS))
        behind = closes[values] & (places > 0) & (places < MAX_TOKENS)
        behind[1:] &= opens[values[:-1]]
        second = np.flatnonzero(behind)
        sums = _sums(rows[alone], values[alone], weight, len(tokens.sizes))
        order = np.asarray(sorted(known), dtype=np.int64)
        codes = values[second - 1] * n + values[second]
        chosen = among(codes, order)
        weights = np.asarray([known[code] for code in order.tolist()], dtype=np.int64)
        found = np.searchsorted(order, codes[chosen])
        sums += _sums(rows[second[chosen]], found, weights, len(tokens.sizes))
        return (self.base + sums / _UNIT).astype(np.float32)


def _sums(rows: Ints, terms: Ints, weights: Ints, n_rows: int) -> npt.NDArray[np.float64]:
    """Sum what the terms of each row weigh, every term once a row."""
    n = max(len(weights), 1)
    pairs = distinct(rows * n + terms)
    return np.bincount(pairs // n, weights[pairs % n], n_rows).astype(np.float64)


def terms(tokens: list[str]) -> set[str]:
    """Words and word pairs of a line.

    Example:
        >>> sorted(terms(["read", "more", "now"]))
        ['more', 'more now', 'now', 'read', 'read more']
    """
    row = tokens[:MAX_TOKENS]
    result = set(row)
    result.update([f"{a} {b}" for a, b in pairwise(row)])
    return result
