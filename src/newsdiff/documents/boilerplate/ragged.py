"""Ragged arrays: rows of different lengths, one behind the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


def distinct(values: Ints) -> Ints:
    """Return the distinct ones of some numbers in rising order; `np.unique` without its slower ways."""
    found = np.sort(values)
    is_new = np.append(True, found[1:] != found[:-1])[: len(found)]
    result: Ints = found[is_new]
    return result


def among(values: Ints, chosen: Ints) -> npt.NDArray[np.bool_]:
    """Say of each number whether it is one of `chosen`, which rise."""
    if not len(chosen):
        return np.zeros(len(values), dtype=np.bool_)
    at = np.searchsorted(chosen, values)
    result: npt.NDArray[np.bool_] = chosen[np.minimum(at, len(chosen) - 1)] == values
    return result


class Ragged:
    """Rows of numbers, of different lengths, in one array."""

    def __init__(self, values: Ints, sizes: Ints) -> None:
        self.values = values
        """Numbers of all rows in order."""
        self.sizes = sizes
        """Numbers of each row."""
        self.bounds = np.concatenate([[0], np.cumsum(sizes)])
        """Where each row begins in `values`, and where the last one ends."""

    @property
    def rows(self) -> Ints:
        """Row of each number."""
        return np.repeat(np.arange(len(self.sizes)), self.sizes)

    @property
    def places(self) -> Ints:
        """Place of each number in its row, from 0."""
        first: Ints = np.repeat(self.bounds[:-1], self.sizes)
        return np.arange(len(self.values)) - first

    def rows_of(self, places: Ints) -> Ints:
        """Row of the numbers at some places of `values`."""
        return np.searchsorted(self.bounds[1:], places, side="right").astype(np.int64)

    def row(self, i: int) -> list[int]:
        """Return one row."""
        row: list[int] = self.values[self.bounds[i] : self.bounds[i + 1]].tolist()
        return row

    def lists(self) -> Iterator[list[int]]:
        """Return the rows one by one."""
        values, bounds = self.values.tolist(), self.bounds.tolist()
        return (values[a:b] for a, b in pairwise(bounds))

    def take(self, rows: Ints) -> Ragged:
        """Choose rows, any of them any number of times.

        Example:
            >>> Ragged(np.array([5, 6, 7]), np.array([2, 1])).take(np.array([1, 0, 1])).values.tolist()
            [7, 5, 6, 7]
        """
        sizes = self.sizes[rows]
        behind = np.cumsum(sizes)
        at = np.arange(behind[-1] if len(behind) else 0)
        return Ragged(self.values[at + np.repeat(self.bounds[rows] - behind + sizes, sizes)], sizes)

    def sums(self, weights: npt.NDArray[np.generic]) -> Ints:
        """Sum for each row of what its numbers weigh; `weights` holds whole numbers or truth values.

        Example:
            >>> Ragged(np.array([0, 1, 1]), np.array([1, 0, 2])).sums(np.array([10, 3])).tolist()
            [10, 0, 6]
        """
        reached = np.zeros(len(self.values) + 1, dtype=np.int64)
        np.cumsum(weights[self.values], out=reached[1:])
        result: Ints = reached[self.bounds[1:]] - reached[self.bounds[:-1]]
        return result
