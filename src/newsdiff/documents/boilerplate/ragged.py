"""Ragged arrays: rows of different lengths, one behind the other in one array."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Column = npt.NDArray[np.generic]


def distinct(values: Ints) -> Ints:
    """Return the distinct numbers in rising order: `np.unique` without its slower ways."""
    ordered = np.sort(values)
    is_new = np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]
    result: Ints = ordered[is_new]
    return result


def among(values: Ints, chosen: Ints) -> Flags:
    """Return for each number whether it is one of `chosen`, which are in rising order."""
    if not len(chosen):
        return np.zeros(len(values), dtype=np.bool_)
    at = np.searchsorted(chosen, values)
    result: Flags = chosen[np.minimum(at, len(chosen) - 1)] == values
    return result


class RaggedArray:
    """Rows of numbers, of different lengths, in one array."""

    def __init__(self, values: Ints, sizes: Ints) -> None:
        self.values = values
        """Numbers of all rows in order."""
        self.sizes = sizes
        """How many numbers each row has."""
        self.bounds = np.concatenate([[0], np.cumsum(sizes)])
        """Where each row begins in `values`, and where the last one ends."""

    @property
    def rows(self) -> Ints:
        """Row of each number."""
        return np.repeat(np.arange(len(self.sizes)), self.sizes)

    @property
    def offsets(self) -> Ints:
        """Position of each number in its row, from 0."""
        first: Ints = np.repeat(self.bounds[:-1], self.sizes)
        return np.arange(len(self.values)) - first

    def rows_at(self, positions: Ints) -> Ints:
        """Return the rows of the numbers at some positions of `values`."""
        return np.searchsorted(self.bounds[1:], positions, side="right").astype(np.int64)

    def row(self, i: int) -> list[int]:
        """Return one row."""
        row: list[int] = self.values[self.bounds[i] : self.bounds[i + 1]].tolist()
        return row

    def lists(self) -> Iterator[list[int]]:
        """Return the rows one by one."""
        values, bounds = self.values.tolist(), self.bounds.tolist()
        return (values[a:b] for a, b in pairwise(bounds))

    def take(self, rows: Ints) -> RaggedArray:
        """Choose rows, any of them any number of times.

        Example:
            >>> RaggedArray(np.array([5, 6, 7]), np.array([2, 1])).take(np.array([1, 0, 1])).values.tolist()
            [7, 5, 6, 7]
        """
        sizes = self.sizes[rows]
        ends = np.cumsum(sizes)
        # A number of the result is as far from its row's beginning there as it is in `values`.
        moved = np.repeat(self.bounds[rows] - (ends - sizes), sizes)
        return RaggedArray(self.values[np.arange(len(moved)) + moved], sizes)

    def sums(self, weights: npt.NDArray[np.generic]) -> Ints:
        """Sum up for each row what its numbers weigh; `weights` holds whole numbers or truth values.

        Example:
            >>> RaggedArray(np.array([0, 1, 1]), np.array([1, 0, 2])).sums(np.array([10, 3])).tolist()
            [10, 0, 6]
        """
        running = np.zeros(len(self.values) + 1, dtype=np.int64)
        np.cumsum(weights[self.values], out=running[1:])
        result: Ints = running[self.bounds[1:]] - running[self.bounds[:-1]]
        return result
