"""What the kernels know of the documents: their order, groups, times and where their words are counted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsdiff.language.hashing import Ints

Halves = NDArray[np.uint32]
"""Halves of hashes."""
Piles = NDArray[np.uint16]
"""Numbers of piles of keys."""

_BLOCK_BITS = 8
"""Slots of a block in the table that finds the document of a slot; 5 bytes per KB of text."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The documents of a run, numbered earliest first.

    Every word has a *slot*: the bytes of all earlier documents, plus its own number among the words of its
    document. So a slot is known from the document alone, words in a row have slots in a row, and no document
    is too long.
    """

    bases: Ints
    """Slot of the first word of each document, and at the end the number of slots."""
    groups: Ints
    """Number of the group of each document."""
    times: NDArray[np.float64]
    """Seconds since 1970 of each document, not decreasing; infinity where unknown."""
    table: NDArray[np.int32]
    """A document at or before the one of each block of slots."""
    since: int = 0
    """First new document: two documents before it are not compared."""

    @classmethod
    def of(cls, sizes: Ints, groups: Ints, times: NDArray[np.float64], since: int = 0) -> Layout:
        """Describe documents by the bytes of their texts, their groups and their times, earliest first."""
        bases = np.append(0, np.cumsum(sizes + 1, dtype=np.int64))
        blocks = np.arange(0, int(bases[-1]) + 1, 1 << _BLOCK_BITS)
        table = (np.searchsorted(bases, blocks, side="right") - 1).astype(np.int32)
        return cls(bases, groups, times, table, since)

    def documents(self, slots: Ints) -> Ints:
        """Return the document of each slot."""
        found: Ints = self.table[slots >> _BLOCK_BITS].astype(np.int64)
        behind = np.flatnonzero(self.bases[found + 1] <= slots)
        while behind.size:
            found[behind] += 1
            behind = behind[self.bases[found[behind] + 1] <= slots[behind]]
        return found

    @property
    def slot_bits(self) -> int:
        """Bits that hold any slot."""
        return int(self.bases[-1]).bit_length()
