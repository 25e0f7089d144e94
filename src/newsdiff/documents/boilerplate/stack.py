"""Stacks: rows of several documents on top of each other, with what reaches across rows.

Sums, windows and neighbours stay inside the document of each row, and are one numpy operation for all.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

FAR = 99
"""Rows beyond which a distance says no more."""


class Stack:
    """Rows of several documents on top of each other, with what reaches across rows."""

    def __init__(self, lengths: Sequence[int]) -> None:
        self.n = sum(lengths)
        sizes = np.asarray(lengths, dtype=np.int64)
        ends = np.cumsum(sizes)
        self.first = np.repeat(ends - sizes, sizes)
        """First row of the document of each row."""
        self.last = np.repeat(ends, sizes)
        """Row behind its last one."""
        self.at = np.arange(self.n)
        self.of = np.repeat(np.arange(len(sizes)), sizes)
        """Document of each row."""

    def shift(self, column: Floats, by: int, fill: float) -> Floats:
        """Value `by` rows further on in the same document, `fill` beyond its ends."""
        to = self.at + by
        inside = (to >= self.first) & (to < self.last)
        return np.where(inside, column[np.clip(to, 0, max(self.n - 1, 0))], fill).astype(np.float32)

    def total(self, column: Floats, low: Ints, high: Ints) -> Floats:
        """Sum over the rows [low, high) of each row."""
        sums = np.concatenate([[0.0], np.cumsum(column, dtype=np.float64)])
        result: Floats = (sums[high] - sums[low]).astype(np.float32)
        return result

    def window(self, column: Floats, radius: int) -> Floats:
        """Mean over the rows of the same document within a radius, the row itself included."""
        low = np.maximum(self.at - radius, self.first)
        high = np.minimum(self.at + radius + 1, self.last)
        result: Floats = (self.total(column, low, high) / (high - low)).astype(np.float32)
        return result

    def before(self, column: Floats) -> Floats:
        """Sum over the earlier rows of the same document."""
        return self.total(column, self.first, self.at)

    def whole(self, column: Floats) -> Floats:
        """Sum over all rows of the same document."""
        return self.total(column, self.first, self.last)

    def since(self, flag: npt.NDArray[np.bool_]) -> Floats:
        """Rows since the last flagged row of the same document, itself included; FAR if none."""
        last = np.maximum.accumulate(np.where(flag, self.at, -1)) if self.n else self.at
        return np.where(last >= self.first, np.minimum(self.at - last, FAR), FAR).astype(np.float32)

    def until(self, flag: npt.NDArray[np.bool_]) -> Floats:
        """Rows until the next flagged row of the same document, itself included; FAR if none."""
        ahead = np.where(flag, self.at, self.n)[::-1]
        following = np.minimum.accumulate(ahead)[::-1] if self.n else self.at
        return np.where(following < self.last, np.minimum(following - self.at, FAR), FAR).astype(
            np.float32
        )
