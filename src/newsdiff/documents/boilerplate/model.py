"""The learned model: how likely a unit is the article's own text.

In comes the matrix of `features`, out comes a probability per row and, on request, what moved it. The
model is a sum of small decision trees of depth four, trained by `benchmarks/train_boilerplate.py`; its
numbers are in `model.json` with the digest of the data. Every node of a tree has a value. So the score of a
row is the sum of one contribution per question on its way, the change from node to node: that is what an
explanation prints.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from newsdiff.documents.boilerplate.features import WORD_SCORE
from newsdiff.documents.boilerplate.ragged import Flags, Floats, Ints
from newsdiff.documents.boilerplate.word_weights import WordWeights

DEPTH = 4
"""Questions on the way from the root of a tree to a leaf."""
_INNER = 2**DEPTH - 1
_ROWS = 256  # at once, so that their answers fit the cache


Leaves = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Model:
    """Complete binary trees in arrays; the children of node i are 2 i + 1 (no) and 2 i + 2 (yes)."""

    names: tuple[str, ...]
    """Columns of the matrix, in the order that the trees use."""
    base: float
    """Log-odds before the first question."""
    column: Ints
    """Column that the question of each inner node is about, shape (trees, 15)."""
    threshold: Floats
    """The answer is yes for values above, shape (trees, 15)."""
    value: Floats
    """Log-odds of each node, shape (trees, 31); the last 16 are leaves."""
    word_weights: WordWeights
    """Weights of words, whose sum is one of the columns."""
    language: str = ""
    """Language of the words; texts of other languages are scored by `plain`."""
    plain: Model | None = None
    """The same without the columns of the words."""

    def leaves(self, matrix: Floats) -> Leaves:
        """Return the leaf that each row reaches in each tree, from 0, shape (trees, rows).

        All questions of all trees are answered for some hundred rows at once, then the answers on a row's way are
        chosen with bit operations: that is many times faster than to follow each row from node to node.
        """
        columns = np.ascontiguousarray(matrix.T)
        result = np.zeros((len(self.column), len(matrix)), dtype=np.uint8)
        for first in range(0, len(matrix), _ROWS):
            some = columns[:, first : first + _ROWS]
            leaf = result[:, first : first + _ROWS]
            yes = [
                some[column] > limit[:, None]
                for column, limit in zip(self.column.T, self.threshold.T, strict=True)
            ]
            way: list[Flags] = []
            for level in range(DEPTH):
                # The nodes of this level; each earlier answer, the latest first, leaves every second one.
                answers = yes[2**level - 1 : 2 ** (level + 1) - 1]
                for answer in reversed(way):
                    pairs = zip(answers[::2], answers[1::2], strict=True)
                    answers = [_choose(answer, yes_, no_) for no_, yes_ in pairs]
                way.append(answers[0])
                leaf <<= 1
                leaf |= answers[0].view(np.uint8)
        return result

    def scores(self, leaves: Leaves) -> Floats:
        """Return log-odds for the article, one per row, from `leaves`."""
        total = np.full(leaves.shape[1], self.base, dtype=np.float32)
        for leaf, value in zip(leaves, self.value[:, _INNER:], strict=True):
            total += value[leaf]
        return total

    def contributions(self, leaves: Leaves) -> Floats:
        """Return what each column adds to the log-odds of each row; rows add up to score - base."""
        result = np.zeros((len(self.names), leaves.shape[1]), dtype=np.float32)
        result[0] += self.value[:, 0].sum()
        for leaf, (columns, added) in zip(leaves, self._added, strict=True):
            result[columns] += added[:, leaf]
        return result.T

    @cached_property
    def _added(self) -> list[tuple[Ints, Floats]]:
        """For each tree the columns that it uses, and what they add by leaf, shape (columns, 16)."""
        added = np.zeros((len(self.column), len(self.names), 2**DEPTH), dtype=np.float32)
        trees = np.arange(len(self.column))
        for leaf in range(2**DEPTH):
            node = 0
            for level in reversed(range(DEPTH)):
                child = 2 * node + 1 + (leaf >> level & 1)
                moved = self.value[:, child] - self.value[:, node]
                added[trees, self.column[:, node], leaf] += moved
                node = child
        used = [np.array(sorted(set(columns))) for columns in self.column.tolist()]
        return [(columns, tree[columns]) for columns, tree in zip(used, added, strict=True)]


def _choose(answer: Flags, yes: Flags, no: Flags) -> Flags:
    """Take one of two answers, row by row; much faster than `np.where`."""
    result = yes ^ no
    result &= answer
    result ^= no
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
        word_weights=WordWeights(values.get("wording_base", 0.0), values.get("wording", {})),
        language=values.get("language", ""),
        plain=plain,
    )


@cache
def shipped_model() -> Model:
    """Load the model that ships with newsdiff, once per process."""
    file = files("newsdiff.documents.boilerplate").joinpath("model.json")
    return from_dict(json.loads(file.read_text(encoding="utf-8")))


def in_words(
    names: Sequence[str], matrix: Floats, contributions: Floats, n: int
) -> list[list[str]]:
    """Say what speaks for boilerplate in each row, strongest first.

    Args:
        names: Columns.
        matrix: Values of the columns, one row per line.
        contributions: What each column adds to the log-odds for the article, of the same shape.
        n: Reasons to name at most.

    Returns:
        For each row phrases like "4 words".
    """
    rest = np.array(contributions)
    rows = np.arange(len(rest))
    result: list[list[str]] = [[] for _ in rest]
    for _ in range(min(n, len(names))):
        strongest = rest.argmin(axis=1)
        moved, values = rest[rows, strongest].tolist(), matrix[rows, strongest].tolist()
        for phrases, i, value, by in zip(result, strongest.tolist(), values, moved, strict=True):
            if by < 0:
                phrases.append(phrase(names[i], value))
        rest[rows, strongest] = np.inf
    return result


def phrase(name: str, value: float) -> str:
    """Return the value of a feature in words.

    Example:
        >>> phrase("words", 4.0), phrase("end mark", 0.0), phrase("share of cues within 5", 0.6)
        ('4 words', 'no end mark', 'share of cues within 5 lines: 60 %')
    """
    if name == "words":
        return f"{value:.0f} words"
    if name in _FLAGS:
        return _FLAGS[name][int(value > 0)]
    label = f"{name} lines" if name[-1].isdigit() else name
    if name.startswith(WORD_SCORE):
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
