"""Words and n-grams of many documents at once: bytes in, numbers out.

In goes a batch, the texts of a few dozen documents as one UTF-8 blob; out come the hash of every word in a matched
paragraph (see `newsdiff.language.words`), and a hash of every n words in a row. With one `SCHEME` hashes are the
same on every machine; only a character that a newer Unicode defines may change.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from newsdiff.corpus.index.batching import Batch
from newsdiff.language.hashing import Hashes, Ints, mix
from newsdiff.language.words import read_words

SCHEME = 3
"""Grows when a word or n-gram gets another hash, so that kept fingerprints can be distinguished."""

_BASE = 0x9E3779B97F4A7C15  # of the n-gram polynomial; odd, so that it has an inverse modulo 2**64


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a batch in text order."""

    hashes: Hashes
    """One per word."""
    firsts: Ints
    """First word of each paragraph of the batch, and at the end the number of words."""
    sums: Hashes
    """Prefix sums of the hashes, each times a power of the polynomial's base; one more than words."""

    @classmethod
    def of(cls, hashes: Hashes, firsts: Ints) -> Words:
        """Describe words by their hashes and the first of each paragraph."""
        # A sum of hashes times powers is the polynomial of any run of words: the difference of two prefix sums, divided
        # by the power of its first word.
        sums = np.zeros(hashes.size + 1, np.uint64)
        np.cumsum(hashes * _powers(1 << hashes.size.bit_length())[0][: hashes.size], out=sums[1:])
        return cls(hashes, firsts, sums)


def words(batch: Batch) -> Words:
    r"""Find and hash the words of a batch.

    Returns:
        Its words in text order.

    Example:
        >>> from newsdiff.corpus.index.batching import batches
        >>> from newsdiff.model import Document
        >>> [batch] = batches([(0, Document(id="a", text="It’s it's CAFÉ cafe\u0301"))])
        >>> a = words(batch).hashes
        >>> bool(a[0] == a[1] and a[2] == a[3])
        True
    """
    found = read_words(batch.blob, batch.starts, batch.ends)
    return Words.of(found.hashes, found.firsts)


def ngrams(batch: Batch, found: Words, n: int) -> tuple[Hashes, Ints]:
    """Hash every n words in a row.

    They run over the breaks between matched paragraphs, but never into another document or over a
    paragraph that was left out.

    Returns:
        The hashes in text order, and the number of the first word of each.
    """
    n_words = found.hashes.size
    if n_words < n:
        return np.empty(0, np.uint64), np.empty(0, np.int64)
    stretches = np.repeat(np.cumsum(~batch.is_joined), np.diff(found.firsts))
    firsts = np.flatnonzero(stretches[: n_words - n + 1] == stretches[n - 1 :])
    # Slices are read several times as fast as words by their numbers, and nearly all are wanted.
    hashes = sequences(found, slice(0, n_words - n + 1), slice(n, None))
    return hashes[firsts], firsts


def sequences(found: Words, firsts: Ints | slice, lasts: Ints | slice) -> Hashes:
    """Hash runs of words of any length: polynomials of the word hashes, taken from one prefix sum.

    Returns:
        One hash per run; equal runs of words have equal hashes wherever they are.
    """
    _, inverses = _powers(1 << found.hashes.size.bit_length())
    return mix((found.sums[lasts] - found.sums[firsts]) * inverses[firsts])


@cache
def _powers(n: int) -> tuple[Hashes, Hashes]:
    """Return the first n powers of the polynomial's base and of its inverse, modulo 2**64."""
    bases = (_BASE, pow(_BASE, -1, 1 << 64))
    powers, inverses = (np.full(n, base, np.uint64) for base in bases)
    for array in (powers, inverses):
        array[0] = 1
        np.multiply.accumulate(array, out=array)
    return powers, inverses
