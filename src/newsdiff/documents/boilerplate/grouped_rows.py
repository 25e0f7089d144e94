"""Grouped rows: the units of several documents in one table, with sums and neighbours inside each document.

All documents are one group of rows each, one behind the other. Whatever reaches across rows stays inside the
group of a row and is one numpy operation for all rows of all documents.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from newsdiff.documents.boilerplate.ragged import Flags, Floats, Ints

FAR = 99
"""Longest distance in rows that is counted; farther says no more."""


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
