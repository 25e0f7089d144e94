"""Ragged arrays: rows of different lengths, one behind the other in one array.

`RaggedArray` holds the numbers of each row, the tokens of a line for instance. `GroupedRows` has the units of all
documents in one table: whatever reaches across its rows stays inside the group of a row, which is its document,
and is one numpy operation for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Column = npt.NDArray[np.generic]

FAR = 99
"""Longest distance in rows that is counted; farther says no more."""


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


class GroupedRows:
    """Which rows belong to one document; every array has an entry per row."""

    def __init__(self, lengths: Sequence[int]) -> None:
        """Put groups of these numbers of rows one behind the other."""
        self.n = sum(lengths)
        """Number of rows."""
        sizes = np.asarray(lengths, dtype=np.int64)
        ends = np.cumsum(sizes)
        self.row = np.arange(self.n)
        """Number of the row itself."""
        self.group = np.repeat(np.arange(len(sizes)), sizes)
        """Number of its group, which is its document."""
        self.first = np.repeat(ends - sizes, sizes)
        """First row of its group."""
        self.stop = np.repeat(ends, sizes)
        """Row behind the last one of its group."""

    def shift(self, column: Floats, by: int, fill: float) -> Floats:
        """Return the value `by` rows further on in the same group, `fill` beyond its ends."""
        to = self.row + by
        inside = (to >= self.first) & (to < self.stop)
        return np.where(inside, column[np.clip(to, 0, max(self.n - 1, 0))], fill).astype(np.float32)

    def sum_between(self, column: Floats | Flags, low: Ints, high: Ints) -> Floats:
        """Return for each row the sum over the rows from `low` to before `high`, which may differ for each row."""
        # Any sum of neighbouring rows is the difference of two running sums.
        running = np.concatenate([[0.0], np.cumsum(column, dtype=np.float64)])
        result: Floats = (running[high] - running[low]).astype(np.float32)
        return result

    def rolling_mean(self, column: Floats | Flags, radius: int) -> Floats:
        """Return the mean over the rows of the same group within a radius, the row itself included."""
        low = np.maximum(self.row - radius, self.first)
        high = np.minimum(self.row + radius + 1, self.stop)
        result: Floats = (self.sum_between(column, low, high) / (high - low)).astype(np.float32)
        return result

    def sum_before(self, column: Floats | Flags) -> Floats:
        """Return the sum over the earlier rows of the same group."""
        return self.sum_between(column, self.first, self.row)

    def sum_of_group(self, column: Floats | Flags) -> Floats:
        """Return the sum over all rows of the same group."""
        return self.sum_between(column, self.first, self.stop)

    def rows_since(self, flag: Flags) -> Floats:
        """Return the distance to the last flagged row of the same group, 0 for a flagged row; FAR if none."""
        # The running maximum of the flagged row numbers is the last flagged row; it may lie in an earlier group.
        last = np.maximum.accumulate(np.where(flag, self.row, -1)) if self.n else self.row
        distance = np.where(last >= self.first, self.row - last, FAR)
        return np.minimum(distance, FAR).astype(np.float32)

    def rows_until(self, flag: Flags) -> Floats:
        """Return the distance to the next flagged row of the same group, 0 for a flagged row; FAR if none."""
        ahead = np.where(flag, self.row, self.n)[::-1]
        following = np.minimum.accumulate(ahead)[::-1] if self.n else self.row
        distance = np.where(following < self.stop, following - self.row, FAR)
        return np.minimum(distance, FAR).astype(np.float32)
