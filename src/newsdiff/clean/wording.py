"""Wording: how much the words of a line are those of furniture.

In comes a line's tokens, out comes one number, the log-odds for the article by its words and word pairs
alone. The weights are learned (`benchmarks/train_boilerplate.py`, a logistic regression) over pairs and words that at
least eight sites use, and stand in `model.json`; words in no list weigh nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

MAX_TOKENS = 40
"""Tokens of a line that are looked up: furniture shows itself early."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Weights of words and word pairs."""

    base: float = 0.0
    """Log-odds of a line without a known word."""
    weights: dict[str, float] = field(default_factory=dict)
    """Word, or two words with a space between them -> log-odds; below 0 speaks for furniture."""

    def score(self, tokens: list[str]) -> float:
        """Return log-odds for the article, by the words of a line.

        Example:
            >>> wording = Wording(base=0.5, weights={"subscribe": -2.0, "said": 1.0})
            >>> wording.score(["subscribe", "subscribe", "now"])
            -1.5
        """
        weigh = self.weights.get
        return self.base + sum([weigh(term, 0.0) for term in terms(tokens)])


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
