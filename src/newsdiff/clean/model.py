"""The learned model: how likely a unit is the article's own text.

In comes the matrix of `features`, out comes a probability per row and, on request, what moved it. The
model is a sum of small decision trees of depth four, trained by `benchmarks/train_boilerplate.py`; its
numbers stand in `model.json` with the digest of the data. A tree gives every node a value, so the score
of a row falls apart into one contribution per question on its way, and these add up to the score: that is
what an explanation prints.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from newsdiff.clean.features import WORDING
from newsdiff.clean.stack import Floats
from newsdiff.clean.wording import Wording

DEPTH = 4
"""Questions on the way from the root of a tree to a leaf."""
_INNER = 2**DEPTH - 1
_LEVELS = tuple(2**level - 1 for level in reversed(range(DEPTH)))
"""First node of each level, the deepest one first."""


@dataclass(frozen=True, slots=True)
class Model:
    """Complete binary trees in arrays; the children of node i are 2 i + 1 (no) and 2 i + 2 (yes)."""

    names: tuple[str, ...]
    """Columns of the matrix, in the order that the trees use."""
    base: float
    """Log-odds before the first question."""
    column: npt.NDArray[np.int64]
    """Column that each inner node asks about, shape (trees, 15)."""
    threshold: Floats
    """A row answers yes where its value is above, shape (trees, 15)."""
    value: Floats
    """Log-odds of each node, shape (trees, 31); the last 16 are leaves."""
    wording: Wording
    """Weights of words, whose sum is one of the columns."""
    language: str = ""
    """Language of the words; in texts of others `plain` decides."""
    plain: Model | None = None
    """The same without the columns of the words."""

    def scores(self, matrix: Floats) -> Floats:
        """Return log-odds for the article, one per row."""
        columns = np.asfortranarray(matrix)
        total = np.full(len(matrix), self.base, dtype=np.float32)
        for ask, limit, value in zip(self.column, self.threshold, self.value, strict=True):
            best: list[Any] = list(value[_INNER:])
            for first in _LEVELS:
                best = [
                    np.where(
                        columns[:, ask[first + i]] > limit[first + i], best[2 * i + 1], best[2 * i]
                    )
                    for i in range(len(best) // 2)
                ]
            total += best[0]
        return total

    def contributions(self, matrix: Floats) -> Floats:
        """Return what each column adds to the log-odds of each row; rows add up to score - base."""
        result = np.zeros((len(matrix), len(self.names)), dtype=np.float32)
        rows = np.arange(len(matrix))
        for ask, limit, value in zip(self.column, self.threshold, self.value, strict=True):
            node = np.zeros(len(matrix), dtype=np.int64)
            result[:, 0] += value[0]
            for _ in range(DEPTH):
                columns = ask[node]
                child = 2 * node + 1 + (matrix[rows, columns] > limit[node])
                result[rows, columns] += value[child] - value[node]
                node = child
        return result


def probabilities(scores: Floats) -> Floats:
    """Turn log-odds into probabilities."""
    return (1 / (1 + np.exp(-scores))).astype(np.float32)


def from_dict(values: dict[str, Any]) -> Model:
    """Build a model from the numbers of `model.json`."""
    plain = from_dict(values["plain"]) if "plain" in values else None
    return Model(
        names=tuple(values["names"]),
        base=values["base"],
        column=np.asarray(values["column"], dtype=np.int64),
        threshold=np.asarray(values["threshold"], dtype=np.float32),
        value=np.asarray(values["value"], dtype=np.float32),
        wording=Wording(values.get("wording_base", 0.0), values.get("wording", {})),
        language=values.get("language", ""),
        plain=plain,
    )


@cache
def shipped() -> Model:
    """Load the model that ships with newsdiff, once per process."""
    text = files("newsdiff.clean").joinpath("model.json").read_text(encoding="utf-8")
    return from_dict(json.loads(text))


def in_words(names: Sequence[str], values: Floats, contributions: Floats, n: int) -> list[str]:
    """Say what speaks for furniture in a row, strongest first.

    Args:
        names: Columns.
        values: The row of the matrix.
        contributions: What each column adds to the log-odds for the article.
        n: Reasons to name at most.

    Returns:
        Phrases like "4 words" or "no end mark".
    """
    order = np.argsort(contributions, kind="stable")[:n]
    return [phrase(names[i], float(values[i])) for i in order if contributions[i] < 0]


def phrase(name: str, value: float) -> str:
    """Say the value of a feature in words.

    Example:
        >>> phrase("words", 4.0), phrase("end mark", 0.0), phrase("share of cues within 5", 0.6)
        ('4 words', 'no end mark', 'share of cues within 5 lines: 60 %')
    """
    if name == "words":
        return f"{value:.0f} words"
    if name in _FLAGS:
        return _FLAGS[name][int(value > 0)]
    label = f"{name} lines" if name[-1].isdigit() else name
    if name.startswith(WORDING):
        return f"{label}: {value:+.1f}"
    if value < 0:
        return f"{label}: none"
    if "share" in name or name.partition(",")[0] in _SHARES:
        return f"{label}: {value:.0%}".replace("%", " %")
    return f"{label}: {value:.3g}"


_FLAGS = {
    "end mark": ("no end mark", "ends like a sentence"),
    "bullet": ("no bullet", "a bullet"),
    "opens in lower case": ("opens with a capital", "opens in lower case"),
    "opens a section": ("opens no section", "opens a section of furniture"),
    "whole line is a cue": ("no cue covers it", "the whole line is a cue"),
    "repeats a neighbour": ("unlike its neighbours", "repeats a neighbour"),
    "stood before in the file": ("first of its kind in the file", "stood before in the file"),
    "post from a social network": ("no post", "post from a social network"),
}
_SHARES = frozenset(
    {"function words", "capitalised words", "words in capitals", "numbers", "position"}
)
