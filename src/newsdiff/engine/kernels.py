"""The first kernel, and the arrays that collect what the kernels return."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from newsdiff import fingerprint
from newsdiff.candidates import postings
from newsdiff.candidates.corpus import Corpus
from newsdiff.fingerprint import Batch

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Number = TypeVar("Number", bound=np.generic)


class Growing(Generic[Number]):
    """An array that grows at its end; with a good first guess it never stands in memory twice."""

    def __init__(self, dtype: type[Number], guess: int = 1 << 16) -> None:
        # Memory that is never written to costs nothing.
        self._array = np.empty(guess, dtype)
        self._size = 0

    def append(self, more: NDArray[Number]) -> None:
        """Put an array at the end."""
        size = self._size + more.size
        if size > self._array.size:
            grown = np.empty(max(size, self._array.size * 5 // 4), self._array.dtype)
            grown[: self._size] = self._array[: self._size]
            self._array = grown
        self._array[self._size : size] = more
        self._size = size

    def array(self) -> NDArray[Number]:
        """Return the whole, writable; it is not copied."""
        return self._array[: self._size]


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of some documents."""

    keys: Hashes
    """Their n-grams, as `postings.keys` packs them."""
    words: NDArray[np.uint32]
    """Half of the hash of every word."""
    documents: Ints
    """Number of the document of each paragraph that was read."""
    lengths: Ints
    """Words of each of these paragraphs."""
    paragraphs: tuple[Hashes, Ints, Ints]
    """Of those with at least n words: hash of all words, slot of the first, and number of words."""


def read(batch: Batch, corpus: Corpus, n: int) -> Read:
    """Read a batch: words, n-grams and paragraphs, numbered for the corpus.

    Args:
        batch: Paragraphs with the numbers that their documents have in the corpus.
        corpus: The documents.
        n: Words of an n-gram.

    Returns:
        Arrays in text order.
    """
    found = fingerprint.words(batch)
    lengths = np.diff(found.firsts)
    opens = np.flatnonzero(np.append(True, batch.documents[1:] != batch.documents[:-1]))
    # From the number of a word in the batch to its slot, by paragraph.
    own_first = np.repeat(found.firsts[opens], np.diff(np.append(opens, batch.documents.size)))
    shifts = corpus.bases[batch.documents] - own_first
    hashes, firsts = fingerprint.ngrams(batch, found, n)
    slots = firsts + np.repeat(shifts, lengths)[firsts]
    long = np.flatnonzero(lengths >= n)
    return Read(
        postings.keys(hashes, slots, corpus.slot_bits),
        (found.hashes >> np.uint64(32)).astype(np.uint32),
        batch.documents,
        lengths,
        (
            fingerprint.sequences(found, found.firsts[long], found.firsts[long + 1]),
            found.firsts[long] + shifts[long],
            lengths[long],
        ),
    )
