"""The learned model: how likely a unit is the article's own text.

In comes the matrix of `features`, out comes a probability per row and, on request, what moved it. The
model is a sum of small decision trees of depth four, trained by `benchmarks/train_boilerplate.py`; its
numbers are in `model.npz`, what it was made from and what it does in `model_about.json`. Every node of a tree has a value. So the score of a
row is the sum of one contribution per question on its way, the change from node to node: that is what `reasons`
puts into words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import IO

import numpy as np
import numpy.typing as npt

from newsdiff.documents.boilerplate.ragged import Flags, Floats, Ints

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


def load(file: IO[bytes]) -> Model:
    """Load a model from the arrays of a `model.npz`; nothing in the file is executed.

    Raises:
        ValueError: the arrays are not those of a model.
    """
    with np.load(file, allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files}
    missing = {"names", "base", "column", "threshold", "value"} - set(arrays)
    if missing:
        raise ValueError(f"no model: it has no {', '.join(sorted(missing))}")
    names = tuple(arrays["names"].tobytes().decode().split("\n"))
    column, threshold, value = arrays["column"], arrays["threshold"], arrays["value"]
    n = len(column)
    is_whole = column.shape == threshold.shape == (n, _INNER) and value.shape == (n, 2 * _INNER + 1)
    if not is_whole or (n and not 0 <= column.min() <= column.max() < len(names)):
        raise ValueError("no model: its trees are not complete or ask about columns that are none")
    return Model(
        names=names,
        base=float(arrays["base"]),
        column=column.astype(np.int64),
        threshold=threshold.astype(np.float32),
        value=value.astype(np.float32),
    )


def save(model: Model, file: IO[bytes]) -> None:
    """Write a model as arrays; the same model gives the same bytes."""
    np.savez_compressed(
        file,
        names=np.frombuffer("\n".join(model.names).encode(), dtype=np.uint8),
        base=np.float64(model.base),
        column=model.column.astype(np.int16),
        threshold=model.threshold,
        value=model.value,
    )


@cache
def shipped_model() -> Model:
    """Load the model that ships with newsdiff, once per process."""
    with files("newsdiff.documents.boilerplate").joinpath("model.npz").open("rb") as file:
        return load(file)
