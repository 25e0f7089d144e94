"""What the kernels know of the documents: their order, groups, times and where their words are counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsdiff.dates import instant
from newsdiff.model import Document

Ints = NDArray[np.int64]

_BLOCK_BITS = (
    8  # slots of a block in the table that finds the document of a slot; 5 bytes per KB of text
)


def order(documents: Sequence[Document]) -> list[int]:
    """Sort documents by the time of their publication, then by id; undated ones come last.

    Args:
        documents: In any order.

    Returns:
        Their positions, earliest first.

    Example:
        >>> a, b = Document("a", "", published="2020-05-02"), Document("b", "", published="2020-05-01")
        >>> order([a, b, Document("c", "")])
        [1, 0, 2]
    """
    times = [instant(document.published) for document in documents]
    return sorted(range(len(documents)), key=lambda i: (times[i], documents[i].id))


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents of a run, numbered earliest first.

    Every word has a *slot*: the characters of all earlier documents, plus its own number among the words of
    its document. So a slot is known from the document alone, words in a row have slots in a row, and no
    document is too long.
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
    def of(cls, documents: Sequence[Document]) -> Corpus:
        """Describe documents that are already in order."""
        lengths = [len(document.text) + 1 for document in documents]
        bases = np.append(0, np.cumsum(lengths, dtype=np.int64))
        numbers: dict[str, int] = {}
        groups = [numbers.setdefault(document.group, len(numbers)) for document in documents]
        blocks = np.arange(0, int(bases[-1]) + 1, 1 << _BLOCK_BITS)
        return cls(
            bases,
            np.array(groups, np.int64),
            np.array([instant(document.published) for document in documents]),
            (np.searchsorted(bases, blocks, side="right") - 1).astype(np.int32),
        )

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
